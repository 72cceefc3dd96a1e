"""The command `plangate check`: the plans of a working copy, judged and told in one of six formats."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from click.exceptions import Exit

from plangate.cli.cores import on_all_cores
from plangate.cli.looked_at import looked_at
from plangate.cli.output import COULD_NOT, FailOn, Format, fail, is_styled, write_stderr, write_stdout
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.model.snapshot import File, OwnerPolicy, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.policy.keys import THRESHOLDS
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.review import review
from plangate.errors import AuthorError
from plangate.interpreter import tune_gc
from plangate.local.gather import Draft, Gathered, gather_scope
from plangate.local.replace_file import replace_file
from plangate.presentation.formats.terminal import WIDTH, compose_terminal, render_text, terminal_width
from plangate.presentation.verdict import unevaluated

COMPLIES, DOES_NOT_COMPLY = 0, 1
"""The exit codes; a plan that is not assessed is no failure."""

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be judged: the plans that the paths stand for, or what changed of them since the revision `base`.

    `today`: old plans are judged by the law and the tree of now. `draft_path` is where a plan from standard input would
    lie, which the path `-` stands for. `fail_on` replaces the policy's threshold.
    """

    paths: tuple[Path, ...]
    base: str | None = None
    today: bool = False
    draft_path: Path | None = None
    fail_on: FailOn | None = None

    def read_policy(self, own: File | None, owners: OwnerPolicy | None) -> Policy:
        """The policy in force, with the threshold that is asked for."""
        policy = read_policy(own, owners)
        return replace(policy, fail_on=THRESHOLDS[self.fail_on]) if self.fail_on else policy


def check_plans(question: Question, format: Format, output: Path | None) -> None:
    """Judge, tell, say what was looked at, and end with the exit code."""
    tune_gc()
    try:
        gathered = _gather(question)
        report = review(gathered.snapshot, on_all_cores)
    except AuthorError as error:
        raise fail(str(error)) from None
    _tell(report, gathered.snapshot, format, output)
    for line in () if _tells_itself(gathered, format) else looked_at(gathered):
        write_stderr(line)
    raise Exit(_exit_code(report))


def _tells_itself(gathered: Gathered, format: Format) -> bool:
    """Whether the report says all that was looked at: programs take JSON from where errors go, too."""
    scope = gathered.scope
    return format is Format.JSON and bool(scope.plans) and not scope.passed_over and not sys.stderr.isatty()


def _gather(question: Question) -> Gathered:
    paths, draft_path = question.paths, question.draft_path
    if STANDARD_INPUT not in paths and draft_path is None:
        return gather_scope(paths, question.base, question.read_policy, today=question.today)
    if paths != (STANDARD_INPUT,) or draft_path is None:
        raise AuthorError(
            "A plan from standard input is asked for with `plangate check - --path specs/FEATURE/plan.md`."
        )
    draft = Draft(draft_path, sys.stdin.buffer.read())
    return gather_scope([draft_path], question.base, question.read_policy, today=question.today, draft=draft)


def _tell(report: Report, snapshot: Snapshot, format: Format, output: Path | None) -> None:
    """Print the report, or write it to a file, whole or not at all."""
    if output is None:
        text = _render(report, snapshot, format, is_styled=is_styled())
        write_stdout(text, encoding=None if format is Format.TEXT else "utf-8")
        return
    # What is styled for a terminal is of no use in a file.
    text = _render(report, snapshot, format, is_styled=False)
    try:
        replace_file(output, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise fail(f"{output} cannot be written: {error.strerror}.") from None


def _render(report: Report, snapshot: Snapshot, format: Format, *, is_styled: bool) -> str:
    """The report in a format, of which each is imported when it is asked for."""
    if format is Format.TEXT:
        composed = compose_terminal(report, snapshot, terminal_width() if is_styled else WIDTH)
        return render_text(composed) if is_styled else composed.plain
    match format:
        case Format.JSON:
            from plangate.presentation.formats.json_report import render_json

            return render_json(report)
        case Format.SARIF:
            from plangate.presentation.formats.sarif import render_sarif

            return render_sarif(report)
        case Format.GITHUB:
            from plangate.presentation.formats.workflow import render_workflow

            return render_workflow(report)
        case Format.MARKDOWN:
            from plangate.presentation.formats.markdown import render_markdown

            return render_markdown(report, snapshot)
        case Format.AGENT:
            from plangate.presentation.agent import compose_for_agent

            return f"{compose_for_agent(report, snapshot)}\n"


def _exit_code(report: Report) -> int:
    if unevaluated(report):
        return COULD_NOT
    return DOES_NOT_COMPLY if report.conclusion is Conclusion.FAILURE else COMPLIES
