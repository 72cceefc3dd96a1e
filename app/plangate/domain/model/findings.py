"""What was found: a finding and its severity, and the words for what a plan declares and a principle demands."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a finding weighs; the names are those of /speckit.analyze, and info is ours."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """The name as it is written in policies and reports."""
        return self.name.lower()


class Phase(StrEnum):
    """Before the design, or after it."""

    INITIAL = "initial"
    POST_DESIGN = "post-design"


class Status(StrEnum):
    """What a plan declares of a gate or a principle; the last two are known to the matrix only."""

    PASS = "pass"
    VIOLATION = "violation"
    NOT_APPLICABLE = "not-applicable"
    PENDING = "pending"
    ASSERTED = "asserted"
    UNCLEAR = "unclear"
    UNANSWERED = "unanswered"
    MISSING = "missing"
    NOT_ASSESSED = "not-assessed"


class Strength(StrEnum):
    """How binding a principle is."""

    NON_NEGOTIABLE = "non-negotiable"
    MUST = "must"
    SHOULD = "should"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement of whole lines, from 1, both ends included; empty text deletes them."""

    line: int
    end_line: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at.

    `line` and `end_line` count from 1 in the file at `path`. `fingerprint` survives moved lines.
    `existing` stood there before this pull request; `waived` says by whom and why it does not count. `to_copy` are
    lines that mend it once a person has filled their blanks. `stands_for` are the other rules of which a finding has
    the same cause and is not listed, sorted.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    end_line: int
    message: str
    principle: str | None = None
    existing: bool = False
    fix: Fix | None = None
    fingerprint: str = ""
    waived: str | None = None
    to_copy: str | None = None
    stands_for: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it may fail the check: it did not stand there before, and nobody waived it."""
        return not self.existing and self.waived is None
