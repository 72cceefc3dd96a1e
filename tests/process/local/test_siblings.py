"""The folders beside a new feature's in a working copy."""

from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests.builders import PLAN_PATH, PLAN_TEXT
from tests.process.local.repository import a_repository, commit, git, write

NEW = "specs/001-lending/plan.md"


def test_a_new_plan_whose_number_is_taken_is_told(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "Begin")
    write(tmp_path, {NEW: PLAN_TEXT, PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})

    snapshot = gather([tmp_path], "HEAD")

    assert [feature.siblings for feature in snapshot.features] == [("001-search",), ()]
    assert [f.path for f in review(snapshot).findings if f.rule == "feature-number-clash"] == [NEW]


def test_without_a_base_nobody_knows_which_plan_is_new(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {NEW: PLAN_TEXT})

    assert [feature.siblings for feature in gather([tmp_path]).features] == [(), ()]
