"""Opening follow-ups: whatever dies or fails in between, there is one branch, one pull request, and one reply."""

import pytest

from plangate.domain.commands.lines import new_keys
from plangate.queue.jobs import (
    AnswerComment,
    CloseStaleFollowUps,
    ForgetInstallation,
    InstallationRef,
    ReviewPullRequest,
    ScaffoldTasks,
)
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.job_runner import run_leased
from tests import sample
from tests.end_to_end.conversation import BOT, replies
from tests.jobs import pull_request_of, repository_of

BRANCH = "plangate/tasks/007-delivery-window"
TASKS = f"{sample.FEATURE}/tasks.md"
SPEC = f"{sample.FEATURE}/spec.md"


@pytest.fixture
def pull(repository):
    repository.grant("grace", "write")
    return repository.open_pull_request("007", sample.good_feature())


@pytest.fixture
def do(hub, context, take, repository):
    """Do a job of that type about a pull request or the repository; what waits since the last time is due by now."""

    def do(kind, pull=None, **fields):
        context.redis.flushdb()
        job = kind(pull_request_of(hub, repository, pull) if pull else repository_of(hub, repository), **fields)
        run_leased(context, take(job), HANDLERS)
        return job

    return do


@pytest.fixture
def press(do, pull):
    """The button pressed by grace, in one delivery."""
    return lambda deed="button-1", who="grace", seen=None: do(
        ScaffoldTasks, pull, cause="button", deed=deed, who=who, seen=seen or pull.head_sha
    )


@pytest.fixture
def follow_ups(repository):
    return lambda state=None: [one for one in repository.pulls(state=state) if one.pull.author.login == BOT]


LOST = [
    {"method": "POST", "path": r"/git/trees$"},
    {"method": "POST", "path": r"/git/commits$"},
    {"method": "POST", "path": r"/git/refs$"},
    {"method": "POST", "path": r"/pulls$"},
    {"method": "POST", "path": r"/labels$"},
    {"method": "POST", "path": r"/comments$"},
]


@pytest.mark.parametrize("where", LOST, ids=lambda where: where["path"].strip("/$"))
@pytest.mark.parametrize("served", [False, True])
def test_a_lost_answer_leaves_one_branch_one_pull_request_and_one_reply(
    hub, repository, pull, press, follow_ups, where, served
):
    repository.push("main", {".github/plangate.yml": "tasks: {labels: [tasks]}\n"})
    hub.faults.server_error(served=served, **where)

    press()
    press()

    (opened,) = follow_ups()
    git = repository.repository.git
    assert git.commit(opened.head_sha).parents == (pull.head_sha,)
    assert [label.name for label in opened.pull.labels] == ["tasks"]
    assert len(replies(pull)) == 1
    assert f"ull request {opened.number}](" in replies(pull)[0]


@pytest.mark.parametrize("where", [{"method": "PATCH", "path": r"/pulls/"}, {"method": "PATCH", "path": r"/git/refs"}])
@pytest.mark.parametrize("served", [False, True])
def test_an_update_that_fails_in_between_is_made_whole(hub, repository, pull, press, follow_ups, where, served):
    press()
    (opened,) = follow_ups()
    first = opened.head_sha
    pull.push({SPEC: sample.grown_spec()})
    hub.faults.server_error(served=served, **where)

    press("button-2")
    press("button-2")

    assert repository.repository.git.commit(opened.head_sha).parents == (first, pull.head_sha)
    assert ("Hear of delays" in repository.text(TASKS, BRANCH), pull.head_sha[:12] in opened.pull.body) == (True, True)
    assert (len(follow_ups()), len(replies(pull))) == (1, 2)


@pytest.mark.parametrize("merged", [False, True])
def test_a_second_one_that_fails_in_between_is_not_taken_for_the_first(
    hub, repository, pull, press, follow_ups, merged
):
    press()
    (first,) = follow_ups()
    if merged:
        first.merge(by="grace")
        pull.push({SPEC: sample.grown_spec()})
    else:
        repository.delete_branch(BRANCH)
        # Git gives one commit to what is made twice within a second.
        hub.advance(2)
    hub.faults.server_error(method="POST", path=r"/pulls$")

    press("button-2")
    tip = repository.tip(BRANCH)
    press("button-2")

    (second,) = follow_ups("open")
    assert (second.number > first.number, second.head_sha) == (True, tip)


