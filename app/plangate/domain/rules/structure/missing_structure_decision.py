"""The plan does not say which structure it chose."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.model import Role, Section
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule

_TEMPLATE = """
    ## Project Structure

    ### Source Code (repository root)

    **Structure Decision**: [Say which structure and why]
    """


@rule(
    "missing-structure-decision",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            ## Project Structure ◀

            ### Source Code (repository root)

            ```text
            src/
            └── search.py
            ```
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            src/
            └── search.py
            ```

            **Structure Decision**: One module, because search has no other user.
            """,
            template=_TEMPLATE,
        ),
    ),
)
def missing_structure_decision(case: Case) -> Iterator[Remark]:
    """Project Structure shows a tree, and not why it is so.

    The tree says where code will lie; the decision says why there, and is what the next plan in the same place reads.
    It is asked for where the repository's template asks for it.

    Add `**Structure Decision**:` and a sentence below the tree.

    Source: `templates/plan-template.md`, Structure Decision.
    """
    section = next(filter(_is_structure, case.plan.sections), None)
    if section is None or case.template.plan.structure_decision is None:
        return
    decision = case.plan.structure_decision
    if decision and decision.value.strip():
        return
    todo = "Add `**Structure Decision**:` and a sentence below the tree."
    span = decision.span if decision else section.heading
    yield Remark(span, f"Project Structure does not say why it is so. {todo}")


def _is_structure(section: Section) -> bool:
    return section.role is Role.PROJECT_STRUCTURE and section.level == 2
