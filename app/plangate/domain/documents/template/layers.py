"""The layers that a template is put together from: overrides, presets and extensions in their order, the core."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from plangate.domain.documents.layout import SPECIFY, inside
from plangate.domain.documents.symlinks import follow
from plangate.domain.model.snapshot import File
from plangate.domain.text.yaml import YamlTrouble, plain, read_yaml

DEFAULT_PRIORITY = 10
"""The priority of what states none, or none that is a number from 1."""

_ID = re.compile(r"[a-z0-9-]+")
CORE_TOKEN = "{CORE_TEMPLATE}"
"""Where a wrapping layer takes in what lies below it."""


class Strategy(StrEnum):
    """What a layer does with what lies below it."""

    REPLACE = "replace"
    PREPEND = "prepend"
    APPEND = "append"
    WRAP = "wrap"


_STRATEGIES = {strategy.value: strategy for strategy in Strategy}


@dataclass(frozen=True, slots=True)
class Layer:
    """A template file of one source, such as `preset:lean`."""

    source: str
    path: str
    text: str
    strategy: Strategy = Strategy.REPLACE


def layers(law: Sequence[File], root: str, name: str) -> Iterator[Layer]:
    """The layers of a template by its name without ending, the highest first.

    `root` is the project's folder. The order is that of spec-kit's docs/reference/presets.md; the last is the core of
    the layout before v0.0.32.
    """
    specify = inside(root, SPECIFY)
    yield from _layer(law, "override", inside(specify, f"templates/overrides/{name}.md"))
    for id in presets_in_order(law, f"{specify}/presets"):
        yield from _preset(law, f"{specify}/presets/{id}", id, name)
    for id in extensions_in_order(law, f"{specify}/extensions"):
        yield from _layer(law, f"extension:{id}", f"{specify}/extensions/{id}/templates/{name}.md")
    yield from _layer(law, "core", f"{specify}/templates/{name}.md")
    yield from _layer(law, "core", inside(root, f"templates/{name}.md"))


def compose(found: Sequence[Layer]) -> tuple[str, Layer] | None:
    """The text that the layers come to, and the highest layer in it; None when no layer is a base.

    A wrapping layer without its token is left out, as it would hide what it should wrap.
    """
    base = next((at for at, layer in enumerate(found) if layer.strategy is Strategy.REPLACE), None)
    if base is None:
        return None
    text, top = found[base].text, found[base]
    for layer in reversed(found[:base]):
        if layer.strategy is Strategy.WRAP and CORE_TOKEN not in layer.text:
            continue
        text, top = _apply(layer, text), layer
    return text, top


def _apply(layer: Layer, below: str) -> str:
    if layer.strategy is Strategy.WRAP:
        return layer.text.replace(CORE_TOKEN, below)
    upper, lower = (layer.text, below) if layer.strategy is Strategy.PREPEND else (below, layer.text)
    return f"{upper.rstrip()}\n\n{lower.lstrip()}"


def _preset(law: Sequence[File], folder: str, id: str, name: str) -> Iterator[Layer]:
    declared = _declared(law, folder, name)
    if declared is not None:
        path, strategy = declared
        if _is_inside(path):
            yield from _layer(law, f"preset:{id}", f"{folder}/{path}", strategy)
        return
    paths = (f"{folder}/templates/{name}.md", f"{folder}/{name}.md")
    yield from islice((layer for path in paths for layer in _layer(law, f"preset:{id}", path)), 1)


def _declared(law: Sequence[File], folder: str, name: str) -> tuple[str, Strategy] | None:
    """What a preset's manifest says of the template: its file and its strategy."""
    for entry in _provided(follow(law, f"{folder}/preset.yml")):
        if entry.get("name") == name and entry.get("type", "template") == "template":
            strategy = _STRATEGIES.get(str(entry.get("strategy", "")), Strategy.REPLACE)
            return str(entry.get("file", f"templates/{name}.md")), strategy
    return None


def _provided(manifest: File | None) -> list[Mapping[str, Any]]:
    """The templates that a preset's manifest says it provides; none for what is no such manifest."""
    node = read_yaml(manifest.text) if manifest and manifest.text else None
    if node is None or isinstance(node, YamlTrouble):
        return []
    templates = _under(_under(plain(node), "provides"), "templates")
    return [entry for entry in templates if isinstance(entry, dict)] if isinstance(templates, list) else []


def _under(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else None


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.replace("\\", "/").split("/")


def _layer(law: Sequence[File], source: str, path: str, strategy: Strategy = Strategy.REPLACE) -> Iterator[Layer]:
    file = follow(law, path)
    if file is not None and file.text and file.text.strip():
        yield Layer(source, file.path, file.text, strategy)


def installed(law: Sequence[File], folder: str) -> tuple[str, ...]:
    """The ids that have a folder of their own below that folder, in alphabetical order."""
    prefix = f"{folder}/"
    names = {file.path[len(prefix) :].partition("/") for file in law if file.path.startswith(prefix)}
    return tuple(sorted({name for name, slash, _ in names if slash and _ID.fullmatch(name)}))


def presets_in_order(law: Sequence[File], folder: str) -> tuple[str, ...]:
    """The enabled presets, those of the lowest priority number first; all in alphabetical order without a registry."""
    registered = _read(law, folder, "presets")
    if registered is None:
        return installed(law, folder)
    return _in_order(registered)


def extensions_in_order(law: Sequence[File], folder: str) -> tuple[str, ...]:
    """The enabled extensions; those that no registry knows have the default priority."""
    registered = _read(law, folder, "extensions") or {}
    unregistered: dict[str, object] = {id: {} for id in installed(law, folder) if id not in registered}
    return _in_order({**registered, **unregistered})


def _read(law: Sequence[File], folder: str, key: str) -> Mapping[str, object] | None:
    file = follow(law, f"{folder}/.registry")
    try:
        # JSON that nests too deeply is no registry either.
        registry = json.loads(file.text) if file and file.text else None
    except (ValueError, RecursionError):
        return None
    entries = _under(registry, key)
    return entries if isinstance(entries, dict) else None


def _in_order(entries: Mapping[str, object]) -> tuple[str, ...]:
    enabled = [id for id, entry in entries.items() if _ID.fullmatch(id) and _is_enabled(entry)]
    return tuple(sorted(enabled, key=lambda id: (_priority(entries[id]), id)))


def _is_enabled(entry: object) -> bool:
    return _under(entry, "enabled") is not False


def _priority(entry: object) -> int:
    value = _under(entry, "priority")
    return value if isinstance(value, int) and value is not True and value >= 1 else DEFAULT_PRIORITY
