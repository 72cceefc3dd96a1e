"""Trees: the paths that a plan's trees name, with their tags, whether drawn with boxes, in ASCII or by indentation."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from plangate.domain.documents.plan.headings import read_sections
from plangate.domain.documents.plan.model import Role, Section, Tag, Tree, TreePath
from plangate.domain.text.markdown import Document, Fence, Line, Span, read_markdown, texts_of

_BRANCH = re.compile(r"[\s│┃║|├└┝┕┣┗╠╚╰┬─━═`+\\╭┌*-]*(?:[─━═]+|--+)\s*|[\s│┃║|]*")
_DRAWN = re.compile(r"[├└┣┗╠╚╰]|^\s*[|+`\\]--", re.MULTILINE)
_COMMENT = re.compile(
    r"\s+(?:#|//|←|→|<-|->|--\s|—|–|⬅|=>|\.\.\.|<<)|\s{2,}|\s+(?=[(（\[【])|(?<=[\w/)\]])(?=[(（【])"
    r"|\s+[-:]\s+|\t|\s+(?=[✅❌⚠🆕✨📝🔧⭐])"
)
_UNKNOWN = re.compile(r"[*?<>{}|\"\\:]|\.\.\.|…|\[\.\.\.\]$|^\.\.$|^~|^etc\.?$")
_VERBS = {
    Tag.NEW: ("new", "add", "added", "create", "created", "新規", "新規作成", "新規追加", "新增", "新建", "新",
    "신규", "추가", "생성", "новый", "новая", "nouveau", "nuevo", "novo", "neu"),
    Tag.MODIFY: (
        "modify", "modified", "modifies", "update", "updated", "extend", "extended", "edit", "edited", "change",
        "changed",
        "変更", "更新", "修正", "拡張", "改修", "修改", "变更", "變更", "扩展", "擴充", "수정", "변경", "업데이트",
        "확장",
        "изменить", "изменён", "обновить", "modifié", "modificado", "modificar", "geändert", "ändern", "atualizar",
    ),
    Tag.DELETE: ("delete", "deleted", "remove", "removed", "削除", "刪除", "删除", "移除", "삭제",
        "제거", "удалить", "supprimer", "eliminar", "remover", "löschen", "entfernen"),
}  # fmt: skip
_TAGS = {verb: tag for tag, verbs in _VERBS.items() for verb in verbs}
_TAG_WORD = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(sorted(map(re.escape, _TAGS), key=len, reverse=True))})(?![\w-])")
_FAR = 80
"""Characters before a tag in which it may be denied."""

_DENIAL = re.compile(r"(?i)(?:\bno|\bnot|\bun|\bnever|\bwithout|n't)\s*$")
_AFTER_TAG = re.compile(
    r"\s*(?:$|[:：,.;)\]）】/&+—–|]|-\s|\s[-–—]|\(|\s*(?:file|module|directory|ファイル|文件|파일)\b)"
)
_LEAD = re.compile(r"(?:\[(?P<a>\w+)\]|(?P<b>[A-Z]{3,8}):|[📁📂📄🆕✨📝]\ufe0f?)\s+|[*•]\s+")
_BRACKETED = re.compile(r"\[\[?[\w.-]+\]?\][\w./\[\]-]*")
_FILE_SIGN = re.compile(r"[/.]")
_FILE_OR_FOLDER = re.compile(r"\.\w+$|/$")
_SPECS = re.compile(r"(?:^|/)(?:specs|features)/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|/")
_DOTS = re.compile(r"^(?:\./)+")
_PLAIN = frozenset({"", "text", "txt", "tree", "plaintext"})
"""What a fence of a tree says that it holds."""
_NO_ENTRIES = ("#", "//", "(", "（", "…", "...", "<!--", "←", "→")
"""What a line of a tree begins with that names no path."""
_ROOTS = frozenset({Role.DOCUMENTATION, Role.SOURCE_CODE, Role.PROJECT_STRUCTURE})


def paths(text: str, folder: str = "") -> tuple[str, ...]:
    """Every path that a plan names and that may exist in the repository: by its trees, and by its relative links.

    Links are resolved against `folder`, the plan's own. A tree whose first line may be the project's own folder gives
    its paths with and without it; in a project inside the repository, a tree may be drawn from the project.
    """
    document = read_markdown(text)
    trees = read_trees(document, read_sections(document))
    drawn = (place for tree in trees for path in tree.paths for place in places(tree, path, folder))
    linked = (resolve(target, folder) for target in link_targets(document))
    return tuple(dict.fromkeys((*drawn, *filter(None, linked))))


def places(tree: Tree, path: TreePath, folder: str = "") -> tuple[str, ...]:
    """Where a tree's path may lie: as drawn, and without the first line's folder, which may be the project itself.

    Both may be meant from the repository's root, or from the project that the feature's folder lies in.
    """
    drawn = _drawn(tree, path)
    project = project_of(folder)
    return (*drawn, *(f"{project}/{place}" for place in drawn)) if project else drawn


def _drawn(tree: Tree, path: TreePath) -> tuple[str, ...]:
    root = tree.root.rstrip("/") + "/" if tree.root else ""
    below = path.path.removeprefix(root)
    return (path.path,) if below in ("", path.path) else (path.path, below)


def project_of(folder: str) -> str:
    """The folder that a feature's specs root lies in: `ui` for `ui/specs/001-x`, empty for the repository's root."""
    return f"/{folder}".rpartition("/specs/")[0].lstrip("/")


def link_targets(document: Document) -> tuple[str, ...]:
    """The targets of all links that are relative, without anchors, as written."""
    inlines = chain.from_iterable(map(texts_of, document.blocks))
    targets = (mark.target.partition("#")[0] for inline in inlines for mark in inline.links)
    return tuple(dict.fromkeys(filter(_is_relative, targets)))


def _is_relative(target: str) -> bool:
    return bool(target) and not _SCHEME.match(target)


def resolve(target: str, folder: str) -> str | None:
    """The path from the repository's root that a relative target names, None where it leads out of it."""
    path = posixpath.normpath(posixpath.join(folder, target.partition("?")[0].replace("%20", " ")))
    return None if path.startswith(("../", "/")) or path in (".", "..") else path


