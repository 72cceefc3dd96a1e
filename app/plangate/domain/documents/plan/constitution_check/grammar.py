"""The grammar: a subject opens a scope, and the scope ends at the next subject of the same or a higher level."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.answers import (
    heads_answer,
    plain_items,
    read_item,
    read_table,
)
from plangate.domain.documents.plan.constitution_check.claims import claimed, is_legend
from plangate.domain.documents.plan.constitution_check.draft import Draft, settle
from plangate.domain.documents.plan.constitution_check.evidence import add_evidence, add_quotes
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_about,
    is_result_label,
    is_status_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.names import Name, title_of
from plangate.domain.documents.plan.constitution_check.lexing.predicates import predicate_of
from plangate.domain.documents.plan.constitution_check.lexing.signs import skip
from plangate.domain.documents.plan.constitution_check.lexing.slots import is_verdict
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading
from plangate.domain.documents.plan.constitution_check.shown import Node, NodeKind
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.constitution_check.walk import Walk, exempts
from plangate.domain.documents.plan.constitution_check.whole_check import (
    heading_of_all,
    line_of_all,
    names_the_whole,
    take_sentences,
)
from plangate.domain.documents.plan.headings import clean_title, phase_of
from plangate.domain.documents.plan.model import GateShape
from plangate.domain.model.findings import Status
from plangate.domain.text.markdown import Mark

_MOST_LINES = 4
"""Lines of running text below a name in which its status is looked for."""
_ENDS = frozenset({NodeKind.HEADING, NodeKind.LINE, NodeKind.RULE})


def read_nodes(walk: Walk, nodes: Sequence[Node]) -> None:
    """Take what stands below a heading, one after another; the answers of one list are settled together."""
    first = len(walk.drafts)
    for place, node in enumerate(nodes):
        _READERS[node.kind](walk, nodes, place)
    settle([draft for draft in walk.drafts[first:] if draft.shape is not GateShape.ROW])


def _line(walk: Walk, nodes: Sequence[Node], place: int) -> None:
    walk.introduced = None
    _paragraph(walk, nodes[place], _until_line(nodes, place + 1) or _told_below(nodes, place))


def _until_line(nodes: Sequence[Node], start: int) -> Sequence[Node]:
    """The nodes from there on, down to the next heading or line of running text."""
    ends = (at for at in range(start, len(nodes)) if nodes[at].kind in _ENDS)
    return nodes[start : next(ends, len(nodes))]


def _told_below(nodes: Sequence[Node], place: int) -> Sequence[Node]:
    """The lines below a name that stands alone, where one of them tells its status."""
    if not nodes[place].line.is_name_alone:
        return ()
    lines = tuple(takewhile(_goes_on, nodes[place + 1 : place + 1 + _MOST_LINES]))
    return lines if any(node.line.is_status for node in lines) else ()


def _goes_on(node: Node) -> bool:
    return node.kind is NodeKind.LINE and (node.line.is_status or not node.line.is_titled)


def _item(walk: Walk, nodes: Sequence[Node], place: int) -> None:
    read_item(walk, nodes[place], ())


def _table(walk: Walk, nodes: Sequence[Node], place: int) -> None:
    read_table(walk, nodes[place])


def _rule(walk: Walk, nodes: Sequence[Node], place: int) -> None:
    """A rule ends the scope that is open."""
    walk.open = None


def _quote(walk: Walk, nodes: Sequence[Node], place: int) -> None:
    """Take a quote that stands alone: the answer to what waits for one, or a claim."""
    node = nodes[place]
    if walk.open is not None:
        add_evidence(walk.open, node, node.line)
        return
    text = node.inline.flat
    status = claimed(text)
    if status is not None and not walk.printed.is_note(text):
        walk.claim(text, status, node.span)


def _heading(walk: Walk, nodes: Sequence[Node], place: int) -> None:
    node = nodes[place]
    clean = clean_title(node.inline.flat)
    walk.enter(clean, node.span.line)
    if cites(clean) or not heading_of_all(walk, node, clean):
        _heading_of_answers(walk, node, clean)
    read_nodes(walk, node.below)


def _heading_of_answers(walk: Walk, node: Node, clean: str) -> None:
    """Take a heading that is an answer, introduces a list of answers, or names a group."""
    name = title_of(node.inline.text, node.lexicon)
    body = [one for one in node.below if one.kind is not NodeKind.HEADING]
    walk.introduced = _introduced(name, body)
    if walk.introduced:
        return
    if heads_answer(name, body, cited=cites(clean)):
        line = Line(name.text, "", "", Reading(name.verdicts), named=True)
        walk.group = name.text
        walk.start(Draft(line, node.span, GateShape.HEADING, walk.phase, "", series=-node.level))
    else:
        walk.excluded = _excludes(clean, name)


def _excludes(clean: str, name: Name) -> bool:
    """Whether a heading says that what stands below it answers nothing."""
    return not (cites(clean) or name.verdicts) and has_word(clean, "other_titles")


def _introduced(name: Name, body: Sequence[Node]) -> Status | None:
    """What a heading such as `✅ Compliance` says of each item of the list below it, if it does."""
    if not (is_status_label(name.text) or is_verdict(name.text)):
        return None
    status = of_verdicts(Reading(name.verdicts)) or of_verdicts(read_slot(name.text)[0])
    return status if any(node.is_item for node in body) else None


def _paragraph(walk: Walk, node: Node, following: Sequence[Node]) -> None:
    """Take a line of running text; `following` are the nodes down to the next one."""
    line = node.line
    if _says_nothing(walk, node.inline.flat, line):
        return
    if walk.open is not None and not _opens_anew(walk.open, line, node.inline.flat):
        _below(walk, walk.open, node)
    else:
        _opening(walk, node, line, following)


def _opening(walk: Walk, node: Node, line: Line, following: Sequence[Node]) -> None:
    """Take a line that is no evidence: its answer may go on in quotes."""
    walk.open = None
    if _is_labelled(line):
        _labelled(walk, node, line, following)
    else:
        take_sentences(walk, node)
    if walk.open is not None:
        add_quotes(walk.open, node)


def _says_nothing(walk: Walk, text: str, line: Line) -> bool:
    """Whether a line is a legend or the template's own; a name that the template prints still opens what is below."""
    if walk.printed.is_note(text) and not _opens(line):
        return True
    return is_legend(text) and not _answers(line)


