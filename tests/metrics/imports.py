"""Who imports from whom: between modules, and between rooms."""

import ast
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tests.metrics.modules import Module

Pair = tuple[str, str]
"""Who imports and who is imported, as modules or as rooms; or a module and a name in it."""


@dataclass(frozen=True, slots=True)
class Import:
    """A module that takes a name from a source and calls it `bound`; without names, the source itself."""

    importer: str
    source: str
    name: str = ""
    bound: str = ""


def edges_of(modules: Iterable[Module]) -> frozenset[Pair]:
    """Which module imports from which, seen through the packages that only hand names on."""
    known = {module.name: module for module in modules}
    imports = [one for module in known.values() for one in imports_of(module)]
    handed = {
        (one.importer, one.bound): (one.source, one.name)
        for one in imports
        if one.bound and one.source in known and known[one.importer].is_package
    }
    passed = {step for one in imports for step in _steps(one, handed)}
    idle = {(package, name) for package, name in passed if name not in names_used(known[package])}
    found = {
        (one.importer, _module_behind(one, handed, known)) for one in imports if (one.importer, one.bound) not in idle
    }
    return frozenset((importer, target) for importer, target in found if target in known and target != importer)


def imports_of(module: Module) -> Iterator[Import]:
    """What a module imports, at any depth."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(module.name, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield Import(module.name, node.module, alias.name, alias.asname or alias.name)


def names_used(module: Module) -> frozenset[str]:
    """The names that its own code reads."""
    return frozenset(node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name))


def _steps(one: Import, handed: dict[Pair, Pair]) -> tuple[Pair, ...]:
    """The packages that hand the name on, each with what it is called there."""
    steps: list[Pair] = []
    at = (one.source, one.name)
    while at in handed and at not in steps:
        steps.append(at)
        at = handed[at]
    return tuple(steps)


def _module_behind(one: Import, handed: dict[Pair, Pair], known: Collection[str]) -> str:
    """The module that the name comes from."""
    steps = _steps(one, handed)
    source, name = handed[steps[-1]] if steps else (one.source, one.name)
    return f"{source}.{name}" if f"{source}.{name}" in known else source


def arrows_of(modules: Iterable[Module], edges: Iterable[Pair]) -> dict[Pair, tuple[Pair, ...]]:
    """The arrows between rooms, each with the imports that make it."""
    rooms = {module.name: module.room for module in modules}
    arrows: defaultdict[Pair, list[Pair]] = defaultdict(list)
    for importer, target in sorted(edges):
        start, end = rooms[importer], rooms[target]
        if start and end and start != end:
            arrows[start, end].append((importer, target))
    return {arrow: tuple(imports) for arrow, imports in arrows.items()}


def sole_importers(edges: Iterable[Pair]) -> dict[str, str]:
    """The modules that exactly one other imports, each with that one."""
    importers: defaultdict[str, list[str]] = defaultdict(list)
    for importer, target in sorted(edges):
        importers[target].append(importer)
    return {target: found[0] for target, found in sorted(importers.items()) if len(found) == 1}


def closure_of(start: str, edges: Iterable[Pair]) -> tuple[str, ...]:
    """The modules that one needs: itself, what it imports, and what that imports."""
    imported: defaultdict[str, list[str]] = defaultdict(list)
    for importer, target in edges:
        imported[importer].append(target)
    found, left = {start}, [start]
    while left:
        new = set(imported[left.pop()]) - found
        found |= new
        left += new
    return tuple(sorted(found))
