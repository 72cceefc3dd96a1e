"""A declared violation is not justified."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.violations import is_known_deviation, unjustified, violations
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import Cause, Step
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import shown
from plangate.domain.text.vocabulary import Vocabulary

_REASON = Vocabulary("because, since, due to, reason, as the, needed for, needed to, required for, required by")
_MITIGATION = Vocabulary(
    "mitigat*, compensat*, instead, fallback, workaround, tracked in, tracked as, tracked by, follow-up, guarded by,"
    " limited to"
)
_HEAD = """\
## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|--------------------------------------|"""
"""The section as the template has it."""


@rule(
    "unjustified-violation",
    severity=Severity.CRITICAL,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            | Principle | Status |
            |-----------|--------|
            | I. Small Parts | ❌ VIOLATION | ◀
            | II. Test-First | PASS |
            | III. Plain Language | PASS |
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            | Principle | Status |
            |-----------|--------|
            | I. Small Parts | ❌ VIOLATION |
            | II. Test-First | PASS |
            | III. Plain Language | PASS |

            ## Complexity Tracking

            | Violation | Why Needed | Simpler Alternative Rejected Because |
            |-----------|------------|--------------------------------------|
            | I. Small Parts: index in the catalogue | They share one transaction | A module loses books |
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unjustified_violation(case: Case) -> Iterator[Remark]:
    """A violation is declared, and nothing in Complexity Tracking justifies it.

    A plan may depart from a principle when it says why, and which simpler way it rejected. A violation without that is
    a decision nobody took. A row, a bullet or a sentence of Complexity Tracking counts when it names the gate or its
    principle. It weighs medium when the gate itself gives its reason as one (*justified deviation*, a cell or a line
    called *Justification*) or reason and mitigation, and nothing where the constitution lists the deviation as known.

    Add the row to Complexity Tracking, or change the plan so that the principle holds.

    Source: `templates/commands/plan.md`: "Evaluate gates (ERROR if violations unjustified)".
    """
    for answer in unjustified(case, violations(case)):
        if not is_known_deviation(case, answer):
            justified = _justifies_itself(answer)
            yield Remark(
                answer.gate.span,
                _message(shown(answer.gate.title, 60), justified=justified),
                principle=next(iter(answer.principles), None),
                severity=Severity.MEDIUM if justified else None,
                to_copy=_row(case, answer),
                cause=Cause(Step.KEEP_LAW, frozenset(answer.gate.span.lines)),
            )


def _message(title: str, *, justified: bool) -> str:
    if justified:
        return f"{title} makes an exception and gives its reason here alone. Add it as a row of Complexity Tracking."
    return (
        f"{title} is violated without a reason. Add a row to Complexity Tracking, or change the plan so that it holds."
    )


def _row(case: Case, answer: MatchedGate) -> str:
    """The row of Complexity Tracking that is missing, with blanks that excuse nothing before they are filled."""
    row = f"| {shown(answer.gate.title, 60).replace('|', '/')} | … | … |"
    return row if case.plan.complexity else f"{_HEAD}\n{row}"


def _justifies_itself(answer: MatchedGate) -> bool:
    """Whether the gate gives its reason as one, or its words tell a reason and a mitigation."""
    return answer.gate.excused or all(words.stands_in(answer.gate.text) for words in (_REASON, _MITIGATION))
