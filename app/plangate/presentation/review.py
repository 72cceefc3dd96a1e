"""A report becomes what is said on GitHub: one check-run, and a review where there is something new to say."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from plangate.domain.model.external_id import sealed
from plangate.domain.model.outgoing import SCAFFOLD_BUTTON, Button, CheckRun, Outgoing, RunStatus
from plangate.domain.model.report import Conclusion, Report, Shape
from plangate.domain.model.snapshot import Snapshot
from plangate.presentation.annotations import annotations, each_once
from plangate.presentation.budget import MAX_TEXT_SIZE, TextSection, fit, rows_section
from plangate.presentation.comments import commented_fingerprints, compose_review
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown, plain
from plangate.presentation.links import GITHUB, Links
from plangate.presentation.summary import summary_sections
from plangate.presentation.verdict import conclusion, title


def compose(report: Report, snapshot: Snapshot, *, home: str, comments: bool = True, github: str = GITHUB) -> Outgoing:
    """All that a report says on its pull request.

    `home` is where the rules' pages are, empty when nowhere; `github` is where GitHub's own pages are. `comments` is
    False for a quiet evaluation, which has a check-run only.
    """
    links = Links(snapshot, home, github)
    review = compose_review(report, snapshot, links) if comments else None
    commented = commented_fingerprints(report, snapshot) if comments else ()
    # The digest is of all that is to be said: whether a comment says it, or an annotation, makes it no other verdict.
    check_run = sealed(
        compose_check_run(report, snapshot, links), snapshot.number, commented, bases=bases_of([snapshot])
    )
    left, review = each_once(check_run.annotations, review, snapshot.existing_output.comments)
    return Outgoing(replace(check_run, annotations=left), review)


def bases_of(snapshots: Iterable[Snapshot]) -> tuple[tuple[int, str], ...]:
    """The pull requests among what was judged, each with its base branch."""
    return tuple((snapshot.number, snapshot.base_ref) for snapshot in snapshots if snapshot.number is not None)


def compose_check_run(report: Report, snapshot: Snapshot, links: Links) -> CheckRun:
    """The check-run that a report comes to, without its external id, and with every annotation."""
    return CheckRun(
        head_sha=snapshot.head_sha,
        status=RunStatus.COMPLETED,
        conclusion=conclusion(report, snapshot),
        title=title(report, snapshot),
        summary=fit(summary_sections(report, snapshot, links)),
        text=compose_reading(reading_sections(report, links)),
        annotations=annotations(report, links),
        external_id="",
        buttons=_buttons(report, snapshot),
    )


def compose_reading(sections: Iterable[TextSection]) -> str:
    """What stands below the summary, folded: nobody reads it who does not doubt the verdict."""
    text = fit(tuple(sections), MAX_TEXT_SIZE - 100)
    return str(render("review/rows_read.md", text=Markdown(text))) if text else ""


def reading_sections(report: Report, links: Links) -> Iterator[TextSection]:
    """All that was read, row by row, for whoever doubts the verdict: plan by plan, the gates of all before the rest."""
    for plan in report.plans:
        values = {"links": links, "plan": plan}
        yield from rows_section("review/gates.md", 1, plan.read.gates, values)
        yield from rows_section("review/fields.md", 2, plan.read.fields, values)
        yield from rows_section("review/complexity.md", 3, plan.read.complexity, values)
        yield from rows_section("review/tree.md", 4, plan.read.tree, values)


def _buttons(report: Report, snapshot: Snapshot) -> tuple[Button, ...]:
    """The button for tasks, where a plan was judged of which they can be made."""
    if snapshot.number is None or conclusion(report, snapshot) not in (Conclusion.SUCCESS, Conclusion.NEUTRAL):
        return ()
    judged = any(plan.shape is Shape.SPEC_KIT and plan.exempt is None for plan in report.plans)
    return (SCAFFOLD_BUTTON,) if judged else ()


def waiting(head_sha: str, number: int | None, at: datetime) -> CheckRun:
    """The check-run while GitHub or the network makes us wait; `at` is when the next try is due."""
    next_try = at.astimezone(UTC)
    title = f"Waiting for GitHub, next try {next_try:%H:%M} UTC"
    return _without_verdict(head_sha, number, None, title, render("review/waiting.md", at=next_try))


def judging_anew(head_sha: str, number: int | None) -> CheckRun:
    """The check-run while a verdict that stands on this head is for other pull requests or bases than those open."""
    title = "Judging anew: the last verdict was for another base"
    return _without_verdict(head_sha, number, None, title, render("review/judging_anew.md"))


def could_not_evaluate(head_sha: str, number: int | None, reason: str, reference: str | None, at: datetime) -> CheckRun:
    """The check-run after a lasting fault; `reference` finds the fault in the log, `at` is when it happened.

    Without a reference it is nobody's fault but for a person to mend: the reason says how. Neither
    reference nor time makes it another: the same fault once more is said already.
    """
    title = f"Could not evaluate: {plain(reason, 80)}"
    summary = render("review/could_not_evaluate.md", reason=reason, reference=reference, at=at.astimezone(UTC))
    same_fault = _without_verdict(head_sha, number, "action_required", title, reason, for_a_person=reference is None)
    return replace(same_fault, summary=str(summary))


def superseded(head_sha: str, number: int | None) -> CheckRun:
    """The check-run on a head that another has taken the place of."""
    return _without_verdict(head_sha, number, "cancelled", "Superseded", render("review/superseded.md"))


def _without_verdict(
    head_sha: str, number: int | None, conclusion: str | None, title: str, summary: str, *, for_a_person: bool = False
) -> CheckRun:
    status = RunStatus.COMPLETED if conclusion else RunStatus.IN_PROGRESS
    check_run = CheckRun(head_sha, status, conclusion, title, str(summary), external_id="")
    return sealed(check_run, number, for_a_person=for_a_person)
