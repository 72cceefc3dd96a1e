"""Statuses: what an answer declares, from the tokens of its own line and of what stands below it."""

from collections.abc import Iterable, Sequence

from plangate.domain.documents.plan.constitution_check.lexing.tokens import Prose, Reading, Sense, Verdict
from plangate.domain.documents.plan.model import Box
from plangate.domain.model.findings import Status

_OF_SENSE = {
    Sense.PASS: Status.PASS,
    Sense.YES: Status.UNCLEAR,
    Sense.NO: Status.UNCLEAR,
    Sense.FAIL: Status.VIOLATION,
    Sense.EXCUSED: Status.VIOLATION,
    Sense.EXEMPT: Status.NOT_APPLICABLE,
    Sense.PENDING: Status.PENDING,
    Sense.UNKNOWN: Status.UNCLEAR,
}
_WORST = (Sense.PENDING, Sense.PASS, Sense.EXEMPT)
"""Which sense of parts counts for the whole."""
_DECLARING = frozenset(_OF_SENSE) - {Sense.EXCUSED}
_WORST_BELOW = (Status.VIOLATION, Status.UNCLEAR, Status.PENDING, Status.PASS, Status.NOT_APPLICABLE)
_NEVER_WORSE = frozenset({Status.VIOLATION, Status.UNCLEAR, Status.PENDING})
"""What a word below that denies does not change."""
_NO_HINDRANCE = frozenset({None, Status.PASS, Status.ASSERTED})
"""What the lines below an open box come to where they do not answer for it."""


def status_of(own: Reading, below: Sequence[Reading] = (), box: Box = Box.NONE, *, answered: bool = True) -> Status:
    """The status of an answer: `own` is its line, `below` what stands in its scope.

    `answered` says whether it has words of its own, beside its name.
    """
    declared = of_verdicts(own, below)
    if declared is not None:
        return _with_below(declared, own, below)
    if box is Box.NONE:
        return _gathered(below) or _of_words(below, answered=answered)
    return _OF_BOX[box](own, below, answered)


def of_verdicts(own: Reading, below: Sequence[Reading] = ()) -> Status | None:
    """What the verdicts in a line's slots come to; None where there is none that declares something.

    A negative verdict beats a positive one, a word beats a mark, and what "now" or an arrow leads to beats both. A word
    and a mark that contradict each other, the word being the better of the two, cannot be put together.
    """
    around = (own, *below)
    verdicts = _decided(_latest(own.verdicts), around)
    if any(verdict.excepted for verdict in verdicts):
        return Status.VIOLATION
    marked = _marked(verdicts)
    # Beside a tick, an everyday word for work to come is a note, too: `✅ planned in tasks`.
    words = verdicts if marked is not Sense.PASS else tuple(filter(_is_no_note, verdicts))
    sense = _together(_said(words), marked)
    return _of_remarks(verdicts, around) if sense is None else _OF_SENSE[sense]


def _together(words: Sense | None, marks: Sense | None) -> Sense | None:
    """What the words and the marks of a line say together; beside a mark, yes and no tell nothing more."""
    if (words, marks) == (Sense.PASS, Sense.FAIL):
        return Sense.UNKNOWN
    return marks or words if words in (None, Sense.YES, Sense.NO) else words


def _of_remarks(verdicts: Sequence[Verdict], around: Sequence[Reading]) -> Status | None:
    """What verdicts come to that declare nothing themselves: an excuse, or a warning sign."""
    senses = _senses(verdicts)
    if Sense.EXCUSED in senses:
        return Status.VIOLATION
    return warned(around) if Sense.WARN in senses else None


def warned(readings: Iterable[Reading]) -> Status | None:
    """What a warning sign's words come to: something demanded is not done, work will follow, or None for a remark."""
    proses = [reading.prose for reading in readings]
    if any(map(_is_admission, proses)):
        return Status.VIOLATION
    return Status.PENDING if any(prose.announces for prose in proses) else None


def _is_admission(prose: Prose) -> bool:
    return prose.falls_short or (not prose.supposed and (prose.breaches or prose.excepts))


def _decided(verdicts: Sequence[Verdict], around: Sequence[Reading]) -> tuple[Verdict, ...]:
    """The verdicts, with what "deferred" comes to: a violation, or work to come where the answer denies that it is."""
    if Sense.DEFERRED not in _senses(verdicts):
        return tuple(verdicts)
    cleared = any(reading.prose.cleared for reading in around)
    return tuple(_decide(verdict, Sense.PENDING if cleared else Sense.FAIL) for verdict in verdicts)


def _decide(verdict: Verdict, deferred: Sense) -> Verdict:
    return verdict._replace(sense=deferred) if verdict.sense is Sense.DEFERRED else verdict


def _senses(verdicts: Iterable[Verdict]) -> list[Sense]:
    return [verdict.sense for verdict in verdicts]


