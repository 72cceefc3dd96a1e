"""Scenes of comments: every command, what is refused, and several at once."""

from collections.abc import Callable

from plangate.queue.jobs import AnswerComment
from tests import sample
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.repositories import Files
from tests.process.workers.scenes.reviews import CHECK_RUN, PUT_IN, REFUSAL
from tests.process.workers.scenes.setting import Scene, Setting

LABEL = "# [REMOVE IF UNUSED] Option 1: Single project\n"
WAIVE = "/plan waive unjustified-violation agreed with legal"
WAIVE_MORE = "/plan waive contradictory-claim known for long now"
UNWAIVE = "/plan unwaive unjustified-violation"

SEEN = "mutation AddReaction EYES"
DONE = "mutation AddReaction THUMBS_UP"
CONFUSED = "mutation AddReaction CONFUSED"
REPLY = r"POST /issues/\d+/comments"
REWORD = r"PATCH /issues/comments/\d+"
BRANCH = "(POST|PATCH) /git/refs"
OPENED = "POST /pulls$"

Before = Callable[[Setting, PullRequestActs], object]


def _nothing(setting: Setting, pull: PullRequestActs) -> None:
    """What is done before most comments."""


def comment(
    name: str, text: str, *writes: str, by: str = "grace", files: Files | None = None, before: Before = _nothing
) -> Scene:
    """The scene of a comment on a pull request that is judged already, by default one with defects."""

    def set_up(setting: Setting) -> AnswerComment:
        pull = setting.reviewed(files=files or sample.bad_feature())
        before(setting, pull)
        return setting.asked(pull, text, by)

    return Scene(name, AnswerComment, set_up, writes, comment=text)


def said_before(text: str) -> Before:
    """Have another comment answered before."""
    return lambda setting, pull: setting.do(setting.asked(pull, text))


def with_label() -> Files:
    """The good plan with a label of the template left in it, which a fix takes out."""
    text = sample.good_plan().replace("```text\nsrc/", f"```text\n{LABEL}src/")
    return {**sample.good_feature(), sample.PLAN: text}


def _labels(setting: Setting, pull: PullRequestActs) -> None:
    setting.govern("tasks: {labels: [tasks]}\n")


def _unlabeled(setting: Setting, pull: PullRequestActs) -> None:
    setting.do(setting.asked(pull, "/plan tasks"))
    setting.govern("tasks: {labels: [tasks]}\n")


def _grown(setting: Setting, pull: PullRequestActs) -> None:
    setting.do(setting.asked(pull, "/plan tasks"))
    pull.push({f"{sample.FEATURE}/spec.md": sample.grown_spec()})


def _mergeable(setting: Setting, pull: PullRequestActs) -> None:
    pull.merge()


def _unwritable(setting: Setting, pull: PullRequestActs) -> None:
    setting.repository.restrict_branches("plangate/**")


def _unreadable(setting: Setting, pull: PullRequestActs) -> None:
    setting.hub.faults.next(operation="CommentAsked", **REFUSAL)


def answered(setting: Setting) -> AnswerComment:
    job = setting.asked(setting.reviewed(), "/plan help")
    setting.do(job)
    return job


def answered_and_forgotten(setting: Setting) -> AnswerComment:
    job = answered(setting)
    setting.context.redis.flushdb()
    return job


def edited(setting: Setting) -> AnswerComment:
    pull = setting.reviewed()
    refused = setting.asked(pull, "/plangate frobnicate")
    setting.do(refused)
    asked = pull.comments()[0]
    pull.edit_comment(asked, "/plan help")
    new = setting.asked(pull, "/plan help")
    return AnswerComment(
        new.target,
        comment=refused.comment,
        node=refused.node,
        lines=new.lines,
        metadata=new.metadata,
    )


GOOD = sample.good_feature()
TWO = {**GOOD, **sample.good_feature("specs/008-other")}
EVERYTHING = f"/plan help\n{WAIVE}\n/plan explain III\n{WAIVE_MORE}\n{UNWAIVE}\n/plan status\n/plan review\n/plan fix"
ALL, EVERY = {**with_label(), **sample.bad_feature("specs/008-other")}, f"/plan tasks\n{EVERYTHING}"

COMMENTS = (
    comment("help", "/plan help", SEEN, REPLY, DONE, by="bob"),
    comment("status", "/plan status", REPLY, DONE),
    comment("status once more", "/plan status", REWORD, DONE, before=said_before(f"/plan status\n{WAIVE}")),
    comment("explain", "/plan explain III", REPLY, DONE),
    comment("explain what is not there", "/plan explain Nothing of ours", REPLY, CONFUSED),
    comment("waive", WAIVE, REPLY, CHECK_RUN, DONE),
    comment("waive more", WAIVE_MORE, REWORD, CHECK_RUN, DONE, before=said_before(WAIVE)),
    comment("unwaive", UNWAIVE, REWORD, CHECK_RUN, DONE, before=said_before(WAIVE)),
    comment("waive without permission", WAIVE, REPLY, CONFUSED, by="bob"),
    comment("fix", "/plan fix", "POST /git/trees", "POST /git/commits", BRANCH, DONE, files=with_label()),
    comment("fix where nothing can be fixed", "/plan fix", REPLY, CONFUSED, files=GOOD),
    comment("tasks", "/plan tasks", "POST /git/trees", BRANCH, OPENED, REPLY, DONE, files=GOOD),
    comment("tasks with labels", "/plan tasks", OPENED, r"POST /issues/\d+/labels", files=GOOD, before=_labels),
    comment("tasks of two features", "/plan tasks", BRANCH, OPENED, REPLY, files=TWO),
    comment("tasks once more", "/plan tasks", REPLY, DONE, files=GOOD, before=said_before("/plan tasks")),
    comment("tasks that lack a label", "/plan tasks", r"POST /issues/\d+/labels", files=GOOD, before=_unlabeled),
    comment("tasks of a plan that went on", "/plan tasks", BRANCH, r"PATCH /pulls/\d+", files=GOOD, before=_grown),
    comment("tasks of a merged plan", "/plan tasks", OPENED, REPLY, files=GOOD, before=_mergeable),
    comment("tasks where rules keep us out", "/plan tasks", REPLY, files=GOOD, before=_unwritable),
    comment("review", "/plan review", PUT_IN, DONE),
    comment("an unknown command", "/plangate frobnicate", REPLY, CONFUSED),
    comment("several commands", EVERYTHING, REPLY, PUT_IN, DONE, CONFUSED),
    comment("several commands with tasks", "/plan status\n/plan tasks\n/plan help", OPENED, REPLY, DONE, files=GOOD),
    comment("every command", EVERY, BRANCH, OPENED, REPLY, PUT_IN, DONE, files=ALL),
    comment("a comment that cannot be answered", "/plan help", REPLY, CONFUSED, before=_unreadable),
    Scene("a comment that was answered", AnswerComment, answered),
    Scene("a comment whose answer Redis forgot", AnswerComment, answered_and_forgotten, ("SADD plangate:answered:",)),
    Scene("a comment that was mended", AnswerComment, edited, (REPLY, "mutation RemoveReaction CONFUSED")),
)
"""Every command of the catalogue is among them."""
