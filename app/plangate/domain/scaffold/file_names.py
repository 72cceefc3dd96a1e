"""Names for files that no tree names: in the folder for their kind, in the language's and the repository's style."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import groupby

from plangate.domain.scaffold.file_roles import FileRole, role_of
from plangate.domain.scaffold.planned_files import PlannedFile
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import is_name, name_parts

_KINDS = ("model", "entity", "service", "repository", "dto", "schema")
_JOINED_KINDS = tuple(f"{sign}{kind}" for sign in "_-" for kind in _KINDS)
_PASCAL_KINDS = ("Model", "Entity", "Service", "Repository")
"""What names of a kind have at their end, beside an ending such as `.entity`."""

_UNNAMED = ("__", "mod.", "index.")
"""How files begin that are called after nothing."""


class Style(Enum):
    """How the words of a file's name are joined."""

    SNAKE = "snake"
    KEBAB = "kebab"
    PASCAL = "pascal"
    CAMEL = "camel"


_JOINED = {Style.SNAKE: "_{0}", Style.KEBAB: "-{0}", Style.PASCAL: "{1}", Style.CAMEL: "{1}"}
"""How a word is put behind a name; the second form has a capital."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its files' ending, how they are named, and how a test's file is, `{}` standing for the name."""

    ending: str
    style: Style
    test: str
    manifest: str = ""


_LANGUAGES = {
    "python": Language(".py", Style.SNAKE, "test_{}.py", "pyproject.toml"),
    "rust": Language(".rs", Style.SNAKE, "{}_test.rs", "Cargo.toml"),
    "go": Language(".go", Style.SNAKE, "{}_test.go", "go.mod"),
    "golang": Language(".go", Style.SNAKE, "{}_test.go", "go.mod"),
    "ruby": Language(".rb", Style.SNAKE, "{}_spec.rb", "Gemfile"),
    "dart": Language(".dart", Style.SNAKE, "{}_test.dart", "pubspec.yaml"),
    "elixir": Language(".ex", Style.SNAKE, "{}_test.exs", "mix.exs"),
    "typescript": Language(".ts", Style.KEBAB, "{}.test.ts", "package.json"),
    "javascript": Language(".js", Style.KEBAB, "{}.test.js", "package.json"),
    "c#": Language(".cs", Style.PASCAL, "{}Tests.cs"),
    "csharp": Language(".cs", Style.PASCAL, "{}Tests.cs"),
    "java": Language(".java", Style.PASCAL, "{}Test.java", "pom.xml"),
    "kotlin": Language(".kt", Style.PASCAL, "{}Test.kt", "build.gradle.kts"),
    "swift": Language(".swift", Style.PASCAL, "{}Tests.swift", "Package.swift"),
    "php": Language(".php", Style.PASCAL, "{}Test.php", "composer.json"),
}
_BY_ENDING = {language.ending: language for language in _LANGUAGES.values()}
_NAMES = Vocabulary(", ".join(_LANGUAGES))


def language_of(value: str) -> Language | None:
    """The language that a plan's Language/Version names first."""
    first = next(_NAMES.places(value), None)
    return _LANGUAGES[value[first.start : first.end].lower()] if first else None


def joined(name: str, style: Style) -> str:
    """A name as files are called in that style."""
    words = ["".join(run).lower() for part in name_parts(name) for _, run in groupby(part, str.isdigit)]
    if style is Style.SNAKE:
        return "_".join(words)
    if style is Style.KEBAB:
        return "-".join(words)
    pascal = "".join(word[:1].upper() + word[1:] for word in words)
    return pascal if style is Style.PASCAL else pascal[:1].lower() + pascal[1:]


