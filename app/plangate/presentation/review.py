"""A report becomes what is said on GitHub: one check-run, and a review where there is something new to say."""

from dataclasses import replace
from datetime import UTC, datetime

from plangate.domain.model.external_id import sealed
from plangate.domain.model.outgoing import SCAFFOLD_BUTTON, Button, CheckRun, Outgoing, RunStatus
from plangate.domain.model.report import Conclusion, Report, Shape
from plangate.domain.model.snapshot import Snapshot
from plangate.presentation.annotations import annotations
from plangate.presentation.budget import fit
from plangate.presentation.comments import compose_review, speaks_of
from plangate.presentation.environment import render
from plangate.presentation.escape import plain
from plangate.presentation.links import GITHUB, Links
from plangate.presentation.reading import reading_sections
from plangate.presentation.summary import summary_sections
from plangate.presentation.verdict import conclusion, title


def compose(
    report: Report, snapshot: Snapshot, *, home: str, comments: bool = True, github: str = GITHUB, left: int = 0
) -> Outgoing:
    """All that a report says on its pull request.

    `home` is where the rules' pages are, empty when nowhere; `github` is where GitHub's own pages are. `comments` is
    False for a quiet evaluation, which has a check-run only. `left` counts the comments whose findings are gone and
    whose threads could not be resolved.
    """
    links = Links(snapshot, home, github)
    check_run = CheckRun(
        head_sha=snapshot.head_sha,
        status=RunStatus.COMPLETED,
        conclusion=conclusion(report, snapshot),
        title=title(report, snapshot),
        summary=fit(summary_sections(report, snapshot, links, left)),
        text=fit(reading_sections(report, links)),
        annotations=annotations(report, links),
        external_id="",
        buttons=_buttons(report, snapshot),
    )
    review = compose_review(report, snapshot, links) if comments else None
    commented = speaks_of(report, snapshot) if comments else ()
    return Outgoing(sealed(check_run, snapshot.number, commented), review)


def _buttons(report: Report, snapshot: Snapshot) -> tuple[Button, ...]:
    """The button for tasks, where a plan was judged of which they can be made."""
    judged = any(plan.shape is Shape.SPEC_KIT and plan.exempt is None for plan in report.plans)
    may = conclusion(report, snapshot) in (Conclusion.SUCCESS, Conclusion.NEUTRAL)
    return (SCAFFOLD_BUTTON,) if snapshot.number is not None and judged and may else ()


def waiting(head_sha: str, number: int | None, at: datetime) -> CheckRun:
    """The check-run while GitHub or the network makes us wait; `at` is when the next try is due."""
    next_try = at.astimezone(UTC)
    said = f"Waiting for GitHub, next try {next_try:%H:%M} UTC"
    return _said(head_sha, number, None, said, render("review/waiting.md", at=next_try))


def could_not_evaluate(head_sha: str, number: int | None, reason: str, reference: str | None, at: datetime) -> CheckRun:
    """The check-run after a lasting fault; `reference` finds the fault in the log, `at` is when it happened.

    Without a reference it is nobody's fault but for a person to mend: the reason says how. Neither
    reference nor time makes it another: the same fault once more is said already.
    """
    said = f"Could not evaluate: {plain(reason, 80)}"
    values = {"reason": reason, "reference": reference, "at": at.astimezone(UTC)}
    told = _said(head_sha, number, "action_required", said, render("review/could_not_evaluate.md", **values))
    return replace(told, external_id=_said(head_sha, number, "action_required", said, reason).external_id)


def superseded(head_sha: str, number: int | None) -> CheckRun:
    """The check-run on a head that another has taken the place of."""
    return _said(head_sha, number, "cancelled", "Superseded", render("review/superseded.md"))


def _said(head_sha: str, number: int | None, conclusion: str | None, title: str, summary: str) -> CheckRun:
    status = RunStatus.COMPLETED if conclusion else RunStatus.IN_PROGRESS
    check_run = CheckRun(head_sha, status, conclusion, title, str(summary), external_id="")
    return sealed(check_run, number)
