"""Scenes of reviews: of pull requests in every state, and of a merge queue's heads."""

import pytest

from plangate.queue.jobs import Priority, ReviewMergeGroup, ReviewPullRequest
from tests import sample
from tests.fakehub.acts_pull import PullRequestActs
from tests.jobs import changed
from tests.process.workers.scenes.setting import Scene, Setting

OTHER = "specs/007-drop-off-places"
RERUN = {"delivery": "re-run", "priority": Priority.PERSON, "force_rerun": True}
"""What the button "Re-run" asks for."""

REFUSAL = {"status": 403, "body": b'{"message": "Not for you"}'}
STRICTER = "### VII. Offline Reading\n\nEvery page MUST work offline.\n\n## Governance"

REVIEW = r"POST /pulls/\d+/reviews"
CHECK_RUN = r"(POST|PATCH) /check-runs(/\d+)? completed"
IN_PROGRESS = r"(POST|PATCH) /check-runs(/\d+)? in_progress"
CLAIM = r"HSET plangate:text:.*:claims"
PUT_IN = r"inbox put review:"
RERUN_DONE = "SET plangate:anew:"


def first_review(setting: Setting) -> ReviewPullRequest:
    return setting.look(setting.open(files=sample.bad_feature()))


def owners_policy(setting: Setting) -> ReviewPullRequest:
    home = setting.another(".github", "fail-on: critical\n", private=True)
    assert home.full_name.endswith("/.github")
    setting.repository = setting.another("governed", policy=None)
    return first_review(setting)


def unusual_law(setting: Setting) -> ReviewPullRequest:
    setting.govern("constitution: [docs/law.md]\n")
    setting.repository.push("main", {"docs/law.md": sample.base()[sample.CONSTITUTION]})
    return first_review(setting)


def many_findings(setting: Setting) -> ReviewPullRequest:
    features = [sample.bad_feature(f"specs/{101 + n}-window-{n}") for n in range(12)]
    # A draft gets no comments, so that each finding is an annotation.
    files = {path: text for one in features for path, text in one.items()}
    return setting.look(setting.open(files=files, draft=True))


def comments_refused(setting: Setting) -> ReviewPullRequest:
    refusal = b'{"message": "Unprocessable Entity", "errors": ["Line could not be resolved"]}'
    setting.hub.faults.next(status=422, body=refusal, method="POST", path="/reviews$")
    return first_review(setting)


def findings_gone(setting: Setting) -> ReviewPullRequest:
    pull = setting.reviewed(files=sample.bad_feature())
    pull.push({sample.PLAN: sample.good_plan()})
    return setting.look(pull)


def threads_kept(setting: Setting) -> ReviewPullRequest:
    pull = setting.reviewed(files=sample.bad_feature())
    pull.reply(pull.threads()[0], "Why is that?")
    setting.installation.permissions["contents"] = "read"
    pull.push({sample.PLAN: sample.good_plan()})
    return setting.look(pull)


def threads_left(setting: Setting) -> ReviewPullRequest:
    job = threads_kept(setting)
    setting.do(job)
    return job


def amendment(setting: Setting) -> ReviewPullRequest:
    setting.repository.push("main", sample.good_feature())
    setting.open("other", sample.good_feature("specs/008-other"))
    law = sample.base()[sample.CONSTITUTION].replace("1.2.0", "2.0.0").replace("2026-06-18", "2026-07-01")
    return setting.look(setting.open("law", {sample.CONSTITUTION: law.replace("## Governance", STRICTER)}))


def younger_of_a_number(setting: Setting) -> ReviewPullRequest:
    setting.reviewed("older")
    return setting.look(setting.open("younger", sample.good_feature(OTHER)))


def older_of_a_number(setting: Setting) -> ReviewPullRequest:
    older = setting.open("older")
    setting.reviewed("younger", sample.good_feature(OTHER))
    return setting.look(older)


def claim_that_is_gone(setting: Setting) -> ReviewPullRequest:
    older = setting.reviewed("older")
    older.close()
    return setting.look(setting.open("younger", sample.good_feature(OTHER)))


