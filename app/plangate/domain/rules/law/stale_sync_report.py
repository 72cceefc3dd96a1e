"""The Sync Impact Report tells of another amendment."""

from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.amendment import Amendment
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.documents.constitution.sync_report import ReportStep, SyncReport
from plangate.domain.documents.constitution.version import numbers
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import LAW_BEFORE, SOME_PLAN, amended_law
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import listed, shown
from plangate.domain.text.words import fold


def _report(step: str) -> str:
    return f"""
    <!--
    Sync Impact Report
    Version change: {step}
    -->
"""


@rule(
    "stale-sync-report",
    severity=Severity.LOW,
    bad=(
        Example(
            plan=SOME_PLAN,
            constitution=f"{_report('1.1.0 → 1.2.0')}{LAW_BEFORE}",
            amended=amended_law(("should be", "MUST be"), head=_report("1.1.0 → 1.2.0 ◀")),
        ),
    ),
    good=(
        Example(
            plan=SOME_PLAN,
            constitution=f"{_report('1.1.0 → 1.2.0')}{LAW_BEFORE}",
            amended=amended_law(("should be", "MUST be"), head=_report("1.2.0 → 1.2.1")),
        ),
        Example(plan=SOME_PLAN, constitution=LAW_BEFORE, amended=amended_law(("should be", "MUST be"))),
    ),
)
def stale_sync_report(case: Case) -> Iterator[Remark]:
    """The Sync Impact Report does not tell of this amendment, or is gone.

    The report says what changed and which templates follow. One that tells of the last amendment, or of no principle
    that this one removes or adds, leads people astray. Teams that keep the report in the pull request, with none in the
    file before or after, are left alone; an amendment without a new version is none that a report could name.

    Write the report anew: `old → new`, the principles that are changed, added and removed, and what follows.

    Source: `templates/commands/constitution.md`, step 5.
    """
    for amendment in case.amendments:
        if amendment.bump and amendment.is_material:
            yield from _of_amendment(amendment)


def _of_amendment(amendment: Amendment) -> Iterator[Remark]:
    before, report = amendment.before, amendment.after.report
    if before is None or (before.report is None and report is None):
        return
    if report is None:
        message = "The Sync Impact Report is gone. Write one for this amendment."
        yield Remark(amendment.anchor, message, path=amendment.path)
    elif stale := _stale(amendment, report):
        line, message = stale
        yield Remark(Span(line, line), message, path=amendment.path)


def _stale(amendment: Amendment, report: SyncReport) -> tuple[int, str] | None:
    """Where the report is wrong, and how."""
    return _other_versions(amendment, report) or _untold_principles(amendment, report)


def _other_versions(amendment: Amendment, report: SyncReport) -> tuple[int, str] | None:
    old, new = amendment.before_version, amendment.after.law.version
    if report.steps and not any(_tells(step, old, new) for step in report.steps):
        step = report.steps[0]
        last = f"{step.old} → {step.new}" if step.old else f"a change to {step.new}"
        return (
            step.line,
            f"The Sync Impact Report tells of {last}, and this amendment is {old} → {new}. Write it anew.",
        )
    return None


def _untold_principles(amendment: Amendment, report: SyncReport) -> tuple[int, str] | None:
    silent = _untold((*amendment.removed, *amendment.added), report.text)
    if silent:
        names = listed([shown(principle.name, 60) for principle in silent], 4)
        return report.span.line, f"The Sync Impact Report does not tell of {names}, which this removes or adds. Add it."
    return None


def _tells(step: ReportStep, old: str | None, new: str | None) -> bool:
    before = step.old is None or numbers(step.old) == numbers(old)
    return before and numbers(step.new) == numbers(new)


def _untold(principles: Sequence[Principle], text: str) -> tuple[Principle, ...]:
    words = f" {fold(text)} "
    return tuple(p for p in principles if f" {fold(p.name)} " not in words and not _cited(p, words))


def _cited(principle: Principle, words: str) -> bool:
    return principle.number is not None and f" {principle.id.casefold()} " in words
