"""The plan claims that nothing is violated, and declares the opposite."""

import re
from collections.abc import Iterator

from app.domain.findings import Severity, Status
from app.domain.matching import Answer
from app.domain.plan.model import Box, Claim
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.samples import CONSTITUTION
from app.domain.rules.words import shown

_CONDITIONAL = re.compile(r"\b(?:if|when|where|only for|for features)\b|\boptional\b", re.IGNORECASE)


@rule(
    "contradictory-claim",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            - [x] **Small Parts**: DEVIATION, the index lives in the catalogue, see Complexity Tracking
            - [x] **Test-First**: tests of the queries come first
            - [x] **Plain Language**: one sentence for each message

            **Gate result**: PASS, no constitution violations. ◀

            ## Complexity Tracking

            | Violation | Why Needed | Simpler Alternative Rejected Because |
            |-----------|------------|--------------------------------------|
            | Small Parts: index in the catalogue | They share one transaction | A module of its own loses books |
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - [x] **Small Parts**: the index is a module
            - [x] **Test-First**: tests of the queries come first
            - [x] **Plain Language**: one sentence for each message

            **Gate result**: PASS, no constitution violations.

            ## Complexity Tracking

            | Violation | Why Needed | Simpler Alternative Rejected Because |
            |-----------|------------|--------------------------------------|
            | None; one more table | Prefixes are queried often | A scan takes 9 s |
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def contradictory_claim(case: Case) -> Iterator[Remark]:
    """The plan claims that all gates pass, or that nothing is violated, beside a gate that says the opposite.

    One of the two is wrong, and a reader who trusts the summary misses the violation. The claim and the gate must
    belong to the same phase. A legend is no claim, an unticked box that names its own condition contradicts nothing,
    and neither do rows of Complexity Tracking that name no principle.

    Correct the sentence, or the gate.

    Source: `templates/commands/plan.md`: gates are evaluated, violations justified.
    """
    for check in case.plan.checks:
        for claim in check.claims:
            against = next((answer for answer in case.answers if _contradicts(answer, claim)), None)
            if claim.status is Status.PASS and against is not None:
                name = shown(against.gate.label or against.gate.text, 60)
                says = "declares a violation" if against.status is Status.VIOLATION else "is an unticked box"
                message = f"“{shown(claim.text)}” contradicts line {against.gate.span.line}: {name} {says}."
                yield Remark(claim.span, message, principle=_principle(against))


def _contradicts(answer: Answer, claim: Claim) -> bool:
    if answer.gate.phase is not claim.phase:
        return False
    if answer.status is Status.VIOLATION:
        return True
    is_open = answer.gate.box is Box.OPEN and answer.status in (Status.UNANSWERED, Status.PENDING)
    return is_open and not _CONDITIONAL.search(f"{answer.gate.label} {answer.gate.text}")


def _principle(answer: Answer) -> str | None:
    return answer.principles[0] if len(answer.principles) == 1 else None
