"""A working copy becomes a snapshot."""

import os
from pathlib import Path

import pytest

from plangate.domain.model.snapshot import MAX_FILE_SIZE, Change, ChangeKind
from plangate.errors import AuthorError
from plangate.local.gather import gather
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_PATH,
    PLAN_TEXT,
    POLICY_PATH,
    SPEC_TEXT,
    TEMPLATE_PATH,
)
from tests.process.local.repository import a_repository, commit, git, write

OTHER_PLAN = "specs/002-loans/plan.md"


def test_every_plan_below_a_folder_is_gathered_with_its_law(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {OTHER_PLAN: PLAN_TEXT, "notes/plan.md": "no plan of ours\n"})

    snapshot = gather([tmp_path])

    assert [feature.plan.path for feature in snapshot.features] == [PLAN_PATH, OTHER_PLAN]
    assert [file.path for file in snapshot.law] == [CONSTITUTION_PATH, TEMPLATE_PATH]
    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED), Change(OTHER_PLAN, ChangeKind.ADDED))
    assert (snapshot.head_sha, snapshot.base_sha, snapshot.number) == ("", "", None)


def test_a_plan_that_only_case_tells_from_one_is_gathered(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {"specs/002-loans/PLAN.md": PLAN_TEXT, "Specs/003-due/plan.md": PLAN_TEXT, "docs/PLAN.md": ""})

    paths = {feature.plan.path for feature in gather([tmp_path]).features}

    assert paths == {PLAN_PATH, "specs/002-loans/PLAN.md", "Specs/003-due/plan.md"}


def test_without_git_the_root_is_the_nearest_folder_above_with_specify(tmp_path):
    a_repository(tmp_path)
    (tmp_path / "ui").mkdir()
    a_repository(tmp_path / "ui")

    inner = gather([tmp_path / "ui" / PLAN_PATH])
    outer = gather([tmp_path])

    assert [feature.plan.path for feature in inner.features] == [PLAN_PATH]
    assert [feature.plan.path for feature in outer.features] == [PLAN_PATH, f"ui/{PLAN_PATH}"]
    assert f"ui/{CONSTITUTION_PATH}" in [file.path for file in outer.law]


def test_a_blob_id_is_that_of_git(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet")

    snapshot = gather([tmp_path / PLAN_PATH])

    assert snapshot.features[0].plan.sha == git(tmp_path, "hash-object", PLAN_PATH)


def test_files_that_rules_read_carry_their_text_and_others_do_not(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {"specs/001-search/contracts/a.yaml": "a: 1\n", "specs/001-search/checklists/b.md": "- [ ] b\n"})

    feature = gather([tmp_path]).features[0]

    assert {file.path.removeprefix("specs/001-search/"): file.text for file in feature.files} == {
        "checklists/b.md": None,
        "contracts/a.yaml": "a: 1\n",
        "research.md": (tmp_path / "specs/001-search/research.md").read_text(),
        "spec.md": SPEC_TEXT,
    }


def test_paths_that_a_plan_names_are_looked_for(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: PLAN_TEXT.replace("index.py      # NEW", "index.py      # MODIFY")})
    write(tmp_path, {"src/search/index.py": "pass\n"})

    assert gather([tmp_path]).head_paths >= {"src/search/index.py"}


def test_a_file_that_is_too_long_is_not_read(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {PLAN_PATH: "x" * (MAX_FILE_SIZE + 1)})

    plan = gather([tmp_path]).features[0].plan

    assert (plan.text, plan.size) == (None, MAX_FILE_SIZE + 1)


def test_bytes_that_are_not_utf_8_are_not_read(tmp_path):
    a_repository(tmp_path)
    (tmp_path / PLAN_PATH).write_bytes(b"# Plan \xff\n")

    assert gather([tmp_path]).features[0].plan.text is None


