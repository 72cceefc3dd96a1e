"""Where no policy names a place and the default ones hold nothing, a constitution is looked for at usual places."""

from dataclasses import replace

import pytest

from plangate.domain.documents.constitution.lookup import with_usual_place
from plangate.domain.model.default_paths import DEFAULT_CONSTITUTIONS, USUAL_CONSTITUTIONS
from plangate.domain.model.policy import DEFAULTS, Policy
from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.domain.review.removed_constitutions import removed_constitutions
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_TEXT, a_feature, a_file, a_law, a_snapshot

PROSE = "# Constitution\n\nOur principles live in the wiki.\n"


@pytest.mark.parametrize("path", USUAL_CONSTITUTIONS)
def test_a_constitution_at_a_usual_place_is_named_where_the_root_has_no_other(path):
    policy = with_usual_place(DEFAULTS, [], [a_file(path, CONSTITUTION_TEXT)])

    assert (policy.constitution, policy.usual_constitution) == ((*DEFAULT_CONSTITUTIONS, path), path)
    assert policy.matches_constitution(path)


@pytest.mark.parametrize("held", [*DEFAULT_CONSTITUTIONS, ".specify", ".specify/memory"])
def test_what_lies_at_a_default_place_or_may_lie_behind_a_link_goes_before(held):
    assert with_usual_place(DEFAULTS, [held], [a_file("docs/constitution.md", CONSTITUTION_TEXT)]) == DEFAULTS


def test_a_policy_that_names_its_places_is_taken_at_its_word():
    policy = Policy(constitution=("law/house.md",))

    assert with_usual_place(policy, [], [a_file("docs/constitution.md", CONSTITUTION_TEXT)]) == policy


@pytest.mark.parametrize("file", [a_file("docs/constitution.md", PROSE), a_file("docs/constitution.md", None)])
def test_a_file_without_a_principle_is_no_constitution_that_nobody_named(file):
    assert with_usual_place(DEFAULTS, [], [file]) == DEFAULTS


def test_the_first_usual_place_with_principles_is_taken():
    files = [a_file("specs/constitution.md", PROSE), a_file("CONSTITUTION.md", CONSTITUTION_TEXT)]

    assert with_usual_place(DEFAULTS, [], files).usual_constitution == "CONSTITUTION.md"


@pytest.mark.parametrize("path", USUAL_CONSTITUTIONS)
def test_one_that_moves_to_a_usual_place_stays_in_sight(path):
    moved = (Change(path, ChangeKind.RENAMED, CONSTITUTION_PATH),)

    assert removed_constitutions(a_snapshot(changes=moved)) == ()
    (removed,) = removed_constitutions(
        a_snapshot(changes=moved, law=a_law(policy="constitution: [.specify/memory/constitution.md]\n"))
    )
    assert removed.moved_to == path


def test_where_nobody_knows_a_constitution_the_file_that_the_plan_links_to_is_told_and_not_used():
    plan = f"{PLAN_TEXT}\nChecked against [our law](../../law/house-constitution.md).\n"
    snapshot = a_snapshot(a_feature(plan), law=a_law(constitution=None))

    there, absent = (
        review(replace(snapshot, base_paths=paths)).constitution
        for paths in (frozenset({"law/house-constitution.md"}), frozenset())
    )

    assert (there.path, there.unnamed) == (None, "law/house-constitution.md")
    assert absent.unnamed is None
