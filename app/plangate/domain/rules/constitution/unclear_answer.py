"""An answer cannot be taken for yes, and is no plain no."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Severity, Status, Strength
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import shown


@rule(
    "unclear-answer",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: as far as time allows ◀
            - **II. Test-First**: PASS. The tests of the queries come first.
            - **III. Plain Language**: PASS. One sentence for each message.
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: one module, and no new service.
            - **II. Test-First**: PASS. The tests of the queries come first.
            - **III. Plain Language**: PASS. One sentence for each message, unless there is nothing to say.
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unclear_answer(case: Case) -> Iterator[Remark]:
    """An answer denies, excepts or makes a condition of what its principle demands, and no plain verdict settles it.

    Two verdicts that contradict each other, and a word or a sign in the place of a verdict that no dialect has, are
    unclear too. It is no accusation: nothing here says that the principle is violated. It does not count as answered
    either, for nobody can tell. It weighs high where the principle is NON-NEGOTIABLE. A denial of something else, such
    as `no new service`, is a statement like any other.

    Write PASS, VIOLATION with a row in Complexity Tracking, or N/A with the reason.

    Source: `templates/plan-template.md`: "GATE: Must pass before Phase 0 research."
    """
    unclear = {row.principle: row.line for row in case.matrix if row.status is Status.UNCLEAR}
    for answer in case.answers:
        if answer.status is Status.UNCLEAR and (not answer.principles or _is_what_stands(answer, unclear)):
            gate = answer.gate
            said = shown(gate.text or gate.title)
            yield Remark(
                gate.span,
                f"Line {gate.span.line} says “{said}”, neither a plain yes nor a plain no. Write PASS, VIOLATION with a"
                " row in Complexity Tracking, or N/A with the reason.",
                principle=next(iter(answer.principles), None),
                severity=Severity.HIGH if _is_non_negotiable(case, answer) else None,
            )


def _is_what_stands(answer: MatchedGate, unclear: dict[str, int | None]) -> bool:
    """Whether no other answer settles what one of its principles is left with."""
    return any(unclear.get(id) == answer.gate.span.line for id in answer.principles)


def _is_non_negotiable(case: Case, answer: MatchedGate) -> bool:
    principles = map(case.constitution.principle, answer.principles)
    return any(one is not None and one.strength is Strength.NON_NEGOTIABLE for one in principles)
