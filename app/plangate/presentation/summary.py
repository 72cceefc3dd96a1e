"""What the check-run says below its title: the matrix, the findings, what was read, and by which law."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from posixpath import basename

from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.report import ConstitutionRead, LawStatus, MatrixRow, PlanReport, PrincipleRead, Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import policy_of
from plangate.domain.review.waivers import covers, why_void
from plangate.presentation.amendment import law_sections
from plangate.presentation.budget import TextSection
from plangate.presentation.impact import impact_sections
from plangate.presentation.links import Links
from plangate.presentation.principles import named, principle_of
from plangate.presentation.verdict import (
    amendments,
    blocking,
    counts,
    plans_only_moved,
    repeals,
    unread_files,
    unread_plans,
    why_not_assessed,
    why_unread,
)

COLUMNS = 6
"""Plans beside each other in one matrix; more make a second one."""

MOST_NAMED = 20
"""Pull requests that are named in one sentence."""

_RANKS = {Severity.CRITICAL: 2, Severity.HIGH: 3, Severity.MEDIUM: 4, Severity.LOW: 6, Severity.INFO: 7}
"""Who gets room first: provenance 0, the matrix 1, heavy findings, verdicts 5, light ones, what stands apart."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A principle with what each plan declares of it, None where a plan's matrix lacks it, and what is waived of it."""

    principle: PrincipleRead
    name: str
    cells: tuple[MatrixRow | None, ...]
    waived: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with what stands beside it: the name of its file, and the principle that it is about."""

    finding: Finding
    file: str
    principle: PrincipleRead | None
    principle_name: str
    constitution: str | None


def summary_sections(report: Report, snapshot: Snapshot, links: Links, left: int = 0) -> tuple[TextSection, ...]:
    """The parts of the summary in their order; `left` counts comments that speak of nothing any more."""
    return (
        *_merge_group(report, snapshot, links),
        *_unread(report, snapshot),
        *_matrices(report, links),
        *_verdicts(report, snapshot),
        *law_sections(snapshot, links),
        *impact_sections(report, links),
        *_proposed_policy(report, snapshot, links),
        *_nothing_to_judge(report, snapshot, links),
        *_findings(report, links),
        *_coverage(report, links),
        *_apart(report, snapshot, links),
        *_left(left),
        *_basis(report, snapshot, links),
    )


def _merge_group(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    group = snapshot.group
    if group is not None:
        numbers, missing = group.numbers[:MOST_NAMED], group.missing[:MOST_NAMED]
        values = {"links": links, "base": snapshot.base_ref, "whole": group.whole, "judged": bool(report.plans)}
        values |= {"numbers": numbers, "more": len(group.numbers) - len(numbers), "missing": missing}
        yield TextSection("review/merge_group.md", 0, (), values)


def _unread(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    files, plans = unread_files(report, snapshot), unread_plans(snapshot)
    rows = [(file.path, why_unread(file)) for file in files]
    if rows:
        yield TextSection("review/unread.md", 1, rows, {"law": len(files) > len(plans), "base": snapshot.base_ref})


def _proposed_policy(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """That the policy is looked at and not used, where the pull request writes one."""
    if snapshot.proposed_policy is not None:
        path, problems = snapshot.proposed_policy.after.path, report.policy.problems
        mistakes = sum(1 for problem in problems if problem.path == path)
        values = {"links": links, "path": path, "mistakes": mistakes, "base": snapshot.base_ref}
        yield TextSection("review/policy.md", 2, (), values)


def _matrices(report: Report, links: Links) -> Iterator[TextSection]:
    """A matrix for every constitution, and for every few plans under it."""
    judged = [plan for plan in report.plans if plan.matrix and plan.constitution.principles]
    by_law = sorted(judged, key=lambda plan: plan.constitution.path or "")
    for _, group in groupby(by_law, key=lambda plan: plan.constitution):
        plans = list(group)
        for start in range(0, len(plans), COLUMNS):
            columns = plans[start : start + COLUMNS]
            law = columns[0].constitution
            values = {"links": links, "plans": columns, "law": law, "names": _short_names(columns)}
            yield TextSection("review/matrix.md", 1, _rows(law, columns), values)


def _short_names(plans: list[PlanReport]) -> tuple[str, ...]:
    """The names of the feature folders; their paths where two are named alike."""
    names = tuple(basename(plan.feature) or plan.path for plan in plans)
    return names if len(set(names)) == len(plans) else tuple(plan.feature for plan in plans)


def _rows(law: ConstitutionRead, plans: list[PlanReport]) -> tuple[SummaryRow, ...]:
    declared = [{row.principle: row for row in plan.matrix} for plan in plans]
    return tuple(
        SummaryRow(
            principle,
            named(principle),
            tuple(rows.get(principle.id) for rows in declared),
            tuple(_waived(plan, principle.id) for plan in plans),
        )
        for principle in law.principles
    )


def _waived(plan: PlanReport, principle: str) -> str | None:
    """Who lets a finding about the principle pass, when and why."""
    return next((one.waived for one in plan.findings if one.principle == principle and one.waived), None)


def _verdicts(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    """Each plan's own verdict, where the title cannot say it: several plans, or one that was not assessed."""
    reasons = [why_not_assessed(plan) for plan in report.plans]
    if len(report.plans) > 1 or any(reasons):
        tallies = [sum(counts(finding) for finding in plan.findings) for plan in report.plans]
        rows = list(zip(report.plans, reasons, tallies, strict=True))
        values = {"base": snapshot.base_ref, "reasons": set(reasons), "policy": policy_of(snapshot)}
        yield TextSection("review/verdicts.md", 5, rows, values)


