"""Commit the mechanical fixes: one commit on the head that was seen, found again before another is made."""

from posixpath import basename

from plangate.domain.commands.actions import ApplyFixes
from plangate.domain.commands.command import Invocation
from plangate.domain.model.branch_commit import BranchCommit
from plangate.domain.model.github.permission import Permission
from plangate.domain.review.requested_fixes import Mended, fixable, mend
from plangate.errors import AuthorError
from plangate.github.read.branches.base_tree import read_base_tree
from plangate.github.read.branches.head_branch import read_head_branch
from plangate.github.write.branches import push
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import command_key
from plangate.presentation.replies import refusals
from plangate.presentation.replies.reply import NO_TEXT, compose_commit_message, fixes_left
from plangate_workers.handlers.commands.command_context import CommandContext, Write
from plangate_workers.handlers.commands.waive import check_head


def fix(command: CommandContext, invocation: Invocation, request: ApplyFixes) -> Write:
    """Make the commit, unless it stands already; AuthorError says why there is none."""
    trailer = f"Plangate-Command: {command_key(command.job.comment, invocation.key)}"
    branch = read_head_branch(command.github, command.job.target.number)
    if branch.holds(trailer):
        return lambda: NO_TEXT
    if not branch.ours:
        raise AuthorError(refusals.IN_A_FORK)
    if command.person.permission < Permission.WRITE:
        # Anybody who may read can open a pull request between two branches of the repository.
        raise AuthorError(refusals.may_not_push(branch.name))
    check_head(command)
    mended, offered = _mended(command, request)
    message = compose_commit_message(mended.findings, command.comment, trailer)
    commit = BranchCommit(
        read_base_tree(command.github, command.snapshot.head_sha, mended.texts), mended.texts, message
    )
    left = offered - len(mended.findings)

    def write() -> Markdown:
        push(command.github, branch.name, commit, command.context.check_lease)
        command.pushed = True
        return fixes_left(left) if left else NO_TEXT

    return write


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
    folders = [feature.folder for feature in command.snapshot.features]
    folder = next((folder for folder in folders if named in (folder, basename(folder))), None)
    if folder is None:
        raise AuthorError(refusals.no_such_plan(named))
    return folder
