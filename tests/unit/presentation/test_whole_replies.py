"""The replies to each command, whole: from the line that somebody wrote to the words below it."""

from dataclasses import asdict, replace

import pytest

from plangate.domain.commands import COMMANDS
from plangate.domain.commands.command import RequiredRole
from plangate.domain.commands.read import action_of, read_comment
from plangate.domain.model.existing_output import ExistingOutput, OwnComment
from plangate.domain.model.follow_up import Origin, trailer
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.policy import Policy, Waivers
from plangate.domain.review.grant_waiver import CommandOrigin, grant, with_grants, without
from plangate.domain.review.requested_fixes import fixable, mend
from plangate.domain.review.review import review
from plangate.domain.review.waivers import Ledger, read_ledger
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, scaffold_tasks
from plangate.domain.scaffold.follow_up import FollowUpStep, Hindrance, Outcome, branch_of, changed_lines
from plangate.presentation.links import Links
from plangate.presentation.replies import refusals
from plangate.presentation.replies.explanation import explain, unexplained
from plangate.presentation.replies.reply import (
    NO_TEXT,
    Answered,
    Comment,
    asked_by,
    comment_url,
    compose_commit_message,
    compose_reply,
    compose_waivers,
    failed,
    fixes_left,
    help_text,
    not_allowed,
    refused,
)
from plangate.presentation.replies.status import compose_status
from plangate.presentation.replies.tasks import (
    answer,
    compose_body,
    compose_gone,
    compose_message,
    compose_notice,
    compose_title,
    head_moved,
)
from tests.builders import PLAN_PATH
from tests.sample import FEATURE, base, good_feature, grown_spec
from tests.unit.presentation.scenes import HOME, MECHANICAL, SCENES, alone, sample, scaffolded

COMMENT = Comment("grace", "issuecomment-5", comment_url("https://github.com", "octo/parcels", 7, "issuecomment-5"))
KEY = b"a key"
AT = "2026-05-01T10:00:00Z"
TROUBLE = "GitHub refused reading octo/parcels#7 (403): Resource not accessible by integration"
DEFECTIVE = SCENES["does-not-comply"]


def page(*parts):
    """What is said, each under what it answers, as one text."""
    return "\n\n".join(f"# {what}\n\n{text}" for what, text in parts)


def asked(body):
    """The one command of a comment, with what it asks for."""
    (invocation,) = read_comment(body)
    return invocation, action_of(invocation)


def reply(*answers):
    """The comment that answers commands, each with its text."""
    read = [(asked(line)[0], text) for line, text in answers]
    return compose_reply([Answered(one.line, one.key, text) for one, text in read], COMMENT)


def one_by_one(answers):
    return page(*((line, reply((line, text))) for line, text in answers))


def links_of(snapshot):
    return Links(snapshot, HOME)


def explained(line, snapshot=DEFECTIVE):
    report = review(snapshot)
    name = asked(line)[1].name
    return explain(name, report, links_of(snapshot)) or unexplained(name, report)


def test_explain_says_what_a_principle_or_a_rule_is_and_what_was_found_of_it(approve):
    lines = ["/plan explain III", "/plan explain test-first", "/plan explain unexplaned", "/plan explain stack-conflct"]
    found = dict.fromkeys(finding.rule for finding in review(DEFECTIVE).findings)
    lines += [f"/plan explain {rule}" for rule in found]

    approve("replies/explain", one_by_one([(line, explained(line)) for line in lines]))


STATUSES = {
    "complies": Requirement(True, RequirementSource.US),
    "does-not-comply": Requirement(True, RequirementSource.ANYBODY),
    "does-not-comply-in-one-of-two": Requirement(True, RequirementSource.ANOTHER),
    "draft": Requirement(False),
    "no-constitution": Requirement(None),
    "exempt-path": Requirement(False),
    "exempt-author": Requirement(False),
    "exempt-author-in-doubt": Requirement(False),
    "no-plan": Requirement(False),
    "only-removed": Requirement(False),
    "unread-plan": Requirement(False),
    "two-projects": Requirement(False),
    "amendment": Requirement(False),
    "waivers": Requirement(False),
    "there-before": Requirement(False),
    "everything": Requirement(True),
}


@pytest.mark.parametrize("name", STATUSES)
def test_status_says_what_was_judged_and_skipped_and_waived(approve, name):
    snapshot = SCENES[name]
    report = replace(review(snapshot), engine="VERSION")

    approve(f"replies/status-{name}", compose_status(report, snapshot, links_of(snapshot), STATUSES[name]))


