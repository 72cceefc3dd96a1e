"""The running text of a Constitution Check: bold names with their answers, sentences about the whole, evidence."""

from collections.abc import Sequence

from plangate.domain.documents.plan.constitution_check.blanket_statements import (
    claimed,
    is_legend,
    is_limited,
    is_recheck,
    is_result_label,
    sentences,
)
from plangate.domain.documents.plan.constitution_check.gate_parser import (
    CITES,
    GateBuilder,
    answer,
    heading_answer,
    is_status_key,
)
from plangate.domain.documents.plan.constitution_check.state import (
    BlockView,
    CheckState,
    has_boxes,
    named_answers,
    plain_items,
    stops,
)
from plangate.domain.documents.plan.constitution_check.verdict import Verdict, leading
from plangate.domain.documents.plan.constitution_check.vocabulary import (
    AGAIN,
    EXCLUDED,
    EXPLAINS,
    GROUP,
    HAS_WORDS,
    INSTRUCTION,
    META,
    NOTE,
    ONWARD,
    PRODUCTS,
    SUMMARY,
    WHOLE,
)
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.documents.plan.keys import fold_key
from plangate.domain.documents.plan.labels import Labeled
from plangate.domain.documents.plan.model import GateShape
from plangate.domain.documents.plan.vocabulary import MARKS
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Inline, Paragraph, Span

_BETWEEN = " \t\n\ufe0f\ufe0e:：" + "".join(MARKS.values())
"""What may stand between a phase's bold name and the first answer's."""


def read_paragraph(state: CheckState, entry: BlockView, paragraph: Paragraph, below: Sequence[BlockView]) -> None:
    """Take a paragraph; `below` are the blocks down to the next one."""
    state.introduced = None
    if not paragraph.depth:
        state.leave()
    if paragraph.depth and state.item is not None:
        state.item.add(entry.inline.flat, Verdict())
        return
    state.item = None
    for part in entry.parts[:-1]:
        _part(state, part, ())
    _part(state, entry.parts[-1], below)


def take_status(draft: GateBuilder, part: Labeled, text: str) -> None:
    """Take a `Status:` line below a gate."""
    verdict = leading(part.value)
    draft.take(verdict)
    draft.add(text, Verdict(), said=verdict.rest)


def _part(state: CheckState, part: Labeled, below: Sequence[BlockView]) -> None:
    text = part.inline.flat
    if INSTRUCTION.search(text) or (is_legend(text) and not _answers(part)):
        return
    draft = state.open
    if draft is not None and draft.shape is GateShape.HEADING and not _opens_anew(draft, part, text):
        _evidence(state, draft, part, text)
    elif not part.label or _is_verdict(part.label):
        _prose(state, part.inline, part.span)
    else:
        _labeled(state, part, text, below)


def _answers(part: Labeled) -> bool:
    """Whether a bold name, and none of the whole check, has a verdict behind it; what follows is its reason."""
    return bool(part.label) and not _names_the_whole(part.label) and leading(part.value).word is not None


def _opens_anew(draft: GateBuilder, part: Labeled, text: str) -> bool:
    """Whether a paragraph below a heading's gate is about the whole check, or another gate."""
    if not part.label:
        return claimed(text) is not None and WHOLE.search(text) is not None
    if is_status_key(part.label):
        return draft.verdict.word is not None and claimed(text) is not None
    again = is_recheck(part.label) and AGAIN.search(part.label) is not None and fold_key(part.label) not in META
    return again or is_result_label(part.label) or CITES.match(part.label) is not None


def _evidence(state: CheckState, draft: GateBuilder, part: Labeled, text: str) -> None:
    if part.label and is_status_key(part.label):
        take_status(draft, part, text)
        return
    said = None
    if not draft.evidence and (first := leading(part.inline.text, stops(part.inline))):
        draft.take(first)
        said = first.rest
    if part.label and part.colon and not part.value:
        state.group = part.label
    if part.label and part.colon and leading(part.value):
        # Evidence with a verdict of its own may be the answer to the principle that it names.
        state.say(text, part.span, part.label, part.value)
    draft.add(text, Verdict(), said=said)


