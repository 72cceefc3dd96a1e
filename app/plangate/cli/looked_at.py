"""What `check` and `fix` say of what they looked at: a clean end is worth nothing if nothing was looked at."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from plangate.domain.documents.layout import folder_of
from plangate.local.gather import Gathered
from plangate.local.scope import Scope
from plangate.presentation.escape import for_terminal

MAX_NAMES = 3
"""Paths of a kind that are named; of the others it is said how many there are."""


def looked_at(gathered: Gathered) -> Iterator[str]:
    """The plans that were found and where, and the files that were named and belong to none: a line each."""
    scope = gathered.scope
    if scope.plans:
        yield f"Looked at {_plans(scope)}{_root(scope)}{_changed(gathered)}."
    elif len(scope.passed_over) < len(scope.places):
        globs = _names([glob for glob in scope.globs if not glob.startswith("!")])
        yield f"Found no plan {_places(scope)}. Plans are files that match {globs}."
    if scope.passed_over:
        belong = "belongs" if len(scope.passed_over) == 1 else "belong"
        yield f"Passed over {_names(scope.passed_over)}, which {belong} to no plan."


def _plans(scope: Scope) -> str:
    plans = scope.plans
    if len(plans) == 1:
        return f"1 plan, {for_terminal(plans[0])}"
    return f"{len(plans)} plans under {_names([_folder(folder_of(folder_of(plan))) for plan in plans])}"


def _changed(gathered: Gathered) -> str:
    """How many of the plans are judged, where only those that changed are."""
    base, plans = gathered.snapshot.base_ref, len(gathered.scope.plans)
    if not base:
        return ""
    changed = len(gathered.snapshot.features)
    share = f"{changed or 'none'} of them changed" if plans > 1 else f"{'' if changed else 'not '}changed"
    return f", {share} since {for_terminal(base)}"


def _root(scope: Scope) -> str:
    """The root, where one stands elsewhere: paths are told from there."""
    return "" if Path.cwd() == scope.root else f" of {for_terminal(str(scope.root))}"


def _places(scope: Scope) -> str:
    root = for_terminal(str(scope.root))
    named = [place for place in scope.places if place not in scope.passed_over]
    return f"in {root}" if "." in named else f"under {_names(named)} of {root}"


def _folder(path: str) -> str:
    return f"{path}/" if path else "the root"


def _names(paths: Sequence[str]) -> str:
    """Some of the paths, each once, in words."""
    names = [for_terminal(path) for path in dict.fromkeys(paths)]
    left = len(names) - MAX_NAMES
    *most, last = [*names[:MAX_NAMES], *([f"{left} more"] if left > 0 else [])]
    return f"{', '.join(most)} and {last}" if most else last
