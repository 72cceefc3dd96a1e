"""What the check-run says below its title: the matrix, the findings, what was read, and by which law."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby, islice
from posixpath import basename

from plangate.domain.commands.permission import who_waives
from plangate.domain.model.default_paths import POLICY_PATH
from plangate.domain.model.existing_output import Waiver
from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.plan_read import MatrixRow
from plangate.domain.model.report import ConstitutionRead, PlanReport, PrincipleRead, Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.removed_constitutions import removed_constitutions
from plangate.domain.review.waivers import covers, why_void
from plangate.presentation.agent import compose_for_agent
from plangate.presentation.amendment import impact_sections, law_sections
from plangate.presentation.annotations import annotated_findings
from plangate.presentation.budget import TextSection, rows_section
from plangate.presentation.comments import outdated_comments
from plangate.presentation.escape import Markdown
from plangate.presentation.links import Links
from plangate.presentation.verdict import (
    amendments,
    blocking,
    by_weight,
    counting,
    first_sentence,
    is_judged,
    place_in_words,
    plans_only_moved,
    unread_files,
    unread_plans,
    why_not_assessed,
    why_unread,
)

MAX_COLUMNS = 6
"""Plans beside each other in one matrix; more make a second one."""

MAX_NAMED_PULL_REQUESTS = 20
"""Pull requests that are named in one sentence."""

_RANKS = {Severity.CRITICAL: 2, Severity.HIGH: 3, Severity.MEDIUM: 4, Severity.LOW: 6, Severity.INFO: 7}
"""Who gets room first: provenance 0, the matrix 1, heavy findings, verdicts 5, light ones, what stands apart."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A principle with what each plan declares of it, None where a plan's matrix lacks it, and what is waived of it."""

    principle: PrincipleRead
    cells: tuple[MatrixRow | None, ...]
    waived: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with what stands beside it: its place in words, what is said of it, the principle that it is about.

    `told`: a comment or an annotation says it in full, so that one line is enough here.
    """

    finding: Finding
    place: str
    says: str
    told: bool
    principle: PrincipleRead | None
    constitution: str | None


def summary_sections(report: Report, snapshot: Snapshot, links: Links) -> tuple[TextSection, ...]:
    """The parts of the summary in their order."""
    return (
        *_merge_group(report, snapshot, links),
        *_unread(report, snapshot),
        *_heads(report, snapshot),
        *_matrices(report, links),
        *law_sections(snapshot, links),
        *impact_sections(report, links),
        *_proposed_policy(report, snapshot, links),
        *_misnamed_policies(snapshot),
        *_nothing_to_judge(report, snapshot, links),
        *_findings(report, snapshot, links),
        *_for_agent(report, snapshot),
        *_coverage(report, links),
        *_apart(report, snapshot, links),
        *_left(report, snapshot),
        *_basis(report, snapshot, links),
    )


def _merge_group(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    group = snapshot.group
    if group is not None:
        numbers, missing = group.numbers[:MAX_NAMED_PULL_REQUESTS], group.missing[:MAX_NAMED_PULL_REQUESTS]
        values = {"links": links, "base": snapshot.base_ref, "whole": group.whole, "judged": bool(report.plans)}
        values |= {"numbers": numbers, "more": len(group.numbers) - len(numbers), "missing": missing}
        yield TextSection("review/merge_group.md", 0, (), values)


def _unread(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    files, plans = unread_files(report, snapshot), unread_plans(snapshot)
    if rows := [(file.path, why_unread(file)) for file in files]:
        yield TextSection("review/unread.md", 1, rows, {"law": len(files) > len(plans), "base": snapshot.base_ref})


def _proposed_policy(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """That the policy is looked at and not used, where the pull request writes one."""
    if snapshot.proposed_policy is not None:
        path, problems = snapshot.proposed_policy.after.path, report.policy.problems
        mistakes = sum(problem.path == path for problem in problems)
        values = {"links": links, "path": path, "mistakes": mistakes, "base": snapshot.base_ref}
        yield TextSection("review/policy.md", 2, (), values)


def _misnamed_policies(snapshot: Snapshot) -> Iterator[TextSection]:
    """That files which the pull request brings are read by nobody, though they are called nearly as the policy."""
    if snapshot.misnamed_policies:
        yield TextSection("review/misnamed_policy.md", 0, snapshot.misnamed_policies, {"right": POLICY_PATH})


def _matrices(report: Report, links: Links) -> Iterator[TextSection]:
    """A matrix for every constitution, and for every few plans under it."""
    judged = [plan for plan in report.plans if plan.matrix and plan.constitution.principles]
    by_law = sorted(judged, key=lambda plan: plan.constitution.path or "")
    for _, group in groupby(by_law, key=lambda plan: plan.constitution):
        plans = list(group)
        for start in range(0, len(plans), MAX_COLUMNS):
            columns = plans[start : start + MAX_COLUMNS]
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
            tuple(rows.get(principle.id) for rows in declared),
            tuple(_waived(plan, principle.id) for plan in plans),
        )
        for principle in law.principles
    )


def _waived(plan: PlanReport, principle: str) -> str | None:
    """Who lets a finding about the principle pass, when and why."""
    about = (finding.waived for finding in plan.findings if finding.principle == principle)
    return next(filter(None, about), None)


def _verdicts(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    """Each plan's own verdict, where the title cannot say it: several plans, or one that was not assessed."""
    reasons = [why_not_assessed(plan) for plan in report.plans]
    if len(report.plans) > 1 or any(reasons):
        numbers = [len(counting(plan.findings)) for plan in report.plans]
        told = list(zip(report.plans, reasons, numbers, strict=True))
        # Of one plan the title says the rest.
        rows = told if len(told) > 1 or report.plans[0].exempt else []
        unnamed = dict.fromkeys(plan.constitution.unnamed for plan in report.plans if plan.constitution.unnamed)
        values = {"base": snapshot.base_ref, "reasons": set(reasons), "policy": snapshot.policy, "unnamed": unnamed}
        yield TextSection("review/verdicts.md", 5, rows, values)


