"""Findings as annotations of the check-run: plain text at lines of the head, in the diff or not."""

from posixpath import isabs, normpath

from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.outgoing import Annotation, Level
from plangate.domain.model.report import ConstitutionRead, LawStatus, Report
from plangate.presentation.escape import LONGEST_MESSAGE, plain
from plangate.presentation.links import Links
from plangate.presentation.principles import named, principle_of
from plangate.presentation.verdict import counts

MOST = 250
"""Annotations of one check-run: GitHub takes 50 at a time, and five requests are enough for one verdict."""

_LEVELS = {
    Severity.CRITICAL: Level.FAILURE,
    Severity.HIGH: Level.FAILURE,
    Severity.MEDIUM: Level.WARNING,
    Severity.LOW: Level.NOTICE,
    Severity.INFO: Level.NOTICE,
}


def annotations(report: Report, links: Links) -> tuple[Annotation, ...]:
    """An annotation for every finding that counts, the heaviest first; the summary lists those beyond MOST."""
    law = report.constitution or ConstitutionRead(None, LawStatus.MISSING)
    pairs = [(finding, feature.constitution) for feature in report.features for finding in feature.findings]
    pairs += [(finding, law) for finding in (*report.law, *report.policy.problems)]
    said = [pair for pair in pairs if counts(pair[0]) and is_inside(pair[0].path)]
    said.sort(key=lambda pair: (-pair[0].severity, pair[0].path, pair[0].line, pair[0].rule))
    return tuple(_annotation(finding, law, links) for finding, law in said[:MOST])


def is_inside(path: str) -> bool:
    """Whether a path names a file of the repository, as GitHub demands."""
    return bool(path) and not isabs(path) and normpath(path) == path and not path.startswith("..")


def _annotation(finding: Finding, law: ConstitutionRead, links: Links) -> Annotation:
    principle = principle_of(finding, law)
    lines = [plain(finding.message, LONGEST_MESSAGE)]
    if principle:
        lines.append(f"Principle: {plain(named(principle))} ({plain(law.path or '')} line {principle.line})")
    page = links.rule(finding.rule)
    if page:
        lines.append(f"The rule: {page}")
    return Annotation(
        path=finding.path,
        line=finding.line,
        end_line=max(finding.line, finding.end_line),
        level=_LEVELS[finding.severity],
        title=plain(f"{finding.rule} ({finding.severity.word})", 255),
        message="\n".join(lines),
    )
