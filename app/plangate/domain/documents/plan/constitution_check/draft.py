"""Drafts: gates that may still gather what stands below them, and what the list around them tells of their verdicts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites
from plangate.domain.documents.plan.constitution_check.lexing.line import Line
from plangate.domain.documents.plan.constitution_check.lexing.signs import is_measure
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading, Sense, Verdict
from plangate.domain.documents.plan.constitution_check.statuses import status_of
from plangate.domain.documents.plan.model import Box, Doubt, Gate, GateForm, GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Span
from plangate.domain.text.words import CJK

_FEW_LETTERS, _FEW_WORDS = 7, 2
"""Letters of a Chinese, Japanese or Korean phrase that may be a verdict, and words of one that stands there twice."""
_BEFORE_WORDS = frozenset("§/.@#")
"""Signs that a citation, a path or a name begins with."""


_ASKED = frozenset({Sense.YES, Sense.NO})
_GOOD = frozenset({Sense.YES, Sense.PASS})
_MEANT = {
    (False, False): {Sense.YES: Sense.PASS, Sense.NO: Sense.UNKNOWN},
    (True, False): {Sense.YES: Sense.PASS, Sense.NO: Sense.FAIL},
    (True, True): {Sense.YES: Sense.FAIL, Sense.NO: Sense.PASS},
}
"""What yes and no mean, by whether no is known to be bad, and whether the question asks for the negative."""
_TURNED = {Sense.PASS: Sense.FAIL, Sense.FAIL: Sense.PASS}
_TURNED_WHOLLY = {
    Sense.YES: Sense.FAIL,
    Sense.PASS: Sense.FAIL,
    Sense.NO: Sense.PASS,
    Sense.FAIL: Sense.PASS,
    Sense.DEFERRED: Sense.PASS,
}
_UNTOLD = frozenset({Status.ASSERTED, Status.UNANSWERED})
"""What an answer comes to that no verdict tells of."""


@dataclass(slots=True)
class Draft:
    """A gate in the making.

    `turned`: its question asks for the negative. `justified`: a line or cell is called its reason, and gives one;
    `reason_follows`: its last line is called so, and what comes next gives it.
    """

    line: Line
    span: Span
    shape: GateShape
    phase: Phase
    group: str
    box: Box = Box.NONE
    turned: bool = False
    justified: bool = False
    reason_follows: bool = False
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
        return self.line.is_titled and bool(self.line.text) and not self.line.asks

    @property
    def waits(self) -> bool:
        """Whether no words answer it so far: a name alone, or with a mark, or a question."""
        told = self.line.reading.speaks or bool(self.below)
        return not told and (self.line.asks or not self.line.reason)

    def take(self, reading: Reading) -> None:
        """Take the verdicts of a status line, or of the answer to its question, as those of its own slot."""
        own = self.line.reading
        self.line = self.line._replace(reading=own._replace(verdicts=(*own.verdicts, *reading.verdicts)))

    def add(self, text: str, reading: Reading, said: str | None = None, doubts: Sequence[Doubt] = ()) -> None:
        """Take what stands below as evidence; `said` is it without its verdict."""
        self.text.append(text)
        self.reasons.append(text if said is None else said)
        self.below.append(reading)
        self.doubts.extend(doubts)

    def gate(self) -> Gate:
        """The gate as far as it was read."""
        reason = _joined(self.line.reason, *self.reasons)
        return Gate(
            label=self.line.label,
            text=_joined(self.line.text, *self.text),
            status=self._status(),
            phase=self.phase,
            span=self.span,
            shape=self.shape,
            box=self.box,
            reason=reason,
            group=self.group,
            doubts=(*self.line.doubts, *self.doubts),
            refers_back=self.line.reading.prose.back and not self.line.reading.speaks,
            excused=self.justified or _is_excused(self.line.reading, reason),
            announced=any(map(_announces, (self.line.reading, *self.below))),
            series=self.series,
            form=self._form(),
        )

    def _form(self) -> GateForm:
        forms = (
            (cites(self.line.label), GateForm.NUMERAL),
            (self.box is not Box.NONE, GateForm.VERDICT),
            (self.line.named, GateForm.LABEL),
            (self.line.led, GateForm.VERDICT),
        )
        return next((form for holds, form in forms if holds), GateForm.SENTENCE)

    def _status(self) -> Status:
        if self.box is not Box.NONE:
            return status_of(self.line.reading, self.below, self.box, answered=self.answered)
        status = status_of(self.line.reading, self.below, answered=bool(self.line.text or self.text))
        return self.introduced or status if status in _UNTOLD else status


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _announces(reading: Reading) -> bool:
    """Whether a line says that work is to come."""
    return reading.prose.announces or Sense.PENDING in _senses(reading)


def _is_excused(reading: Reading, reason: str) -> bool:
    """Whether a verdict is a violation for a reason: *justified*, or a pass with an exception that is told of."""
    if any(verdict.excepted for verdict in reading.verdicts):
        return bool(reason) and (_is_too_long(reason) or not _is_brief(reason))
    return bool(reason) and Sense.EXCUSED in _senses(reading)


def _senses(reading: Reading) -> set[Sense]:
    return {verdict.sense for verdict in reading.verdicts}


def settle(drafts: Sequence[Draft], *, column: bool | None = None) -> None:
    """Decide among the answers of one list what yes and no mean, and which words fill a verdict's slot.

    `column` says of rows whether they have a column of verdicts, in which nothing else is looked for.
    """
    _settle_asked(drafts)
    _settle_strange(drafts, column=column)


def _settle_asked(drafts: Sequence[Draft]) -> None:
    """Yes is good where the question asks for the good; a bare no needs a neighbour that says yes, or passes."""
    good = [draft for draft in drafts if not draft.turned and _says(draft, _GOOD)]
    for draft in drafts:
        if _says(draft, _ASKED):
            _replace(draft, known=bool(good))


def _says(draft: Draft, senses: frozenset[Sense]) -> bool:
    return not senses.isdisjoint(_senses(draft.line.reading))


def turn(verdict: Verdict) -> Verdict:
    """The verdict as an answer to a question for the negative: a word that names a violation stays what it is."""
    return verdict if verdict.spoken else verdict._replace(sense=_TURNED.get(verdict.sense, verdict.sense))


def turn_wholly(verdict: Verdict) -> Verdict:
    """The verdict of a cell beside the answer's own that is asked for the negative: there a word turns too."""
    return Verdict(_TURNED_WHOLLY.get(verdict.sense, verdict.sense), verdict.spoken)