def granted(line, ledger=None, snapshot=DEFECTIVE, policy=None):
    """The waivers after a wish, or why it is not granted."""
    invocation, wish = asked(line)
    deed = CommandOrigin(10, "grace", "issuecomment-5", invocation.key, AT)
    ledger = ledger or Ledger()
    standing = replace(snapshot, existing_output=ExistingOutput(waivers=ledger.waivers))
    given = grant(wish, deed, review(standing), replace(standing, policy=policy or Policy()))
    return with_grants(ledger, given) if isinstance(given, tuple) else given


def waivers_of(ledger):
    return compose_waivers(ledger, KEY, links_of(DEFECTIVE))


WAIVED = "/plan waive unjustified-violation@III agreed in review, @octo/owners know"


def test_waive_writes_who_let_pass_what_or_says_why_not(approve):
    first = granted(WAIVED)
    second = granted("/plan waive open-clarification 007-delivery-window the answer comes in May", first)
    never = Policy(waivers=Waivers(never=("open-clarification",)))
    declined = (
        ("/plan waive no-such-rule agreed in review", {}),
        ("/plan waive unaddressed-principel@V agreed in review", {}),
        ("/plan waive unaddressed-principle@II agreed in review", {}),
        ("/plan waive unaddressed-principle please", {}),
        ("/plan waive open-clarification agreed in review", {"policy": never}),
        ("/plan waive open-clarification agreed in review", {"snapshot": SCENES["there-before"]}),
        ("/plan waive open-clarification agreed in review", {"snapshot": SCENES["does-not-comply-in-one-of-two"]}),
        (WAIVED, {"ledger": first}),
    )
    refusals_of = [(line, refused(granted(line, **changes).message)) for line, changes in declined]
    others = [
        (WAIVED, refused(message))
        for message in (refusals.CLOSED, refusals.NO_SIGNING_KEY, refusals.NO_ROOM, refusals.came_after("1" * 40))
    ]

    approve(
        "replies/waive",
        page(
            ("One", waivers_of(first)), ("Two", waivers_of(second)), ("Declined", one_by_one([*refusals_of, *others])),
        ),
    )  # fmt: skip


def test_what_was_waived_is_read_from_the_comment_that_says_so_and_counts():
    ledger = granted(WAIVED)

    read = read_ledger([OwnComment(3, waivers_of(ledger), AT)], [KEY], 10, 7)
    report = review(replace(DEFECTIVE, existing_output=ExistingOutput(waivers=read.waivers)))

    assert read.waivers == ledger.waivers
    assert [finding.rule for finding in report.findings if finding.waived] == ["unjustified-violation"]


def test_unwaive_leaves_what_is_still_waived_or_says_that_nothing_is(approve):
    ledger = granted("/plan waive open-clarification the answer comes in May", granted(WAIVED))
    lines = ("/plan unwaive unjustified-violation", "/plan unwaive open-clarification unjustified-violation@III")
    deeds = [(line, *asked(line)) for line in lines]
    left = [
        (line, waivers_of(without(wish, ledger, CommandOrigin(10, "ada", "issuecomment-6", one.key, AT))))
        for line, one, wish in deeds
    ]
    line = "/plan unwaive generic-tree"
    nothing = without(asked(line)[1], ledger, CommandOrigin(10, "ada", "issuecomment-6", "abc", AT))

    approve("replies/unwaive", page(*left, ("Declined", one_by_one([(line, refused(nothing.message))]))))


def test_fix_commits_what_a_machine_can_mend_or_says_why_not(approve):
    snapshot = alone(MECHANICAL)
    report = review(snapshot)
    mended = mend(snapshot, fixable(report), report)
    declined = (
        refusals.IN_A_FORK,
        refusals.may_not_push("001-search"),
        refusals.NOTHING_MECHANICAL,
        refusals.came_after("1" * 40),
    )

    approve(
        "replies/fix",
        page(
            ("Commit", compose_commit_message(mended.findings, COMMENT, "Plangate-Command: issuecomment-5/abc")),
            *((path, text) for path, text in mended.texts.items()),
            ("Left", reply(("/plan fix", fixes_left(2)))),
            ("Declined", one_by_one([("/plan fix", refused(message)) for message in declined])),
            ("No such plan", reply(("/plan fix 009-x", refused(refusals.no_such_plan("009-x"))))),
        ),
    )


def outcome(made, step=None, **changes):
    return replace(Outcome(FEATURE, branch_of(FEATURE), made, step, 9, "1" * 40), **changes)


