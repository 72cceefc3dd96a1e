"""The command line: plangate check · fix · tasks · init · rules · explain · setup · up · run · doctor.

What a command takes stands here, what it does in a file of its own. That file is imported inside the function, when the
command runs: judging takes longer to load than to do, and `plangate --help` should not wait for what it does not use.
"""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from plangate import __version__
from plangate.cli.completion import install_completion, show_completion
from plangate.cli.output import COULD_NOT, FailOn, Format, Process, require_app
from plangate.interpreter import start_cache, stop_gc

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

Function = Callable[..., Any]
PATHS_HELP = "Plans, files of a feature, folders with plans in them; without any, the whole repository."


class Group(click.Group):
    """The commands, in the order in which they stand here and are first met."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Their names."""
        return list(self.commands)


def _flag_that_ends(name: str, tell: Callable[[click.Context], None], help: str) -> Callable[[Function], Function]:
    """An option that tells something instead of running a command."""

    def callback(context: click.Context, option: click.Parameter, is_asked: bool) -> None:
        if is_asked and not context.resilient_parsing:
            tell(context)
            context.exit()

    return click.option(name, is_flag=True, is_eager=True, expose_value=False, callback=callback, help=help)


def _paths(command: Function) -> Function:
    return click.argument("paths", metavar="[PATH]...", nargs=-1, type=Path, help=PATHS_HELP)(command)


@click.group("plangate", cls=Group, epilog=TABLE, context_settings={"help_option_names": ["-h", "--help"]})
@_flag_that_ends("--version", lambda _: click.echo(f"plangate {__version__}"), "Print the version and end.")
@_flag_that_ends("--install-completion", install_completion, "Install completion for the current shell.")
@_flag_that_ends("--show-completion", show_completion, "Print the completion of the current shell instead.")
def app() -> None:
    """Judges spec-kit plans against their repository's own constitution and template."""


@app.command(epilog=TABLE)
@_paths
@click.option("--base", metavar="REV", help="Judge what changed since this revision, by its law.")
@click.option("--today", is_flag=True, help="Judge old plans by the law of now, not by that of their last commit.")
@click.option(
    "--format",
    type=click.Choice([one.value for one in Format]),
    default=Format.TEXT.value,
    show_default=True,
    metavar="FORMAT",
    help=f"What is printed: {', '.join(Format)}.",
)
@click.option(
    "--fail-on",
    type=click.Choice([one.value for one in FailOn]),
    metavar="SEVERITY",
    help=f"What does not comply, whatever the policy says: {', '.join(FailOn)}.",
)
@click.option("--output", type=Path, metavar="FILE", help="Write to this file instead of printing.")
@click.option("--path", type=Path, metavar="PLAN", help="Where a plan from standard input, PATH -, would lie.")
@click.option("--explain", metavar="RULE", help="Say what a rule is about instead.")
def check(
    paths: tuple[Path, ...],
    base: str | None,
    today: bool,
    format: str,
    fail_on: str | None,
    output: Path | None,
    path: Path | None,
    explain: str | None,
) -> None:
    """Judge the plans of a working copy.

    Its root is the nearest folder above with .git in it, else with .specify.
    """
    if explain is not None:
        from plangate.cli.rules import explain_rule

        explain_rule(explain)
        return
    from plangate.cli.check import Question, check_plans

    check_plans(Question(paths, base, today, path, FailOn(fail_on) if fail_on else None), Format(format), output)


@app.command()
@_paths
@click.option("--diff", is_flag=True, help="Print what would change, and change nothing.")
def fix(paths: tuple[Path, ...], diff: bool) -> None:
    """Make the fixes that need no decision.

    They mend a link, a name, a label; never a gate, a status, a version or a date. Each was proven: with it its rule
    finds less, and no rule finds more.
    """
    from plangate.cli.fix import fix_plans

    fix_plans(paths, diff=diff)


