"""Answers: label, status and reason of one gate, read from the slots that its own lines have."""

import re
from dataclasses import dataclass, field

from plangate.domain.documents.plan.constitution_check.verdict import Verdict, leading, trailing
from plangate.domain.documents.plan.keys import fold_key
from plangate.domain.documents.plan.labels import COLONS
from plangate.domain.documents.plan.model import Box, Gate, GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Inline, Span
from plangate.domain.text.phrases import cut_between_words
from plangate.domain.text.words import collapse_spaces

STATUS_KEYS = frozenset(
    {
        "status", "verdict", "result", "compliance", "assessment", "gate", "gate status", "outcome", "decision",
        "conclusion",
        "compliance status", "evaluation", "initial status", "current status", "veredicto", "estado", "resultado",
        "avaliação",
        "evaluación", "cumplimiento", "conformidade", "statut", "résultat", "évaluation", "conformité", "ergebnis",
        "bewertung", "判定", "評価", "結果", "状態", "準拠", "準拠状況", "状态", "狀態", "结果", "结论", "结論",
        "评估", "상태", "판정",
        "결과", "평가", "준수", "статус", "результат", "оценка", "вердикт",
    }
)  # fmt: skip
"""Folded labels whose value is the verdict of the gate above them."""

CITES = re.compile(
    r"""(?ix)^[^\w§]*(?:
    (?:principles?|articles?|sections?|gates?|rules?|pillars?|princípios?|principios?|principes?|prinzip(?:ien)?
        |grundsatz|artigo|artículo|принципы?|статья)\s*\#?(?:\d+|[IVXL]+|one|two|three)\b
    | (?:原則|原则|원칙)\s*[\dIVX一二三四五六七八九十]+ | 第\s*[\dIVX一二三四五六七八九十]+\s*(?:条
      |條|章|項|项|原則|原则|조|관) | §+\s*[\dIVXL]
    | \d{1,2}[.)]\s | P\d{1,2}\b | [一二三四五六七八九十]{1,3}、
    | (?=[IVXL])(?-i:(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3}))
        (?:[.):：]|\s*[–—-]\s|[–—][IVXL]|\s*$|\s\(|(?<=[IVX]{2})\s+(?=[A-Z]))
    )"""
)
"""The start of a label that cites a principle by its number."""

_DASHES = re.compile(r"\s[-–—―]+\s|[—―]")
_DASH_FIRST = re.compile(r"^[-–—―:：]\s+|^[–—―]")
_NOTE = re.compile(r"\s*[(\[（【][^()\[\]（）【】\n]{1,80}[)\]）】](?=\s*(?:[:：—–-]|$))")
_BARE = re.compile(r"(?i)(?:\w{4,12}\s+)?(?:\d{1,2}|[IVXL]{1,5})[.:]?")
_LONGEST_LABEL = 100
_TICKED = frozenset("xX✓✔✅☑vV√●") | {"yes", "ok", "pass", "done"}
_CROSSED = frozenset("✗✘❌!×☒") | {"fail", "no"}
_WAITING = frozenset("~/-⏳🔲") | {"todo", "wip"}


@dataclass(slots=True)
class GateBuilder:
    """A gate that may still gather what stands below it; `opens`: its line ends with a colon."""

    label: str
    text: str
    verdict: Verdict
    span: Span
    shape: GateShape
    phase: Phase
    group: str
    box: Box = Box.NONE
    reason: str = ""
    dropped: bool = False
    opens: bool = False
    evidence: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    seen: list[Verdict] = field(default_factory=list)

    def take(self, verdict: Verdict) -> None:
        """Complete the verdict by that of a status line below."""
        self.verdict = self.verdict.or_else(verdict)

    def add(self, text: str, verdict: Verdict, *, said: str | None = None) -> None:
        """Take what stands below as evidence, with the verdict it gives of itself, and what it `said` besides."""
        self.evidence.append(text)
        self.reasons.append(text if said is None else said)
        if verdict:
            self.seen.append(verdict)

    def gate(self) -> Gate:
        """The gate as far as it was read."""
        text = " ".join(part for part in (self.text, *self.evidence) if part)
        reason = " ".join(part for part in (self.reason, *self.reasons) if part)
        return Gate(
            self.label, text, self._status(text), self.phase, self.span, self.shape, self.box, reason, self.group
        )

    def _status(self, text: str) -> Status:
        declared = self.verdict.status(text)
        if declared is not None:
            return declared
        if self.box is not Box.NONE:
            return {Box.TICKED: Status.PASS, Box.NOT_APPLICABLE: Status.NOT_APPLICABLE}.get(self.box, Status.UNANSWERED)
        return self._gathered() or (Status.ASSERTED if text else Status.UNANSWERED)

    def _gathered(self) -> Status | None:
        """The status that the answers below come to, where the gate gives none itself: the worst of them."""
        statuses = [status for verdict in self.seen if (status := verdict.status())]
        order = (Status.VIOLATION, Status.PENDING, Status.PASS, Status.NOT_APPLICABLE)
        return next((status for status in order if status in statuses), None)


