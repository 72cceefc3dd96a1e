"""`make fuzz`: read random texts with every reader of what others write, and fail where one falls or takes too long.

The same seed gives the same texts, however many processes read them.
"""

import argparse
import sys
import tempfile
from math import ceil
from pathlib import Path
from random import SystemRandom

from rich.console import Console
from rich.table import Table

from tests.fuzz.chunks import readings
from tests.fuzz.hunt import Failure
from tests.fuzz.minimize import minimized
from tests.fuzz.readers import READERS

console = Console(highlight=False)


def main() -> int:
    """Read, print, write down what failed; 1 where anything did."""
    asked = _parser().parse_args()
    readers = [reader for reader in READERS if asked.only in (None, reader.name)]
    console.print(f"seed {asked.seed}, {asked.inputs} inputs over {len(readers)} readers")
    table = Table("reader", "inputs", "failing", "slowest, ms")
    failures: list[Failure] = []
    # None goes without its share, so that there are as many as was asked for, or a few more.
    for reader, reading in readings(readers, asked.seed, ceil(asked.inputs / len(readers)), asked.jobs):
        table.add_row(reader.name, str(reading.inputs), str(reading.crashes), f"{reading.slowest:.0f}")
        failures += reading.failures
    console.print(table)
    for failure in failures:
        _write(failure, asked.seed)
    return int(bool(failures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make fuzz ARGS=…", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(1_000_000), help="what the texts follow from"
    )
    parser.add_argument("--inputs", type=int, default=20_000, help="how many texts, over all readers")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes read")
    parser.add_argument("--only", choices=[reader.name for reader in READERS], help="this reader alone")
    return parser


def _write(failure: Failure, seed: int) -> None:
    """Minimize an input and say where it is written."""
    reader = next(reader for reader in READERS if reader.name == failure.reader)
    # What is slow is minimized slowly: what was found is said first.
    console.print(f"[red]✘[/] {failure.reader}: {failure.reason}")
    small = minimized(reader, failure)
    with tempfile.NamedTemporaryFile("wb", prefix=f"fuzz-{seed}-", suffix=".txt", delete=False) as file:
        file.write(small.text.encode("utf-8", "surrogatepass"))
    detail = f" {small.detail}" if len(small.detail) < 100 else ""
    console.print(
        f" {detail} seed {seed}, {len(small.text)} characters in {Path(file.name)}: {small.text[:200]!r}", markup=False
    )


if __name__ == "__main__":
    sys.exit(main())
