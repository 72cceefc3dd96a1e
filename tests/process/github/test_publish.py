"""Publishing to a stand-in GitHub: the difference is written, and nothing twice."""

import time
from contextlib import nullcontext
from dataclasses import replace

import pytest

from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.outgoing import Annotation, CheckRun, InlineComment, Level, Outgoing, Review, RunStatus
from plangate.errors import TransientError
from plangate.github.read.branches.head_branch import has_moved
from plangate.github.write.comments import reply
from plangate.github.write.publish import Published, post_check_run, publish
from tests.builders import PLAN_PATH, PLAN_TEXT


@pytest.fixture
def pull(library):
    return library.open_pull_request("search", {PLAN_PATH: PLAN_TEXT})


def an_annotation(line=1):
    return Annotation(PLAN_PATH, line, line, Level.FAILURE, "unaddressed-principle", f"Line {line} is wrong.")


def a_check_run(pull, *, annotations=1, **changes):
    run = CheckRun(
        head_sha=pull.head_sha,
        status=RunStatus.COMPLETED,
        conclusion="failure",
        title="Does not comply: 1 finding",
        summary="| Principle | Plan |\n",
        external_id=f"{pull.number}:digest",
        annotations=tuple(an_annotation(line) for line in range(1, annotations + 1)),
    )
    return replace(run, **changes)


def an_outgoing(pull, **changes):
    comments = tuple(InlineComment(PLAN_PATH, line, f"Comment {line}", (f"print-{line}",)) for line in (3, 5))
    review = Review(pull.head_sha, "Two findings.", comments, plain_body="Two findings, in the check-run.")
    return replace(Outgoing(a_check_run(pull), review), **changes)


def say(read, pull, outgoing, **options):
    """One evaluation's writing, on what stands now."""
    return publish(read.github, pull.number, outgoing, read(pull).existing_output, **options)


def test_a_review_and_then_a_check_run_are_written(read, pull):
    published = say(read, pull, an_outgoing(pull))

    [run], [review] = pull.check_runs(), pull.reviews()
    assert published == Published(review.id, run.id, wrote=2)
    assert [call for call in read.calls() if "POST" in call] == [
        f"POST /pulls/{pull.number}/reviews", "POST /check-runs",
    ]  # fmt: skip
    assert (run.status, run.conclusion, run.external_id, len(run.annotations)) == (
        "completed", "failure", f"{pull.number}:digest", 1,
    )  # fmt: skip
    assert (review.state, review.body) == ("COMMENTED", "Two findings.")
    assert [comment.body for comment in pull.review_comments()] == ["Comment 3", "Comment 5"]


def evaluate(read, pull, **changes):
    """One evaluation as a worker makes it; the calls that it took."""
    read.calls()
    snapshot = read(pull)
    publish(read.github, pull.number, an_outgoing(pull, **changes), snapshot.existing_output)
    return read.calls()


def test_a_new_plan_takes_five_calls_and_an_unchanged_one_two(read, pull):
    new, unchanged = evaluate(read, pull), evaluate(read, pull)

    assert new == ["PullRequest", "Lookups", "Lookups", f"POST /pulls/{pull.number}/reviews", "POST /check-runs"]
    assert unchanged == ["PullRequest", "Lookups"]


def test_the_same_plans_on_a_new_head_take_three_calls(read, pull):
    evaluate(read, pull)
    pull.force_push({PLAN_PATH: PLAN_TEXT, "src/code.py": "code = 1\n"})

    assert evaluate(read, pull, review=None) == ["PullRequest", "Lookups", "POST /check-runs"]


def test_a_pull_request_without_a_plan_takes_two_calls(library, read):
    pull = library.open_pull_request("code", {"src/code.py": "code = 1\n"})

    assert evaluate(read, pull, review=None) == ["PullRequest", "POST /check-runs"]


def test_a_head_seen_long_ago_is_asked_for_and_one_seen_a_moment_ago_is_not(read, pull):
    old = pull.head_sha
    pull.push({"src/more.py": "more = 1\n"})
    now, long_ago = time.monotonic(), time.monotonic() - 60

    assert has_moved(read.github, pull.number, old, now) is False
    assert read.calls() == []
    assert has_moved(read.github, pull.number, old, long_ago) is True
    assert has_moved(read.github, pull.number, pull.head_sha, long_ago) is False
    assert read.calls() == ["HeadAgain", "HeadAgain"]


