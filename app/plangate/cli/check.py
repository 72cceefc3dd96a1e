"""The command `plangate check`: the plans of a working copy, judged and told in one of six formats."""

from collections.abc import Callable
from pathlib import Path

import typer

from plangate.cli.output import COULD_NOT, Format, fail, write_stdout
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.review import review
from plangate.errors import AuthorError
from plangate.local.gather import gather
from plangate.presentation.agent import compose_for_agent
from plangate.presentation.formats.json_report import render_json
from plangate.presentation.formats.markdown import render_markdown
from plangate.presentation.formats.sarif import render_sarif
from plangate.presentation.formats.terminal import compose_terminal, render_text, terminal_width
from plangate.presentation.formats.workflow import render_workflow

COMPLIES, DOES_NOT_COMPLY = 0, 1
"""The exit codes; a plan that is not assessed is no failure."""

RENDERERS: dict[Format, Callable[[Report, Snapshot], str]] = {
    Format.TEXT: lambda report, snapshot: render_text(compose_terminal(report, snapshot, terminal_width())),
    Format.JSON: lambda report, _: render_json(report),
    Format.SARIF: lambda report, _: render_sarif(report),
    Format.GITHUB: lambda report, _: render_workflow(report),
    Format.MARKDOWN: render_markdown,
    Format.AGENT: lambda report, snapshot: f"{compose_for_agent(report, snapshot)}\n",
}


def check_plans(paths: list[Path], base: str | None, format: Format, *, today: bool) -> None:
    """Judge what the paths name, or what changed of it since the revision `base`, and end with the exit code.

    `today`: old plans are judged by the law and the tree of now.
    """
    try:
        snapshot = gather(paths, base, read_policy, today=today)
        report = review(snapshot)
    except AuthorError as error:
        raise fail(str(error)) from None
    write_stdout(RENDERERS[format](report, snapshot), encoding=None if format is Format.TEXT else "utf-8")
    raise typer.Exit(_exit_code(report))


def _exit_code(report: Report) -> int:
    if any(finding.rule in ("unreadable-plan", "unreadable-law") for finding in report.findings):
        return COULD_NOT
    return DOES_NOT_COMPLY if report.conclusion is Conclusion.FAILURE else COMPLIES
