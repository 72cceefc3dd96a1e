"""Drafts: gates that may still gather what stands below them, and what the list around them tells of their verdicts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import is_unspaced
from plangate.domain.documents.plan.constitution_check.lexing.line import Line
from plangate.domain.documents.plan.constitution_check.lexing.signs import is_measure
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading, Sense, Verdict
from plangate.domain.documents.plan.constitution_check.statuses import status_of
from plangate.domain.documents.plan.model import Box, Doubt, Gate, GateForm, GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Span

_FEW_LETTERS, _FEW_WORDS = 6, 2
"""Letters of a Chinese, Japanese or Korean phrase that may be a verdict, and words of one that stands there twice."""


@dataclass(slots=True)
class Draft:
    """A gate in the making; `turned` says that its question asks for the negative."""

    line: Line
    span: Span
    shape: GateShape
    phase: Phase
    group: str
    box: Box = Box.NONE
    turned: bool = False
    introduced: Status | None = None
    series: int = 0
    text: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    below: list[Reading] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What its slots declare so far."""
        return self.line.reading.verdicts

    @property
    def answered(self) -> bool:
        """Whether words of an answer stand in its line, beside its name."""
        own = self.line.bold or cites(self.line.label)
        return self.line.named and own and bool(self.line.text) and not self.line.asks

    @property
    def waits(self) -> bool:
        """Whether no words answer it so far: a name alone, or with a mark, or a question."""
        spoken = any(verdict.spoken for verdict in self.verdicts)
        return not spoken and not self.below and (self.line.asks or not self.line.reason)

    def take(self, reading: Reading) -> None:
        """Take the verdicts of a status line, or of the answer to its question, as those of its own slot."""
        own = self.line.reading
        self.line = replace(self.line, reading=replace(own, verdicts=(*own.verdicts, *reading.verdicts)))

    def add(self, text: str, reading: Reading, said: str | None = None, doubts: Sequence[Doubt] = ()) -> None:
        """Take what stands below as evidence; `said` is it without its verdict."""
        self.text.append(text)
        self.reasons.append(text if said is None else said)
        self.below.append(reading)
        self.doubts.extend(doubts)

    def gate(self) -> Gate:
        """The gate as far as it was read."""
        text = " ".join(part for part in (self.line.text, *self.text) if part)
        reason = " ".join(part for part in (self.line.reason, *self.reasons) if part)
        return Gate(
            self.line.label,
            text,
            self._status(),
            self.phase,
            self.span,
            self.shape,
            self.box,
            reason,
            self.group,
            (*self.line.doubts, *self.doubts),
            self.line.reading.prose.back and not any(verdict.spoken for verdict in self.verdicts),
            any(_announces(reading) for reading in (self.line.reading, *self.below)),
            self.series,
            self._form(),
        )

    def _form(self) -> GateForm:
        if cites(self.line.label):
            return GateForm.NUMERAL
        if self.line.named:
            return GateForm.LABEL
        return GateForm.VERDICT if self.line.led else GateForm.SENTENCE

    def _status(self) -> Status:
        own = self.line.reading
        answered = self.answered if self.box is not Box.NONE else bool(self.line.text or self.text)
        status = status_of(own, self.below, self.box, answered=answered)
        if status in (Status.ASSERTED, Status.UNANSWERED) and self.introduced and self.box is Box.NONE:
            return self.introduced
        return status


def _announces(reading: Reading) -> bool:
    """Whether a line says that work is to come."""
    prose = reading.prose
    return prose.follows or prose.wants or any(verdict.sense is Sense.PENDING for verdict in reading.verdicts)


def settle(drafts: Sequence[Draft]) -> None:
    """Decide among the answers of one list what yes and no mean, and which words fill a verdict's slot."""
    _settle_asked(drafts)
    _settle_strange(drafts)


def _settle_asked(drafts: Sequence[Draft]) -> None:
    """Yes is good where the question asks for the good; a bare no needs a neighbour that says yes, or passes."""
    known = any(_senses(draft) & {Sense.YES, Sense.PASS} for draft in drafts if not draft.turned)
    for draft in drafts:
        if _senses(draft) & {Sense.YES, Sense.NO}:
            _replace(draft, known=known)


def _senses(draft: Draft) -> set[Sense]:
    return {verdict.sense for verdict in draft.verdicts}


def turn(verdict: Verdict) -> Verdict:
    """The verdict as an answer to a question for the negative: a word that names a violation stays what it is."""
    if verdict.spoken:
        return verdict
    turned = {Sense.PASS: Sense.FAIL, Sense.FAIL: Sense.PASS}
    return replace(verdict, sense=turned.get(verdict.sense, verdict.sense))


def _replace(draft: Draft, *, known: bool) -> None:
    good, bad = (Sense.FAIL, Sense.PASS) if draft.turned else (Sense.PASS, Sense.FAIL)
    turned = {Sense.YES: good}
    if known or draft.turned:
        turned[Sense.NO] = bad
    own = draft.line.reading
    others = tuple(verdict for verdict in own.verdicts if verdict.sense not in (Sense.YES, Sense.NO))
    asked = tuple(verdict for verdict in own.verdicts if verdict.sense in (Sense.YES, Sense.NO))
    # Beside a mark or a word, yes and no are the answer to the line's own question, and tell nothing more.
    settled = others or tuple(replace(verdict, sense=turned.get(verdict.sense, Sense.UNKNOWN)) for verdict in asked)
    draft.line = replace(draft.line, reading=replace(own, verdicts=settled))


def _settle_strange(drafts: Sequence[Draft]) -> None:
    """A short phrase where the neighbours have their verdict, or that stands there twice, is one that nobody knows."""
    silent = [draft for draft in drafts if not draft.verdicts and draft.box is Box.NONE]
    opening = sum(1 for draft in drafts if draft.verdicts and draft.line.reading.verdicts[0].spoken)
    for slot in ("fills", "closes"):
        said = Counter(getattr(draft.line, slot).casefold() for draft in silent)
        for draft in silent:
            phrase = getattr(draft.line, slot)
            if phrase and not draft.verdicts and _is_strange(phrase, said[phrase.casefold()], opening, len(drafts)):
                _mark_unknown(draft)


def _is_strange(phrase: str, count: int, opening: int, of: int) -> bool:
    if is_measure(phrase):
        return False
    if not phrase[0].isalnum():
        return True
    words, joined = len(phrase.split()), any(map(is_unspaced, phrase))
    if joined and len(phrase.replace(" ", "")) > _FEW_LETTERS:
        return False
    among = opening * 2 >= of and (words == 1 or joined or phrase.isupper())
    return among or (count > 1 and words <= _FEW_WORDS)


def _mark_unknown(draft: Draft) -> None:
    own = draft.line.reading
    draft.line = replace(draft.line, reading=replace(own, verdicts=(*own.verdicts, Verdict(Sense.UNKNOWN))))
