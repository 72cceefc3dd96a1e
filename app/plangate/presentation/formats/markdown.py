"""A report as one Markdown document: what the check-run says, for a file or a job summary."""

from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.presentation.links import Links
from plangate.presentation.review import compose_check_run


def render_markdown(report: Report, snapshot: Snapshot) -> str:
    """Title, matrix, findings, what was read: the check-run's own words, with a newline at the end."""
    check_run = compose_check_run(report, snapshot, Links(snapshot, ""))
    parts = map(str.strip, (f"# {check_run.title}", check_run.summary, check_run.text))
    return "\n\n".join(filter(None, parts)) + "\n"
