"""Code that stands in two places."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from tests.metrics.modules import Module

RUN = 6
"""So many equal lines in a row are a duplicate."""

Line = tuple[int, str]
Place = tuple[str, int]
"""A path, and the how-manieth line of code there."""


def duplicates_of(modules: Iterable[Module]) -> tuple[str, ...]:
    """The pairs of places with equal code, each by the lines where it begins."""
    code = {module.path: tuple(_lines_of_code(module)) for module in modules}
    places: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
    for path, lines in code.items():
        for index in range(len(lines) - RUN + 1):
            places[tuple(text for _, text in lines[index : index + RUN])].append((path, index))
    pairs = {pair for equal in places.values() for pair in combinations(equal, 2)}
    starts = sorted(pair for pair in pairs if tuple((path, index - 1) for path, index in pair) not in pairs)
    return tuple(" = ".join(f"{path}:{code[path][index][0]}" for path, index in pair) for pair in starts)


def _lines_of_code(module: Module) -> Iterator[Line]:
    said = {number for node in ast.walk(module.tree) for number in _lines_without_code(node)}
    for number, line in enumerate(module.text.splitlines(), 1):
        text = line.strip()
        if number not in said and text.strip(" ()[]{},:") and not text.startswith("#"):
            yield number, text


def _lines_without_code(node: ast.AST) -> range:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return range(node.lineno, (node.end_lineno or node.lineno) + 1)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() if node.decorator_list:
            return range(node.decorator_list[0].lineno, node.lineno)
        case _:
            return range(0)