def _replace(draft: Draft, *, known: bool) -> None:
    """Put what yes and no mean in their place; beside a mark or a word, they answer the line's own question alone."""
    own = draft.line.reading
    others = tuple(filter(_is_decided, own.verdicts))
    meant = _MEANT[known or draft.turned, draft.turned]
    settled = others or tuple(verdict._replace(sense=meant[verdict.sense]) for verdict in own.verdicts)
    draft.line = draft.line._replace(reading=own._replace(verdicts=settled))


def _is_decided(verdict: Verdict) -> bool:
    return verdict.sense not in _ASKED


def _settle_strange(drafts: Sequence[Draft], *, column: bool | None) -> None:
    """A short phrase where the neighbours have their verdict, or that stands there twice, is one that nobody knows."""
    silent = list(filter(_is_silent, drafts))
    common = column if column is not None else sum(map(_opens_in_words, drafts)) * 2 >= len(drafts)
    for phrase_of in (attrgetter("fills"), attrgetter("closes")):
        _settle_phrases([(draft, phrase_of(draft.line)) for draft in silent], common=common, column=bool(column))


def _is_silent(draft: Draft) -> bool:
    return draft.box is Box.NONE and not draft.verdicts


def _opens_in_words(draft: Draft) -> bool:
    return any(verdict.spoken for verdict in draft.verdicts[:1])


def _settle_phrases(phrases: Sequence[tuple[Draft, str]], *, common: bool, column: bool) -> None:
    said = Counter(phrase.casefold() for _, phrase in phrases)
    for draft, phrase in phrases:
        again = said[phrase.casefold()] > 1
        if phrase and not draft.verdicts and _is_strange(phrase, common=common, again=again, column=column):
            _mark_unknown(draft)


def _is_strange(phrase: str, *, common: bool, again: bool, column: bool) -> bool:
    """Whether a phrase may be a verdict; `common` says that the neighbours have one, `again` that it stands twice,
    `column` that it stands in a column of verdicts.
    """
    if is_measure(phrase) or _is_too_long(phrase):
        return False
    if column:
        return True
    is_sign = not phrase[0].isalnum() and phrase[0] not in _BEFORE_WORDS
    return is_sign or (common and _is_word(phrase)) or (again and _is_brief(phrase))


def _is_brief(phrase: str) -> bool:
    return len(phrase.split()) <= _FEW_WORDS


def _is_too_long(phrase: str) -> bool:
    """Whether a phrase has more letters than a verdict has in a script that joins words."""
    return phrase[0].isalnum() and bool(CJK.search(phrase)) and len(phrase.replace(" ", "")) > _FEW_LETTERS


def _is_word(phrase: str) -> bool:
    """Whether a phrase is as a verdict is written: one word, or in capitals."""
    return len(phrase.split()) == 1 or phrase.isupper() or CJK.search(phrase) is not None


def _mark_unknown(draft: Draft) -> None:
    own = draft.line.reading
    draft.line = draft.line._replace(reading=own._replace(verdicts=(*own.verdicts, Verdict(Sense.UNKNOWN))))
