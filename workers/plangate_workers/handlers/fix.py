"""Commit the mechanical fixes: one commit on the head that was seen, found again before another is made."""

from posixpath import basename

from plangate.domain.commands.actions import ApplyFixes
from plangate.domain.commands.command import Invocation
from plangate.domain.model.permission import Permission
from plangate.domain.review.requested_fixes import Mended, fixable, mend
from plangate.errors import AuthorError
from plangate.github.read.branches.head_branch import read_head_branch
from plangate.github.write.branches import BranchCommit, push
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import command_key
from plangate.presentation.replies import refusals
from plangate.presentation.replies.reply import NO_TEXT, compose_commit_message, fixes_left
from plangate_workers.handlers.command_context import CommandContext
from plangate_workers.handlers.waive import check_head


def fix(command: CommandContext, invocation: Invocation, request: ApplyFixes) -> Markdown:
    """Push the fixes; AuthorError says why there is no commit."""
    trailer = f"Plangate-Command: {command_key(command.job.comment, invocation.key)}"
    branch = read_head_branch(command.github, command.job.target.number)
    if branch.holds(trailer):
        return NO_TEXT
    if not branch.ours:
        raise AuthorError(refusals.IN_A_FORK)
    if command.person.permission < Permission.WRITE:
        # Anybody who may read can open a pull request between two branches of the repository.
        raise AuthorError(refusals.may_not_push(branch.name))
    check_head(command)
    mended, offered = _mended(command, request)
    message = compose_commit_message(mended.findings, command.comment, trailer)
    command.context.check_lease()
    push(command.github, branch.name, BranchCommit(command.gathered.head_sha, mended.texts, message))
    left = offered - len(mended.findings)
    return fixes_left(left) if left else NO_TEXT


def _mended(command: CommandContext, request: ApplyFixes) -> tuple[Mended, int]:
    """The texts to commit, and how many findings carry a fix."""
    report = command.report
    findings = fixable(report, _folder(command, request.feature))
    mended = mend(command.snapshot, findings, report)
    if not mended.findings:
        raise AuthorError(refusals.NOTHING_MECHANICAL)
    return mended, len(findings)


def _folder(command: CommandContext, named: str | None) -> str | None:
    if named is None:
        return None
    folders = [feature.folder for feature in command.gathered.features]
    folder = next((folder for folder in folders if named in (folder, basename(folder))), None)
    if folder is None:
        raise AuthorError(refusals.no_such_plan(named))
    return folder
