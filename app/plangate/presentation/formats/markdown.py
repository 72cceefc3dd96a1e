"""A report as one Markdown document: what the check-run says, for a file or a job summary."""

from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.presentation.escape import plain
from plangate.presentation.links import Links
from plangate.presentation.review import compose_check_run
from plangate.presentation.verdict import COULD_NOT_EVALUATE, unevaluated

MAX_TITLE_LENGTH = 200
"""Characters of the files' names that a title holds."""


def render_markdown(report: Report, snapshot: Snapshot) -> str:
    """Title, matrix, findings, what was read: the check-run's own words, with a newline at the end."""
    check_run = compose_check_run(report, snapshot, Links(snapshot, ""))
    parts = map(str.strip, (f"# {_title(report, check_run.title)}", check_run.summary, check_run.text))
    return "\n\n".join(filter(None, parts)) + "\n"


def _title(report: Report, title: str) -> str:
    """The check-run's title; a job has no conclusion beside it, and must not take an empty plan for a mild case."""
    unread = unevaluated(report)
    if not unread or title.startswith(COULD_NOT_EVALUATE):
        return title
    return f"{COULD_NOT_EVALUATE}: {plain(', '.join(finding.path for finding in unread), MAX_TITLE_LENGTH)}"