@app.command()
@click.argument("folder", type=Path, help="The feature's folder, or its plan.")
@click.option("--write", is_flag=True, help="Write the file instead of printing it.")
@click.option("--fresh", is_flag=True, help="Leave an existing tasks.md out of account.")
@click.option("--tests", type=click.Choice(["on", "off"]), metavar="on|off", help="Whether there are tasks for tests.")
def tasks(folder: Path, write: bool, fresh: bool, tests: str | None) -> None:
    """Make tasks.md from a feature's design documents.

    Every task cites what it comes from. An existing tasks.md is merged in: its lines stay as they are.
    """
    from plangate.cli.tasks import make_tasks

    make_tasks(folder, write=write, fresh=fresh, tests=None if tests is None else tests == "on")


@app.command()
def init() -> None:
    """Write a policy file to start from.

    It is .github/plangate.yml, with every key and its default. One that is there already is left alone.
    """
    from plangate.cli.init import write_policy

    write_policy()


@app.command()
@click.option("--write", type=Path, metavar="FOLDER", help="Write the pages of all rules to this folder.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the policy file instead.")
def rules(write: Path | None, schema: bool) -> None:
    """List the rules, or write their pages."""
    from plangate.cli.rules import list_rules, print_policy_schema, write_pages

    if schema:
        print_policy_schema()
    elif write is None:
        list_rules()
    else:
        write_pages(write)


@app.command()
@click.argument("rule", help="The name of a rule, as findings give it.")
def explain(rule: str) -> None:
    """Say what a rule is about, why, and what to do."""
    from plangate.cli.rules import explain_rule

    explain_rule(rule)


@app.command()
@click.option(
    "--env-file",
    type=Path,
    default=Path(".env"),
    show_default=True,
    metavar="FILE",
    help="Where the App's credentials are written to, readable by you alone.",
)
@click.option("--kubernetes", is_flag=True, help="Print a secret for kubectl instead.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="PORT",
    help="The port of the pages; else any that is free.",
)
def setup(env_file: Path, kubernetes: bool, port: int) -> None:
    """Register the GitHub App in a browser on this machine.

    It asks for the account and the receiver's address, has GitHub register the App, writes its credentials down, and
    says what is left to do.
    """
    require_app()
    from plangate.cli.setup import set_up_app

    set_up_app(env_file, port, kubernetes=kubernetes)


@app.command()
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Reviews that run at once."
)
@click.option("--data", type=Path, metavar="FOLDER", help="Where Redis keeps its files; else your state folder.")
@click.option("--env-file", type=Path, metavar="FILE", help="A file with settings; .env here when there is one.")
def up(workers: int, data: Path | None, env_file: Path | None) -> None:
    """Run the GitHub App on this machine.

    It runs until Ctrl-C: receiver, dispatcher, workers, and a Redis of their own.
    """
    require_app()
    from plangate.cli.up import become_standalone

    become_standalone(workers, data, env_file)


@app.command()
@click.argument(
    "process", type=click.Choice([one.value for one in Process]), metavar="|".join(Process), help="Which one."
)
def run(process: str) -> None:
    """Run one process of the GitHub App.

    web receives webhooks, dispatch gives them to workers, a worker reviews; `up` runs all of them. Settings are those
    of the environment.
    """
    require_app()
    from plangate.cli.up import become

    become(Process(process))


@app.command()
@click.option("--json", is_flag=True, help="Print it for programs.")
@click.option("--data", type=Path, metavar="FOLDER", help="The folder of `plangate up --data`, if it was given one.")
@click.option("--env-file", type=Path, metavar="FILE", help="A file with settings; .env here when there is one.")
def doctor(json: bool, data: Path | None, env_file: Path | None) -> None:
    """Say whether all is as it should be, and what to do if not.

    It asks GitHub about the App, its installations and its webhook, and looks at Redis and the processes around it.
    """
    require_app()
    from plangate.cli.doctor import look_around

    look_around(env_file, data, as_json_text=json)


def main() -> None:
    """The `plangate` command."""
    # What a repository holds is not limited to what a terminal can show.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    stop_gc()
    try:
        with start_cache():
            app()
    except Exception:
        # A bug of ours; Python's own exit code would say that a plan does not comply.
        traceback.print_exc()
        sys.exit(COULD_NOT)
    finally:
        stop_gc()
