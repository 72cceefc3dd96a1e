"""Statuses: what an answer declares, from the tokens of its own line and of what stands below it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading, Sense, Verdict
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
_DECLARING = (Sense.FAIL, Sense.PASS, Sense.EXEMPT, Sense.PENDING, Sense.UNKNOWN, Sense.YES, Sense.NO)


def status_of(own: Reading, below: Sequence[Reading] = (), box: Box = Box.NONE, *, answered: bool = True) -> Status:
    """The status of an answer: `own` is its line, `below` what stands in its scope.

    `answered` says whether it has words of its own, beside its name.
    """
    declared = of_verdicts(own, below)
    if declared is not None:
        return _with_below(declared, own, below, box)
    if box is not Box.NONE:
        return _of_box(box, own, below, answered=answered)
    gathered = _gathered(below)
    if gathered is not None:
        return gathered
    return Status.ASSERTED if answered or any(reading.prose.says for reading in below) else Status.UNANSWERED


def of_verdicts(own: Reading, below: Sequence[Reading] = ()) -> Status | None:
    """What the verdicts in a line's slots come to; None where there is none that declares something.

    A negative verdict beats a positive one, a word beats a mark, and what "now" or an arrow leads to beats both. A word
    and a mark that contradict each other, the word being the better of the two, cannot be put together.
    """
    verdicts = tuple(_decided(_latest(own.verdicts), (own, *below)))
    words = _said([verdict for verdict in verdicts if verdict.spoken and verdict.sense in _DECLARING])
    marks = _declared(verdict for verdict in verdicts if not verdict.spoken)
    excused = any(verdict.sense is Sense.EXCUSED for verdict in verdicts)
    if any(verdict.excepted for verdict in verdicts):
        return Status.VIOLATION
    if words is Sense.PASS and marks is Sense.FAIL:
        return Status.UNCLEAR
    if words is not None:
        return _OF_SENSE[words] if not (marks and words in (Sense.YES, Sense.NO)) else _OF_SENSE[marks]
    if marks is not None:
        return _OF_SENSE[marks]
    if excused:
        return Status.VIOLATION
    if any(verdict.sense is Sense.WARN for verdict in verdicts):
        return warned((own, *below))
    return None


def warned(readings: Iterable[Reading]) -> Status | None:
    """What a warning sign's words come to: something demanded is not done, work will follow, or None for a remark."""
    proses = [reading.prose for reading in readings]
    if any(prose.undone or prose.denies for prose in proses):
        return Status.VIOLATION
    if any((prose.breaches or prose.excepts) and not prose.supposed for prose in proses):
        return Status.VIOLATION
    return Status.PENDING if any(prose.follows or prose.wants for prose in proses) else None


def _decided(verdicts: Iterable[Verdict], around: Sequence[Reading]) -> Iterator[Verdict]:
    """The verdicts, with what "deferred" comes to: a violation, or work to come where the answer denies that it is."""
    cleared = any(reading.prose.cleared for reading in around)
    for verdict in verdicts:
        deferred = verdict.sense is Sense.DEFERRED
        yield replace(verdict, sense=Sense.PENDING if cleared else Sense.FAIL) if deferred else verdict


def _latest(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts from the last that says what holds now."""
    last = max((place for place, verdict in enumerate(verdicts) if verdict.later), default=0)
    return verdicts[last:]


def _said(words: Sequence[Verdict]) -> Sense | None:
    """The sense of a line's words: the negative one, else the last, but for what is said of a part only.

    Behind a positive one, an everyday word for work to come is a note: `PASS (planned)`.
    """
    first = _declared(words)
    if first not in _WORST:
        return first
    if first is Sense.PASS:
        words = [verdict for verdict in words if not (verdict.plain and verdict.sense is Sense.PENDING)]
    whole = [verdict.sense for verdict in words if not verdict.part and verdict.sense in _WORST]
    parts = [verdict.sense for verdict in words if verdict.part and verdict.sense in _WORST]
    if not whole or (whole[-1] is Sense.PASS and Sense.PENDING in parts):
        return min(parts, key=_WORST.index)
    return whole[-1]


def _declared(verdicts: Iterable[Verdict]) -> Sense | None:
    """The sense that counts among those of one kind: the negative first, else the first of them."""
    senses = [verdict.sense for verdict in verdicts if verdict.sense in _DECLARING]
    return Sense.FAIL if Sense.FAIL in senses else next(iter(senses), None)


def _with_below(declared: Status, own: Reading, below: Sequence[Reading], box: Box) -> Status:
    """The line's status, unless a word below takes it back; signs and remarks below do not."""
    denied = any(_denies(reading) for reading in below)
    if declared is Status.PASS and not denied and any(map(_awaits, below)):
        return Status.PENDING
    if not denied or declared in (Status.VIOLATION, Status.UNCLEAR, Status.PENDING):
        return declared
    spoken = any(verdict.spoken for verdict in own.verdicts)
    return Status.UNCLEAR if spoken else Status.VIOLATION


def _denies(reading: Reading) -> bool:
    """Whether a line below says in a word that it is a violation, and nothing against it."""
    words = [verdict.sense for verdict in _decided(reading.verdicts, (reading,)) if verdict.spoken]
    return Sense.FAIL in words and Sense.PASS not in words


def _awaits(reading: Reading) -> bool:
    """Whether a line below says first of all, in a word that says nothing else, that work is to come: `(TODO: …)`."""
    first = next(iter(reading.verdicts), None)
    told = first is not None and first.spoken and first.sense is Sense.PENDING and not first.plain
    return told and of_verdicts(reading) is Status.PENDING


def _of_box(box: Box, own: Reading, below: Sequence[Reading], *, answered: bool) -> Status:
    """The status that a box gives where no word or mark does."""
    if box is Box.NOT_APPLICABLE:
        return Status.NOT_APPLICABLE
    if box is Box.TICKED:
        if any(map(_denies, below)):
            return Status.VIOLATION
        return Status.PENDING if any(map(_awaits, below)) else Status.PASS
    if _gathered(below) not in (None, Status.PASS, Status.ASSERTED):
        return _gathered(below) or Status.UNANSWERED
    if own.prose.undone or own.prose.denies:
        return Status.VIOLATION
    # Who tells the rule, and ticks nothing, has answered nothing.
    if own.prose.forbids:
        return Status.UNANSWERED
    return Status.PENDING if own.prose.follows or answered else Status.UNANSWERED


def _gathered(below: Sequence[Reading]) -> Status | None:
    """What the lines below come to, where the answer's own line declares nothing: the worst of them."""
    found = [status for reading in below if (status := of_verdicts(reading))]
    order = (Status.VIOLATION, Status.UNCLEAR, Status.PENDING, Status.PASS, Status.NOT_APPLICABLE)
    return next((status for status in order if status in found), None)
