"""Plans that stand as their last commit left them are judged by the law and the tree of that commit."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plangate.domain.model.findings import Status
from plangate.domain.model.plan_read import LastCommit
from plangate.domain.model.report import Conclusion
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_PATH, PLAN_TEXT, SPEC_TEXT, TEMPLATE_PATH
from tests.process.local.repository import a_repository, commit, git, write

YOUNG_LAW = CONSTITUTION_TEXT.replace(
    "## Governance", "### IV. Offline\n\nEvery reader MUST find books offline.\n\n## Governance"
)
OTHER_PLAN = "specs/002-loans/plan.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of one commit, on `main`."""
    root = a_repository(tmp_path / "repository")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "Ada")
    git(root, "config", "user.email", "ada@example.com")
    commit(root, "Plan the search")
    return root


def head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD")


def amend(root: Path) -> str:
    write(root, {CONSTITUTION_PATH: YOUNG_LAW})
    return commit(root, "Demand that books are found offline")


def as_of(root: Path, plan: str = PLAN_PATH) -> str | None:
    """The commit that a plan is judged as of."""
    found = {feature.plan.path: feature.as_of for feature in gather([root]).features}[plan]
    return found.commit.sha if found else None


def law_of(root: Path) -> dict[str, str | None]:
    """The law that the first plan is judged by, with its texts."""
    snapshot = gather([root])
    return {file.path: file.text for file in snapshot.as_of(snapshot.features[0].as_of).law}


def test_an_old_plan_is_judged_by_the_law_of_its_last_commit(root):
    old = head(root)
    amend(root)

    snapshot = gather([root])
    [plan] = review(snapshot).plans

    assert snapshot.features[0].as_of.commit.sha == old
    assert (plan.conclusion, plan.as_of.sha, len(plan.constitution.principles)) == (Conclusion.SUCCESS, old, 3)
    assert len(snapshot.law_file(CONSTITUTION_PATH).text) == len(YOUNG_LAW)


def test_with_today_an_old_plan_is_judged_by_the_law_of_now(root):
    amend(root)

    [plan] = review(gather([root], today=True)).plans

    assert (plan.conclusion, plan.as_of, plan.matrix[-1].status) == (Conclusion.FAILURE, None, Status.MISSING)


def test_a_plan_under_the_law_that_it_was_committed_under_is_as_of_no_commit(root):
    write(root, {"src/loans.py": "pass\n"})
    commit(root, "Lend")

    assert as_of(root) is None


def test_a_plan_that_comes_with_a_change_of_the_law_is_judged_by_that(root):
    write(root, {CONSTITUTION_PATH: YOUNG_LAW, PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})
    both = commit(root, "Demand more, and plan it")
    write(root, {CONSTITUTION_PATH: CONSTITUTION_TEXT})
    commit(root, "Demand less")

    assert as_of(root) == both
    assert law_of(root)[CONSTITUTION_PATH] == YOUNG_LAW


def test_law_that_is_not_committed_yet_is_none_of_an_old_plan(root):
    write(root, {CONSTITUTION_PATH: YOUNG_LAW})

    assert as_of(root) == head(root)


@pytest.mark.parametrize("stage", [True, False])
def test_a_plan_that_changed_since_its_last_commit_is_judged_by_the_law_of_now(root, stage):
    amend(root)
    write(root, {PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})
    if stage:
        git(root, "add", "--all")

    assert as_of(root) is None


def test_a_plan_that_git_does_not_hold_is_judged_by_the_law_of_now(root):
    amend(root)
    write(root, {OTHER_PLAN: PLAN_TEXT})

    assert as_of(root, OTHER_PLAN) is None