def _heads(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    """First what has to be done; where nothing has to, why what was not assessed. Then that nobody is answered."""
    parts = (_lead(report, snapshot), _verdicts(report, snapshot))
    yield from chain.from_iterable(parts if blocking(report) else reversed(parts))
    if snapshot.existing_output.locked:
        yield TextSection("review/locked.md", 0)


def _lead(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    """What has to be done about the findings, in one line."""
    counted, unlisted = len(counting(report.findings)), sum(feature.unlisted for feature in report.features)
    if counted or unlisted:
        heavy, threshold, unread = blocking(report), report.policy.fail_on, unread_files(report, snapshot)
        values = {"report": report, "blocking": len(heavy), "others": counted - len(heavy), "unlisted": unlisted}
        values |= {"place": _place(snapshot), "threshold": threshold, "unread": unread}
        values |= {"locked": snapshot.existing_output.locked, "waiver": _who_waives(heavy, snapshot)}
        yield TextSection("review/lead.md", 0, (), values)


def _place(snapshot: Snapshot) -> str:
    """Where what is said is read."""
    if snapshot.group is not None:
        return "merge group"
    return "pull request" if snapshot.number is not None else "working copy"


def _who_waives(findings: tuple[Finding, ...], snapshot: Snapshot) -> Markdown | None:
    """Who may let one of the findings pass; None where nobody may."""
    waivers, locked = snapshot.policy.waivers, snapshot.existing_output.locked
    may_be = any(finding.rule not in waivers.never for finding in findings) and not locked
    return Markdown(who_waives(waivers)) if may_be and _place(snapshot) != "working copy" else None


def _nothing_to_judge(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    law = amendments(snapshot) or removed_constitutions(snapshot) or snapshot.proposed_policy
    if not report.plans:
        yield from _touched(report, snapshot, links)
    if not report.features and not law and not unread_files(report, snapshot):
        values = {"moved": plans_only_moved(snapshot), "base": snapshot.base_ref}
        yield TextSection("review/nothing_to_judge.md", 1, (), values)


def _findings(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """The findings that count, in a line each where a comment or an annotation says the rest."""
    listed = [row for row in _listed(report, snapshot) if row.finding.counts]
    for severity, group in groupby(listed, key=lambda row: row.finding.severity):
        values = {"links": links, "severity": severity}
        yield from rows_section("review/severity.md", _RANKS[severity], list(group), values)


def _for_agent(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    if counting(report.findings):
        yield TextSection("review/agent.md", 3, (), {"block": compose_for_agent(report, snapshot)})


def _coverage(report: Report, links: Links) -> Iterator[TextSection]:
    """What the tasks cover, those first that lack a task: a table that is cut loses the least."""
    for feature in report.features:
        if feature.coverage is not None:
            rows = sorted(feature.coverage.rows, key=lambda row: bool(row.tasks))
            values = {"links": links, "coverage": feature.coverage, "bare": sum(not row.tasks for row in rows)}
            yield TextSection("review/coverage.md", 8, rows, values)


def _apart(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """What is told without weighing, and waivers that do not hold."""
    listed = _listed(report, snapshot)
    waived = [row for row in listed if row.finding.waived is not None]
    existing = [row for row in listed if row.finding.existing and row.finding.waived is None]
    values = {"links": links, "this": "merge group" if snapshot.group else "pull request"}
    yield from rows_section("review/waived.md", 5, waived, values)
    yield from rows_section("review/void.md", 5, list(_void(listed, snapshot)), values)
    yield from rows_section("review/existing.md", 7, existing, values)


def _void(listed: list[Listed], snapshot: Snapshot) -> Iterator[tuple[Listed, str]]:
    """Each finding that a waiver does not hold for, and why; of several waivers the last one tells."""
    claims = waiver_claims(snapshot)
    void = [(waiver, why) for waiver, why in reversed(claims) if waiver is not None and why]
    for row in listed:
        reasons = (why for waiver, why in void if row.finding.counts and covers(waiver, row.finding))
        yield from ((row, why) for why in islice(reasons, 1))


def waiver_claims(snapshot: Snapshot) -> tuple[tuple[Waiver | None, str | None], ...]:
    """Every record of a waiver (None: it cannot be read), with why it is void, None where it holds."""
    signed = ((waiver, why_void(waiver, snapshot)) for waiver in snapshot.existing_output.waivers)
    return (*signed, *((record.waiver, record.why) for record in snapshot.existing_output.void))


def _listed(report: Report, snapshot: Snapshot) -> list[Listed]:
    """Every finding in the order of its weight, its file and its line."""
    told = frozenset[str]() if _place(snapshot) == "working copy" else annotated_findings(report)
    return [_row(finding, law, report, told) for finding, law in by_weight(report)]


def _row(finding: Finding, law: ConstitutionRead, report: Report, told: frozenset[str]) -> Listed:
    is_told = finding.counts and finding.fingerprint in told
    says = first_sentence(finding.message) if is_told else finding.message
    place = place_in_words(report, finding)
    return Listed(finding, place, says, is_told, law.principle(finding.principle), law.path)


def _basis(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """What was read, and the law it was judged by; where nothing was judged there is nothing to say."""
    values = {"links": links, "report": report, "snapshot": snapshot, "laws": report.constitutions}
    if report.plans:
        judged = any(map(is_judged, report.plans))
        yield TextSection("review/read.md", 8, report.plans, {**values, "judged": judged})
        yield from _touched(report, snapshot, links)
    if report.features or report.findings:
        yield TextSection("review/basis.md", 0, (), values)


def _touched(report: Report, snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """Each file that was looked at beside a plan that stays as it is, and why one was not."""
    if report.touched or snapshot.passed_over:
        files = {file.path: file for feature in snapshot.touched for file in feature.files}
        rows = [(path, "") for touched in report.touched for path in touched.looked_at]
        rows += [(path, why_unread(files[path])) for touched in report.touched for path in touched.unread]
        yield TextSection("review/touched.md", 5, rows, {"links": links, "report": report, "snapshot": snapshot})


def _left(report: Report, snapshot: Snapshot) -> Iterator[TextSection]:
    """The comments that speak of nothing any more, and whose threads we were not let resolve when we tried."""
    if left := sum(comment.refused for comment in outdated_comments(report, snapshot)):
        yield TextSection("review/left_comments.md", 0, (), {"left": left})
