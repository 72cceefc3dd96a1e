"""A walk over one Constitution Check: what of it is a gate, what a claim, what only groups or explains."""

import re
from collections.abc import Iterator, Sequence

from app.domain.findings import Phase, Status
from app.domain.markdown import Block, Heading, Inline, Item, Paragraph, Rule, Span, Table, read_inline
from app.domain.plan.answers import CITES, Draft, answer, box_of, heading_answer, is_status_key
from app.domain.plan.checktables import table_gates
from app.domain.plan.claims import claimed, is_legend, is_limited, is_recheck, is_result_label, sentences
from app.domain.plan.headings import clean_title, phase_of
from app.domain.plan.keys import fold_key
from app.domain.plan.labels import Labeled, by_label, read_label
from app.domain.plan.model import Box, Claim, Gate, GateShape, Statement
from app.domain.plan.verdict import Verdict, leading, trailing

_INSTRUCTION = re.compile(
    r"(?i)must pass before|re-?check after|\bmust be checked against\b|^\W*note\b\s*:"
    r"|run `?/(?:speckit|sp)|template is filled"
    r"|gates determined based on|deve passar antes|debe pasar antes|doit passer avant"
    r"|phase 0 ?(?:研究|調査|リサーチ).{0,12}(?:前|通過)"
)
_META = frozenset(
    {
        "date", "re-evaluation date", "evaluation date", "check date", "review date", "constitution",
        "constitution version", "version",
        "reviewer", "reviewed by", "reference", "source", "note", "notes", "gate", "legend", "key",
        "action", "actions",
        "required actions", "complexity tracking", "complexity", "action required", "rationale",
        "changes since initial check", "primary",
        "support", "coordinator",
        "owner", "impact", "alternatives", "scope", "mitigation", "constitution file",
        "constitution reference", "last checked",
        "checked against", "evaluated against", "based on", "next steps", "next step", "recommendation", "fecha",
        "nota", "日付", "日期",
        "备注", "注", "날짜", "비고", "дата", "примечание",
    }
)  # fmt: skip
_EXCLUDED = re.compile(
    r"(?i)\b(?:ownership|adrs?|decisions?|next steps?|notes?|risks?|actions?|recommend\w*"
    r"|follow-?ups?|references?|violations?|justifications?"
    r"|complexity|legend|resources|trade-?offs|amendments?|deviations?|waivers?|exceptions?"
    r"|open questions?|artifacts?|deliverables?|mitigations?|remediation)\b"
    r"|所见|備考|リスク|違反|复杂|違規|위반|복잡|нарушени|риск"
)
_WHOLE = re.compile(r"(?i)\b(?:gates|principles|constitution\w*|overall|all)\b|原則|原则|원칙|принцип")
_NOTE = re.compile(r"[(（][^()（）]{0,100}[)）]\s*[:：]?")
_SUMMARY = re.compile(
    r"(?i)\b(?:summary|overall|conclusion|results?|outcome|verdict)\b|総合|結論|结论"
    r"|总结|總結|结果|결론|결과|итог|вывод"
)
_GROUP = re.compile(
    r"(?i)\b(?:gates?|principles|requirements|checks?|compliance|alignment|criteria"
    r"|checklist|standards|considerations|verification"
    r"|evaluation|review|constraints|patterns)\b|検査|チェック|確認|检查|檢查|核对|점검|확인|провер"
)
_ONWARD = re.compile(r"(?i)^\W*(?:notes?\b|ready (?:for|to)|proceed|next phase|approved for)\b")
_AGAIN = re.compile(r"(?i)(?<![a-z])re-?(?:check|evaluat|assess)|再|재|повторн|复查")
_HAS_WORDS = re.compile(r"\w{2}")


