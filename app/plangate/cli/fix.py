"""The command `plangate fix`: the fixes that were proven to mend what they are for, made in the working copy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import chain
from pathlib import Path

from click.exceptions import Exit

from plangate.cli.cores import on_all_cores
from plangate.cli.looked_at import looked_at
from plangate.cli.output import COULD_NOT, fail, write_stderr, write_stdout
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import AmendedLaw, Snapshot
from plangate.domain.policy import POLICY_PATH
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.requested_fixes import Mended, apply_all, fixable, mend
from plangate.domain.review.review import review
from plangate.errors import AuthorError
from plangate.interpreter import tune_gc
from plangate.local.gather import Gathered, gather_scope
from plangate.local.replace_file import replace_file
from plangate.presentation.environment import count
from plangate.presentation.escape import for_terminal
from plangate.presentation.verdict import counting, unevaluated

DIFFERS = 1
"""The exit code where a fix was shown and not made."""

MAX_LEFT = 20
"""Findings that are left and named."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file with its text before and after its fixes; line ends are as on disk."""

    path: str
    place: Path
    before: str
    after: str


def fix_plans(paths: Sequence[Path], *, diff: bool) -> None:
    """Make the proven fixes of what the paths stand for, or with `diff` print what they would change.

    Says what was fixed and what is left.
    """
    tune_gc()
    try:
        gathered = gather_scope(paths, None, read_policy)
        snapshot = _with_policy(gathered)
        report = review(snapshot, on_all_cores)
        mended = tuple(_mended(snapshot, report))
        fixed = tuple(chain.from_iterable(one.findings for one in mended))
        edits = tuple(_edits(gathered.scope.root, _judged(snapshot), fixed))
        if not diff:
            _write(edits)
    except AuthorError as error:
        raise fail(str(error)) from None
    if diff:
        write_stdout("".join(map(_diff, edits)), encoding="utf-8")
    else:
        write_stdout("".join(f"{_place(finding)}  fixed: {finding.rule}\n" for finding in fixed))
    for line in (*_told(fixed, edits, report, diff), *looked_at(gathered)):
        write_stderr(line)
    raise Exit(COULD_NOT if unevaluated(report) else DIFFERS if diff and edits else 0)


def _with_policy(gathered: Gathered) -> Snapshot:
    """The snapshot with the policy as something that is written here, and may be mended, where it is in the scope."""
    file = gathered.snapshot.law_file(POLICY_PATH)
    if file is None or not gathered.scope.holds(POLICY_PATH):
        return gathered.snapshot
    return replace(gathered.snapshot, proposed_policy=AmendedLaw(file, None))


def _mended(snapshot: Snapshot, report: Report) -> Iterator[Mended]:
    """The fixes that go together, feature by feature, and then the policy's."""
    for folder in dict.fromkeys(plan.feature for plan in report.plans):
        yield mend(snapshot, fixable(report, folder), report)
    yield mend(snapshot, [problem for problem in report.policy.problems if problem.fix], report)


def _judged(snapshot: Snapshot) -> dict[str, str]:
    """The texts that fixes are for: the plans, and the policy that is written here."""
    policy = [snapshot.proposed_policy.after] if snapshot.proposed_policy else []
    files = (*(feature.plan for feature in snapshot.features), *policy)
    return {file.path: file.text for file in files if file.text is not None}


def _edits(root: Path, judged: Mapping[str, str], fixed: Sequence[Finding]) -> Iterator[Edit]:
    for path in dict.fromkeys(finding.path for finding in fixed):
        before = _on_disk(root / path)
        if _with_unix_ends(before) != _with_unix_ends(judged[path]):
            raise AuthorError(f"{path} is not on disk as it was judged. Run this again, or fix it by hand.")
        # The line ends are those on disk, which may be others than git keeps.
        after = apply_all([finding.fix for finding in fixed if finding.path == path and finding.fix], before)
        yield Edit(path, root / path, before, after)


def _on_disk(place: Path) -> str:
    """The text of a file; empty where it cannot be read any more, which no file is that was judged."""
    try:
        return place.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _with_unix_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _write(edits: Sequence[Edit]) -> None:
    for edit in edits:
        try:
            replace_file(edit.place, edit.after.encode("utf-8"))
        except OSError as error:
            raise AuthorError(f"{edit.path} cannot be written: {error.strerror}.") from error


def _diff(edit: Edit) -> str:
    """A unified diff that `git apply` and `patch -p1` take at the root."""
    before, after = (text.split("\n") for text in (edit.before, edit.after))
    lines = unified_diff(_ended(before), _ended(after), f"a/{edit.path}", f"b/{edit.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _ended(lines: Sequence[str]) -> list[str]:
    *whole, last = lines
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _told(fixed: Sequence[Finding], edits: Sequence[Edit], report: Report, diff: bool) -> Iterator[str]:
    left = [finding for finding in counting(report.findings) if finding not in fixed]
    for finding in left[:MAX_LEFT]:
        again = " (run this again: its fix did not go with the others)" if finding.fix else ""
        yield f"{_place(finding)}  left to you: {finding.severity.word} {finding.rule}{again}"
    if len(left) > MAX_LEFT:
        yield f"and {len(left) - MAX_LEFT} more left to you"
    made = f"{count(len(fixed), 'fix', 'fixes')} in {count(len(edits), 'file')}" if fixed else "Nothing to fix"
    not_written = ", nothing written" if diff and fixed else ""
    explained = "; `plangate check` says what is to be done" if left else ""
    yield f"{made}{not_written}, {len(left) or 'nothing'} left to you{explained}."


def _place(finding: Finding) -> str:
    return f"{for_terminal(finding.path)}:{finding.line}"
