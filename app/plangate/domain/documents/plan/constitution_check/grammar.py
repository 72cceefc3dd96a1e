"""The grammar: a subject opens a scope, and the scope ends at the next subject of the same or a higher level."""

from collections.abc import Sequence
from dataclasses import replace

from plangate.domain.documents.dialects.phrases import has_word
from plangate.domain.documents.plan.constitution_check.claims import claimed, is_legend, is_recheck, sentences
from plangate.domain.documents.plan.constitution_check.draft import Draft, settle
from plangate.domain.documents.plan.constitution_check.headed import heads_answer, is_name_alone, plain_items
from plangate.domain.documents.plan.constitution_check.items import add_evidence, read_item, read_table
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import (
    cites,
    is_about,
    is_result_label,
    is_status_label,
)
from plangate.domain.documents.plan.constitution_check.lexing.line import Line, read_line, read_slot
from plangate.domain.documents.plan.constitution_check.lexing.names import Name, is_verdict, title_of
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading
from plangate.domain.documents.plan.constitution_check.shown import Node, NodeKind
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.constitution_check.walk import Walk, exempts
from plangate.domain.documents.plan.headings import clean_title, is_check, phase_of
from plangate.domain.documents.plan.model import GateShape
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Inline, Span


def read_nodes(walk: Walk, nodes: Sequence[Node]) -> None:
    """Take what stands below a heading, one after another; the answers of one list are settled together."""
    first = len(walk.drafts)
    for place, node in enumerate(nodes):
        match node.kind:
            case NodeKind.HEADING:
                _heading(walk, node)
            case NodeKind.LINE:
                walk.introduced = None
                _paragraph(walk, node, _until_line(nodes, place + 1))
            case NodeKind.ITEM:
                read_item(walk, node, ())
            case NodeKind.QUOTE:
                _quote(walk, node)
            case NodeKind.TABLE:
                read_table(walk, node)
            case NodeKind.RULE:
                walk.open = None
    settle([draft for draft in walk.drafts[first:] if draft.shape is not GateShape.ROW])


def _until_line(nodes: Sequence[Node], start: int) -> Sequence[Node]:
    """The nodes from there on, down to the next heading or line of running text."""
    ends = (at for at in range(start, len(nodes)) if nodes[at].kind in (NodeKind.HEADING, NodeKind.LINE, NodeKind.RULE))
    return nodes[start : next(ends, len(nodes))]


def _heading(walk: Walk, node: Node) -> None:
    walk.open = walk.introduced = None
    walk.heading = node.span.line
    title = node.inline.flat
    clean = clean_title(title)
    cited = cites(clean)
    walk.group, walk.excluded = clean, False
    body = [one for one in node.below if one.kind is not NodeKind.HEADING]
    if not cited and _heading_of_all(walk, node, title, clean):
        read_nodes(walk, node.below)
        return
    name = title_of(node.inline, node.lexicon)
    if _introduces(walk, name, body):
        read_nodes(walk, node.below)
        walk.introduced = None
        return
    if heads_answer(name, body, cited=cited):
        line = Line(name.text, "", "", Reading(name.verdicts), named=True)
        walk.group = name.text
        _start(walk, Draft(line, node.span, GateShape.HEADING, walk.phase, "", series=-node.level))
    else:
        walk.excluded = not cited and not name.verdicts and has_word(clean, "other_titles")
    read_nodes(walk, node.below)
    walk.open = None


def _introduces(walk: Walk, name: Name, body: Sequence[Node]) -> bool:
    """Whether a heading such as `✅ Compliance` says of each item of the list below it what its verdict says."""
    status = of_verdicts(Reading(name.verdicts)) or of_verdicts(read_slot(name.text)[0])
    titled = is_status_label(name.text) or is_verdict(name.text)
    if status is None or not titled or not any(node.kind is NodeKind.ITEM for node in body):
        return False
    walk.introduced = status
    return True


def _heading_of_all(walk: Walk, node: Node, title: str, clean: str) -> bool:
    """Take a heading that is about the whole check: its phase, its result, its summary."""
    phase = phase_of(clean)
    status = of_verdicts(Reading(title_of(node.inline, node.lexicon).verdicts))
    if phase is not None:
        walk.phase = phase
        if status or (phase is Phase.POST_DESIGN and not node.below):
            walk.claim(title, status or Status.ASSERTED, node.span)
        return True
    if status := claimed(title):
        walk.claim(title, status, node.span)
        return True
    return has_word(clean, "overview_titles") or is_check(clean.casefold(), node.level)


def _start(walk: Walk, draft: Draft) -> None:
    walk.drafts.append(draft)
    walk.open = draft


def _paragraph(walk: Walk, node: Node, following: Sequence[Node]) -> None:
    """Take a line of running text; `following` are the nodes down to the next one."""
    text = node.inline.flat
    line = node.line
    # A name that the template prints still opens what stands below it.
    opens = line.named and (line.asks or is_name_alone(line))
    if (walk.printed.is_note(text) and not opens) or (is_legend(text) and not _answers(line)):
        return
    draft = walk.open
    if draft is not None and not _opens_anew(draft, line, text):
        add_evidence(draft, node, line)
        _quoted_below(draft, node)
        if line.bold and line.reading and line.text and not is_status_label(line.label):
            # Evidence with a verdict of its own may be the answer to the principle that it names.
            walk.say(text, node.span, line.label, line.text)
        return
    walk.open = None
    if not line.named or is_verdict(line.label) or not (line.bold or (cites(line.label) and not exempts(line.label))):
        _prose(walk, node)
    else:
        _labelled(walk, node, line, following)
    if walk.open is not None:
        _quoted_below(walk.open, node)