def test_the_template_is_that_of_the_plans_last_commit_and_the_policy_that_of_now(root):
    old = (root / TEMPLATE_PATH).read_text()
    write(root, {TEMPLATE_PATH: f"{old}\n## Rollout\n", ".github/plangate.yml": "rules:\n  missing-section: low\n"})
    commit(root, "Ask for a rollout")

    snapshot = gather([root])

    assert law_of(root)[TEMPLATE_PATH] == old
    assert snapshot.policy.path == ".github/plangate.yml"


def test_what_lies_beside_an_old_plan_is_as_it_is_now(root):
    amend(root)
    write(root, {"specs/001-search/spec.md": f"{SPEC_TEXT}\nMended.\n"})
    commit(root, "Mend the specification")

    [feature] = gather([root]).features

    assert feature.as_of is not None
    assert feature.file("spec.md").text == f"{SPEC_TEXT}\nMended.\n"


def test_a_path_that_was_there_at_the_last_commit_or_before_it_counts_as_there(root):
    tree = "src/\n├── catalogue.py     # MODIFY\n├── shelf.py     # DELETE\n└── search/\n    └── index.py"
    write(root, {"src/shelf.py": "pass\n"})
    commit(root, "Shelve")
    write(root, {PLAN_PATH: PLAN_TEXT.replace("src/\n└── search/\n    └── index.py", tree)})
    (root / "src/shelf.py").unlink()
    planned = commit(root, "Plan, and carry it out")
    git(root, "mv", "src/catalogue.py", "src/books.py")
    commit(root, "Call books books")

    found, at_today = gather([root]), gather([root], today=True)

    assert found.features[0].as_of.commit.sha == planned
    assert found.features[0].as_of.paths == {"src/catalogue.py", "src/shelf.py"}
    assert "missing-planned-path" not in {finding.rule for finding in review(found).findings}
    assert at_today.features[0].as_of is None


def test_a_branch_has_the_law_that_it_was_planned_under_when_it_is_merged(root):
    git(root, "switch", "--quiet", "--create", "loans")
    write(root, {OTHER_PLAN: PLAN_TEXT})
    planned = commit(root, "Plan the loans")
    git(root, "switch", "--quiet", "main")
    amend(root)
    git(root, "merge", "--quiet", "--no-edit", "loans")

    assert as_of(root, OTHER_PLAN) == planned


def test_a_merge_that_writes_a_plan_anew_is_its_last_commit(root):
    old = two_versions(root)
    write(root, {PLAN_PATH: f"{PLAN_TEXT}\nBoth.\n"})
    both = commit(root, "Merge")
    write(root, {CONSTITUTION_PATH: CONSTITUTION_TEXT})
    commit(root, "Demand less")

    assert as_of(root) == both != old


def test_a_version_that_a_merge_discards_is_no_last_commit(root):
    ours = two_versions(root)
    write(root, {PLAN_PATH: f"{PLAN_TEXT}\nOurs.\n"})
    commit(root, "Merge")

    assert as_of(root) == ours


def two_versions(root: Path) -> str:
    """A plan that a branch and `main` change, while they are being merged; the commit of `main`."""
    git(root, "switch", "--quiet", "--create", "other")
    write(root, {PLAN_PATH: f"{PLAN_TEXT}\nTheirs.\n", OTHER_PLAN: PLAN_TEXT})
    commit(root, "Plan otherwise")
    git(root, "switch", "--quiet", "main")
    write(root, {PLAN_PATH: f"{PLAN_TEXT}\nOurs.\n"})
    ours = commit(root, "Plan more")
    amend(root)
    git(root, "merge", "--quiet", "--no-commit", "--strategy", "ours", "other")
    git(root, "checkout", "other", "--", OTHER_PLAN)
    return ours


def test_a_plan_that_only_moved_is_judged_as_of_the_commit_before(root):
    old = head(root)
    amend(root)
    git(root, "mv", "specs/001-search", "specs/004-find")
    commit(root, "Number anew")
    git(root, "mv", "specs/004-find", "specs/009-find")
    commit(root, "Number anew once more")

    assert as_of(root, "specs/009-find/plan.md") == old


