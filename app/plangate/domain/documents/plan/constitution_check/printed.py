"""What the repository's template prints in its check, so that a plan's lines are told from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from plangate.domain.text.markdown import Block, Document, Heading, Item, Paragraph, Span
from plangate.domain.text.words import fold

_Shown = Paragraph | Item | Heading


@dataclass(frozen=True, slots=True)
class Printed:
    """The template's lines, folded: `notes` are those that ask nothing and answer nothing, `lines` all of them."""

    notes: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()

    def is_note(self, text: str) -> bool:
        """Whether a line is the template's own instruction, legend or group name, as it stands there."""
        return fold(text) in self.notes

    def has(self, text: str) -> bool:
        """Whether the template has that line."""
        return fold(text) in self.lines


NOTHING_PRINTED = Printed()


def printed_by(document: Document, checks: Iterable[Span], gates: Iterable[Span]) -> Printed:
    """What a template prints in its checks; the lines of its gates are no notes."""
    blocks = list(_shown(chain.from_iterable(map(document.blocks_in, checks))))
    asked = frozenset(chain.from_iterable(span.lines for span in gates))
    return Printed(_folded(block for block in blocks if _is_note(block, asked)), _folded(blocks))


def _shown(blocks: Iterable[Block]) -> Iterator[_Shown]:
    return (block for block in blocks if isinstance(block, _Shown))


def _is_note(block: _Shown, asked: frozenset[int]) -> bool:
    """Whether a block is neither a heading nor one of the lines that ask."""
    return not isinstance(block, Heading) and asked.isdisjoint(block.span.lines)


def _folded(blocks: Iterable[_Shown]) -> frozenset[str]:
    return frozenset(fold(block.inline.text) for block in blocks) - {""}
