"""A report as GitHub Actions workflow commands: each finding becomes an annotation of the job that prints it."""

from collections.abc import Iterator
from itertools import chain, islice

from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.report import Report
from plangate.presentation.environment import count, whose_law
from plangate.presentation.formats.what_was_read import MAX_UNREAD_FILES
from plangate.presentation.verdict import counting, is_without_verdict, unevaluated

_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
    Severity.INFO: "notice",
}


def render_workflow(report: Report) -> str:
    """One command for each finding that counts, and a closing line that the job's log shows."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    findings = counting(report.findings)
    yield from map(_command, findings)
    for path in islice(chain.from_iterable(feature.unread for feature in report.features), MAX_UNREAD_FILES):
        yield f"Plangate could not read {_data(path)}."
    for plan in report.plans:
        if plan.as_of:
            yield f"{_data(plan.path)} is judged by {whose_law(plan.as_of)}; --today judges by today's."
    unread = unevaluated(report)
    verdict = f"could not evaluate {count(len(unread), 'file')}" if unread else report.conclusion.value
    numbers = f"{count(len(findings), 'finding')} in {count(len(report.plans), 'plan')}"
    touched = f" and {count(len(report.touched), 'feature')} touched otherwise" if report.touched else ""
    yield f"Plangate: {verdict}; {numbers}{touched}{_read(report)}."


def _read(report: Report) -> str:
    """What was read of the plans, in numbers."""
    if not report.plans:
        return ""
    plans = report.plans
    read = (
        count(sum(len(plan.constitution.principles) for plan in plans), "principle"),
        count(sum(len(plan.read.gates) for plan in plans), "gate"),
        count(sum(len(plan.read.fields) for plan in plans), "field"),
        count(sum(len(plan.read.tree) for plan in plans), "path"),
    )
    return f"; read: {', '.join(read)}"


def _command(finding: Finding) -> str:
    place = {
        "file": finding.path,
        "line": str(finding.line),
        "endLine": str(finding.end_line),
        "title": f"{finding.rule} ({finding.severity.word})",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    # What could not be judged ends the job, whatever the rule weighs.
    level = "error" if is_without_verdict(finding) else _COMMANDS[finding.severity]
    return f"::{level} {properties}::{_data(finding.message)}"


def _data(text: str) -> str:
    """Text that cannot end the command or begin another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
