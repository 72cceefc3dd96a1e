"""The files that a plan's tree says will be made, changed or deleted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from plangate.domain.documents.plan.model import Plan, Role, Tag, Tree, TreePath
from plangate.domain.documents.plan.named_paths import project_of
from plangate.domain.documents.plan.tree_lines import without_tag
from plangate.domain.scaffold.file_roles import ROLE_NAMES, FileRole, role_of
from plangate.domain.scaffold.words import tokens
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import is_name

_KEPT = Vocabulary(
    "no change, no changes, unchanged, already, (complete), reuse, reused, reuses, as is, untouched, not changed, "
    "not modified, keep, 既存, 変更なし, 无需修改, 不変, 現有, 现有, 기존"
)
_EXISTING, _ADDED_TO_EXISTING = Vocabulary("existing"), Vocabulary("existing _ to*, existing _ get, existing _ gets")
_INSTRUCTION = Vocabulary(
    "add*, extend*, updat*, modif*, register*, includ*, wire*, expos*, replac*, remov*, renam*, move*, refactor*, fix*"
)


_FOLDER_STEMS = frozenset({"index", "mod", "lib", "__init__"})
_NAMES_WITHOUT_ENDING = frozenset({"Dockerfile", "Makefile"})
_NO_PLAIN_SIGNS = frozenset("[]<>{}*?")


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the source tree that the plan has work for; `comment` is what the tree says of it, tags left out."""

    path: str
    verb: str
    comment: str
    role: FileRole
    line: int

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The file's name without its ending; its folder's, for a file that stands for the folder."""
        stem = self.name.rpartition(".")[0]
        return self.folder_name if stem in _FOLDER_STEMS else stem

    @property
    def folder(self) -> str:
        """The path of its folder."""
        return self.path.rpartition("/")[0]

    @property
    def folder_name(self) -> str:
        """The name of its folder."""
        return self.folder.rpartition("/")[2]

    @property
    def stem_words(self) -> frozenset[str]:
        """The words of its stem."""
        return tokens(self.stem)

    @property
    def comment_words(self) -> frozenset[str]:
        """The words of what the tree says of it."""
        return tokens(self.comment)

    @property
    def words(self) -> frozenset[str]:
        """The words of its stem, of its folder's name, and of what the tree says of it."""
        return self.stem_words | tokens(self.folder_name) | self.comment_words

    def is_named_in(self, words: frozenset[str]) -> bool:
        """Whether its stem stands in words."""
        return bool(self.stem_words) and self.stem_words <= words

    @property
    def is_created(self) -> bool:
        """Whether the plan makes it anew."""
        return self.verb == "Create"

    @property
    def is_deleted(self) -> bool:
        """Whether the plan deletes it."""
        return self.verb == "Delete"


@dataclass(frozen=True, slots=True)
class RepositoryFiles:
    """The repository that a tree is drawn for: its files, their first folders, and the project of the feature in it."""

    paths: frozenset[str]
    heads: frozenset[str]
    project: str

    @classmethod
    def of(cls, paths: frozenset[str], folder: str) -> "RepositoryFiles":
        """The repository of a feature's folder."""
        project = project_of(folder)
        heads = _first_folders(paths, f"{project}/" if project else "") | _first_folders(paths, "")
        return cls(paths, heads, project)

    def place(self, tree: Tree, path: TreePath) -> str:
        """The place that a tree's path means: the first way to read it under which something exists."""
        ways = self._ways(tree, path)
        by_file = (way for way in ways if way in self.paths)
        by_head = (way for way in ways if self._head(way) in self.heads)
        return next(by_file, None) or next(by_head, path.path)

    def _ways(self, tree: Tree, path: TreePath) -> list[str]:
        """The ways to read a path: as drawn, without the tree's root, and each of them below the project."""
        root = tree.root.rstrip("/") + "/" if tree.root else ""
        drawn = [path.path, path.path.removeprefix(root) or path.path]
        return [*drawn, *(f"{self.project}/{way}" for way in drawn if self.project)]

    def _head(self, way: str) -> str:
        below = f"{self.project}/" if self.project and way.startswith(f"{self.project}/") else ""
        first, slash, _ = way[len(below) :].partition("/")
        return f"{below}{first}" if slash else ""


def _first_folders(paths: Iterable[str], below: str) -> frozenset[str]:
    """The first folders below a folder, which ends with a slash, or is the root and empty."""
    inside = (path.removeprefix(below) for path in paths if path.startswith(below))
    return frozenset(f"{below}{path.split('/', 1)[0]}" for path in inside if "/" in path)