def read_trees(document: Document, sections: Sequence[Section]) -> tuple[Tree, ...]:
    """The trees of a plan: fences of its Project Structure, and drawn trees anywhere."""
    trees = (_tree(block, _role(block.span.line, sections)) for block in document.blocks if isinstance(block, Fence))
    return tuple(tree for tree in trees if tree)


def _role(line: int, sections: Sequence[Section]) -> Role:
    """The role of the innermost section with a structure's role around that line."""
    around = [section.role for section in sections if section.span.contains(line)]
    return next(filter(_ROOTS.__contains__, reversed(around)), Role.OTHER)


def _tree(fence: Fence, role: Role) -> Tree | None:
    drawn = _DRAWN.search("\n".join(line.text for line in fence.lines)) is not None
    if not drawn and not _may_list_files(fence, role):
        return None
    found = _folders_ended(tuple(_read(fence.lines)))
    if not _are_files(found, role, drawn=drawn):
        return None
    root = _root(found)
    return Tree(_role_of(role, root, found), root, found, fence.span)


def _root(found: Sequence[TreePath]) -> str:
    """The folder that a tree's first line names."""
    return found[0].path if found[0].path.endswith("/") else ""


def _may_list_files(fence: Fence, role: Role) -> bool:
    """Whether a fence of Project Structure may be a tree that only indentation draws."""
    return role is not Role.OTHER and fence.fenced and fence.info.split(" ")[0] in _PLAIN


def _are_files(found: Sequence[TreePath], role: Role, *, drawn: bool) -> bool:
    """Whether paths are those of files: outside Project Structure most are, in it one is or all are drawn."""
    if role is Role.OTHER and not _names_files(found):
        return False
    return bool(found) and (drawn or _has_file(found))


def _has_file(found: Sequence[TreePath]) -> bool:
    return any(_FILE_SIGN.search(path.path) for path in found)


def _role_of(role: Role, root: str, found: Sequence[TreePath]) -> Role:
    """What a tree of a section is for: one of Project Structure may hold either."""
    if role in (Role.DOCUMENTATION, Role.SOURCE_CODE):
        return role
    if _SPECS.search(root) and _holds_plan(found):
        return Role.DOCUMENTATION
    return Role.SOURCE_CODE if role is Role.PROJECT_STRUCTURE else role


def _holds_plan(found: Sequence[TreePath]) -> bool:
    return any(path.path.endswith("plan.md") for path in found)


def _names_files(found: Sequence[TreePath]) -> bool:
    """Whether a drawing outside Project Structure is one of files, and no other diagram."""
    files = sum(1 for path in found if " " not in path.path and _FILE_OR_FOLDER.search(path.path))
    return files * 2 > len(found)


