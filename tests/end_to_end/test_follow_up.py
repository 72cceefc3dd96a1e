"""The follow-up pull request with tasks.md through the running house: asked for, updated, refused, closed."""

import pytest

from tests import sample
from tests.end_to_end.conversation import BOT, replies

BRANCH = "plangate/tasks/007-delivery-window"
TASKS = f"{sample.FEATURE}/tasks.md"
SPEC = f"{sample.FEATURE}/spec.md"


def policy(**keys):
    """The policy file with these keys of `tasks`."""
    return {".github/plangate.yml": f"tasks: {{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}\n"}


@pytest.fixture
def pull(house, repository):
    """A judged pull request with a good plan; grace may write."""
    repository.grant("grace", "write")
    opened = repository.open_pull_request("007", sample.good_feature())
    house.wait_for_check(opened)
    house.wait_until_quiet(seconds=0.3)
    house.hub.traffic.clear()
    return opened


@pytest.fixture
def asked(house, pull, settle):
    """Ask for tasks by a comment; the last reply."""

    def ask(line="/plan tasks", *felt, by="grace", on=None):
        on = on or pull
        settle(on.comment(line, by=by), *(felt or ("+1",)))
        return replies(on)[-1]

    return ask


@pytest.fixture
def follow_up(repository):
    """The open follow-ups of the repository, by us."""

    def found(state="open"):
        return [one for one in repository.pulls(state=state) if one.pull.author.login == BOT]

    return found


def test_tasks_opens_a_pull_request_into_the_plan_s_branch_with_one_file(house, repository, pull, asked, follow_up):
    said = asked()

    (opened,) = follow_up()
    git = repository.repository.git
    commit = git.commit(opened.head_sha)
    assert (opened.pull.head_ref, opened.pull.base_ref, commit.parents) == (BRANCH, "007", (pull.head_sha,))
    assert [change.path for change in opened.files()] == [TASKS]
    assert f"[Pull request {opened.number}](" in said
    assert f"[pull request {pull.number}](" in opened.pull.body
    assert pull.head_sha[:12] in opened.pull.body
    assert (commit.author_name, commit.committer_name) == (BOT, "GitHub")
    assert house.wait_for_check(opened).conclusion == "success"
    house.wait_until_quiet(seconds=0.5)
    assert replies(opened) == []


def test_the_labels_of_the_policy_are_put_on_it(house, repository, asked, follow_up):
    repository.push("main", policy(labels="[tasks, spec-kit]"))
    house.wait_until_quiet(seconds=0.5)

    asked()

    assert [label.name for label in follow_up()[0].pull.labels] == ["tasks", "spec-kit"]


def test_asked_again_it_stays_one_pull_request_and_nothing_is_written(house, asked, follow_up):
    asked()
    before = follow_up()[0].head_sha
    house.wait_until_quiet(seconds=0.5)
    house.hub.traffic.clear()

    said = asked()

    assert "Nothing to change" in said
    assert [one.head_sha for one in follow_up()] == [before]
    assert [seen for seen in house.hub.writes() if "/git/" in seen.path or "/pulls" in seen.path] == []


def test_the_same_event_again_opens_no_second_one(house, asked, follow_up):
    house.hub.post.double()

    asked()
    house.wait_until_quiet(seconds=1.0)

    assert len(follow_up(None)) == 1


def test_a_new_story_is_added_in_place_by_a_commit_on_top(house, repository, pull, asked, follow_up):
    asked()
    (opened,) = follow_up()
    first, text = opened.head_sha, repository.text(TASKS, BRANCH)
    pull.push({SPEC: sample.grown_spec()})
    house.wait_for_check(pull)

    said = asked()

    assert f"is up to date with commit [`{pull.head_sha[:12]}`](" in said
    assert [one.number for one in follow_up()] == [opened.number]
    assert repository.repository.git.commit(opened.head_sha).parents == (first, pull.head_sha)
    assert [change.path for change in opened.files()] == [TASKS]
    after = repository.text(TASKS, BRANCH)
    assert (set(text.split("\n")) - set(after.split("\n")), "Hear of delays" in after) == (set(), True)
    assert pull.head_sha[:12] in opened.pull.body


def test_once_a_person_pushed_to_it_it_is_left_alone_and_the_reply_says_what_would_change(
    house, repository, pull, asked, follow_up
):
    asked()
    (opened,) = follow_up()
    ticked = repository.text(TASKS, BRANCH).replace("- [ ] T001", "- [x] T001") + "- [ ] T900 Ask the carriers\n"
    opened.push({TASKS: ticked}, by="grace")
    theirs = opened.head_sha
    pull.push({SPEC: sample.grown_spec()})
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)

    said = asked("/plan tasks", "confused")

    assert "Somebody has pushed to" in said
    assert [line[:9] for line in said.split("\n") if line.startswith(("-- ", "+- "))].count("+- [ ] T9") >= 1
    assert "-- [x] T001" not in said
    assert (opened.head_sha, repository.text(TASKS, BRANCH)) == (theirs, ticked)