def _labeled(state: CheckState, part: Labeled, text: str, below: Sequence[BlockView]) -> None:
    state.open = None
    cites = CITES.match(part.label) is not None
    if ONWARD.match(part.label) or (not cites and fold_key(part.label) in META):
        state.excluded = state.excluded or not part.value
        return
    if not cites and (EXPLAINS.match(part.label) or _announces(state, part, text)):
        return
    if not part.value or NOTE.fullmatch(part.value):
        _bold_line(state, part, below, cites=cites)
        return
    if state.excluded and not leading(part.value) and not leading(part.before):
        return
    draft = answer(part.inline, part.span, GateShape.PARAGRAPH, box=None, phase=state.phase, group=state.group)
    state.drafts.append(draft)
    if text.endswith((":", "：")) and plain_items(below):
        state.open = draft


def _announces(state: CheckState, part: Labeled, text: str) -> bool:
    """Take a line about the whole check: its result, its re-check, its phase."""
    status = claimed(text) if _names_the_whole(part.label) else None
    named = phase_of(part.label)
    if named is not None and _opens_with_name(part):
        state.enter(named)
        return False
    if is_recheck(part.label) and (part.value or not part.colon):
        state.claim(text, status or leading(part.value).status() or Status.ASSERTED, part.span, Phase.POST_DESIGN)
        return True
    if status is not None:
        state.claim(text, status, part.span)
        return True
    if is_result_label(part.label) or is_status_key(part.label):
        state.say(text, part.span, part.label, part.value)
        return True
    phase = None if part.value else phase_of(part.label)
    if phase is not None:
        state.enter(phase)
        state.group = part.label
    return phase is not None


def _names_the_whole(label: str) -> bool:
    """Whether a bold name is one of the whole check; behind the name of one principle, `no violations` is a reason."""
    if is_result_label(label) or is_status_key(label) or is_recheck(label) or phase_of(label) is not None:
        return True
    return WHOLE.search(label) is not None or SUMMARY.search(label) is not None or claimed(label) is not None


def _opens_with_name(part: Labeled) -> bool:
    """Whether another bold name follows at once, so that the first only names the phase of this line and the next."""
    bold = next((mark for mark in part.inline.bolds if mark.start >= part.start and mark.text), None)
    if bold is None or leading(bold.text).word is not None:
        return False
    return not part.inline.text[part.start : bold.start].strip(_BETWEEN)


def _bold_line(state: CheckState, part: Labeled, below: Sequence[BlockView], *, cites: bool) -> None:
    """A line that is nothing but a bold name: a gate whose answer stands below it, or the name of a group."""
    draft = heading_answer(part.inline.text, part.span, state.phase, state.group)
    boxes = has_boxes(below)
    answers = boxes or any(entry.item is not None and entry.speaks for entry in below)
    own = bool(draft.verdict)
    listed = EXCLUDED.search(part.label) or (PRODUCTS.search(part.label) and not own)
    named = not state.excluded and not GROUP.search(part.label) and not listed
    evidence = own and named and not boxes and not named_answers(below)
    if (cites and (own or not boxes)) or (own and not answers) or evidence or (named and plain_items(below)):
        draft.shape = GateShape.PARAGRAPH
        state.start(draft)
        return
    state.group = part.label
    state.excluded = (EXCLUDED.search(part.label) or PRODUCTS.search(part.label)) is not None


def _prose(state: CheckState, inline: Inline, span: Span) -> None:
    state.open = None
    for offset, sentence in sentences(inline.text):
        place = Span(inline.line_at(offset), inline.line_at(offset + len(sentence) - 1))
        flat = " ".join(sentence.split())
        if HAS_WORDS.search(flat) and not INSTRUCTION.search(flat) and not is_legend(flat):
            _sentence(state, flat, place)


def _sentence(state: CheckState, text: str, span: Span) -> None:
    status = claimed(text)
    if status is None and (verdict := leading(text)) and verdict.word is not None:
        status = None if CITES.match(verdict.rest) or is_limited(text) else verdict.status()
    if status is not None:
        state.claim(text, status, span, Phase.POST_DESIGN if is_recheck(text) else None)
        return
    label, _, rest = text.partition(": ")
    if rest and is_recheck(label):
        state.claim(text, leading(rest).status() or Status.ASSERTED, span, Phase.POST_DESIGN)
        return
    state.say(text, span, label if rest and len(label) <= 100 else "", rest)


def _is_verdict(label: str) -> bool:
    verdict = leading(label)
    return verdict.word is not None and not verdict.rest
