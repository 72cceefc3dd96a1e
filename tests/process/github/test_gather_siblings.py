"""The folders beside a new feature's, among which its number may be taken."""

from tests.builders import PLAN_PATH, PLAN_TEXT
from tests.process.github.conftest import PLANNED


def test_a_new_feature_knows_the_folders_beside_its_own(library, read):
    library.push("main", {"specs/001-lending/spec.md": "# Lending\n", "specs/README.md": "# Features\n"})
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    assert snapshot.features[0].siblings == ("001-lending",)


def test_a_plan_that_was_there_asks_for_no_folders(library, read):
    library.push("main", {**PLANNED, "specs/001-lending/spec.md": "# Lending\n"})
    pull = library.open_pull_request("more", {PLAN_PATH: PLAN_TEXT + "\nMore.\n"})

    snapshot = read(pull)

    assert snapshot.features[0].siblings == ()


def test_a_folder_that_the_base_got_meanwhile_lies_beside_a_new_feature(library, read):
    library.push("main", {"specs/002-fines/spec.md": "# Fines\n", "specs/003-gone/spec.md": "# Gone\n"})
    pull = library.open_pull_request("search", {**PLANNED, "specs/003-gone/spec.md": None})
    library.push("main", {"specs/001-lending/spec.md": "# Lending\n"})

    snapshot = read(pull)

    assert snapshot.features[0].siblings == ("001-lending", "002-fines")
    assert len(read.calls()) == 3