def test_who_pushes_between_our_look_and_our_push_keeps_what_they_pushed(hub, repository, pull, press, follow_ups):
    press()
    (opened,) = follow_ups()
    pull.push({SPEC: sample.grown_spec()})
    theirs = f"{repository.text(TASKS, BRANCH)}- [ ] T900 Mine\n"
    hub.faults.before(lambda: opened.push({TASKS: theirs}, by="grace"), method="PATCH", path=r"/git/refs")

    press("button-2")

    assert repository.text(TASKS, BRANCH) == theirs
    assert "Somebody has pushed to" in replies(pull)[-1]


def test_a_body_that_somebody_edited_is_left_as_it_is(repository, pull, press, follow_ups):
    press()
    (opened,) = follow_ups()
    opened.edit(body=opened.pull.body.replace("A scaffold", "My scaffold"), by="grace")
    pull.push({SPEC: sample.grown_spec()})

    press("button-2")

    assert ("Hear of delays" in repository.text(TASKS, BRANCH), "My scaffold" in opened.pull.body) == (True, True)


def test_a_file_that_would_be_lost_is_not_written_over(repository, pull, press, follow_ups):
    pull.push({TASKS: b"\xff\xfe not text"})

    press()

    assert ("cannot be read" in replies(pull)[0], follow_ups()) == (True, [])


def test_lasting_trouble_is_told_to_who_pressed(hub, pull, press):
    hub.faults.next(status=400, body=b'{"message": "No."}', method="GET", path=r"/git/trees/")

    press()

    assert "This could not be carried out" in replies(pull)[0]


def test_a_dependency_that_a_manifest_names_is_not_added_and_all_manifests_cost_one_call(hub, repository, pull, press):
    pull.push({"pyproject.toml": "[project]\ndependencies = ['httpx']\n", "requirements-dev.txt": "pytest\n"})
    hub.traffic.clear()

    press()

    assert "dependencies to pyproject.toml: Starlette (plan:" in repository.text(TASKS, BRANCH)
    calls = hub.calls()
    listed = next(at for at, call in enumerate(calls) if call.method == "GET" and "/git/trees/" in call.path)
    assert [call.operation for call in calls[listed + 1 : listed + 3]] == ["Lookups", "FollowUp"]


def test_opening_two_takes_eight_calls_that_read_and_then_only_such_that_write(hub, pull, press):
    pull.push(sample.good_feature("specs/008-lockers"))
    hub.traffic.clear()

    press()

    reads = [call.operation or call.path.rpartition("/")[0].rpartition("/")[2] for call in hub.calls()]
    assert reads[:8] == [
        "PullRequest", "grace", "RecentCommits", "Lookups", "Lookups", "trees", "FollowUp", "FollowUp",
    ]  # fmt: skip
    assert {call.method for call in hub.calls()[8:]} == {"POST"}


def test_of_two_folders_with_one_branch_the_first_gets_it(pull, press, follow_ups):
    pull.push(sample.good_feature("specs/007 delivery window"))

    press()

    (opened,) = follow_ups()
    assert (opened.pull.head_ref, "or by another feature" in replies(pull)[0]) == (BRANCH, True)


def test_labels_that_github_does_not_take_keep_nothing_from_being_opened(repository, pull, press, follow_ups):
    repository.push("main", {".github/plangate.yml": f"tasks: {{labels: [{'x' * 51}]}}\n"})

    press()

    assert (len(follow_ups()), "did not take the labels" in replies(pull)[0]) == (1, True)


def test_a_dismissed_approval_opens_nothing(repository, pull, do, follow_ups):
    repository.push("main", {".github/plangate.yml": "tasks: {open-on: approval}\n"})
    review = pull.review("Fine.", event="APPROVE", by="grace")
    review.state = "DISMISSED"

    do(ScaffoldTasks, pull, cause="approval", deed="approval-1", seen=pull.head_sha, node=review.node_id)

    assert (follow_ups(), replies(pull)) == ([], [])


