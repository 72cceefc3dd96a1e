"""The whole check: headings, lines and items about all of it: its phase, result, re-check and date."""

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.claims import claimed, is_recheck
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_about,
    is_result_label,
    is_status_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.line import Line
from plangate.domain.documents.plan.constitution_check.lexing.names import title_of
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading
from plangate.domain.documents.plan.constitution_check.shown import Node
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.constitution_check.walk import Walk
from plangate.domain.documents.plan.headings import is_check, phase_of
from plangate.domain.model.findings import Phase, Status

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
    status = of_verdicts(Reading(title_of(node.inline, node.lexicon).verdicts))
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
    told = bool(line.text) or of_verdicts(line.reading) is not None
    return is_recheck(line.label) and (told or not node.announces)


def _result_or_phase(walk: Walk, node: Node, line: Line) -> bool:
    named = phase_of(line.label)
    if is_result_label(line.label) or is_status_label(line.label):
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
    status = claimed(node.inline.flat) if keyed or _may_claim(label) else None
    if status is not None:
        walk.claim(node.inline.flat, status, node.span)
    return keyed or status is not None


def _may_claim(label: str) -> bool:
    return not label or is_result_label(label)


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
