"""Carry out the commands of a comment: read them, ask GitHub who may, act, and say so. Each is done once.

What was done is looked for before it is done again: answers and waivers name the comment and the line that asked for
them. What leaves nothing behind to be found is remembered in Redis for longer than GitHub delivers again.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import cast

import structlog

from plangate.domain.commands.command import Invocation
from plangate.domain.commands.read import action_of
from plangate.domain.commands.read import read_comment as read_invocations
from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.review.impact import judge
from plangate.errors import AuthorError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.write.comments import PostedComment, Reaction, react, read_comment, reply, take_back
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import command_key, read_answered
from plangate.presentation.replies.reply import (
    MAX_REPLIES_PER_HOUR,
    Answered,
    comment_url,
    compose_reply,
    failed,
    refused,
    replies_since,
)
from plangate.presentation.replies.reply import Comment as Asked
from plangate.presentation.shared_head import compose_outgoing
from plangate.queue.jobs import AnswerComment
from plangate_workers.context import WorkerContext, lag_pause
from plangate_workers.handlers.commands.command_context import CommandContext, Write
from plangate_workers.handlers.commands.prepare import DeclinedError, prepare
from plangate_workers.handlers.publish import publish_review

ANSWERED_TTL = 7 * 24 * 3600
"""Seconds that done commands are remembered; GitHub delivers again for three days."""

_REFUSED = "refused:"

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: AnswerComment) -> None:
    """Answer the commands of a comment that nobody answered yet: read for all of them, then write for all of them."""
    with context.open(job) as github:
        posted, done = read_comment(github, job.target.number, job.node), _done(context, job)
        todo = _unanswered(job, posted, done)
        if posted is None or not todo:
            log.info("nothing_to_answer")
            return
        context.check_lease()
        heard = react(github, job.node, posted, Reaction.SEEN)
        command = CommandContext(context, job, github, posted)
        prepared = [(invocation, _prepared(command, invocation)) for invocation in todo]
        answers = [_answer(invocation, write) for invocation, write in prepared]
        if command.judge_anew:
            _judge_anew(command)
        _say(command, answers, heard=heard)
        _react(command, answers, confused=_is_confused(done, answers, read_invocations(posted.body)))
    _remember(context, job, answers)
    refused = sum(answer.refused for answer in answers)
    log.info("answered", commands=[invocation.name for invocation in todo], refused=refused)


def _unanswered(job: AnswerComment, posted: PostedComment | None, done: set[str]) -> list[Invocation]:
    """The commands of the comment that the job names and that nobody answered yet; none of a comment of no person."""
    if posted is None:
        return []
    wanted = set(job.lines.split()) - done
    return [invocation for invocation in read_invocations(posted.body) if invocation.key in wanted]


def _prepared(command: CommandContext, invocation: Invocation) -> Write:
    """What is to be written for one command, if it may be carried out; all that this takes is read."""
    try:
        return prepare(command, invocation, action_of(invocation))
    except (DeclinedError, AuthorError, RefusedError) as error:
        if isinstance(error, RefusedError) and error.may_be_lag and lag_pause(command.job, time.time()) is not None:
            # Nothing is written yet: it is no refusal before it has lasted.
            raise
        return partial(_raise, error)


def _raise(error: Exception) -> Markdown:
    raise error


def _answer(invocation: Invocation, write: Write) -> Answered:
    """Carry out one command; what a person can mend is an answer, too."""
    try:
        return Answered(invocation.line, invocation.key, write())
    except DeclinedError as declined:
        text = declined.text
    except (AuthorError, RefusedError) as error:
        text = refused(str(error))
    return Answered(invocation.line, invocation.key, text, refused=True)


def _judge_anew(command: CommandContext) -> None:
    """Publish the verdict that follows from what was written.

    Where the head moved meanwhile, or we moved it, or where it is shared, a look at the pull request is put in: the
    verdict on a head that several pull requests have is only one job's to write at a time.
    """
    context, evidence = command.context, command.waived_evidence
    if command.pushed or command.moved or len(evidence.sharing) > 1:
        return context.inbox.put([command.review_job(head=evidence.own.head_sha)])
    outgoing = compose_outgoing(
        evidence, judge(evidence), home=context.settings.home_url or "", github=context.settings.github_url
    )
    publish_review(context, command.github, command.review_job(), outgoing, evidence)


def _say(command: CommandContext, answers: list[Answered], *, heard: bool) -> None:
    """Say what there is to say, once."""
    words = command.seen.existing_output.words
    known = read_answered(words)
    worth = (answer for answer in answers if answer.text or not heard)
    new = [answer for answer in worth if command_key(command.job.comment, answer.key) not in known]
    hour_ago = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    if new and replies_since(words, hour_ago) < MAX_REPLIES_PER_HOUR:
        command.context.check_lease()
        if not _replied(command.github, command.job, compose_reply(new, command.comment), command.seen.existing_output):
            # The check-run says why nobody is answered here.
            command.context.inbox.put([command.review_job()])


def _replied(github: Connection, job: AnswerComment, body: str, existing: ExistingOutput) -> bool:
    """Answer in the conversation; False where it is locked, and GitHub does not let us."""
    try:
        reply(github, job.target.number, body)
    except RefusedError:
        if not existing.locked:
            raise
        return False
    return True


def _react(command: CommandContext, answers: list[Answered], *, confused: bool) -> None:
    context, github, node, posted = command.context, command.github, command.job.node, command.posted
    if not all(answer.refused for answer in answers):
        context.check_lease()
        react(github, node, posted, Reaction.DONE)
    if any(answer.refused for answer in answers):
        context.check_lease()
        react(github, node, posted, Reaction.CONFUSED)
    if not confused:
        context.check_lease()
        take_back(github, node, posted, Reaction.CONFUSED)


def report_failure(context: WorkerContext, job: AnswerComment, reason: str, reference: str | None) -> None:
    """Say that a comment could not be answered; `reference` finds the fault in the log, if that is of use."""
    with context.open(job) as github:
        posted = read_comment(github, job.target.number, job.node)
        todo = _unanswered(job, posted, _done(context, job))
        if posted is None or not todo:
            return
        target, text = job.target, failed(reason, reference)
        url = comment_url(context.settings.github_url, target.repository, target.number, job.comment)
        answers = [Answered(invocation.line, invocation.key, text, refused=True) for invocation in todo]
        context.check_lease()
        reply(github, target.number, compose_reply(answers, Asked(posted.author, job.comment, url)))
        context.check_lease()
        react(github, job.node, posted, Reaction.CONFUSED)
    _remember(context, job, answers)


def _is_confused(done: set[str], answers: Sequence[Answered], standing: Sequence[Invocation]) -> bool:
    """Whether a command that stands in the comment was refused, now or before it was edited, or may have been."""
    refused = {answer.key: answer.refused for answer in answers}
    keys = [invocation.key for invocation in standing]
    return any(refused.get(key, key not in done or _REFUSED + key in done) for key in keys)


def _done(context: WorkerContext, job: AnswerComment) -> set[str]:
    return {key.decode() for key in cast(set[bytes], context.redis.smembers(_key(job)))}


def _remember(context: WorkerContext, job: AnswerComment, answers: list[Answered]) -> None:
    keys = [answer.key for answer in answers]
    refused = [_REFUSED + answer.key for answer in answers if answer.refused]
    with context.redis.pipeline() as pipeline:
        pipeline.sadd(_key(job), *keys, *refused)
        pipeline.expire(_key(job), ANSWERED_TTL)
        pipeline.execute()


def _key(job: AnswerComment) -> str:
    return f"plangate:answered:{job.target.repository_id}:{job.comment}"
