"""The plan claims that nothing is violated, and declares the opposite."""

import re
from collections.abc import Collection, Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.no_violation_claims import denials
from plangate.domain.analysis.violations import unjustified, violations
from plangate.domain.documents.plan.constitution_check.blanket_statements import admits_violation
from plangate.domain.documents.plan.model import BlanketStatement, Box
from plangate.domain.matching import MatchedBy, MatchedGate
from plangate.domain.model.findings import Phase, Severity, Status
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import shown
from plangate.domain.text.words import fold

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
        Example(
            plan="""
            ## Post-Design Constitution Check

            ### ✅ All Gates Remain Valid

            - [ ] Every screen is reachable by keyboard
            """,
            constitution=CONSTITUTION,
            template="""
            # Implementation Plan: [FEATURE]

            ## Post-Design Constitution Check

            ### ✅ All Gates Remain Valid

            - [ ] [The exit criteria of this phase]
            """,
        ),
    ),
)
def contradictory_claim(case: Case) -> Iterator[Remark]:
    """The plan claims that all gates pass, or that nothing is violated, beside a gate that says the opposite.

    One of the two is wrong, and a reader who trusts the summary misses the violation. The claim and the gate must
    belong to the same phase, and a claim about some principles speaks of these alone. In Complexity Tracking, “no
    violations” contradicts a violation that a row there justifies; where no row does, the missing reason is what is
    told. A legend is no claim, nor is what the template prints itself, nor a sentence that admits a violation (`PASS
    with one justified deviation`, `all other gates pass`, `no further violations`); an unticked box that names its own
    condition contradicts nothing, and neither do rows of Complexity Tracking that name no principle.

    Correct the sentence, or the gate.

    Source: `templates/commands/plan.md`: gates are evaluated, violations justified.
    """
    printed = {fold(claim.text) for check in case.template.plan.checks for claim in check.claims}
    denials_of = {phase: _Denials(case, phase) for phase in Phase}
    named = _named(case)
    for check in case.plan.checks:
        for claim in check.claims:
            about = named.get(claim.span, frozenset())
            against = denials_of[claim.phase].first(about) if claim.status is Status.PASS else None
            if against is not None and fold(claim.text) not in printed and not admits_violation(claim.text):
                yield _remark(claim, against)
    tracked = _tracked(case)
    if tracked is not None:
        yield from (_remark(claim, tracked) for claim in denials(case))


def _remark(claim: BlanketStatement, against: MatchedGate) -> Remark:
    name = shown(against.gate.label or against.gate.text, 60)
    says = "declares a violation" if against.status is Status.VIOLATION else "is an unticked box"
    message = f"“{shown(claim.text)}” contradicts line {against.gate.span.line}: {name} {says}."
    return Remark(claim.span, f"{message} Correct one of them.", principle=_principle(against))


def _tracked(case: Case) -> MatchedGate | None:
    """The first violation that a row of Complexity Tracking justifies, and no later check takes back."""
    declared = violations(case)
    bare = unjustified(case, declared)
    standing = {row.principle for row in case.matrix if row.status is Status.VIOLATION}
    late = any(answer.gate.phase is Phase.POST_DESIGN for answer in case.answers)
    for answer in declared:
        stands = not standing.isdisjoint(answer.principles) if answer.principles else not late
        if stands and answer not in bare:
            return answer
    return None


def _named(case: Case) -> dict[Span, frozenset[str]]:
    """The principles that a sentence names, by its place: a check may have thousands of sentences and of gates."""
    named: dict[Span, frozenset[str]] = {}
    for answer in case.answers:
        if answer.how in (MatchedBy.NUMERAL, MatchedBy.NAME):
            named[answer.gate.span] = named.get(answer.gate.span, frozenset()).union(answer.principles)
    return named


class _Denials:
    """The answers of a phase that say the opposite of a claim, looked through once."""

    def __init__(self, case: Case, phase: Phase) -> None:
        denied = [answer for answer in case.answers if _denies(answer, phase)]
        self._any = next(iter(denied), None)
        self._of = {id: (place, answer) for place, answer in reversed([*enumerate(denied)]) for id in answer.principles}

    def first(self, about: Collection[str]) -> MatchedGate | None:
        """The first of them, of the principles that the claim is about where it names some."""
        if not about:
            return self._any
        found = (self._of[id] for id in about if id in self._of)
        return min(found, key=lambda one: one[0], default=(0, None))[1]


def _denies(answer: MatchedGate, phase: Phase) -> bool:
    if answer.gate.phase is not phase:
        return False
    if answer.status is Status.VIOLATION:
        return True
    is_open = answer.gate.box is Box.OPEN and answer.status in (Status.UNANSWERED, Status.PENDING)
    return is_open and not _CONDITIONAL.search(f"{answer.gate.label} {answer.gate.text}")


def _principle(answer: MatchedGate) -> str | None:
    return answer.principles[0] if len(answer.principles) == 1 else None
