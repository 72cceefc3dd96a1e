"""Pull requests that have one head, and so one check-run, through the running house."""

from tests import sample
from tests.end_to_end.conversation import writes_again


def two_into(repository, files, *bases):
    """Pull requests from one branch into each of these."""
    repository.push("release", {sample.CONSTITUTION: sample.stricter_law()})
    first = repository.open_pull_request("shared", files, base=bases[0])
    return first, *(repository.open_pull_request("shared", base=base) for base in bases[1:])


def until(house, pull, *words):
    """Our check-run once its summary has these words."""
    house.hub.wait_for(lambda: (run := house.check(pull)) is not None and all(word in run.summary for word in words))
    house.wait_until_quiet(seconds=1.0)
    return house.check(pull)


def test_the_worst_verdict_stands_on_a_head_that_two_pull_requests_have(house, repository):
    easy, strict = two_into(repository, sample.good_feature(), "main", "release")

    run = until(house, easy, f"Pull request {easy.number} into `main`", f"Pull request {strict.number} into `release`")

    assert run.conclusion == "failure"
    assert "Rust" in run.title
    assert f"(pull request {strict.number}, one of 2 with this commit)" in run.title
    assert easy.review_comments() == []
    assert [comment.thread.pull.number for comment in strict.review_comments()] == [strict.number]


def test_looking_at_either_again_writes_nothing(house, repository):
    easy, strict = two_into(repository, sample.good_feature(), "main", "release")
    until(house, easy, "into `main`", "into `release`")

    for pull in (easy, strict):
        house.hub.traffic.clear()
        pull.edit(title="Another title")
        pull.retarget(pull.pull.base_ref)
        house.wait_until_quiet(seconds=1.0)
        assert house.hub.writes() == []


def test_when_one_is_closed_the_other_has_its_own_verdict_again(house, repository):
    easy, strict = two_into(repository, sample.good_feature(), "main", "release")
    until(house, easy, "into `main`", "into `release`")

    strict.close()

    house.hub.wait_for(lambda: house.check(easy).conclusion == "success")
    assert house.check(easy).title == "Complies: 6 of 6 principles answered"


def test_a_head_of_too_many_pull_requests_has_no_verdict(house, repository):
    bases = [f"line-{number}" for number in range(7)]
    for base in bases:
        repository.push(base, {"VERSION": base})
    first, *_ = two_into(repository, sample.good_feature(), *bases)

    run = until(house, first, "Not judged: pull request 7.")

    assert (run.conclusion, run.title) == (
        "action_required", "Could not evaluate: 7 open pull requests share this commit",
    )  # fmt: skip


def test_when_one_is_retargeted_the_verdict_on_both_is_new(house, repository):
    easy, strict = two_into(repository, sample.good_feature(), "main", "release")
    until(house, easy, "into `main`", "into `release`")

    repository.push("other", {"VERSION": "2"})

    strict.retarget("other")

    house.hub.wait_for(lambda: house.check(easy).conclusion == "success")
    assert "Pull request" in house.check(easy).summary
    assert writes_again(house, strict) == []


def test_when_one_goes_on_with_a_push_each_has_its_own_verdict(house, repository):
    repository.push("release", {sample.CONSTITUTION: sample.stricter_law()})
    easy = repository.open_pull_request("shared", sample.good_feature())
    repository.create_branch("twin", at=easy.head_sha)
    strict = repository.open_pull_request("twin", base="release")
    until(house, easy, "into `main`", "into `release`")

    strict.push({"README.md": "# Tracker\n"})

    house.hub.wait_for(lambda: house.check(easy).conclusion == "success")
    assert house.check(easy).title == "Complies: 6 of 6 principles answered"
    assert house.wait_for_check(strict).conclusion == "failure"
    house.wait_until_quiet(seconds=1.0)
    assert len(strict.review_comments()) == 1


def before_judging(house, pull, act):
    """What our newest check-run says when the plans are read after an act, by status and title."""
    seen = []

    def look():
        run = max(pull.check_runs("Plangate"), key=lambda run: run.id)
        seen.append((run.status, run.title))

    house.hub.faults.before(look, operation="Lookups")
    act()
    house.hub.wait_for(lambda: seen)
    return seen[0]


def test_a_verdict_for_another_base_is_taken_back_before_anything_is_judged(house, repository):
    repository.push("release", {sample.CONSTITUTION: sample.stricter_law()})
    pull = repository.open_pull_request("007", sample.good_feature())
    assert house.wait_for_check(pull).conclusion == "success"
    house.wait_until_quiet(seconds=1.0)

    said = before_judging(house, pull, lambda: pull.retarget("release"))

    assert said == ("in_progress", "Judging anew: the last verdict was for another base")
    house.hub.wait_for(lambda: house.check(pull).conclusion == "failure")
    house.wait_until_quiet(seconds=1.0)
    assert {run.status for run in pull.check_runs("Plangate")} == {"completed"}


def test_a_second_pull_request_does_not_borrow_the_verdict_on_its_commit(house, repository):
    repository.push("release", {sample.CONSTITUTION: sample.stricter_law()})
    easy = repository.open_pull_request("shared", sample.good_feature())
    assert house.wait_for_check(easy).conclusion == "success"
    house.wait_until_quiet(seconds=1.0)

    said = before_judging(house, easy, lambda: repository.open_pull_request("shared", base="release"))

    assert said[0] == "in_progress"
    assert until(house, easy, "into `main`", "into `release`").conclusion == "failure"