def test_a_merge_lets_features_be_that_have_tasks_already(repository, pull, do, follow_ups):
    repository.push("main", {".github/plangate.yml": "tasks: {open-on: merge}\n"})
    pull.push({TASKS: "# Tasks\n\n- [x] T001 Everything in src/parcels/api.py\n"})
    pull.merge(by="grace")

    do(ScaffoldTasks, pull, cause="merge", deed="merge")

    assert (follow_ups(), replies(pull)) == ([], [])


def test_after_the_merge_an_open_one_goes_to_where_the_plan_went(repository, pull, press, do, follow_ups):
    press()
    repository.push("main", {".github/plangate.yml": "tasks: {open-on: merge}\n"})
    pull.merge(by="grace")

    do(ScaffoldTasks, pull, cause="merge", deed="merge")

    (opened,) = follow_ups()
    assert (opened.pull.base_ref, [change.path for change in opened.files()]) == ("main", [TASKS])


def test_tidying_twice_says_once_why_one_was_closed(hub, pull, press, do, follow_ups):
    press()
    (opened,) = follow_ups()
    pull.close(by="grace")
    hub.faults.server_error(method="PATCH", path=r"/pulls/")

    do(CloseStaleFollowUps)
    do(CloseStaleFollowUps)

    assert (opened.pull.state, len(replies(opened))) == ("closed", 1)


def test_tidying_leaves_what_has_its_plan(pull, press, do, follow_ups):
    press()
    pull.merge(by="grace")

    do(CloseStaleFollowUps)

    assert [one.pull.state for one in follow_ups()] == ["open"]


def test_nothing_is_kept_of_an_installation_that_is_gone(hub, context, press, take):
    press()
    assert context.redis.keys("plangate:follow-ups:*") != []

    hub.suspend()
    run_leased(context, take(ForgetInstallation(InstallationRef(hub.installation.id))), HANDLERS)
    hub.suspend(suspended=False)

    assert context.redis.keys("plangate:follow-ups:*") == []


@pytest.mark.parametrize("known", [False, True])
def test_a_push_that_may_take_a_plan_away_is_looked_at_where_follow_ups_are_known(
    hub, context, take, repository, pull, press, follow_ups, known
):
    press()
    pull.close(by="grace")
    hub.traffic.clear()
    if not known:
        context.redis.flushdb()
    job = CloseStaleFollowUps(repository_of(hub, repository), only_if_known=True)

    run_leased(context, take(job), HANDLERS)

    assert (bool(hub.calls()), follow_ups()[0].pull.state) == (known, "closed" if known else "open")


def test_the_check_run_has_the_button_where_a_plan_complies_and_on_no_follow_up(pull, press, do, follow_ups):
    do(ReviewPullRequest, pull)
    press()
    (opened,) = follow_ups()
    do(ReviewPullRequest, opened)

    assert [run.actions for run in (*pull.check_runs(), *opened.check_runs())] == [
        [
            {
                "label": "Scaffold tasks",
                "description": "Open a pull request with tasks.md",
                "identifier": "scaffold tasks",
            }
        ],
        [],
    ]


def test_a_command_is_answered_once_though_redis_forgot_it(hub, context, take, repository, pull, follow_ups):
    comment = pull.comment("/plan tasks", by="grace")
    job = AnswerComment(
        pull_request_of(hub, repository, pull),
        comment=f"issuecomment-{comment.id}", node=comment.node_id, lines=" ".join(new_keys("/plan tasks")),
    )  # fmt: skip

    run_leased(context, take(job), HANDLERS)
    context.redis.flushdb()
    hub.traffic.clear()
    run_leased(context, take(job), HANDLERS)

    assert (len(follow_ups()), len(replies(pull))) == (1, 1)
    assert [seen for seen in hub.writes() if "/git/" in seen.path or seen.path.endswith(("/pulls", "/comments"))] == []
