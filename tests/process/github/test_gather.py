"""Gathering from a stand-in GitHub over HTTP: what a snapshot holds, and how many calls it takes."""

import pytest

from plangate.domain.model.existing_output import OwnCheckRun
from plangate.domain.model.snapshot import Change, ChangeKind, Feature
from plangate.domain.review.review import review
from plangate.errors import AuthorError, GoneError, TransientError
from plangate.github.read import features
from plangate.github.read.gather import gather
from plangate.github.read.pull_request import read_pull_request
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
from tests.process.github.conftest import PLANNED, SPEC_PATH, a_file_of, told_law


def law_of(library, **more):
    """The law of BASE, with more files."""
    texts = {CONSTITUTION_PATH: CONSTITUTION_TEXT, TEMPLATE_PATH: TEMPLATE_TEXT, **more}
    return {path: text for path, text in texts.items() if text is not None}


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


def test_texts_are_read_again_from_redis(hub, library, read):
    pull = library.open_pull_request("search", {**PLANNED, f"{FEATURE}/contracts/api.yaml": "openapi: 3.1.0\n"})
    first = read(pull)
    hub.traffic.clear()

    second = read(pull)

    law = a_file_of(CONSTITUTION_PATH, CONSTITUTION_TEXT, library)
    assert second == first
    assert not any(law.sha.encode() in seen.body for seen in hub.requests)
    assert first.features[0].file("contracts/api.yaml").text == "openapi: 3.1.0\n"


def test_a_contract_that_changes_comes_with_what_it_was(library, read):
    contract = f"{FEATURE}/contracts/api.yaml"
    library.push("main", {**PLANNED, contract: "openapi: 3.0.0\n"})
    pull = library.open_pull_request("contract", {PLAN_PATH: f"{PLAN_TEXT}\nMore.\n", contract: "openapi: 3.1.0\n"})

    (feature,) = read(pull).features

    assert feature.file("contracts/api.yaml").text == "openapi: 3.1.0\n"
    assert [file.text for file in feature.before_files if file.path == contract] == ["openapi: 3.0.0\n"]


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


def test_a_head_that_moves_while_it_is_read_is_read_anew(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    newer = PLAN_TEXT + "\nNewer.\n"
    hub.faults.before(lambda: pull.push({PLAN_PATH: newer}), operation="Lookups")

    snapshot = read(pull)

    assert snapshot.head_sha == pull.head_sha
    assert snapshot.features[0].plan.text == newer


def test_what_the_first_round_told_is_not_asked_again_unless_the_head_moved_since(library, github, read):
    pull = library.open_pull_request("search", PLANNED)
    state = read_pull_request(github, pull.number)
    read.calls()

    first, calls = gather(github, pull.number, read.cache, state=state), read.calls()
    pull.push({PLAN_PATH: PLAN_TEXT + "\nNewer.\n"})
    second = gather(github, pull.number, read.cache, state=state)

    assert (first.head_sha, calls) == (state.head_sha, ["Lookups", "Lookups"])
    assert (second.head_sha, read.calls().count("PullRequest")) == (pull.head_sha, 1)


def test_a_head_that_never_rests_is_tried_later(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    pushed = iter(range(100))
    hub.faults.before(lambda: pull.push({PLAN_PATH: f"{PLAN_TEXT}\n{next(pushed)}\n"}), operation="Lookups", times=9)

    with pytest.raises(TransientError) as raised:
        read(pull)

    assert raised.value.retry_after == 1


def test_what_stands_is_told(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    annotation = {"path": PLAN_PATH, "start_line": 3, "end_line": 3, "annotation_level": "failure", "message": "Wrong."}
    read.github.write(
        "POST",
        f"{read.github.path}/check-runs",
        {
            "name": "Plangate",
            "head_sha": pull.head_sha,
            "status": "in_progress",
            "external_id": "7",
            "output": {"title": "Reviewing", "summary": "…", "annotations": [annotation]},
        },
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

    standing = read(pull).existing_output

    run = pull.check_runs("Plangate")[0]
    assert standing.check_run == OwnCheckRun(run.id, "in_progress", None, "7", annotations=1)
    assert [(c.path, c.line, c.body, c.resolved) for c in standing.comments] == [(PLAN_PATH, 3, "Number 1", True)]


def test_other_pull_requests_with_the_same_head_are_told(library, read):
    library.create_branch("release")
    pull = library.open_pull_request("search", PLANNED)
    other = library.open_pull_request("search", base="release")

    assert read(pull).sharing == (other.number,)


@pytest.mark.parametrize("bases", [21, 125])
def test_however_many_pull_requests_share_a_head_all_are_told(library, read, bases):
    pull = library.open_pull_request("search", PLANNED)
    others = []
    for n in range(bases):
        library.create_branch(f"release-{n}")
        others.append(library.open_pull_request("search", base=f"release-{n}").number)

    assert read(pull).sharing == tuple(sorted(others))


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

    with pytest.raises(GoneError):
        gather(github, pull.number + 1, read.cache)


@pytest.mark.parametrize("path", [("repository", "pullRequest", "baseRef"), ("repository", "pullRequest", "files")])
def test_a_null_beside_an_error_is_trouble_and_no_data(hub, library, read, path):
    pull = library.open_pull_request("search", PLANNED)
    hub.faults.graphql_error(path, type="INTERNAL")

    with pytest.raises(TransientError, match="in part only"):
        read(pull)


def test_what_was_read_before_does_not_change_what_is_read(library, read, store):
    pull = library.open_pull_request("search", PLANNED)
    read(pull)
    moved = PLAN_TEXT.replace("index.py ", "table.py ").replace("└── search/", "└── find/")
    pull.push({PLAN_PATH: moved, "src/find/table.py": "table = 1\n"})

    again = read(pull)
    store.flushall()

    assert again == read(pull)
    assert "src/find/table.py" in again.head_paths


def test_contracts_beyond_the_room_of_one_review_are_passed_over_and_that_is_said(library, read, monkeypatch):
    contracts = {f"{FEATURE}/contracts/{n}.yaml": f"openapi: 3.1.{n}\n" for n in range(4)}
    pull = library.open_pull_request("search", {**PLANNED, **contracts})
    read_by_then = sum(map(len, (text.encode() for text in PLANNED.values())))
    monkeypatch.setattr(features, "MAX_READ_SIZE", read_by_then + 2 * len(b"openapi: 3.1.0\n"))

    snapshot = read(pull)

    report = review(snapshot)
    told = {file.path: (file.text is None, file.passed_over) for file in snapshot.features[0].files}
    assert [told[path] for path in sorted(contracts)] == [(False, False)] * 2 + [(True, True)] * 2
    assert report.features[0].unread == tuple(sorted(contracts)[2:])
    assert "unreadable-contract" not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(("limit", "most"), [("MAX_READ_SIZE", 100), ("MAX_READ_FILES", 1)])
def test_more_than_one_review_has_room_for_is_refused(library, read, monkeypatch, limit, most):
    pull = library.open_pull_request("search", PLANNED)
    monkeypatch.setattr(features, limit, most)

    with pytest.raises(AuthorError, match=r"^Split acme/library#1, since it has 0 MiB in 2 files .* read together\.$"):
        read(pull)
