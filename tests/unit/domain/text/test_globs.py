"""Globs mean what they mean in .gitignore."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.policy import Exempt, Policy
from plangate.domain.text.globs import Globs


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("specs/001-search/plan.md", True),
        ("docs/specs/001-search/plan.md", True),
        ("services/billing/specs/scope/001-search/plan.md", True),
        ("specs/plan.md", False),
        ("plan.md", False),
        ("docs/plan.md", False),
        ("specs/001-search/spec.md", False),
        ("myspecs/001-search/plan.md", False),
        ("specs/001-search/myplan.md", False),
    ],
)
def test_a_plan_lies_in_a_feature_folder_under_specs(path, expected):
    assert Policy().matches_plan(path) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("specs/001-search/PLAN.md", True),
        ("Specs/001-search/plan.md", True),
        ("docs/SPECS/001-search/Plan.MD", True),
        ("spec\u017f/001-search/plan.md", True),
        ("docs/PLAN.md", False),
        ("PLAN.md", False),
        ("Specs/PLAN.md", False),
        ("specs/001-search/PLANS.md", False),
        ("specs/001-search/Examples/PLAN.md", False),
    ],
)
def test_case_does_not_tell_a_plan_from_another_file(path, expected):
    assert Policy().matches_plan(path) is expected


@pytest.mark.parametrize("composed", ["Pl\u00e4ne/a/plan.md", "pla\u0308ne/a/PLAN.md"])
def test_how_letters_are_composed_does_not_tell_a_plan_from_another_file(composed):
    assert Policy(plans=("pl\u00e4ne/**/plan.md",)).matches_plan(composed)
    assert Policy(plans=("PLA\u0308NE/**/plan.md",)).matches_plan(composed)


def test_what_is_exempt_is_told_by_its_name_as_written():
    policy = Policy(exempt=Exempt(paths=("specs/archive/**",)))

    assert not policy.exempts_path("specs/Archive/001-search/plan.md")


@pytest.mark.parametrize(
    ("plans", "inside", "outside"),
    [
        (("**/specs/**/plan.md",), ("specs", "SPECS/a", "specs/a/b", "docs/specs"), ("src", "specification", "a/b")),
        (("docs/features/*/plan.md",), ("docs", "docs/features", "docs/features/a"), ("docs/features/a/b", "src")),
        (("**/specs/**/plan.md", "!specs/old/**"), ("specs",), ("specs/old", "specs/old/a")),
        (("plan.md",), (), ("specs", "specs/a")),
    ],
)
def test_a_glob_tells_below_which_folders_it_means_something(plans, inside, outside):
    globs = Policy(plans=plans).plan_globs

    assert [folder for folder in (*inside, *outside) if globs.may_hold(folder)] == list(inside)


@pytest.mark.parametrize("folder", ["evidence", "examples", "fixtures", "testdata"])
@pytest.mark.parametrize("root", ["", "ui/", ".specify/"])
def test_the_material_of_a_feature_is_no_plan(folder, root):
    below = [f"{folder}/plan.md", f"{folder}/001-old/plan.md", f"notes/{folder}/specs/001-old/plan.md"]

    assert not any(Policy().matches_plan(f"{root}specs/001-search/{path}") for path in below)
    assert all(Policy().matches_plan(f"{root}specs/{path}") for path in (f"{folder}/plan.md", f"{folder}-1/x/plan.md"))
    assert Policy(plans=("specs/**/plan.md",)).matches_plan(f"specs/001-search/{folder}/plan.md")


@pytest.mark.parametrize("folder", ["extensions/notes", "presets/lean", "templates"])
def test_the_material_of_an_extension_is_no_plan(folder):
    assert not Policy().matches_plan(f".specify/{folder}/specs/001-example/plan.md")
    assert not Policy().matches_plan(f"ui/.specify/{folder}/specs/001-example/plan.md")
    assert Policy().matches_plan(".specify/specs/001-search/plan.md")


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("specs/*/plan.md", "specs/a/plan.md", True),
        ("specs/*/plan.md", "specs/a/b/plan.md", False),
        ("/specs/*/plan.md", "specs/a/plan.md", True),
        ("specs/*/plan.md", "x/specs/a/plan.md", False),
        ("specs/**/plan.md", "specs/plan.md", True),
        ("plan.md", "a/b/plan.md", True),
        ("a?c", "abc", True),
        ("a?c", "a/c", False),
        ("a/**", "a/b/c", True),
        ("a/**", "a", False),
        ("**/[id]/plan.md", "x/[id]/plan.md", True),
        ("\\*.md", "*.md", True),
        ("\\*.md", "a.md", False),
        ("a*b*c", "axxbxxc", True),
        ("**/**/**/a", "a", True),
    ],
)
def test_stars_stay_in_a_folder_and_double_stars_do_not(glob, path, expected):
    assert Globs((glob,)).match(path) is expected


def test_the_last_pattern_that_matches_decides():
    globs = Globs(("**/specs/**/plan.md", "!examples/**", "examples/shop/**"))

    matched = [globs.match(f"{root}specs/a/plan.md") for root in ("", "examples/old/", "examples/shop/")]

    assert matched == [True, False, True]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("specs/archive/**", True),
        ("specs/archive", True),
        ("specs/archive/", True),
        ("archive", True),
        ("specs/arch", False),
    ],
)
def test_a_folder_exempts_all_that_lies_in_it(glob, expected):
    policy = Policy(exempt=Exempt(paths=(glob,)))

    assert policy.exempts_path("specs/archive/001-search/plan.md") is expected


def test_many_stars_take_no_longer_than_few():
    assert not Globs(("**/" + "*a*" * 160 + "b",)).match("a" * 4000)


@given(st.text(alphabet="a/*?!\\", max_size=30), st.text(alphabet="ab/", max_size=30))
def test_any_glob_answers_for_any_path(glob, path):
    assert Globs((glob,)).match(path) in (True, False)


@given(st.lists(st.sampled_from(["a", "b", "specs", "x-1"]), min_size=1, max_size=6))
def test_a_path_matches_itself_and_every_depth_of_it(parts):
    path = "/".join(parts)

    assert Globs((f"/{path}",)).match(path)
    assert Globs((f"**/{parts[-1]}",)).match(path)
