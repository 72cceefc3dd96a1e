"""What happens to a pull request, event by event, through the running house."""

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.end_to_end.conversation import looks, told

OTHER = "specs/008-signature-on-delivery"


def our_reviews(pull):
    return [review for review in pull.reviews() if review.author.login == "plangate[bot]"]


def test_an_opened_pull_request_with_a_good_plan_is_green_and_nobody_is_spoken_to(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature())

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("success", "Complies: 6 of 6 principles answered")
    assert (our_reviews(pull), pull.comments()) == ([], [])


def test_an_opened_pull_request_with_a_bad_plan_is_red_with_its_findings_on_their_lines(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())

    run = house.wait_for_check(pull)

    assert run.conclusion == "failure"
    lines = sample.bad_plan().splitlines()
    said = {lines[comment.thread.line - 1].split(":")[0][:26] for comment in pull.review_comments()}
    assert said == {
        "**Performance Goals**",
        "**Constraints**",
        "## Constitution Check",
        "| III. Privacy by Default ",
        "All gates pass.",
    }
    assert [review.state for review in our_reviews(pull)] == ["COMMENTED"]
    assert {path for path, *_ in told(pull, run)} == {sample.PLAN}


def test_a_corrected_plan_turns_green_on_its_new_head_only(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    first = pull.head_sha
    house.wait_for_check(pull)

    pull.push({sample.PLAN: sample.good_plan()})

    assert house.wait_for_check(pull).conclusion == "success"
    assert house.check(pull, sha=first).conclusion == "failure"


def test_what_was_said_already_is_not_said_again_on_the_next_push(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)
    said = len(pull.review_comments())

    pull.push({"src/parcels/windows.py": "WINDOW = 2\n"})

    assert house.wait_for_check(pull).conclusion == "failure"
    assert (len(pull.review_comments()), len(our_reviews(pull))) == (said, 1)


def test_a_force_push_is_judged_like_any_other_head(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)

    pull.force_push(sample.good_feature())

    assert house.wait_for_check(pull).conclusion == "success"


def test_a_reopened_pull_request_is_judged_as_it_stands(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)
    pull.close()
    pull.push({sample.PLAN: sample.good_plan()})
    house.wait_until_quiet()
    pull.reopen()

    assert house.wait_for_check(pull).conclusion == "success"


def test_a_changed_base_is_judged_by_the_law_of_the_new_base(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(pull)
    repository.push("release", {sample.CONSTITUTION: sample.stricter_law()})

    pull.retarget("release")

    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")
    assert "stack-conflict" in str(told(pull, house.check(pull)))


def test_a_pull_request_without_a_plan_is_green_at_once_in_two_calls(house, repository):
    pull = repository.open_pull_request("fix", {"README.md": "# Tracker\n"})

    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)

    assert (run.conclusion, run.title) == ("success", "No plan changed")
    assert len(looks(house)) <= 2


def test_a_force_push_that_leaves_the_plans_alone_gets_its_check_in_three_calls(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    verdict = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()

    pull.force_push({**sample.bad_feature(), "README.md": "# Rewritten\n"})
    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)

    assert (run.title, run.conclusion, run.annotations) == (verdict.title, verdict.conclusion, verdict.annotations)
    # The push itself is looked at, too: the branch might be the base of others.
    asked = [call for call in looks(house) if call.operation != "OpenPullRequests"]
    assert (len(asked) <= 3, len(our_reviews(pull))) == (True, 1)


def test_a_new_plan_costs_at_most_five_calls_and_an_unchanged_one_three_and_whether_it_is_closed(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    assert len(looks(house)) <= 5

    house.hub.traffic.clear()
    pull.close()
    pull.reopen()
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.5)

    looking = [call for call in house.hub.calls() if not call.path.endswith(f"/pulls/{pull.number}")]
    asking = len(house.hub.calls()) - len(looking)
    # Whether it is closed is asked until GitHub says so, or is no longer late in saying it.
    assert (len(looking) <= 3, asking <= 5, house.hub.writes()) == (True, True, [])


def test_two_plans_in_one_pull_request_stand_side_by_side_in_one_check_run(house, repository):
    files = {**sample.good_feature(), **sample.bad_feature(OTHER)}
    pull = repository.open_pull_request("two", files)

    run = house.wait_for_check(pull)

    assert run.conclusion == "failure"
    assert {path for path, *_ in told(pull, run)} == {f"{OTHER}/plan.md"}
    assert "007-delivery-window" in run.summary
    assert "008-signature-on-delivery" in run.summary


def test_a_pull_request_from_a_fork_is_judged_like_any_other(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature(), fork="bob", by="bob")

    run = house.wait_for_check(pull)

    assert run.conclusion == "failure"
    assert pull.review_comments()


def test_a_rerun_on_a_fork_finds_its_pull_request_and_completes_anew(house, repository):
    pull = repository.open_pull_request("007", sample.good_feature(), fork="bob", by="bob")
    first = house.wait_for_check(pull)

    pull.rerun()

    house.hub.wait_for(lambda: house.check(pull).id != first.id)
    assert house.check(pull).conclusion == "success"


def test_a_draft_gets_its_check_run_but_no_comments_until_it_is_ready(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature(), draft=True)

    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    assert (run.conclusion, bool(run.annotations), pull.review_comments()) == ("failure", True, [])

    pull.mark_ready()

    house.hub.wait_for(pull.review_comments)


def test_a_removed_plan_leaves_nothing_to_judge(house, repository):
    repository.push("main", sample.good_feature())
    pull = repository.open_pull_request("drop", dict.fromkeys(sample.good_feature()))

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("success", "No plan to judge")


def test_a_plan_among_four_hundred_changed_files_is_found(house, repository):
    many = {f"src/generated/part_{number:03}.py": f"PART = {number}\n" for number in range(400)}
    pull = repository.open_pull_request("many", {**many, **sample.bad_feature()})

    run = house.wait_for_check(pull)

    assert run.conclusion == "failure"
    assert {path for path, *_ in told(pull, run)} == {sample.PLAN}


def test_a_closed_pull_request_is_left_alone(house, repository):
    house.hub.post.hold()
    pull = repository.open_pull_request("007", sample.bad_feature())
    pull.close()
    house.hub.post.release()

    house.wait_until_quiet(seconds=1.5)

    assert (pull.check_runs(CHECK_NAME), pull.review_comments()) == ([], [])
