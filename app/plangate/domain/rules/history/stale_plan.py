"""The specification moved on, and the plan did not."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import changed_specification, plan_stands
from plangate.domain.documents.layout import PLAN, TASKS
from plangate.domain.model.findings import Severity
from plangate.domain.policy import History
from plangate.domain.rules.cause import Cause, Step
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_BEFORE = "# Feature Specification: Search\n\n- **FR-001**: Readers MUST find books by title.\n"
_PLAN = """\
# Implementation Plan: Search the catalogue

## Summary

- [ ] Readers find books by title.
"""


@rule(
    "stale-plan",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            - [x] Readers find books by title.
            """,
            files={
                "specs/001-search/spec.md": f"{_BEFORE}- **FR-002**: Readers MUST find books by author. ◀\n",
            },
            before={"specs/001-search/plan.md": _PLAN, "specs/001-search/spec.md": _BEFORE},
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            - [ ] Readers find books by title, and by author.
            """,
            files={"specs/001-search/spec.md": f"{_BEFORE}- **FR-002**: Readers MUST find books by author.\n"},
            before={"specs/001-search/plan.md": _PLAN, "specs/001-search/spec.md": _BEFORE},
        ),
    ),
)
def stale_plan(case: Case) -> Iterator[Remark]:
    """The pull request changes what the specification says, and in the plan nothing, or ticks, dates and marks alone.

    Who builds by the plan builds what was wanted before. Ticks, dates, states, punctuation and the targets of links are
    no change, in neither file, nor are spelling and the order of lines in the specification; a plan that is still the
    template, or in another format, cannot be out of date. Where the policy says `history: frozen`, nothing is said.

    Bring the plan up to date with `/speckit.plan`, or say in it that the change needs nothing.

    Source: `docs/guides/evolving-specs.md`, Living Spec.
    """
    feature = case.feature
    if case.policy.history is History.FROZEN or case.why_untouched or not plan_stands(feature):
        return
    change = changed_specification(feature)
    if change:
        path, line = change
        message = (
            "The specification changes here, and the plan, made for an earlier one, does not."
            " Bring the plan up to date, or say in it that the change needs nothing."
        )
        cause = Cause(Step.UPDATE, names=frozenset({PLAN, TASKS}))
        yield Remark(Span(line, line), message, path=path, once=True, cause=cause)
