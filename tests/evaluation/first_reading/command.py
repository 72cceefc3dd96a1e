"""`make evaluate ARGS="--first-reading FOLDER"`: the sheet for readers first, the comparison once they have written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.evaluation.first_reading.compare import Figures, Worth, agreement, compare
from tests.evaluation.first_reading.labels import MalformedLabels, Reading, read_labels
from tests.evaluation.first_reading.plans import SHEET, PlanToRead, plans_below
from tests.evaluation.first_reading.sheet import write_sheet
from tests.evaluation.first_reading.verdicts import judge


def first_reading(folder: Path, console: Console) -> int:
    """Write the sheet where nobody has labelled yet, else judge what is labelled and print how both compare.

    Returns 1 where a label says nothing, a plan makes the engine raise, or nothing is there to read.
    """
    try:
        readings = read_labels(folder / SHEET / "labels")
    except MalformedLabels as error:
        console.print(f"{error}. Mend the row and run it again.", markup=False)
        return 1
    plans = list(track(plans_below(folder), "Looking for plans", console=console, transient=True))
    if not plans:
        console.print(f"No plan lies below {folder}: put repositories there, one folder each.", markup=False)
        return 1
    if not readings:
        sheet = write_sheet(folder, plans)
        console.print(f"{len(plans)} plans to read. {sheet / 'HOW.md'} says how; then run this again.", markup=False)
        return 0
    return _compared(folder, readings, plans, console)


def _compared(folder: Path, readings: Sequence[Reading], plans: Iterable[PlanToRead], console: Console) -> int:
    labelled = {key for reading in readings for key in reading.labels}
    wanted = [plan for plan in plans if (plan.repository, plan.path) in labelled]
    verdicts = list(track(judge(folder, wanted), "Judging", total=len(wanted), console=console, transient=True))
    for reading in readings:
        _print(compare(reading, verdicts), console)
    for one, other in combinations(readings, 2):
        console.print(f"{one.reader} and {other.reader} say the same of {agreement(one, other)} plans.", markup=False)
    crashed = [one for one in verdicts if one.crash]
    for one in crashed:
        console.print(f"{' '.join(one.plan)}\n{one.crash}", markup=False)
    return 1 if crashed else 0


def _print(figures: Figures, console: Console) -> None:
    table = Table(
        "what", "figure", title=f"{figures.reader}: {figures.plans} plans, {figures.doubtful} of them doubtful"
    )
    table.add_row("blocked falsely, of those that should pass", str(figures.blocked_falsely))
    table.add_row("blocked, of those that should be", str(figures.heard))
    table.add_row("blocking findings that are right", str(figures.right))
    table.add_row("answers with the same status", str(figures.read_alike))
    console.print(table, _rules(figures.worth.items()))
    for line in _remarks(figures):
        console.print(line, markup=False)


def _rules(worth: Iterable[tuple[str, Counter[Worth]]]) -> Table:
    table = Table("rule that blocks", *Worth)
    for rule, counts in sorted(worth):
        table.add_row(rule, *(str(counts[one]) for one in Worth))
    return table


def _remarks(figures: Figures) -> Iterator[str]:
    """What to look at: each plan that was blocked falsely or missed, each answer that was read otherwise."""
    yield from (f"blocked falsely: {' '.join(key)}" for key in figures.false_blocks)
    yield from (f"missed: {' '.join(key)}" for key in figures.misses)
    yield from (f"{' '.join(key)} {id}: {word} to the reader, {status}" for key, id, word, status in figures.differing)
