"""What people read at a terminal: a report (what was found, where, why, what to do, what was read), and the rules."""

import io
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from plangate.domain.documents.template.resolve import UPSTREAM
from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.report import (
    Conclusion,
    ConstitutionRead,
    Coverage,
    LawStatus,
    PlanReport,
    Report,
    Shape,
    TouchedReport,
)
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.rules.rule import Rule

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
}
_VERDICTS = {
    Conclusion.SUCCESS: ("complies", "green"),
    Conclusion.NEUTRAL: ("not assessed", "yellow"),
    Conclusion.FAILURE: ("does not comply", "red"),
}
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters and bidirectional overrides: text of a repository must not steer the terminal that shows it."""

_EXCERPT = 100
"""Characters of a line that are shown."""


_MOST_UNREAD = 20
"""Files that could not be read that are named."""

_MOST_BARE = 12
"""Stories and requirements without a task that are named."""


def compose_terminal(report: Report, snapshot: Snapshot) -> Text:
    """The report as styled text; excerpts come from the texts of the snapshot."""
    texts = _texts(snapshot)
    page = Text()
    for plan in report.plans:
        page.append_text(_plan(plan, texts))
    for touched in report.touched:
        page.append_text(_touched(touched, texts))
    for path, findings in groupby((*report.law, *report.policy.problems), key=lambda finding: finding.path):
        page.append(f"{_safe(path)}\n", "bold")
        for finding in findings:
            page.append_text(_finding(finding, texts, report.constitution, below=path))
        page.append("\n")
    for line in _read(report):
        page.append(f"{line}\n", "dim")
    page.append_text(_closing(report))
    return page


def compose_rules(rules: Sequence[Rule]) -> Text:
    """One line for each rule, by family."""
    listing = Text()
    for family, members in groupby(rules, key=lambda rule: rule.family):
        listing.append(f"{family}\n", "bold")
        for rule in members:
            listing.append(f"  {rule.name:<28} {rule.severity.word:<9} {rule.summary}\n")
    return listing


def render_text(text: Text) -> str:
    """The styled text as this terminal shows it, plain where there is none."""
    rendered = io.StringIO()
    Console(file=rendered, force_terminal=Console().is_terminal, soft_wrap=True, highlight=False).print(text, end="")
    return rendered.getvalue()


def _texts(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    judged = [feature.plan for feature in snapshot.features]
    beside = [file for feature in snapshot.looked_at for file in feature.files]
    written = (*snapshot.amended, *((snapshot.proposed_policy,) if snapshot.proposed_policy else ()))
    files = (*snapshot.law, *(one.after for one in written), *beside, *judged)
    return {file.path: tuple(file.text.split("\n")) for file in files if file.text is not None and not file.symlink}


def _plan(plan: PlanReport, texts: dict[str, tuple[str, ...]]) -> Text:
    word, style = _VERDICTS[plan.conclusion]
    page = Text()
    page.append(_safe(plan.path), "bold")
    page.append(f"  {word}{_why_neutral(plan)}\n", style)
    counting = [finding for finding in plan.findings if not finding.existing and finding.waived is None]
    for finding in counting:
        page.append_text(_finding(finding, texts, plan.constitution, below=plan.path))
    apart = [finding for finding in plan.findings if finding not in counting]
    page.append_text(_apart(apart, plan.unlisted, below=plan.path))
    page.append("\n")
    return page


def _touched(touched: TouchedReport, texts: dict[str, tuple[str, ...]]) -> Text:
    """What lies beside a plan that stands as it was; each file that has findings heads its own."""
    page = Text()
    for path in touched.looked_at:
        here = [finding for finding in touched.findings if finding.path == path]
        counting = [finding for finding in here if not finding.existing and finding.waived is None]
        page.append(_safe(path), "bold")
        page.append("  the plan beside it is as it was\n", "dim")
        for finding in counting:
            page.append_text(_finding(finding, texts, None, below=path))
        page.append_text(_apart([finding for finding in here if finding not in counting], 0, below=path))
    page.append_text(_apart([], touched.unlisted, below=touched.path))
    return page.append("\n")


def _why_neutral(plan: PlanReport) -> str:
    if plan.conclusion is not Conclusion.NEUTRAL:
        return ""
    if plan.exempt:
        return f": exempt by policy ({_safe(plan.exempt)})"
    if any(finding.rule == "unreadable-plan" for finding in plan.findings):
        return ": it could not be read"
    if plan.shape is Shape.OTHER:
        return ": another format than spec-kit's"
    reasons = {
        LawStatus.MISSING: ": no constitution",
        LawStatus.UNFILLED: ": the constitution is unfilled",
        LawStatus.UNREADABLE: ": the constitution cannot be read",
    }
    return reasons.get(plan.constitution.status, "")


def _finding(finding: Finding, texts: dict[str, tuple[str, ...]], law: ConstitutionRead | None, *, below: str) -> Text:
    """A finding below the heading of a file; its own file is named where that is another one."""
    page = Text()
    page.append(f"  {finding.line:>4}  ")
    page.append(f"{finding.severity.word:<8} ", _STYLES[finding.severity])
    page.append(finding.rule, "bold")
    page.append(f"{_elsewhere(finding, below)}\n")
    excerpt = _excerpt(finding, texts)
    if excerpt:
        page.append(f"        │ {excerpt}\n", "dim")
    for line in textwrap.wrap(_safe(finding.message), 100):
        page.append(f"        {line}\n")
    if finding.principle:
        page.append(f"        principle {_principle(finding.principle, law)}\n", "dim")
    if finding.fix:
        page.append(f"        fix: {_fix(finding.fix)}\n", "green")
    return page


def _elsewhere(finding: Finding, below: str) -> str:
    return f"  in {_safe(finding.path)}" if finding.path != below else ""


def _principle(id: str, law: ConstitutionRead | None) -> str:
    """The principle with its name and its place in the law, where the law has it."""
    found = next((principle for principle in law.principles if principle.id == id), None) if law else None
    if law is None or found is None:
        return _safe(id)
    name = _safe(found.name)
    named = f"{_safe(id)}. {name}" if id[:1].isupper() or id[:1].isdigit() else name
    return f"{named} ({_safe(law.path)}, line {found.line})"


def _excerpt(finding: Finding, texts: dict[str, tuple[str, ...]]) -> str:
    lines = texts.get(finding.path, ())
    line = _safe(lines[finding.line - 1]).strip() if finding.line <= len(lines) else ""
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1]}…"


def _fix(fix: Fix) -> str:
    lines = f"line {fix.line}" if fix.line == fix.end_line else f"lines {fix.line} to {fix.end_line}"
    if not fix.text:
        return f"delete {lines}"
    text = _safe(fix.text).rstrip()
    if text[:1].isspace() or "\n" in text:
        # On lines of its own, since a YAML line means another thing without its indentation.
        return f"replace {lines} by:\n" + "\n".join(f"        │ {line}" for line in text.split("\n"))
    return f"replace {lines} by: {text}"


def _apart(findings: list[Finding], unlisted: int, *, below: str) -> Text:
    page = Text()
    for finding in findings:
        why = f"waived: {_safe(finding.waived)}" if finding.waived else "already there"
        named = f"{finding.rule}{_elsewhere(finding, below)}"
        page.append(f"  {finding.line:>4}  {finding.severity.word:<8} {named}  ({why})\n", "dim")
    if unlisted:
        page.append(f"        and {unlisted} more\n", "dim")
    return page


def _read(report: Report) -> Iterator[str]:
    """What was read, one line for each plan: a verdict says what it rests on."""
    for plan in report.plans:
        law = plan.constitution
        version = f" {_safe(law.version)}" if law.version else ""
        where = f"{_safe(law.path)}{version}" if law.path else "no constitution"
        yield (
            f"Read {_safe(plan.path)}: {_count(len(law.principles), 'principle')} of {where}, "
            f"{_count(len(plan.read.gates), 'gate')}, {_count(len(plan.read.fields), 'field')}, "
            f"{_count(len(plan.read.tree), 'path')}"
            f"{_design(plan)}; {_template_name(plan.template.source)}"
            f"{f' ({_safe(plan.template.path)})' if plan.template.path else ''}."
        )
    for coverage in (feature.coverage for feature in report.features if feature.coverage):
        yield _covered(coverage)
    for path in [path for feature in report.features for path in feature.unread][:_MOST_UNREAD]:
        yield f"Not read: {_safe(path)}, which is too long, a link, no UTF-8 text, or one contract too many."
    unread = sum(len(feature.unread) for feature in report.features)
    if unread > _MOST_UNREAD:
        yield f"Not read: {unread - _MOST_UNREAD} more files."
    if report.policy.path:
        yield f"Policy {_safe(report.policy.path)}."


def _covered(coverage: Coverage) -> str:
    """How many stories and requirements have tasks, and which have none."""
    kinds = {"story": ("story", "stories"), "requirement": ("requirement", "requirements")}
    told = []
    for kind, (one, many) in kinds.items():
        rows = [row for row in coverage.rows if row.kind == kind]
        if rows:
            told.append(f"{sum(bool(row.tasks) for row in rows)} of {len(rows)} {one if len(rows) == 1 else many}")
    bare = [row.id for row in coverage.rows if not row.tasks]
    without = f"; without: {_safe(', '.join(bare[:_MOST_BARE]))}" if bare else ""
    more = f" and {len(bare) - _MOST_BARE} more" if len(bare) > _MOST_BARE else ""
    return f"Tasks {_safe(coverage.path)}: {' and '.join(told)} have a task{without}{more}."


def _template_name(source: str) -> str:
    """The template by its source, as the report's JSON names it; where none was found, whose it is."""
    return "spec-kit's own template" if source == UPSTREAM else f"template {source}"