def one_head(setting: Setting) -> tuple[PullRequestActs, PullRequestActs]:
    """Two pull requests with one head; the second complies with a stricter law not."""
    law = sample.base()[sample.CONSTITUTION]
    setting.repository.push("release", {sample.CONSTITUTION: law.replace("## Governance", STRICTER)})
    easy = setting.open("shared")
    setting.repository.create_branch("twin", at=easy.head_sha)
    return easy, setting.repository.open_pull_request("twin", base="release")


def shared_head(setting: Setting) -> ReviewPullRequest:
    easy, _ = one_head(setting)
    return setting.look(easy)


def shared_no_longer(setting: Setting) -> ReviewPullRequest:
    easy, strict = one_head(setting)
    setting.do(setting.look(easy))
    strict.push({"README.md": "# Tracker\n"})
    return setting.look(strict)


def closed(setting: Setting) -> ReviewPullRequest:
    older = setting.reviewed("older")
    setting.reviewed("younger", sample.good_feature(OTHER))
    older.close()
    return setting.look(older)


def draft(setting: Setting) -> ReviewPullRequest:
    return setting.look(setting.open(files=sample.bad_feature(), draft=True))


def check_run_only(setting: Setting) -> ReviewPullRequest:
    return setting.look(setting.open(files=sample.bad_feature()), check_run_only=True)


def no_plan(setting: Setting) -> ReviewPullRequest:
    return setting.look(setting.open("fix", {"README.md": "# Tracker\n"}))


def nothing_changed(setting: Setting) -> ReviewPullRequest:
    return setting.look(setting.reviewed(files=sample.bad_feature()))


def rerun(setting: Setting) -> ReviewPullRequest:
    return setting.look(setting.reviewed(), **RERUN)


def rerun_twice(setting: Setting) -> ReviewPullRequest:
    job = rerun(setting)
    setting.do(job)
    return job


def head_moves_while_read(setting: Setting) -> ReviewPullRequest:
    pull = setting.open(files=sample.bad_feature())
    setting.hub.faults.before(lambda: pull.push({sample.PLAN: sample.good_plan()}), operation="Lookups")
    return setting.look(pull)


def moving_before_writing(setting: Setting, pull: PullRequestActs) -> None:
    """Have the head asked for once more before the first write, and be another by then."""
    patch = setting.later.enter_context(pytest.MonkeyPatch.context())
    patch.setattr("plangate.github.read.branches.head_branch.HEAD_TTL", -1.0)
    setting.hub.faults.before(lambda: pull.push({sample.PLAN: sample.good_plan()}), operation="HeadAgain")


def head_moves_before_writing(setting: Setting) -> ReviewPullRequest:
    pull = setting.open(files=sample.bad_feature())
    moving_before_writing(setting, pull)
    return setting.look(pull)


def kept_waiting(setting: Setting) -> ReviewPullRequest:
    setting.hub.faults.server_error(operation="Lookups")
    return setting.look(setting.open())


def not_evaluated(setting: Setting) -> ReviewPullRequest:
    setting.hub.faults.next(operation="Lookups", **REFUSAL)
    return setting.look(setting.open(), **RERUN)


def waited(setting: Setting) -> ReviewPullRequest:
    setting.hub.faults.server_error(operation="Lookups")
    return setting.look(setting.reviewed(files=sample.bad_feature()))


def waited_on_another_head(setting: Setting) -> ReviewPullRequest:
    setting.hub.faults.server_error(operation="Lookups")
    pull = setting.reviewed(files=sample.bad_feature())
    pull.push({sample.PLAN: sample.good_plan()})
    return setting.look(pull)


def group(setting: Setting, pull: PullRequestActs) -> ReviewMergeGroup:
    """The job of reviewing what the merge queue makes of a pull request."""
    base = pull.pull.base_tip
    head, ref = pull.enqueue(), f"refs/heads/gh-readonly-queue/main/pr-{pull.number}-{base}"
    return ReviewMergeGroup(setting.target, head=head, head_ref=ref, base=base, base_ref="refs/heads/main")


def queued(setting: Setting) -> ReviewMergeGroup:
    return group(setting, setting.reviewed(files=sample.bad_feature()))


def queued_under_an_unusual_law(setting: Setting) -> ReviewMergeGroup:
    unusual_law(setting)
    return group(setting, setting.repository.pulls()[0])


