"""The house in figures beside their bars: `python -m tests.metrics [CHECKOUT] [--strict] [--json | --list NAME]`.

What is counted:

- modules, lines: every `*.py` of the two packages, and every line in them.
- folder: the most files directly in one folder. An `__init__.py` that holds nothing or only a docstring is no file
  here, and the families of rules (`domain/rules/<family>`) may hold as many as they need.
- domain: folders and modules directly in the domain.
- rooms: each child of the domain, each folder of `github` and what lies directly in it together, every other child of
  the top package, each child of the workers. The `__init__.py` of a package or of the domain is in no room.
- arrows: ordered pairs of rooms of which the first imports from the second, once however often. Imports in functions
  and under TYPE_CHECKING count, a module that is named in a string does not. A name that a package only hands on counts
  as imported from the module behind it, and the package is then no importer, unless it uses the name itself.
- single: modules that exactly one other module imports; what only one place needs is often a part of that place. Files
  of rules' families and the dialects are left out, since by design a table alone imports each of them; `single-all` has
  them too.
  Commands, which their catalogue names, stay in both.
- file, function: the longest, in lines; a function from its `def` to its end, with its docstring, without decorators.
- mean, share: cyclomatic complexity as radon counts it, and how many blocks in a hundred are above 10 (its C or worse),
  outside reading plans and matching, where the dialects are; `mean-all` and `share-all` have those too. `complexity.py`
  says what a block and a decision are.
- plan-lines, mean-plan, share-plan: the same for `documents/plan`, the lines with those of the dialects.
- patterns: calls of `re` that are given a pattern, in the domain; plan-patterns those of reading plans, dialects too.
- closure: the modules of `documents` that the module of an answer's status needs, itself included.
- duplicates: pairs of places with at least six equal lines of code in a row, a longer run once. Imports, strings that
  stand alone, decorators (a rule's examples stand in its own), comments, indentation and lines of brackets only are no
  code here.
"""

import argparse
import json
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

from tests import ROOT
from tests.metrics.figures import Figure, measure
from tests.metrics.modules import read_modules


def main(arguments: list[str] | None = None) -> int:
    """Print the table, its values or what one figure is made of; 1 when a bar is missed and the caller is strict."""
    asked = _parser().parse_args(arguments)
    modules = read_modules(asked.checkout)
    if not modules:
        print(f"{asked.checkout} holds no house", file=sys.stderr)
        return 2
    figures = {figure.name: figure for figure in measure(modules)}
    if asked.list and asked.list not in figures:
        print(f"there is no figure {asked.list}; there are {', '.join(figures)}", file=sys.stderr)
        return 2
    if asked.list:
        print(*figures[asked.list].items, sep="\n")
    else:
        print(_as_json(figures.values()) if asked.json else _as_table(figures.values()))
    return int(asked.strict and not all(figure.holds for figure in figures.values()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.metrics", description="The figures of the house and their bars."
    )
    parser.add_argument("checkout", nargs="?", type=Path, default=ROOT, help="another checkout than this one")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a bar is missed")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print values for programs")
    shape.add_argument("--list", metavar="NAME", help="print what a figure is made of")
    return parser


def _as_table(figures: Iterable[Figure]) -> str:
    return "\n".join(_row(figure) for figure in figures)


def _row(figure: Figure) -> str:
    start = f"{figure.name:<15}{figure.meaning:<54}{_number(figure.value):>8}"
    return start if figure.bar is None else f"{start}   ≤ {figure.bar:<5g}{'✔' if figure.holds else '✘'}"


def _number(value: float) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _as_json(figures: Iterable[Figure]) -> str:
    rows = [
        {"name": one.name, "meaning": one.meaning, "value": round(one.value, 2), "bar": one.bar, "holds": one.holds}
        for one in figures
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a reader that stops early, as `head` does, is no error
    sys.exit(main())