class CheckReader:
    """What was read so far of one section."""

    def __init__(self, phase: Phase) -> None:
        self._phase = phase
        self._group = ""
        self._excluded = False
        self._drafts: list[Draft] = []
        self._open: Draft | None = None
        self._item: Draft | None = None
        self._item_depth = 1
        self._introduced: Status | None = None
        self.claims: list[Claim] = []
        self.statements: list[Statement] = []

    def gates(self) -> tuple[Gate, ...]:
        """The gates in file order."""
        return tuple(draft.gate() for draft in self._drafts if not draft.dropped)

    def read(self, blocks: Sequence[Block]) -> None:
        """Take the section's blocks."""
        for index, block in enumerate(blocks):
            match block:
                case Heading(quoted=False):
                    self._heading(block, _until_heading(blocks, index + 1))
                case Paragraph(quoted=True) | Item(quoted=True):
                    self._quoted(read_inline(block.lines), block.span)
                case Rule():
                    self._open = self._item = None
                case Paragraph():
                    self._introduced = None
                    self._paragraph(block, blocks, index)
                case Item():
                    self._listed(block, blocks, index)
                case Table():
                    self._item = None
                    self._drafts.extend(table_gates(block, self._phase, self._group, only_verdicts=self._excluded))

    # Headings

    def _heading(self, heading: Heading, body: Sequence[Block]) -> None:
        self._open = self._item = self._introduced = None
        title = read_inline(heading.lines).flat
        clean = clean_title(title)
        self._group, self._excluded = clean, False
        phase = None if CITES.match(clean) else phase_of(clean)
        if phase is not None:
            self._phase = phase
            self._claim_title(title, heading.span, recheck=phase is Phase.POST_DESIGN and not body)
            return
        if not CITES.match(clean) and (status := claimed(title)):
            self._claim(title, status, heading.span)
            return
        if not CITES.match(clean) and _SUMMARY.search(clean):
            return
        draft = heading_answer(title, heading.span, self._phase, "")
        if _heads_gate(draft, clean, body):
            self._start(draft)
            return
        self._excluded = _EXCLUDED.search(clean) is not None

    def _claim_title(self, title: str, span: Span, *, recheck: bool) -> None:
        status = trailing(title).status() or leading(title).status()
        if status or recheck:
            self._claim(title, status or Status.ASSERTED, span)

    def _start(self, draft: Draft) -> None:
        self._drafts.append(draft)
        self._open = draft
        self._group = draft.label

    # Running text and bold lines

    def _paragraph(self, paragraph: Paragraph, blocks: Sequence[Block], index: int) -> None:
        if paragraph.depth and self._item is not None:
            self._item.add(read_inline(paragraph.lines).flat, Verdict())
            return
        self._item = None
        parts = by_label(paragraph.lines)
        for part in parts[:-1]:
            self._part(part, ())
        self._part(parts[-1], _until_bold(blocks, index + 1))

    def _part(self, part: Labeled, below: Sequence[Block]) -> None:
        text = part.inline.flat
        if _INSTRUCTION.search(text) or is_legend(text):
            return
        verdict_line = bool(part.label) and _is_verdict(part.label)
        if self._open is not None and self._open.shape is GateShape.HEADING and not self._opens_anew(part, text):
            self._evidence(part, text)
        elif not part.label or verdict_line:
            self._prose(part.inline, part.span)
        else:
            self._labeled(part, text, below)

    def _opens_anew(self, part: Labeled, text: str) -> bool:
        """Whether a paragraph below a heading's gate is about the whole check, or another gate."""
        if not part.label:
            return claimed(text) is not None and _WHOLE.search(text) is not None
        if is_status_key(part.label):
            return self._open is not None and self._open.verdict.word is not None and claimed(text) is not None
        again = is_recheck(part.label) and _AGAIN.search(part.label) is not None and fold_key(part.label) not in _META
        return again or is_result_label(part.label) or CITES.match(part.label) is not None

    def _evidence(self, part: Labeled, text: str) -> None:
        assert self._open is not None
        if part.label and is_status_key(part.label):
            self._take_status(part, text)
            return
        said = None
        if not self._open.evidence and (first := leading(part.inline.text, _stops(part.inline))):
            self._open.take(first)
            said = first.rest
        if part.label and part.colon and not part.value:
            self._group = part.label
        self._open.add(text, Verdict(), said=said)

    def _take_status(self, part: Labeled, text: str) -> None:
        assert self._open is not None
        verdict = leading(part.value)
        self._open.take(verdict)
        self._open.add(text, Verdict(), said=verdict.rest)

    def _labeled(self, part: Labeled, text: str, below: Sequence[Block]) -> None:
        self._open = None
        cites = CITES.match(part.label) is not None
        if _ONWARD.match(part.label) or (not cites and fold_key(part.label) in _META):
            self._excluded = self._excluded or not part.value
            return
        if not cites and self._announces(part, text):
            return
        if not part.value or _NOTE.fullmatch(part.value):
            self._bold_line(part, below, cites=cites)
            return
        if self._excluded and not _has_verdict(part):
            return
        draft = answer(part.inline, part.span, GateShape.PARAGRAPH, box=None, phase=self._phase, group=self._group)
        self._drafts.append(draft)
        if text.endswith((":", "：")) and _plain_items(below):
            self._open = draft

    def _announces(self, part: Labeled, text: str) -> bool:
        """Take a line about the whole check: its result, its re-check, its phase."""
        status = claimed(text)
        if is_recheck(part.label) and (part.value or not part.colon):
            self._claim(text, status or leading(part.value).status() or Status.ASSERTED, part.span, Phase.POST_DESIGN)
            return True
        if status is not None:
            self._claim(text, status, part.span)
            return True
        if is_result_label(part.label) or is_status_key(part.label):
            self._say(text, part.span, part.label, part.value)
            return True
        phase = None if part.value else phase_of(part.label)
        if phase is not None:
            self._phase, self._group = phase, part.label
            return True
        return False

    def _bold_line(self, part: Labeled, below: Sequence[Block], *, cites: bool) -> None:
        """A line that is nothing but a bold name: a gate whose answer stands below it, or the name of a group."""
        title = part.inline.text
        draft = heading_answer(title, part.span, self._phase, self._group)
        boxes = any(isinstance(b, Item) and b.box is not None for b in below)
        answers = boxes or any(isinstance(b, Item) and _speaks(b) for b in below)
        own = bool(draft.verdict)
        named = not _GROUP.search(part.label) and not _EXCLUDED.search(part.label) and _plain_items(below)
        if (cites and (own or not boxes)) or (own and not answers) or (named and not self._excluded):
            draft.shape = GateShape.PARAGRAPH
            self._drafts.append(draft)
            self._open = draft
            return
        self._group = part.label
        self._excluded = _EXCLUDED.search(part.label) is not None

    def _prose(self, inline: Inline, span: Span) -> None:
        self._open = None
        for offset, sentence in sentences(inline.text):
            line = span.line + inline.text.count("\n", 0, offset)
            place = Span(min(line, span.end_line), min(line + sentence.count("\n"), span.end_line))
            flat = " ".join(sentence.split())
            if _INSTRUCTION.search(flat) or is_legend(flat) or not _HAS_WORDS.search(flat):
                continue
            self._sentence(flat, place)

    def _sentence(self, text: str, span: Span) -> None:
        status = claimed(text)
        if status is None and (verdict := leading(text)) and verdict.word is not None:
            status = None if CITES.match(verdict.rest) or is_limited(text) else verdict.status()
        if status is not None:
            self._claim(text, status, span, Phase.POST_DESIGN if is_recheck(text) else None)
            return
        label, _, rest = text.partition(": ")
        if rest and is_recheck(label):
            self._claim(text, leading(rest).status() or Status.ASSERTED, span, Phase.POST_DESIGN)
            return
        self._say(text, span, label if rest and len(label) <= 100 else "", rest)

    def _quoted(self, inline: Inline, span: Span) -> None:
        status = claimed(inline.flat)
        if status is not None and not _INSTRUCTION.search(inline.flat):
            self._claim(inline.flat, status, span)

    # Lists

    def _listed(self, item: Item, blocks: Sequence[Block], index: int) -> None:
        inline = read_inline(item.lines)
        text = inline.flat
        if item.depth <= self._item_depth:
            self._item = None
        if not text or (item.box is None and (_INSTRUCTION.search(text) or is_legend(text))):
            return
        part = read_label(item.lines)
        boxed = box_of(item.box)[0] is not Box.NONE
        if not boxed and self._open is not None:
            self._listed_evidence(part, inline)
        elif item.depth > 1 and self._item is not None and not self._parts_group(boxed=boxed):
            self._item.add(text, leading(inline.text, _stops(inline)))
        elif boxed or not (self._excluded or self._announces_item(part, text)):
            self._gate_item(item, inline)

    def _listed_evidence(self, part: Labeled, inline: Inline) -> None:
        assert self._open is not None
        if part.label and is_status_key(part.label):
            self._take_status(part, inline.flat)
            return
        first = leading(inline.text, _stops(inline))
        found = first if first else trailing(inline.text)
        self._open.add(inline.flat, found, said=" ".join(found.rest.split()) if found else None)

    def _parts_group(self, *, boxed: bool) -> bool:
        """Whether a nested item is a gate itself, because the item around it only names a group."""
        parent = self._item
        assert parent is not None
        bare = not parent.verdict and parent.box is Box.NONE and not parent.text
        if not bare or not (boxed or not parent.evidence):
            return False
        if boxed:
            parent.dropped = True
            self._group = parent.label
        return boxed

    def _announces_item(self, part: Labeled, text: str) -> bool:
        name = part.label or text.partition(": ")[0]
        if CITES.match(name):
            return False
        if fold_key(name) in _META:
            return True
        phase = phase_of(name)
        if phase is not None and len(name) < 40:
            value = part.value or text.partition(": ")[2]
            status = claimed(text) or leading(value).status()
            if status is not None or phase is Phase.POST_DESIGN:
                self._claim(text, status or Status.ASSERTED, part.span, phase)
            return True
        status = claimed(text) if not part.label or is_result_label(part.label) or is_status_key(part.label) else None
        if status is None:
            return bool(part.label) and is_status_key(part.label)
        self._claim(text, status, part.span)
        return True

    def _gate_item(self, item: Item, inline: Inline) -> None:
        boxed = box_of(item.box)[0] is not Box.NONE
        shape = GateShape.CHECKBOX if boxed else GateShape.BULLET
        draft = answer(inline, item.span, shape, box=item.box, phase=self._phase, group=self._group)
        if shape is GateShape.BULLET and not draft.verdict and self._introduced is not None:
            draft.take(Verdict(mark=self._introduced))
        self._drafts.append(draft)
        self._item, self._item_depth = draft, item.depth

    # What is said of the whole

    def _claim(self, text: str, status: Status, span: Span, phase: Phase | None = None) -> None:
        self.claims.append(Claim(text, status, phase or self._phase, span))
        # `All principles hold:` says of every bullet below what it says of all.
        self._introduced = status if text.endswith((":", "：")) else None

    def _say(self, text: str, span: Span, label: str, rest: str) -> None:
        verdict = leading(rest) if label else Verdict()
        found = verdict if verdict else _spoken(text)
        status = found.status(text) or Status.ASSERTED
        phase = Phase.POST_DESIGN if is_recheck(text) else self._phase
        self.statements.append(Statement(text, label, status, phase, span, found.rest if found else rest or text))


