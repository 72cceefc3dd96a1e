"""A review of the law itself: amendments with and without a plan, and law that cannot be read."""

import pytest

from plangate.domain.model.report import Conclusion, LawStatus
from plangate.domain.model.snapshot import MAX_FILE_SIZE, AmendedLaw
from plangate.domain.review.review import review
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    POLICY_PATH,
    TEMPLATE_PATH,
    a_feature,
    a_file,
    a_law,
    a_snapshot,
)

TOKEN = CONSTITUTION_TEXT.replace("Messages", "Messages of [PROJECT_NAME]")
CHANGED = "Every capability MUST live"


def a_review(after, before=CONSTITUTION_TEXT, policy=None, **changes):
    """The report on a pull request that changes the constitution, and no plan unless given."""
    amended = AmendedLaw(a_file(CONSTITUTION_PATH, after), a_file(CONSTITUTION_PATH, before))
    law = a_law(constitution=before, policy=policy)
    return review(a_snapshot(**{"features": (), "amended": (amended,), "law": law, **changes}))


def told(report):
    """The findings on the law in short."""
    return [(finding.rule, finding.existing) for finding in report.law]


def unversioned(text=CONSTITUTION_TEXT):
    return text.replace(CHANGED, "Each capability MUST live")


def raised(text):
    return text.replace("1.2.0", "1.2.1").replace("2026-03-02", "2026-05-04")


def test_an_amendment_that_is_in_order_complies_without_a_plan():
    report = a_review(raised(unversioned()))

    assert (report.conclusion, report.law, report.plans) == (Conclusion.SUCCESS, (), ())


def test_an_amendment_under_the_old_version_does_not_comply():
    report = a_review(unversioned())

    assert (report.conclusion, told(report)) == (Conclusion.FAILURE, [("unversioned-amendment", False)])


def test_a_token_that_stood_there_before_is_listed_and_does_not_count():
    report = a_review(raised(unversioned(TOKEN)), TOKEN)

    assert (report.conclusion, told(report)) == (Conclusion.SUCCESS, [("leftover-law-placeholder", True)])


def test_a_token_that_the_amendment_brings_counts():
    report = a_review(raised(TOKEN))

    assert (report.conclusion, told(report)) == (Conclusion.FAILURE, [("leftover-law-placeholder", False)])


def test_a_plan_is_judged_by_the_law_that_stands_and_its_verdict_is_its_own():
    report = a_review(unversioned(), features=(a_feature(),))

    assert (report.plans[0].conclusion, report.conclusion) == (Conclusion.SUCCESS, Conclusion.FAILURE)
    assert report.plans[0].constitution.version == "1.2.0"


@pytest.mark.parametrize(
    ("policy", "author"),
    [
        (f"exempt:\n  paths: [{CONSTITUTION_PATH}]\n", "ada"),
        ("exempt:\n  authors: [ada]\n", "ada"),
        ("rules:\n  unversioned-amendment: off\n", "ada"),
    ],
)
def test_the_policy_may_leave_an_amendment_alone(policy, author):
    report = a_review(unversioned(), policy=policy, author=author)

    assert (report.conclusion, report.law) == (Conclusion.SUCCESS, ())


@pytest.mark.parametrize(("text", "size"), [(None, MAX_FILE_SIZE + 1), (None, 900)])
@pytest.mark.parametrize("path", [CONSTITUTION_PATH, TEMPLATE_PATH])
def test_law_that_cannot_be_read_leaves_the_plan_not_assessed(path, text, size):
    law = tuple(a_file(path, text, size=size) if file.path == path else file for file in a_law())

    report = review(a_snapshot(law=law))

    assert (report.conclusion, report.plans[0].conclusion) == (Conclusion.NEUTRAL, Conclusion.NEUTRAL)
    assert [(finding.rule, finding.path) for finding in report.law] == [("unreadable-law", path)]


@pytest.mark.parametrize("path", [CONSTITUTION_PATH, TEMPLATE_PATH])
@pytest.mark.parametrize("target", ["/etc/hosts", "../../../../hosts", "nothing.md"])
def test_law_behind_a_link_to_nowhere_is_not_taken_for_missing(path, target):
    law = tuple(a_file(path, target, symlink=True) if file.path == path else file for file in a_law())

    report = review(a_snapshot(law=law))

    (finding,) = report.law
    assert (report.plans[0].conclusion, finding.rule, finding.path) == (Conclusion.NEUTRAL, "unreadable-law", path)
    assert finding.message.endswith(
        "it is a symbolic link that leads to no file of the repository. Put the file in its place."
    )


def test_a_constitution_that_cannot_be_read_is_not_one_that_is_missing():
    law = (a_file(CONSTITUTION_PATH, None, size=900), a_file(POLICY_PATH, "no-constitution: failure\n"))

    report = review(a_snapshot(law=law))

    assert report.plans[0].constitution.status is LawStatus.UNREADABLE
    assert report.plans[0].conclusion is Conclusion.NEUTRAL


def test_an_amendment_that_cannot_be_read_is_said_and_is_no_success():
    amended = AmendedLaw(a_file(CONSTITUTION_PATH, None, size=900), a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT))

    report = review(a_snapshot(features=(), amended=(amended,)))

    assert (report.conclusion, told(report)) == (Conclusion.NEUTRAL, [("unreadable-law", False)])


def test_a_pull_request_that_writes_the_constitution_is_not_told_that_it_is_unwritten():
    unfilled = "# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n"

    report = a_review(CONSTITUTION_TEXT, unfilled, features=(a_feature(),))

    assert (report.law, report.plans[0].conclusion) == ((), Conclusion.NEUTRAL)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("# [PROJECT_NAME] Constitution\n", "its template stands here again"),
        ("../shared/constitution.md", "no text of a law stands here now"),
    ],
)
def test_principles_that_are_gone_are_one_finding_that_says_what_stands_there(after, said):
    (finding,) = (f for f in a_review(after).law if f.rule == "leftover-law-placeholder")

    assert finding.message == f"The constitution's principles are gone, and {said}. Restore them."


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("A page MUST weigh less than the photograph that it shows.", "redefining I. Small Parts asks for a new MAJOR"),
        (
            "Every capability MUST live in a module that can be tested alone. Releases MUST carry two signatures.",
            "changing what is demanded by I. Small Parts asks for a new MINOR",
        ),
    ],
)
def test_a_patch_for_another_demand_is_told_and_fails_no_check(after, said):
    text = CONSTITUTION_TEXT.replace("Every capability MUST live in a module that can be tested alone.", after)

    report = a_review(raised(text))

    assert [(finding.rule, said in finding.message) for finding in report.law] == [("wrong-version-bump", True)]
    assert report.conclusion is Conclusion.SUCCESS
