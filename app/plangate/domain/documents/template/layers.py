"""The layers that a template is put together from: overrides, presets and extensions in their order, the core."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from string import ascii_lowercase, digits
from typing import Any

from plangate.domain.documents.layout import SPECIFY, inside
from plangate.domain.documents.symlinks import follow, place_of
from plangate.domain.model.absent_text import WhyUnresolved
from plangate.domain.model.snapshot import File
from plangate.domain.text.yaml import YamlTrouble, plain, read_yaml

DEFAULT_PRIORITY = 10
"""The priority of what states none, or none that is a number from 1."""

_OF_AN_ID = frozenset(f"{ascii_lowercase}{digits}-")
CORE_TOKEN = "{CORE_TEMPLATE}"
"""Where a wrapping layer takes in what lies below it."""


class Strategy(StrEnum):
    """What a layer does with what lies below it."""

    REPLACE = "replace"
    PREPEND = "prepend"
    APPEND = "append"
    WRAP = "wrap"


_STRATEGIES = {strategy.value: strategy for strategy in Strategy}
_JOINS: Mapping[str, frozenset[Strategy]] = {
    "template": frozenset(Strategy),
    "command": frozenset(Strategy),
    "script": frozenset({Strategy.REPLACE, Strategy.WRAP}),
}
"""What a preset may provide, and how each joins what lies below it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A template file of one source, such as `preset:lean`."""

    source: str
    path: str
    text: str
    strategy: Strategy = Strategy.REPLACE


@dataclass(frozen=True, slots=True)
class Resolved:
    """The text that the layers come to, and the highest layer in it."""

    text: str
    top: Layer


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why the layers come to no text, and the file that makes it so; None where there is none."""

    why: WhyUnresolved
    at: str | None = None


class _StopError(Exception):
    """What specify ends with an error for."""

    def __init__(self, why: WhyUnresolved, at: str) -> None:
        super().__init__(why, at)
        self.unresolved = Unresolved(why, at)


def resolve_layers(law: Sequence[File], root: str, name: str) -> Resolved | Unresolved:
    """What a template, by its name without ending, comes to in the project whose folder is `root`.

    As spec-kit's `resolve_template_content` (scripts/python/common.py) has it, which makes plan.md: what makes it end
    with an error resolves to nothing here. Beside it there is one more core: that of the layout before v0.0.32, where
    the project has no `.specify`.
    """
    try:
        return _compose(tuple(_down_to_base(_layers(law, root, name))))
    except _StopError as stop:
        return stop.unresolved


def _down_to_base(layers: Iterator[Layer]) -> Iterator[Layer]:
    """The layers down to the first that replaces all below it; what lies below is not even looked at."""
    for layer in layers:
        yield layer
        if layer.strategy is Strategy.REPLACE:
            return


def _layers(law: Sequence[File], root: str, name: str) -> Iterator[Layer]:
    """The layers of a template, the highest first."""
    specify = inside(root, SPECIFY)
    yield from _layer(law, "override", inside(specify, f"templates/overrides/{name}.md"))
    for id in presets_in_order(law, f"{specify}/presets"):
        yield from _preset(law, f"{specify}/presets/{id}", id, name)
    for id in extensions_in_order(law, f"{specify}/extensions"):
        yield from _conventional(law, f"extension:{id}", f"{specify}/extensions/{id}", name)
    yield from _layer(law, "core", f"{specify}/templates/{name}.md")
    if not any(file.path == specify or file.path.startswith(f"{specify}/") for file in law):
        yield from _layer(law, "core", inside(root, f"templates/{name}.md"))


def _compose(found: Sequence[Layer]) -> Resolved | Unresolved:
    if not found:
        return Unresolved(WhyUnresolved.MISSING)
    base, above = found[-1], found[:-1]
    if base.strategy is not Strategy.REPLACE:
        return Unresolved(WhyUnresolved.NO_BASE, base.path)
    text = base.text
    for layer in reversed(above):
        text = _apply(layer, text)
    return Resolved(text, found[0]) if text else Unresolved(WhyUnresolved.EMPTY, base.path)


def _apply(layer: Layer, below: str) -> str:
    if layer.strategy is Strategy.WRAP:
        if CORE_TOKEN not in layer.text:
            raise _StopError(WhyUnresolved.NO_TOKEN, layer.path)
        return layer.text.replace(CORE_TOKEN, below)
    upper, lower = (layer.text, below) if layer.strategy is Strategy.PREPEND else (below, layer.text)
    return f"{upper}\n\n{lower}"


def _preset(law: Sequence[File], folder: str, id: str, name: str) -> Iterator[Layer]:
    """The layer of a preset: what its manifest declares, and only where it declares nothing, the usual file."""
    source = f"preset:{id}"
    manifest = follow(law, f"{folder}/preset.yml")
    declared = next((entry for entry in _provided(manifest) if entry.is_for(name)), None) if manifest else None
    if declared is None:
        yield from _conventional(law, source, folder, name)
        return
    parts = [part for part in declared.file.split("/") if part not in ("", ".")]
    if not declared.file.startswith("/") and ".." not in parts:
        yield from _layer(law, source, "/".join((folder, *parts)), declared.strategy)


