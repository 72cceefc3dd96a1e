"""`make chaos`: random events under random disturbances, judged against what is true by construction.

The whole house runs on this machine around the stand-in GitHub. The seed gives the same disturbances at the same
events; which pull request an event is of depends on what stands by then.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import SystemRandom

from rich.console import Console
from rich.table import Table

from tests.chaos.random_run import LOOK, RECONCILE_EVERY, RandomRun
from tests.chaos.verdicts import Figures, figures_of
from tests.house import House

console = Console(highlight=False)


def main() -> int:
    """Run, print, and return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="make chaos ARGS=…", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(1_000_000), help="what happens follows from it"
    )
    parser.add_argument("--events", type=int, default=60, help="pull requests, pushes, waivers, changes of the law")
    parser.add_argument("--faults", type=int, default=10, help="disturbances")
    asked = parser.parse_args()
    console.print(f"seed {asked.seed}, {asked.events} events, {asked.faults} faults; a look takes {LOOK:.0f} s at most")
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="chaos-") as folder,
        House.open(Path(folder) / "h", workers=2, reconcile_every=RECONCILE_EVERY) as house,
    ):
        run = RandomRun.begin(house, asked.seed)
        run.play(asked.events, asked.faults)
        figures = figures_of(run)
    _print(figures, Counter(one.kind for one in run.disturbed))
    console.print(f"{time.monotonic() - began:.0f} s, {figures.heads} heads")
    return int(bool(figures.wrong))


def _print(figures: Figures, kinds: Counter[str]) -> None:
    table = Table("what", "how many", "which")
    for name in ("lost", "doubled", "hung", "false_green", "false_red"):
        found = getattr(figures, name)
        table.add_row(name.replace("_", " "), str(len(found)), ", ".join(found[:5]))
    console.print(table)
    waits = figures.waits
    if waits:
        p50, p95 = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
        console.print(f"wait for a verdict: p50 {p50:.1f} s, p95 {p95:.1f} s, max {waits[-1]:.1f} s")
    recovery = Table("fault", "how often", "waited for", "time to recover, median, s", "max, s")
    for kind, count in sorted(kinds.items()):
        seconds = figures.recovery.get(kind, ())
        shown = (f"{seconds[len(seconds) // 2]:.1f}", f"{seconds[-1]:.1f}") if seconds else ("", "")
        recovery.add_row(kind, str(count), str(len(seconds)), *shown)
    console.print(recovery)


if __name__ == "__main__":
    sys.exit(main())
