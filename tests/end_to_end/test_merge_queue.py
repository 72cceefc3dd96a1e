"""What a merge queue is about to merge, through the running house: judged as it will stand on the base."""

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.end_to_end.conversation import looks

RULE = "unjustified-violation"
POLICY = ".github/plangate.yml"


def one_violation():
    """The good plan with one finding that makes it fail: a principle violated without a justification."""
    lines = sample.good_plan().splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if "III. Privacy by Default" in line)
    lines[place] = "| III. Privacy by Default | ❌ VIOLATION | Addresses are kept for a year |\n"
    text = "".join(line for line in lines if not line.startswith("All six gates pass"))
    return {**sample.good_feature(), sample.PLAN: text}


@pytest.fixture
def opened(house, repository):
    """Open a pull request, have it judged, and forget the calls."""

    def open_it(branch, files, **more):
        pull = repository.open_pull_request(branch, files, **more)
        house.wait_for_check(pull)
        house.wait_until_quiet(seconds=0.3)
        house.hub.traffic.clear()
        return pull

    return open_it


def queued(house, pull):
    """The check-run on the queue's head after putting a pull request into the queue, and that head."""
    head = pull.enqueue()
    return house.wait_for_check(pull, sha=head), head


def waived(house, pull, settle):
    """Let the one finding of a pull request pass."""
    settle(pull.comment(f"/plan waive {RULE} agreed with legal last week", by="grace"), "+1")
    house.hub.wait_for(lambda: house.check(pull).conclusion == "success")
    house.wait_until_quiet(seconds=0.3)


def test_a_good_plan_is_green_on_the_queue_s_head_in_seven_calls(house, opened):
    pull = opened("007", sample.good_feature())

    run, _ = queued(house, pull)
    house.wait_until_quiet(seconds=0.5)

    assert (run.conclusion, run.title) == ("success", "Complies: 6 of 6 principles answered")
    assert f"This is the merge queue's commit of pull request [{pull.number}]({pull.url}) on `main`" in run.summary
    assert len(looks(house)) <= 7


def test_a_bad_plan_is_red_on_the_queue_s_head_and_nobody_is_commented_on(house, opened):
    pull = opened("007", sample.bad_feature())
    said = (len(pull.reviews()), len(pull.comments()))

    run, _ = queued(house, pull)

    assert run.conclusion == "failure"
    assert {annotation["path"] for annotation in run.annotations} == {sample.PLAN}
    assert (len(pull.reviews()), len(pull.comments())) == said


def test_no_plan_is_green_at_once_in_three_calls(house, opened):
    pull = opened("fix", {"README.md": "# Tracker\n"})

    run, _ = queued(house, pull)
    house.wait_until_quiet(seconds=0.5)

    assert (run.conclusion, run.title) == ("success", "No plan changed")
    assert len(looks(house)) <= 3


def test_a_finding_that_is_waived_in_the_pull_request_is_waived_on_the_queue_s_head(house, repository, opened, settle):
    repository.grant("grace", "write")
    pull = opened("007", one_violation())
    waived(house, pull, settle)

    run, _ = queued(house, pull)

    assert run.conclusion == "success"
    assert "#### Waived (1)" in run.summary
    assert "agreed with legal last week" in run.summary


def test_a_waiver_is_void_where_the_queue_has_another_text(house, repository, opened, settle):
    repository.grant("grace", "write")
    pull = opened("007", one_violation())
    waived(house, pull, settle)

    head = pull.enqueue(meanwhile={sample.PLAN: one_violation()[sample.PLAN] + "\nOne more line.\n"})

    run = house.wait_for_check(pull, sha=head)
    assert (run.conclusion, "#### Waived" in run.summary) == ("failure", False)


def test_law_that_the_base_gained_in_between_is_told_on_the_queue_s_head_and_does_not_count(house, repository, opened):
    pull = opened("007", sample.good_feature())
    law = sample.base()[sample.CONSTITUTION]
    added = "### VII. Offline Reading\n\nEvery page MUST work offline.\n\n## Governance"
    house.hub.post.hold()
    house.hub.advance(60)
    repository.push("main", {sample.CONSTITUTION: law.replace("## Governance", added)})

    head = pull.enqueue()
    house.hub.post.release()

    run = house.wait_for_check(pull, sha=head)
    assert run.conclusion == "success"
    assert "Offline Reading" in run.summary


def test_an_exempt_author_is_exempt_on_the_queue_s_head(house, repository, opened):
    repository.push("main", {POLICY: "exempt: {authors: [bob]}\n"})
    pull = opened("007", sample.bad_feature(), by="bob", signed=True)

    run, _ = queued(house, pull)

    assert (run.conclusion, run.title) == ("neutral", "Exempt by policy")


