"""`make bench`: measure what the documents promise, in one run on one machine, and fail where a bar is missed.

Figures of one run compare with each other; between machines and days only the ratios do.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from plangate.interpreter import tune_gc
from tests.load import before, budget, first_demo, judging, probot, readers, receiver, reviews, starts, turns

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
        "readers": _readers, "starts": _starts, "demo": _demo,
    }  # fmt: skip
    parser.add_argument("--before", action="store_true", help=f"measure beside commit {before.COMMIT}, in turns")
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
    bare_p99, off = figures.bare_steady.quantile(0.99), receiver.spans_while_off()
    return [
        Row("load generator on a bare ASGI answer", f"{figures.generator.rate:,.0f}/s", f"≥ {floor:,}/s",
            figures.generator.rate >= floor),
        _rate("Starlette POST that only reads the body", figures.bare),
        _rate("receiver, logging and metrics on", figures.receiver),
        Row("bare POST's processor time over the receiver's", f"{figures.share:.2f}", "≥ 0.20", figures.share >= 0.20),
        _beside_probot(figures),
        Row("span of a webhook while traces are off", f"{off * 1e6:.2f} µs", "≤ 1 % of the receiver's time",
            off <= 0.01 * figures.receiver.processor),
        Row("receiver at 200/s, p50 · p99", f"{p50:.1f} · {p99:.1f} ms, {p99 / bare_p99:.1f} of a bare POST's p99",
            "p99 ≤ 2", p99 <= 2 * bare_p99),
        Row("answers of the receiver", " ".join(map(str, sorted(accepted))), "202 only", accepted == {202}),
    ]  # fmt: skip


def _beside_probot(figures: receiver.ReceiverFigures) -> Row:
    what = f"processor time of Probot {probot.VERSION} with an empty handler over the receiver's"
    if isinstance(figures.probot, str):
        return Row(what, f"not measured: {figures.probot}")
    share = figures.probot.processor / figures.receiver.processor
    said = f"{share:.2f}; Probot {figures.probot.rate:,.0f}/s, {figures.probot.processor * 1e6:.0f} µs each"
    return Row(what, said, "≥ 1.0", share >= 1)


def _rate(what: str, outcome: receiver.Outcome) -> Row:
    quantiles = f"p50 {outcome.quantile(0.5):.1f} ms, p99 {outcome.quantile(0.99):.1f} ms"
    return Row(
        f"{what}, {receiver.CONNECTIONS} connections, 25 KB",
        f"{outcome.rate:,.0f}/s, {outcome.processor * 1e6:.0f} µs each, {quantiles}",
    )


def _calls(asked: argparse.Namespace) -> list[Row]:
    with reviews.a_house() as house:
        figures = budget.measure(house)
    return [Row(f"calls: {one.what}", f"{one.calls:.3g}", f"≤ {one.most:.3g}", one.held) for one in figures]


def _reviews(asked: argparse.Namespace) -> list[Row]:
    with reviews.a_house() as house:
        took = reviews.delivery_to_check_run(house, pulls=asked.pulls, latency=0.1)
        rate = reviews.jobs_per_second(house, jobs=asked.pulls)
        processor = reviews.processor_milliseconds_per_job(house, jobs=asked.pulls)
        resident = reviews.resident_megabytes(house)
        one = reviews.jobs_per_second(house, jobs=asked.pulls, name="one", latency=0.1)
    with reviews.a_house(2) as house:
        two = reviews.jobs_per_second(house, jobs=asked.pulls, name="two", latency=0.1)
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95) - 1]
    return [
        Row("delivery to check-run at 100 ms a call, p50 · p95", f"{p50:.2f} · {p95:.2f} s", "p95 ≤ 0.9 s", p95 <= 0.9),
        Row("one worker, new plans", f"{rate:.1f} jobs/s"),
        Row("processor time of a job's process", f"{processor:.0f} ms"),
        Row("two workers over one at 100 ms a call", f"{two / one:.2f}", "≥ 1.9", two >= 1.9 * one),
        *(
            Row(
                f"{name} holds after {2 * asked.pulls} jobs",
                f"{resident[name]:.0f} MB",
                f"≤ {most} MB",
                resident[name] <= most,
            )
            for name, most in reviews.MAX_MEGABYTES.items()
        ),
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


def _demo(asked: argparse.Namespace) -> list[Row]:
    took = first_demo.measure()
    if isinstance(took, str):
        return [Row("first demo in a fresh checkout", f"not measured: {took}")]
    both = took.set_up + took.story
    return [
        Row("first demo in a fresh checkout", f"{both:.0f} s: {took.set_up:.0f} to set up, {took.story:.0f} to tell",
            "≤ 90 s, ≤ 60 s with packages cached", both <= 90),
    ]  # fmt: skip


def _starts(asked: argparse.Namespace) -> list[Row]:
    ours, rounds = starts.ours(), 11
    with starts.a_repository() as root:
        bare = starts.bare_start(root, rounds)
        (check,), (help,) = (starts.in_turns(root, [ours], [word], rounds) for word in ("check", "--help"))
        rows = [
            Row("bare start of Python", f"{bare * 1000:.0f} ms"),
            Row("plangate check of one plan", f"{check * 1000:.0f} ms, {check / bare:.1f} bare starts", "≤ 15",
                check <= 15 * bare),
            Row("plangate --help", f"{help * 1000:.0f} ms, {help / bare:.1f} bare starts", "≤ 8", help <= 8 * bare),
            *(_beside_before(root, rounds) if asked.before else ()),
        ]  # fmt: skip
    return [*rows, *_many(ours), *_size()]


def _beside_before(root: Path, rounds: int) -> list[Row]:
    what = f"plangate check over that of {before.COMMIT}"
    try:
        with before.checked_out() as earlier:
            now, then = starts.in_turns(root, [starts.ours(), earlier], ["check"], rounds)
            job, rate = before.worker(earlier, asked_jobs := 20)
            with reviews.a_house() as house:
                own_rate = reviews.jobs_per_second(house, jobs=asked_jobs)
                own_job = reviews.processor_milliseconds_per_job(house, jobs=asked_jobs)
    except before.NotHereError as error:
        return [Row(what, f"not measured: {error}")]
    return [
        Row(what, f"{now / then:.2f} ({now * 1000:.0f} · {then * 1000:.0f} ms)", "≤ 0.30", now <= 0.3 * then),
        Row("processor time of a review over that of it", f"{own_job / job:.2f} ({own_job:.0f} · {job:.0f} ms)",
            "≤ 0.35", own_job <= 0.35 * job),
        Row("jobs/s of one worker over those of it", f"{own_rate / rate:.1f}", "≥ 2.5", own_rate >= 2.5 * rate),
    ]  # fmt: skip


def _many(ours: starts.Commands) -> list[Row]:
    cores = sorted(os.sched_getaffinity(0))[:2]
    with starts.a_repository(starts.MANY) as root:
        one, both = (starts.run(ours, root, "check", cores=some) for some in (cores[:1], cores))
    rows = [Row(f"the most that a process holds for {starts.MANY} plans", f"{both.megabytes:.0f} MB", "≤ 150 MB",
                both.megabytes <= 150)]  # fmt: skip
    if len(cores) > 1:
        rows.append(Row(f"{starts.MANY} plans on two cores over one", f"{both.seconds / one.seconds:.2f} of "
                        f"{one.seconds:.1f} s", "≤ 0.6", both.seconds <= 0.6 * one.seconds))  # fmt: skip
    return rows


def _size() -> list[Row]:
    size = starts.installed_megabytes()
    what = "pip install plangate takes"
    return [Row(what, f"{size:.0f} MB", "≤ 40 MB", size <= 40) if size else Row(what, "not measured: no index answers")]


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