def test_a_plan_that_moved_to_another_project_is_judged_as_of_its_move(root):
    write(root, {f"ui/{CONSTITUTION_PATH}": CONSTITUTION_TEXT})
    (root / "ui/specs").mkdir()
    git(root, "mv", "specs/001-search", "ui/specs/001-search")
    moved = commit(root, "Move to the UI")
    write(root, {f"ui/{CONSTITUTION_PATH}": YOUNG_LAW})
    commit(root, "Demand more of the UI")

    assert as_of(root, f"ui/{PLAN_PATH}") == moved


def test_a_plan_whose_mode_changed_is_as_old_as_before(root):
    old = head(root)
    amend(root)
    git(root, "update-index", "--chmod=+x", PLAN_PATH)
    git(root, "commit", "--quiet", "--message", "Make it a program")

    assert as_of(root) == old


def test_a_plan_that_came_back_is_as_old_as_its_return(root):
    write(root, {PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})
    commit(root, "Plan more")
    write(root, {PLAN_PATH: PLAN_TEXT})
    back = commit(root, "Plan less")
    amend(root)

    assert as_of(root) == back


def test_where_the_history_is_cut_the_plan_is_as_old_as_the_cut_and_it_is_said(root, tmp_path):
    amend(root)
    write(root, {"src/loans.py": "pass\n"})
    last = commit(root, "Lend")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "shallow")

    [feature] = gather([tmp_path / "shallow"]).features

    day = git(root, "log", "-1", "--format=%cs")
    assert feature.as_of.commit == LastCommit(last, day, is_cut=True)
    assert law_of(tmp_path / "shallow")[CONSTITUTION_PATH] == YOUNG_LAW


def test_the_first_commit_of_a_whole_history_is_no_cut(root):
    amend(root)

    assert not gather([root]).features[0].as_of.commit.is_cut


def test_law_behind_a_link_is_that_of_then(root):
    (root / CONSTITUTION_PATH).unlink()
    (root / CONSTITUTION_PATH).symlink_to("../../docs/law.md")
    write(root, {"docs/law.md": CONSTITUTION_TEXT, PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})
    linked = commit(root, "Keep the law with the documents")
    write(root, {OTHER_PLAN: PLAN_TEXT, "docs/law.md": f"{CONSTITUTION_TEXT}\nOnce more.\n"})
    other = commit(root, "Plan the loans")
    write(root, {"docs/law.md": YOUNG_LAW})
    commit(root, "Demand more")

    laws = {
        feature.as_of.commit.sha: {file.path: file.text for file in feature.as_of.law}["docs/law.md"]
        for feature in gather([root]).features
    }

    assert laws == {linked: CONSTITUTION_TEXT, other: f"{CONSTITUTION_TEXT}\nOnce more.\n"}


def test_law_that_git_ignores_is_as_it_is_now(root):
    git(root, "rm", "--quiet", "--cached", CONSTITUTION_PATH)
    write(root, {".gitignore": ".specify/memory/\n", PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})
    commit(root, "Keep the law to ourselves")

    assert as_of(root) is None
    assert law_of(root)[CONSTITUTION_PATH] == CONSTITUTION_TEXT


def test_a_project_below_the_repositorys_root_has_its_own_old_law(tmp_path):
    inner = a_repository(tmp_path / "app")
    git(tmp_path, "init", "--quiet")
    old = commit(tmp_path, "Plan")
    amend(inner)

    [feature] = gather([inner / PLAN_PATH]).features

    assert feature.as_of.commit.sha == old
    assert {file.path for file in feature.as_of.law} == {f"app/{CONSTITUTION_PATH}", f"app/{TEMPLATE_PATH}"}


def test_other_line_ends_on_disk_than_in_git_make_no_change(root):
    old = head(root)
    amend(root)
    (root / PLAN_PATH).write_bytes(PLAN_TEXT.replace("\n", "\r\n").encode())

    [feature] = gather([root]).features

    assert (feature.as_of.commit.sha, feature.plan.text) == (old, PLAN_TEXT)


