"""Tokens: what the lexer finds in a visible line, and what a slot declares. Nothing here holds a string of the plan."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.segments import Segment


class Sense(StrEnum):
    """What a verdict word or mark declares; yes and no depend on what is asked."""

    PASS = "pass"
    FAIL = "fail"
    DEFERRED = "deferred"
    EXCUSED = "excused"
    EXEMPT = "exempt"
    PENDING = "pending"
    APPLIES = "applies"
    YES = "yes"
    NO = "no"
    WARN = "warn"
    UNKNOWN = "unknown"
    """A word or sign that stands where a verdict stands, and is in no dialect."""

    @property
    def denied(self) -> "Sense":
        """What a word declares behind a negation."""
        return _DENIED.get(self, Sense.UNKNOWN)

    def beside(self, second: "Sense") -> "Sense":
        """What two words declare that stand together; where one denies the other, nothing that is known."""
        if (self, second) in _CONTRADICTIONS:
            return Sense.UNKNOWN
        return max(self, second, key=_WEIGHTS.__getitem__)


_DENIED = {
    Sense.PASS: Sense.FAIL,
    Sense.FAIL: Sense.PASS,
    Sense.EXCUSED: Sense.FAIL,
    Sense.APPLIES: Sense.EXEMPT,
    Sense.YES: Sense.NO,
    Sense.NO: Sense.NO,
}
_CONTRADICTIONS = frozenset(
    {
        (Sense.APPLIES, Sense.EXEMPT),
        (Sense.PASS, Sense.FAIL),
        (Sense.FAIL, Sense.PASS),
        (Sense.PASS, Sense.DEFERRED),
        (Sense.DEFERRED, Sense.PASS),
    }
)
_WEIGHTS = dict.fromkeys(Sense, 2) | {Sense.FAIL: 4, Sense.DEFERRED: 3, Sense.APPLIES: 1, Sense.EXCUSED: 0}
"""Which of two words that stand together counts: that it applies, or is excused, says nothing of how it is met."""


class Kind:
    """What a phrase of a dialect may be; one phrase may be several things, so that each is a bit of a number."""

    VERDICT = 1 << 0
    COMMON = 1 << 1
    SCOPING = 1 << 2
    PART = 1 << 3
    EMPHASIS = 1 << 4
    DEGREE = 1 << 5
    PARTICLE = 1 << 6
    NO_THING = 1 << 7
    """A negation that its language puts before things: "no", kein; "not" denies the next verb."""
    NEGATION = 1 << 8
    NEGATIVE_ENDING = 1 << 9
    DUTY = 1 << 10
    ABILITY = 1 << 11
    PROHIBITION = 1 << 12
    DEED = 1 << 13
    UNDONE = 1 << 14
    BREAKS = 1 << 15
    HERE = 1 << 16
    FOLLOW_UP = 1 << 17
    WANTING = 1 << 18
    RESERVE = 1 << 19
    EXCEPTION = 1 << 20
    CONDITION = 1 << 21
    BREACH = 1 << 22
    EVERYTHING = 1 << 23
    WHOLE = 1 << 24
    HOLD = 1 << 25
    REST = 1 << 26
    BACK = 1 << 27
    REASON = 1 << 28
    LATER = 1 << 29
    NONE = 1 << 30
    WARNING = 1 << 31
    PARTLY = 1 << 32


UNASKED = frozenset({Sense.YES, Sense.NO, Sense.APPLIES})
"""Verdicts that only the whole slot can give."""
_UNTOLD = UNASKED | {None}


class Hit(NamedTuple):
    """A phrase of a dialect in a text: offsets from 0, the end exclusive; `sense` is that of a verdict word.

    `kinds` are bits of Kind.
    """

    start: int
    end: int
    kinds: int
    sense: Sense | None = None


_hit_start = attrgetter("start")
LONGEST = 40
"""Letters of the longest phrase of a dialect."""


def starting_in(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Those of the phrases, which are in their text's order, that begin between two offsets.

    A line may hold as many phrases as the file has words: what is near to one is looked for nearby.
    """
    return hits[bisect_left(hits, start, key=_hit_start) : bisect_left(hits, end, key=_hit_start)]


def of_kind(hits: Iterable[Hit], kinds: int) -> list[Hit]:
    """Those of the phrases that are of one of these kinds."""
    return [hit for hit in hits if hit.kinds & kinds]


def kinds_of(hits: Iterable[Hit]) -> int:
    """The kinds of all these phrases together."""
    kinds = 0
    for hit in hits:
        kinds |= hit.kinds
    return kinds


