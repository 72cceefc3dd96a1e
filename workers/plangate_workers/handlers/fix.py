"""Commit the mechanical fixes: one commit on the head that was seen, found again before another is made."""

from dataclasses import dataclass
from posixpath import basename

from plangate.domain.commands.actions import ApplyFixes
from plangate.domain.commands.command import Invocation
from plangate.domain.model.branch_commit import BranchCommit
from plangate.domain.model.permission import Permission
from plangate.domain.review.requested_fixes import Mended, fixable, mend
from plangate.errors import AuthorError
from plangate.github.read.branches.base_tree import read_base_tree
from plangate.github.read.branches.head_branch import read_head_branch
from plangate.github.write.branches import push
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import command_key
from plangate.presentation.replies import refusals
from plangate.presentation.replies.reply import NO_TEXT, compose_commit_message, fixes_left
from plangate_workers.handlers.command_context import CommandContext
from plangate_workers.handlers.waive import check_head


@dataclass(frozen=True, slots=True)
class FixPush:
    """A commit with fixes for a branch, and what is answered once it stands there."""

    branch: str
    commit: BranchCommit
    answer: Markdown


def fix(command: CommandContext, invocation: Invocation, request: ApplyFixes) -> Markdown:
    """Push the fixes; AuthorError says why there is no commit."""
    prepared = prepare_fix(command, invocation, request)
    return push_fix(command, prepared) if prepared else NO_TEXT


def prepare_fix(command: CommandContext, invocation: Invocation, request: ApplyFixes) -> FixPush | None:
    """The commit to push, None where it stands already; all that this takes is read, and nothing is written."""
    trailer = f"Plangate-Command: {command_key(command.job.comment, invocation.key)}"
    branch = read_head_branch(command.github, command.job.target.number)
    if branch.holds(trailer):
        return None
    if not branch.ours:
        raise AuthorError(refusals.IN_A_FORK)
    if command.person.permission < Permission.WRITE:
        # Anybody who may read can open a pull request between two branches of the repository.
        raise AuthorError(refusals.may_not_push(branch.name))
    check_head(command)
    mended, offered = _mended(command, request)
    message = compose_commit_message(mended.findings, command.comment, trailer)
    commit = BranchCommit(
        read_base_tree(command.github, command.gathered.head_sha, mended.texts), mended.texts, message
    )
    left = offered - len(mended.findings)
    return FixPush(branch.name, commit, fixes_left(left) if left else NO_TEXT)


def push_fix(command: CommandContext, prepared: FixPush) -> Markdown:
    """Push what was prepared; AuthorError says why the branch does not take it."""
    push(command.github, prepared.branch, prepared.commit, command.context.check_lease)
    return prepared.answer


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
