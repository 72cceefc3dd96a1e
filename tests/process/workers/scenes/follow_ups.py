"""Scenes of follow-up pull requests that no comment asks for, and of those whose plans are gone."""

from typing import Any

from plangate.queue.jobs import CloseStaleFollowUps, Job, ScaffoldTasks
from tests import sample
from tests.end_to_end.conversation import BOT
from tests.fakehub.acts_pull import PullRequestActs
from tests.process.workers.scenes.comments import BRANCH, OPENED, REPLY, TWO
from tests.process.workers.scenes.reviews import REFUSAL
from tests.process.workers.scenes.setting import Scene, Setting

KNOWN = "SADD plangate:follow-ups:"


def pressed(setting: Setting, pull: PullRequestActs, who: str = "grace", **fields: Any) -> ScaffoldTasks:
    """The job that the button "Scaffold tasks" causes."""
    given: dict[str, Any] = {"deed": "button-1", "seen": pull.head_sha, **fields}
    return ScaffoldTasks(setting.of(pull), cause="button", who=who, **given)


def button(setting: Setting) -> ScaffoldTasks:
    return pressed(setting, setting.reviewed())


def button_for_two(setting: Setting) -> ScaffoldTasks:
    return pressed(setting, setting.reviewed(files=TWO))


def button_twice(setting: Setting) -> ScaffoldTasks:
    job = button(setting)
    setting.do(job)
    return job


def button_of_a_reader(setting: Setting) -> ScaffoldTasks:
    return pressed(setting, setting.reviewed(), who="bob")


def button_on_an_old_head(setting: Setting) -> ScaffoldTasks:
    return pressed(setting, setting.reviewed(), seen="0" * 40)


def button_after_the_plan_went_on(setting: Setting) -> ScaffoldTasks:
    pull = setting.reviewed()
    setting.do(pressed(setting, pull))
    pull.push({f"{sample.FEATURE}/spec.md": sample.grown_spec()})
    return pressed(setting, pull, deed="button-2")


def button_that_fails(setting: Setting) -> ScaffoldTasks:
    job = button(setting)
    setting.hub.faults.next(operation="PullRequest", **REFUSAL)
    return job


def approval(setting: Setting) -> ScaffoldTasks:
    setting.govern("tasks: {open-on: approval}\n")
    pull = setting.reviewed()
    review = pull.review("Fine.", event="APPROVE", by="grace")
    return ScaffoldTasks(setting.of(pull), cause="approval", deed="approval-1", seen=pull.head_sha, node=review.node_id)


def merge(setting: Setting) -> ScaffoldTasks:
    setting.govern("tasks: {open-on: merge, labels: [tasks]}\n")
    pull = setting.reviewed()
    pull.merge(by="grace")
    return ScaffoldTasks(setting.of(pull), cause="merge", deed="merge")


def merge_after_a_button(setting: Setting) -> ScaffoldTasks:
    setting.govern("tasks: {open-on: merge}\n")
    pull = setting.reviewed()
    setting.do(pressed(setting, pull))
    pull.merge(by="grace")
    return ScaffoldTasks(setting.of(pull), cause="merge", deed="merge")


def merge_that_opens_nothing(setting: Setting) -> ScaffoldTasks:
    pull = setting.reviewed()
    pull.merge(by="grace")
    return ScaffoldTasks(setting.of(pull), cause="merge", deed="merge")


def followed_up(setting: Setting, *branches: str) -> list[PullRequestActs]:
    """Pull requests that have a follow-up each."""
    pulls = [setting.reviewed(one, sample.good_feature(f"specs/{one}")) for one in branches]
    setting.do(*(pressed(setting, pull) for pull in pulls))
    return pulls


def stale(setting: Setting) -> Job:
    for pull in followed_up(setting, "007-window", "008-lockers"):
        pull.close(by="grace")
    return CloseStaleFollowUps(setting.target, only_if_known=True)


def stale_and_touched(setting: Setting) -> Job:
    (pull,) = followed_up(setting, "007-window")
    opened = next(one for one in setting.repository.pulls() if one.pull.author.login == BOT)
    opened.push({"specs/007-window/tasks.md": "# Tasks\n\n- [ ] T001 Mine in src/a.py\n"}, by="grace")
    pull.close(by="grace")
    return CloseStaleFollowUps(setting.target)


def none_stale(setting: Setting) -> Job:
    followed_up(setting, "007-window", "008-lockers")
    return CloseStaleFollowUps(setting.target)


def unknown(setting: Setting) -> Job:
    followed_up(setting, "007-window")[0].close(by="grace")
    setting.context.redis.flushdb()
    return CloseStaleFollowUps(setting.target, only_if_known=True)


CLOSED = r"PATCH /pulls/\d+"
FOLLOW_UPS = (
    *(
        Scene(name, ScaffoldTasks, set_up, writes, cause=cause)
        for name, cause, set_up, writes in (
            ("the button Scaffold tasks", "button", button, (BRANCH, OPENED, KNOWN, REPLY)),
            ("the button for two features", "button", button_for_two, (BRANCH, OPENED, REPLY)),
            ("the button whose press was answered", "button", button_twice, ()),
            ("the button pressed by who may not", "button", button_of_a_reader, (REPLY,)),
            ("the button on an old head", "button", button_on_an_old_head, (REPLY,)),
            ("the button after the plan went on", "button", button_after_the_plan_went_on, (BRANCH, CLOSED, REPLY)),
            ("the button that fails", "button", button_that_fails, (REPLY,)),
            ("an approval", "approval", approval, (BRANCH, OPENED, REPLY)),
            ("a merge", "merge", merge, (BRANCH, OPENED, r"POST /issues/\d+/labels", REPLY)),
            ("a merge after the button", "merge", merge_after_a_button, (BRANCH, CLOSED, REPLY)),
            ("a merge that opens nothing", "merge", merge_that_opens_nothing, ()),
        )
    ),
    *(
        Scene(name, CloseStaleFollowUps, set_up, writes)
        for name, set_up, writes in (
            ("two follow-ups that are stale", stale, (REPLY, CLOSED, "DELETE /git/refs")),
            ("a follow-up that is stale and touched", stale_and_touched, (REPLY, CLOSED)),
            ("follow-ups of which none is stale", none_stale, ()),
            ("follow-ups that are not known of", unknown, ()),
        )
    ),
)
"""Of every cause."""
