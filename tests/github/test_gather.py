"""Gathering from a stand-in GitHub over HTTP: what a snapshot holds, and how many calls it takes."""

from dataclasses import replace

import pytest

from app.domain.snapshot import Change, ChangeKind, Feature, File, StandingCheckRun
from app.errors import GoneError, RefusedError, TransientError
from app.github.gather import MOST_PLANS, gather
from app.jobs import ReviewPullRequest
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
    SPEC_TEXT,
    TEMPLATE_PATH,
    TEMPLATE_TEXT,
)
from tests.fakehub.deeds_threads import Place
from tests.fakehub.repositories import executable, symlink
from tests.github.conftest import BASE

SPEC_PATH = f"{FEATURE}/spec.md"
PLANNED = {PLAN_PATH: PLAN_TEXT, SPEC_PATH: SPEC_TEXT}


def a_file_of(path, text, repository, ref=None, **changes):
    """The file that git keeps for a text."""
    data = text.encode()
    sha = repository.repository.git.write_object("blob", data)
    return replace(File(path, sha, text, len(data)), **changes)


def law_of(library, **more):
    """The law of BASE, with more files."""
    texts = {CONSTITUTION_PATH: CONSTITUTION_TEXT, TEMPLATE_PATH: TEMPLATE_TEXT, **more}
    return {path: text for path, text in texts.items() if text is not None}


def told_law(snapshot):
    return {file.path: file.text for file in snapshot.law}


def test_a_new_plan_is_read_with_its_feature_and_the_law_in_three_calls(library, read):
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    assert read.calls() == ["PullRequest", "Lookups", "Lookups"]
    assert snapshot.features == (
        Feature(FEATURE, a_file_of(PLAN_PATH, PLAN_TEXT, library), files=(a_file_of(SPEC_PATH, SPEC_TEXT, library),)),
    )
    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED),)
    assert told_law(snapshot) == law_of(library)
    assert (snapshot.repository, snapshot.number, snapshot.head_sha, snapshot.base_sha, snapshot.merge_base_sha) == (
        "acme/library", pull.number, pull.head_sha, library.tip(), library.tip(),
    )  # fmt: skip


def test_paths_that_a_plan_names_are_looked_up_at_head_and_merge_base(library, read):
    plan = PLAN_TEXT.replace("└── search/", "├── shelf.py\n└── search/")
    pull = library.open_pull_request("search", {**PLANNED, PLAN_PATH: plan, "src/search/index.py": "index = 1\n"})

    snapshot = read(pull)

    assert {"src/shelf.py", "src/search/index.py", f"{FEATURE}/spec.md"} <= snapshot.head_paths
    assert "src/shelf.py" in snapshot.base_paths
    assert not {"src/search/index.py", f"{FEATURE}/spec.md"} & snapshot.base_paths


def test_a_pull_request_without_a_plan_takes_one_call(library, read):
    pull = library.open_pull_request("code", {"src/shelf.py": "shelf = 2\n", "docs/plan.md": "# Holidays\n"})

    snapshot = read(pull)

    assert read.calls() == ["PullRequest"]
    assert (snapshot.changes, snapshot.features, snapshot.changed_files) == ((), (), 2)


def test_texts_are_read_again_from_redis(hub, library, read):
    pull = library.open_pull_request("search", {**PLANNED, f"{FEATURE}/contracts/api.yaml": "openapi: 3.1.0\n"})
    first = read(pull)
    hub.traffic.clear()

    second = read(pull)

    law = a_file_of(CONSTITUTION_PATH, CONSTITUTION_TEXT, library)
    assert second == first
    assert not any(law.sha.encode() in seen.body for seen in hub.requests)
    assert first.features[0].file("contracts/api.yaml").text == "openapi: 3.1.0\n"


