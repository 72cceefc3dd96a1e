"""What a walk over a Constitution Check has read so far, and what it may ask of the blocks ahead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plangate.domain.documents.plan.constitution_check.blanket_statements import is_recheck
from plangate.domain.documents.plan.constitution_check.gate_parser import GateBuilder, is_status_key
from plangate.domain.documents.plan.constitution_check.verdict import Verdict, leading, trailing
from plangate.domain.documents.plan.constitution_check.vocabulary import META
from plangate.domain.documents.plan.keys import fold_key
from plangate.domain.documents.plan.labels import EMPTY, Labeled, by_label
from plangate.domain.documents.plan.model import BlanketStatement, Statement
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Block, Heading, Inline, Item, Paragraph, Span

_SPOKEN_NA = re.compile(
    r"(?i)\b(?:is|are|was|were)?\s*(?:all\s+)?(?:not applicable|n/a|does not apply"
    r"|do not apply|não se aplicam?|no aplican?|sans objet|entfällt)\b|該当なし"
    r"|対象外|不适用|不適用|해당 ?없음|не применим\w+"
)


class BlockView:
    """A block with its inline marks and labels, each read once."""

    __slots__ = ("_parts", "block")

    def __init__(self, block: Block) -> None:
        self.block = block
        self._parts: tuple[Labeled, ...] | None = None

    @property
    def inline(self) -> Inline:
        """The block's inline marks."""
        return self.block.inline if isinstance(self.block, Paragraph | Item) else EMPTY

    @property
    def parts(self) -> tuple[Labeled, ...]:
        """The block's lines, parted at its bold names; none where there is no text."""
        if self._parts is None:
            self._parts = by_label(self.inline) if isinstance(self.block, Paragraph | Item) else ()
        return self._parts

    @property
    def item(self) -> Item | None:
        """The block, if it is a list item."""
        return self.block if isinstance(self.block, Item) else None

    @property
    def speaks(self) -> bool:
        """Whether the block gives a verdict of its own at its start or end."""
        return bool(leading(self.inline.text)) or bool(trailing(self.inline.text))


@dataclass(slots=True)
class CheckState:
    """What was read so far. `open` is the gate that what follows is evidence for, `item` the last bullet's.

    `excluded` says that the group around is none of answers; `introduced` is what a claim says of the list it opens.
    `outer` is the depth of the list inside an item that names it, and the group around that item; `entered` is how many
    gates stood before a heading that told this phase's result, and the phase before it.
    """

    phase: Phase
    group: str = ""
    excluded: bool = False
    open: GateBuilder | None = None
    item: GateBuilder | None = None
    item_depth: int = 1
    introduced: Status | None = None
    outer: tuple[int, str] | None = None
    entered: tuple[int, Phase] | None = None
    drafts: list[GateBuilder] = field(default_factory=list)
    claims: list[BlanketStatement] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def enter(self, phase: Phase, *, with_result: bool = False) -> None:
        """Go on in a phase that a heading or a bold line names."""
        again = self.entered is not None and self.entered[0] == len(self.drafts)
        before = self.entered[1] if again and self.entered else self.phase
        self.entered = (len(self.drafts), before) if with_result else None
        self.phase = phase

    def close(self) -> None:
        """Take a rule: it ends what is open, and a phase of which only the result was told."""
        self.open = self.item = None
        if self.entered and self.entered[0] == len(self.drafts):
            self.phase = self.entered[1]

    def nest(self, depth: int, group: str) -> None:
        """Go into a list inside an item that names what is in it."""
        self.outer = (depth, self.outer[1] if self.outer else self.group)
        self.group = group

    def leave(self, depth: int = 0) -> None:
        """Come back from a list inside an item to one that is less deep, or to running text."""
        if self.outer and depth < self.outer[0]:
            self.group, self.outer = self.outer[1], None

    def start(self, draft: GateBuilder) -> None:
        """Take a gate whose evidence follows."""
        self.drafts.append(draft)
        self.open = draft

    def claim(self, text: str, status: Status, span: Span, phase: Phase | None = None) -> None:
        """Take a sentence about the whole check."""
        self.claims.append(BlanketStatement(text, status, phase or self.phase, span))
        # `All principles hold:` says of every bullet below what it says of all.
        self.introduced = status if text.endswith((":", "：")) else None

    def say(self, text: str, span: Span, label: str, rest: str) -> None:
        """Take a sentence that may answer what it names."""
        verdict = leading(rest) if label else Verdict()
        found = verdict if verdict else _spoken(text)
        status = found.status(text) or Status.ASSERTED
        phase = Phase.POST_DESIGN if is_recheck(text) else self.phase
        self.statements.append(Statement(text, label, status, phase, span, found.rest if found else rest or text))


def stops(inline: Inline) -> frozenset[int]:
    """The offsets at which a bold or code mark ends."""
    return frozenset(mark.end for mark in (*inline.bolds, *inline.codes))


def until_heading(told: Sequence[BlockView], start: int) -> Sequence[BlockView]:
    """The blocks from there on, down to the next heading."""
    ends = (at for at in range(start, len(told)) if isinstance(told[at].block, Heading))
    return told[start : next(ends, len(told))]


def until_paragraph(told: Sequence[BlockView], start: int) -> Sequence[BlockView]:
    """The blocks from there on, down to the next heading or paragraph outside lists."""
    ends = (at for at in range(start, len(told)) if _is_outer(told[at].block))
    return told[start : next(ends, len(told))]


def has_boxes(told: Sequence[BlockView]) -> bool:
    """Whether a checkbox is among the blocks."""
    return any(entry.item is not None and entry.item.box is not None for entry in told)


def plain_items(told: Sequence[BlockView]) -> bool:
    """Whether a list follows, of which no item has a label, a box or a verdict of its own."""
    items = [entry for entry in told if entry.item is not None and entry.item.inline.runs]
    return bool(items) and not any(
        (entry.item and entry.item.box is not None) or entry.parts[0].label or entry.speaks for entry in items
    )


def status_line(told: Sequence[BlockView]) -> bool:
    """Whether a `Status:` or the like is among the first blocks."""
    return any(is_status_key(part.label) and part.colon for entry in told[:3] for part in entry.parts)


def named_answers(told: Sequence[BlockView]) -> bool:
    """Whether bullets or bold lines give answers of their own; who owns or signs them is none."""
    parts = (part for entry in told for part in entry.parts if part.label and not is_status_key(part.label))
    return any(fold_key(part.label) not in META for part in parts)


def _is_outer(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and not block.depth)


def _spoken(text: str) -> Verdict:
    """The verdict of a sentence such as `§XI and §XIII are not applicable: the feature sends nothing`."""
    match = _SPOKEN_NA.search(text)
    if match is None:
        return Verdict()
    return Verdict(Status.NOT_APPLICABLE, rest=text[match.end() :].strip(" :,;.-–—：，"))
