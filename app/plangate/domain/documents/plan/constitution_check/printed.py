"""What the repository's template prints in its check, so that a plan's lines are told from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from plangate.domain.text.markdown import Document, Heading, Item, Paragraph, Span
from plangate.domain.text.words import fold


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
    lines, notes = set(), set()
    asked = {line for span in gates for line in span.lines}
    for span in checks:
        for block in document.blocks_in(span):
            if not isinstance(block, Paragraph | Item | Heading) or not block.inline.text:
                continue
            text = fold(block.inline.text)
            lines.add(text)
            if asked.isdisjoint(block.span.lines) and not isinstance(block, Heading):
                notes.add(text)
    return Printed(frozenset(notes) - {""}, frozenset(lines) - {""})