def test_a_plan_whose_name_has_signs_of_patterns_is_found(root):
    name = "specs/[3]*-x/pl?n[1].md"
    write(root, {".github/plangate.yml": 'plans: ["specs/**/pl*.md"]\n', name: PLAN_TEXT})
    odd = commit(root, "Plan oddly")
    amend(root)

    assert as_of(root, name) == odd


def test_what_is_wrong_with_the_law_is_told_of_the_law_of_now(root):
    write(root, {CONSTITUTION_PATH: "# [PROJECT_NAME] Constitution\n\n## [PRINCIPLE_1_NAME]\n"})
    commit(root, "Begin anew")

    report = review(gather([root]))

    assert [finding.rule for finding in report.law] == ["unfilled-constitution"]
    assert report.plans[0].conclusion is Conclusion.SUCCESS


def test_many_old_plans_are_told_by_few_questions_to_git(root, tmp_path, monkeypatch):
    for number in range(2, 30):
        write(root, {f"specs/{number:03}-x/plan.md": f"{PLAN_TEXT}\n{number}\n"})
        commit(root, f"Plan {number}")
    amend(root)
    calls = tmp_path / "calls"
    program = tmp_path / "bin" / "git"
    write(tmp_path, {"bin/git": f'#!/bin/sh\necho "$@" >> {calls}\nexec {shutil.which("git")} "$@"\n'})
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    features = gather([root]).features

    assert len({feature.as_of.commit.sha for feature in features}) == 29
    assert len(calls.read_text().splitlines()) <= 10


PROGRAMS = {
    "core.fsmonitor": "{0}",
    "core.hooksPath": "hooks",
    "filter.evil.clean": "{0}",
    "filter.evil.smudge": "{0}",
    "filter.evil.process": "{0}",
    "diff.evil.textconv": "{0}",
    "diff.evil.command": "{0}",
    "diff.external": "{0}",
    "gpg.program": "{0}",
    "log.showSignature": "true",
    "core.pager": "{0}",
}
"""What a working copy's own settings may have git run."""


@pytest.mark.parametrize("base", [None, "main~1"])
def test_a_working_copys_own_settings_start_no_program(root, tmp_path, base):
    amend(root)
    write(root, {".gitattributes": "* filter=evil diff=evil\n"})
    git(root, "add", "--all")
    git(root, "mv", "specs/001-search", "specs/003-search")
    (root / "specs/003-search/plan.md").touch()
    ran, program = tmp_path / "ran", tmp_path / "program"
    write(tmp_path, {"program": f"#!/bin/sh\necho ran >> {ran}\n"})
    program.chmod(0o755)
    for hook in ("post-index-change", "reference-transaction", "post-checkout"):
        write(root, {f"hooks/{hook}": program.read_text()})
        (root / "hooks" / hook).chmod(0o755)
    for name, value in PROGRAMS.items():
        git(root, "config", name, value.format(program))

    gather([root], base)

    assert not ran.exists()


@pytest.mark.parametrize("base", [None, "HEAD~1"])
def test_variables_that_name_another_repository_are_not_heard(root, tmp_path, monkeypatch, base):
    amend(root)
    plain = gather([root], base)
    other = tmp_path / "other"
    a_repository(other)
    git(other, "init", "--quiet")
    commit(other, "Another")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")

    assert gather([root], base) == plain


def test_the_same_law_is_one_value_for_all_plans_of_its_time(root):
    write(root, {OTHER_PLAN: PLAN_TEXT})
    commit(root, "Plan the loans")
    amend(root)

    first, second = (feature.as_of for feature in gather([root]).features)

    assert first.commit != second.commit
    assert first.law == second.law
    assert replace(first, commit=second.commit) == second
