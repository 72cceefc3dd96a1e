"""The nearest constitution above a plan governs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.documents.constitution.lookup import nearest
from plangate.domain.documents.symlinks import follow
from tests.builders import a_file

LAW = ".specify/memory/constitution.md"
PATHS = (".specify/memory/constitution.md", "memory/constitution.md")


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ([".specify/memory/constitution.md"], ".specify/memory/constitution.md"),
        (["memory/constitution.md"], "memory/constitution.md"),
        (["memory/constitution.md", ".specify/memory/constitution.md"], ".specify/memory/constitution.md"),
        ([".specify/memory/constitution.md", "ui/memory/constitution.md"], "ui/memory/constitution.md"),
        (["api/.specify/memory/constitution.md"], None),
        (["specs/constitution.md"], None),
    ],
)
def test_the_folder_counts_before_the_order_of_paths(law, expected):
    file = nearest([a_file(path, "# Law") for path in law], "ui/specs/001-a/plan.md", PATHS)

    assert (file.path if file else None) == expected


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ({LAW: "../../docs/law.md"}, "docs/law.md"),
        ({".specify": "docs/house"}, "docs/house/memory/constitution.md"),
        ({".specify/memory": "../docs"}, None),
        ({LAW: "/etc/passwd"}, None),
        ({LAW: "../../../law.md"}, None),
        ({LAW: "constitution.md"}, None),
        (
            {LAW: "other.md", ".specify/memory/other.md": "../../docs/law.md"},
            "docs/law.md",
        ),
    ],
)
def test_links_are_followed_inside_the_repository_only(links, expected):
    files = [a_file(path, "# Law") for path in ("docs/law.md", "docs/house/memory/constitution.md", "etc/passwd")]
    law = [*files, *(a_file(path, target, symlink=True) for path, target in links.items())]

    file = nearest(law, "specs/001-a/plan.md", PATHS)

    assert (file.path if file else None) == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(alphabet="abc./", max_size=6)), max_size=6))
def test_links_that_go_around_come_to_an_end(links):
    law = [a_file(path, target, symlink=True) for path, target in links]

    assert follow(law, "a/b/c") is None