def _nothing_to_judge(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    law = amendments(snapshot) or repeals(snapshot) or snapshot.proposed_policy
    if not report.plans:
        yield from _touched(report, snapshot, links)
    if not report.features and not law and not unread_files(report, snapshot):
        values = {"moved": plans_only_moved(snapshot), "base": snapshot.base_ref}
        yield TextSection("review/nothing_to_judge.md", 1, (), values)


def _findings(report: Report, links: Links) -> Iterator[TextSection]:
    listed = [one for one in _listed(report) if counts(one.finding)]
    unlisted = sum(feature.unlisted for feature in report.features)
    if listed or unlisted:
        yield TextSection(
            "review/findings.md", 0, (), {"report": report, "blocking": len(blocking(report)), "unlisted": unlisted}
        )
    for severity in sorted(Severity, reverse=True):
        rows = [one for one in listed if one.finding.severity is severity]
        if rows:
            values = {"links": links, "severity": severity, "total": len(rows)}
            yield TextSection("review/severity.md", _RANKS[severity], rows, values)


def _coverage(report: Report, links: Links) -> Iterator[TextSection]:
    """What the tasks cover, those first that lack a task: a table that is cut loses the least."""
    for feature in report.features:
        if feature.coverage is not None:
            rows = sorted(feature.coverage.rows, key=lambda row: bool(row.tasks))
            values = {"links": links, "coverage": feature.coverage, "bare": sum(not row.tasks for row in rows)}
            yield TextSection("review/coverage.md", 8, rows, values)


def _apart(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    listed = _listed(report)
    waived = [one for one in listed if one.finding.waived is not None]
    existing = [one for one in listed if one.finding.existing and one.finding.waived is None]
    if waived:
        yield TextSection("review/waived.md", 5, waived, {"links": links, "total": len(waived)})
    void = [(one, why) for one in listed if counts(one.finding) and (why := _void(one.finding, snapshot))]
    if void:
        yield TextSection("review/void.md", 5, void, {"links": links, "total": len(void)})
    if existing:
        this = "merge group" if snapshot.group else "pull request"
        yield TextSection("review/existing.md", 7, existing, {"links": links, "total": len(existing), "this": this})


def _void(finding: Finding, snapshot: Snapshot) -> str | None:
    """Why a waiver of a finding does not hold, None where there is none."""
    policy, standing = policy_of(snapshot), snapshot.standing
    claims = [(waiver, why_void(waiver, snapshot, policy)) for waiver in standing.waivers]
    claims += [(void.waiver, void.why) for void in standing.void if void.waiver is not None]
    return next((why for waiver, why in reversed(claims) if waiver and why and covers(waiver, finding)), None)


def _listed(report: Report) -> list[Listed]:
    """Every finding in the order of its weight, its file and its line."""
    offeatures = [(finding, feature.constitution) for feature in report.features for finding in feature.findings]
    law = report.constitution or ConstitutionRead(None, LawStatus.MISSING)
    pairs = offeatures + [(finding, law) for finding in (*report.law, *report.policy.problems)]
    pairs.sort(key=lambda pair: (-pair[0].severity, pair[0].path, pair[0].line, pair[0].rule))
    return [_one(finding, law, several=len(report.features) > 1) for finding, law in pairs]


def _one(finding: Finding, law: ConstitutionRead, *, several: bool) -> Listed:
    principle = principle_of(finding, law)
    file = finding.path if several else basename(finding.path)
    return Listed(finding, file, principle, named(principle) if principle else "", law.path)


def _basis(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """What was read, and the law it was judged by; where nothing was judged there is nothing to say."""
    values = {"links": links, "report": report, "snapshot": snapshot, "laws": _laws(report)}
    if report.plans:
        yield TextSection("review/read.md", 8, report.plans, values)
    if report.plans:
        yield from _touched(report, snapshot, links)
    if report.features or report.findings:
        yield TextSection("review/provenance.md", 0, (), values)


def _touched(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """Each file that was looked at beside a plan that stays as it is, and why one was not."""
    if report.touched or snapshot.passed_over:
        texts = {file.path: file for feature in snapshot.touched for file in feature.files}
        rows = [(path, "") for one in report.touched for path in one.looked_at]
        rows += [(path, why_unread(texts[path])) for one in report.touched for path in one.unread]
        yield TextSection("review/touched.md", 5, rows, {"links": links, "report": report, "snapshot": snapshot})


def _left(left: int) -> Iterator[TextSection]:
    if left:
        yield TextSection("review/left_comments.md", 0, (), {"left": left})


def _laws(report: Report) -> tuple[ConstitutionRead, ...]:
    """The constitutions that the plans were judged by, each once."""
    shared = (report.constitution,) if report.constitution else ()
    return tuple(dict.fromkeys((*shared, *(plan.constitution for plan in report.plans))))
