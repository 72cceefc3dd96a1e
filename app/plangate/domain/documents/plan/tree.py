"""Trees: the paths that a plan's trees name, with their tags, whether drawn with boxes, in ASCII or by indentation."""

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import chain, filterfalse
from operator import attrgetter
from typing import NamedTuple

from plangate.domain.documents.layout import COMPANIONS, CONTRACTS, PLAN
from plangate.domain.documents.plan.headings import STRUCTURE, structure_around
from plangate.domain.documents.plan.model import Role, Section, Tree, TreePath
from plangate.domain.documents.plan.tree_lines import Entry, comment_of, entries_of, is_file_or_folder, says_or, tag_of
from plangate.domain.text.markdown import Block, Document, Fence, Line, Paragraph, Span

_BRANCH = re.compile(r"[\s│┃║|├└┝┕┣┗╠╚╰┬─━═`+\\╭┌*-]*(?:[─━═]+|--+)\s*|[\s│┃║|]*")
_DRAWN = re.compile(r"[├└┣┗╠╚╰]|^\s*[|+`\\]--")
_NO_PATH = frozenset('*?<>{}|"\\:…')
"""Signs that no path has that can be known."""
_NO_NAMES = frozenset({"", "..", "etc", "etc."})
_BRACKETED = re.compile(r"\[\[?[\w.-]+\]?\][\w./\[\]-]*")
_FEATURE = re.compile(r"(?:[^/]+/)*?(?:specs|features)/[^/]+/")
_OWN_FOLDERS = (CONTRACTS, "checklists/")
"""Folders that lie beside a plan."""
_DOTS = re.compile(r"^(?:\./)+")
_PLAIN = frozenset({"", "text", "txt", "tree", "plaintext"})
"""What a fence of a tree says that it holds."""
_NO_ENTRIES = ("#", "//", "(", "（", "…", "...", "<!--", "←", "→")
"""What a line of a tree begins with that names no path."""
_GROUP = re.compile(r"\([^\s()]+\)[^\s()]*/(?:\s|$)")
"""A folder that groups routes: `(shop)/`, `(.)photo/`."""


def read_trees(document: Document, sections: Sequence[Section]) -> tuple[Tree, ...]:
    """The trees of a plan: fences of its Project Structure, and drawn trees anywhere.

    A fence that draws the feature's own folder and the sources is a tree of each.
    """
    before: Sequence[Block | None] = (None, *document.blocks)
    trees = (
        _trees(block, above, structure_around(sections, block.span.line))
        for above, block in zip(before, document.blocks, strict=False)
        if isinstance(block, Fence)
    )
    return tuple(chain.from_iterable(trees))


def _trees(fence: Fence, above: Block | None, around: Sequence[Section]) -> Iterator[Tree]:
    role = around[-1].role if around and around[-1].role in STRUCTURE else Role.OTHER
    drawn = _is_drawn(fence)
    if not drawn and not _may_list_files(fence, role):
        return
    found = _read(fence.lines, _said(above, around))
    if _are_files(found, role, drawn=drawn):
        yield from _by_role(fence.span, found, role)


def _is_drawn(fence: Fence) -> bool:
    return any(_DRAWN.search(line.text) for line in fence.lines)


def _said(above: Block | None, around: Sequence[Section]) -> str:
    """What titles, and a paragraph above that ends with a colon, say of all that a fence draws."""
    lead = above.inline.flat if isinstance(above, Paragraph) else ""
    return " | ".join((*(section.title for section in around), lead if lead.endswith((":", "：")) else ""))


