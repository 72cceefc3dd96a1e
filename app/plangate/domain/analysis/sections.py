"""Sections and gates of the template: which of them a plan has, leaves out, or keeps as they were."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.documents.dialects.phrases import CITING, any_of, has_word, pattern_of
from plangate.domain.documents.plan.headings import fold_name, name_of, parts_of, says_when
from plangate.domain.documents.plan.model import Gate, Plan, Role, Section
from plangate.domain.text.likeness import shared_ratio
from plangate.domain.text.markdown import Block, Document, Html, Inline, Item, Paragraph, Table, ThematicBreak
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import CJK, collapse_spaces, fold, lower_case

_PROCEDURE = Vocabulary("execution flow, phase _:, phase _+:")
_JOIN = re.compile(
    rf"\s*[/&+,、，;；・]\s*|\s+(?:{any_of('joining')}|{any_of('joining', joined=True)})\s+"
    r"|\s*(?:と|和|与|與|及び?|以及)\s*|(?<=[가-힣])[와과]\s+"
)
"""What joins two names in one title."""
_LONG_WORD = 12
"""Letters of a word that is no everyday one, such as a compound of German."""
_LONGEST_LABEL = 200
_MOST_SOUGHT = 50
"""Names of sections that are sought in sentences."""
_DOCUMENTS = (".md", ".yml", ".yaml", ".json", ".proto", ".graphql")
_MIN_LIKENESS = 80
"""Of 100, by the words that two gates share."""
MOST_COMPARED = 50_000
"""Pairs of gates of template and plan; nobody has lists so long, and comparing longer ones takes seconds."""


def fold_title(title: str) -> str:
    """A heading for comparison: lower case, words and numbers only, without a mark such as `[OPTIONAL]`."""
    return fold(title.lower().replace("[optional]", " ").replace("(optional)", " "))


class Titles:
    """The titles of a template's sections and of a plan's, to know one by the other.

    A section is known by its role, by its whole title, or by what it names where the template names that once: titles
    of one name are told apart by their notes.
    """

    def __init__(self, template: Plan, plan: Plan) -> None:
        self._plan = plan
        titles = {section.title for section in template.sections}
        self._count = Counter(name for title in titles for name in parts_of(title))
        self._titled = {fold_title(section.title): section for section in reversed(plan.sections)}
        self._named = {name: one for one in reversed(plan.sections) for name in (*parts_of(one.title), *_joined(one))}

    def same(self, wanted: Section) -> Section | None:
        """The plan's section that stands for a section of the template."""
        if wanted.role is not Role.OTHER:
            return self._plan.section(wanted.role)
        found = map(self._named.get, self.names(wanted))
        return self._titled.get(fold_title(wanted.title)) or next(filter(None, found), None)

    def names(self, wanted: Section) -> tuple[str, ...]:
        """What a title of the template names, and no other title of it."""
        return tuple(name for name in parts_of(wanted.title) if self._count[name] == 1)

    def has_parts(self, wanted: Section) -> bool:
        """Whether the plan has a section for each of the names that a title joins: `Messages & Errors`."""
        parts = _joined(wanted)
        return len(parts) > 1 and all(map(self._named.__contains__, parts))


def _joined(section: Section) -> tuple[str, ...]:
    return tuple(map(fold_name, _JOIN.split(name_of(section.title))))


def answered_elsewhere(case: Case, names: Collection[str]) -> frozenset[str]:
    """Which names of sections a plan answers where it has no such section.

    In a line that is labeled so, in a sentence that leaves it out or leads on, or in a file of that name beside it.
    """
    beside = (file.path.removeprefix(f"{case.feature.folder}/") for file in case.feature.files)
    found = {fold_name(part.partition(".")[0]) for path in beside for part in path.split("/")}
    told = [name for name in names if _is_telling(name)][:_MOST_SOUGHT]
    for line in lines_of(case.plan.document.blocks):
        label, colon, value = line.text.replace("：", ":").partition(":")
        if value.strip() or (not colon and (line.starts_bold or fold_name(label) in names)):
            found.update(_named_in(label[:_LONGEST_LABEL], names))
        if told:
            found.update(_spoken_of(line, told))
    return frozenset(found.intersection(names))