def _answers(line: Line) -> bool:
    """Whether a bold name, and none of the whole check, has a verdict behind it; what follows is its reason."""
    return line.named and not _names_the_whole(line.label) and any(v.spoken for v in line.reading.verdicts)


def _opens_anew(draft: Draft, line: Line, text: str) -> bool:
    """Whether a line below an answer is about the whole check, or another answer."""
    label = line.label
    if not line.named or not (line.bold or cites(label)):
        if line.named and is_status_label(label):
            return False
        whole = claimed(text) is not None and has_word(text, "whole")
        return whole or not (draft.shape is GateShape.HEADING or draft.waits)
    if is_status_label(label):
        return bool(draft.verdicts) and claimed(text) is not None
    if draft.shape is not GateShape.HEADING:
        return True
    return cites(label) or is_result_label(label) or (has_word(label, "again") and not is_about(label))


def _quoted_below(draft: Draft, node: Node) -> None:
    for child in node.below:
        if child.kind is NodeKind.QUOTE:
            add_evidence(draft, child, child.line)


def _labelled(walk: Walk, node: Node, line: Line, following: Sequence[Node]) -> None:
    cited, label = cites(line.label), line.label
    if not cited and is_about(label):
        walk.excluded = walk.excluded or not line.text
        return
    if not cited and (behind := _behind_phase(node, line)):
        walk.phase = phase_of(label) or walk.phase
        _paragraph(walk, behind, following)
        return
    if not cited and _line_of_all(walk, node, line):
        return
    if is_name_alone(line):
        _name_alone(walk, node, line, following, cited=cited)
        return
    if walk.excluded and not line.reading:
        return
    draft = Draft(line, node.span, GateShape.PARAGRAPH, walk.phase, walk.group, series=walk.heading)
    walk.drafts.append(draft)
    if line.asks or (node.inline.flat.endswith((":", "：")) and plain_items(following)):
        walk.open = draft


def _behind_phase(node: Node, line: Line) -> Node | None:
    """What stands behind the name of a phase, where another name follows it at once."""
    if phase_of(line.label) is None:
        return None
    bolds = [bold for bold in node.inline.bolds if bold.text.strip() and not is_verdict(bold.text)]
    if len(bolds) < 2 or any(map(str.isalnum, node.inline.text[bolds[0].end : bolds[1].start])):
        return None
    start = bolds[0].end
    while node.inline.text[start] in ":： \n":
        start += 1
    return Node(NodeKind.LINE, node.span, node.inline.part(start), node.level, lexicon=node.lexicon)


def _line_of_all(walk: Walk, node: Node, line: Line) -> bool:
    """Take a line about the whole check: its result, its re-check, its phase."""
    text, label = node.inline.flat, line.label
    status = claimed(text) if _names_the_whole(label) else None
    own = of_verdicts(line.reading)
    named = phase_of(label)
    if is_recheck(label) and (line.text or own or not text.endswith((":", "："))):
        walk.claim(text, status or own or Status.ASSERTED, node.span, Phase.POST_DESIGN)
        return True
    if status is not None:
        walk.claim(text, status, node.span)
        return True
    if is_result_label(label) or is_status_label(label):
        walk.say(text, node.span, label, line.text)
        return True
    if named is not None and not line.text:
        walk.phase, walk.group = named, label
        return True
    return False


def _names_the_whole(label: str) -> bool:
    """Whether a name is one of the whole check; behind the name of one principle, `no violations` is a reason."""
    if is_result_label(label) or is_status_label(label) or phase_of(label) is not None:
        return True
    return has_word(label, "whole") or has_word(label, "overview_titles") or claimed(label) is not None


def _name_alone(walk: Walk, node: Node, line: Line, following: Sequence[Node], *, cited: bool) -> None:
    """A line that is nothing but a name: an answer whose words stand below it, or the name of a group."""
    name = title_of(node.inline, node.lexicon)
    if heads_answer(name, following, cited=cited, spoken=True, excluded=walk.excluded):
        bare = replace(line, text="", reason="", reading=Reading(line.reading.verdicts or name.verdicts))
        _start(walk, Draft(bare, node.span, GateShape.PARAGRAPH, walk.phase, walk.group, series=walk.heading))
        return
    walk.group = line.label
    walk.excluded = has_word(line.label, "other_titles")


def _prose(walk: Walk, node: Node) -> None:
    for offset, sentence in sentences(node.inline.text):
        place = Span(node.inline.line_at(offset), node.inline.line_at(offset + len(sentence.rstrip()) - 1))
        flat = " ".join(sentence.split())
        if any(char.isalnum() for char in flat) and not walk.printed.is_note(flat) and not is_legend(flat):
            _sentence(walk, flat, place)


def _sentence(walk: Walk, text: str, place: Span) -> None:
    status = claimed(text)
    if status is None:
        line = read_line(Inline(text))
        led = (line.led and any(verdict.spoken for verdict in line.reading.verdicts)) or is_verdict(text)
        status = of_verdicts(line.reading) if led and not cites(line.label) else None
    if status is not None:
        walk.claim(text, status, place, Phase.POST_DESIGN if is_recheck(text) else None)
        return
    label, _, rest = text.partition(": ")
    if rest and is_recheck(label):
        walk.claim(text, of_verdicts(read_slot(rest)[0]) or Status.ASSERTED, place, Phase.POST_DESIGN)
        return
    walk.say(text, place, label if rest and len(label) <= 100 else "", rest)


def _quote(walk: Walk, node: Node) -> None:
    """Take a quote that stands alone: the answer to what waits for one, or a claim."""
    if walk.open is not None:
        add_evidence(walk.open, node, node.line)
        return
    text = node.inline.flat
    status = claimed(text)
    if status is not None and not walk.printed.is_note(text):
        walk.claim(text, status, node.span)
