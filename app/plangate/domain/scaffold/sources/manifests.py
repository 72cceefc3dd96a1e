"""The manifests of a repository: where they lie, and what dependencies they name. Reading is total and linear."""

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.model.snapshot import Feature, File, content_of
from plangate.domain.scaffold.planned_files import RepositoryFiles, folders_above, read_planned_files, tree_folders
from plangate.domain.text.words import before_first, is_name, letters, name_at_start

MAX_MANIFESTS = 8
"""Manifests that are read for a feature, the topmost first."""

MANIFESTS = (
    "pyproject.toml", "Cargo.toml", "go.mod", "package.json", "pom.xml", "Package.swift", "Gemfile", "composer.json",
    "pubspec.yaml", "mix.exs", "build.gradle.kts", "build.gradle", "requirements.txt",
)  # fmt: skip
"""Names of manifests that a project adds its dependencies to."""

_MAX_FOLDER_LENGTH = 500
_MAX_TOML_LENGTH = 64 * 1024
_MAX_DOTS = 60
"""Dots in a line of TOML; a line with more of them is no key that anybody wrote."""

_NAME_SIGNS = "_.-"
_MODULE_SIGNS = "_./~-"
_QUOTES = ("'", '"')
_GRADLE_KINDS = ("implementation", "api", "only", "kapt", "ksp")
"""How the words end by which a build of Gradle adds a dependency."""


def manifest_paths(feature: Feature, paths: Iterable[str]) -> tuple[str, ...]:
    """The manifests that say what a feature can build upon: at the root, in its project, in its plan's folders."""
    held = frozenset(paths)
    folders = _folders_of(feature, RepositoryFiles.of(held, feature.folder))
    manifests = (path for path in held if _reader(path) is not None and path.rpartition("/")[0] in folders)
    return tuple(sorted(manifests, key=lambda path: (path.count("/"), path))[:MAX_MANIFESTS])


def _folders_of(feature: Feature, repository: RepositoryFiles) -> frozenset[str]:
    """The root, the feature's project, and the folders that its plan draws or works in, with those above them."""
    plan = parse_plan(feature.plan)
    drawn = {*tree_folders(plan, repository), *(file.folder for file in read_planned_files(plan, repository))}
    drawn = {folder for folder in drawn if len(folder) <= _MAX_FOLDER_LENGTH}
    return frozenset({"", repository.project, *drawn, *folders_above(drawn)})


def is_manifest(path: str) -> bool:
    """Whether a project adds its dependencies to the file at a path."""
    name = path.rpartition("/")[2]
    return name in MANIFESTS or name.endswith(".csproj")


def named_in(manifest: File) -> frozenset[str] | None:
    """What a manifest names as dependencies, as `folded`; None where that cannot be told."""
    reader = _reader(manifest.path)
    text = content_of(manifest)
    if reader is None or text is None:
        return None
    try:
        return frozenset(folded(name) for name in reader(text))
    except (ValueError, RecursionError):
        return None


def folded(name: str) -> str:
    """A dependency's name as names are compared: letters and digits alone, without the ending `.js`."""
    return letters(name.casefold().removesuffix(".js"))


def table_at(table: object, *keys: str) -> dict[str, Any]:
    """The table below some keys; empty where there is none."""
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else {}


def _reader(path: str) -> Callable[[str], Iterator[str]] | None:
    name = path.rpartition("/")[2]
    if name.endswith(".csproj"):
        return _csproj
    is_of_pip = name.startswith("requirements") and name.endswith(".txt")
    return _requirements if is_of_pip else _READERS.get(name)


def _pyproject(text: str) -> Iterator[str]:
    data = _toml(text)
    project, poetry = table_at(data, "project"), table_at(data, "tool", "poetry")
    lists = (
        project.get("dependencies"),
        table_at(data, "tool", "uv").get("dev-dependencies"),
        *table_at(project, "optional-dependencies").values(),
        *table_at(data, "dependency-groups").values(),
    )
    yield from _python_names(item for items in lists for item in _strings(items))
    for table in (poetry, *table_at(poetry, "group").values()):
        yield from table_at(table, "dependencies")
    yield from table_at(poetry, "dev-dependencies")


