"""The whole check: headings, lines, items and sentences about all of it: its phase, result, re-check and date."""

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.claims import claimed, is_legend, is_recheck, sentences
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_about,
    is_result_label,
    is_status_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_line, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.names import title_of
from plangate.domain.documents.plan.constitution_check.lexing.scanned import declares
from plangate.domain.documents.plan.constitution_check.lexing.slots import is_verdict
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading
from plangate.domain.documents.plan.constitution_check.shown import Node
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.constitution_check.walk import Walk
from plangate.domain.documents.plan.headings import is_check, phase_of
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Span

_LONGEST_LABEL = 100
_SHORT_NAME = 40
"""Characters of a phase's name."""


def heading_of_all(walk: Walk, node: Node, clean: str) -> bool:
    """Take a heading that is about the whole check: its phase, its result, its summary."""
    phase = phase_of(clean)
    if phase is not None:
        _heading_of_phase(walk, node, phase)
        return True
    title = node.inline.flat
    status = claimed(title)
    if status:
        walk.claim(title, status, node.span)
        return True
    return has_word(clean, "overview_titles") or is_check(clean.casefold(), node.level)


def _heading_of_phase(walk: Walk, node: Node, phase: Phase) -> None:
    walk.phase = phase
    status = of_verdicts(Reading(title_of(node.inline.text, node.lexicon).verdicts))
    _record(walk, node, phase, status, alone=not node.below)


def _record(walk: Walk, node: Node, phase: Phase, status: Status | None, *, alone: bool) -> None:
    """Take the name of a phase with its verdict as a claim; of a re-check, it alone is a record."""
    if status or (alone and phase is Phase.POST_DESIGN):
        walk.claim(node.inline.flat, status or Status.ASSERTED, node.span, phase)


def line_of_all(walk: Walk, node: Node, line: Line) -> bool:
    """Take a line about the whole check: its result, its re-check, its phase."""
    text = node.inline.flat
    status = claimed(text) if names_the_whole(line.label) else None
    if _rechecks(node, line):
        walk.claim(text, status or of_verdicts(line.reading) or Status.ASSERTED, node.span, Phase.POST_DESIGN)
    elif status is not None:
        walk.claim(text, status, node.span)
    else:
        return _result_or_phase(walk, node, line)
    return True


def _rechecks(node: Node, line: Line) -> bool:
    """Whether a line records a second check, and does not only announce what tells of it."""
    told = not node.announces or of_verdicts(line.reading) is not None
    return is_recheck(line.label) and told


def _result_or_phase(walk: Walk, node: Node, line: Line) -> bool:
    named = phase_of(line.label)
    if named is not None and node.announces and line.text:
        walk.phase, walk.group = named, line.label
    elif is_result_label(line.label) or is_status_label(line.label):
        walk.say(node.inline.flat, node.span, line.label, line.text)
    elif named is not None and not line.text:
        walk.phase, walk.group = named, line.label
    else:
        return False
    return True


def item_of_all(walk: Walk, node: Node, line: Line) -> bool:
    """Take a bullet about the whole check: its result, its re-check, its date."""
    label = line.label if line.named else ""
    if cites(label or node.inline.flat):
        return False
    takers = (_dates, _item_of_phase, _item_of_result)
    return any(take(walk, node, label) for take in takers)


def _dates(walk: Walk, node: Node, label: str) -> bool:
    return bool(label) and is_about(label)


def _item_of_phase(walk: Walk, node: Node, label: str) -> bool:
    phase = phase_of(label) if len(label) < _SHORT_NAME else None
    if phase is None:
        return False
    status = claimed(node.inline.flat) or of_verdicts(node.line.reading)
    _record(walk, node, phase, status, alone=True)
    return True


def _item_of_result(walk: Walk, node: Node, label: str) -> bool:
    keyed = node.line.bold and is_status_label(label)
    may_claim = keyed or not label or is_result_label(label)
    return (may_claim and _claims_all(walk, node)) or keyed


def _claims_all(walk: Walk, node: Node) -> bool:
    """Take a text that claims something of all gates."""
    status = claimed(node.inline.flat)
    if status is not None:
        walk.claim(node.inline.flat, status, node.span)
    return status is not None


def take_sentences(walk: Walk, node: Node) -> None:
    """Take the sentences of a line that is no answer: claims of all gates, and what may answer a principle."""
    for offset, sentence in sentences(node.inline.text):
        flat = " ".join(sentence.split())
        if _says_something(walk, flat):
            last = offset + len(sentence.rstrip()) - 1
            _sentence(walk, flat, Span(node.inline.line_at(offset), node.inline.line_at(last)))


def _says_something(walk: Walk, sentence: str) -> bool:
    return any(map(str.isalnum, sentence)) and not walk.printed.is_note(sentence) and not is_legend(sentence)


def _sentence(walk: Walk, text: str, place: Span) -> None:
    status = claimed(text) or _leading_status(text)
    if status is not None:
        walk.claim(text, status, place, Phase.POST_DESIGN if is_recheck(text) else None)
    else:
        _say(walk, text, place)


def _say(walk: Walk, text: str, place: Span) -> None:
    """Take a sentence that may answer what it names before its first colon, or records a re-check."""
    label, _, rest = text.partition(": ")
    if rest and is_recheck(label):
        walk.claim(text, of_verdicts(read_slot(rest)[0]) or Status.ASSERTED, place, Phase.POST_DESIGN)
        return
    named = bool(rest) and len(label) <= _LONGEST_LABEL
    walk.say(text, place, label if named else "", rest)


def _leading_status(text: str) -> Status | None:
    """The verdict that a sentence begins with, where it cites no principle."""
    if not declares(text):
        return None
    line = read_line(text)
    if cites(line.label):
        return None
    led = is_verdict(text) or (line.led and line.reading.speaks)
    return of_verdicts(line.reading) if led else None


def names_the_whole(label: str) -> bool:
    """Whether a name is one of the whole check; behind the name of one principle, `no violations` is a reason."""
    return any(calls(label) for calls in _CALLS)


def _names_phase(label: str) -> bool:
    return phase_of(label) is not None


def _says_whole(label: str) -> bool:
    return has_word(label, "whole") or has_word(label, "overview_titles")


def _claims(label: str) -> bool:
    return claimed(label) is not None


_CALLS = (is_result_label, is_status_label, _names_phase, _says_whole, _claims)
"""How a name may be one of the whole check."""
