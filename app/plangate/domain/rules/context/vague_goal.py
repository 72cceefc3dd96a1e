"""A goal has no number."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_GOALS = ("Performance Goals", "Constraints", "Scale/Scope")
_MEASURED = re.compile(
    r"\d|\b(?:n/?a|none|not applicable|no (?:new|additional|further|special|change)|zero|one|two|three|single|same"
    r"|unchanged|must|only|never|offline|without)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:fast|quick\w*|scalable|secure|robust|intuitive|responsive|efficient\w*|performant|good|high|low|reasonable"
    r"|acceptable|smooth|snappy)\b",
    re.IGNORECASE,
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
    return _VAGUE.search(value) is not None and not _MEASURED.search(value)
