"""The manifests of a repository: where they lie, and what dependencies they name. Reading is total and linear."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.scaffold.planned_files import RepositoryFiles, read_leaves, tree_folders
from plangate.domain.text.words import letters

MOST_MANIFESTS = 8
"""Manifests that are read for a feature, the topmost first."""

MANIFESTS = (
    "pyproject.toml", "Cargo.toml", "go.mod", "package.json", "pom.xml", "Package.swift", "Gemfile", "composer.json",
    "pubspec.yaml", "mix.exs", "build.gradle.kts", "build.gradle", "requirements.txt",
)  # fmt: skip
"""Names of manifests that a project adds its dependencies to."""

_LONGEST_FOLDER = 500
_LARGEST_TOML = 64 * 1024
_MOST_DOTS = 60
"""Dots in a line of TOML; a line with more of them is no key that anybody wrote."""

_PYTHON_NAME = re.compile(r"\s*([A-Za-z0-9][\w.-]*)")
_MODULE = re.compile(r"\s*(?:require\s+)?([\w.~-]+/[\w./~-]+)\s+v\d")
_MAJOR = re.compile(r"/v\d+$")
_GEM = re.compile(r"\s*gem\s*(?:\(\s*)?[\"']([\w.-]+)")
_PACKAGE = re.compile(r"<PackageReference\s+Include\s*=\s*[\"']([\w.-]+)")
_ARTIFACT = re.compile(r"<artifactId>\s*([\w.-]+)")
_GRADLE = re.compile(r"\s*\w*(?:implementation|api|Only|kapt|ksp)\s*(?:\(\s*)?[\"'][\w.-]+:([\w.-]+)", re.I)


def manifest_paths(feature: Feature, paths: Iterable[str]) -> tuple[str, ...]:
    """The manifests that say what a feature can build upon: at the root, in its project, in its plan's folders."""
    held = frozenset(paths)
    plan, ground = parse_plan(feature.plan), RepositoryFiles.of(held, feature.folder)
    drawn = {*tree_folders(plan, ground), *(leaf.folder for leaf in read_leaves(plan, ground))}
    drawn = {folder for folder in drawn if len(folder) <= _LONGEST_FOLDER}
    above = {folder[: at.start()] for folder in drawn for at in re.finditer("/", folder)}
    folders = {"", ground.project, *drawn, *above}
    found = (path for path in held if _reader(path) is not None and path.rpartition("/")[0] in folders)
    return tuple(sorted(found, key=lambda path: (path.count("/"), path))[:MOST_MANIFESTS])


def named_in(manifest: File) -> frozenset[str] | None:
    """What a manifest names as dependencies, as `folded`; None where that cannot be told."""
    reader = _reader(manifest.path)
    if reader is None or manifest.text is None or manifest.symlink:
        return None
    try:
        return frozenset(folded(name) for name in reader(manifest.text))
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
    return _requirements if re.fullmatch(r"requirements[\w.-]*\.txt", name) else _READERS.get(name)


def _pyproject(text: str) -> Iterator[str]:
    data = _toml(text)
    lists = [table_at(data, "project").get("dependencies"), table_at(data, "tool", "uv").get("dev-dependencies")]
    lists += [
        *table_at(data, "project", "optional-dependencies").values(),
        *table_at(data, "dependency-groups").values(),
    ]
    yield from (found[1] for one in lists for item in _strings(one) if (found := _PYTHON_NAME.match(item)))
    poetry = table_at(data, "tool", "poetry")
    groups = [table_at(group, "dependencies") for group in table_at(poetry, "group").values()]
    for table in (table_at(poetry, "dependencies"), table_at(poetry, "dev-dependencies"), *groups):
        yield from table


def _toml(text: str) -> dict[str, Any]:
    # The time that the library takes grows with the square of the parts of a dotted key.
    if len(text) > _LARGEST_TOML or any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        raise ValueError("too much to read")
    return tomllib.loads(text)


def _strings(items: object) -> Iterator[str]:
    yield from (item for item in items if isinstance(item, str)) if isinstance(items, list) else ()


def _requirements(text: str) -> Iterator[str]:
    yield from (found[1] for line in text.splitlines() if (found := _PYTHON_NAME.match(line)))


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
    lines = (line for line in text.splitlines() if "=>" not in line)
    yield from _with_last(_MAJOR.sub("", found[1]) for line in lines if (found := _MODULE.match(line)))


def _with_last(names: Iterable[str]) -> Iterator[str]:
    """The names, and what of each stands behind its last slash: the module without its owner."""
    for name in names:
        yield from (name, name.rpartition("/")[2])


def _gems(text: str) -> Iterator[str]:
    yield from (found[1] for line in text.splitlines() if (found := _GEM.match(line)))


def _csproj(text: str) -> Iterator[str]:
    yield from _PACKAGE.findall(_without_comments(text))


def _maven(text: str) -> Iterator[str]:
    for part in _without_comments(text).split("<dependency>")[1:]:
        if found := _ARTIFACT.search(part.partition("</dependency>")[0]):
            yield from _with_starter(found[1])


def _gradle(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if found := _GRADLE.match(line):
            yield from _with_starter(found[1])


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
