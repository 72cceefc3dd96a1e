"""Waivers: which records can be trusted, what they are about, and how they are granted and taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.commands.actions import Unwaive, Waive
from plangate.domain.model.existing_output import ExistingOutput, OwnComment, VoidWaiver, Waiver
from plangate.domain.policy import Policy, Waivers
from plangate.domain.review.grant_waiver import CommandOrigin, WaiverRefusal, grant, is_done, with_grants, without
from plangate.domain.review.review import review
from plangate.domain.review.waivers import (
    Ledger,
    marker,
    open_record,
    read_ledger,
    repeated_records,
    seal,
    waived,
    why_void,
    with_waivers,
)
from tests.builders import (
    CONSTITUTION_PATH,
    PLAN_PATH,
    PLAN_TEXT,
    a_feature,
    a_finding,
    a_plan_report,
    a_report,
    a_snapshot,
)

KEY, OLD_KEY, STRANGE_KEY = b"the key of now", b"the key before", b"somebody's key"
KEYS = (KEY, OLD_KEY)
REPOSITORY, NUMBER = 10, 7
DEED = CommandOrigin(REPOSITORY, "grace", "issuecomment-5", "abc", "2026-05-01T10:00:00Z")
SNAPSHOT = a_snapshot()
BLOB = SNAPSHOT.features[0].plan.sha
WISH = Waive("unaddressed-principle", None, ("we", "agreed", "in", "review"))


def a_waiver(**changes):
    """A waiver of the plan's unaddressed principle, as the snapshot's text stands."""
    waiver = Waiver(
        REPOSITORY, NUMBER, "unaddressed-principle", None, PLAN_PATH, BLOB, "grace", "issuecomment-5", "abc",
        "we agreed in review", "2026-05-01T10:00:00Z",
    )  # fmt: skip
    return replace(waiver, **changes)


def a_word(*waivers, key=KEY, tampered=False, done=(), **changes):
    """Our comment with these records."""
    return OwnComment(**{"id": 1, "body": f"Waivers\n\n{marker(waivers, done, key)}", "tampered": tampered} | changes)


def read(*words):
    """The ledger of these words in our pull request."""
    return read_ledger(words, KEYS, REPOSITORY, NUMBER)


def test_a_record_that_we_signed_for_this_pull_request_holds():
    assert read(a_word(a_waiver())) == Ledger((a_waiver(),), comment=1)


def test_a_record_signed_with_the_key_before_holds_too():
    assert read(a_word(a_waiver(), key=OLD_KEY)).waivers == (a_waiver(),)


def test_a_record_that_another_signed_is_void():
    forged = read(a_word(a_waiver(), key=STRANGE_KEY))

    assert forged == Ledger(void=(VoidWaiver(a_waiver(), "its signature does not hold"),), comment=1)


@pytest.mark.parametrize("change", [{"rule": "stack-conflict"}, {"blob": "f" * 40}, {"who": "ada"}, {"number": 8}])
def test_a_record_that_was_changed_is_void(change):
    signature = seal(a_waiver(), KEY).rpartition(".")[2]
    payload = seal(a_waiver(**change), KEY).rpartition(".")[0]

    assert open_record(f"{payload}.{signature}", KEYS) == VoidWaiver(a_waiver(**change), "its signature does not hold")


@pytest.mark.parametrize("elsewhere", [{"number": 8}, {"repository_id": 11}])
def test_a_record_copied_from_another_pull_request_is_void(elsewhere):
    copied = a_waiver(**elsewhere)

    assert read(a_word(copied)).void == (VoidWaiver(copied, "it was granted in another pull request"),)


def test_every_record_of_a_comment_that_another_edited_is_void():
    ledger = read(a_word(a_waiver(), tampered=True))

    assert ledger == Ledger(void=(VoidWaiver(a_waiver(), "somebody edited the comment that holds it"),))


def test_a_record_is_void_once_the_text_is_another_and_holds_again_with_the_old_text():
    changed = a_snapshot(a_feature(PLAN_TEXT + "\nMore.\n"))

    assert why_void(a_waiver(), changed) == "the text that it was given for has changed"
    assert why_void(a_waiver(), SNAPSHOT) is None


def test_a_rule_that_the_policy_never_lets_be_waived_is_not():
    policy = Policy(waivers=Waivers(never=("unaddressed-principle",)))

    assert why_void(a_waiver(), replace(SNAPSHOT, policy=policy)) == "the policy never lets this rule be waived"


@pytest.mark.parametrize(
    ("change", "passes"),
    [
        ({}, True),
        ({"principle": "II"}, True),
        ({"principle": "III"}, False),
        ({"rule": "missing-recheck"}, False),
        ({"path": "specs/002-loans/plan.md"}, False),
        ({"blob": "f" * 40}, False),
    ],
)
def test_a_waiver_lets_pass_what_it_names_and_nothing_else(change, passes):
    snapshot = replace(SNAPSHOT, existing_output=ExistingOutput(waivers=(a_waiver(**change),)))

    (finding,) = waived([a_finding()], snapshot)

    assert finding.waived == ("grace on 2026-05-01: we agreed in review" if passes else None)


def test_a_waived_finding_does_not_make_the_plan_fail():
    kept = [line for line in PLAN_TEXT.splitlines(keepends=True) if not line.startswith("| II. Test-First")]
    feature = a_feature("".join(kept))
    snapshot = a_snapshot(feature)
    (waiver,) = grant(WISH, DEED, review(snapshot), snapshot)

    judged = with_waivers(
        replace(snapshot, existing_output=ExistingOutput(words=(a_word(replace(waiver, repository_id=REPOSITORY)),))),
        KEYS,
        REPOSITORY,
    )

    assert (review(snapshot).conclusion, review(judged).conclusion) == ("failure", "success")


def test_a_grant_is_bound_to_the_blob_of_the_file_that_the_finding_stands_in():
    assert grant(WISH, DEED, a_report(a_finding()), SNAPSHOT) == (a_waiver(),)


def test_a_principle_is_kept_as_the_constitution_writes_it():
    wish = replace(WISH, principle="ii")

    assert grant(wish, DEED, a_report(a_finding()), SNAPSHOT) == (a_waiver(principle="II"),)


def test_the_first_word_is_a_feature_only_if_a_changed_plan_has_that_folder():
    one = grant(replace(WISH, words=("001-search", "we", "agreed", "so")), DEED, a_report(a_finding()), SNAPSHOT)
    none = grant(replace(WISH, words=("002-x", "we", "agreed", "so")), DEED, a_report(a_finding()), SNAPSHOT)

    assert [waivers[0].reason for waivers in (one, none)] == ["we agreed so", "002-x we agreed so"]


TWO = a_report(
    plans=(a_plan_report(a_finding()), a_plan_report(path="specs/002-loans/plan.md", feature="specs/002-loans"))
)


@pytest.mark.parametrize(
    ("wish", "report", "policy", "said"),
    [
        (replace(WISH, rule="no-such-rule"), a_report(), Policy(), "There is no rule `no-such-rule`. The check-run"),
        (WISH, a_report(), Policy(), "Nothing of `unaddressed-principle` is found here"),
        (WISH, a_report(a_finding(waived="x")), Policy(), "`unaddressed-principle` is waived already: "),
        (WISH, a_report(a_finding(existing=True)), Policy(), "was there before this pull request"),
        (replace(WISH, words=("just", "because")), a_report(a_finding()), Policy(), "Give a reason of at least three"),
        (WISH, a_report(a_finding()), Policy(waivers=Waivers(never=(WISH.rule,))), "The policy never lets"),
        (WISH, TWO, Policy(), "Several plans are changed here. Name one before the reason: `001-search`, `002-loans`."),
        (replace(WISH, words=("002-loans", *WISH.words)), TWO, Policy(), "Nothing of `unaddressed-principle`"),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_granted_is_refused_with_the_reason(wish, report, policy, said):
    refusal = grant(wish, DEED, report, replace(SNAPSHOT, policy=policy))

    assert isinstance(refusal, WaiverRefusal)
    assert said in refusal.message


def test_a_rule_that_is_nearly_named_is_told():
    refusal = grant(replace(WISH, rule="unadressed-principles"), DEED, a_report(), SNAPSHOT)

    assert "Did you mean `unaddressed-principle`?" in refusal.message


def test_a_finding_in_the_law_is_waived_without_naming_a_plan():
    law = a_finding(rule="unfilled-constitution", path=CONSTITUTION_PATH, principle=None)
    report = replace(TWO, law=(law,))

    (waiver,) = grant(replace(WISH, rule="unfilled-constitution"), DEED, report, SNAPSHOT)

    assert (waiver.path, waiver.blob) == (CONSTITUTION_PATH, SNAPSHOT.law_file(CONSTITUTION_PATH).sha)


def test_what_is_taken_back_is_gone_and_its_command_does_not_grant_it_again():
    ledger = without(
        Unwaive((("unaddressed-principle", None),)), Ledger((a_waiver(),), comment=1), replace(DEED, line="def")
    )

    assert ledger == Ledger(done=("issuecomment-5/abc", "issuecomment-5/def"), comment=1)
    assert is_done(ledger, DEED)


def test_an_older_comment_of_ours_does_not_bring_back_what_was_taken_back():
    older, newer = a_word(a_waiver()), a_word(done=("issuecomment-5/abc",), id=2)

    assert read(older, newer) == Ledger(done=("issuecomment-5/abc",), comment=2)


def test_what_nobody_waived_cannot_be_taken_back():
    refusal = without(Unwaive((("stack-conflict", None),)), Ledger((a_waiver(),)), DEED)

    assert refusal == WaiverRefusal("No waiver of `stack-conflict` stands here. `/plan status` lists them.")


def test_a_pull_request_has_room_for_a_hundred_waivers():
    many = Ledger(tuple(a_waiver(line=str(number)) for number in range(100)))

    assert isinstance(with_grants(many, [a_waiver()]), WaiverRefusal)


@given(st.text())
def test_no_record_whatever_raises_or_holds(text):
    assert isinstance(open_record(text, KEYS), VoidWaiver)


@given(st.text(min_size=1), st.text(), st.sampled_from([None, "II"]))
def test_what_is_sealed_is_read_back_whatever_was_written(reason, who, principle):
    waiver = a_waiver(reason=reason, who=who, principle=principle)

    assert read(a_word(waiver)).waivers == (waiver,)


def test_records_that_the_last_comment_holds_or_took_back_are_needless_in_another():
    other = a_waiver(rule="vague-goal", line="def")
    first, again = a_word(a_waiver(), key=OLD_KEY), a_word(a_waiver(), id=2)

    assert repeated_records([first]) == ()
    assert repeated_records([again, first]) == (1,)
    assert repeated_records([a_word(a_waiver(), other), again]) == ()
    assert repeated_records([a_word(a_waiver(), other), a_word(other, done=[a_waiver().command], id=2)]) == (1,)
    assert repeated_records([first, a_word(a_waiver(), id=2, tampered=True)]) == ()
    assert repeated_records([OwnComment(3, "Plain words."), first]) == ()