def _opens(line: Line) -> bool:
    return line.named and (line.asks or line.is_name_alone)


def _answers(line: Line) -> bool:
    """Whether a bold name, and none of the whole check, has a verdict behind it; what follows is its reason."""
    return line.named and line.reading.speaks and not names_the_whole(line.label)


def _is_labelled(line: Line) -> bool:
    """Whether a line's name may be that of an answer."""
    titled = line.bold or (cites(line.label) and not exempts(line.label) and not predicate_of(line.label))
    return line.named and titled and not is_verdict(line.label)


def _below(walk: Walk, draft: Draft, node: Node) -> None:
    """Take a line as evidence; with a verdict of its own it may be the answer to the principle that it names."""
    line = node.line
    add_evidence(draft, node, line)
    add_quotes(draft, node)
    if line.bold and line.reading and line.text and not line.is_status:
        walk.say(node.inline.flat, node.span, line.label, line.text)


def _opens_anew(draft: Draft, line: Line, text: str) -> bool:
    """Whether a line below an answer is about the whole check, or another answer."""
    if line.is_titled:
        return _titles_anew(draft, line, text)
    if line.is_status:
        return False
    return _is_of_whole(text) or not (draft.waits or draft.shape is GateShape.HEADING)


def _is_of_whole(text: str) -> bool:
    return claimed(text) is not None and has_word(text, "whole")


def _titles_anew(draft: Draft, line: Line, text: str) -> bool:
    if line.is_status:
        return bool(draft.verdicts) and claimed(text) is not None
    return draft.shape is not GateShape.HEADING or _is_of_other(line.label)


def _is_of_other(label: str) -> bool:
    """Whether a label below an answer's heading is of another answer or check."""
    again = has_word(label, "again") and not is_about(label)
    return again or cites(label) or is_result_label(label)


def _labelled(walk: Walk, node: Node, line: Line, following: Sequence[Node]) -> None:
    if not cites(line.label) and _line_of_check(walk, node, line, following):
        return
    if line.is_name_alone:
        _name_alone(walk, node, line, following)
    elif line.reading or not walk.excluded:
        _answer(walk, node, line, following)


def _answer(walk: Walk, node: Node, line: Line, following: Sequence[Node]) -> None:
    """Take a line that is an answer; a question, or an announcement of plain items, opens its scope."""
    draft = Draft(line, node.span, GateShape.PARAGRAPH, walk.phase, walk.group, series=walk.heading)
    walk.drafts.append(draft)
    if line.asks or (node.announces and plain_items(following)):
        walk.open = draft


def _is_name(bold: Mark) -> bool:
    return bool(bold.text.strip()) and not is_verdict(bold.text)


def _line_of_check(walk: Walk, node: Node, line: Line, following: Sequence[Node]) -> bool:
    """Take a line that is about the check, and whose name is none of an answer."""
    if is_about(line.label):
        walk.excluded = walk.excluded or not line.text
        return True
    behind = _behind_phase(node, line)
    if behind is None:
        return line_of_all(walk, node, line)
    walk.phase = phase_of(line.label) or walk.phase
    _paragraph(walk, behind, following)
    return True


def _behind_phase(node: Node, line: Line) -> Node | None:
    """What stands behind the name of a phase, where another name follows it at once."""
    if phase_of(line.label) is None:
        return None
    text = node.inline.text
    bolds = list(filter(_is_name, node.inline.bolds))
    if len(bolds) < 2 or any(map(str.isalnum, text[bolds[0].end : bolds[1].start])):
        return None
    start = skip(text, bolds[0].end, ":： \n")
    return Node(NodeKind.LINE, node.span, node.inline.part(start), node.level, lexicon=node.lexicon)


def _name_alone(walk: Walk, node: Node, line: Line, following: Sequence[Node]) -> None:
    """A line that is nothing but a name: an answer whose words stand below it, or the name of a group."""
    name = title_of(node.inline.text, node.lexicon)
    if heads_answer(name, following, cited=cites(line.label), spoken=True, excluded=walk.excluded):
        bare = line._replace(text="", reason="", reading=Reading(line.reading.verdicts or name.verdicts))
        walk.start(Draft(bare, node.span, GateShape.PARAGRAPH, walk.phase, walk.group, series=walk.heading))
        return
    walk.group = line.label
    walk.excluded = has_word(line.label, "other_titles")


_READERS: dict[NodeKind, Callable[[Walk, Sequence[Node], int], None]] = {
    NodeKind.HEADING: _heading,
    NodeKind.LINE: _line,
    NodeKind.ITEM: _item,
    NodeKind.QUOTE: _quote,
    NodeKind.TABLE: _table,
    NodeKind.RULE: _rule,
}
