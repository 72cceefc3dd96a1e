"""Lines of a tree: the names on each, and what it says will happen to them, before a name or in the comment behind."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plangate.domain.documents.dialects.phrases import all_of, any_of
from plangate.domain.documents.plan.model import Tag
from plangate.domain.text.words import lower_case, name_at_end, name_at_start, word_set

_TAGS = {
    word: tag
    for tag, field in ((Tag.NEW, "added"), (Tag.MODIFY, "changed"), (Tag.DELETE, "deleted"))
    for word in all_of(field)
}
_TAG_WORD = re.compile(
    r"(?i)(?<![\w-])(?<!(?-i:[A-Z][,/]))(?<!(?-i:[A-Z], ))"
    rf"(?:{'|'.join(sorted(map(re.escape, _TAGS), key=len, reverse=True))})"
    r"(?![\w-])(?!(?-i:\s?[,/]\s?[A-Z]{2}))"
)
"""A word for a tag, but none of a list in capitals, such as `INSERT, UPDATE, DELETE`."""
_FAR = 80
"""Characters before a tag in which it may be denied."""

_DENIAL = re.compile(rf"(?i)(?:(?<!\w)(?:un|{any_of('negations')})|n't)\s*$")
_AFTER_TAG = re.compile(
    r"\s*(?:$|[:：,.;)\]）】/&+—–|]|-\s|\s[-–—]|\(|\s*(?:file|module|directory|ファイル|文件|파일)\b)"
)
_COMMENT = re.compile(
    r"(?<=\w)#\s|[\s(（【](?:(?<=[\w/)\]][(（【])|(?<=\s)(?:\s|(?<=\t)|[#←→—–⬅]|//|<-|->|--\s|=>|\.\.\.|<<|[-:]\s"
    r"|(?=[(（\[【✅❌⚠🆕✨📝🔧⭐])))"
)
"""Where the comment behind a name begins: always with a blank or a bracket, so that no other sign is looked at."""
_WORDS = word_set("NEW MODIFY MODIFIED UPDATE UPDATED EXTEND EXTENDED ADD DELETE DELETED CHANGE CHANGED EDIT")
"""Words by which a tree says what becomes of a file."""
_LEAD = re.compile(r"(?:\[(?P<a>\w+)\]|(?P<b>[A-Z]{3,8}):|[📁📂📄🆕✨📝]\ufe0f?)\s+|[*•]\s+")
_NAME = re.compile(r"`?(?P<name>[^\s,;·•・、，；`]+)`?")
_ENDINGS = re.compile(r"(?P<stem>.*[^./])(?P<first>\.(?!d/)[A-Za-z]\w{0,9})(?P<more>(?:/\.[A-Za-z]\w{0,9})+)")
"""Several endings of one stem: `desk.component.ts/.html/.css`."""
_AND = any_of("joining")
_JOIN = re.compile(
    rf"\s*[,;·•・、，；]\s*(?:(?:{_AND})\s+)?|\s+(?:[&+/|]|{_AND})\s+|\s*(?:{any_of('joining', joined=True)})\s*"
    r"|(?<=/)\s+(?=[^\s/]+/(?:\s|$))"
)
"""What stands between two names of a line; between folders, a blank may."""
_OR = re.compile(rf"\s(?:{any_of('choosing')})\s|{any_of('choosing', joined=True)}")
"""What stands between two names of which one is meant."""


class Entry(NamedTuple):
    """A name on a line of a tree: the tag before it, the comment behind it, and where it begins on the line."""

    tag: Tag | None
    name: str
    comment: str
    start: int


# A plan has most lines of its own folder's tree in common with its template, and all with itself after a fix.
@lru_cache(maxsize=1024)
def entries_of(text: str) -> tuple[Entry, ...]:
    """The names of a line, which share its tag, its comment, and the folder of the first."""
    tag, start = _leading_tag(text)
    cut = _COMMENT.search(text, start)
    end = cut.start() if cut else len(text)
    names = tuple(_names(text, start))
    if not names or says_or(text[start:end]) or _goes_on(names, text[:end]):
        return (Entry(tag, text[start:end].strip("` "), comment_of(text[end:]), start),)
    comment = comment_of(text[names[-1].end() :])
    return tuple(Entry(tag, path, comment, at) for path, at in _paths_of(names))


def _paths_of(names: Sequence[re.Match[str]]) -> Iterator[tuple[str, int]]:
    """The paths that names stand for, each with the place of its name; the first one's folder is that of all."""
    folder = _folder_of_file(_with_each_ending(names[0]["name"])[0])
    for name in names:
        path = name["name"] if name is names[0] else _beside(folder, name["name"])
        yield from ((each, name.start("name")) for each in _with_each_ending(path))


