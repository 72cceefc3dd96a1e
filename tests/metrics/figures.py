"""Every figure of the house with its bar and what it is made of."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.metrics.complexity import blocks_of
from tests.metrics.duplicates import RUN, duplicates_of
from tests.metrics.imports import arrows_of, closure_of, edges_of, sole_importers
from tests.metrics.modules import Module

Counted = tuple[int, str]
STATUSES = "plangate.domain.documents.plan.constitution_check.statuses"
PATTERN_MAKERS = frozenset({"compile", "search", "match", "fullmatch", "sub", "subn", "split", "finditer", "findall"})
COMPLEX = 10
"""A block above this is C or worse."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, what it says, the most it may be, and what it is made of."""

    name: str
    meaning: str
    value: float
    bar: float | None = None
    items: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it keeps to its bar, as it is printed."""
        return self.bar is None or round(self.value, 2) <= self.bar


def measure(modules: tuple[Module, ...]) -> tuple[Figure, ...]:
    """Every figure, in the order of the table."""
    plain = tuple(module for module in modules if not module.knows_dialects)
    duplicates = duplicates_of(modules)
    return (
        *_sizes(modules),
        *_folders(modules),
        *_imports(modules),
        *_lengths(modules),
        *_complexity("", "outside plan and matching", plain, 3.2, 2.0),
        *_complexity("-all", "everywhere", modules),
        *_reading(modules),
        Figure("duplicates", f"pairs of places, {RUN} equal lines", len(duplicates), None, duplicates),
    )


def _sizes(modules: tuple[Module, ...]) -> Iterator[Figure]:
    yield Figure("modules", "modules", len(modules), None, tuple(module.path for module in modules))
    lines = [(module.lines, module.path) for module in modules]
    yield Figure("lines", "lines", sum(count for count, _ in lines), None, _falling(lines))


def _folders(modules: tuple[Module, ...]) -> Iterator[Figure]:
    files = Counter(module.folder for module in modules if not (module.is_bare or module.is_of_a_family))
    yield _largest("folder", "files in the largest folder", 15, [(count, folder) for folder, count in files.items()])
    top = {module.parts[2] for module in modules if module.parts[1] == "domain"} - {"__init__"}
    yield Figure("domain", "names at the top of the domain", len(top), 10, tuple(sorted(top)))


def _imports(modules: tuple[Module, ...]) -> Iterator[Figure]:
    edges = edges_of(modules)
    rooms = sorted({module.room for module in modules if module.room})
    yield Figure("rooms", "rooms", len(rooms), None, tuple(rooms))
    arrows = sorted((len(imports), arrow, imports[0]) for arrow, imports in arrows_of(modules, edges).items())
    drawn = tuple(
        f"{count:5}  {start} → {end}  ({importer} imports {target})"
        for count, (start, end), (importer, target) in arrows
    )
    yield Figure("arrows", "import arrows between rooms", len(drawn), 115, drawn)
    sole = sole_importers(edges)
    families = {module.name for module in modules if module.is_of_a_family or module.is_data}
    everyone = tuple(f"{target} ← {importer}" for target, importer in sole.items())
    others = tuple(f"{target} ← {importer}" for target, importer in sole.items() if target not in families)
    yield Figure("single", "modules with one importer, without rules", len(others), 105, others)
    yield Figure("single-all", "modules with one importer", len(everyone), None, everyone)


def _lengths(modules: tuple[Module, ...]) -> Iterator[Figure]:
    yield _largest("file", "lines of the longest file", 300, [(module.lines, module.path) for module in modules])
    functions = [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{module.path}:{node.lineno} {node.name}")
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    yield _largest("function", "lines of the longest function", 40, functions)


def _complexity(
    suffix: str, where: str, modules: Iterable[Module], mean: float | None = None, share: float | None = None
) -> Iterator[Figure]:
    blocks = [
        (block.complexity, f"{module.path}:{block.line} {block.name}")
        for module in modules
        for block in blocks_of(module.tree)
    ]
    heavy = [(complexity, block) for complexity, block in blocks if complexity > COMPLEX]
    size = max(len(blocks), 1)
    total = sum(complexity for complexity, _ in blocks)
    yield Figure(f"mean{suffix}", f"mean complexity {where}", total / size, mean, _falling(blocks))
    yield Figure(
        f"share{suffix}", f"% of blocks at C or worse {where}", 100 * len(heavy) / size, share, _falling(heavy)
    )


def _reading(modules: tuple[Module, ...]) -> Iterator[Figure]:
    """What reading plans takes: its words and patterns, what a status needs, how involved it is."""
    reading = tuple(module for module in modules if module.reads_plans)
    lines = [(module.lines, module.path) for module in reading]
    yield Figure("plan-lines", "lines of reading plans, dialects too", sum(n for n, _ in lines), None, _falling(lines))
    for name, where, some in (
        ("plan-patterns", "patterns given to re in reading plans", reading),
        ("patterns", "patterns given to re in the domain", [one for one in modules if "domain" in one.parts]),
    ):
        found = tuple(place for module in some for place in patterns_of(module))
        yield Figure(name, where, len(found), None, found)
    if any(module.name == STATUSES for module in modules):
        needed = [name for name in closure_of(STATUSES, edges_of(modules)) if ".documents." in name]
        yield Figure("closure", "modules that statuses need within documents", len(needed), 12, tuple(needed))
    plan = tuple(module for module in reading if "plan" in module.parts)
    yield from _complexity("-plan", "of reading plans", plan, 3.2, 2.0)


def patterns_of(module: Module) -> Iterator[str]:
    """Where a module gives a pattern to `re`, compiled or not."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr in PATTERN_MAKERS:
                yield f"{module.path}:{node.lineno}"


def _largest(name: str, meaning: str, bar: int, counted: list[Counted]) -> Figure:
    return Figure(name, meaning, max(counted, default=(0, ""))[0], bar, _falling(counted))


def _falling(counted: Iterable[Counted]) -> tuple[str, ...]:
    """The largest first."""
    return tuple(f"{count:5}  {name}" for count, name in sorted(counted, key=lambda item: (-item[0], item[1])))
