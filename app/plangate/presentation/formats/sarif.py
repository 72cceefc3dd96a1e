"""A report as SARIF 2.1.0, for code scanning and editors (docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from urllib.parse import quote

from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.report import Report
from plangate.domain.rules import CATALOGUE
from plangate.domain.rules.rule import Rule
from plangate.presentation.formats.json_report import Json, dump
from plangate.presentation.pages import advice_on
from plangate.presentation.verdict import unevaluated

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "plangate/v1"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}


def render_sarif(report: Report) -> str:
    """The report as one SARIF log with one run, indented, with a newline at its end."""
    return dump(_log(report))


def _log(report: Report) -> Json:
    driver = {
        "name": "Plangate",
        "semanticVersion": report.engine,
        "rules": [_rule(rule) for rule in CATALOGUE],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(finding) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _invocation(report: Report) -> Json:
    """How the run went: what could not be read is no result alone, since a run without a verdict did not succeed."""
    unread = unevaluated(report)
    notes = [
        {
            "level": "error",
            "message": {"text": finding.message},
            "descriptor": {"id": finding.rule},
            "locations": [{"physicalLocation": _place(finding)}],
        }
        for finding in unread
    ]
    return {"executionSuccessful": not unread, **({"toolExecutionNotifications": notes} if notes else {})}


def _place(finding: Finding) -> Json:
    return {
        "artifactLocation": {"uri": quote(finding.path, errors="replace"), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.line, "endLine": finding.end_line},
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": str(advice_on(rule.name)) or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"family": rule.family, "severity": rule.severity.word},
    }


def _result(finding: Finding) -> Json:
    place = _place(finding)
    result: Json = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "baselineState": "unchanged" if finding.existing else "new",
        "properties": {"severity": finding.severity.word, "principle": finding.principle},
    }
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived}]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, place["artifactLocation"])]
    return result


def _fix(fix: Fix, location: object) -> Json:
    replacement = {
        "deletedRegion": {"startLine": fix.line, "startColumn": 1, "endLine": fix.end_line + 1, "endColumn": 1},
        "insertedContent": {"text": f"{fix.text}\n" if fix.text else ""},
    }
    return {"artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}]}
