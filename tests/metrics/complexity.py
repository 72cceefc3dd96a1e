"""Cyclomatic complexity as radon 6 counts it.

A block is a function, a class or a method that stands in no function. It has one, and one more for each if, elif,
ternary, loop, `else` of a loop or a try, except, assert, operand of and/or after the first, comprehension and its ifs,
and case except one that takes everything. A lambda counts with what it stands in. A function or class inside a function
does not count at all, nor does `except*`. A class has the mean of its methods with what stands beside them, rounded
down, and one more if it has several.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Block:
    """A function, class or method: its name, its line and its complexity."""

    name: str
    line: int
    complexity: int


def blocks_of(tree: ast.Module) -> Iterator[Block]:
    """The blocks of a module."""
    for node in _outermost(tree.body):
        if not isinstance(node, ast.ClassDef):
            yield _block(node)
            continue
        methods = [
            _block(inner, f"{node.name}.") for inner in _outermost(node.body) if not isinstance(inner, ast.ClassDef)
        ]
        whole = _block(node).complexity + sum(method.complexity for method in methods)
        yield Block(node.name, node.lineno, whole // max(len(methods), 1) + (len(methods) > 1))
        yield from methods


def decisions(node: ast.AST) -> int:
    """The decisions in a statement or an expression, without those of functions and classes defined there."""
    if isinstance(node, Definition):
        return 0
    if isinstance(node, ast.Assert):
        return 1
    return _own_decisions(node) + sum(map(decisions, ast.iter_child_nodes(node)))


def _own_decisions(node: ast.AST) -> int:  # noqa: PLR0911  # one for each kind of node
    match node:
        case ast.If() | ast.IfExp():
            return 1
        case ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try():
            return len(node.handlers) + bool(node.orelse)
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return 1 + len(node.ifs)
        case ast.Match():
            return len(node.cases) - any(_takes_everything(case.pattern) for case in node.cases)
        case _:
            return 0


def _takes_everything(pattern: ast.pattern) -> bool:
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None


def _block(node: Definition, within: str = "") -> Block:
    return Block(within + node.name, node.lineno, 1 + sum(map(decisions, node.body)))


def _outermost(nodes: Iterable[ast.AST]) -> Iterator[Definition]:
    """The functions and classes that stand in no other."""
    for node in nodes:
        if isinstance(node, Definition):
            yield node
        elif not isinstance(node, ast.Assert):
            yield from _outermost(ast.iter_child_nodes(node))