def test_a_link_that_leaves_the_root_is_never_followed(tmp_path):
    root = tmp_path / "repository"
    a_repository(root)
    write(tmp_path, {"secret.md": "# Secret\n"})
    (root / PLAN_PATH).unlink()
    (root / PLAN_PATH).symlink_to(tmp_path / "secret.md")
    (root / "specs/001-search/data-model.md").symlink_to(tmp_path / "secret.md")

    feature = gather([root]).features[0]

    assert feature.plan.text is None
    assert "# Secret\n" not in [file.text for file in feature.files]


def test_a_link_in_the_law_comes_with_what_it_leads_to(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {"shared/law.md": CONSTITUTION_TEXT})
    (tmp_path / CONSTITUTION_PATH).unlink()
    (tmp_path / CONSTITUTION_PATH).symlink_to("../../shared/law.md")

    law = {file.path: file for file in gather([tmp_path]).law}

    assert (law[CONSTITUTION_PATH].symlink, law[CONSTITUTION_PATH].text) == (True, "../../shared/law.md")
    assert law["shared/law.md"].text == CONSTITUTION_TEXT


def test_links_that_go_around_end(tmp_path):
    a_repository(tmp_path)
    (tmp_path / CONSTITUTION_PATH).unlink()
    (tmp_path / CONSTITUTION_PATH).symlink_to("constitution.md")

    assert [file.path for file in gather([tmp_path]).law] == [CONSTITUTION_PATH, TEMPLATE_PATH]


def test_a_path_that_does_not_exist_is_refused_with_what_to_do(tmp_path):
    a_repository(tmp_path)

    with pytest.raises(AuthorError, match=r"does not exist.* Name a plan"):
        gather([tmp_path / "nowhere"])


def test_a_folder_called_plan_md_is_a_plan_without_text(tmp_path):
    a_repository(tmp_path)
    (tmp_path / "specs/003-odd/plan.md").mkdir(parents=True)

    plans = [feature.plan for feature in gather([tmp_path]).features]

    assert [(plan.path, plan.text is None) for plan in plans] == [(PLAN_PATH, False), ("specs/003-odd/plan.md", True)]