class LostError(Exception):
    """The lease is somebody else's."""


@pytest.mark.parametrize(("held", "written"), [(0, []), (1, ["review"]), (2, ["review", "check-run"])])
def test_the_lease_is_asked_for_before_each_write(read, pull, held, written):
    asked = []

    def check_lease():
        asked.append(len(asked))
        if len(asked) > held:
            raise LostError

    existing = read(pull).existing_output
    with pytest.raises(LostError) if held < 2 else nullcontext():
        publish(read.github, pull.number, an_outgoing(pull), existing, check_lease=check_lease)

    assert ["review"] * len(pull.reviews()) + ["check-run"] * len(pull.check_runs()) == written


def test_what_was_said_is_not_said_again(read, pull):
    say(read, pull, an_outgoing(pull))
    run = pull.check_runs()[0]

    again = say(read, pull, an_outgoing(pull))

    assert again == Published(check_run_id=run.id)
    assert (len(pull.check_runs()), len(pull.reviews())) == (1, 1)


def test_a_rerun_completes_a_new_run(read, pull):
    say(read, pull, an_outgoing(pull))

    say(read, pull, an_outgoing(pull, review=None), force_rerun=True)

    assert [run.conclusion for run in pull.check_runs()] == ["failure", "failure"]


def test_a_changed_verdict_is_a_new_run_without_the_old_annotations(read, pull):
    say(read, pull, an_outgoing(pull))
    clean = a_check_run(pull, annotations=0, conclusion="success", external_id="7:clean")

    say(read, pull, Outgoing(clean))

    assert (pull.conclusion(), [len(run.annotations) for run in pull.check_runs()]) == ("success", [1, 0])


def test_a_waiting_run_is_completed(read, pull):
    waiting = a_check_run(pull, annotations=0, status=RunStatus.IN_PROGRESS, conclusion=None, external_id="7:waiting")
    post_check_run(read.github, waiting, read(pull).existing_output)

    say(read, pull, an_outgoing(pull, review=None))

    assert [(run.status, run.conclusion, len(run.annotations)) for run in pull.check_runs()] == [
        ("completed", "failure", 1)
    ]


def test_a_rerun_that_had_to_wait_completes_the_waiting_run(read, pull):
    waiting = a_check_run(pull, annotations=0, status=RunStatus.IN_PROGRESS, conclusion=None, external_id="7:waiting")
    say(read, pull, an_outgoing(pull))
    post_check_run(read.github, waiting, read(pull).existing_output)

    say(read, pull, an_outgoing(pull, review=None), force_rerun=True)

    assert [run.status for run in pull.check_runs()] == ["completed", "completed"]


def test_the_same_waiting_run_is_written_once(read, pull):
    waiting = a_check_run(pull, annotations=0, status=RunStatus.IN_PROGRESS, conclusion=None)
    first = post_check_run(read.github, waiting, ExistingOutput())

    second = post_check_run(read.github, waiting, read(pull).existing_output)

    assert (first[1], second) == (1, (first[0], 0))


def test_annotations_are_sent_by_fifties_and_the_run_is_completed_with_the_last(read, pull):
    say(read, pull, Outgoing(a_check_run(pull, annotations=120)))

    [run] = pull.check_runs()
    assert [annotation["start_line"] for annotation in run.annotations] == list(range(1, 121))
    assert run.conclusion == "failure"
    assert [call.split()[0] for call in read.calls() if "check-runs" in call] == ["POST", "PATCH", "PATCH"]


def test_a_run_cut_short_is_gone_on_with(hub, read, pull):
    outgoing = Outgoing(a_check_run(pull, annotations=120))
    hub.faults.server_error(method="PATCH", path="check-runs")
    with pytest.raises(TransientError):
        say(read, pull, outgoing)
    assert [run.status for run in pull.check_runs()] == ["in_progress"]
    read.calls()

    say(read, pull, outgoing)

    [run] = pull.check_runs()
    assert [annotation["start_line"] for annotation in run.annotations] == list(range(1, 121))
    assert run.conclusion == "failure"
    assert [call.split()[0] for call in read.calls() if "check-runs" in call] == ["PATCH", "PATCH"]


