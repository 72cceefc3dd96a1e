"""Which of our comments speak of nothing that still stands."""

from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.presentation.hidden_markers import read_fingerprints
from plangate.presentation.verdict import counts, unread_files


def gone_comments(report: Report, snapshot: Snapshot) -> tuple[OwnReviewComment, ...]:
    """The comments of open threads of which every finding is gone: mended, waived, or there before by now.

    None where a plan or the law could not be read, or a feature has more findings than are listed: what is not known is
    not gone.
    """
    if not snapshot.open or unread_files(report, snapshot) or any(feature.unlisted for feature in report.features):
        return ()
    current = {finding.fingerprint for finding in report.findings if counts(finding)}
    return tuple(one for one in snapshot.standing.comments if not one.resolved and _is_gone(one, current))


def _is_gone(comment: OwnReviewComment, current: set[str]) -> bool:
    said = read_fingerprints(comment.body)
    return bool(said) and not said & current
