"""What is to be done about a follow-up pull request, told from what stands of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.model.branch_commit import BaseTree, BranchCommit
from plangate.domain.model.follow_up import (
    ExistingBranch,
    ExistingPullRequest,
    FollowUpState,
    Origin,
    PullState,
    read_trailer,
    trailer,
    with_marker,
)
from plangate.domain.model.outgoing import FollowUp
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.scaffold.follow_up import (
    FeatureEvidence,
    FollowUpStep,
    Hindrance,
    Outcome,
    OutgoingFollowUp,
    branch_of,
    changed_lines,
    decide,
    needs_commit,
    outgoing_follow_up,
    parents_of,
    tasks_to_keep,
)

FOLDER = "specs/001-search"
PLAN, LATER, TIP = "a" * 40, "b" * 40, "c" * 40
OLD = File(f"{FOLDER}/tasks.md", "1" * 40, "- [ ] T001 Old\n")
OURS = File(f"{FOLDER}/tasks.md", "2" * 40, "- [ ] T001 New\n")
THEIRS = File(f"{FOLDER}/tasks.md", "3" * 40, "- [x] T001 New\n")
BODY = with_marker("Made from the plan.", 7, f"{FOLDER}/plan.md")
OTHER = with_marker("Made from the plan.", 8, "apps/specs/001-search/plan.md")
WANTED = FollowUp(
    FOLDER, "plangate/tasks/001-search", "001", PLAN, OURS.path, OURS.text, message="", title="", body=BODY
)  # fmt: skip


def a_branch(tasks=OURS, **changes):
    """Our branch, made of a plan without a tasks.md."""
    return replace(ExistingBranch(TIP, Origin(PLAN, None, FOLDER), tasks), **changes)


def a_pull(state=PullState.OPEN, **changes):
    return replace(ExistingPullRequest(9, state, "001", BODY), **changes)


def a_person_s(tasks=THEIRS):
    """A branch whose last commit is not ours."""
    return a_branch(tasks, origin=None)


@pytest.mark.parametrize(
    ("folder", "branch"),
    [
        ("specs/001-search", "plangate/tasks/001-search"),
        ("apps/web/specs/001-search", "plangate/tasks/apps/web/001-search"),
        (".specify/specs/001-search", "plangate/tasks/specify/001-search"),
        ("specs/001 search: @all #3", "plangate/tasks/001-search-all-3"),
        ("specs/a..b.lock", "plangate/tasks/a.b"),
        ("specs/検索", "plangate/tasks/-"),
        ("", "plangate/tasks/plan"),
    ],
)
def test_a_branch_is_named_for_its_feature(folder, branch):
    assert branch_of(folder) == branch


@given(st.text(max_size=40))
def test_any_folder_gives_a_name_that_git_takes(folder):
    name = branch_of(folder)

    assert re.fullmatch(r"plangate/tasks(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+", name), name
    assert not re.search(r"\.\.|\.lock(/|$)|\.(/|$)", name)


# No path of git's holds a NUL.
FOLDERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(FOLDERS, st.sampled_from([None, "d" * 40]))
def test_what_a_commit_was_made_of_is_read_from_its_message(folder, tasks):
    origin = Origin(PLAN, tasks, folder)

    assert read_trailer(f"Scaffold\n\n{trailer(origin)}\n") == origin
    assert ExistingPullRequest(1, PullState.OPEN, "main", with_marker("Hi.", 12, folder)).about == (12, folder)


@pytest.mark.parametrize(
    "message", ["", "Fix", f"{trailer(Origin(PLAN, None, FOLDER))}\n\nAnd more", "Plangate-Tasks: 1"]
)
def test_a_message_without_our_trailer_at_its_end_tells_nothing(message):
    assert read_trailer(message) is None


def test_a_body_that_somebody_edited_is_told_from_one_that_only_the_page_s_line_ends_changed():
    edited = BODY.replace("Made", "Remade")

    assert [a_pull(body=body).touched for body in (BODY, BODY.replace("\n", "\r\n"), edited, "")] == [
        False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("standing", "planned", "step"),
    [
        (FollowUpState(), None, FollowUpStep.OPEN),
        (FollowUpState(), OURS.text, FollowUpStep.COMPLETE),
        (FollowUpState(a_branch()), None, FollowUpStep.OPEN),
        (FollowUpState(a_branch(), a_pull()), None, FollowUpStep.STANDS),
        (FollowUpState(a_branch(OLD), a_pull()), None, FollowUpStep.UPDATE),
        (FollowUpState(a_branch(OLD), a_pull()), OURS.text, FollowUpStep.COMPLETE),
        (FollowUpState(a_branch(), a_pull(base="main")), None, FollowUpStep.UPDATE),
        (FollowUpState(a_person_s(), a_pull()), None, FollowUpStep.TOUCHED),
        (FollowUpState(a_person_s(OURS), a_pull()), None, FollowUpStep.STANDS),
        (FollowUpState(a_person_s()), None, FollowUpStep.FOREIGN),
        (FollowUpState(a_branch(), a_pull(PullState.CLOSED)), None, FollowUpStep.CLOSED),
        (FollowUpState(a_person_s(), a_pull(PullState.CLOSED)), None, FollowUpStep.CLOSED),
        (FollowUpState(None, a_pull(PullState.CLOSED)), None, FollowUpStep.OPEN),
        (FollowUpState(a_branch(OLD), a_pull(PullState.MERGED)), OLD.text, FollowUpStep.OPEN),
        (FollowUpState(a_person_s(), a_pull(PullState.MERGED, head=TIP)), OLD.text, FollowUpStep.OPEN),
        (FollowUpState(a_person_s(), a_pull(PullState.MERGED, head=LATER)), OLD.text, FollowUpStep.FOREIGN),
        (FollowUpState(a_person_s(), a_pull(PullState.MERGED, head=TIP, body=OTHER)), None, FollowUpStep.FOREIGN),
        (FollowUpState(a_branch(origin=Origin(PLAN, None, "apps/specs/001-search"))), None, FollowUpStep.FOREIGN),
        (
            FollowUpState(a_person_s(), a_pull(body=with_marker("", 7, "apps/001-search/plan.md"))),
            None,
            FollowUpStep.FOREIGN,
        ),
    ],
)
def test_what_is_to_be_done_follows_from_what_stands(standing, planned, step):
    assert decide(standing, WANTED, planned) is step


@pytest.mark.parametrize(
    ("standing", "planned", "kept"),
    [
        (FollowUpState(), None, None),
        (FollowUpState(), OLD, OLD),
        (FollowUpState(a_branch(), a_pull()), None, OURS),
        (FollowUpState(a_branch(origin=Origin(PLAN, OLD.sha, FOLDER)), a_pull()), OLD, OURS),
        (FollowUpState(a_branch(origin=Origin(PLAN, OLD.sha, FOLDER)), a_pull()), THEIRS, THEIRS),
        (FollowUpState(a_branch(), a_pull()), THEIRS, THEIRS),
        (FollowUpState(a_person_s(), a_pull()), OLD, THEIRS),
        (FollowUpState(a_person_s()), OLD, OLD),
        (FollowUpState(a_branch(), a_pull(PullState.MERGED)), OLD, OLD),
        (FollowUpState(a_branch(), a_pull(PullState.CLOSED)), None, None),
        (FollowUpState(a_branch(origin=Origin(PLAN, None, "apps/specs/001-search"))), OLD, OLD),
    ],
)
def test_the_words_of_people_are_kept_wherever_they_stand(standing, planned, kept):
    assert tasks_to_keep(standing, FOLDER, planned) == kept


def test_what_a_worker_left_that_died_between_commit_and_pull_request_needs_no_second_commit():
    assert [
        needs_commit(FollowUpState(branch, pull), WANTED)
        for branch, pull in (
            (None, None),
            (a_branch(), None),
            (a_branch(OLD), None),
            (a_branch(origin=Origin(LATER, None, FOLDER)), None),
            (a_branch(), a_pull(PullState.MERGED)),
        )
    ] == [True, False, True, True, True]


def test_a_commit_follows_the_branch_and_the_plan_s_commit_where_that_is_new():
    later = replace(WANTED, plan=LATER)

    assert (parents_of(FollowUpState(), WANTED), parents_of(FollowUpState(a_branch()), WANTED)) == ((PLAN,), (TIP,))
    assert parents_of(FollowUpState(a_branch()), later) == (TIP, LATER)


def test_changed_lines_are_those_that_one_text_has_more_often_than_the_other():
    before = "# Tasks\n\n- [x] T001 One\n- [ ] T002 Two\n- [ ] T002 Two\n"
    after = "# Tasks\n\n- [ ] T002 Two\n- [x] T001 One\n\n- [ ] T003 Three\n"

    assert changed_lines(before, after) == ("-- [ ] T002 Two", "+- [ ] T003 Three")


TREE = BaseTree(PLAN, "e" * 40, {})
LABELED = replace(WANTED, labels=("tasks",), message="Scaffold")
OUTCOME = Outcome(FOLDER, WANTED.branch, plan=PLAN)


def a_write(step, number=None, **writes):
    """What is to be written, and what will have become of it."""
    return OutgoingFollowUp(replace(OUTCOME, step=step, number=number), **writes)


def a_commit(*parents):
    """The commit of the wanted file."""
    return BranchCommit(TREE, {OURS.path: OURS.text}, LABELED.message, parents)


@pytest.mark.parametrize(
    ("standing", "tasks", "outgoing"),
    [
        (
            FollowUpState(),
            None,
            a_write(FollowUpStep.OPEN, commit=a_commit(PLAN), new_branch=True, opens=LABELED, labels=("tasks",)),
        ),
        (FollowUpState(a_branch()), None, a_write(FollowUpStep.OPEN, opens=LABELED, labels=("tasks",))),
        (
            FollowUpState(a_branch(OLD), a_pull(PullState.MERGED)),
            OLD,
            a_write(FollowUpStep.OPEN, commit=a_commit(TIP), opens=LABELED, labels=("tasks",)),
        ),
        (FollowUpState(a_branch(), a_pull()), None, a_write(FollowUpStep.STANDS, 9, labels=("tasks",))),
        (FollowUpState(a_branch(), a_pull(labeled=True)), None, a_write(FollowUpStep.STANDS, 9)),
        (
            FollowUpState(a_branch(OLD), a_pull()),
            None,
            a_write(FollowUpStep.UPDATE, 9, commit=a_commit(TIP), fields={"body": BODY}, labels=("tasks",)),
        ),
        (
            FollowUpState(a_branch(), a_pull(base="main", labeled=True)),
            None,
            a_write(FollowUpStep.UPDATE, 9, commit=a_commit(TIP), fields={"base": "001", "body": BODY}),
        ),
        (
            FollowUpState(a_branch(OLD), a_pull(body="Edited.", labeled=True)),
            None,
            a_write(FollowUpStep.UPDATE, 9, commit=a_commit(TIP)),
        ),
        (FollowUpState(a_branch(OLD), a_pull()), OURS, a_write(FollowUpStep.COMPLETE, 9)),
        (FollowUpState(a_branch(), a_pull(PullState.MERGED)), OURS, a_write(FollowUpStep.COMPLETE)),
        (FollowUpState(a_branch(), a_pull(PullState.CLOSED)), None, a_write(FollowUpStep.CLOSED, 9)),
        (FollowUpState(a_person_s()), None, a_write(FollowUpStep.FOREIGN)),
        (
            FollowUpState(a_person_s(), a_pull()),
            None,
            OutgoingFollowUp(
                replace(OUTCOME, step=FollowUpStep.TOUCHED, number=9, changes=("-- [x] T001 New", "+- [ ] T001 New"))
            ),
        ),
    ],
)
def test_what_is_to_be_written_follows_from_what_stands(standing, tasks, outgoing):
    feature = Feature(FOLDER, File(f"{FOLDER}/plan.md", "9" * 40), files=(tasks,) if tasks else ())

    assert outgoing_follow_up(FeatureEvidence(feature, standing=standing, tree=TREE), LABELED, OUTCOME) == outgoing


def test_what_could_not_be_written_is_told_in_the_place_of_what_was_to_be_done():
    outgoing = a_write(FollowUpStep.UPDATE, 9, commit=a_commit(TIP))

    assert outgoing.hindered(Hindrance.REFUSED, "No.") == replace(OUTCOME, hindrance=Hindrance.REFUSED, words="No.")
