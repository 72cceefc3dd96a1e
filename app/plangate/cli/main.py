"""The command line: plangate check · tasks · rules · explain · up."""

import io
import os
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from plangate.cli.output import COULD_NOT, put, say
from plangate.cli.tasks import tasks
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.review import review
from plangate.domain.rules import CATALOGUE, find_rule
from plangate.errors import AuthorError
from plangate.gc_tuning import tune_gc
from plangate.local.gather import gather
from plangate.presentation.formats.json_report import render_json
from plangate.presentation.formats.markdown import render_markdown
from plangate.presentation.formats.sarif import render_sarif
from plangate.presentation.formats.terminal import compose_terminal
from plangate.presentation.formats.workflow import render_workflow
from plangate.presentation.pages.rules import (
    compose_list,
    compose_page,
    compose_pages,
    did_you_mean,
    render_policy_schema,
)

COMPLIES, DOES_NOT_COMPLY = 0, 1
"""The exit codes; a plan that is not assessed is no failure."""

app = typer.Typer(
    name="plangate",
    help="Judges spec-kit plans against their repository's own constitution and template.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", help="Plans, or folders with plans in them.")]
Base = Annotated[str | None, typer.Option(metavar="REV", help="Judge what changed since this revision, by its law.")]
Folder = Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write the pages of all rules to this folder.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Reviews that run at once.")]
Data = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Where Redis keeps its files; else your state folder.")
]
EnvFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A file with settings; .env here when there is one.")
]
Name = Annotated[str, typer.Argument(metavar="RULE", help="The name of a rule, as findings give it.")]


class Format(StrEnum):
    """What `check` prints."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"


Form = Annotated[Format, typer.Option(metavar="FORMAT", help=f"What is printed: {', '.join(Format)}.")]


@app.command()
def check(
    paths: Paths = None,
    base: Base = None,
    format: Form = Format.TEXT,
    explain: Annotated[str | None, typer.Option(metavar="RULE", help="Say what a rule is about instead.")] = None,
) -> None:
    """Judge the plans of a working copy: exit 0 complies or not assessed, 1 does not comply, 2 could not."""
    if explain is not None:
        _explain(explain)
        return
    try:
        snapshot = gather(paths or [Path()], base)
        report = review(snapshot)
    except AuthorError as error:
        say(f"plangate: {error}")
        raise typer.Exit(COULD_NOT) from None
    put(_rendered(report, snapshot, format))
    raise typer.Exit(_exit_code(report))


app.command()(tasks)


@app.command()
def rules(
    write: Folder = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the policy file instead.")] = False,
) -> None:
    """List the rules, or write their pages."""
    if schema:
        put(render_policy_schema())
        return
    if write is None:
        put(_shown(compose_list(CATALOGUE)))
        return
    try:
        write.mkdir(parents=True, exist_ok=True)
        for name, text in compose_pages():
            (write / name).write_text(text, encoding="utf-8")
    except OSError as error:
        say(f"plangate: {error.filename or write} cannot be written: {error.strerror}.")
        raise typer.Exit(COULD_NOT) from None


@app.command()
def explain(rule: Name) -> None:
    """Say what a rule is about, why, and what to do."""
    _explain(rule)


_RULES_ONLY = "This explains rules, which `plangate rules` lists; principles stand in your constitution."


def _explain(rule: str) -> None:
    found = find_rule(rule.strip().lower())
    if found is None:
        say(f"plangate: there is no rule {rule}.{did_you_mean(rule)} {_RULES_ONLY}")
        raise typer.Exit(COULD_NOT)
    put(compose_page(found))


@app.command()
def up(workers: Workers = 1, data: Data = None, env_file: EnvFile = None) -> None:
    """Run the GitHub App on this machine until Ctrl-C: receiver, dispatcher, workers, and a Redis of their own."""
    given = {"--workers": workers, "--data": data, "--env-file": env_file or _beside(Path(".env"))}
    options = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    sys.stdout.flush()
    # Become it: what judges plans need not load what serves, which takes longer than the judging.
    os.execv(sys.executable, [sys.executable, "-m", "plangate.standalone", *options])


def main() -> None:
    """The `plangate` command."""
    # What a repository holds is not limited to what a terminal can show.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    tune_gc()
    try:
        app()
    except Exception:
        # A bug of ours; Python's own exit code would say that a plan does not comply.
        traceback.print_exc()
        sys.exit(COULD_NOT)


def _rendered(report: Report, snapshot: Snapshot, format: Format) -> str:
    match format:
        case Format.TEXT:
            return _shown(compose_terminal(report, snapshot))
        case Format.JSON:
            return render_json(report)
        case Format.SARIF:
            return render_sarif(report)
        case Format.GITHUB:
            return render_workflow(report)
        case Format.MARKDOWN:
            return render_markdown(report, snapshot)


def _shown(page: Text) -> str:
    """The styled text as this terminal shows it, plain where there is none."""
    shown = io.StringIO()
    Console(file=shown, force_terminal=Console().is_terminal, soft_wrap=True, highlight=False).print(page, end="")
    return shown.getvalue()


def _exit_code(report: Report) -> int:
    if any(finding.rule in ("unreadable-plan", "unreadable-law") for finding in report.findings):
        return COULD_NOT
    return DOES_NOT_COMPLY if report.conclusion is Conclusion.FAILURE else COMPLIES


def _beside(path: Path) -> Path | None:
    return path if path.is_file() else None


if __name__ == "__main__":
    main()