def test_a_tick_and_a_task_of_one_s_own_survive_the_whole_way_twice(house, repository, pull, asked, follow_up):
    asked()
    follow_up()[0].merge(by="grace")
    house.wait_for_check(pull)
    text = repository.text(TASKS, "007")
    ticked = text.replace("- [ ] T001", "- [x] T001") + "- [ ] T900 Ask the carriers for their estimates\n"
    pull.push({TASKS: ticked, SPEC: sample.grown_spec()}, by="grace")
    house.wait_for_check(pull)

    said = asked()

    (second,) = follow_up()
    after = repository.text(TASKS, BRANCH)
    assert f"[Pull request {second.number}](" in said
    assert [change.path for change in second.files()] == [TASKS]
    assert set(ticked.split("\n")) - set(after.split("\n")) == set()
    assert "T901" in after


def test_once_it_is_merged_with_a_person_s_commits_the_next_goes_on_from_its_branch(
    house, repository, pull, asked, follow_up
):
    asked()
    (first,) = follow_up()
    first.push({TASKS: repository.text(TASKS, BRANCH) + "- [ ] T900 Ask the carriers\n"}, by="grace")
    merged = first.head_sha
    first.merge(by="grace")
    house.wait_for_check(pull)
    pull.push({SPEC: sample.grown_spec()})
    house.wait_for_check(pull)

    asked()

    (second,) = follow_up()
    assert repository.repository.git.commit(second.head_sha).parents == (merged, pull.head_sha)
    assert [change.path for change in second.files()] == [TASKS]
    after = repository.text(TASKS, BRANCH)
    assert ("Ask the carriers" in after, "Hear of delays" in after) == (True, True)


def test_when_everything_is_there_nothing_is_opened(house, pull, asked, follow_up):
    asked()
    follow_up()[0].merge(by="grace")
    house.wait_for_check(pull)

    said = asked()

    assert ("Nothing to add" in said, follow_up()) == (True, [])


def test_one_that_was_closed_is_left_alone_until_its_branch_is_deleted(repository, asked, follow_up):
    asked()
    follow_up()[0].close(by="grace")

    said = asked("/plan tasks", "confused")
    assert ("was closed, so it was left alone" in said, follow_up()) == (True, [])

    repository.delete_branch(BRANCH)
    asked()
    assert len(follow_up()) == 1


def test_somebody_else_s_branch_of_that_name_is_not_touched(repository, asked, follow_up):
    tip = repository.push(BRANCH, {"notes.md": "Mine.\n"}, by="bob")

    said = asked("/plan tasks", "confused")

    assert "is taken by commits that are not Plangate's" in said
    assert (repository.tip(BRANCH), follow_up()) == (tip, [])


def test_without_the_permission_the_file_is_in_the_reply(house, repository, pull, asked, follow_up):
    granted = house.hub.installation.permissions
    granted["contents"] = "read"
    try:
        said = asked("/plan tasks", "confused")
    finally:
        granted["contents"] = "write"

    assert "lacks the permission `contents: write`" in said
    assert ("```markdown\n" in said, "T001" in said, f"`plangate tasks {sample.FEATURE} --write`" in said) == (
        True, True, True,
    )  # fmt: skip
    assert (follow_up(), BRANCH in repository.repository.git.branches()) == ([], False)


def test_where_rules_keep_us_out_the_reply_says_so(repository, asked, follow_up):
    repository.restrict_branches("plangate/*")

    said = asked("/plan tasks", "confused")

    assert ("Cannot create ref due to creations being restricted" in said, "```markdown\n" in said) == (True, True)
    assert follow_up() == []


def test_a_plan_in_a_fork_is_followed_up_after_the_merge(house, repository, asked, follow_up):
    repository.grant("grace", "write")
    pull = repository.open_pull_request("007", sample.good_feature(), fork="bob", by="bob")
    house.wait_for_check(pull)

    said = asked("/plan tasks", "confused", on=pull)
    assert ("lies in a fork" in said, follow_up()) == (True, [])

    pull.merge(by="grace")
    tip = repository.tip()
    asked(on=pull)
    (opened,) = follow_up()
    assert (opened.pull.base_ref, [change.path for change in opened.files()]) == ("main", [TASKS])
    assert repository.repository.git.commit(opened.head_sha).parents == (tip,)


