"""The plan has no Constitution Check."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.headings import role_of
from plangate.domain.documents.plan.model import Role
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Fence, Span, heading_in


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
    place = Span(case.plan.title_span.line, case.plan.title_span.line)
    message = _message(case)
    if case.template.path is not None and not case.template.plan.checks:
        yield Remark(place, f"{message}, and ask for it in the template.", severity=Severity.MEDIUM)
    else:
        yield Remark(place, f"{message}.")


def _message(case: Case) -> str:
    """What is missing and what to do, without its full stop."""
    count = len(case.constitution.principles)
    names, todo = (f"{count} principles", "Add one, with an answer for each") if count > 1 else ("law", "Add one")
    fence = _fence_over_it(case)
    if fence is not None:
        todo = f"The code fence of line {fence.span.line} is never closed, so that its heading is code: close the fence"
    return f"The plan has no Constitution Check: nothing answers the constitution's {names}. {todo}"


def _fence_over_it(case: Case) -> Fence | None:
    """The fence without an end that the heading of a Constitution Check lies in."""
    return next((fence for fence in case.plan.document.blocks_of(Fence) if _swallows_a_check(fence)), None)


def _swallows_a_check(fence: Fence) -> bool:
    return not fence.closed and any(_heads_a_check(line.text) for line in fence.lines)


def _heads_a_check(line: str) -> bool:
    level, title = heading_in(line)
    return level > 0 and role_of(title, level) is Role.CONSTITUTION_CHECK
