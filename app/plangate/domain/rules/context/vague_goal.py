"""A goal has no number."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import has_digit

_GOALS = ("Performance Goals", "Constraints", "Scale/Scope")
_MEASURED = Vocabulary(
    "n/a, na, none, not applicable, no new, no additional, no further, no special, no change, zero, one, two, three,"
    " single, same, unchanged, must, only, never, offline, without"
)
_VAGUE = Vocabulary(
    "fast, quick*, scalable, secure, robust, intuitive, responsive, efficient*, performant, good, high, low,"
    " reasonable, acceptable, smooth, snappy"
)


@rule(
    "vague-goal",
    severity=Severity.INFO,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Performance Goals**: Fast and responsive search ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Technical Context

            **Performance Goals**: 200 ms p95 for a prefix of three letters
            **Constraints**: N/A
            """
        ),
    ),
)
def vague_goal(case: Case) -> Iterator[Remark]:
    """Performance Goals, Constraints or Scale promise something that nobody can measure.

    "Fast" is met by everything. A goal that a test can miss has a number and a unit. It is a note only, and given where
    the value has a vague word and neither a number nor a limit.

    Write the number, or `N/A`.

    Source: `templates/commands/analyze.md`, 4.B: vague adjectives without measurable criteria.
    """
    for field in case.plan.context:
        if field.key in _GOALS and _is_vague(field.value):
            message = f"{field.name} has no number: nobody can tell whether it is met. Write one, or N/A."
            place = Span(field.span.line, field.span.line)
            yield Remark(field.span, message, cause=unfilled(place, words=True))


def _is_vague(value: str) -> bool:
    return _VAGUE.stands_in(value) and not has_digit(value) and not _MEASURED.stands_in(value)
