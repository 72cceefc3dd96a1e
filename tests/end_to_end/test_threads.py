"""Comments whose findings are gone, and branches that want every conversation resolved, through the running house."""

import pytest

from tests import sample
from tests.end_to_end.conversation import BOT, told


def ours(pull):
    """The threads that we began and are open."""
    return [one for one in pull.threads() if one.comments[0].author.login == BOT and not one.resolved]


def resolved(pull):
    return [thread for thread in pull.threads() if thread.resolved]


@pytest.fixture
def may_write(house):
    """Let the installation write contents, or only read them; as it was at the end."""
    permissions = house.hub.installation.permissions
    granted = permissions["contents"]

    def grant(level):
        permissions["contents"] = level

    yield grant
    permissions["contents"] = granted


@pytest.fixture
def commented(house, repository):
    """A pull request with our comments on a bad plan."""
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    assert len(ours(pull)) > 2
    return pull


def correct(house, pull):
    pull.push({sample.PLAN: sample.good_plan()})
    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    return run


def look_again(house, pull):
    """The same event once more; what it wrote."""
    house.hub.traffic.clear()
    pull.close()
    pull.reopen()
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)
    return house.hub.writes()


def test_a_finding_that_is_gone_has_its_thread_resolved_by_us(house, commented, may_write):
    may_write("write")
    said = len(commented.threads())

    run = correct(house, commented)

    assert (ours(commented), len(resolved(commented)), run.conclusion) == ([], said, "success")
    assert {thread.resolved_by.login for thread in resolved(commented)} == {BOT}
    assert look_again(house, commented) == []


def test_a_thread_that_people_answered_is_resolved_and_keeps_its_words(house, commented, may_write):
    may_write("write")
    thread = ours(commented)[0]
    commented.reply(thread, "Right, I will mend it.")

    correct(house, commented)

    assert (thread.resolved, len(thread.comments)) == (True, 2)


def test_without_the_permission_comments_go_that_nobody_touched_and_the_next_look_counts_the_others(
    house, commented, may_write
):
    may_write("read")
    answered, liked, *_ = ours(commented)
    commented.reply(answered, "Why is that?")
    commented.react(liked.comments[0], "+1")

    run = correct(house, commented)
    look_again(house, commented)
    next_run = commented.check_runs()[-1]

    assert ours(commented) == [answered, liked]
    assert "could not be resolved" not in run.summary
    assert "2 earlier comments could not be resolved" in next_run.summary
    assert "permission to write contents" in next_run.summary
    assert look_again(house, commented) == []


def test_without_the_permission_nothing_is_said_where_nothing_is_left(house, commented, may_write):
    may_write("read")

    run = correct(house, commented)

    assert commented.threads() == []
    assert "could not be resolved" not in run.summary


def test_a_comment_that_somebody_edited_is_no_longer_ours(house, commented, may_write):
    may_write("write")
    first = ours(commented)[0]
    commented.edit_comment(first.comments[0], f"{first.comments[0].body}\n", by="mallory")

    correct(house, commented)

    assert ours(commented) == [first]


def test_only_the_thread_of_the_finding_that_is_gone_is_resolved(house, commented, may_write):
    may_write("write")
    before = ours(commented)
    lines = sample.bad_plan().splitlines(keepends=True)
    mended = ["**Constraints**: p95 under 150 ms\n" if line.startswith("**Constraints**") else line for line in lines]
    about = [thread for thread in before if lines[thread.line - 1].startswith("**Constraints**")]

    commented.push({sample.PLAN: "".join(mended)})
    house.wait_for_check(commented)
    house.wait_until_quiet(seconds=0.5)

    assert [thread for thread in before if thread.resolved] == about
    assert len(about) == 1


def test_a_finding_that_comes_back_after_we_resolved_it_is_said_again(house, commented, may_write):
    may_write("write")
    said = len(ours(commented))
    correct(house, commented)

    commented.push({sample.PLAN: sample.bad_plan()})
    house.wait_for_check(commented)

    house.hub.wait_for(lambda: len(ours(commented)) == said)


@pytest.mark.parametrize("ruleset", [False, True], ids=["classic protection", "ruleset"])
def test_where_conversations_must_be_resolved_only_what_blocks_becomes_a_comment(house, repository, ruleset):
    repository.push("main", {".github/plangate.yml": "fail-on: critical\n"})
    free = repository.open_pull_request("free", sample.bad_feature())
    house.wait_for_check(free)
    repository.require_conversations(ruleset=ruleset)
    pull = repository.open_pull_request("007", sample.bad_feature())

    run = house.wait_for_check(pull)

    heavy = {line for _, line, title in told(pull, run) if title.endswith("(critical)")}
    assert {thread.line for thread in ours(pull)} <= heavy
    assert 0 < len(ours(pull)) < len(ours(free))


def test_where_github_does_not_let_us_see_the_rules_comments_are_made_as_ever(house, repository):
    repository.require_conversations()
    for field in ("refUpdateRule", "rules"):
        path = ("repository", "pullRequest", "baseRef", field)
        house.hub.faults.graphql_error(path, type="FORBIDDEN", operation="PullRequest", times=9)
    pull = repository.open_pull_request("007", sample.bad_feature())

    assert house.wait_for_check(pull).conclusion == "failure"
    assert len(ours(pull)) > 2
