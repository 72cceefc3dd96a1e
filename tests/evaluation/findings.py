"""What the engine finds in every real plan, how long it takes, and whether it ever raises."""

import time
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.report import Conclusion, PlanReport, Report
from plangate.domain.review.review import review
from tests.evaluation.corpus import UNTOLD, RealPlan, snapshot_of

BLOCKING = Severity.HIGH
"""The lowest severity that blocks by default."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A plan with what a review says of it: the report, or the traceback of a crash; `seconds` without any reading."""

    plan: RealPlan
    seconds: float
    report: Report | None = None
    crash: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that count here: those of rules that need no file of the material left out."""
        found = self.report.findings if self.report else ()
        return tuple(finding for finding in found if finding.rule not in UNTOLD)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that block."""
        return tuple(finding for finding in self.findings if finding.severity >= BLOCKING)

    @property
    def conclusion(self) -> Conclusion:
        """The plan's conclusion, without the rules that are told nothing here."""
        told = self._plan_report.conclusion if self._plan_report else Conclusion.NEUTRAL
        if self.blocking:
            return Conclusion.FAILURE
        return Conclusion.SUCCESS if told is Conclusion.FAILURE else told

    @property
    def _plan_report(self) -> PlanReport | None:
        return self.report.plans[0] if self.report and self.report.plans else None


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds per plan."""

    median: float
    p95: float
    slowest: float


def review_all(plans: Iterable[RealPlan]) -> tuple[Reviewed, ...]:
    """Every plan reviewed; a crash is taken down and does not end the rest."""
    return tuple(_reviewed(plan) for plan in plans)


def pace(reviewed: Iterable[Reviewed]) -> Pace:
    """How long the reviews took."""
    taken = sorted(one.seconds * 1000 for one in reviewed)
    return Pace(median(taken), taken[int(len(taken) * 0.95)], taken[-1])


def per_rule(reviewed: Iterable[Reviewed]) -> Counter[tuple[str, str]]:
    """How many findings of each rule and severity word."""
    return Counter((f.rule, f.severity.word) for one in reviewed for f in one.findings)


def per_repository(reviewed: Iterable[Reviewed]) -> dict[str, Counter[Conclusion]]:
    """How many plans of each repository come to which conclusion."""
    found: dict[str, Counter[Conclusion]] = {}
    for one in reviewed:
        found.setdefault(one.plan.repository, Counter())[one.conclusion] += 1
    return found


def _reviewed(plan: RealPlan) -> Reviewed:
    snapshot = snapshot_of(plan)
    start = time.perf_counter()
    try:
        report = review(snapshot)
    except Exception:  # a crash is what this looks for
        return Reviewed(plan, time.perf_counter() - start, crash=traceback.format_exc())
    return Reviewed(plan, time.perf_counter() - start, report)