def test_what_stood_there_before_does_not_count_on_the_queue_s_head(house, repository, opened):
    repository.push("main", one_violation())
    pull = opened("007", {sample.PLAN: one_violation()[sample.PLAN] + "\nOne more line.\n"})

    run, _ = queued(house, pull)

    assert run.conclusion == house.check(pull).conclusion == "success"
    assert "There before this merge group (1)" in run.summary


def test_a_pull_request_that_is_not_found_is_said_and_nobody_s_waivers_count(house, repository, opened, settle):
    repository.grant("grace", "write")
    pull = opened("007", one_violation())
    waived(house, pull, settle)

    head = pull.enqueue(branch=f"refs/heads/gh-readonly-queue/main/pr-999-{'0' * 40}")

    run = house.wait_for_check(pull, sha=head)
    assert run.conclusion == "failure"
    assert "**Judged without waivers:** GitHub does not find pull request 999" in run.summary
    assert "#### Waived" not in run.summary


def test_a_branch_that_names_no_pull_request_is_judged_without_waivers(house, repository, opened, settle):
    repository.grant("grace", "write")
    pull = opened("007", one_violation())
    waived(house, pull, settle)

    head = pull.enqueue(branch="refs/heads/gh-readonly-queue/main/something-new")

    run = house.wait_for_check(pull, sha=head)
    assert run.conclusion == "failure"
    assert "the queue's branch names no pull request" in run.summary


def test_a_group_of_two_pull_requests_has_the_plans_and_the_waivers_of_both(house, repository, opened, settle):
    repository.grant("grace", "write")
    first = opened("007", one_violation())
    waived(house, first, settle)
    second = opened("clash", sample.good_feature("specs/007-delivery-notes"))
    below = first.enqueue(told=False)

    head = second.enqueue(onto=below, base=first.pull.base_tip)

    run = house.wait_for_check(second, sha=head)
    house.wait_until_quiet(seconds=0.5)
    assert run.conclusion == "success"
    assert f"pull requests [{first.number}]({first.url}) and [{second.number}]({second.url})" in run.summary
    assert "#### Waived (1)" in run.summary
    assert "Number 007 is taken" in run.summary
    assert len(looks(house)) <= 7


def test_a_number_that_only_the_union_takes_twice_is_found_on_the_queue_s_head(house, opened):
    first = opened("007", sample.good_feature())
    second = opened("places", sample.good_feature("specs/007-drop-off-places"))

    alone, below = queued(house, first)
    union = house.wait_for_check(second, sha=second.enqueue(onto=below))

    rules = [[one["title"].partition(" ")[0] for one in run.annotations] for run in (alone, union)]
    assert rules == [[], ["feature-number-clash"]]
    assert [run.conclusion for run in (alone, union)] == ["success", "success"]


def test_a_second_identical_event_writes_nothing(house, opened):
    pull = opened("007", sample.bad_feature())
    queued(house, pull)
    house.wait_until_quiet(seconds=0.5)
    event = next(one for one in reversed(house.hub.deliveries) if one.event == "merge_group")
    house.hub.traffic.clear()

    house.hub.post.again(event)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)

    assert house.hub.writes() == []


def test_an_answer_that_is_lost_leaves_one_check_run(house, opened):
    pull = opened("007", sample.bad_feature())
    house.hub.faults.server_error(method="POST", path="/check-runs$", served=True)

    run, head = queued(house, pull)
    house.wait_until_quiet(seconds=1.0)

    assert (run.conclusion, len(pull.check_runs(CHECK_NAME, sha=head))) == ("failure", 1)


def test_a_rerun_on_the_queue_s_head_completes_anew(house, opened):
    pull = opened("007", sample.good_feature())
    first, head = queued(house, pull)

    pull.rerun(first)

    house.hub.wait_for(lambda: house.check(pull, sha=head).id != first.id)
    assert house.check(pull, sha=head).conclusion == "success"


def test_trouble_with_github_ends_in_a_verdict_and_is_said_meanwhile(house, opened):
    pull = opened("007", sample.good_feature())
    house.hub.faults.server_error(method="GET", path="/compare/")

    run, head = queued(house, pull)

    assert (run.conclusion, [one.status for one in pull.check_runs(CHECK_NAME, sha=head)]) == ("success", ["completed"])


def test_a_lasting_refusal_is_no_verdict_and_asks_for_an_action(house, opened):
    pull = opened("007", sample.good_feature())
    house.hub.faults.next(method="GET", path=r"/compare/", status=410, body=b'{"message": "Not for you"}', times=3)

    run, _ = queued(house, pull)

    assert run.conclusion == "action_required"
    assert run.title.startswith("Could not evaluate:")