def box_of(box: str | None) -> tuple[Box, Verdict]:
    """The box that a bracket's content makes, and what it declares beyond ticked or open."""
    if box is None:
        return Box.NONE, Verdict()
    content = box.strip(" \u3000\ufe0f\ufe0e").lower()
    if not content:
        return Box.OPEN, Verdict()
    if content in _TICKED:
        return Box.TICKED, Verdict()
    if content.startswith("n"):
        return (Box.OPEN, Verdict(mark=Status.VIOLATION)) if content == "no" else (Box.NOT_APPLICABLE, Verdict())
    if content in _CROSSED:
        return Box.OPEN, Verdict(mark=Status.VIOLATION)
    return (Box.OPEN, Verdict(mark=Status.PENDING)) if content in _WAITING else (Box.NONE, Verdict())


def answer(inline: Inline, span: Span, shape: GateShape, *, box: str | None, phase: Phase, group: str) -> GateBuilder:
    """The gate that a bullet, box or paragraph gives."""
    text = inline.text
    stops = frozenset(mark.end for mark in (*inline.bolds, *inline.codes))
    kind, boxed = box_of(box)
    first = leading(text, stops)
    start = first.end if first else 0
    label, end = _label(inline, start)
    within = trailing(label)
    rest = _DASH_FIRST.sub("", text[end:].lstrip(COLONS + " \t\n"))
    shift = len(text) - len(rest)
    second = leading(rest, frozenset(stop - shift for stop in stops))
    third = trailing(second.rest)
    verdict = first.or_else(_stated(inline, end)).or_else(within).or_else(second).or_else(third).or_else(boxed)
    reason = third.rest if third else second.rest
    if not label:
        label = cut_between_words(collapse_spaces(trailing(rest).rest or rest), _LONGEST_LABEL)
        # What a box says behind a bare `N/A` is the gate's name, and no reason.
        reason = "" if kind is not Box.NONE and verdict.word is Status.NOT_APPLICABLE else reason
    else:
        label = collapse_spaces(within.rest if within else label).strip(COLONS + " -–—")
    prose = Verdict(verdict.word, verdict.mark, verdict.warning, second.rest if second.warning else "")
    return GateBuilder(label, collapse_spaces(rest), prose, span, shape, phase, group, kind, collapse_spaces(reason))


def heading_answer(title: str, span: Span, phase: Phase, group: str) -> GateBuilder:
    """The gate that a heading or a line that is nothing but a bold name gives."""
    first = leading(title)
    if first.word is not None:
        first = Verdict(rest=title)
    last = trailing(first.rest)
    label = collapse_spaces(last.rest if last else first.rest).strip(COLONS + " -–—")
    return GateBuilder(label, "", first.or_else(last), span, GateShape.HEADING, phase, group)


def is_status_key(label: str) -> bool:
    """Whether a label announces the verdict of the gate above it."""
    return fold_key(label) in STATUS_KEYS


def _stated(inline: Inline, after: int) -> Verdict:
    """The verdict behind a bold `Status:` further on in the same lines."""
    for bold in inline.bolds:
        if bold.start >= after and is_status_key(bold.text):
            rest = inline.text[bold.end :].lstrip(COLONS + " ")
            return leading(rest)
    return Verdict()


def _label(inline: Inline, start: int) -> tuple[str, int]:
    """The label that begins at that offset of the visible text, and where it ends; empty without one."""
    text = inline.text
    bold = next((mark for mark in inline.bolds if mark.end > start), None)
    if bold and not text[start : bold.start].strip(" \t\n\ufe0f*_[(") and bold.text:
        end = bold.end
        if note := _NOTE.match(text, end):
            end = note.end()
        return text[start:end].strip(), end
    at = _separator(inline, start)
    if at is not None and _BARE.fullmatch(text[start:at].strip()) and text[at] not in COLONS:
        # A number and a dash: the name goes on behind it, unless the verdict does.
        further = None if leading(text[at + 3 :]) else _separator(inline, at + 3)
        at = at if further is None or further - start > _LONGEST_LABEL else further
    return (text[start:at].strip(), at) if at is not None else ("", start)


def _separator(inline: Inline, start: int) -> int | None:
    """Where a plain label ends: at the first colon or dash outside brackets and code."""
    text = inline.text
    stop = min(len(text), start + _LONGEST_LABEL + 1)
    codes = [(mark.start, mark.end) for mark in inline.codes]
    depth, at = 0, start
    while at < stop:
        char = text[at]
        inside = next((end for begin, end in codes if begin <= at < end), None)
        if inside is not None:
            at = inside
            continue
        if char in "([（【":
            depth += 1
        elif char in ")]）】":
            depth = max(depth - 1, 0)
        elif not depth and _asks(text, at):
            return at + 1
        elif not depth and _parts(text, at):
            return at if text[start:at].strip(" \t*_") else None
        at += 1
    return None


def _asks(text: str, at: int) -> bool:
    """Whether a question ends there and its answer follows on the line."""
    return text[at] in "?？" and bool(text[at + 1 :].strip()) and not text[at + 1].isalnum()


def _parts(text: str, at: int) -> bool:
    if text[at] in COLONS:
        return text[at] != ":" or not text[at + 1 : at + 2] or text[at + 1].isspace()
    return _DASHES.match(text, at) is not None