def _folders_ended(found: tuple[TreePath, ...]) -> tuple[TreePath, ...]:
    """The paths, with a slash behind each that others lie under."""
    folders = {path.path.rstrip("/").rpartition("/")[0] for path in found}
    return tuple(replace(p, path=f"{p.path}/") if p.path in folders else p for p in found)


class _Entry(NamedTuple):
    """A line of a tree: the tag before its name, the name, the comment behind it, and where the name begins."""

    tag: Tag | None
    name: str
    comment: str
    start: int


def _read(lines: Sequence[Line]) -> Iterator[TreePath]:
    """The paths of a tree's lines; a name's column tells its parent."""
    parents: list[tuple[int, str | None]] = []
    for line in lines:
        start = _start_of(line.text)
        text = line.text[start:].rstrip()
        if text and not text.startswith(_NO_ENTRIES):
            entry = _entry(text)
            path = _join(_parent(parents, start), entry.name)
            parents.append((start, path))
            if path:
                yield _path(path, entry, line, start)


def _start_of(text: str) -> int:
    """Where the name begins behind a line's branches."""
    branch = _BRANCH.match(text)
    return branch.end() if branch else 0


def _parent(parents: list[tuple[int, str | None]], start: int) -> str | None:
    """The path that a name in that column lies below; those that end before it are left."""
    while parents and parents[-1][0] >= start:
        parents.pop()
    return parents[-1][1] if parents else ""


def _path(path: str, entry: _Entry, line: Line, start: int) -> TreePath:
    column = line.column + start + entry.start
    place = Span(line.number, line.number, column, column + len(entry.name) - 1)
    return TreePath(path, place, entry.tag or tag_of(entry.comment), entry.comment)


def _entry(text: str) -> _Entry:
    tag, start = _leading_tag(text)
    entry = text[start:]
    cut = _COMMENT.search(entry)
    if cut is None:
        return _Entry(tag, entry.strip("` "), "", start)
    comment = entry[cut.start() :].strip().lstrip("#/←→<->—–=:⬅ \t").strip()
    return _Entry(tag, entry[: cut.start()].strip("` "), comment, start)


def _leading_tag(text: str) -> tuple[Tag | None, int]:
    """The tag before a name, and where the name begins; a word in brackets that is no tag is a part of the name."""
    lead = _LEAD.match(text)
    if lead is None:
        return None, 0
    word = (lead["a"] or lead["b"] or "").lower()
    tag = _TAGS.get(word)
    return tag, 0 if word and not tag else lead.end()


def _join(parent: str | None, name: str) -> str | None:
    """The path of a name below its parent, None where either cannot be known."""
    if parent is None:
        return None
    return _join_bracket(parent, name) if name.startswith("[") else _join_plain(parent, name)


def _join_bracket(parent: str, name: str) -> str | None:
    # A file name may be in brackets, as Next.js has them; words in brackets are a placeholder.
    return _slashed(parent.rstrip("/")) + name if _BRACKETED.fullmatch(name) else None


def _join_plain(parent: str, name: str) -> str | None:
    if not name or " or " in name or _UNKNOWN.search(name):
        return None
    clean = _DOTS.sub("", name.lstrip("/"))
    return "" if clean in ("", ".") else _slashed(parent) + clean


def _slashed(parent: str) -> str:
    return parent if parent.endswith("/") or not parent else f"{parent}/"


def tag_of(comment: str) -> Tag | None:
    """What a comment says will happen: a tag in capitals or brackets, or a word that is followed by a pause."""
    opening = len(comment) - len(comment.lstrip("[(（【*_`🆕✨📝 "))
    said = (match for match in _TAG_WORD.finditer(comment) if not _is_denied(comment, match))
    for match in said:
        if _is_tag(comment, match, opening):
            return _TAGS[match[0].lower()]
    return None


def _is_denied(comment: str, word: re.Match[str]) -> bool:
    return _DENIAL.search(comment[max(word.start() - _FAR, 0) : word.start()]) is not None


def _is_tag(comment: str, word: re.Match[str], opening: int) -> bool:
    """Whether a word is a tag: in capitals, of a script without them, or at the beginning with a pause behind it."""
    if word[0].isupper() or not word[0].isascii():
        return True
    return word.start() <= opening and _AFTER_TAG.match(comment, word.end()) is not None
