"""Tokens: what the lexer finds in a visible line, and what a slot declares. Nothing here holds a string of the plan."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


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


class Kind:
    """What a phrase of a dialect may be; one phrase may be several things, so that each is a bit of a number."""

    VERDICT = 1 << 0
    COMMON = 1 << 1
    SCOPING = 1 << 2
    EMPHASIS = 1 << 3
    DEGREE = 1 << 4
    PARTICLE = 1 << 5
    NO_THING = 1 << 6
    """A negation that its language puts before things: "no", kein; "not" denies the next verb."""
    NEGATION = 1 << 7
    NEGATIVE_ENDING = 1 << 8
    DEED = 1 << 9
    UNDONE = 1 << 10
    BREAKS = 1 << 11
    HERE = 1 << 12
    FOLLOW_UP = 1 << 13
    WANTING = 1 << 14
    RESERVE = 1 << 15
    EXCEPTION = 1 << 16
    CONDITION = 1 << 17
    BREACH = 1 << 18
    EVERYTHING = 1 << 19
    WHOLE = 1 << 20
    HOLD = 1 << 21
    REST = 1 << 22
    BACK = 1 << 23
    REASON = 1 << 24
    LATER = 1 << 25
    NONE = 1 << 26
    WARNING = 1 << 27


class Hit(NamedTuple):
    """A phrase of a dialect in a text: offsets from 0, the end exclusive; `sense` is that of a verdict word.

    `kinds` are bits of Kind.
    """

    start: int
    end: int
    kinds: int
    sense: Sense | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict in a slot: a word (`spoken`) or a mark; `excepted` says that it takes something out of itself.

    `later` is what "was … now" and an arrow lead to; it settles what stands before it.
    """

    sense: Sense
    spoken: bool = True
    excepted: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """What a line says besides its verdicts.

    `undone`: something demanded is plainly not done; `denies`: a deed is denied, whose object matching has to judge;
    `reserved`: a condition such as "as far as time allows"; `excepts`: something is taken out; `breaches`: a violation
    is spoken of; `cleared`: that there is one is denied; `follows`: work is announced; `wants`: it is called for;
    `supposed`: an if, or a remark of what would be; `back`: it points to an answer given before.
    """

    says: bool = False
    undone: bool = False
    denies: bool = False
    reserved: bool = False
    excepts: bool = False
    breaches: bool = False
    cleared: bool = False
    follows: bool = False
    wants: bool = False
    supposed: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one line comes to: the verdicts of its slots in their order, and its prose."""

    verdicts: tuple[Verdict, ...] = ()
    prose: Prose = Prose()

    def __bool__(self) -> bool:
        return bool(self.verdicts)


NOTHING = Reading()