def follow_up(made, snapshot):
    """Title, commit, body and file of the follow-up pull request."""
    plan = snapshot.features[0].plan.path
    origin = Origin("1" * 40, None, FEATURE)
    body = compose_body(
        made, links_of(snapshot), plan=plan, commit="1" * 40, branch=branch_of(FEATURE), base="007-delivery-window"
    )
    message = compose_message(asked_by(COMMENT.author, COMMENT.url), trailer(origin))
    account = "\n".join(f"{one.source.kind} {one.source.name}: {', '.join(one.tasks)}" for one in made.mapped)
    return page(
        ("Title", compose_title(FEATURE)),
        ("Commit", message),
        ("Body", body),
        ("Account", account),
        ("File", made.text),
    )


def test_tasks_are_made_of_the_sample(approve):
    snapshot = sample(good_feature())

    approve("replies/tasks-made", follow_up(scaffolded(snapshot), snapshot))


def test_tasks_are_merged_into_those_that_stand_when_the_design_grows(approve):
    files = good_feature()
    first = scaffolded(sample(files)).text.replace("- [ ] T001", "- [x] T001", 1)
    grown = sample({**files, f"{FEATURE}/spec.md": grown_spec(), f"{FEATURE}/tasks.md": first})

    approve("replies/tasks-merged", follow_up(scaffolded(grown), grown))


def test_what_became_of_a_wish_for_tasks_is_said_to_who_asked(approve):
    snapshot = sample(good_feature())
    made = scaffolded(snapshot)
    with_tests = scaffold_tasks(snapshot, snapshot.features[0], paths=frozenset(base()), tests=True)
    assert isinstance(with_tests, Scaffold)
    refusal = scaffold_tasks(DEFECTIVE, DEFECTIVE.features[0])
    assert isinstance(refusal, ScaffoldRefusal)
    changes = changed_lines(made.text, with_tests.text)
    outcomes = {
        **{step.value: outcome(made, step, changes=changes) for step in FollowUpStep},
        **{f"not: {one.value}": outcome(made, hindrance=one, words="contents: write") for one in Hindrance},
        "labels": outcome(made, FollowUpStep.OPEN, labels_refused=True),
        "declined": outcome(None, words=refusal.reason),
    }
    links = links_of(snapshot)
    texts = [(name, reply(("/plan tasks", answer([one], links)))) for name, one in outcomes.items()]
    several = answer([outcomes["open"], replace(outcomes["declined"], folder="specs/008-second")], links)
    told = [(cause, compose_notice(several, cause, "bob", f"{cause}-1")) for cause in ("button", "merge", "approval")]
    moved = compose_notice(head_moved("1" * 40), "button", "bob", "button-1")
    gone = compose_gone(PLAN_PATH, 7, "https://github.com/octo/parcels/pull/7")

    approve("replies/tasks-outcomes", page(*texts, *told, ("moved", moved), ("gone", gone)))


def test_help_lists_the_commands_under_each_policy(approve):
    policies = (Waivers(), Waivers(who=("maintain",), author=True), Waivers(who=("admin",)))

    approve("replies/help", page(*((str(asdict(one)), reply(("/plan help", help_text(one)))) for one in policies)))


def test_review_is_done_or_refused(approve):
    answers = [("/plan review", NO_TEXT), ("/plan review", refused(refusals.CLOSED))]

    approve("replies/review", one_by_one(answers))


def test_what_is_not_understood_is_told_how_it_is_meant(approve):
    lines = [
        "/plangate",
        "/plangate explian II",
        "/plangate dance @octo/owners",
        "/plan reveiw",
        "/plan review II",
        "/plan status now",
        "/plan help me",
        "/plan explain",
        "/plan waive",
        "/plan unwaive",
        "/plan fix 001-search 002-loans",
        "/plan tasks 001-search 002-loans",
        "/plan tasks --tests maybe",
    ]

    approve("replies/misunderstood", one_by_one([(line, refused(asked(line)[1].message)) for line in lines]))


def test_who_may_not_is_told_who_may_by_each_command(approve):
    policies = (Waivers(), Waivers(who=("maintain",), author=True))
    restricted = [one for one in COMMANDS if one.who is not RequiredRole.ANYONE]
    told = [(one, policy, author) for author in (False, True) for policy in policies for one in restricted]
    answers = [(f"/plan {one.name}", not_allowed(one.who, policy, author=author)) for one, policy, author in told]

    approve("replies/not-allowed", one_by_one(answers))


def test_several_commands_get_one_reply_and_trouble_is_said(approve):
    several = reply(
        ("/plan explain V", explained("/plan explain V")),
        ("/plan review", NO_TEXT),
        ("/plangate dance", refused(asked("/plangate dance")[1].message)),
    )

    approve(
        "replies/several",
        page(
            ("Several", several),
            ("Trouble", reply(("/plan status", failed(TROUBLE, "9f3c1d2e4a5b")))),
            ("To mend", reply(("/plan status", failed("Split octo/parcels#7.", None)))),
        ),
    )
