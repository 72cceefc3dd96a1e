"""Scenes of trouble on the way: a write is refused or its answer is lost, a head moves or is shared."""

from collections.abc import Callable
from typing import Any

from plangate.queue.jobs import (
    AnswerComment,
    CloseStaleFollowUps,
    Job,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
)
from tests import sample
from tests.process.workers.scenes.comments import CONFUSED, OPENED, REPLY, WAIVE, with_label
from tests.process.workers.scenes.follow_ups import CLOSED, button, button_for_two, stale
from tests.process.workers.scenes.reviews import (
    CHECK_RUN,
    IN_PROGRESS,
    PUT_IN,
    REFUSAL,
    REVIEW,
    first_review,
    moving_before_writing,
    one_head,
    queued,
    waited_on_another_head,
)
from tests.process.workers.scenes.setting import Scene, Setting

SetUp = Callable[[Setting], Job]
Where = dict[str, Any]

RUNS, OLD_RUNS = {"method": "POST", "path": "/check-runs$"}, {"method": "PATCH", "path": "/check-runs/"}
REVIEWS, REPLIES = {"method": "POST", "path": "/reviews$"}, {"method": "POST", "path": "/comments$"}
PULLS, OLD_PULLS = {"method": "POST", "path": "/pulls$"}, {"method": "PATCH", "path": "/pulls/"}


def refused(set_up: SetUp, where: Where) -> SetUp:
    """The same, but one write is refused."""

    def refusing(setting: Setting) -> Job:
        job = set_up(setting)
        setting.hub.faults.next(**where, **REFUSAL)
        return job

    return refusing


def lost(set_up: SetUp, where: Where) -> SetUp:
    """The same, but the answer to one write is lost."""

    def losing(setting: Setting) -> Job:
        job = set_up(setting)
        setting.hub.faults.server_error(served=True, **where)
        return job

    return losing


def limited(setting: Setting) -> Job:
    setting.hub.faults.secondary_limit(60, **RUNS)
    return first_review(setting)


def waiver(setting: Setting) -> Job:
    return setting.asked(setting.reviewed(files=sample.bad_feature()), WAIVE)


def waiver_on_a_shared_head(setting: Setting) -> Job:
    easy, strict = one_head(setting)
    setting.do(setting.look(easy))
    return setting.asked(strict, "/plan waive unaddressed-principle agreed with all")


def waiver_on_a_head_that_moves(setting: Setting) -> Job:
    pull = setting.reviewed(files=sample.bad_feature())
    moving_before_writing(setting, pull)
    return setting.asked(pull, WAIVE)


def fix_on_a_branch_that_moves(setting: Setting) -> Job:
    pull = setting.reviewed(files=with_label())
    setting.hub.faults.before(lambda: pull.push({"README.md": "# Ours\n"}), method="PATCH", path="/git/refs")
    return setting.asked(pull, "/plan fix")


def tasks(setting: Setting) -> Job:
    return setting.asked(setting.reviewed(), "/plan tasks")


TROUBLES = (
    *(
        Scene(name, job, set_up, writes)
        for name, job, set_up, writes in (
            ("a review whose answer is lost", ReviewPullRequest, lost(first_review, REVIEWS), (REVIEW, IN_PROGRESS)),
            ("a check-run whose answer is lost", ReviewPullRequest, lost(first_review, RUNS), (REVIEW, CHECK_RUN)),
            ("a check-run that is refused", ReviewPullRequest, refused(first_review, RUNS), (REVIEW, CHECK_RUN)),
            ("a check-run that is limited", ReviewPullRequest, limited, (REVIEW, CHECK_RUN)),
            ("a waiting that may not end", ReviewPullRequest, refused(waited_on_another_head, OLD_RUNS), (CHECK_RUN,)),
            ("a merge group's check-run that is refused", ReviewMergeGroup, refused(queued, RUNS), (CHECK_RUN,)),
            ("a waiver on a shared head", AnswerComment, waiver_on_a_shared_head, (REPLY, PUT_IN)),
            ("a waiver on a head that moves", AnswerComment, waiver_on_a_head_that_moves, (REPLY, CONFUSED)),
            ("a waiver that is refused", AnswerComment, refused(waiver, REPLIES), (REPLY, CONFUSED)),
            ("a waiver's check-run that is refused", AnswerComment, refused(waiver, RUNS), (REPLY, CHECK_RUN)),
            ("a waiver's check-run whose answer is lost", AnswerComment, lost(waiver, RUNS), (REPLY, CHECK_RUN)),
            ("a fix on a branch that moves", AnswerComment, fix_on_a_branch_that_moves, ("PATCH /git/refs", CONFUSED)),
            ("a reply on tasks that is refused", AnswerComment, refused(tasks, REPLIES), (OPENED, REPLY, CONFUSED)),
            ("a follow-up that may not close", CloseStaleFollowUps, refused(stale, OLD_PULLS), (REPLY, CLOSED)),
        )
    ),
    *(
        Scene(name, ScaffoldTasks, set_up, writes, cause="button")
        for name, set_up, writes in (
            ("a reply on the button that is refused", refused(button, REPLIES), (OPENED, REPLY)),
            ("a follow-up of two that may not open", refused(button_for_two, PULLS), (OPENED, REPLY)),
            ("a follow-up whose answer is lost", lost(button, PULLS), (OPENED,)),
        )
    ),
)
"""The job goes on, is put back or gives up, and says so."""