_SPOKEN_NA = re.compile(
    r"(?i)\b(?:is|are|was|were)?\s*(?:all\s+)?(not applicable|n/a|does not apply"
    r"|do not apply|não se aplicam?|no aplican?|sans objet|entfällt)\b|(該当なし"
    r"|対象外|不适用|不適用|해당 ?없음|не применим\w+)"
)


def _spoken(text: str) -> Verdict:
    """The verdict of a sentence such as `§XI and §XIII are not applicable: the feature sends nothing`."""
    match = _SPOKEN_NA.search(text)
    if match is None:
        return Verdict()
    return Verdict(Status.NOT_APPLICABLE, rest=text[match.end() :].strip(" :,;.-–—：，"))


def _stops(inline: Inline) -> frozenset[int]:
    return frozenset(mark.end for mark in (*inline.bolds, *inline.codes))


def _is_verdict(label: str) -> bool:
    verdict = leading(label)
    return verdict.word is not None and not verdict.rest


def _has_verdict(part: Labeled) -> bool:
    return bool(leading(part.value)) or bool(leading(part.before))


def _speaks(item: Item) -> bool:
    """Whether a list item gives a verdict of its own at its start or end."""
    text = read_inline(item.lines).text
    return bool(leading(text)) or bool(trailing(text))