def _python_names(requirements: Iterable[str]) -> Iterator[str]:
    names = (name_at_start(requirement.lstrip(), _NAME_SIGNS) for requirement in requirements)
    yield from (name for name in names if name[:1].isalnum())


def _toml(text: str) -> dict[str, Any]:
    # The time that the library takes grows with the square of the parts of a dotted key.
    if len(text) > _MAX_TOML_LENGTH or any(line.count(".") > _MAX_DOTS for line in text.split("\n")):
        raise ValueError("too much to read")
    return tomllib.loads(text)


def _strings(items: object) -> Iterator[str]:
    yield from (item for item in items if isinstance(item, str)) if isinstance(items, list) else ()


def _requirements(text: str) -> Iterator[str]:
    yield from _python_names(text.splitlines())


def _cargo(text: str) -> Iterator[str]:
    data = _toml(text)
    for place in (data, table_at(data, "workspace"), *table_at(data, "target").values()):
        for kind in ("dependencies", "dev-dependencies", "build-dependencies"):
            yield from table_at(place, kind)


def _npm(text: str) -> Iterator[str]:
    data = json.loads(text)
    for kind in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        yield from table_at(data, kind)


def _composer(text: str) -> Iterator[str]:
    data = json.loads(text)
    for kind in ("require", "require-dev"):
        yield from _with_last(table_at(data, kind))


def _go(text: str) -> Iterator[str]:
    lines = (line.split() for line in text.splitlines() if "=>" not in line)
    required = (words[1:] if words[:1] == ["require"] else words for words in lines)
    yield from _with_last(_without_major(words[0]) for words in required if _is_module(words))


def _is_module(words: Sequence[str]) -> bool:
    """Whether words are a module and its version."""
    return len(words) > 1 and "/" in words[0] and is_name(words[0], _MODULE_SIGNS) and _is_version(words[1])


def _is_version(word: str) -> bool:
    return word[:1] == "v" and word[1:2].isdigit()


def _without_major(module: str) -> str:
    name, _, last = module.rpartition("/")
    return name if last[:1] == "v" and last[1:].isdigit() else module


def _with_last(names: Iterable[str]) -> Iterator[str]:
    """The names, and what of each stands behind its last slash: the module without its owner."""
    for name in names:
        yield from (name, name.rpartition("/")[2])


def _gems(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text.splitlines())
    yield from filter(None, (_quoted(line.removeprefix("gem")) for line in lines if line.startswith("gem")))


def _quoted(text: str) -> str:
    """The name in quotes that a text begins with, be it in brackets; empty without one."""
    start = text.lstrip(" \t(")
    return name_at_start(start[1:], f"{_NAME_SIGNS}:") if start.startswith(_QUOTES) else ""


def _csproj(text: str) -> Iterator[str]:
    for part in _without_comments(text).split("<PackageReference")[1:]:
        _, include, value = part.partition("Include")
        if name := _quoted(value.lstrip(" \t\n=")) if include else "":
            yield name


def _maven(text: str) -> Iterator[str]:
    for part in _without_comments(text).split("<dependency>")[1:]:
        _, _, artifact = part.partition("</dependency>")[0].partition("<artifactId>")
        if name := name_at_start(artifact.strip(), _NAME_SIGNS):
            yield from _with_starter(name)


def _gradle(text: str) -> Iterator[str]:
    for line in text.splitlines():
        kind = name_at_start(line.strip())
        _, _, behind_group = _quoted(line.strip()[len(kind) :]).partition(":")
        if behind_group and kind.lower().endswith(_GRADLE_KINDS):
            yield from _with_starter(before_first(behind_group, ":"))


def _with_starter(artifact: str) -> Iterator[str]:
    """An artifact, and the framework that it starts: `spring-boot` of `spring-boot-starter-web`."""
    yield artifact
    if "-starter" in artifact:
        yield artifact.partition("-starter")[0]


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "pyproject.toml": _pyproject,
    "Cargo.toml": _cargo,
    "package.json": _npm,
    "composer.json": _composer,
    "go.mod": _go,
    "Gemfile": _gems,
    "pom.xml": _maven,
    "build.gradle": _gradle,
    "build.gradle.kts": _gradle,
}
