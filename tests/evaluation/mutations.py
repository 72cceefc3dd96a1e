"""How many defects that are put into clean plans are found, and what else is said because of them.

`python -m tests.evaluation.mutations` prints it for our own cases, and for the outside material where it is present.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests import ROOT
from tests.evaluation.corpus import CASES, UNTOLD, real_plans, snapshot_of
from tests.evaluation.mutant import Mutant
from tests.evaluation.mutants import mutants, with_plan

OWN = ROOT / "tests" / "cases"
BAR = 0.97
"""The part of the defects that must be found; other blocking findings are not allowed at all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant judged: whether its defect is named at its line, and other blocking findings that the plan had not."""

    plan: str
    mutant: Mutant
    found: bool
    others: tuple[Finding, ...]

    def __str__(self) -> str:
        others = "".join(f" + {f.rule} at {f.line}" for f in self.others)
        missed = "" if self.found else f" not found at {self.mutant.line}"
        return f"{self.plan}: {self.mutant.kind}{missed}{others}"


def judged(plan: str, snapshot: Snapshot) -> Iterator[Outcome]:
    """Every mutant of a clean plan, judged; nothing for a plan that is not clean."""
    clean = review(snapshot)
    if clean.conclusion is not Conclusion.SUCCESS:
        return
    before = Counter(_key(finding) for finding in clean.findings)
    for mutant in mutants(snapshot):
        report = review(with_plan(snapshot, mutant.text))
        yield Outcome(plan, mutant, _is_found(report, mutant), tuple(_others(report, mutant, before)))


def own_cases() -> Iterator[tuple[str, Snapshot]]:
    """The good plans of the repository's own dialects, each as a repository of its own."""
    with TemporaryDirectory() as place:
        for folder in sorted(OWN.iterdir()):
            yield folder.name, gather([copytree(folder, Path(place) / folder.name)])


def seed_cases() -> Iterator[tuple[str, Snapshot]]:
    """The good plans of the outside material's dialects; none where it is absent."""
    for plan in sorted(CASES.glob("*/specs/*/plan.md")):
        if plan.parent.name.startswith(("001", "2")):
            yield "/".join(plan.parts[-4:-1]), gather([plan])


def corpus_cases() -> Iterator[tuple[str, Snapshot]]:
    """The real plans; none where the outside material is absent."""
    for plan in real_plans():
        yield f"{plan.repository}/{plan.path}", snapshot_of(plan)


def share(outcomes: Iterable[Outcome]) -> float:
    """The part of the defects that are found."""
    found = [outcome.found for outcome in outcomes]
    return sum(found) / len(found) if found else 1.0


def _is_found(report: Report, mutant: Mutant) -> bool:
    return any(f.rule in mutant.rules and f.line == mutant.line for f in report.findings)


def _others(report: Report, mutant: Mutant, before: Counter[tuple[str, str]]) -> Iterator[Finding]:
    left = before.copy()
    for finding in report.findings:
        known = finding.rule in mutant.rules | mutant.along | UNTOLD
        if known or finding.severity < Severity.HIGH or finding.existing:
            continue
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
        else:
            yield finding


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of all defects of one kind of plans."""

    name: str
    outcomes: tuple[Outcome, ...]

    @property
    def others(self) -> int:
        """How many defects made something else block."""
        return sum(1 for outcome in self.outcomes if outcome.others)

    @property
    def holds(self) -> bool:
        """Whether the bar is held."""
        return share(self.outcomes) >= BAR and not self.others

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The defects that were not found, or made something else block."""
        return tuple(outcome for outcome in self.outcomes if not outcome.found or outcome.others)


def tallies() -> Iterator[Tally]:
    """Our own plans, the outside dialects, the real plans; those that are absent are left out."""
    kinds = {"own cases": own_cases, "outside dialects": seed_cases, "real plans": corpus_cases}
    with ProcessPoolExecutor() as pool:
        for name, cases in kinds.items():
            outcomes = tuple(chain.from_iterable(pool.map(_all_judged, *_apart(cases()), chunksize=4)))
            if outcomes:
                yield Tally(name, outcomes)


def _apart(cases: Iterable[tuple[str, Snapshot]]) -> tuple[list[str], list[Snapshot]]:
    held = list(cases)
    return [plan for plan, _ in held], [snapshot for _, snapshot in held]


def _all_judged(plan: str, snapshot: Snapshot) -> list[Outcome]:
    return list(judged(plan, snapshot))


def main() -> int:
    """Print the found part and all misses; return 1 where the bar is missed."""
    held = True
    for tally in tallies():
        found = f"{len(tally.outcomes)} defects, {share(tally.outcomes):.3f} found"
        print(f"{tally.name}: {found}, {tally.others} with other blocking findings")
        print(*(f"  {outcome}" for outcome in tally.failures), sep="\n")
        held = held and tally.holds
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
