"""Names for files that no tree names: in the folder for their kind, in the language's and the repository's style."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from plangate.domain.scaffold.planned_files import FileRole, PlannedFile, role_of

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W_a-zA-Z\d]+")


class Style(Enum):
    """How the words of a file's name are joined."""

    SNAKE = "snake"
    KEBAB = "kebab"
    PASCAL = "pascal"
    CAMEL = "camel"


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
_NAME = re.compile(
    "|".join(rf"(?<![\w]){re.escape(name)}(?![\w+])" for name in sorted(_LANGUAGES, key=len, reverse=True)), re.I
)


def language_of(value: str) -> Language | None:
    """The language that a plan's Language/Version names first."""
    match = _NAME.search(value)
    return _LANGUAGES[match.group().lower()] if match else None


def joined(name: str, style: Style) -> str:
    """A name as files are called in that style."""
    words = [word.lower() for word in _PARTS.findall(name)]
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
    leaves: tuple[PlannedFile, ...]
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
        folder = self._folder((kind,), FileRole.TEST)
        if not folder:
            return ""
        return f"{folder}/{self.language.test.format(joined(name, self.language.style))}"

    def _path(self, name: str, folders: tuple[str, ...], word: str = "") -> str:
        folder = self._folder(folders)
        if self.language is None or not folder or not name:
            return ""
        style, suffix = self._siblings(self._language_in(folder), folder, word)
        return f"{folder}/{joined(name, style)}{suffix}"

    def _folder(self, names: tuple[str, ...], role: FileRole | None = None) -> str:
        """The drawn folder of one of the names, else the only one of the repository."""
        drawn = [
            folder for folder in self.folders if _last(folder) in names and _is_test(folder) is (role is FileRole.TEST)
        ]
        if drawn:
            return drawn[0]
        held = Counter(
            path.rpartition("/")[0]
            for path in self.paths
            if _last(path.rpartition("/")[0]) in names and _is_test(path.rpartition("/")[0]) is (role is FileRole.TEST)
        )
        return next(iter(held)) if len(held) == 1 else ""

    def _language_in(self, folder: str) -> Language:
        """The language of a folder's files, else of the tree's files below the same first folder, else the plan's."""
        assert self.language is not None
        inside = [path for path in self._all if path.rpartition("/")[0] == folder]
        beside = [leaf.path for leaf in self.leaves if leaf.path.split("/")[0] == folder.split("/")[0]]
        for near in (inside, beside):
            held = Counter(ending for path in near if (ending := path[path.rfind(".") :]) in _BY_ENDING)
            if held and self.language.ending not in held:
                return _BY_ENDING[min(held, key=lambda ending: (-held[ending], ending))]
            if held:
                break
        return self.language

    @property
    def _all(self) -> frozenset[str]:
        """The files of the repository, and those that the tree names."""
        return self.paths.union(leaf.path for leaf in self.leaves)

    def _siblings(self, language: Language, folder: str, word: str) -> tuple[Style, str]:
        """The style and the ending that the files of a folder have in common; the language's own without any."""
        ending = language.ending
        names = [
            path.rpartition("/")[2] for path in self._all if path.rpartition("/")[0] == folder and path.endswith(ending)
        ]
        stems = sorted(name.removesuffix(ending) for name in names if not name.startswith(("__", "mod.", "index.")))
        style = _style(stems) or language.style
        default = {
            Style.SNAKE: f"_{word}",
            Style.KEBAB: f"-{word}",
            Style.PASCAL: word.title(),
            Style.CAMEL: word.title(),
        }
        suffixes = Counter(suffix for stem in stems if (suffix := _suffix(stem)))
        if suffixes and suffixes.most_common(1)[0][1] * 2 > len(stems) > 1:
            return style, f"{min(suffixes, key=lambda one: (-suffixes[one], one))}{ending}"
        return style, f"{default[style] if word else ''}{ending}"


def _last(folder: str) -> str:
    return folder.rpartition("/")[2].lower()


def _is_test(folder: str) -> bool:
    return role_of(f"{folder}/x.py") is FileRole.TEST


def _style(stems: Iterable[str]) -> Style | None:
    """The style of most of the names that have one."""
    found: Counter[Style] = Counter()
    for stem in stems:
        head = stem.split(".", 1)[0]
        if "_" in head:
            found[Style.SNAKE] += 1
        elif "-" in head:
            found[Style.KEBAB] += 1
        elif head[:1].isupper():
            found[Style.PASCAL] += 1
        elif head != head.lower():
            found[Style.CAMEL] += 1
    return max(sorted(found, key=lambda style: style.value), key=lambda style: found[style]) if found else None


def _suffix(stem: str) -> str:
    """What names of a kind have at their end: `.entity`, `_model`, `Service`."""
    match = re.search(
        r"\.\w+$|[_-](?:model|entity|service|repository|dto|schema)$|(?<=[a-z])(?:Model|Entity|Service|Repository)$",
        stem,
    )
    return match.group() if match else ""
