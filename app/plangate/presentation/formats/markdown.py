"""A report as one Markdown document: what the check-run says, for a file or a job summary."""

from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.presentation.review import compose


def render_markdown(report: Report, snapshot: Snapshot) -> str:
    """Title, matrix, findings, what was read: the check-run's own words, with a newline at the end."""
    said = compose(report, snapshot, home="", comments=False).check_run
    return "\n\n".join(part.strip() for part in (f"# {said.title}", said.summary, said.text) if part.strip()) + "\n"
