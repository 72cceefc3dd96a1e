"""The answers of a plan: every gate with what it answers, and the sentences that answer several things at once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import BlanketStatement, Box, Check, Gate, GateShape, Plan, Statement
from plangate.domain.documents.template.model import Template
from plangate.domain.matching.assign import Asked, asked_by, assign
from plangate.domain.matching.citations import loose_citations
from plangate.domain.matching.demands import demands_of
from plangate.domain.matching.match import Matcher
from plangate.domain.matching.model import MatchedBy, MatchedGate
from plangate.domain.matching.quantifier import Quantifier, exempts, scope_of
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import fold

_FEWEST_WORDS = 4
"""Words of a restated principle; fewer are shared by chance."""

_MOST_REPEATED = 10
"""Principles whose own words are looked for in one answer; who speaks of more restates none."""
_FEWEST_FOREIGN = 2
"""Citations that the law does not have; one may be a slip of the pen."""
_LOOKED_AT = Vocabulary("evaluated, checked, assessed, reviewed, derived, taken, measured, based")
_AT_WHAT = Vocabulary("against, from, on, under")


def read_answers(plan: Plan, template: Template, constitution: Constitution) -> tuple[MatchedGate, ...]:
    """Every gate of the plan as an answer, in file order.

    Sentences of the checks that name principles, or speak for all or the rest of them, are answers too.
    """
    reader = _Reader(template, constitution, plan.gates)
    answers = [answer for check in plan.checks for answer in reader.read(check)]
    if is_of_another_law(answers):
        answers = list(_without_blankets(answers, frozenset(plan.gates)))
    asked = None if plan is template.plan else _asked_of(answers, template, constitution)
    answers = assign(answers, constitution, reader.status, asked)
    named = {id for answer in answers for id in answer.principles}
    rest = tuple(principle.id for principle in constitution.principles if principle.id not in named)
    return tuple(_resolved(answers, rest))


# More than one rule asks what the template asks for, and they ask again of the plan with a fix.
@lru_cache(maxsize=8)
def template_answers(template: Template, constitution: Constitution) -> tuple[MatchedGate, ...]:
    """The gates of the template, with what an answer to each would answer."""
    return read_answers(template.plan, template, constitution)


@lru_cache(maxsize=8)
def asked_by_template(template: Template, constitution: Constitution) -> Mapping[str, Asked]:
    """The template's own gates by their folded labels, with the principles that each asks for."""
    return asked_by(template_answers(template, constitution))


def _asked_of(answers: Sequence[MatchedGate], template: Template, constitution: Constitution) -> Mapping[str, Asked]:
    """What the template asks for; nothing where none of the answers has a label of it, as under the stock template."""
    gates = (gate.label for gate in template.plan.gates)
    statements = (statement.label for check in template.plan.checks for statement in check.statements)
    labels = set(map(fold, chain(gates, statements)))
    has_own = any(answer.gate.label and fold(answer.gate.label) in labels for answer in answers)
    return asked_by_template(template, constitution) if has_own else {}


def is_of_another_law(answers: Sequence[MatchedGate]) -> bool:
    """Whether the plan cites principles that the law does not have, more than by a slip."""
    foreign = (answer for answer in answers if answer.cites and not answer.principles and not answer.disagrees)
    return sum(1 for _ in foreign) >= _FEWEST_FOREIGN


def _without_blankets(answers: Sequence[MatchedGate], gates: Collection[Gate]) -> Iterator[MatchedGate]:
    """The answers without what is said of all principles, for those are another law's; gates stay, and answer none."""
    for answer in answers:
        if answer.how is not MatchedBy.BLANKET:
            yield answer
        elif answer.gate in gates:
            yield replace(answer, principles=(), how=MatchedBy.NONE, direct=True)


def _resolved(answers: Sequence[MatchedGate], rest: tuple[str, ...]) -> Iterator[MatchedGate]:
    """The answers with those for the rest answering what nobody names; one that answers nothing is left out."""
    for answer in answers:
        if answer.how is not MatchedBy.RESIDUAL:
            yield answer
        elif rest:
            yield replace(answer, principles=rest)
        elif answer.direct:
            yield replace(answer, how=MatchedBy.NONE)


