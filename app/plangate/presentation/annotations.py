"""Findings as annotations of the check-run: plain text at lines of the head, in the diff or not."""

from posixpath import isabs, normpath

from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.outgoing import Annotation, Level
from plangate.domain.model.report import ConstitutionRead, Report
from plangate.presentation.environment import principle_name
from plangate.presentation.escape import MAX_MESSAGE_LENGTH, plain
from plangate.presentation.links import Links
from plangate.presentation.verdict import by_weight

MAX_ANNOTATIONS = 250
"""Annotations of one check-run: GitHub takes 50 at a time, and five requests are enough for one verdict."""

_LEVELS = {
    Severity.CRITICAL: Level.FAILURE,
    Severity.HIGH: Level.FAILURE,
    Severity.MEDIUM: Level.WARNING,
    Severity.LOW: Level.NOTICE,
    Severity.INFO: Level.NOTICE,
}


def annotations(report: Report, links: Links) -> tuple[Annotation, ...]:
    """An annotation for every finding that counts, the heaviest first; those beyond the bound the summary lists."""
    shown = [pair for pair in by_weight(report) if pair[0].counts and is_inside(pair[0].path)]
    return tuple(_annotation(finding, law, links) for finding, law in shown[:MAX_ANNOTATIONS])


def is_inside(path: str) -> bool:
    """Whether a path names a file of the repository, as GitHub demands."""
    return bool(path) and not isabs(path) and normpath(path) == path and not path.startswith("..")


def _annotation(finding: Finding, law: ConstitutionRead, links: Links) -> Annotation:
    principle = law.principle(finding.principle)
    lines = [plain(finding.message, MAX_MESSAGE_LENGTH)]
    if principle:
        lines.append(f"Principle: {plain(principle_name(principle))} ({plain(law.path or '')} line {principle.line})")
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
