"""The files that a plan's tree says will be made, changed or deleted."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from plangate.domain.documents.plan.model import Plan, Role, Tag, Tree, TreePath
from plangate.domain.documents.plan.tree import project_of
from plangate.domain.scaffold.words import tokens

_KEPT = re.compile(
    r"(?i)\bno changes?\b|\bunchanged\b|\bexisting\b(?! \w+ (?:to|gets?))|\balready\b|\(complete\)|\breuse[ds]?\b"
    r"|\bas is\b|\buntouched\b|\bnot (?:changed|modified)\b|\bkeep\b|\buses existing\b"
    r"|既存|変更なし|无需修改|不变|現有|现有|기존"
)
_INSTRUCTION = re.compile(
    r"(?i)^\W*(?:add|extend|update|modify|register|include|wire|expose|replace|remove|rename|move|refactor|fix)\w*\b"
)


class FileRole(Enum):
    """What a file of the source tree is for, by the names of its folders and its own."""

    TEST = "test"
    MODEL = "model"
    SERVICE = "service"
    ENDPOINT = "endpoint"
    UI = "ui"
    CONFIG = "config"
    MIGRATION = "migration"
    DOCS = "docs"
    OTHER = "other"


_ROLE_NAMES = {
    FileRole.TEST: "tests test __tests__ spec specs e2e integration unit benches",
    FileRole.MIGRATION: "migrations migration alembic versions flyway liquibase",
    FileRole.MODEL: "models model entities entity domain schemas schema types dto dtos orm",
    FileRole.ENDPOINT: "api apis routes route routers router controllers controller handlers handler endpoints "
    "endpoint resolvers resolver cli commands command cmd routing graphql grpc",
    FileRole.UI: "ui pages page components component views view screens screen app widgets layouts",
    FileRole.SERVICE: "services service usecases core lib libs managers manager repositories repository logic engine "
    "stores store providers provider hooks",
    FileRole.DOCS: "docs doc documentation",
    FileRole.CONFIG: "config configs configuration settings deploy docker infra infrastructure .github workflows k8s "
    "helm scripts",
}
_FOLDER_STEMS = frozenset({"index", "mod", "lib", "__init__"})
_ROLE_OF = {name: role for role, names in _ROLE_NAMES.items() for name in names.split()}
_CONFIG_FILE = re.compile(
    r"(?i)^(?:\..+|dockerfile.*|makefile|docker-compose.*|compose.*\.ya?ml|.*\.(?:toml|ini|cfg|env|lock|gradle|csproj|sln)"
    r"|package(?:-lock)?\.json|tsconfig.*|.*\.config\.[cm]?[jt]s|requirements.*\.txt|go\.(?:mod|sum)|pom\.xml|gemfile)$"
)
_TEST_FILE = re.compile(r"(?i)(?:^test_|_test\.|_spec\.|\.test\.|\.spec\.|(?<=[a-z])Tests?\.)|^conftest\.py$")


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
    return frozenset(path[: at.start()] for path in paths for at in re.finditer("/", path))


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
    return tuple(path.comment for path in paths if path.tag is None and _KEPT.search(path.comment))


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
            yield PlannedFile(place, verb, _without_tag(path.comment), role_of(place), path.span.line)


def is_file(path: TreePath) -> bool:
    """Whether a tree's path is a file's: by its ending, or by a name that needs none."""
    return not path.path.endswith("/") and re.search(r"\.\w+$|^(?:.*/)?(?:Dockerfile|Makefile)$", path.path) is not None


def _is_plain(path: str) -> bool:
    return re.search(r"[\[\]<>{}*?\s]", path) is None and "..." not in path


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
    if _KEPT.search(path.comment):
        return False
    if _INSTRUCTION.match(path.comment):
        return True
    return not exists and not tags_in_use


def _verb(tag: Tag | None, exists: bool, comment: str) -> str:
    if tag is Tag.DELETE:
        return "Delete"
    return "Update" if tag is Tag.MODIFY or exists or (tag is None and _INSTRUCTION.match(comment)) else "Create"


def _without_tag(comment: str) -> str:
    """The comment without the marks around it, too."""
    text = re.sub(
        r"^[\s\[(*_`🆕✨📝🔧⭐]*(?:NEW|MODIFY|MODIFIED|UPDATED?|EXTEND(?:ED)?|ADD|DELETED?|CHANGED?|EDIT)\b",
        "",
        comment,
    )
    text = re.sub(r"\s*[(\[]?\b(?:NEW|MODIFIED|MODIFY|UPDATED?)\b[)\]]?\s*$", "", text)
    bare = text.strip(" :：,;.-–—*_`[]").strip()
    return bare if bare.count("`") % 2 == 0 else text.strip(" :：,;.-–—*_[]").strip()


def common_words(files: Sequence[PlannedFile]) -> frozenset[str]:
    """The words that tell files apart no longer: of their kinds, and of a quarter of their names."""
    counts = Counter(word for file in files for word in tokens(f"{file.stem} {file.folder_name}"))
    many = {word for word, count in counts.items() if count > max(2, len(files) / 4)}
    return frozenset(many | tokens(" ".join(_ROLE_OF)))


def role_of(path: str) -> FileRole:
    """What a file is for: tests before all, then its own name, then the nearest telling folder."""
    *folders, name = path.split("/")
    around = _roles_in(folders)
    if _TEST_FILE.search(name) or FileRole.TEST in around:
        return FileRole.TEST
    if _CONFIG_FILE.match(name):
        return FileRole.CONFIG
    if name.lower().endswith((".md", ".rst", ".adoc")):
        return FileRole.DOCS
    own = _roles_in(re.split(r"[._-]|(?<=[a-z])(?=[A-Z])", name.rpartition(".")[0]))
    return next(iter((*own, *around)), FileRole.OTHER)


def _roles_in(names: Sequence[str]) -> list[FileRole]:
    """The roles that names tell of, the last name's first."""
    return [_ROLE_OF[name.lower()] for name in reversed(names) if name.lower() in _ROLE_OF]