def test_a_run_cut_short_with_another_verdict_is_finished_and_a_new_one_follows(hub, read, pull):
    hub.faults.server_error(method="PATCH", path="check-runs")
    with pytest.raises(TransientError):
        say(read, pull, Outgoing(a_check_run(pull, annotations=120)))

    say(read, pull, Outgoing(a_check_run(pull, annotations=1, external_id="7:other")))

    said = [(run.status, run.conclusion, run.external_id, len(run.annotations)) for run in pull.check_runs()]
    assert said == [("completed", "failure", "", 50), ("completed", "failure", "7:other", 1)]


def test_a_reply_that_stands_twice_is_taken_back_once_and_for_all(read, pull):
    first, second = (reply(read.github, pull.number, "Said.") for _ in range(2))

    for _ in range(2):
        say(read, pull, Outgoing(a_check_run(pull), repeated=(second,)))

    assert ([comment.id for comment in pull.comments()], len(pull.check_runs())) == ([first], 1)


def test_a_comment_off_the_diff_leaves_the_review_without_comments(read, pull):
    comments = (InlineComment(PLAN_PATH, 3, "On it", ("a",)), InlineComment(PLAN_PATH, 9_999, "Off it", ("b",)))
    review = Review(pull.head_sha, "Two findings.", comments, "Two findings, in the check-run.", (an_annotation(7),))

    published = say(read, pull, an_outgoing(pull, review=review))

    assert published.refused
    assert [review.body for review in pull.reviews()] == ["Two findings, in the check-run."]
    assert pull.review_comments() == []
    assert (pull.conclusion(), annotated(pull)) == ("failure", [1, 7])


def test_what_comments_say_is_not_annotated_too(read, pull):
    review = replace(an_outgoing(pull).review, annotations=(an_annotation(7),))

    say(read, pull, an_outgoing(pull, review=review))

    assert annotated(pull) == [1]


def annotated(pull):
    """The lines that the check-run annotates."""
    [run] = pull.check_runs()
    return [one["start_line"] for one in run.annotations]


def test_a_crash_between_review_and_check_run_leaves_what_is_found(hub, read, pull):
    hub.faults.cut(method="POST", path="check-runs")
    with pytest.raises(TransientError):
        say(read, pull, an_outgoing(pull))

    standing = read(pull).existing_output

    assert [comment.body for comment in standing.comments] == ["Comment 3", "Comment 5"]
    assert standing.check_run is None


def test_a_check_run_whose_answer_was_lost_is_found(hub, read, pull):
    hub.faults.cut(method="POST", path="check-runs", served=True)
    with pytest.raises(TransientError):
        say(read, pull, an_outgoing(pull))

    say(read, pull, an_outgoing(pull, review=None))

    assert [run.conclusion for run in pull.check_runs()] == ["failure"]


def test_a_comment_may_span_lines(read, pull):
    comment = InlineComment(PLAN_PATH, 6, "Three lines", ("a",), start_line=4)

    say(read, pull, an_outgoing(pull, review=Review(pull.head_sha, "One finding.", (comment,))))

    [thread] = pull.threads()
    assert (thread.start_line, thread.line) == (4, 6)


@pytest.mark.parametrize("status", [400, 403, 404, 409, 410])
def test_a_pull_request_that_takes_no_review_gets_its_check_run(hub, read, pull, status):
    hub.faults.next(path="/reviews$", method="POST", status=status, body=b'{"message": "Unable to comment: locked"}')

    review = replace(an_outgoing(pull).review, annotations=(an_annotation(7),))

    published = say(read, pull, an_outgoing(pull, review=review))

    assert published == Published(None, pull.check_runs()[0].id, wrote=1, refused=True)
    assert (pull.reviews(), pull.conclusion(), annotated(pull)) == ([], "failure", [1, 7])


@pytest.mark.parametrize("body", [b"null", b"[]", b"{}", b'{"id": "1"}'])
def test_an_answer_that_names_no_check_run_is_trouble_that_passes(hub, read, pull, body):
    hub.faults.next(path="/check-runs$", method="POST", status=201, body=body)

    with pytest.raises(TransientError, match="incomplete"):
        say(read, pull, an_outgoing(pull))
