"""What is said about follow-up pull requests, word for word, and that nothing in it acts."""

import re
from dataclasses import replace

import pytest

from plangate.domain.model.existing_output import OwnComment
from plangate.domain.model.follow_up import ExistingPullRequest, PullState
from plangate.domain.scaffold import Gone, Mapped, PhaseCount, Scaffold, TaskKind, TaskSource, TestChoice, Unmapped
from plangate.domain.scaffold.follow_up import FollowUpStep, Hindrance, Outcome, branch_of
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import read_answered
from plangate.presentation.links import Links
from plangate.presentation.replies.reply import Answered, Comment, asked_by, comment_url, compose_reply, refused
from plangate.presentation.replies.tasks import (
    MAX_OFFER_LENGTH,
    answer,
    compose_body,
    compose_gone,
    compose_message,
    compose_notice,
    compose_title,
    head_moved,
)
from tests.builders import FEATURE, PLAN_PATH, a_snapshot

LINKS = Links(a_snapshot(), "")
COMMENT = Comment("ada", "issuecomment-5", comment_url("https://github.com", "octo/library", 7, "issuecomment-5"))
PLAN = "a" * 40
STORY = TaskSource(TaskKind.STORY, "Find a book", f"{FEATURE}/spec.md", 12)
ENTITY = TaskSource(TaskKind.ENTITY, "Book", f"{FEATURE}/data-model.md", 5)
CONTRACT = TaskSource(TaskKind.CONTRACT, "GET /books", f"{FEATURE}/contracts/books.md", 3)


def a_scaffold(**changes):
    """A scaffold of five tasks, one of them of a story."""
    made = Scaffold(
        path=f"{FEATURE}/tasks.md",
        text="# Tasks: Search\n\n- [ ] T001 Create the project\n",
        changed=True,
        tests=TestChoice(True, "Included: the constitution asks for them in principle II."),
        added=("T001", "T002", "T003", "T004", "T005"),
        phases=(PhaseCount("Phase 1: Setup", 2), PhaseCount("Phase 3: User Story 1 - Find a book", 3, 1)),
        mapped=(
            Mapped(STORY, ("T003", "T005"), 1),
            Mapped(ENTITY, ("T004",), 1, "FR-001 is the story's"),
            Mapped(TaskSource(TaskKind.TECHNOLOGY, "Python 3.11", PLAN_PATH, 8), ("T001", "T002")),
        ),
        from_template=".specify/templates/tasks-template.md",
    )
    return replace(made, **changes)


def an_outcome(step=None, **changes):
    """What became of a wish for the feature's tasks."""
    return replace(Outcome(FEATURE, branch_of(FEATURE), a_scaffold(), step, 9, PLAN), **changes)


def a_body(made):
    return compose_body(made, LINKS, plan=PLAN_PATH, commit=PLAN, branch=branch_of(FEATURE), base="001-search")


def test_the_body_says_what_was_mapped_from_where_and_what_to_do_next(approve):
    approve("tasks-body", a_body(a_scaffold()))


def test_the_body_leads_with_what_a_person_should_look_at(approve):
    made = a_scaffold(
        tests=TestChoice(False, "Not requested: no document asks for them."),
        unmapped=(Unmapped(CONTRACT, "It names no story; it was put with story 1.", guessed=True),),
        gone=(Gone("T009", "Create the shelf in src/shelf.py", 40, "The data model has no Shelf any more."),),
        from_template=None,
    )

    approve("tasks-body-to-look-at", a_body(made))


