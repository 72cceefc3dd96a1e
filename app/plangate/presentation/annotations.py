"""Findings as annotations of the check-run: plain text at lines of the head, in the diff or not."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from posixpath import isabs, normpath

from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.outgoing import Annotation, Level, Review
from plangate.domain.model.report import ConstitutionRead, Report
from plangate.presentation.comments import MAX_COMMENT_FINDINGS
from plangate.presentation.environment import principle_name
from plangate.presentation.escape import MAX_MESSAGE_LENGTH, plain
from plangate.presentation.hidden_markers import read_fingerprints
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
    """An annotation for every finding that counts, the heaviest first; those beyond the bound the summary explains."""
    return tuple(_annotation(finding, law, links) for finding, law in _annotated(report))


def annotated_findings(report: Report) -> frozenset[str]:
    """The fingerprints of the findings that an annotation or a comment says in full; those without one are not in."""
    return frozenset(finding.fingerprint for finding, _ in _annotated(report)) - {""}


def each_once(
    annotations: Iterable[Annotation], review: Review | None, comments: Iterable[OwnReviewComment]
) -> tuple[tuple[Annotation, ...], Review | None]:
    """The annotations that no comment says, and the review with those that return if it stands without its comments.

    `comments` are those of ours that stand; one that GitHub shows at no line of this head says nothing there.
    """
    standing = chain.from_iterable(
        _explained(read_fingerprints(comment.body))
        for comment in comments
        if not comment.resolved_by_us and not comment.outdated
    )
    said = frozenset(standing)
    left = tuple(annotation for annotation in annotations if annotation.fingerprint not in said)
    if review is None:
        return left, None
    coming = frozenset(chain.from_iterable(_explained(comment.fingerprints) for comment in review.comments))
    instead = tuple(annotation for annotation in left if annotation.fingerprint in coming)
    return tuple(one for one in left if one not in instead), replace(review, annotations=instead)


def _explained(fingerprints: tuple[str, ...]) -> tuple[str, ...]:
    """The findings that a comment explains of those that it names."""
    return fingerprints[:MAX_COMMENT_FINDINGS]


def _annotated(report: Report) -> list[tuple[Finding, ConstitutionRead]]:
    shown = [pair for pair in by_weight(report) if pair[0].counts and is_inside(pair[0].path)]
    return shown[:MAX_ANNOTATIONS]


def is_inside(path: str) -> bool:
    """Whether a path names a file of the repository, as GitHub demands."""
    return bool(path) and not isabs(path) and normpath(path) == path and not path.startswith("..")


def _annotation(finding: Finding, law: ConstitutionRead, links: Links) -> Annotation:
    principle = law.principle(finding.principle)
    lines = [plain(finding.message, MAX_MESSAGE_LENGTH)]
    lines += [plain(line) for line in (finding.to_copy or "").splitlines()]
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
        fingerprint=finding.fingerprint,
    )
