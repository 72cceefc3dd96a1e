"""Writes whose answer is lost and that take effect after they were looked for in vain: in the end each stands once."""

import time

import pytest

from plangate.domain.commands.lines import new_keys
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.queue.jobs import AnswerComment, JobMetadata, ReviewPullRequest
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.end_to_end.conversation import replies
from tests.jobs import pull_request_of


@pytest.fixture
def pull(repository):
    return repository.open_pull_request("007", sample.bad_feature())


@pytest.fixture
def look(hub, repository, context, take_when_due, pull):
    """Look at the pull request until nothing is left to be done about it."""
    job = ReviewPullRequest(pull_request_of(hub, repository, pull), JobMetadata(received=time.time()))

    def look(first=job):
        context.inbox.put([first])
        while context.inbox.size().waiting:
            run_leased(context, take_when_due(), HANDLERS)

    return look


def open_comments(pull) -> list[str]:
    """What our open threads say."""
    return sorted(thread.comments[0].body for thread in pull.threads() if not thread.resolved)


def test_comments_of_a_review_that_took_effect_late_are_folded_by_the_next_look(hub, pull, look):
    hub.faults.cut(path="/reviews$", method="POST", late=True)
    look()
    once = open_comments(pull)
    late = hub.faults.let_late_ones_through()
    twice = open_comments(pull)

    look()
    after = open_comments(pull)
    hub.traffic.clear()
    look()

    assert (late, len(once) > 1, twice) == (1, True, sorted(once * 2))
    assert (after, hub.writes(), [run.conclusion for run in pull.check_runs(CHECK_NAME)]) == (once, [], ["failure"])


def test_a_reply_that_took_effect_late_is_taken_back_by_the_next_look(hub, repository, pull, look):
    repository.grant("grace", "write")
    comment = pull.comment("/plan help", by="grace")
    asked = AnswerComment(
        pull_request_of(hub, repository, pull), JobMetadata(received=time.time()),
        comment=f"issuecomment-{comment.id}", node=comment.node_id, lines=" ".join(new_keys(comment.body)),
    )  # fmt: skip
    hub.faults.cut(path=r"/issues/\d+/comments$", method="POST", late=True)
    look(asked)
    once = replies(pull)
    late = hub.faults.let_late_ones_through()
    twice = replies(pull)

    look()

    assert (late, len(once), twice, replies(pull)) == (1, 1, once * 2, once)
