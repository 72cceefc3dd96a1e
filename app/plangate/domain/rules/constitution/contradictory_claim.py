"""The plan claims that nothing is violated, and declares the opposite."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import chain

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import fold_title, gate_key
from plangate.domain.analysis.violations import unjustified, violations
from plangate.domain.documents.commitment import says_when
from plangate.domain.documents.dialects.phrases import has_word, pattern_of
from plangate.domain.documents.plan.constitution_check.claims import (
    admits_violation,
    claims_all,
    is_legend,
    is_recheck,
    no_violations,
    sentences,
)
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import is_result_label
from plangate.domain.documents.plan.model import BlanketStatement, Box, Plan
from plangate.domain.matching import MatchedBy, MatchedGate
from plangate.domain.model.findings import Phase, Severity, Status
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Document, Span
from plangate.domain.text.phrases import shown
from plangate.domain.text.words import fold

_MAX_SENTENCE_LENGTH = 300
"""Characters of a sentence that is looked at."""
_BEFORE_DENIAL = re.compile(
    r"""(?ix)
    (?:[\W_]|there\s(?:are|is|were|was)\b|we\s(?:have|found|see)\b|n/a\b|none\b|not\s(?:applicable|required|needed)\b
      |(?:this|the|our)\s(?:plan|feature|design|change)\s(?:has|contains|introduces|makes)\b
      |(?:constitution(?:al)?|charter|complexity|gate|check|overall|final|status|results?)\b
      |es\s(?:gibt|liegen|bestehen)\b|il\sn['’]y\sa\b|憲章|憲法|原則|この計画|本計画|に|は|の|宪章|宪法|原则|本计划|헌장|원칙)*
    """
)
"""What may stand before a denial of all: anything else names a part of the plan, or a condition."""
_BEHIND_DENIAL = re.compile(
    rf"""(?isx)
    (?:\s*(?:requir(?:e|es|ing)|need(?:s|ing)?|that|which|must(?!\s+(?:principle|gate|rule))|to|be|is|are|were|was
      |have|has|been|found|detected|identified|declared|present|exists?|justif(?:y|ication|ied)|track(?:ed)?
      |document(?:ed)?|report(?:ed)?|in|of|from|against|for|by|this|the|any|our|its|all|core|plan|feature|design
      |constitution\w*|charter|principles?|gates?|festgestellt|gefunden|vor|zu|begründen|que|justificar
      |detectad[ao]s?|identificad[ao]s?|justifier|constatée?s?|del\w{{2}}|です|습니다|음|(?!(?-i:[IVXL]+\b)|\d)\w{{1,3}}
      |{pattern_of("law", "principles", "whole").pattern})(?!\w))*
    \s*(?:[.;:,!()|。；：，、！（）–—-].*)?
    """
)
"""What may follow it: words that limit it to nothing, and what stands behind a stop."""
_RESERVE = re.compile(
    r"""(?ix)\?|\bnone\s+of\b|\b(?:without|un\w+ed|not\s+(?:yet\s+)?\w+ed|others|otherwise
      |elsewhere|else|rest|remain\w*|once|conflicts?|exceptions?)\b
      |violat.*violat|deviat.*deviat|violat.*deviat|deviat.*violat"""
)
_NO_DENIALS = (is_legend, is_recheck, admits_violation, _RESERVE.search, partial(has_word, field="further"))
"""What tells that a sentence does not deny all violations."""


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
    with one justified deviation`, `all other gates pass`, `no further violations`), and a gate that gives the reason of
    its exception itself contradicts nothing. A bare result such as `Gate result:
    PASS` denies no violation. An unticked box that names its own condition, or when it will be ticked, or that answers
    behind a line of the template, contradicts nothing, and neither do rows of Complexity Tracking that name no
    principle.

    Correct the sentence, or the gate.

    Source: `templates/commands/plan.md`: gates are evaluated, violations justified.
    """
    for claim, against in chain(_contradicted_in_checks(case), _contradicted_in_tracking(case)):
        yield _remark(claim, against)


def _contradicted_in_checks(case: Case) -> Iterator[tuple[BlanketStatement, MatchedGate]]:
    """The claims of checks that all gates pass, each with the gate that says the opposite."""
    printed = _folded(case.template.plan.claims)
    opposites = {(phase, denial): _Opposites(case, phase, denial=denial) for phase in Phase for denial in (True, False)}
    named = _named(case)
    for claim in case.plan.claims:
        about = named.get(claim.span, frozenset())
        against = opposites[claim.phase, no_violations(claim.text) is not None].first(about)
        if against is None or _is_admitted(claim, about, against) or _is_mere_result(claim, against):
            continue
        if _says_pass(claim) and fold(claim.text) not in printed:
            yield claim, against


def _is_admitted(claim: BlanketStatement, about: Collection[str], against: MatchedGate) -> bool:
    """Whether the check's result names the one principle that is violated: that is told there, and not denied."""
    label, colon, _ = claim.text.replace("：", ":").partition(":")
    return bool(colon) and is_result_label(label) and len(about) == 1 and against.status is Status.VIOLATION


def _is_mere_result(claim: BlanketStatement, against: MatchedGate) -> bool:
    """Whether a result such as `Gate result: PASS` denies no violation: a gate passes with those that have a reason."""
    return against.status is Status.VIOLATION and not claims_all(claim.text)


def _contradicted_in_tracking(case: Case) -> Iterator[tuple[BlanketStatement, MatchedGate]]:
    """The denials in Complexity Tracking, each with the violation that a row there justifies."""
    against = _tracked(case)
    if against is not None:
        yield from ((claim, against) for claim in _own_denials(case))


def _folded(claims: Iterable[BlanketStatement]) -> frozenset[str]:
    return frozenset(fold(claim.text) for claim in claims)


def _says_pass(claim: BlanketStatement) -> bool:
    return claim.status is Status.PASS and not admits_violation(claim.text)


def _remark(claim: BlanketStatement, against: MatchedGate) -> Remark:
    name = shown(against.gate.title, 60)
    says = "declares a violation" if against.status is Status.VIOLATION else "is an unticked box"
    message = f"“{shown(claim.text)}” contradicts line {against.gate.span.line}: {name} {says}."
    return Remark(claim.span, f"{message} Correct one of them.", principle=against.principle)


def _tracked(case: Case) -> MatchedGate | None:
    """The first violation that a row of Complexity Tracking justifies, and no later check takes back."""
    declared = violations(case)
    bare = unjustified(case, declared)
    return next((answer for answer in declared if answer not in bare and _stands(case, answer)), None)


def _stands(case: Case, violation: MatchedGate) -> bool:
    """Whether no later check takes it back; of what is taken back principle by principle, none is declared any more."""
    if violation.principles:
        return True
    return all(answer.gate.phase is not Phase.POST_DESIGN for answer in case.answers)


def _named(case: Case) -> dict[Span, frozenset[str]]:
    """The principles that a sentence names, by its place: a check may have thousands of sentences and of gates."""
    named: dict[Span, frozenset[str]] = {}
    for answer in case.answers:
        if answer.how in (MatchedBy.NUMERAL, MatchedBy.NAME):
            named[answer.gate.span] = named.get(answer.gate.span, frozenset()).union(answer.principles)
    return named


class _Opposites:
    """The answers of a phase that say the opposite of a claim, looked through once."""

    def __init__(self, case: Case, phase: Phase, *, denial: bool) -> None:
        pointed = {id for answer in case.answers if answer.gate.refers_back for id in answer.principles}
        in_phase = (answer for answer in case.answers if _is_of(answer, phase, pointed))
        printed = tuple(fold_title(gate.title) for gate in case.template.plan.gates)
        against = (answer for answer in in_phase if _says_opposite(answer, denial=denial))
        self._answers = [answer for answer in against if not _adds_to(printed, answer)]
        self._first_of: dict[str, int] = {}
        for place, answer in reversed([*enumerate(self._answers)]):
            self._first_of.update(dict.fromkeys(answer.principles, place))

    def first(self, about: Collection[str]) -> MatchedGate | None:
        """The first of them, of the principles that the claim is about where it names some."""
        if not about:
            return next(iter(self._answers), None)
        places = self._first_of.keys() & about
        return self._answers[min(map(self._first_of.__getitem__, places))] if places else None


def _is_of(answer: MatchedGate, phase: Phase, pointed: set[str]) -> bool:
    """Whether a check of that phase gives the answer, or repeats the violation by pointing back to it."""
    repeats = answer.status is Status.VIOLATION and phase is Phase.POST_DESIGN
    return answer.gate.phase is phase or (repeats and not pointed.isdisjoint(answer.principles))


def _says_opposite(answer: MatchedGate, *, denial: bool) -> bool:
    """Whether an answer contradicts a claim; `denial`: one that nothing is violated, which work to come does not."""
    if answer.status is Status.VIOLATION:
        # `PASS with one exception, since …` is a pass to its author, who then says that all gates pass.
        return not answer.gate.excused
    if denial and answer.gate.announced:
        return False
    is_open = answer.gate.box is Box.OPEN and answer.status in (Status.UNANSWERED, Status.PENDING)
    return is_open and not says_when(f"{answer.gate.label} {answer.gate.text}")


def _adds_to(printed: tuple[str, ...], answer: MatchedGate) -> bool:
    """Whether an open box has a printed line with an answer behind it: what was forgotten is the tick alone."""
    if answer.status is Status.VIOLATION:
        return False
    key = gate_key(answer.gate)
    return key.startswith(printed) and key not in printed


def _own_denials(case: Case) -> Iterator[BlanketStatement]:
    """The sentences that say of the whole plan that it violates nothing, but for those that the template prints."""
    printed = _folded(_denials(case.template.plan))
    return (claim for claim in _denials(case.plan) if fold(claim.text) not in printed)


def _denials(plan: Plan) -> Iterator[BlanketStatement]:
    for claim in plan.complexity_claims:
        for sentence in (part.strip() for _, said in sentences(claim.text) for part in said.split(";")):
            if _denies_all(sentence):
                yield BlanketStatement(sentence, claim.status, claim.phase, _place(plan.document, claim.span, sentence))


def _denies_all(sentence: str) -> bool:
    denial = no_violations(sentence) if len(sentence) <= _MAX_SENTENCE_LENGTH else None
    if denial is None or any(excludes(sentence) for excludes in _NO_DENIALS):
        return False
    start, end = denial
    return bool(_BEFORE_DENIAL.fullmatch(sentence, 0, start) and _BEHIND_DENIAL.fullmatch(sentence, end))


def _place(document: Document, span: Span, sentence: str) -> Span:
    """The line of a block that the sentence begins on, as far as its first words tell."""
    first = " ".join(sentence.split()[:3])
    line = next((number for number in span.lines if first in document.line(number)), span.line)
    return Span(line, line)