def _conventional(law: Sequence[File], source: str, folder: str, name: str) -> Iterator[Layer]:
    """The template where a preset or an extension usually keeps it."""
    layers = (_layer(law, source, f"{folder}/{path}") for path in (f"templates/{name}.md", f"{name}.md"))
    yield from islice(chain.from_iterable(layers), 1)


def _layer(law: Sequence[File], source: str, path: str, strategy: Strategy = Strategy.REPLACE) -> Iterator[Layer]:
    file = follow(law, path)
    if file is not None:
        if file.text is None:
            raise _StopError(WhyUnresolved.UNREADABLE, file.path)
        yield Layer(source, file.path, file.text, strategy)


@dataclass(frozen=True, slots=True)
class _Provided:
    """A file that a preset's manifest says it provides, and how it joins what lies below it."""

    type: str
    name: str
    file: str
    strategy: Strategy

    def is_for(self, name: str) -> bool:
        """Whether it is the template of that name."""
        return (self.type, self.name) == ("template", name)


def _provided(manifest: File) -> tuple[_Provided, ...]:
    """What a preset's manifest says it provides; a manifest with any mistake in that stops all."""
    node = read_yaml(manifest.text) if manifest.text else None
    root = None if node is None or isinstance(node, YamlTrouble) else plain(node)
    templates = _under(_under(root, "provides"), "templates")
    entries = tuple(map(_entry, templates)) if isinstance(templates, list) else ()
    valid = tuple(entry for entry in entries if entry is not None)
    if not valid or len(valid) < len(entries):
        raise _StopError(WhyUnresolved.BAD_MANIFEST, manifest.path)
    return valid


def _entry(value: object) -> _Provided | None:
    """One entry of a manifest, None where it is no such entry."""
    type, name, file = (_under(value, key) for key in ("type", "name", "file"))
    strategy = value.get("strategy", Strategy.REPLACE.value) if isinstance(value, dict) else None
    if not (isinstance(type, str) and isinstance(name, str) and isinstance(file, str) and isinstance(strategy, str)):
        return None
    known = _STRATEGIES.get(strategy.lower())
    return _Provided(type, name, file, known) if known in _JOINS.get(type, ()) and known else None


def _under(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def presets_in_order(law: Sequence[File], folder: str) -> tuple[str, ...]:
    """The enabled presets, those of the lowest priority number first; all in alphabetical order without a registry."""
    registry = _read(follow(law, f"{folder}/.registry"))
    entries = registry.get("presets", {}) if isinstance(registry, dict) else None
    return _in_order(entries) if isinstance(entries, dict) else installed(law, folder)


def extensions_in_order(law: Sequence[File], folder: str) -> tuple[str, ...]:
    """The enabled extensions; those that no registry knows have the default priority. A bad registry stops all."""
    path = f"{place_of(law, folder)}/.registry"
    is_there = any(file.path == path for file in law)
    registry = _read(follow(law, path)) if is_there else {}
    entries = registry.get("extensions", {}) if isinstance(registry, dict) else None
    if not isinstance(entries, dict):
        raise _StopError(WhyUnresolved.BAD_REGISTRY, path)
    return _in_order({**{id: {} for id in installed(law, folder)}, **entries})


def _read(registry: File | None) -> object:
    try:
        # JSON that nests too deeply is no registry either.
        return json.loads(registry.text) if registry and registry.text else None
    except (ValueError, RecursionError):
        return None


def _in_order(entries: Mapping[str, object]) -> tuple[str, ...]:
    enabled = {
        id: _priority(entry.get("priority"))
        for id, entry in entries.items()
        if _is_id(id) and isinstance(entry, dict) and entry.get("enabled", True)
    }
    return tuple(sorted(enabled, key=lambda id: (enabled[id], id)))


def _priority(value: Any) -> int:
    """The priority as specify takes it, which turns texts and fractions into numbers."""
    try:
        number = DEFAULT_PRIORITY if isinstance(value, bool) else int(value)
    except (TypeError, ValueError, OverflowError):
        return DEFAULT_PRIORITY
    return number if number >= 1 else DEFAULT_PRIORITY


def installed(law: Sequence[File], folder: str) -> tuple[str, ...]:
    """The ids that have a folder of their own below that folder, be it behind a link, in alphabetical order."""
    place = place_of(law, folder)
    prefix = f"{place}/"
    below = (file for file in law if file.path.startswith(prefix)) if place else ()
    names = {file.path[len(prefix) :].partition("/")[0] for file in below if _is_folder(law, file, prefix)}
    return tuple(sorted(filter(_is_id, names)))


def _is_id(text: str) -> bool:
    """Whether a text is of the letters that an extension's or a preset's id is of."""
    return text != "" and _OF_AN_ID.issuperset(text)


def _is_folder(law: Sequence[File], file: File, prefix: str) -> bool:
    """Whether what lies directly below a folder, and is or holds that file, is a folder."""
    if "/" in file.path[len(prefix) :]:
        return True
    target = place_of(law, file.path) if file.symlink else None
    return target is not None and any(other.path.startswith(f"{target}/") for other in law)
