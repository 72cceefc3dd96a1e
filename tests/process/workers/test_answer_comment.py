"""Answering a comment: trouble is told, and what was answered is not answered again."""

import time
from dataclasses import replace

import pytest
from pydantic import SecretStr

from plangate.domain.commands.lines import new_keys
from plangate.errors import RefusedError
from plangate.queue.jobs import AnswerComment, ReviewPullRequest
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.end_to_end.conversation import felt, replies
from tests.jobs import changed, pull_request_of
from tests.process.workers.stage import handling


@pytest.fixture
def pull(repository):
    return repository.open_pull_request("007", sample.bad_feature())


@pytest.fixture
def asked(hub, repository, pull):
    """A comment and the job that it causes."""

    def ask(body, *, by="bob", lines=None):
        comment = pull.comment(body, by=by)
        job = AnswerComment(
            pull_request_of(hub, repository, pull),
            comment=f"issuecomment-{comment.id}", node=comment.node_id, lines=" ".join(lines or new_keys(body)),
        )  # fmt: skip
        hub.traffic.clear()
        return comment, job

    return ask


def test_a_comment_is_answered_once(hub, context, take, asked, pull):
    comment, job = asked("/plan help")

    run_leased(context, take(job), HANDLERS)
    hub.traffic.clear()
    run_leased(context, take(job), HANDLERS)

    assert (len(replies(pull)), felt(comment), hub.writes()) == (1, ["+1", "eyes"], [])


def test_without_redis_memory_a_comment_is_answered_once_all_the_same(hub, context, take, asked, pull):
    _, job = asked("/plan help\n/plan status\n/plan explain III")

    run_leased(context, take(job), HANDLERS)
    context.redis.flushdb()
    hub.traffic.clear()
    run_leased(context, take(job), HANDLERS)

    assert (len(replies(pull)), [seen for seen in hub.writes() if "issues" in seen.path]) == (2, [])


def test_only_the_lines_that_the_job_names_are_carried_out(context, take, asked, pull):
    _, job = asked("/plan help\n/plan explain III", lines=new_keys("/plan explain III"))

    run_leased(context, take(job), HANDLERS)

    assert ["/plan help`**" in replies(pull)[0], "/plan explain III`**" in replies(pull)[0]] == [False, True]


def test_lasting_trouble_is_told_with_a_reference(context, take, asked, pull):
    comment, job = asked("/plan help")

    def refuse(context, job):
        raise RefusedError("GitHub refuses everything.")

    run_leased(context, take(job), handling(AnswerComment, refuse))

    (said,) = replies(pull)
    assert "This could not be carried out. GitHub refuses everything. If it fails again" in said
    assert felt(comment) == ["confused"]


def test_lasting_trouble_is_told_once_however_often_the_comment_is_delivered(hub, context, take, asked, pull):
    _, job = asked("/plan help")

    def refuse(context, job):
        raise RefusedError("GitHub refuses everything.")

    run_leased(context, take(job), handling(AnswerComment, refuse))
    hub.traffic.clear()
    run_leased(context, take(job), handling(AnswerComment, refuse))
    run_leased(context, take(job), HANDLERS)

    assert (hub.writes(), len(replies(pull))) == ([], 1)


def test_a_comment_that_github_does_not_find_yet_is_answered_a_little_later(
    hub, context, take, take_when_due, asked, pull
):
    comment, job = asked("/plan help")
    hub.faults.graphql_error(("node",), type="NOT_FOUND", operation="CommentAsked")

    run_leased(context, take(changed(job, received=time.time())), HANDLERS)
    before = felt(comment)
    run_leased(context, take_when_due(), HANDLERS)

    assert (before, felt(comment), len(replies(pull))) == ([], ["+1", "eyes"], 1)


