"""What a remark comes from: two remarks of one cause are one finding, whichever rules make them."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from plangate.domain.text.markdown import Span


class Step(StrEnum):
    """What was not done, or was done wrongly, at a place."""

    FILL_IN = "fill-in"
    """Nobody wrote there what holds for this feature: the template's words, a mark of unfinished work, or nothing."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A place, and the step that went wrong there.

    The place is `lines`, from 1, of the file that the remark stands in. `words`: only some words of them, so that it
    explains nothing but itself.
    """

    step: Step
    lines: frozenset[int]
    words: bool = False

    def explains(self, other: "Cause") -> bool:
        """Whether the other cause is a part of this one, or the same."""
        return not self.words and self.step is other.step and self.lines >= other.lines > frozenset()

    @property
    def width(self) -> tuple[int, bool]:
        """How much it explains: no cause explains a wider one."""
        return len(self.lines), not self.words


def unfilled(*places: Span, words: bool = False) -> Cause:
    """Nobody filled these lines in, or these `words` of them."""
    return Cause(Step.FILL_IN, frozenset(chain.from_iterable(place.lines for place in places)), words)
