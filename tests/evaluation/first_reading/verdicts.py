"""What the engine says of the same plans: as `plangate check` says it of a plan that is named."""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plangate.domain.model.findings import Finding, Severity, Status
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests.evaluation.first_reading.labels import Key, folded_id
from tests.evaluation.first_reading.plans import PlanToRead


@dataclass(frozen=True, slots=True)
class Verdict:
    """One plan judged: whether it is blocked, by which findings, and the statuses by a principle's folded id."""

    plan: Key
    blocked: bool
    findings: tuple[Finding, ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()
    crash: str = ""

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that hold the merge."""
        return tuple(one for one in self.findings if one.severity >= Severity.HIGH and one.counts)


def judge(folder: Path, plans: Iterable[PlanToRead]) -> Iterator[Verdict]:
    """The verdict on each plan; a crash is taken down and ends nothing."""
    for plan in plans:
        key = (plan.repository, plan.path)
        try:
            report = review(gather([folder / plan.repository / plan.path], None, read_policy))
        except Exception:  # a crash is a figure, too
            yield Verdict(key, blocked=False, crash=traceback.format_exc())
        else:
            yield _verdict(key, report)


def _verdict(key: Key, report: Report) -> Verdict:
    of = [plan for plan in report.plans if plan.path == key[1]]
    findings = tuple(finding for plan in of for finding in plan.findings)
    statuses = tuple(
        (folded_id(name), row.status) for plan in of for row in plan.matrix for name in (row.principle, row.name)
    )
    return Verdict(key, any(plan.conclusion is Conclusion.FAILURE for plan in of), findings, statuses)