def test_what_cannot_be_scaffolded_is_refused_with_the_reason(house, repository, asked, follow_up):
    repository.grant("grace", "write")
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)

    said = asked("/plan tasks", "confused", on=pull)

    assert ("No tasks for" in said, follow_up()) == (True, [])


def test_who_may_not_write_opens_nothing(pull, asked, follow_up):
    said = asked("/plan tasks", "confused", by="bob")

    assert ("Only somebody with write access may" in said, follow_up()) == (True, [])


def test_the_button_opens_it(house, pull, follow_up):
    pull.press("scaffold tasks", by="grace")

    house.hub.wait_for(lambda: replies(pull))

    (opened,) = follow_up()
    (said,) = replies(pull)
    assert said.startswith("To grace, who pressed **Scaffold tasks**:")
    assert f"[Pull request {opened.number}](" in said


def test_a_press_delivered_twice_is_answered_once(house, pull, follow_up):
    house.hub.post.double()

    pull.press("scaffold tasks", by="grace")
    house.hub.wait_for(lambda: replies(pull))
    house.wait_until_quiet(seconds=1.5)

    assert (len(replies(pull)), len(follow_up(None))) == (1, 1)


def test_a_press_on_an_old_head_or_by_who_may_not_write_opens_nothing(house, pull, follow_up):
    run = house.check(pull)
    pull.press("scaffold tasks", run, by="bob")
    house.hub.wait_for(lambda: len(replies(pull)) == 1)
    pull.push({"README.md": "More.\n"})
    house.wait_for_check(pull)

    pull.press("scaffold tasks", run, by="grace")
    house.hub.wait_for(lambda: len(replies(pull)) == 2)

    assert ["Only somebody with write access" in replies(pull)[0], "is no longer the head" in replies(pull)[1]] == [
        True,
        True,
    ]
    assert follow_up() == []


def test_a_merge_opens_it_where_the_policy_says_so(house, repository, pull, follow_up):
    repository.push("main", policy(**{"open-on": "merge"}))
    house.wait_until_quiet(seconds=0.5)

    pull.merge(by="grace")

    house.hub.wait_for(lambda: replies(pull))
    (opened,) = follow_up()
    assert (opened.pull.base_ref, [change.path for change in opened.files()]) == ("main", [TASKS])
    assert "`tasks.open-on: merge`" in replies(pull)[0]


def test_an_approval_opens_it_where_the_policy_says_so(house, repository, pull, follow_up):
    repository.push("main", policy(**{"open-on": "approval"}))
    house.wait_until_quiet(seconds=0.5)

    pull.review("Fine.", event="APPROVE", by="bob")
    house.wait_until_quiet(seconds=1.0)
    assert (follow_up(), replies(pull)) == ([], [])
    pull.review("Fine.", event="APPROVE", by="grace")

    house.hub.wait_for(lambda: replies(pull))
    (opened,) = follow_up()
    assert (opened.pull.base_ref, "`tasks.open-on: approval`" in replies(pull)[0]) == ("007", True)


def test_without_such_a_policy_neither_opens_anything(house, pull, follow_up):
    pull.review("Fine.", event="APPROVE", by="grace")
    pull.merge(by="grace")

    house.wait_until_quiet(seconds=1.0)

    assert (follow_up(), replies(pull)) == ([], [])


@pytest.mark.parametrize("how", ["closed", "removed"])
def test_it_is_closed_when_the_plan_is_gone_and_opened_anew_when_it_is_back(
    house, repository, pull, asked, follow_up, how
):
    asked()
    (opened,) = follow_up()

    if how == "closed":
        pull.close(by="grace")
    else:
        pull.push({sample.PLAN: None}, by="grace")
    house.hub.wait_for(lambda: BRANCH not in repository.repository.git.branches())
    house.wait_until_quiet(seconds=0.5)
    assert (follow_up(), len(replies(opened))) == ([], 1)
    assert "the plan that this was made from, `" in replies(opened)[0]

    if how == "closed":
        pull.reopen(by="grace")
    else:
        pull.push({sample.PLAN: sample.good_plan()}, by="grace")
    house.wait_for_check(pull)
    asked()
    assert [one.number for one in follow_up()] != [opened.number]


def test_one_with_a_person_s_commits_is_closed_without_its_branch(house, repository, pull, asked, follow_up):
    asked()
    (opened,) = follow_up()
    theirs = opened.push({TASKS: "# Tasks\n\n- [x] T001 Mine\n"}, by="grace")

    pull.close(by="grace")

    house.hub.wait_for(lambda: opened.pull.state == "closed")
    house.wait_until_quiet(seconds=0.5)
    assert repository.tip(BRANCH) == theirs