def _design(plan: PlanReport) -> str:
    return f", {_count(len(plan.read.design), 'design row')}" if plan.read.design else ""


def _closing(report: Report) -> Text:
    word, style = _VERDICTS[report.conclusion]
    if not report.features and not report.law and not report.policy.problems:
        return Text("No plan to judge.\n", style)
    counts = [
        f"{report.count(severity)} {severity.word}"
        for severity in sorted(Severity, reverse=True)
        if report.count(severity)
    ]
    found = ", ".join(counts) if counts else "nothing found"
    closing = Text(f"{word[0].upper()}{word[1:]}: ", f"bold {style}")
    if not report.plans:
        return closing.append(f"{_without_plans(report)}, {found}.\n", style)
    closing.append(f"{_count(len(report.plans), 'plan')} judged{_failed(report)}, {found}. ", style)
    closing.append("The plans' declarations were judged, not the future code.\n", "dim")
    return closing


def _without_plans(report: Report) -> str:
    if report.law:
        return "the constitution is amended"
    return "no plan changed" if report.features else "no plan to judge"


def _failed(report: Report) -> str:
    """How many of several plans fail, where any does."""
    failed = sum(plan.conclusion is Conclusion.FAILURE for plan in report.plans)
    if len(report.plans) == 1 or not failed:
        return ""
    return f", {failed} of them {'does' if failed == 1 else 'do'} not comply"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _safe(text: str | None) -> str:
    return _UNSAFE.sub("�", text or "")
