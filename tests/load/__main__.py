"""`make bench`: measure what the documents promise, in one run on one machine, and fail where a bar is missed.

Figures of one run compare with each other; between machines and days only the ratios do.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table

from plangate.interpreter import tune_gc
from tests.load import budget, judging, readers, receiver, reviews, turns

console = Console(highlight=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what, how much, and the bar that it must hold, if there is one."""

    what: str
    figure: str
    bar: str = ""
    held: bool = True


def main() -> int:
    """Measure, print, and return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each server is loaded")
    parser.add_argument("--pulls", type=int, default=20, help="pull requests for the latency and the throughput")
    steps = {
        "receiver": _receiver, "calls": _calls, "reviews": _reviews, "turns": _turns, "judging": _judging,
        "readers": _readers,
    }  # fmt: skip
    parser.add_argument("--only", choices=steps, help="measure this alone")
    asked = parser.parse_args()
    rows: list[Row] = []
    for step, figures in steps.items():
        if asked.only in (None, step):
            console.print(f"[bold cyan]▸[/] Measuring the {step} …")
            rows += figures(asked)
    _print(rows)
    return 0 if all(row.held for row in rows) else 1


def _receiver(asked: argparse.Namespace) -> list[Row]:
    figures = receiver.measure(asked.seconds)
    floor = receiver.GENERATOR_FLOOR
    accepted = set(figures.receiver.statuses) | set(figures.steady.statuses)
    p50, p99 = figures.steady.quantile(0.5), figures.steady.quantile(0.99)
    return [
        Row("load generator on a bare ASGI answer", f"{figures.generator.rate:,.0f}/s", f"≥ {floor:,}/s",
            figures.generator.rate >= floor),
        _rate("Starlette POST that only reads the body", figures.bare),
        _rate("receiver, logging and metrics on", figures.receiver),
        Row("receiver as a share of the bare POST", f"{figures.share:.2f}", "≥ 0.20", figures.share >= 0.20),
        Row("receiver at 200/s, p50 · p99", f"{p50:.1f} · {p99:.1f} ms", "p99 < 30 ms", p99 < 30),
        Row("answers of the receiver", " ".join(map(str, sorted(accepted))), "202 only", accepted == {202}),
    ]  # fmt: skip


def _rate(what: str, outcome: receiver.Outcome) -> Row:
    quantiles = f"p50 {outcome.quantile(0.5):.1f} ms, p99 {outcome.quantile(0.99):.1f} ms"
    return Row(f"{what}, {receiver.CONNECTIONS} connections, 25 KB", f"{outcome.rate:,.0f}/s, {quantiles}")


def _calls(asked: argparse.Namespace) -> list[Row]:
    with reviews.a_house() as house:
        figures = budget.measure(house)
    return [Row(f"calls: {one.what}", f"{one.calls:.3g}", f"≤ {one.most:.3g}", one.held) for one in figures]


def _reviews(asked: argparse.Namespace) -> list[Row]:
    with reviews.a_house() as house:
        took = reviews.delivery_to_check_run(house, pulls=asked.pulls, latency=0.1)
        rate = reviews.jobs_per_second(house, jobs=asked.pulls)
        processor = reviews.processor_milliseconds_per_job(house, jobs=asked.pulls)
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95) - 1]
    return [
        Row("delivery to check-run at 100 ms a call, p50 · p95", f"{p50:.2f} · {p95:.2f} s", "p95 < 3 s", p95 < 3),
        Row("one worker, new plans", f"{rate:.1f} jobs/s"),
        Row("processor time of a job's process", f"{processor:.0f} ms"),
        Row("judging one plan", f"{reviews.milliseconds_per_plan(rounds=50):.1f} ms"),
    ]


def _turns(asked: argparse.Namespace) -> list[Row]:
    with reviews.a_house(turns.WORKERS) as house:
        waits = list(turns.measure(house))
    return [
        Row(f"push to check-run beside {turns.MANY:,} of another's {one.kind} jobs",
            f"{one.beside:.2f} s, alone {one.alone:.2f} s", f"≤ {turns.MAX_MORE:.0f} s more", one.held)
        for one in waits
    ]  # fmt: skip


def _judging(asked: argparse.Namespace) -> list[Row]:
    # As workers and the command line do; the parses gain as much by it.
    tune_gc()
    middle, growth, worst = judging.median_plan(), judging.growth(), judging.worst()
    sizes = " · ".join(f"{size // 1000}" for size in judging.SIZES)
    took = " · ".join(f"{one:.0f}" for one in growth.took)
    return [
        Row("bare parse of a median plan, its law and template", f"{middle.bare:.1f} ms"),
        Row("judging it, nothing cached", f"{middle.judged:.1f} ms", "< 25 ms", middle.judged < 25),
        Row("judging it, law and template known",
            f"{middle.again:.1f} ms, {middle.again / middle.bare:.1f} bare parses"),
        Row("judging over the bare parse", f"{middle.ratio:.1f}", "≤ 3", middle.ratio <= 3),
        *_real(judging.real_medians()),
        Row(f"plans of {sizes} kB", f"{took} ms, exponent {growth.exponent:.2f}", "≤ 1.1", growth.exponent <= 1.1),
        Row(f"slowest hostile plan of 256 KiB ({worst.shape})", f"{worst.took:,.0f} ms", f"≤ {worst.most:,.0f} ms",
            worst.share <= 1),
    ]  # fmt: skip


def _readers(asked: argparse.Namespace) -> list[Row]:
    return [
        Row(f"slowest hostile {one.reader} ({one.shape})", f"{one.took:,.0f} ms", f"≤ {one.most:,.0f} ms",
            one.took <= one.most)
        for one in readers.measure()
    ]  # fmt: skip


def _real(medians: Sequence[judging.Median]) -> list[Row]:
    """Real plans by the middle one; the bare parse is no bar for them, for their findings and fixes move the ratio."""
    if not medians:
        return []
    ratios, judged = sorted(one.ratio for one in medians), sorted(one.judged for one in medians)
    whole = median(one.of_whole for one in medians)
    middle = len(medians) // 2
    return [
        Row(f"{len(medians)} real plans of 4 to 16 kB, the middle one", f"{judged[middle]:.1f} ms", "< 25 ms",
            judged[middle] < 25),
        Row("the same over the bare parse, middle · best · worst",
            f"{ratios[middle]:.1f} · {ratios[0]:.1f} · {ratios[-1]:.1f}"),
        Row("judging a real plan over markdown-it-py's whole parse", f"{whole:.2f}", "≤ 1.2", whole <= 1.2),
    ]  # fmt: skip


def _print(rows: list[Row]) -> None:
    table = Table("figure", "measured", "bar", "")
    for row in rows:
        table.add_row(row.what, row.figure, row.bar, "" if not row.bar else "✓" if row.held else "[red]missed[/]")
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