def queued_and_nothing_changed(setting: Setting) -> ReviewMergeGroup:
    job = queued(setting)
    setting.do(job)
    return job


def queued_and_rerun(setting: Setting) -> ReviewMergeGroup:
    job = queued(setting)
    setting.do(job)
    return changed(job, **RERUN)


def queued_and_kept_waiting(setting: Setting) -> ReviewMergeGroup:
    job = queued(setting)
    setting.hub.faults.server_error(operation="MergeGroup")
    return job


def queued_and_not_evaluated(setting: Setting) -> ReviewMergeGroup:
    job = queued(setting)
    setting.hub.faults.next(operation="MergeGroup", **REFUSAL)
    return job


REVIEWS = tuple(
    Scene(name, ReviewPullRequest, set_up, writes)
    for name, set_up, writes in (
        ("a first review with findings", first_review, (REVIEW, CHECK_RUN, CLAIM)),
        ("a review under the owner's policy", owners_policy, (REVIEW, CHECK_RUN)),
        ("a review by a law at an unusual place", unusual_law, (CHECK_RUN, "ZADD plangate:law-paths:")),
        ("a review with more findings than one request takes", many_findings, (IN_PROGRESS, CHECK_RUN)),
        ("a review whose comments are refused", comments_refused, (REVIEW, CHECK_RUN)),
        ("a review after which findings are gone", findings_gone, ("mutation ResolveThread", CHECK_RUN)),
        ("a review that may not resolve threads", threads_kept, ("DELETE /pulls/comments/", CHECK_RUN)),
        ("a review that says which threads are left", threads_left, (CHECK_RUN,)),
        ("a review of an amendment with plans that it strikes", amendment, (CHECK_RUN,)),
        ("a review of the younger of two with one number", younger_of_a_number, (CHECK_RUN, CLAIM)),
        ("a review of the older of two with one number", older_of_a_number, (CHECK_RUN, CLAIM, PUT_IN)),
        ("a review that finds a claim gone", claim_that_is_gone, (CHECK_RUN, "HDEL .*:claims")),
        ("a review of two with one head", shared_head, (REVIEW, CHECK_RUN, "SET plangate:together:")),
        ("a review after which a head is no longer shared", shared_no_longer, (PUT_IN, "DEL plangate:together:")),
        ("a look at a closed pull request", closed, ("HDEL .*:claims", PUT_IN)),
        ("a review of a draft", draft, (CHECK_RUN,)),
        ("a review that may write the check-run only", check_run_only, (CHECK_RUN,)),
        ("a review without a plan", no_plan, (CHECK_RUN,)),
        ("a review where nothing changed", nothing_changed, ()),
        ("a review that the button Re-run asks for", rerun, (CHECK_RUN, RERUN_DONE)),
        ("a review that the button Re-run asked for before", rerun_twice, ()),
        ("a review while the head moves", head_moves_while_read, (CHECK_RUN,)),
        ("a review before whose writes the head moves", head_moves_before_writing, (PUT_IN,)),
        ("a review that is kept waiting", kept_waiting, (IN_PROGRESS, "HSET plangate:waits:")),
        ("a review that cannot be done", not_evaluated, (CHECK_RUN, RERUN_DONE)),
        ("a review after waiting on its head", waited, (REVIEW, CHECK_RUN)),
        ("a review after waiting on another head", waited_on_another_head, (CHECK_RUN, "HDEL plangate:waits:")),
    )
)
"""Of pull requests."""

GROUPS = tuple(
    Scene(name, ReviewMergeGroup, set_up, writes)
    for name, set_up, writes in (
        ("a merge group", queued, (CHECK_RUN,)),
        ("a merge group by a law at an unusual place", queued_under_an_unusual_law, ("ZADD plangate:law-paths:",)),
        ("a merge group where nothing changed", queued_and_nothing_changed, ()),
        ("a merge group that is run again", queued_and_rerun, (CHECK_RUN, RERUN_DONE)),
        ("a merge group that is kept waiting", queued_and_kept_waiting, (IN_PROGRESS,)),
        ("a merge group that cannot be judged", queued_and_not_evaluated, (CHECK_RUN,)),
    )
)
"""Of a merge queue's heads."""