OUTCOMES = {
    "opened": an_outcome(FollowUpStep.OPEN),
    "opened-to-look-at": an_outcome(
        FollowUpStep.OPEN,
        made=a_scaffold(unmapped=(Unmapped(CONTRACT, "Why.", guessed=True), Unmapped(ENTITY, "Why."))),
        labels_refused=True,
    ),
    "updated": an_outcome(FollowUpStep.UPDATE),
    "stands": an_outcome(FollowUpStep.STANDS),
    "complete": an_outcome(FollowUpStep.COMPLETE, number=None),
    "complete-beside": an_outcome(FollowUpStep.COMPLETE),
    "touched": an_outcome(
        FollowUpStep.TOUCHED, changes=("-- [ ] T002 Two", "+- [ ] T006 Ask ```everybody``` @octo #1")
    ),
    "closed": an_outcome(FollowUpStep.CLOSED),
    "foreign": an_outcome(FollowUpStep.FOREIGN, number=None),
    "fork": an_outcome(hindrance=Hindrance.FORK),
    "ungranted": an_outcome(hindrance=Hindrance.UNGRANTED, words="contents: write"),
    "refused": an_outcome(hindrance=Hindrance.REFUSED, words="GitHub refused it (422): no branches here."),
    "declined": an_outcome(made=None, words="`plan.md` has an open clarification in line 9. Settle it first."),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_became_of_a_wish_is_said(approve, name):
    said = answer([OUTCOMES[name]], LINKS)

    approve(f"tasks-{name}", compose_reply([Answered("/plan tasks", "a1", said)], COMMENT))


def test_a_wish_for_several_features_gets_a_paragraph_for_each(approve):
    other = replace(OUTCOMES["declined"], folder="specs/002-lend")

    approve("tasks-several", answer([OUTCOMES["opened"], other], LINKS))


@pytest.mark.parametrize("cause", ["button", "merge", "approval"])
def test_what_nobody_wrote_a_comment_for_says_who_or_what_asked(approve, cause):
    said = compose_notice(answer([OUTCOMES["opened"]], LINKS), cause, "bob", f"{cause}-1")

    approve(f"tasks-notice-{cause}", said)
    assert read_answered([OwnComment(1, said)]) == {f"{cause}-1/tasks"}


def test_a_button_on_an_old_head_says_so(approve):
    approve("tasks-moved", compose_notice(head_moved(PLAN), "button", "bob", "button-1"))


def test_why_a_follow_up_is_closed_is_said_on_it(approve):
    said = compose_gone(PLAN_PATH, 7, "https://github.com/octo/library/pull/7")

    approve("tasks-gone", said)
    assert read_answered([OwnComment(1, said)]) == {"gone/tasks"}


def test_title_and_commit_name_no_path_that_could_close_an_issue_or_call_somebody():
    title = compose_title("specs/fixes #3 @octo")
    message = compose_message(asked_by("@ada", "https://example.org/c"), "Plangate-Tasks: 1")

    assert title == "Scaffold tasks for fixes-3-octo"
    assert message.split("\n")[0] == "Scaffold tasks.md from the plan"


def test_a_body_that_we_wrote_is_known_for_untouched_and_for_what_it_is_about():
    pull = ExistingPullRequest(9, PullState.OPEN, "001-search", a_body(a_scaffold()))

    assert (pull.touched, pull.about) == (False, (7, PLAN_PATH))


def test_a_file_that_is_too_long_for_a_reply_is_not_cut_but_left_to_the_command_line():
    long = an_outcome(made=a_scaffold(text="x" * (MAX_OFFER_LENGTH + 1)), hindrance=Hindrance.FORK)
    fits = an_outcome(made=a_scaffold(text="y" * MAX_OFFER_LENGTH), hindrance=Hindrance.FORK)

    said = compose_reply([Answered("/plan tasks", "a1", answer([long, fits], LINKS))], COMMENT)

    assert ("xxx" in said, "y" * MAX_OFFER_LENGTH in said, said.count("plangate tasks")) == (False, True, 2)


def test_a_body_with_far_too_much_in_it_still_fits():
    mapped = tuple(Mapped(replace(ENTITY, name=f"Entity {number} " + "x" * 200), ("T001",)) for number in range(2000))
    unmapped = tuple(Unmapped(replace(CONTRACT, name="y" * 300), "Why " * 100) for _ in range(500))

    body = a_body(a_scaffold(mapped=mapped, unmapped=unmapped))

    assert (len(body) < 65_536, ExistingPullRequest(9, PullState.OPEN, "", body).touched) == (True, False)


def test_what_a_repository_says_does_not_act():
    evil = "@octo/owners <img src=x> #1 https://evil.example ](x)"
    source = TaskSource(TaskKind.ENTITY, evil, f"{FEATURE}/{evil}", 3)
    made = a_scaffold(
        text=f"````\n{evil}\n```\n",
        tests=TestChoice(True, evil),
        phases=(PhaseCount(evil, 1),),
        mapped=(Mapped(source, ("T001",), 1, evil),),
        unmapped=(Unmapped(source, evil),),
        gone=(Gone("T001", evil, 3, evil),),
        path=f"{FEATURE}/{evil}",
    )
    outcomes = [an_outcome(made=made, hindrance=one, words=evil) for one in Hindrance]
    outcomes += [an_outcome(one, made=made, changes=(evil,)) for one in FollowUpStep]

    for said in (a_body(made), answer([*outcomes, an_outcome(made=None, words=evil, folder=evil)], LINKS)):
        without_code = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", said, flags=re.DOTALL)
        assert [one for one in ("@octo", "<img", " #1", "https://evil") if one in without_code] == []


def test_who_may_not_and_what_is_wrong_are_said_to_who_pressed():
    assert "There is no plan" in compose_notice(refused("There is no plan."), "button", "@bob", "button-1")
    assert "@bob" not in compose_notice(Markdown(""), "button", "@bob", "button-1")
