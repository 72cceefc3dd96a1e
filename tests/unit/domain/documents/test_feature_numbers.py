"""Numbers of features: what has one, what clashes, and what a pull request takes."""

import pytest

from plangate.domain.documents.feature_numbers import clash, folders_taken, number_of
from plangate.domain.model.snapshot import Change, ChangeKind, FeatureNumberClaim
from plangate.domain.policy import Policy
from plangate.domain.review.review import review
from tests.builders import FEATURE, a_snapshot


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        ("specs/001-lending", True),
        ("specs/001-search", False),
        ("specs/0001-lending", False),
        ("specs/002-lending", False),
        ("ui/specs/001-lending", False),
        ("specs/lending", False),
    ],
)
def test_folders_of_one_root_with_one_number_clash(other, clashes):
    assert (clash(FEATURE, other), clash(other, FEATURE)) == (clashes, clashes)


def test_times_never_clash():
    assert not clash("specs/20260401-101500-search", "specs/20260401-101500-lending")


@pytest.mark.parametrize(
    "date",
    [
        "2026-04-28-",
        "20260428-",
        "2026_04_28-",
        "2026.04.28-",
        "2026-04-28T1015-",
        "2026-04-28-101530-",
        "20260428T101530-",
        "20260428101530-",
        "260428-",
        "2026-04-",
        "202604-",
        "2026-W18-",
        "2026-q2-",
    ],
)
def test_a_date_at_the_start_of_a_name_is_no_number(date):
    assert (number_of(f"{date}search"), clash(f"specs/{date}search", f"specs/{date}lending")) == (None, False)


@pytest.mark.parametrize("number", ["001", "0042", "999", "1024", "2026", "20261", "202613", "20261340", "123456789"])
def test_what_is_no_day_of_the_calendar_is_a_number(number):
    assert number_of(f"{number}-search") == number


@pytest.mark.parametrize("name", ["2026-13-weeks", "2026-4-seasons", "2026-queue", "1024-04-reasons"])
def test_a_number_before_a_name_that_begins_with_digits_stays_one(name):
    assert number_of(name) == name[:4]


def test_a_pull_request_takes_the_numbers_of_the_folders_that_it_adds():
    changes = (
        Change("specs/001-search/plan.md", ChangeKind.ADDED),
        Change("specs/002-loans/spec.md", ChangeKind.ADDED),
        Change("specs/003-fines/plan.md", ChangeKind.RENAMED, "specs/009-fines/plan.md"),
        Change("specs/004-old/plan.md", ChangeKind.MODIFIED),
        Change("specs/005-gone/plan.md", ChangeKind.REMOVED),
        Change("specs/unnumbered/plan.md", ChangeKind.ADDED),
        Change(".specify/memory/constitution.md", ChangeKind.ADDED),
    )

    taken = folders_taken(a_snapshot(changes=changes), Policy())

    assert taken == ("specs/001-search", "specs/002-loans", "specs/003-fines")


def test_a_number_that_an_older_pull_request_takes_is_told_with_that_pull_request():
    report = review(
        a_snapshot(claims=(FeatureNumberClaim("specs/001-lending", 3), FeatureNumberClaim("specs/002-fines", 4)))
    )

    assert [finding.message for finding in report.findings] == [
        "Number 001 is taken: specs/001-lending in pull request 3. Take the next free one."
    ]