class _Reader:
    """The template and the law, made ready for the checks of one plan."""

    def __init__(self, template: Template, constitution: Constitution, gates: Sequence[Gate]) -> None:
        self._matcher = Matcher(constitution, gates)
        self._restated = Restated(template, constitution)
        self._demands = demands_of(constitution)
        self._ids = tuple(principle.id for principle in constitution.principles)

    def read(self, check: Check) -> list[MatchedGate]:
        """The answers of one check, in file order."""
        counted = self._counts_rows(check.gates)
        answers = [self._gate(gate, counted=counted) for gate in check.gates]
        spoken: list[BlanketStatement | Statement] = [*check.claims, *check.statements]
        taken = {gate.span for gate in check.gates}
        answers += [a for said in spoken if said.span not in taken and (a := self._sentence(said))]
        return sorted(answers, key=lambda answer: answer.gate.span.line)

    def _counts_rows(self, gates: Sequence[Gate]) -> bool:
        """Whether bare arabic numbers before the labels are row numbers: more of them contradict their names."""
        verdicts = [self._matcher.agrees(gate) for gate in gates]
        return verdicts.count(False) > verdicts.count(True)

    def _gate(self, gate: Gate, *, counted: bool) -> MatchedGate:
        match = self._matcher.match(gate, counted=counted)
        status = self.status(gate, match.principles)
        answer = MatchedGate(
            gate=gate,
            principles=match.principles,
            clause=match.clause,
            status=status,
            how=match.how,
            disagrees=match.disagrees,
            cites=match.cites,
            direct=match.direct,
        )
        if match.principles and match.direct:
            return answer
        scope = self._scope(gate.label) or self._scope(f"{gate.label}: {gate.text}")
        return self._scoped(answer, scope) if scope and not match.cites else answer

    def status(self, gate: Gate, principles: Sequence[str]) -> Status:
        """The gate's status, unanswered where it says nothing of its own, else as its prose leaves it."""
        if self._restated.says_nothing(gate, principles):
            return Status.UNANSWERED
        if gate.status is Status.ASSERTED:
            return self._demands.doubted(gate, principles) or Status.ASSERTED
        if gate.box is Box.OPEN and gate.status in (Status.PENDING, Status.UNANSWERED):
            # That something cannot be done admits it only where the principle demands it; else it is a rule.
            denied = self._demands.doubted(gate, principles) is Status.VIOLATION
            return Status.VIOLATION if denied else gate.status
        return gate.status

    def _scope(self, text: str) -> Quantifier | None:
        return scope_of(text, len(self._ids)) if self._ids else None

    def _scoped(self, answer: MatchedGate, scope: Quantifier) -> MatchedGate:
        if scope is Quantifier.ALL:
            none = answer.status is Status.ASSERTED and exempts(f"{answer.gate.label} {answer.gate.text}")
            status = Status.NOT_APPLICABLE if none else answer.status
            return replace(
                answer, principles=self._ids, how=MatchedBy.BLANKET, clause=None, status=status, direct=False
            )
        return replace(answer, principles=(), how=MatchedBy.RESIDUAL, clause=None)

    def _sentence(self, said: BlanketStatement | Statement) -> MatchedGate | None:
        """What a sentence answers, as the answer of a paragraph; None when it answers nothing."""
        gate = _as_gate(said)
        answer = MatchedGate(gate, status=said.status, direct=False)
        scope = self._scope(said.text)
        if scope is Quantifier.REST:
            return self._scoped(answer, scope)
        cited = self._matcher.of_citations(loose_citations(said.text))
        if cited and not self._announces(said, cited):
            # Who says of one principle in a sentence that it is violated says it of that principle itself.
            own = said.status is Status.VIOLATION and len(cited) == 1
            return replace(answer, principles=cited, how=MatchedBy.NUMERAL, direct=own)
        if scope is Quantifier.ALL:
            return self._scoped(answer, scope)
        named = self._named(gate) if gate.label else ()
        named = named or self._matcher.mentioned(said.text)
        return replace(answer, principles=named, how=MatchedBy.NAME) if named else None

    def _named(self, gate: Gate) -> tuple[str, ...]:
        """The principles that a sentence's own label is the name of."""
        match = self._matcher.match(gate)
        return match.principles if match.direct and match.how is MatchedBy.NAME else ()

    def _announces(self, said: BlanketStatement | Statement, cited: Sequence[str]) -> bool:
        """Whether a sentence only says what is looked at: `Checked against principles I–VI of version 2`."""
        if said.status is not Status.ASSERTED or said.phase is Phase.POST_DESIGN:
            return False
        announces = said.text.rstrip().endswith(":") or _LOOKED_AT.leads_to(_AT_WHAT, said.text, most=6)
        return len(cited) == len(self._ids) or announces


def _as_gate(said: BlanketStatement | Statement) -> Gate:
    label = said.label if isinstance(said, Statement) else ""
    reason = said.reason if isinstance(said, Statement) else ""
    return Gate(label, said.text, said.status, said.phase, said.span, GateShape.PARAGRAPH, reason=reason)


class Restated:
    """What the template and the constitution say already."""

    def __init__(self, template: Template, constitution: Constitution) -> None:
        self._lines = {line: gate.status for gate in template.plan.gates for line in _forms(gate)}
        self._law = {principle.id: principle.text for principle in constitution.principles}
        self._names = {principle.id: fold(principle.name) for principle in constitution.principles}

    def says_nothing(self, gate: Gate, principles: Iterable[str]) -> bool:
        """Whether the gate repeats a line of the template, or a principle that it cites, and adds nothing.

        A mark that the template has put before its line itself declares nothing either; a box is ticked by somebody.
        """
        if gate.box is Box.NONE and any(self._lines.get(line) is gate.status for line in _forms(gate)):
            return True
        is_open = gate.box is Box.OPEN and gate.status is Status.PENDING
        if gate.status is not Status.ASSERTED and not is_open:
            return False
        if any(line in self._lines for line in _forms(gate)):
            return True
        said = fold(gate.text or gate.label)
        return any(self._repeats(said, id) for id in islice(principles, _MOST_REPEATED))

    def _repeats(self, said: str, id: str) -> bool:
        if said == self._names.get(id):
            return True
        return len(said.split()) >= _FEWEST_WORDS and f" {said} " in _padded(self._law.get(id, ""))


@lru_cache(maxsize=256)
def _padded(text: str) -> str:
    """The folded words of a principle's text between spaces; most gates are never compared with it."""
    return f" {fold(text)} "


def _forms(gate: Gate) -> Iterable[str]:
    """The gate's line with its label, and without it where it is long enough to be known."""
    label, text = fold(gate.label), fold(gate.text)
    whole = text if text.startswith(label) else f"{label} {text}".strip()
    yield whole
    if len(text.split()) > _FEWEST_WORDS:
        yield text