def _plain_items(blocks: Sequence[Block]) -> bool:
    """Whether a list follows, of which no item has a label, a box or a verdict of its own."""
    items = [block for block in blocks if isinstance(block, Item) and block.lines]
    return bool(items) and not any(
        item.box is not None or read_label(item.lines).label or _speaks(item) for item in items
    )


def _until_heading(blocks: Sequence[Block], start: int) -> Sequence[Block]:
    end = next((at for at in range(start, len(blocks)) if isinstance(blocks[at], Heading)), len(blocks))
    return blocks[start:end]


def _until_bold(blocks: Sequence[Block], start: int) -> Sequence[Block]:
    """The blocks from there on, down to the next heading or paragraph outside lists."""
    ends = (at for at in range(start, len(blocks)) if isinstance(blocks[at], Heading) or _is_outer(blocks[at]))
    return blocks[start : next(ends, len(blocks))]


def _is_outer(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.depth


def _heads_gate(draft: Draft, title: str, body: Sequence[Block]) -> bool:
    """Whether a heading is a gate: it cites a principle, gives a verdict, or has one as its first words below."""
    boxes = any(isinstance(block, Item) and block.box is not None for block in body)
    if CITES.match(title):
        return bool(draft.verdict) or not boxes or _status_line(body)
    if _status_line(body) or (body and _opens_with_verdict(body[0])):
        return True
    tables = any(isinstance(block, Table) for block in body)
    if draft.verdict:
        return not (boxes or tables or _EXCLUDED.search(title) or _has_named_answers(body))
    grouping = _EXCLUDED.search(title) or _GROUP.search(title)
    return bool(body) and not (boxes or tables or grouping or _has_named_answers(body))


def _status_line(body: Sequence[Block]) -> bool:
    return any(is_status_key(part.label) and part.colon for block in body[:3] for part in _labels(block))


def _labels(block: Block) -> Iterator[Labeled]:
    if isinstance(block, Paragraph | Item) and block.lines:
        yield from by_label(block.lines)


def _opens_with_verdict(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    inline = read_inline(block.lines)
    first = leading(inline.text, _stops(inline))
    return first.word is not None and claimed(inline.flat) is None


def _has_named_answers(body: Sequence[Block]) -> bool:
    """Whether bullets or bold lines below give answers of their own."""
    return any(part.label and not is_status_key(part.label) for block in body for part in _labels(block))
