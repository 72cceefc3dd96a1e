"""A question of the plan or its research is open."""

from collections.abc import Iterator

from app.domain.findings import LawStatus, Severity
from app.domain.markdown import Span, read_markdown
from app.domain.rules.clarification import open_markers
from app.domain.rules.rule import Case, Example, Remark, rule

_TODO = "Write the answer in its place, or just delete the mark if the plan or research.md has the answer already."


@rule(
    "open-clarification",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Storage**: PostgreSQL 16; scanned pages NEEDS CLARIFICATION: object store or database ◀
            **Testing**: [NEEDS CLARIFICATION: which runner do all teams use?] ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Summary

            No NEEDS CLARIFICATION marker remains. `NEEDS CLARIFICATION` is quoted here.

            ## Technical Context

            **Storage**: PostgreSQL 16 (was NEEDS CLARIFICATION, resolved with the author)

            - [x] All NEEDS CLARIFICATION resolved
            - For each NEEDS CLARIFICATION → a task in research.md
            """
        ),
        Example(
            plan="""
            ## Constitution Check

            - **Constitution**: not written yet. BLOCKED (NEEDS CLARIFICATION)
            """
        ),
    ),
)
def open_clarification(case: Case) -> Iterator[Remark]:
    """A question that the plan itself marks as open has no answer.

    `NEEDS CLARIFICATION` is the one legal mark for something unknown, and a plan is done when none is left. A mark
    counts when it is really open: not where it is negated, ticked, struck, quoted, in a heading, or answered.
    Those of research.md count as well. Where the repository has no law, its Constitution Check cannot answer.

    Answer the question, in `/speckit.clarify` or in research.md, and replace the mark by the answer; delete the mark
    where research.md or the plan has the answer already.

    Source: `templates/commands/plan.md`: "ERROR on gate failures or unresolved clarifications".
    """
    unfilled = {token.span.line for token in case.placeholders}
    for span in open_markers(case.plan.document):
        if span.line not in unfilled and not _asks_for_law(case, span):
            yield Remark(span, f"NEEDS CLARIFICATION is open here. {_TODO}")
    research = case.feature.file("research.md")
    if research is None or research.text is None:
        return
    for span in open_markers(read_markdown(research.text)):
        yield Remark(span, f"NEEDS CLARIFICATION is open in this plan's research. {_TODO}", path=research.path)


def _asks_for_law(case: Case, span: Span) -> bool:
    """Whether the marker stands in a check that has nothing to check against: that is said once, of the law."""
    checks = (check.section.span for check in case.plan.checks)
    return case.constitution.status is not LawStatus.OK and any(check.contains(span.line) for check in checks)