def _latest(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts from the last that says what holds now."""
    last = max((place for place, verdict in enumerate(verdicts) if verdict.later), default=0)
    return verdicts[last:]


def _said(verdicts: Sequence[Verdict]) -> Sense | None:
    """The sense of a line's words: the negative one, else the last, but for what is said of a part only.

    Behind a positive one, an everyday word for work to come is a note: `PASS (planned)`.
    """
    words = [verdict for verdict in verdicts if verdict.spoken]
    first = _declared(words)
    if first is Sense.PASS:
        return _of_parts(filter(_is_no_note, words))
    return _of_parts(words) if first in _WORST else first


def _is_no_note(verdict: Verdict) -> bool:
    return not verdict.plain or verdict.sense is not Sense.PENDING


def _of_parts(words: Iterable[Verdict]) -> Sense:
    """The sense that counts for the whole: the last of the whole itself, else the worst of its parts."""
    known = list(words)
    whole, parts = _gradual(known, part=False), _gradual(known, part=True)
    return whole[-1] if _is_finished(whole, parts) else min(parts, key=_WORST.index)


def _gradual(words: Iterable[Verdict], *, part: bool) -> Sequence[Sense]:
    """The senses of the whole, or of parts, among those of which the worst counts."""
    return [verdict.sense for verdict in words if verdict.part is part and verdict.sense in _WORST]


def _is_finished(whole: Sequence[Sense], parts: Sequence[Sense]) -> bool:
    """Whether what is said of the whole counts: of one that holds, but for a part that is to come, it does not."""
    return bool(whole) and (whole[-1] is not Sense.PASS or Sense.PENDING not in parts)


def _marked(verdicts: Sequence[Verdict]) -> Sense | None:
    return _declared(verdict for verdict in verdicts if not verdict.spoken)


def _declared(verdicts: Iterable[Verdict]) -> Sense | None:
    """The sense that counts among those of one kind: the negative first, else the first of them."""
    senses = list(filter(_DECLARING.__contains__, _senses(verdicts)))
    return Sense.FAIL if Sense.FAIL in senses else next(iter(senses), None)


def _with_below(declared: Status, own: Reading, below: Sequence[Reading]) -> Status:
    """The line's status, unless a word below takes it back; signs and remarks below do not."""
    if declared in _NEVER_WORSE:
        return declared
    if any(map(_denies, below)):
        return Status.UNCLEAR if own.speaks else Status.VIOLATION
    return _with_work(below) if declared is Status.PASS else declared


def _with_work(below: Sequence[Reading]) -> Status:
    """What holds by itself is not done yet where a line below calls for work."""
    return Status.PENDING if any(map(_awaits, below)) else Status.PASS


def _denies(reading: Reading) -> bool:
    """Whether a line below says in a word that it is a violation, and nothing against it."""
    words = [verdict.sense for verdict in _decided(reading.verdicts, (reading,)) if verdict.spoken]
    return Sense.FAIL in words and Sense.PASS not in words


def _awaits(reading: Reading) -> bool:
    """Whether a line below says first of all, in a word that says nothing else, that work is to come: `(TODO: …)`."""
    return any(map(_calls_for_work, reading.verdicts[:1])) and of_verdicts(reading) is Status.PENDING


def _calls_for_work(verdict: Verdict) -> bool:
    return verdict.spoken and not verdict.plain and verdict.sense is Sense.PENDING


def _not_applicable(own: Reading, below: Sequence[Reading], answered: bool) -> Status:
    return Status.NOT_APPLICABLE


def _ticked(own: Reading, below: Sequence[Reading], answered: bool) -> Status:
    """What a ticked box gives where no word or mark does: it holds, unless a word below takes it back."""
    return Status.VIOLATION if any(map(_denies, below)) else _with_work(below)


def _open(own: Reading, below: Sequence[Reading], answered: bool) -> Status:
    """What an open box gives where no word or mark does: what stands below it, or what its prose tells."""
    gathered = _gathered(below)
    return _of_open(own.prose, answered=answered) if gathered in _NO_HINDRANCE else gathered or Status.UNANSWERED


def _of_open(prose: Prose, *, answered: bool) -> Status:
    # Who tells the rule, and ticks nothing, has answered nothing.
    told = (
        (prose.falls_short, Status.VIOLATION),
        (prose.forbids, Status.UNANSWERED),
        (prose.follows, Status.PENDING),
        (answered, Status.PENDING),
    )
    return next((status for holds, status in told if holds), Status.UNANSWERED)


_OF_BOX = {Box.NOT_APPLICABLE: _not_applicable, Box.TICKED: _ticked, Box.OPEN: _open}
"""What a box gives, by its kind, from the answer's line and what stands below it."""


def _gathered(below: Sequence[Reading]) -> Status | None:
    """What the lines below come to, where the answer's own line declares nothing: the worst of them."""
    found = set(map(of_verdicts, below))
    return next(filter(found.__contains__, _WORST_BELOW), None)


def _of_words(below: Sequence[Reading], *, answered: bool) -> Status:
    """What words without a verdict give, wherever they stand."""
    told = answered or any(reading.prose.says for reading in below)
    return Status.ASSERTED if told else Status.UNANSWERED