class Slot(NamedTuple):
    """A segment that begins or ends with a verdict, or may be one.

    `sense` is None for prose. `whole`: nothing but verdict words and marks stands in it. `mark` is the sign's sense,
    `first` whether the sign stands before its words. `loud`: the verdict word is in capitals; `plain`: it is an
    everyday word and not loud; `capital`: it begins with a capital, or is of a script that has none. `rest` is where
    what follows the verdict begins. `strange`: a sign that is in no dialect stands at its start. `brief`: few enough
    words to be a verdict.
    """

    segment: Segment
    sense: Sense | None = None
    whole: bool = False
    mark: Sense | None = None
    first: bool = False
    loud: bool = False
    plain: bool = False
    capital: bool = False
    scoped: bool = False
    rest: int = 0
    strange: bool = False
    brief: bool = False
    later: bool = False

    @property
    def declares(self) -> bool:
        """Whether a word or a mark of it declares something."""
        return self.sense is not None or self.mark is not None

    @property
    def tells(self) -> bool:
        """Whether its word declares something without a question."""
        return self.sense not in _UNTOLD

    @property
    def is_word_alone(self) -> bool:
        """Whether it is a verdict word and nothing else."""
        return self.whole and self.sense is not None

    @property
    def words_end(self) -> int:
        """Where what follows its verdict begins, be it in the segment or behind it."""
        return self.rest if self.sense and not self.whole else self.segment.end


@dataclass(slots=True)
class SlotWords:
    """The words of a slot as far as they were read: `at` is where they go on, `hit` the first verdict word."""

    at: int
    sense: Sense | None = None
    hit: Hit | None = None
    negated: bool = False
    later: bool = False
    partly: bool = False

    @property
    def declared(self) -> Sense | None:
        """What they declare together; of what is not partly so, nobody knows how far it is."""
        if not self.negated or self.sense is None:
            return self.sense
        return Sense.UNKNOWN if self.partly else self.sense.denied

    def is_told_by(self, hit: Hit) -> bool:
        """Whether a phrase is a verdict word here; behind one, what may deny it does."""
        return hit.sense is not None and (self.sense is None or not hit.kinds & Kind.NEGATIVE_ENDING)

    def is_denied_by(self, hit: Hit) -> bool:
        """Whether a phrase denies the verdict: a particle before it, an ending behind it."""
        return bool(hit.kinds & (Kind.PARTICLE if self.sense is None else Kind.NEGATIVE_ENDING))

    def take(self, hit: Hit) -> None:
        """Take a verdict word."""
        first, self.hit = self.hit, self.hit or hit
        self.partly |= bool(hit.kinds & Kind.PARTLY)
        if first and self.sense is Sense.NO and first.kinds & Kind.PARTICLE:
            # What says no alone denies the verdict behind it: Polish *nie*.
            self.hit, self.sense, self.negated = hit, hit.sense, not self.negated
        elif first and self.partly and Sense.PASS in (self.sense, hit.sense):
            # `Partly met`, `passes in part`: one verdict, and together no everyday words.
            self.hit = first._replace(kinds=first.kinds & ~Kind.COMMON)
            self.sense = Sense.FAIL
        else:
            self.sense = self.sense.beside(hit.sense) if self.sense and hit.sense else hit.sense


class Verdict(NamedTuple):
    """A verdict in a slot: a word (`spoken`) or a mark; `excepted` says that it takes something out of itself.

    `later` is what "was … now" and an arrow lead to; it settles what stands before it. `part`: it is about a part only.
    `plain`: an everyday word, or one of a sentence, which below an answer tells of something else.
    """

    sense: Sense
    spoken: bool = True
    excepted: bool = False
    later: bool = False
    part: bool = False
    plain: bool = False


class Prose(NamedTuple):
    """What a line says besides its verdicts.

    `undone`: something demanded is plainly not done; `denies`: a deed is denied, whose object matching has to judge;
    `forbids`: it tells what must not be, and nothing else;
    `reserved`: a condition such as "as far as time allows"; `excepts`: something is taken out; `breaches`: a violation
    is spoken of; `cleared`: that there is one is denied; `follows`: work is announced; `wants`: it is called for;
    `supposed`: an if, or a remark of what would be; `back`: it points to an answer given before.
    """

    says: bool = False
    undone: bool = False
    denies: bool = False
    forbids: bool = False
    reserved: bool = False
    excepts: bool = False
    breaches: bool = False
    cleared: bool = False
    follows: bool = False
    wants: bool = False
    supposed: bool = False
    back: bool = False

    @property
    def falls_short(self) -> bool:
        """Whether something demanded is not done."""
        return self.undone or self.denies

    @property
    def announces(self) -> bool:
        """Whether work is announced or called for."""
        return self.follows or self.wants


NO_PROSE = Prose()


class Reading(NamedTuple):
    """What one line comes to: the verdicts of its slots in their order, and its prose."""

    verdicts: tuple[Verdict, ...] = ()
    prose: Prose = NO_PROSE

    def __bool__(self) -> bool:
        return bool(self.verdicts)

    @property
    def speaks(self) -> bool:
        """Whether a verdict of it is a word."""
        return any(verdict.spoken for verdict in self.verdicts)


NOTHING = Reading()
