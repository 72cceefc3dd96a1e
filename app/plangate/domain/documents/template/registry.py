"""In which order presets and extensions count: their registries, read as spec-kit reads them."""

import json
import re
from collections.abc import Mapping, Sequence

from plangate.domain.documents.symlinks import follow
from plangate.domain.model.snapshot import File

DEFAULT_PRIORITY = 10
"""The priority of what states none, or none that is a number from 1."""

_ID = re.compile(r"[a-z0-9-]+")


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
    entries = registry.get(key) if isinstance(registry, dict) else None
    return entries if isinstance(entries, dict) else None


def _in_order(entries: Mapping[str, object]) -> tuple[str, ...]:
    enabled = [id for id, entry in entries.items() if _ID.fullmatch(id) and _is_enabled(entry)]
    return tuple(sorted(enabled, key=lambda id: (_priority(entries[id]), id)))


def _is_enabled(entry: object) -> bool:
    return not (isinstance(entry, dict) and entry.get("enabled") is False)


def _priority(entry: object) -> int:
    value = entry.get("priority") if isinstance(entry, dict) else None
    valid = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    return value if valid and isinstance(value, int) else DEFAULT_PRIORITY
