"""The plan has no Constitution Check."""

from collections.abc import Iterator

from app.domain.findings import LawStatus, Severity
from app.domain.markdown import Span
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.samples import CONSTITUTION


@rule(
    "missing-constitution-check",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue ◀

            ## Summary

            Readers find books by title.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            # Implementation Plan: Search the catalogue ◀

            ## Approach

            Titles are indexed at night.
            """,
            constitution=CONSTITUTION,
            template="""
            # Implementation Plan: [FEATURE]

            ## Approach

            [How it is built]
            """,
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Constitution Check ✅

            All principles hold.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            The repository has no constitution.
            """
        ),
    ),
)
def missing_constitution_check(case: Case) -> Iterator[Remark]:
    """The repository has a constitution, and the plan has no Constitution Check.

    The section is where a plan declares, before research and again after design, that it respects each principle.
    Without it nobody has asked. Its heading may be numbered, translated or decorated. It weighs medium where the
    repository's own template has no such section: the plan does what its template asks.

    Add `## Constitution Check` and answer each principle of the constitution.

    Source: `templates/commands/plan.md`: "Fill Constitution Check section from constitution".
    """
    if case.plan.checks or case.constitution.status is not LawStatus.OK:
        return
    line = case.plan.title_span.line
    names = f"{len(case.constitution.principles)} principles" if len(case.constitution.principles) > 1 else "law"
    message = f"The plan has no Constitution Check: nothing answers the constitution's {names}."
    todo = "Add one, with an answer for each" if len(case.constitution.principles) > 1 else "Add one"
    if case.template.path is not None and not case.template.plan.checks:
        yield Remark(Span(line, line), f"{message} {todo}, and ask for it in the template.", severity=Severity.MEDIUM)
    else:
        yield Remark(Span(line, line), f"{message} {todo}.")