def test_a_place_without_a_repository_is_refused(tmp_path):
    with pytest.raises(AuthorError, match=r"neither \.git nor \.specify"):
        gather([tmp_path])


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable for root")
def test_a_file_without_permission_is_named(tmp_path):
    a_repository(tmp_path)
    (tmp_path / PLAN_PATH).chmod(0)

    with pytest.raises(AuthorError, match="cannot be read"):
        gather([tmp_path])


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A repository with a branch that adds a plan to that of main."""
    root = a_repository(tmp_path)
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "Plan the search")
    git(root, "switch", "--quiet", "--create", "loans")
    write(root, {OTHER_PLAN: PLAN_TEXT, "specs/002-loans/spec.md": SPEC_TEXT})
    commit(root, "Plan the loans")
    return root


def test_with_a_base_only_plans_that_changed_since_are_gathered(branch):
    snapshot = gather([branch], base="main")

    assert [(feature.plan.path, feature.before) for feature in snapshot.features] == [(OTHER_PLAN, None)]
    assert snapshot.base_sha == snapshot.merge_base_sha == git(branch, "rev-parse", "main")


def test_a_plan_that_is_not_committed_yet_counts_as_changed(branch):
    write(branch, {PLAN_PATH: PLAN_TEXT + "\nMore.\n"})

    features = gather([branch], base="main").features

    assert [(f.plan.path, f.before.text if f.before else None) for f in features] == [
        (PLAN_PATH, PLAN_TEXT),
        (OTHER_PLAN, None),
    ]


def test_with_a_base_the_law_is_that_of_its_tip(branch):
    write(branch, {CONSTITUTION_PATH: "# Another\n"})

    law = gather([branch], base="main").law

    assert next(file.text for file in law if file.path == CONSTITUTION_PATH) == CONSTITUTION_TEXT


def test_files_of_the_merge_base_come_with_text_where_they_differ(branch):
    write(branch, {PLAN_PATH: PLAN_TEXT + "\nMore.\n", "specs/001-search/research.md": "# New\n"})

    before = gather([branch], base="main").features[0].before_files

    assert [(file.path, file.text is None) for file in before] == [
        ("specs/001-search/research.md", False),
        ("specs/001-search/spec.md", True),
    ]


def test_with_a_base_what_changed_beside_a_plan_is_gathered_with_what_it_was(branch):
    spec = f"{SPEC_TEXT}- **FR-002**: More.\n"
    write(branch, {"specs/001-search/spec.md": spec, "specs/001-search/tasks.md": "- [ ] T001 Write it\n"})

    (feature,) = gather([branch], base="main").touched

    assert (feature.plan.path, feature.before.text) == (PLAN_PATH, PLAN_TEXT)
    assert [(file.path, file.text) for file in feature.files] == [
        ("specs/001-search/spec.md", spec),
        ("specs/001-search/tasks.md", "- [ ] T001 Write it\n"),
    ]
    assert [(file.path, file.text) for file in feature.before_files] == [("specs/001-search/spec.md", SPEC_TEXT)]


@pytest.mark.parametrize(
    "files",
    [
        {"specs/001-search/spec.md": SPEC_TEXT},
        {"specs/001-search/research.md": "# Research\n"},
        {PLAN_PATH: PLAN_TEXT + "\nMore.\n", "specs/001-search/spec.md": f"{SPEC_TEXT}More.\n"},
    ],
)
def test_what_is_as_it_was_or_comes_with_a_plan_that_changes_is_not_gathered_apart(branch, files):
    for path, text in files.items():
        (branch / path).write_bytes(text.encode())

    assert gather([branch], base="main").touched == ()


def test_without_a_base_nothing_is_gathered_apart(branch):
    assert gather([branch]).touched == ()


def test_a_base_that_nobody_knows_is_refused(branch):
    with pytest.raises(AuthorError, match="git knows no commit named nothing"):
        gather([branch], base="nothing")


def test_a_base_that_looks_like_an_option_is_no_option(branch):
    with pytest.raises(AuthorError, match="git knows no commit named --output=x"):
        gather([branch], base="--output=x")


def test_a_base_without_git_is_refused(tmp_path):
    a_repository(tmp_path)

    with pytest.raises(AuthorError, match="git could not read"):
        gather([tmp_path], base="main")


def test_a_plan_whose_links_go_around_is_gathered_without_a_text(tmp_path):
    a_repository(tmp_path)
    (tmp_path / PLAN_PATH).unlink()
    (tmp_path / PLAN_PATH).symlink_to("plan.md")

    plan = gather([tmp_path]).features[0].plan

    assert (plan.path, plan.text, plan.symlink) == (PLAN_PATH, None, True)


def test_a_folder_named_by_dots_is_the_folder_that_it_leads_to(tmp_path, monkeypatch):
    a_repository(tmp_path)
    write(tmp_path, {"docs/a/plan.md": "no plan of ours\n"})
    monkeypatch.chdir(tmp_path / "specs" / "001-search")

    snapshot = gather([Path("../..")])

    assert [feature.plan.path for feature in snapshot.features] == [PLAN_PATH]


def test_names_that_are_no_utf_8_are_the_same_on_disk_and_at_the_base(tmp_path):
    a_repository(tmp_path)
    folder = os.fsdecode(b"specs/00\xe9-caf\xe9")
    write(tmp_path, {f"{folder}/plan.md": PLAN_TEXT, f"{folder}/spec.md": SPEC_TEXT})
    git(tmp_path, "init", "--quiet")
    base = commit(tmp_path, "Plan")
    write(tmp_path, {f"{folder}/plan.md": PLAN_TEXT + "\nMore.\n"})

    snapshot = gather([tmp_path], base)

    assert snapshot.changes == (Change(f"{folder}/plan.md", ChangeKind.MODIFIED),)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("folder", ["specs", "specs/001-search", ".specify", ".specify/memory"])
def test_a_folder_of_plans_or_law_that_may_not_be_read_is_never_taken_for_an_empty_one(tmp_path, folder):
    a_repository(tmp_path)
    (tmp_path / folder).chmod(0)

    try:
        with pytest.raises(AuthorError, match="cannot be read: Permission denied"):
            gather([tmp_path])
    finally:
        (tmp_path / folder).chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_any_other_folder_that_may_not_be_read_is_passed_by(tmp_path):
    a_repository(tmp_path)
    (tmp_path / "data").mkdir(mode=0)

    assert [feature.plan.path for feature in gather([tmp_path]).features] == [PLAN_PATH]


def test_a_constitution_under_a_name_too_long_for_a_disk_is_none(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {".github/plangate.yml": f"constitution: [{'x' * 300}.md]\n"})

    assert [file.path for file in gather([tmp_path]).law] == [".github/plangate.yml", TEMPLATE_PATH]


def test_an_empty_base_is_a_mistake_and_not_the_want_of_one(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "Plan")

    with pytest.raises(AuthorError, match="git knows no commit named nothing"):
        gather([tmp_path], "")


def test_a_plan_that_git_takes_for_renamed_comes_with_its_text_of_before(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet")
    base = commit(tmp_path, "Plan")
    git(tmp_path, "mv", "specs/001-search", "specs/009-find")
    write(tmp_path, {"specs/009-find/plan.md": f"{PLAN_TEXT}\nMore.\n"})

    [feature] = gather([tmp_path], base).features

    assert (feature.before.path, feature.before.text) == (PLAN_PATH, PLAN_TEXT)


def test_a_draft_that_is_renamed_to_a_plan_is_new(tmp_path):
    a_repository(tmp_path)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "mv", PLAN_PATH, "specs/001-search/draft.md")
    base = commit(tmp_path, "Draft")
    git(tmp_path, "mv", "specs/001-search/draft.md", PLAN_PATH)

    [feature] = gather([tmp_path], base).features

    assert feature.before is None


def test_the_policy_says_which_files_are_plans(tmp_path):
    a_repository(tmp_path)
    write(tmp_path, {".github/plangate.yml": 'plans: ["designs/*.md"]\n', "designs/search.md": PLAN_TEXT})

    found = [
        [feature.plan.path for feature in gather([path]).features]
        for path in (tmp_path, tmp_path / "designs/search.md")
    ]

    assert found == [["designs/search.md"], ["designs/search.md"]]


def test_a_file_with_a_zero_byte_is_no_text(tmp_path):
    a_repository(tmp_path)
    (tmp_path / PLAN_PATH).write_bytes(PLAN_TEXT.encode() + b"\0")

    assert gather([tmp_path]).features[0].plan.text is None


def test_with_a_base_a_changed_constitution_is_gathered_with_both_texts(branch):
    write(branch, {CONSTITUTION_PATH: "# Another\n"})

    (amended,) = gather([branch], base="main").amended

    assert (amended.after.path, amended.after.text) == (CONSTITUTION_PATH, "# Another\n")
    assert amended.before is not None
    assert amended.before.text == CONSTITUTION_TEXT


def test_a_constitution_that_did_not_change_or_lies_outside_of_what_is_named_is_not(branch):
    assert gather([branch], base="main").amended == ()

    write(branch, {CONSTITUTION_PATH: "# Another\n"})

    assert gather([branch / "specs"], base="main").amended == ()
    assert gather([branch]).amended == ()


def test_with_a_base_a_changed_policy_is_looked_at_and_not_used(branch):
    write(branch, {POLICY_PATH: "fail-on: hihg\n"})

    snapshot = gather([branch], base="main")

    assert (snapshot.proposed_policy.after.text, snapshot.proposed_policy.before) == ("fail-on: hihg\n", None)
    assert snapshot.law_file(POLICY_PATH) is None
    assert gather([branch / "specs"], base="main").proposed_policy is None
    assert gather([branch]).proposed_policy is None
