"""The command line: plangate check · fix · tasks · init · rules · explain · setup · up · run · doctor.

What a command takes stands here, what it does in a file of its own. That file is imported inside the function, when the
command runs: judging takes longer to load than to do, and `plangate --help` should not wait for what it does not use.
"""

import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plangate import __version__
from plangate.cli.output import COULD_NOT, FailOn, Format
from plangate.gc_tuning import tune_gc

TABLE = """\b
exit code    0                        1                     2
check        complies, not assessed   does not comply       could not evaluate
fix          fixed, nothing to fix    --diff: not fixed     could not evaluate
tasks        made                     plan is not ready     could not
doctor       all is well              something is to mend  could not
all others   done                     -                     could not

\b
check prints, by --format
text         for people, with the line of each file that a finding is about
json         the report for programs: docs/report.schema.json
sarif        SARIF 2.1.0, for code scanning and editors
github       annotations of a workflow of GitHub Actions
markdown     a document, as the check on a pull request says it
agent        what a coding agent mends the plan by
"""
"""What every command's end means, and what `check` prints, in one place; the marks keep the lines as they stand."""

app = typer.Typer(
    name="plangate",
    help="Judges spec-kit plans against their repository's own constitution and template.",
    epilog=TABLE,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help is the same in a terminal, a pipe and a page, and loads nothing.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Tests(StrEnum):
    """Whether tasks for tests are made, whatever the documents ask for."""

    __test__ = False

    ON = "on"
    OFF = "off"


def _print_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"plangate {__version__}")
        raise typer.Exit


@app.callback()
def plangate(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Judges spec-kit plans against their repository's own constitution and template."""


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help="Plans, files of a feature, folders with plans in them; without any, the whole repository.",
    ),
]


@app.command(epilog=TABLE)
def check(
    paths: Paths = None,
    base: Annotated[
        str | None, typer.Option(metavar="REV", help="Judge what changed since this revision, by its law.")
    ] = None,
    today: Annotated[
        bool, typer.Option("--today", help="Judge old plans by the law of now, not by that of their last commit.")
    ] = False,
    format: Annotated[
        Format, typer.Option(metavar="FORMAT", help=f"What is printed: {', '.join(Format)}.")
    ] = Format.TEXT,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(metavar="SEVERITY", help=f"What does not comply, whatever the policy says: {', '.join(FailOn)}."),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file instead of printing.")] = None,
    path: Annotated[
        Path | None, typer.Option(metavar="PLAN", help="Where a plan from standard input, PATH -, would lie.")
    ] = None,
    explain: Annotated[str | None, typer.Option(metavar="RULE", help="Say what a rule is about instead.")] = None,
) -> None:
    """Judge the plans of a working copy.

    Its root is the nearest folder above with .git in it, else with .specify.
    """
    if explain is not None:
        from plangate.cli.explain import explain_rule

        explain_rule(explain)
        return
    from plangate.cli.check import Question, check_plans

    check_plans(Question(tuple(paths or ()), base, today, path, fail_on), format, output)


@app.command()
def fix(
    paths: Paths = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print what would change, and change nothing.")] = False,
) -> None:
    """Make the fixes that need no decision.

    They mend a link, a name, a label; never a gate, a status, a version or a date. Each was proven: with it its rule
    finds less, and no rule finds more.
    """
    from plangate.cli.fix import fix_plans

    fix_plans(tuple(paths or ()), diff=diff)


@app.command()
def tasks(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The feature's folder, or its plan.")],
    write: Annotated[bool, typer.Option("--write", help="Write the file instead of printing it.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Leave an existing tasks.md out of account.")] = False,
    tests: Annotated[Tests | None, typer.Option(metavar="on|off", help="Whether there are tasks for tests.")] = None,
) -> None:
    """Make tasks.md from a feature's design documents.

    Every task cites what it comes from. An existing tasks.md is merged in: its lines stay as they are.
    """
    from plangate.cli.tasks import make_tasks

    make_tasks(folder, write=write, fresh=fresh, tests=None if tests is None else tests is Tests.ON)


@app.command()
def init() -> None:
    """Write a policy file to start from.

    It is .github/plangate.yml, with every key and its default. One that is there already is left alone.
    """
    from plangate.cli.init import write_policy

    write_policy()


@app.command()
def rules(
    write: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the pages of all rules to this folder.")
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the policy file instead.")] = False,
) -> None:
    """List the rules, or write their pages."""
    from plangate.cli.rules import list_rules, print_policy_schema, write_pages

    if schema:
        print_policy_schema()
    elif write is None:
        list_rules()
    else:
        write_pages(write)


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The name of a rule, as findings give it.")],
) -> None:
    """Say what a rule is about, why, and what to do."""
    from plangate.cli.explain import explain_rule

    explain_rule(rule)


@app.command()
def up(
    workers: Annotated[int, typer.Option(min=1, max=64, help="Reviews that run at once.")] = 1,
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where Redis keeps its files; else your state folder.")
    ] = None,
    env_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with settings; .env here when there is one.")
    ] = None,
) -> None:
    """Run the GitHub App on this machine.

    It runs until Ctrl-C: receiver, dispatcher, workers, and a Redis of their own.
    """
    from plangate.cli.up import become_standalone

    become_standalone(workers, data, env_file)


@app.command()
def setup(
    env_file: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the App's credentials are written to, readable by you alone.")
    ] = Path(".env"),
    kubernetes: Annotated[bool, typer.Option("--kubernetes", help="Print a secret for kubectl instead.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port of the pages; else any that is free.")] = 0,
) -> None:
    """Register the GitHub App in a browser on this machine.

    It asks for the account and the receiver's address, has GitHub register the App, writes its credentials down, and
    says what is left to do.
    """
    from plangate.cli.setup import set_up_app

    set_up_app(env_file, port, kubernetes=kubernetes)


@app.command()
def run(process: Annotated[str, typer.Argument(metavar="web|dispatch|worker", help="Which one.")]) -> None:
    """Run one process of the GitHub App, with settings from the environment.

    web receives webhooks, dispatch gives them to workers, a worker reviews. `up` runs all of them.
    """
    from plangate.cli.run import Process, become

    if process not in tuple(Process):
        raise typer.BadParameter(f"it is {', '.join(Process)}", param_hint="PROCESS")
    become(Process(process))


@app.command()
def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print it for programs.")] = False,
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The folder of `plangate up --data`, if it was given one.")
    ] = None,
    env_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file with settings; .env here when there is one.")
    ] = None,
) -> None:
    """Say whether all is as it should be, and what to do if not.

    It asks GitHub about the App, its installations and its webhook, and looks at Redis and the processes around it.
    """
    from plangate.cli.doctor import look_around

    look_around(env_file, data, as_json_text=json)


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