@dataclass(frozen=True, slots=True)
class FileNames:
    """Where files of a kind lie: by the plan's tree first, by the repository's files next; else names are empty."""

    language: Language | None
    folders: tuple[str, ...]
    files: tuple[PlannedFile, ...]
    paths: frozenset[str]

    def model(self, name: str) -> str:
        """The path of a model's file."""
        return self._path(name, ("models", "model", "entities", "entity", "domain", "schemas"))

    def service(self, name: str) -> str:
        """The path of a service's file."""
        return self._path(name, ("services", "service"), "service")

    def test(self, name: str, kind: str) -> str:
        """The path of a test's file; `kind` is `contract` or `integration`."""
        if self.language is None or not name:
            return ""
        folder = self._folder((kind,), is_test=True)
        if not folder:
            return ""
        return f"{folder}/{self.language.test.format(joined(name, self.language.style))}"

    def _path(self, name: str, folders: tuple[str, ...], word: str = "") -> str:
        folder = self._folder(folders)
        if self.language is None or not folder or not name:
            return ""
        style, suffix = self._siblings(self._language_in(folder, self.language), folder, word)
        return f"{folder}/{joined(name, style)}{suffix}"

    def _folder(self, names: tuple[str, ...], *, is_test: bool = False) -> str:
        """The drawn folder of one of the names, else the only one of the repository."""
        fits = partial(_fits, names=names, is_test=is_test)
        if drawn := next(filter(fits, self.folders), ""):
            return drawn
        held = list(filter(fits, set(map(_parent, self.paths))))
        return held[0] if len(held) == 1 else ""

    def _language_in(self, folder: str, default: Language) -> Language:
        """The language of a folder's files, else of the tree's files below the same first folder, else the default."""
        inside = _endings(self._files_in(folder))
        top = folder.split("/")[0]
        near = inside or _endings(file.path for file in self.files if file.path.split("/")[0] == top)
        if not near or default.ending in near:
            return default
        return _BY_ENDING[min(near, key=lambda ending: (-near[ending], ending))]

    def _files_in(self, folder: str) -> list[str]:
        """The files right in a folder: those of the repository, and those that the tree names."""
        paths = self.paths.union(file.path for file in self.files)
        return [path for path in paths if _parent(path) == folder]

    def _siblings(self, language: Language, folder: str, word: str) -> tuple[Style, str]:
        """The style and the ending that the files of a folder have in common; the language's own without any."""
        ending = language.ending
        names = [path.rpartition("/")[2] for path in self._files_in(folder) if path.endswith(ending)]
        stems = sorted(name.removesuffix(ending) for name in names if not name.startswith(_UNNAMED))
        style = _style(stems) or language.style
        suffix = _common_suffix(stems)
        if suffix is None:
            suffix = _JOINED[style].format(word, word.title()) if word else ""
        return style, f"{suffix}{ending}"


def _endings(paths: Iterable[str]) -> Counter[str]:
    """How often the endings of languages stand at paths."""
    endings = (path[path.rfind(".") :] for path in paths)
    return Counter(ending for ending in endings if ending in _BY_ENDING)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _fits(folder: str, names: Container[str], is_test: bool) -> bool:
    """Whether a folder has one of the names, and is for tests or not."""
    return folder.rpartition("/")[2].lower() in names and _is_test(folder) is is_test


def _is_test(folder: str) -> bool:
    return role_of(f"{folder}/x.py") is FileRole.TEST


def _style(stems: Iterable[str]) -> Style | None:
    """The style of most of the names that have one."""
    counts = Counter(filter(None, map(_style_of, stems)))
    return max(sorted(counts, key=lambda style: style.value), key=lambda style: counts[style], default=None)


def _style_of(stem: str) -> Style | None:
    """The style of a name, as far as it shows."""
    head = stem.split(".", 1)[0]
    if "_" in head:
        return Style.SNAKE
    if "-" in head:
        return Style.KEBAB
    if head[:1].isupper():
        return Style.PASCAL
    return Style.CAMEL if head != head.lower() else None


def _common_suffix(stems: Sequence[str]) -> str | None:
    """The suffix of more than half of several names; None without one."""
    counts = Counter(filter(None, map(_suffix, stems)))
    if len(stems) > 1 and counts and max(counts.values()) * 2 > len(stems):
        return min(counts, key=lambda suffix: (-counts[suffix], suffix))
    return None


def _suffix(stem: str) -> str:
    """What a name has of its kind at its end, such as `.entity`, `_model`, `Service`; empty without any."""
    _, dot, ending = stem.rpartition(".")
    if dot and is_name(ending):
        return f"{dot}{ending}"
    if joined_kind := next(filter(stem.endswith, _JOINED_KINDS), ""):
        return joined_kind
    return next((kind for kind in _PASCAL_KINDS if stem.removesuffix(kind)[-1:].islower() and stem.endswith(kind)), "")
