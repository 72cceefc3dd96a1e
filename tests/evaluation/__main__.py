"""`make evaluate`: read and judge real plans, and print how well and how fast.

Figures of the reading are held against labels that a person made; findings are counted, and printed one by one for
reading with --dump. Then defects are put into clean plans by machine and looked for. Fails when a plan makes the engine
raise, or a measure misses its bar.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Conclusion
from tests.evaluation.corpus import ABSENT, UNTOLD, RealPlan, real_plans
from tests.evaluation.findings import BLOCKING, Reviewed, pace, per_repository, per_rule, review_all
from tests.evaluation.first_reading.command import first_reading
from tests.evaluation.mutations import BAR as FOUND_BAR
from tests.evaluation.mutations import Tally, share, tallies
from tests.evaluation.reading import BAR, Score, detail_scores, held_scores
from tests.evaluation.scaffolds import KINDS, Compared, Named, compared

console = Console(highlight=False, width=160)


def main() -> int:
    """Measure, print, and return 1 when something crashed or a bar is missed."""
    options = _options()
    if options.first_reading:
        return first_reading(options.first_reading, console)
    plans = real_plans()
    if not plans:
        console.print(f"No real plans to evaluate: {ABSENT}.")
    read = _evaluate(plans, options) if plans else True
    found = tuple(tallies()) if not options.quick else ()
    if found:
        _print_mutations(found, misses=options.misses)
    return 0 if read and all(tally.holds for tally in found) else 1


def _evaluate(plans: Sequence[RealPlan], options: argparse.Namespace) -> bool:
    held = held_scores()
    _print_scores((*held, *detail_scores()))
    if options.misses:
        _print_misses(held)
    _print_scaffolds(compared())
    reviewed = review_all(plans)
    _print_pace(reviewed)
    _print_rules(reviewed)
    _print_repositories(reviewed)
    if options.dump:
        _dump(reviewed, options.dump)
    crashed = [one for one in reviewed if one.crash]
    for one in crashed:
        console.print(f"[red]{one.plan.repository} {one.plan.path}[/]\n{one.crash}", markup=False)
    return not crashed and all(_holds(score) for score in held)


def _print_mutations(found: Sequence[Tally], *, misses: bool) -> None:
    title = f"Defects put into clean plans (bar {FOUND_BAR:.2f}, and nothing else blocks)"
    table = Table("plans", "defects", "found", "with other blocking findings", title=title, title_justify="left")
    for tally in found:
        figures = (str(len(tally.outcomes)), f"{share(tally.outcomes):.3f}", str(tally.others))
        table.add_row(tally.name, *figures, style="" if tally.holds else "red")
    console.print(table)
    for outcome in (one for tally in found for one in tally.failures if misses or one.others):
        console.print(str(outcome), markup=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make evaluate ARGS=…", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print every place that was read otherwise than labelled")
    parser.add_argument("--quick", action="store_true", help="leave out the defects, which take a minute or more")
    parser.add_argument(
        "--first-reading",
        metavar="FOLDER",
        type=Path,
        help="write a sheet to label the plans of the repositories in FOLDER, blind; with labels, judge and compare",
    )
    parser.add_argument("--dump", metavar="WHICH", help="print findings: blocking, all, or the name of a rule")
    return parser.parse_args()


def _print_scores(scores: Sequence[Score]) -> None:
    table = Table(
        "what", "labelled", "read", "precision", "recall", title=f"Reading (bar {BAR:.2f})", title_justify="left"
    )
    for score in scores:
        style = "" if score.what.startswith(("status ", "phases")) or _holds(score) else "red"
        figures = (str(score.labelled), str(score.read), f"{score.precision:.3f}", f"{score.recall:.3f}")
        table.add_row(score.what, *figures, style=style)
    console.print(table)


def _print_misses(scores: Sequence[Score]) -> None:
    for score in scores:
        for word, places in (("missed", score.missed), ("invented", score.invented)):
            for place in places:
                console.print(f"{score.what}: {word} {' '.join(str(part) for part in place)}", markup=False)


def _print_scaffolds(features: Sequence[Compared]) -> None:
    """What part of their designs the scaffolds name, beside what people's tasks name."""
    title = f"Tasks of {len(features)} features with specification, data model and contracts"
    table = Table("named", "of", "by the scaffold", "by people", title=title, title_justify="left")
    for kind in KINDS:
        of = sum(one.ours[kind].of for one in features)
        shares = (sum(named[kind].named for named in side) / of for side in _sides(features))
        table.add_row(kind, str(of), *(f"{share:.0%}" for share in shares))
    back = (sum(one.back.named for one in features), sum(one.back.of for one in features))
    table.add_row("paths that people's tasks name", str(back[1]), f"{back[0] / back[1]:.0%}", "100%")
    table.add_row("tasks", "", *(str(sum(one.tasks[at] for one in features)) for at in (0, 1)))
    console.print(table)


def _sides(features: Sequence[Compared]) -> tuple[list[dict[str, Named]], list[dict[str, Named]]]:
    return [one.ours for one in features], [one.theirs for one in features]


def _print_pace(reviewed: Sequence[Reviewed]) -> None:
    took = pace(reviewed)
    crashes = sum(1 for one in reviewed if one.crash)
    console.print(
        f"\n{len(reviewed)} plans read, {crashes} crashes; milliseconds per plan: median {took.median:.1f}, "
        f"p95 {took.p95:.1f}, slowest {took.slowest:.1f}\n"
        f"Not counted, since source files and some others are not in this material: {', '.join(sorted(UNTOLD))}\n"
    )


def _print_rules(reviewed: Sequence[Reviewed]) -> None:
    table = Table("rule", "severity", "findings", "plans", title="Findings per rule", title_justify="left")
    for (rule, severity), count in sorted(per_rule(reviewed).items()):
        plans = sum(1 for one in reviewed if any((f.rule, f.severity.word) == (rule, severity) for f in one.findings))
        table.add_row(rule, severity, str(count), str(plans))
    console.print(table)


def _print_repositories(reviewed: Sequence[Reviewed]) -> None:
    table = Table("repository", "plans", "blocked", "neutral", "clean", title="Plans", title_justify="left")
    for repository, counts in per_repository(reviewed).items():
        ends = (Conclusion.FAILURE, Conclusion.NEUTRAL, Conclusion.SUCCESS)
        table.add_row(repository, str(counts.total()), *(str(counts[end]) for end in ends))
    console.print(table)


def _dump(reviewed: Sequence[Reviewed], which: str) -> None:
    for one in reviewed:
        for finding in one.findings:
            if _is_wanted(finding, which):
                _print_finding(one.plan, finding)


def _is_wanted(finding: Finding, which: str) -> bool:
    return which in ("all", finding.rule) or (which == "blocking" and finding.severity >= BLOCKING)


def _print_finding(plan: RealPlan, finding: Finding) -> None:
    console.print(
        f"\n{plan.repository} {finding.path}:{finding.line} {finding.rule} ({finding.severity.word})\n"
        f"    | {_line(plan, finding)}\n    {finding.message}\n"
        f"    law: {plan.constitution or 'none'}; template: {plan.template or 'none'}",
        markup=False,
    )


def _line(plan: RealPlan, finding: Finding) -> str:
    place: Path = plan.folder / finding.path
    if not place.is_file():
        return "(a file of the law, or none)"
    lines = place.read_text(encoding="utf-8", errors="replace").split("\n")
    return lines[finding.line - 1][:300] if finding.line <= len(lines) else ""


def _holds(score: Score) -> bool:
    return score.precision >= BAR and score.recall >= BAR


if __name__ == "__main__":
    sys.exit(main())
