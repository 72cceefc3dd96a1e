"""Whether words commit to a thing: that it is there now, comes later or perhaps, or is given up; in every dialect."""

import re
from collections.abc import Iterator
from functools import cache

from plangate.domain.documents.dialects.phrases import (
    FIRST_JOINED,
    all_of,
    begins_with,
    is_word,
    pattern_of,
    phrase_pattern,
)
from plangate.domain.text.markdown import Inline
from plangate.domain.text.notes import notes_in, without_notes
from plangate.domain.text.words import from_first_word, lower_case, parted

_PARTING = (*',;:.!?()[]{}|·、，；：。！？（）【】「」—–*_~"', " - ", " -- ")
_BEFORE_REMARK = (*":：;；—–|", " - ", " -- ")
"""What parts a remark from the name before it."""
_PRIORITIES = frozenset(f"p{number}" for number in range(10))
_LATER_COMMAND = re.compile(r"/[\w.-]*(?:tasks|implement|analyze|checklist|converge)\b|\bt\d{3,}\b")
"""A command that comes after the plan's, or a task by its id."""
_SHORT = 2
"""Letters of a Latin word that denies in one language, and is an article or a preposition in another: `no`, `na`."""
_JOINED_BEFORE = re.compile(r".*[\u3000-\uffff]\s*(?=[a-z])")
"""What stands before a Latin word in a script that joins words: `今回はN/A`."""


def is_put_off(text: str) -> bool:
    """Whether a remark on a thing says when or whether it will be there, so that it need not be there now."""
    lower = lower_case(text)
    if pattern_of("coming", "perhaps", "optional", "conditions", "deferred").search(lower) or _LATER_COMMAND.search(
        lower
    ):
        return True
    return any(map(_gives_up, _clauses(lower)))


def _gives_up(clause: str) -> bool:
    """Whether a clause begins with words that give its subject up, or, in a script that puts them last, ends so."""
    is_exempt = is_word(_JOINED_BEFORE.sub("", clause), "exempt")
    return is_exempt or begins_with(clause, "given_up") or _giving_up_last().search(clause) is not None


@cache
def _giving_up_last() -> re.Pattern[str]:
    """What gives something up at a clause's end, where scripts join words: `今回は不要`, `本次省略`, `이번에는 생략함`.

    A bare deed may be a name there (`予約取消`): it needs a word such as "this time" before it, a denial none.
    """
    deeds = _joined("given_up")
    denials = [entry for entry in (*deeds, *_joined("exempt")) if entry.startswith(_joined("particles"))]
    here, deed, denial, ending = map("|".join, (_joined("here"), deeds, denials, _joined("endings")))
    return re.compile(rf"(?:(?:{here})\s*(?:{deed})|{denial})(?:{ending})?$")


def _joined(field: str) -> tuple[str, ...]:
    """The entries of a list in scripts that put no blanks between words."""
    return tuple(entry for entry in all_of(field) if entry >= FIRST_JOINED)


def is_conditional(text: str) -> bool:
    """Whether a remark says that something may be left undone."""
    return pattern_of("perhaps", "conditions").search(lower_case(text)) is not None


def says_when(text: str) -> bool:
    """Whether an answer names its own condition, or a remark in brackets says when, or whether, it is done."""
    return is_conditional(text) or any(map(is_put_off, notes_in(text)))


def is_denied(text: str) -> bool:
    """Whether a remark denies something: that a thing is needed, or that there is any."""
    anywhere, at_first = _denials()
    if anywhere.search(lower_case(text)):
        return True
    return any(at_first.match(lower_case(clause)) or is_word(clause, "none") for clause in _clauses(text))


def tells_built(label: str, value: str) -> bool:
    """Whether a labelled value is the state of a work, behind whatever mark, and says that all of it is done."""
    return is_word(label.strip(), "status_labels") and begins_with(from_first_word(value), "built")


def is_titled_built(title: str) -> bool:
    """Whether a title has a remark in brackets that the work is done, such as `(Retroactive)`."""
    return any(is_word(remark.strip(), "built") for remark in notes_in(title))


def is_struck(inline: Inline) -> bool:
    """Whether most of a text is struck out."""
    return 2 * sum(len(mark.text) for mark in inline.struck) > len(inline.text)


def says_given_up(text: str) -> bool:
    """Whether a title, or a task, has a remark that it is not done, or no more.

    A remark stands in brackets or behind a separator, or is all that is said. A name is none: `Removed items`.
    """
    remarks = (*map(_first_said, notes_in(text)), *parted(without_notes(text), _BEFORE_REMARK))
    return any(map(_is_remark, remarks))


def opens_given_up(text: str) -> bool:
    """Whether the first words of a text, or the value of its status, say that its subject is given up."""
    label, _, value = text.replace("：", ":").partition(":")
    is_status = is_word(label.strip(), "status_labels") and begins_with(value.strip(), "given_up")
    return is_status or _is_remark(parted(text.strip(), _BEFORE_REMARK)[0].rstrip(" .。"))


def heads_given_up(title: str) -> bool:
    """Whether a title heads things that are given up, such as `Deferred stories`."""
    return begins_with(title.strip(), "given_up")


def _is_remark(words: str) -> bool:
    """Whether words begin with one that gives something up, in capitals, or with no name behind it."""
    words = words.strip(" .*_")
    found = pattern_of("given_up").match(lower_case(words))
    if found is None:
        return False
    behind = words[found.end() :].strip()
    return words[: found.end()].isupper() or not behind or not behind[0].isalpha() or _goes_on(behind)


def _goes_on(words: str) -> bool:
    """Whether words go on with a remark, and name nothing: a particle, such as `by`, or one that gives a reason."""
    first = words.split()[0]
    is_particle = len(first) <= _SHORT and first < FIRST_JOINED
    return is_particle or pattern_of("parts", "scoping", "reasons").match(lower_case(words)) is not None


def _first_said(remark: str) -> str:
    """The first clause of what stands in brackets, behind a priority."""
    clauses = tuple(_clauses(remark))
    begin = next((at for at, clause in enumerate(clauses, 1) if clause.lower() in _PRIORITIES), 0)
    return next(iter(clauses[begin:]), "")


def _clauses(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, parted(text, _PARTING)))


@cache
def _denials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What denies wherever it stands, and what does at the beginning of a clause only.

    Short Latin words are others in other languages; single letters of other scripts are parts of other words.
    """
    entries = dict.fromkeys((*all_of("negations"), *all_of("negative_endings")))
    long = [entry for entry in entries if len(entry) > (_SHORT if entry.isascii() else 1)]
    short = [entry for entry in entries if entry.isascii() and entry not in long]
    return phrase_pattern(long), phrase_pattern(short)
