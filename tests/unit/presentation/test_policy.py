"""What a pull request that writes the policy is told: each mistake at its line, and that the text holds later."""

from dataclasses import replace

from plangate.domain.model.snapshot import AmendedLaw, Change, ChangeKind, OwnerPolicy
from plangate.domain.review.review import review
from plangate.presentation.review import compose
from tests.builders import POLICY_PATH, a_file, a_law, a_snapshot

HOME = "https://plangate.example"
BEFORE = "existing: report\n"
AFTER = f"{BEFORE}comment_on: high\nrules:\n  vague-gaol: low\ndrafts: {{comments: perhaps}}\n"


def a_change(after, before=BEFORE, **changes):
    """A pull request that changes the policy and nothing else."""
    proposed = AmendedLaw(a_file(POLICY_PATH, after), a_file(POLICY_PATH, before))
    change = Change(POLICY_PATH, ChangeKind.MODIFIED)
    snapshot = a_snapshot(law=a_law(policy=before), proposed_policy=proposed, changes=(change,), **changes)
    return replace(snapshot, features=())


def composed(snapshot):
    """What is said on it."""
    return compose(review(snapshot), snapshot, home=HOME)


def test_each_mistake_is_told_at_its_line_with_the_line_that_was_meant(approve):
    outgoing = composed(a_change(AFTER))

    run, reviewed = outgoing.check_run, outgoing.review
    comments = [f"AT LINE {comment.line}\n\n{comment.body}" for comment in reviewed.comments]
    said = "\n\n".join([f"{run.title} ({run.conclusion})", run.summary, f"REVIEW\n\n{reviewed.body}", *comments])
    approve("policy", said.replace("1" * 40, "HEAD").replace("2" * 40, "BASE"))
    assert [(one.path, one.line) for one in reviewed.comments] == [(POLICY_PATH, line) for line in (2, 4, 5)]


def test_a_policy_without_a_mistake_is_told_so_and_gets_no_comment(approve):
    outgoing = composed(a_change("fail-on: high\n"))

    run = outgoing.check_run
    approve("policy-clean", f"{run.title} ({run.conclusion})\n\n{run.summary}".replace("1" * 40, "HEAD"))
    assert outgoing.review is None


def test_a_draft_is_not_commented_on():
    assert composed(a_change(AFTER, draft=True)).review is None


def test_the_owners_policy_is_named_with_its_repository_and_commit(approve):
    owners = OwnerPolicy("octo/.github", "4" * 40, a_file(POLICY_PATH, "fail-on: critical\nexisting: maybe\n"))

    run = composed(a_snapshot(owner_policy=owners)).check_run

    approve(
        "policy-of-the-owner", run.summary.rpartition("\n\n")[2].replace("1" * 40, "HEAD").replace("2" * 40, "BASE")
    )
    assert run.annotations == ()