def _with_each_ending(path: str) -> Sequence[str]:
    """The files that a path names: one, or one for each ending of its stem."""
    several = _ENDINGS.fullmatch(path)
    if several is None:
        return (path,)
    return tuple(f"{several['stem']}{ending}" for ending in (several["first"], *several["more"].split("/")[1:]))


def _goes_on(names: Sequence[re.Match[str]], text: str) -> bool:
    """Whether the one name that was found is the beginning of a longer one, with blanks in it."""
    return len(names) == 1 and is_file_or_folder(text[names[0].end() :])


def is_file_or_folder(name: str) -> bool:
    """Whether a name ends as a folder's, or with a file's ending."""
    return name.endswith("/") or ("." in name and name.rpartition(".")[2].replace("_", "a").isalnum())


def says_or(names: str) -> bool:
    """Whether one of several names is meant."""
    return _OR.search(names.strip()) is not None


def _folder_of_file(name: str) -> str:
    return "" if name.endswith("/") else posixpath.dirname(name)


def _beside(folder: str, name: str) -> str:
    return name if "/" in name or not folder else f"{folder}/{name}"


def _names(text: str, start: int) -> Iterator[re.Match[str]]:
    """The names that stand first in a line, as long as each looks like a file's or a folder's."""
    name = _NAME.match(text, start)
    while name and is_file_or_folder(name["name"]):
        yield name
        joined = _JOIN.match(text, name.end())
        name = _NAME.match(text, joined.end()) if joined else None


def _leading_tag(text: str) -> tuple[Tag | None, int]:
    """The tag before a name, and where the name begins; a word in brackets that is no tag is a part of the name."""
    lead = _LEAD.match(text)
    if lead is None:
        return None, 0
    word = lower_case(lead[lead.lastgroup]) if lead.lastgroup else ""
    tag = _TAGS.get(word)
    return tag, 0 if word and not tag else lead.end()


def comment_of(text: str) -> str:
    """What stands behind a name, without the marks that part it from the name."""
    return text.strip().lstrip("#/←→<->—–=:⬅,; \t").strip()


@lru_cache(maxsize=1024)
def tag_of(comment: str) -> Tag | None:
    """What a comment says will happen: a tag in capitals or brackets, or a word that is followed by a pause."""
    opening = len(comment) - len(comment.lstrip("[(（【*_`🆕✨📝 "))
    said = (match for match in _TAG_WORD.finditer(comment) if not _is_denied(comment, match))
    for match in said:
        if _is_tag(comment, match, opening):
            # A pattern takes `ı` for an i, in another case.
            return _TAGS.get(lower_case(match[0]).replace("ı", "i"))
    return None


def _is_denied(comment: str, word: re.Match[str]) -> bool:
    return _DENIAL.search(comment[max(word.start() - _FAR, 0) : word.start()]) is not None


def _is_tag(comment: str, word: re.Match[str], opening: int) -> bool:
    """Whether a word is a tag: in capitals, of a script without them, or at the beginning with a pause behind it."""
    if word[0].isupper() or not word[0].isascii():
        return True
    return word.start() <= opening and _AFTER_TAG.match(comment, word.end()) is not None


def without_tag(comment: str) -> str:
    """The comment without the marks around it, too."""
    text = _without_last_tag(_without_first_tag(comment))
    bare = text.strip(" :：,;.-–—*_`[]").strip()
    return bare if bare.count("`") % 2 == 0 else text.strip(" :：,;.-–—*_[]").strip()


def _without_first_tag(comment: str) -> str:
    text = comment.lstrip(" [(*_`🆕✨📝🔧⭐")
    tag = name_at_start(text)
    return text[len(tag) :] if tag in _WORDS else comment


def _without_last_tag(comment: str) -> str:
    text = comment.rstrip()
    text = text[:-1] if text.endswith((")", "]")) else text
    tag = name_at_end(text)
    if tag not in _WORDS:
        return comment
    text = text.removesuffix(tag)
    return (text[:-1] if text.endswith(("(", "[")) else text).rstrip()
