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
from tests.fakehub import deeds_checks
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


def asking(hub, repository, pull, command) -> AnswerComment:
    """The job of a comment by somebody who may write."""
    repository.grant("grace", "write")
    comment = pull.comment(command, by="grace")
    return AnswerComment(
        pull_request_of(hub, repository, pull), JobMetadata(received=time.time()),
        comment=f"issuecomment-{comment.id}", node=comment.node_id, lines=" ".join(new_keys(comment.body)),
    )  # fmt: skip


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


def test_a_review_that_took_effect_late_is_folded_by_the_next_look(hub, pull, look):
    hub.faults.cut(path="/reviews$", method="POST", late=True)
    look()
    hub.faults.let_late_ones_through()
    twice = [review.body for review in pull.reviews()]

    look()

    first, second = pull.reviews()
    hub.traffic.clear()
    look()
    assert (len(twice), len(set(twice)), first.minimized, second.minimized) == (2, 1, False, True)
    assert len(open_comments(pull)) == len(first.comments)
    assert hub.writes() == []


def test_a_reply_that_took_effect_late_is_taken_back_by_the_next_look(hub, repository, pull, look):
    hub.faults.cut(path=r"/issues/\d+/comments$", method="POST", late=True)
    look(asking(hub, repository, pull, "/plan help"))
    once = replies(pull)
    late = hub.faults.let_late_ones_through()
    twice = replies(pull)

    look()

    assert (late, len(once), twice, replies(pull)) == (1, 1, once * 2, once)


def test_a_status_comment_that_took_effect_late_is_taken_back_by_the_next_look(hub, repository, pull, look):
    hub.faults.cut(path=r"/issues/\d+/comments$", method="POST", late=True)
    look(asking(hub, repository, pull, "/plan status"))
    once = replies(pull)
    hub.faults.let_late_ones_through()
    twice = replies(pull)

    look()

    assert (len(once), twice, replies(pull)) == (1, once * 2, once)


def test_a_check_run_that_took_effect_late_says_the_same_and_is_left_alone(hub, pull, look):
    hub.faults.cut(path="/check-runs$", method="POST", late=True)
    look()
    hub.faults.let_late_ones_through()
    hub.traffic.clear()

    look()

    first, late = pull.check_runs(CHECK_NAME)
    assert (late.conclusion, late.external_id, late.title) == (first.conclusion, first.external_id, first.title)
    assert (hub.faults.late_answers[-1]["id"], hub.writes()) == (late.id, [])


def test_an_older_run_that_is_unfinished_beside_a_verdict_ends_with_what_that_says(hub, pull, look):
    look()
    [older] = pull.check_runs(CHECK_NAME)
    said = {"name": CHECK_NAME, "status": "completed", "conclusion": older.conclusion, "external_id": older.external_id}
    newer = deeds_checks.create_run(hub, pull.pull.repository, hub.app, pull.head_sha, said)
    title, older.title, older.status, older.conclusion = older.title, "Waiting", "in_progress", None

    look()
    hub.traffic.clear()
    look()

    assert (older.status, older.conclusion, older.title) == ("completed", newer.conclusion, title)
    assert hub.writes() == []