def test_a_changed_plan_comes_with_the_text_of_the_merge_base(library, read):
    library.push("main", {**PLANNED, f"{FEATURE}/research.md": "Old.\n"})
    pull = library.open_pull_request("more", {PLAN_PATH: PLAN_TEXT + "\nMore.\n", f"{FEATURE}/research.md": "New.\n"})
    forked = library.tip()
    library.push("main", {PLAN_PATH: PLAN_TEXT + "\nElsewhere.\n"})

    snapshot = read(pull)

    feature = snapshot.features[0]
    assert (snapshot.merge_base_sha, snapshot.base_sha) == (forked, library.tip())
    assert feature.before == a_file_of(PLAN_PATH, PLAN_TEXT, library)
    assert {file.path: file.text for file in feature.before_files} == {
        f"{FEATURE}/research.md": "Old.\n", SPEC_PATH: None,
    }  # fmt: skip


def test_a_merge_from_the_base_makes_the_comparison_tell_the_merge_base(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    library.push("main", {"src/late.py": "late = 1\n"})
    git, merged = library.repository.git, {"parent": pull.head_sha, "others": (library.tip(),)}
    git.commit_files(
        "merge", {"src/late.py": "late = 1\n"}, message="Merge", name="ada", email="ada@example.com", date=1, **merged
    )
    library.push("search", {"src/more.py": "more = 1\n"}, onto=library.tip("merge"))

    snapshot = read(pull)

    assert snapshot.merge_base_sha == library.tip()
    assert sum("compare" in call for call in read.calls()) == 1


def test_a_renamed_plan_that_changes_is_compared_with_what_it_was(library, read):
    library.push("main", PLANNED)
    moved = "specs/002-find/plan.md"
    pull = library.open_pull_request("rename", {PLAN_PATH: None, moved: PLAN_TEXT + "\nMore.\n"})

    snapshot = read(pull)

    assert snapshot.changes == (Change(moved, ChangeKind.RENAMED, PLAN_PATH),)
    assert [(feature.plan.path, feature.before.path) for feature in snapshot.features] == [(moved, PLAN_PATH)]


def test_a_plan_that_is_only_renamed_or_removed_is_not_judged(library, read):
    library.push("main", {**PLANNED, "specs/003-old/plan.md": "# Old\n\nEntirely different words stand here.\n"})
    pull = library.open_pull_request(
        "tidy", {PLAN_PATH: None, "specs/002-find/plan.md": PLAN_TEXT, "specs/003-old/plan.md": None}
    )

    snapshot = read(pull)

    assert snapshot.features == ()
    assert {change.kind for change in snapshot.changes} == {ChangeKind.RENAMED, ChangeKind.REMOVED}


def test_a_renamed_plan_of_which_no_line_is_counted_is_judged_when_its_bytes_changed(library, read):
    binary = PLAN_TEXT.encode() + b"\0" + bytes(range(256)) * 20
    library.push("main", {PLAN_PATH: binary})
    moved = "specs/002-find/plan.md"
    pull = library.open_pull_request("rename", {PLAN_PATH: None, moved: binary + b"\0more"})

    snapshot = read(pull)

    assert snapshot.changes == (Change(moved, ChangeKind.RENAMED, PLAN_PATH),)
    assert [feature.plan.path for feature in snapshot.features] == [moved]


def test_a_plan_whose_mode_alone_changes_is_not_judged(library, read):
    library.push("main", PLANNED)
    pull = library.open_pull_request("mode", {PLAN_PATH: executable(PLAN_TEXT)})

    snapshot = read(pull)

    assert snapshot.features == ()


def test_the_law_is_that_of_the_base_as_it_stands_now(library, read):
    changed = CONSTITUTION_TEXT.replace("Small Parts", "Tiny Parts")
    pull = library.open_pull_request("search", {**PLANNED, CONSTITUTION_PATH: "Anything goes.\n"})
    library.push("main", {CONSTITUTION_PATH: changed})

    snapshot = read(pull)

    assert told_law(snapshot) == law_of(library, **{CONSTITUTION_PATH: changed})
    assert Change(CONSTITUTION_PATH, ChangeKind.MODIFIED) in snapshot.changes


def test_a_policy_says_where_plans_and_constitutions_lie(library, read):
    policy = 'plans: ["designs/**/plan.md"]\nconstitution: [LAW.md]\n'
    library.push("main", {".github/plangate.yml": policy, "LAW.md": CONSTITUTION_TEXT})
    pull = library.open_pull_request("search", {"designs/search/plan.md": PLAN_TEXT, PLAN_PATH: PLAN_TEXT})

    snapshot = read(pull)

    assert [feature.folder for feature in snapshot.features] == ["designs/search"]
    assert told_law(snapshot)["LAW.md"] == CONSTITUTION_TEXT
    assert told_law(snapshot)[".github/plangate.yml"] == policy


def test_in_a_monorepo_the_law_beside_the_plan_is_read_in_the_same_three_calls(library, read):
    near = CONSTITUTION_TEXT.replace("Librarian", "Parcel")
    library.push(
        "main",
        {
            "services/parcel/.specify/memory/constitution.md": near,
            "services/parcel/.specify/templates/plan-template.md": "# Plan: [FEATURE]\n",
        },
    )
    pull = library.open_pull_request("parcel", {"services/parcel/specs/001-send/plan.md": PLAN_TEXT})

    snapshot = read(pull)

    assert len(read.calls()) == 3
    assert told_law(snapshot)["services/parcel/.specify/memory/constitution.md"] == near
    assert told_law(snapshot)["services/parcel/.specify/templates/plan-template.md"] == "# Plan: [FEATURE]\n"


def test_a_constitution_that_is_a_link_comes_with_what_it_leads_to(library, read):
    library.push("main", {"docs/law.md": CONSTITUTION_TEXT, CONSTITUTION_PATH: symlink("../../docs/law.md")})
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    link = a_file_of(CONSTITUTION_PATH, "../../docs/law.md", library, symlink=True)
    assert snapshot.law_file(CONSTITUTION_PATH) == link
    assert snapshot.law_file("docs/law.md").text == CONSTITUTION_TEXT


def test_hostile_paths_are_data(library, read):
    folder = 'specs/001-") { viewer { login } } #?ref=main'
    pull = library.open_pull_request(
        "hostile", {f"{folder}/plan.md": PLAN_TEXT, "specs/..%2f/é $p0/plan.md": "# Plan\n"}
    )

    snapshot = read(pull)

    assert {feature.folder for feature in snapshot.features} == {folder, "specs/..%2f/é $p0"}


def test_a_file_over_the_limit_and_one_that_is_not_utf_8_have_no_text(library, read):
    long = "# Plan\n" + "word " * 60_000
    pull = library.open_pull_request("long", {PLAN_PATH: long, "specs/002-bytes/plan.md": b"# Plan\n\xff\xfe\n"})

    snapshot = read(pull)

    assert [(feature.plan.path, feature.plan.text, feature.plan.size) for feature in snapshot.features] == [
        (PLAN_PATH, None, len(long)),
        ("specs/002-bytes/plan.md", None, 10),
    ]


def test_four_hundred_changed_files_are_listed_in_four_pages(library, read):
    pull = library.open_pull_request("bulk", {**PLANNED, **{f"src/{n:03}.py": f"n = {n}\n" for n in range(400)}})

    snapshot = read(pull)

    assert (snapshot.changed_files, [feature.folder for feature in snapshot.features]) == (402, [FEATURE])
    assert read.calls() == ["PullRequest", *["MoreChangedFiles"] * 4, "Lookups", "Lookups"]


def test_a_list_that_is_cut_is_replaced_by_comparing_the_trees(library, read):
    bulk = {f"src/{n:04}.py": f"n = {n}\n" for n in range(3000)}
    pull = library.open_pull_request("bulk", {**bulk, **PLANNED})

    snapshot = read(pull)

    assert snapshot.changed_files == 3002
    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED),)
    assert sum("trees" in call for call in read.calls()) == 2