def _by_role(span: Span, found: tuple[TreePath, ...], role: Role) -> list[Tree]:
    """The paths as one tree, or parted into those of the feature's own folder and the others."""
    folder = _feature_folder(found, role)
    is_own = partial(_is_own, folder)
    own, others = tuple(filter(is_own, found)), tuple(filterfalse(is_own, found))
    parts = (
        (Role.DOCUMENTATION, folder or "", own, others),
        (Role.SOURCE_CODE if role in STRUCTURE else role, _root(others), others, own),
    )
    trees = (Tree(of, root, paths, _reach(paths, beside, span)) for of, root, paths, beside in parts if paths)
    return sorted(trees, key=attrgetter("span"))


def _reach(paths: Sequence[TreePath], beside: Sequence[TreePath], whole: Span) -> Span:
    """The lines of some paths of a fence, with all that no others stand on."""
    first, last = paths[0].span.line, paths[-1].span.line
    is_second = bool(beside) and beside[0].span.line < first
    ends = (path.span.line - 1 for path in beside if path.span.line > last)
    return Span(first if is_second else whole.line, next(ends, whole.end_line))


def _root(found: Sequence[TreePath]) -> str:
    """The folder that a tree's first line names."""
    return found[0].path if found and found[0].path.endswith("/") else ""


def _feature_folder(found: Sequence[TreePath], role: Role) -> str | None:
    """The feature's own folder as drawn, empty where its files stand at the top; None where it is not drawn."""
    planned = _plan_folder(found, certain=role is Role.DOCUMENTATION)
    if planned is not None or role is not Role.DOCUMENTATION:
        return planned
    drawn = next(filter(None, (_FEATURE.match(path.path) for path in found)), None)
    return drawn.group() if drawn else _root_of_all(found)


def _root_of_all(found: Sequence[TreePath]) -> str:
    """The folder of the first line, empty where a file stands at the top."""
    return "" if any("/" not in path.path for path in found) else _root(found)


def _plan_folder(found: Sequence[TreePath], *, certain: bool) -> str | None:
    """The first folder with a plan.md: any, where the tree is certainly a feature's, else one that looks like it."""
    names = {path.path for path in found}
    folders = (path.path.removesuffix(PLAN) for path in found if posixpath.basename(path.path) == PLAN)
    return next((folder for folder in folders if certain or _looks_like_feature(folder, names)), None)


def _looks_like_feature(folder: str, names: Collection[str]) -> bool:
    return (
        "/specs/" in f"/{folder}"
        or "/features/" in f"/{folder}"
        or any(f"{folder}{name}" in names for name in COMPANIONS)
    )


def _is_own(folder: str | None, path: TreePath) -> bool:
    """Whether a path lies in the feature's own folder."""
    if folder:
        return path.path.startswith(folder)
    return folder is not None and ("/" not in path.path or path.path.startswith(_OWN_FOLDERS))


def _may_list_files(fence: Fence, role: Role) -> bool:
    """Whether a fence of Project Structure may be a tree that only indentation draws."""
    return role is not Role.OTHER and fence.fenced and fence.info.split(" ")[0] in _PLAIN


def _are_files(found: Sequence[TreePath], role: Role, *, drawn: bool) -> bool:
    """Whether paths are those of files: outside Project Structure most are, in it one is or all are drawn."""
    if role is Role.OTHER and not _names_files(found):
        return False
    return bool(found) and (drawn or any("/" in path.path or "." in path.path for path in found))


def _names_files(found: Sequence[TreePath]) -> bool:
    """Whether a drawing outside Project Structure is one of files, and no other diagram."""
    files = sum(1 for path in found if " " not in path.path and is_file_or_folder(path.path))
    return files * 2 > len(found)


def _folders_ended(found: tuple[TreePath, ...]) -> tuple[TreePath, ...]:
    """The paths, with a slash behind each that others lie under."""
    folders = {path.path.rstrip("/").rpartition("/")[0] for path in found}
    return tuple(p._replace(path=f"{p.path}/") if p.path in folders else p for p in found)


_LONGEST_SAID = 500
"""Characters of what is said of a folder that are handed on to what lies in it."""