def folders_above(paths: Iterable[str]) -> frozenset[str]:
    """Every folder that some paths lie in, but the root."""
    folders = (path.split("/")[:-1] for path in paths)
    return frozenset(chain.from_iterable(accumulate(parts, "{}/{}".format) for parts in folders))


def read_planned_files(plan: Plan, repository: RepositoryFiles) -> tuple[PlannedFile, ...]:
    """The files that are to be worked on, in the tree's order.

    Where a tree tags what is new or changed, all without a tag is there for orientation only.
    """
    by_path: dict[str, PlannedFile] = {}
    for tree in _source_trees(plan):
        for file in _of_tree(tree, repository):
            by_path.setdefault(file.path, file)
    return tuple(by_path.values())


def kept_comments(plan: Plan) -> tuple[str, ...]:
    """What the source trees say of files that stay as they are."""
    paths = (path for tree in _source_trees(plan) for path in tree.paths)
    return tuple(path.comment for path in paths if path.tag is None and _is_kept(path.comment))


def tree_folders(plan: Plan, repository: RepositoryFiles) -> tuple[str, ...]:
    """The folders that the source trees draw, as they lie in the repository, without slashes at their ends."""
    drawn = ((tree, path) for tree in _source_trees(plan) for path in tree.paths if path.path.endswith("/"))
    placed = (repository.place(tree, path).strip("/") for tree, path in drawn)
    return tuple(dict.fromkeys(filter(_is_plain, filter(None, placed))))


def _source_trees(plan: Plan) -> Iterator[Tree]:
    return (tree for tree in plan.trees if tree.role is Role.SOURCE_CODE)


def _of_tree(tree: Tree, repository: RepositoryFiles) -> Iterator[PlannedFile]:
    tagged = {path.path: path.tag for path in tree.paths if path.tag}
    for path in filter(is_file, tree.paths):
        place = repository.place(tree, path)
        tag = path.tag or _inherited(path.path, tagged)
        exists = place in repository.paths
        if _has_work(path, tag, exists, bool(tagged)) and _is_plain(place):
            verb = _verb(tag, exists, path.comment)
            yield PlannedFile(place, verb, without_tag(path.comment), role_of(place), path.span.line)


def is_file(path: TreePath) -> bool:
    """Whether a tree's path is a file's: by its ending, or by a name that needs none."""
    name = path.path.rpartition("/")[2]
    return name in _NAMES_WITHOUT_ENDING or ("." in name and is_name(name.rpartition(".")[2]))


def _is_plain(path: str) -> bool:
    return _NO_PLAIN_SIGNS.isdisjoint(path) and "..." not in path and len(path.split()) == 1


def _is_kept(comment: str) -> bool:
    """Whether a tree says of a file that it stays as it is."""
    is_there = _EXISTING.stands_in(comment) and not _ADDED_TO_EXISTING.stands_in(comment)
    return is_there or _KEPT.stands_in(comment)


def _inherited(path: str, tagged: dict[str, Tag]) -> Tag | None:
    """The tag of the nearest folder above that has one; a changed folder says nothing of its files."""
    parts = path.split("/")
    for count in range(len(parts) - 1, 0, -1):
        tag = tagged.get("/".join(parts[:count]) + "/")
        if tag is not None:
            return tag if tag is Tag.NEW else None
    return None


def _has_work(path: TreePath, tag: Tag | None, exists: bool, tags_in_use: bool) -> bool:
    if tag is not None:
        return True
    if _is_kept(path.comment):
        return False
    if _INSTRUCTION.begins(path.comment):
        return True
    return not exists and not tags_in_use


def _verb(tag: Tag | None, exists: bool, comment: str) -> str:
    if tag is Tag.DELETE:
        return "Delete"
    return "Update" if tag is Tag.MODIFY or exists or (tag is None and _INSTRUCTION.begins(comment)) else "Create"


def common_words(files: Sequence[PlannedFile]) -> frozenset[str]:
    """The words that tell files apart no longer: of their kinds, and of a quarter of their names."""
    counts = Counter(word for file in files for word in tokens(f"{file.stem} {file.folder_name}"))
    many = {word for word, count in counts.items() if count > max(2, len(files) / 4)}
    return frozenset(many | tokens(" ".join(ROLE_NAMES)))