def _named_in(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """What a label names, where one of the names may be among it: most labels need not be taken apart."""
    folded = fold_name(name_of(label))
    return parts_of(label) if any(name in folded for name in names) else ()


def lines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """The lines of running text, items and rows, each row with a colon behind its first cell."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (Inline(": ".join(cell.inline.flat for cell in row.cells)) for row in block.rows)
        elif isinstance(block, Paragraph | Item | Html):
            yield from block.inline.lines


def _is_telling(name: str) -> bool:
    """Whether a name is of words that stand in a sentence by no chance."""
    return " " in name or len(name) >= _LONG_WORD or CJK.search(name) is not None


def _spoken_of(line: Inline, names: Sequence[str]) -> list[str]:
    """The names of which a sentence says that they are left out, or where they stand."""
    said = f" {fold_name(line.text)} "
    found = [name for name in names if (name if CJK.search(name) else f" {name} ") in said]
    return found if found and (_leads_on(line) or _leaves_out(line.text)) else []


def _leads_on(line: Inline) -> bool:
    return bool(line.links) or any(code.text.endswith(_DOCUMENTS) for code in line.codes)


def _leaves_out(text: str) -> bool:
    """Whether a sentence says that something is left out, or of a section that it is not."""
    said = lower_case(text)
    denied = pattern_of(*CITING).search(said) and pattern_of("negations", "negative_endings").search(said)
    return bool(denied) or has_word(text, "exempt") or has_word(text, "undone")


def unfilled_optional_sections(case: Case) -> tuple[Section, ...]:
    """Sections that the template lets a plan leave out, and the plan keeps word for word."""
    optional = [section for section in case.template.plan.sections if says_when(section.title)]
    titles = Titles(case.template.plan, case.plan) if optional else None
    return tuple(filter(None, (_kept(case, section, titles.same(section)) for section in optional if titles)))


def procedure_lines(case: Case) -> Iterator[int]:
    """The lines of instructions that spec-kit's older templates carry, where they are kept word for word."""
    template = set(case.template.plan.document.lines)
    for section in case.plan.sections:
        if _PROCEDURE.begins(section.title):
            yield from (number for number in section.body.lines if case.plan.document.line(number) in template)


def _kept(case: Case, wanted: Section, kept: Section | None) -> Section | None:
    """The plan's section for an optional one of the template, where it is unchanged."""
    return kept if kept is not None and _is_unchanged(case, wanted, kept) else None


def _is_unchanged(case: Case, wanted: Section, kept: Section) -> bool:
    before = _content(case.template.plan.document, wanted)
    after = _content(case.plan.document, kept)
    # A section without a placeholder is guidance, which may stay as it is.
    return set(after).issubset(before) and "[" in "\n".join(after)


def _content(document: Document, section: Section) -> list[str]:
    """The lines of a section below its heading, without comments, rules and blank lines."""
    blocks = document.blocks_in(section.body)
    hidden = {number for block in blocks if isinstance(block, Html | ThematicBreak) for number in block.span.lines}
    shown = (collapse_spaces(document.line(number)) for number in section.body.lines if number not in hidden)
    return list(filter(None, shown))


def gate_key(gate: Gate) -> str:
    """The words of a gate, as they are compared."""
    return fold_title(f"{gate.label} {gate.text}")


def stands_in(wanted: Gate, given: Iterable[str]) -> bool:
    """Whether one of a plan's gates, by their keys, is that gate of the template."""
    own = fold_title(wanted.title)
    # A gate is shortened when it is answered: `Sequence diagram: N/A` for a sentence about sequence diagrams.
    head = set(own.split()[:2])
    return any(head <= set(gate.split()) or shared_ratio(own, gate, _MIN_LIKENESS) for gate in given)
