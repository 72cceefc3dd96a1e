"""Headings: what a section is for, whatever language or decoration its title has."""

import re
from collections.abc import Sequence
from functools import lru_cache

from plangate.domain.documents.dialects.phrases import CITING, all_of, begins_with, has_word, is_word, pattern_of
from plangate.domain.documents.plan.model import Role, Section
from plangate.domain.model.findings import Phase
from plangate.domain.text.markdown import Document
from plangate.domain.text.markdown import Section as Outline
from plangate.domain.text.notes import notes_in, without_notes
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import collapse_spaces, fold, lower_case, singular

_DECORATION = "✅✓✔☑❌✗✘⚠🔲⏳🟢🔴🟡⚪ \t\ufe0f\ufe0e*_"
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.):、]\s*|\d{1,2}(?:\.\d{1,2})+\s+|[一二三四五六七八九十]{1,3}、\s*|§\s*\d+\s+)"
)
_LEADING_SIGNS = re.compile(r"[\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]*+")
_TRAILING_SIGN = re.compile(r"[\s\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]")

STRUCTURE = frozenset({Role.DOCUMENTATION, Role.SOURCE_CODE, Role.PROJECT_STRUCTURE})
"""The roles of sections that show trees."""
_ROLES: tuple[tuple[Role, str, bool], ...] = (
    (Role.COMPLEXITY_TRACKING, "complexity", False),
    (Role.TECHNICAL_CONTEXT, "technical_context", False),
    (Role.PROJECT_STRUCTURE, "project_structure", False),
    (Role.SOURCE_CODE, "source_code", True),
    (Role.DOCUMENTATION, "documentation", True),
    (Role.SUMMARY, "summary", True),
)
"""A role, the list of its titles in every dialect, and whether a title must begin with one of them."""

_NO_CHECK = Vocabulary("amendment*, constitution update*, constitution version*, constitution change*, checklist*")
_JUSTIFIED = Vocabulary(
    "violation requiring justification, violations requiring justification, violation needing justification,"
    " violations needing justification, violation with justification, violations with justification,"
    " violation and justification, violations and justification, justified violation, justified violations,"
    " justified deviation, justified deviations, complexity violation, complexity violations, complexity justification"
)
_BRACKETS = frozenset("(（")
_EDGES = "()（）[]［］【】〔〕 "
_PARTING = re.compile(r"\s+[-‐‑]+\s+|\s*[–—―|:：]\s*|\s*[\u2190-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*\s*")
"""What parts a name from what is said of it: a dash, a colon, a sign."""
_ASCII_PARTING = frozenset("-|:")
_FEW = 3
"""Words of a title of a check that does not name the law."""
_LONGEST = 120
"""Characters of a title of a Constitution Check."""


def clean_title(text: str) -> str:
    """A heading's visible text without emoji, verdict marks and outline numbers."""
    text = _without_signs(text).strip(_DECORATION)
    number = _NUMBER.match(text)
    return _without_signs(text[number.end() :] if number else text)


def _without_signs(text: str) -> str:
    """The text without the emoji, arrows and blanks around it; no pattern finds an end but by trying each place."""
    end = len(text)
    while end and _TRAILING_SIGN.match(text, end - 1):
        end -= 1
    first = _LEADING_SIGNS.match(text)
    return text[first.end() if first else 0 : end]


def name_of(title: str) -> str:
    """A title without the notes that stand in brackets."""
    return collapse_spaces(without_notes(title))


def parts_of(title: str) -> tuple[str, ...]:
    """What a title names, folded: its name, and each part of that beside a dash, colon or sign that says no "when"."""
    name = name_of(title)
    pieces = _PARTING.split(name) if _may_be_parted(name) else ()
    parts = [part for part in pieces if part and not _restricts(part)]
    return tuple(dict.fromkeys(filter(None, map(fold_name, (name, *parts)))))


def _may_be_parted(name: str) -> bool:
    """Whether a sign that parts names may stand there: to look for one is far cheaper than for the pattern."""
    return not (name.isascii() and _ASCII_PARTING.isdisjoint(name))


def fold_name(name: str) -> str:
    """The words of a name for comparison, in the singular."""
    return " ".join(map(singular, fold(name).split()))


def says_when(title: str) -> bool:
    """Whether a title says that its section may be left out, or when it is needed: `(skip if nothing is sent)`."""
    if has_word(title, "optional"):
        return True
    notes = (*notes_in(title), *_PARTING.split(name_of(title))) if _is_noted(title) else ()
    return any(map(_restricts, notes))


