"""What a pull request changes in a text: the lines and tasks that it adds, and what matters of that.

Ticks, white space, marks, link targets, dates and states change nothing that is planned.
"""

import re
from collections import Counter

from plangate.domain.analysis.case import Case
from plangate.domain.documents.layout import TASKS
from plangate.domain.documents.tasks import Task, Tasks
from plangate.domain.model.snapshot import Feature
from plangate.domain.text.likeness import slips
from plangate.domain.text.markdown import read_markdown
from plangate.domain.text.words import collapse_spaces

_BOX = re.compile(r"^(\s*[-*+]\s+)\[[ xX]\]")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_MARKS = str.maketrans(dict.fromkeys("-*_`~#|:.,;!?'\"()[]–—", " "))
_HEADER = re.compile(r"(?i)\*\*(?:date|status|last updated|updated)\s*\*{0,2}\s*:")
_LATIN = frozenset(filter(str.islower, map(chr, range(0x250))))
_LETTERS = range(5, 21)
"""How many letters a word has in which a slip is sought."""

_NO_TASKS = Tasks("", read_markdown(""))
"""What is judged of a feature of whose tasks nothing is to be said."""


def added_lines(case: Case, name: str) -> frozenset[int]:
    """The lines of that file of the feature's folder, from 1, whose text its merge base does not have, ticked or not.

    All lines where the file is new, none where it is absent or unchanged, or what it was cannot be read.
    """
    file, before = case.feature.file(name), case.feature.file_before(name)
    if file is None or file.text is None:
        return frozenset()
    if before is None:
        return frozenset(range(1, file.text.count("\n") + 2))
    if before.text is None or before.sha == file.sha:
        return frozenset()
    return _lines_not_in(before.text, file.text)


def judged_tasks(case: Case) -> tuple[Tasks, tuple[Task, ...]]:
    """The tasks, and the live ones that the pull request adds; no task where nothing is to be said of them.

    Files of another dialect are left alone: rules of single lines would find fault with every one.
    """
    tasks = case.tasks
    if tasks is None or not tasks.is_strict:
        return _NO_TASKS, ()
    added = added_lines(case, TASKS)
    return tasks, tuple(task for task in tasks.live if task.span.line in added)


def changes_content(before: str, after: str) -> bool:
    """Whether a text says something else than before."""
    return _content(before) != _content(after)


def changes_demand(before: str, after: str) -> bool:
    """Whether a text may ask for something else than before: by more than the order of its lines and its spelling."""
    old, new = Counter(_content(before)), Counter(_content(after))
    gone, came = (list(rest.elements()) for rest in (old - new, new - old))
    return len(gone) != len(came) or not all(map(_is_respelled, gone, came))


def _is_respelled(before: str, after: str) -> bool:
    """Whether a line differs in letters of long words only: `recieve`, `receives`."""
    old, new = before.split(), after.split()
    return len(old) == len(new) and all(a == b or _is_same_word(a, b) for a, b in zip(old, new, strict=True))


def _is_same_word(before: str, after: str) -> bool:
    # Two letters are too many: `include` and `exclude`, `valid` and `invalid`.
    are_words = all(len(word) in _LETTERS and _LATIN.issuperset(word) for word in (before, after))
    return are_words and slips(before, after, at_most=1) == 1


def first_change(before: str, after: str) -> int:
    """The first line, from 1, whose content the text before does not have; 1 where lines are only gone."""
    old = {"", *_content(before)}
    contents = enumerate(map(_line_content, after.split("\n")), 1)
    return next((number for number, content in contents if content not in old), 1)


def _content(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_line_content, text.split("\n"))))


def _line_content(line: str) -> str:
    """What of a line is content, folded; empty where nothing is."""
    if _HEADER.search(line):
        return ""
    # A word set in bold, a comma and a file that moved change nothing that is planned.
    return collapse_spaces(_TARGET.sub("]", _BOX.sub(r"\1", line)).translate(_MARKS).casefold())


def _lines_not_in(before: str, after: str) -> frozenset[int]:
    old = set(_unticked(before))
    return frozenset(number for number, line in enumerate(_unticked(after), 1) if line not in old)


def _unticked(text: str) -> list[str]:
    """The lines as they would stand if their boxes were open, without white space around them."""
    return [_BOX.sub(r"\1[ ]", line).strip() for line in text.split("\n")]


def plan_stands(feature: Feature) -> bool:
    """Whether the plan was there before and says the same of its feature."""
    before = feature.before
    return before is not None and not changes_content(before.text or "", feature.plan.text or "")


def changed_specification(feature: Feature) -> tuple[str, int] | None:
    """The path of a specification that asks for something else than before, and its first changed line."""
    before, spec = feature.file_before("spec.md"), feature.file("spec.md")
    if before is None or spec is None or not before.text or not spec.text:
        return None
    if not changes_demand(before.text, spec.text):
        return None
    return spec.path, first_change(before.text, spec.text)
