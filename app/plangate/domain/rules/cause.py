"""What a remark comes from: two remarks of one cause are one finding, whichever rules make them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from plangate.domain.text.markdown import Span


class Step(StrEnum):
    """What was not done, or was done wrongly, at a place."""

    FILL_IN = "fill-in"
    """Nobody wrote there what holds for this feature: the template's words, a mark of unfinished work, or nothing."""
    KEEP_LAW = "keep-law"
    """The plan departs from a principle, and may not, or not so."""
    LINK = "link"
    """A link leads elsewhere than it should, or nowhere."""
    UPDATE = "update"
    """A file that was made from another is older than what that says now."""
    ADD_FILE = "add-file"
    """A file that lies elsewhere is not there, whatever the plan says."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A place, and the step that went wrong there.

    The place is `lines`, from 1, of the file that the remark stands in, and what has a name: principles by id, files by
    path, links by their field; or the `whole_file`, which explains all that is found in it. `words`: only some words of
    the lines, so that they explain nothing but themselves.
    """

    step: Step
    lines: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    words: bool = False
    whole_file: bool = False

    def explains(self, other: "Cause | None") -> bool:
        """Whether another cause in the same file is a part of this one, or the same; None is one that is unknown."""
        if self.whole_file:
            return other is None or other.step is not Step.ADD_FILE
        if other is None or self.words or self.step is not other.step:
            return False
        return not other.whole_file and self.parts >= other.parts > frozenset()

    @property
    def parts(self) -> frozenset[int | str]:
        """The lines and the names."""
        return self.lines | self.names

    @property
    def width(self) -> tuple[bool, int, bool]:
        """How much it explains: no cause explains a wider one."""
        return self.whole_file, len(self.parts), not self.words


WHOLE_FILE = Cause(Step.FILL_IN, whole_file=True)
"""Nobody wrote the file."""


def unfilled(*places: Span, words: bool = False) -> Cause:
    """Nobody filled these lines in, or these `words` of them."""
    return Cause(Step.FILL_IN, frozenset(chain.from_iterable(place.lines for place in places)), words=words)


def unanswered(principles: Iterable[str], lines: Iterable[int] = ()) -> Cause:
    """Nobody said of these principles, by id, what holds, nor wrote it in these lines."""
    return Cause(Step.FILL_IN, frozenset(lines), frozenset(principles))


def misled(field: str, target: str) -> Cause:
    """What a field of the header links to is not what it should be."""
    return Cause(Step.LINK, names=frozenset({f"{field} {target}"}))