def tells_when(text: str) -> bool:
    """Whether a sentence to a plan's author says when something is needed, or that it may be left out."""
    conditional = has_word(text, "conditions") and has_word(text, "restricting")
    return conditional or has_word(text, "optional")


def _is_noted(title: str) -> bool:
    return bool(notes_in(title)) or (_may_be_parted(title) and _PARTING.search(title) is not None)


def _restricts(note: str) -> bool:
    said = note.strip(_EDGES)
    ends = said.endswith(all_of("condition_endings"))
    return ends or pattern_of("optional", "conditions", "restricting").search(lower_case(said)) is not None


# A plan has most titles in common with its template, and all with itself after a fix.
@lru_cache(maxsize=1024)
def role_of(title: str, level: int) -> Role:
    """The role that a title names; a Constitution Check of any phase is one."""
    folded = title.casefold()
    if is_check(folded, level):
        return Role.CONSTITUTION_CHECK
    return next((role for role, field, first in _ROLES if _is_titled(folded, field, first=first)), Role.OTHER)


def _is_titled(folded: str, field: str, *, first: bool) -> bool:
    if not first:
        return has_word(folded, field)
    # A documentation that is somebody's own is no section of the template.
    return begins_with(folded, field) and (field != "documentation" or _is_bare(folded))


def _is_bare(folded: str) -> bool:
    is_bare = " " not in folded or not _BRACKETS.isdisjoint(folded)
    return is_bare and not has_word(folded, "structure_titles")


def is_check(folded: str, level: int) -> bool:
    """Whether a folded title is that of a Constitution Check or re-check: it names the law, and that it is checked."""
    if len(folded) > _LONGEST or _NO_CHECK.stands_in(folded):
        return False
    if has_word(folded, "law"):
        return _checks_law(folded)
    if _calls_check(folded):
        return len(folded.split()) <= _FEW
    return level == 2 and _rechecks_design(folded)


def _checks_law(folded: str) -> bool:
    return is_word(folded, "law") or has_word(folded, "checking") or phase_of(folded) is Phase.POST_DESIGN


def _calls_check(folded: str) -> bool:
    """Whether a title calls for a check of principles, and of none by its number: `Principles check`, `Gates`."""
    cited = pattern_of(*CITING).match(folded)
    if cited is None or any(map(str.isdigit, folded)):
        return False
    rest = name_of(folded[cited.end() :])
    tells = pattern_of("status_labels", "result_labels").fullmatch(rest)
    return bool(tells) or has_word(rest, "checking") or (not rest and is_word(cited[0], "checking"))


def _rechecks_design(folded: str) -> bool:
    return "design" in folded and phase_of(folded) is Phase.POST_DESIGN and has_word(folded, "checking")


def phase_of(text: str) -> Phase | None:
    """The phase that a title or label names, the one that it names first; None when it names none."""
    folded = text.casefold()
    before, after = pattern_of("before").search(folded), pattern_of("after", "again").search(folded)
    if before is None:
        return Phase.POST_DESIGN if after else None
    return Phase.POST_DESIGN if after and after.start() < before.start() else Phase.INITIAL


def read_sections(document: Document) -> tuple[Section, ...]:
    """Every section of a plan, in file order; the first level-1 heading is the title and no section."""
    outlines = document.sections()
    title = next((outline for outline in outlines if outline.heading.level == 1), None)
    return tuple(_section(outline) for outline in outlines if outline is not title)


def outermost(sections: Sequence[Section], role: Role) -> tuple[Section, ...]:
    """The sections of a role that lie in no other one of that role."""
    found: list[Section] = []
    for section in filter(lambda one: one.role is role, sections):
        if not found or not found[-1].span.contains(section.span.line):
            found.append(section)
    return tuple(found)


def structure_around(sections: Sequence[Section], line: int) -> tuple[Section, ...]:
    """The sections around a line, innermost first, up to the first with a structure's role; else the innermost."""
    around = [section for section in reversed(sections) if section.span.contains(line)]
    end = next((at for at, section in enumerate(around, 1) if section.role in STRUCTURE), 1)
    return tuple(around[:end])


def justifications(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The parts of a Constitution Check that justify violations there and then, as some templates want them."""
    checks = outermost(sections, Role.CONSTITUTION_CHECK)
    titled = [section for section in sections if _JUSTIFIED.begins(section.title)]
    return tuple(section for section in titled if _lies_in(section, checks))


def _lies_in(section: Section, checks: Sequence[Section]) -> bool:
    return any(check.span.contains(section.span.line) and check is not section for check in checks)


def _section(outline: Outline) -> Section:
    heading = outline.heading
    title = clean_title(heading.inline.flat)
    return Section(title, heading.level, role_of(title, heading.level), heading.span, outline.span)