class _Folder(NamedTuple):
    """What later lines may lie below: the column of its name, its path where it is known, and what is said of it."""

    start: int
    path: str | None
    said: str


def _read(lines: Sequence[Line], said: str) -> tuple[TreePath, ...]:
    """The paths of a tree's lines; `said` is what stands above the tree."""
    reader = _Reader(said)
    for line in lines:
        reader.read(line)
    return _folders_ended(tuple(reader.found))


class _Reader:
    """Reads the lines of a tree one by one; a name's column tells its parent."""

    def __init__(self, said: str) -> None:
        self.found: list[TreePath] = []
        self._folders: list[_Folder] = []
        self._top = _Folder(-1, "", said)
        self._heading = ""

    def read(self, line: Line) -> None:
        """The names of a line, or the remark that it is, on what stands above it or below."""
        start = _start_of(line.text)
        text = line.text[start:].rstrip()
        if not text:
            self._heading = ""
        elif not text.startswith(_NO_ENTRIES) or _GROUP.match(text):
            self._add(line, start, entries_of(text))
        elif self._folders and start > self._folders[-1].start:
            self._go_on(comment_of(text))
        else:
            self._heading = comment_of(text)

    def _add(self, line: Line, start: int, entries: Sequence[Entry]) -> None:
        parent = self._parent(start)
        around = f"{parent.said} | {self._heading}"
        paths = [_join(parent.path, entry.name) for entry in entries]
        said = f"{around} | {entries[0].comment}"
        self._folders.append(_Folder(start, paths[0] if len(paths) == 1 else None, said[-_LONGEST_SAID:]))
        read = zip(paths, entries, strict=True)
        self.found += [_path(path, entry, line, start, around) for path, entry in read if path]

    def _parent(self, start: int) -> _Folder:
        """What a name in that column lies below; what ends before it is left."""
        while self._folders and self._folders[-1].start >= start:
            self._folders.pop()
        return self._folders[-1] if self._folders else self._top

    def _go_on(self, text: str) -> None:
        """A remark that goes on below the name that it is on."""
        last = self._folders[-1]
        self._folders[-1] = last._replace(said=f"{last.said} {text}"[-_LONGEST_SAID:])
        if self.found and self.found[-1].path == last.path:
            self.found[-1] = self.found[-1]._replace(around=f"{self.found[-1].around} | {text}")


def _start_of(text: str) -> int:
    """Where the name begins behind a line's branches."""
    branch = _BRANCH.match(text)
    return branch.end() if branch else 0


def _path(path: str, entry: Entry, line: Line, start: int, around: str) -> TreePath:
    column = line.column + start + entry.start
    place = Span(line.number, line.number, column, column + len(entry.name) - 1)
    return TreePath(path, place, entry.tag or tag_of(entry.comment), entry.comment, around)


def _join(parent: str | None, name: str) -> str | None:
    """The path of a name below its parent, None where either cannot be known."""
    if parent is None:
        return None
    return _join_bracket(parent, name) if name.startswith("[") else _join_plain(parent, name)


def _join_bracket(parent: str, name: str) -> str | None:
    # A file name may be in brackets, as Next.js has them; words in brackets are a placeholder.
    return _slashed(parent.rstrip("/")) + name if _BRACKETED.fullmatch(name) else None


def _join_plain(parent: str, name: str) -> str | None:
    if _is_unknown(name):
        return None
    clean = name.lstrip("/")
    clean = _DOTS.sub("", clean) if clean.startswith("./") else clean
    return "" if clean in ("", ".") else _slashed(parent) + clean


def _is_unknown(name: str) -> bool:
    """Whether a name is that of several files, of one of several, or of none that can be known."""
    no_name = name in _NO_NAMES or "..." in name or name.startswith("~")
    return no_name or not _NO_PATH.isdisjoint(name) or says_or(name)


def _slashed(parent: str) -> str:
    return parent if parent.endswith("/") or not parent else f"{parent}/"