@pytest.mark.parametrize(("age", "words"), [(0, []), (61, ["Not for you"])])
def test_what_a_command_reads_is_refused_only_once_that_has_lasted(hub, context, take, asked, pull, age, words):
    _, job = asked("/plan explain III")
    hub.faults.next(operation="Lookups", status=403, body=b'{"message": "Not for you"}')

    run_leased(context, take(changed(job, received=time.time() - age)), HANDLERS)

    assert [word for word in words if word in "".join(replies(pull))] == words
    assert len(replies(pull)) == len(words)


def test_where_reactions_are_refused_a_reply_says_the_same(hub, context, take, asked, pull):
    comment, job = asked("/plan review", by="alice")
    hub.faults.graphql_error(("addReaction",), type="FORBIDDEN", times=9, operation="AddReaction")

    run_leased(context, take(job), HANDLERS)

    assert (felt(comment), "Done." in replies(pull)[0]) == ([], True)


def test_without_a_signing_key_waivers_are_off(context, take, asked, pull, repository):
    repository.grant("grace", "write")
    _, job = asked("/plan waive missing-field we know it well\n/plan unwaive missing-field", by="grace")

    run_leased(context, take(job), HANDLERS)

    assert replies(pull)[0].count("Waivers are off") == 2


def test_a_closed_pull_request_is_not_judged_any_more(context, take, asked, pull):
    _, job = asked("/plan review", by="alice")
    pull.close()

    run_leased(context, take(job), HANDLERS)

    assert "This pull request is closed" in replies(pull)[0]


@pytest.fixture
def judged(hub, context, take, pull, repository):
    """The tools of a worker that can sign, after the pull request was judged; grace may write."""
    repository.grant("grace", "write")
    review = ReviewPullRequest(pull_request_of(hub, repository, pull))
    run_leased(context, take(review), HANDLERS)
    return replace(
        context, settings=context.settings.model_copy(update={"signing_key": SecretStr("a key of the operator's")})
    )


WAIVE = "/plan waive unjustified-violation agreed with legal"


@pytest.mark.parametrize("moved", [False, True])
def test_a_waiver_is_for_the_head_that_the_event_names(judged, take, asked, pull, moved):
    comment, job = asked(WAIVE, by="grace")
    seen = "0" * 40 if moved else pull.head_sha

    run_leased(judged, take(replace(job, seen=seen)), HANDLERS)

    said = replies(pull)[-1]
    assert ("came after your comment" in said, "plangate:waivers" in said) == (moved, not moved)
    assert felt(comment) == (["confused", "eyes"] if moved else ["+1", "eyes"])


def test_a_head_that_nobody_judged_yet_is_not_waived(context, judged, take, asked, pull):
    pull.push({sample.PLAN: sample.bad_plan() + "\nMore.\n"})
    _, job = asked(WAIVE, by="grace")

    run_leased(judged, take(job), HANDLERS)

    assert "was not judged yet when you wrote it" in replies(pull)[-1]


def test_a_waiver_that_finds_no_room_is_not_written_with_another_of_its_comment(judged, take, asked, pull, monkeypatch):
    long = f"/plan waive contradictory-claim known for long {'now ' * 60}"
    comment, job = asked(f"{WAIVE}\n{long}", by="grace")
    monkeypatch.setattr("plangate_workers.handlers.commands.waive.MAX_COMMENT_LENGTH", 1500)

    run_leased(judged, take(job), HANDLERS)

    waivers, refusal = replies(pull)
    assert felt(comment) == ["+1", "confused", "eyes"]
    assert ("agreed with legal" in waivers, "known for long" in waivers) == (True, False)
    assert "No more waivers fit here" in refusal


def test_commands_of_one_comment_see_what_those_before_them_did(judged, take, asked, pull):
    other, back = "/plan waive contradictory-claim known for long now", "/plan unwaive unjustified-violation"
    comment, job = asked(f"{WAIVE}\n{other}\n{back}\n/plan status", by="grace")

    run_leased(judged, take(job), HANDLERS)

    waivers, status = replies(pull)
    assert felt(comment) == ["+1", "eyes"]
    for said in (waivers, status):
        assert ("known for long now" in said, "agreed with legal" in said) == (True, False)
