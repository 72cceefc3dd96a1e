"""Trees: the paths that a plan's trees name, with their tags, whether drawn with boxes, in ASCII or by indentation."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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
_FILE_OR_FOLDER = re.compile(r"\.\w+$|/$")
_SPECS = re.compile(r"(?:^|/)(?:specs|features|kitty-specs)/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|/")
_ROOTS = frozenset({Role.DOCUMENTATION, Role.SOURCE_CODE, Role.PROJECT_STRUCTURE})


def paths(text: str, folder: str = "") -> tuple[str, ...]:
    """Every path that a plan names and that may exist in the repository: by its trees, and by its relative links.

    Links are resolved against `folder`, the plan's own. A tree whose first line may be the project's own folder gives
    its paths with and without it; in a project inside the repository, a tree may be drawn from the project.
    """
    document = read_markdown(text)
    found: dict[str, None] = {}
    for tree in read_trees(document, read_sections(document)):
        for path in tree.paths:
            found.update(dict.fromkeys(places(tree, path, folder)))
    for target in link_targets(document):
        if path_of := resolve(target, folder):
            found[path_of] = None
    return tuple(found)


def places(tree: Tree, path: TreePath, folder: str = "") -> tuple[str, ...]:
    """Where a tree's path may lie: as drawn, and without the first line's folder, which may be the project itself.

    Both may be meant from the repository's root, or from the project that the feature's folder lies in.
    """
    root = tree.root.rstrip("/") + "/" if tree.root else ""
    below = path.path.removeprefix(root)
    drawn = (path.path,) if below in ("", path.path) else (path.path, below)
    project = project_of(folder)
    return (*drawn, *(f"{project}/{place}" for place in drawn)) if project else drawn


def project_of(folder: str) -> str:
    """The folder that a feature's specs root lies in: `ui` for `ui/specs/001-x`, empty for the repository's root."""
    return f"/{folder}".rpartition("/specs/")[0].lstrip("/")


def link_targets(document: Document) -> tuple[str, ...]:
    """The targets of all links that are relative, without anchors, as written."""
    targets = (mark.target for block in document.blocks for inline in texts_of(block) for mark in inline.links)
    return tuple(
        dict.fromkeys(target for t in targets if (target := t.partition("#")[0]) and not _SCHEME.match(target))
    )


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
    around = [s for s in sections if s.span.contains(line)]
    return next((s.role for s in reversed(around) if s.role in _ROOTS), Role.OTHER)


def _tree(fence: Fence, role: Role) -> Tree | None:
    text = "\n".join(line.text for line in fence.lines)
    drawn = _DRAWN.search(text) is not None
    if not drawn and (
        role is Role.OTHER
        or not fence.fenced
        or fence.info.split(" ")[0] not in ("", "text", "txt", "tree", "plaintext")
    ):
        return None
    found = _folders_ended(tuple(_read(fence.lines)))
    if not found or (not drawn and not any("/" in path.path or "." in path.path for path in found)):
        return None
    if role is Role.OTHER and not _names_files(found):
        return None
    root = found[0].path if found[0].path.endswith("/") else ""
    if role not in (Role.DOCUMENTATION, Role.SOURCE_CODE):
        documentation = _SPECS.search(root) and any(p.path.endswith("plan.md") for p in found)
        role = Role.DOCUMENTATION if documentation else Role.SOURCE_CODE if role is Role.PROJECT_STRUCTURE else role
    return Tree(role, root, found, fence.span)


def _names_files(found: Sequence[TreePath]) -> bool:
    """Whether a drawing outside Project Structure is one of files, and no other diagram."""
    files = sum(1 for path in found if " " not in path.path and _FILE_OR_FOLDER.search(path.path))
    return files * 2 > len(found)


def _folders_ended(found: tuple[TreePath, ...]) -> tuple[TreePath, ...]:
    """The paths, with a slash behind each that others lie under."""
    folders = {path.path.rstrip("/").rpartition("/")[0] for path in found}
    return tuple(replace(p, path=f"{p.path}/") if p.path in folders else p for p in found)


def _read(lines: Sequence[Line]) -> Iterator[TreePath]:
    """The paths of a tree's lines; a name's column tells its parent."""
    parents: list[tuple[int, str | None]] = []
    for line in lines:
        at = _BRANCH.match(line.text)
        start = at.end() if at else 0
        entry = line.text[start:].rstrip()
        if not entry or entry.startswith(("#", "//", "(", "（", "…", "...", "<!--", "←", "→")):
            continue
        tag, name, comment, skipped = _entry(entry)
        while parents and parents[-1][0] >= start:
            parents.pop()
        parent = parents[-1][1] if parents else ""
        path = _join(parent, name)
        parents.append((start, path))
        if path:
            column = line.column + start + skipped
            place = Span(line.number, line.number, column, column + len(name) - 1)
            yield TreePath(path, place, tag or tag_of(comment), comment)


def _entry(entry: str) -> tuple[Tag | None, str, str, int]:
    """Tag before the name, name, comment behind it, and how many characters stand before the name."""
    lead = _LEAD.match(entry)
    tag, skipped = None, 0
    if lead:
        tag = _TAGS.get((lead["a"] or lead["b"] or "").lower())
        if tag or not (lead["a"] or lead["b"]):
            skipped, entry = lead.end(), entry[lead.end() :]
    cut = _COMMENT.search(entry)
    if cut is None:
        return tag, entry.strip("` "), "", skipped
    comment = entry[cut.start() :].strip().lstrip("#/←→<->—–=:⬅ \t").strip()
    return tag, entry[: cut.start()].strip("` "), comment, skipped


def _join(parent: str | None, name: str) -> str | None:
    """The path of a name below its parent, None where either cannot be known."""
    if parent is None or not name or " or " in name or _UNKNOWN.search(name) or name.startswith("["):
        return None if not name.startswith("[") or parent is None else _join_bracket(parent, name)
    clean = name.lstrip("/")
    while clean.startswith("./"):
        clean = clean[2:]
    if clean in ("", "."):
        return ""
    if parent and not parent.endswith("/"):
        parent += "/"
    return parent + clean


def _join_bracket(parent: str, name: str) -> str | None:
    # A file name may be in brackets, as Next.js has them; words in brackets are a placeholder.
    return (parent.rstrip("/") + "/" if parent else "") + name if _BRACKETED.fullmatch(name) else None


def tag_of(comment: str) -> Tag | None:
    """What a comment says will happen: a tag in capitals or brackets, or a word that is followed by a pause."""
    opening = len(comment) - len(comment.lstrip("[(（【*_`🆕✨📝 "))
    for match in _TAG_WORD.finditer(comment):
        word, start = match.group(), match.start()
        if _DENIAL.search(comment[max(start - _FAR, 0) : start]):
            continue
        shouted = not word.isascii() or word.isupper()
        opens = start <= opening and _AFTER_TAG.match(comment, match.end())
        if shouted or opens:
            return _TAGS[word.lower()]
        if not word.isascii():
            return None
    return None
