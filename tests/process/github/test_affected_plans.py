"""Reading the plans that an amendment may strike, on the stand-in: which, how many, and at what price."""

import pytest

from plangate.domain.model.snapshot import AffectedPlan, Feature, File
from plangate.github.read import affected_plans
from plangate.github.read.affected_plans import read_affected_plans
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_PATH, PLAN_TEXT, SPEC_TEXT
from tests.fakehub.repositories import symlink
from tests.process.github.conftest import PLANNED, SPEC_PATH, a_file_of

CHANGED = CONSTITUTION_TEXT.replace("Small Parts", "Tiny Parts")


@pytest.fixture
def look(library, github, read):
    """Reads what the pull request that amends the constitution may strike."""

    def at(**branches):
        pull = library.open_pull_request("law", {CONSTITUTION_PATH: CHANGED}, **branches)
        snapshot = read(pull)
        read.calls()
        return read_affected_plans(github, snapshot, read.cache)

    return at


def struck(told):
    return [(plan.feature.plan.path, plan.number) for plan in told.plans]


def test_a_merged_plan_is_read_with_the_names_of_what_lies_beside_it(library, look):
    library.push("main", {**PLANNED, "src/search/index.py": ""})

    told = look()

    plan = a_file_of(PLAN_PATH, PLAN_TEXT, library)
    feature = Feature("specs/001-search", plan, files=(File(SPEC_PATH, ""),))
    named = frozenset({"src/", "src/search/", "src/search/index.py", PLAN_PATH, SPEC_PATH, "specs/001-search/"})
    assert told.plans == (AffectedPlan(feature, library.tip("main"), paths=named),)
    assert CONSTITUTION_PATH in [file.path for file in told.law if file.text == CONSTITUTION_TEXT]


def test_plans_of_open_pull_requests_into_the_same_branch_are_read_at_their_heads(library, look):
    other = library.open_pull_request("search", PLANNED)
    library.create_branch("release")
    library.open_pull_request("fines", {"specs/002-fines/plan.md": PLAN_TEXT}, base="release")
    closed = library.open_pull_request("loans", {"specs/003-loans/plan.md": PLAN_TEXT})
    closed.close()

    told = look()

    assert struck(told) == [(PLAN_PATH, other.number)]
    assert (told.plans[0].commit, told.plans[0].author) == (other.head_sha, other.pull.author.login)


def test_the_features_of_the_highest_numbers_are_looked_at_and_the_others_counted(library, look, monkeypatch):
    monkeypatch.setattr(affected_plans, "MAX_AFFECTED_FEATURES", 2)
    folders = ("specs/009-old", "specs/010-newer", "specs/101-newest", "specs/unnumbered")
    library.push("main", {f"{folder}/plan.md": PLAN_TEXT for folder in folders})

    told = look()

    assert (struck(told), told.left_out) == (
        [("specs/101-newest/plan.md", None), ("specs/010-newer/plan.md", None)],
        2,
    )


def test_open_pull_requests_beyond_the_bound_are_counted(library, look, monkeypatch):
    monkeypatch.setattr(affected_plans, "MAX_OPEN_PULL_REQUESTS", 25)
    for number in range(30):
        library.open_pull_request(f"branch-{number}", {f"notes/{number}.md": "x\n"})

    assert look().unlisted == 6


def test_texts_that_are_kept_are_not_asked_for_again(library, github, read, look):
    library.push("main", {**PLANNED, **{f"specs/{n:03}-more/plan.md": f"{PLAN_TEXT}\n{n}\n" for n in range(2, 60)}})
    look()

    first = read.all_calls()
    snapshot = read(library.pull(1))
    read.all_calls()
    read_affected_plans(github, snapshot, read.cache)

    assert first == ["GET /git/trees/" + library.tip("main"), "OpenPlans", "Lookups"]
    assert read.all_calls() == ["GET /git/trees/" + library.tip("main"), "OpenPlans"]


def test_a_constitution_behind_a_link_is_read_where_it_leads(library, look):
    library.push(
        "main",
        {
            "docs/law.md": CONSTITUTION_TEXT,
            "apps/a/.specify/memory/constitution.md": symlink("../../../../docs/law.md"),
        },
    )

    law = {file.path: file for file in look().law}

    assert law["apps/a/.specify/memory/constitution.md"].symlink is True
    assert law["docs/law.md"].text == CONSTITUTION_TEXT


def test_what_is_no_file_of_text_is_passed_by(library, look):
    library.push("main", {PLAN_PATH: symlink("spec.md"), SPEC_PATH: SPEC_TEXT, "specs/002-long/plan.md": "x" * 300_000})

    told = look()

    assert (told.plans, told.left_out) == ((), 0)