def test_a_cut_list_with_a_cut_tree_is_never_no_plan_changed(hub, library, read):
    bulk = {f"src/{n:04}.py": f"n = {n}\n" for n in range(3000)}
    pull = library.open_pull_request("bulk", {**bulk, **PLANNED})
    hub.faults.next(path="/git/trees/", status=200, body=b'{"tree": [], "truncated": true}')

    with pytest.raises(RefusedError, match="Split the pull request"):
        read(pull)


def test_more_plans_than_are_judged_together_are_refused(library, read):
    pull = library.open_pull_request("import", {f"specs/{n:03}-x/plan.md": PLAN_TEXT for n in range(MOST_PLANS + 1)})

    with pytest.raises(RefusedError, match="changes 201 plans"):
        read(pull)


def test_fifty_plans_take_five_calls_more(library, read):
    pull = library.open_pull_request("import", {f"specs/{n:03}-x/plan.md": PLAN_TEXT for n in range(50)})

    snapshot = read(pull)

    assert len(snapshot.features) == 50
    assert len(read.calls()) <= 10


def test_a_head_that_moves_while_it_is_read_is_read_anew(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    newer = PLAN_TEXT + "\nNewer.\n"
    hub.faults.before(lambda: pull.push({PLAN_PATH: newer}), operation="Lookups")

    snapshot = read(pull)

    assert snapshot.head_sha == pull.head_sha
    assert snapshot.features[0].plan.text == newer


def test_a_head_that_never_rests_is_tried_later(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    pushed = iter(range(100))
    hub.faults.before(lambda: pull.push({PLAN_PATH: f"{PLAN_TEXT}\n{next(pushed)}\n"}), operation="Lookups", times=9)

    with pytest.raises(TransientError) as raised:
        read(pull)

    assert raised.value.retry_after == 1


def test_what_stands_is_told(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    read.github.write(
        "POST",
        f"{read.github.path}/check-runs",
        {"name": "Plangate", "head_sha": pull.head_sha, "status": "in_progress", "external_id": "7"},
        doing="testing",
    )
    review = {
        "commit_id": pull.head_sha,
        "event": "COMMENT",
        "body": "Look.",
        "comments": [{"path": PLAN_PATH, "line": 3, "side": "RIGHT", "body": f"Number {n}"} for n in (1, 2)],
    }
    read.github.write("POST", f"{read.github.path}/pulls/{pull.number}/reviews", review, doing="testing")
    pull.review("Mine.", comments=((Place(PLAN_PATH, 5), "By a person"),))
    pull.edit_comment(pull.threads()[1].comments[0], "Meddled with", by="eve")
    pull.resolve(pull.threads()[0])

    standing = read(pull).standing

    run = pull.check_runs("Plangate")[0]
    assert standing.check_run == StandingCheckRun(run.id, "in_progress", None, "7")
    assert [(c.path, c.line, c.body, c.resolved) for c in standing.comments] == [(PLAN_PATH, 3, "Number 1", True)]


def test_other_pull_requests_with_the_same_head_are_told(library, read):
    library.create_branch("release")
    pull = library.open_pull_request("search", PLANNED)
    other = library.open_pull_request("search", base="release")

    assert read(pull).sharing == (other.number,)


def test_a_fork_is_read_through_the_base_repository(library, read):
    pull = library.open_pull_request("search", PLANNED, fork="eve")

    snapshot = read(pull)

    assert [feature.plan.text for feature in snapshot.features] == [PLAN_TEXT]


def test_a_closed_pull_request_takes_one_call(library, read):
    pull = library.open_pull_request("search", PLANNED)
    pull.close()

    snapshot = read(pull)

    assert (snapshot.open, read.calls()) == (False, ["PullRequest"])


def test_a_pull_request_that_is_not_there_is_gone(library, github, read):
    pull = library.open_pull_request("search", PLANNED)
    letter = ReviewPullRequest(github.installation, library.id, "acme/library", pull.number + 1)

    with pytest.raises(GoneError):
        gather(github, letter, read.cache)


@pytest.mark.parametrize("path", [("repository", "pullRequest", "baseRef"), ("repository", "pullRequest", "files")])
def test_a_null_beside_an_error_is_trouble_and_no_data(hub, library, read, path):
    pull = library.open_pull_request("search", PLANNED)
    hub.faults.graphql_error(path, type="INTERNAL")

    with pytest.raises(TransientError, match="in part only"):
        read(pull)


def test_a_repository_without_any_law_is_read(hub, read, library):
    library.push("main", dict.fromkeys(BASE, None) | {"README.md": "# Bare\n"})
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    assert snapshot.law == ()
    assert [feature.folder for feature in snapshot.features] == [FEATURE]
