"""A source tree that was kept from the template is told by what is drawn below its folders."""

import pytest

from plangate.domain.review.review import review
from tests.builders import TEMPLATE_PATH, a_feature, a_file, a_snapshot

SINGLE = """\
src/
├── models/
├── services/
├── cli/
└── lib/

tests/
├── contract/
├── integration/
└── unit/
"""
WEB = """\
backend/
├── src/
│   ├── models/
│   ├── services/
│   └── api/
└── tests/

frontend/
├── src/
│   ├── components/
│   ├── pages/
│   └── services/
└── tests/
"""
TEMPLATE = (
    f"# Plan: [FEATURE]\n\n## Project Structure\n\n### Source Code (repository root)\n\n```text\n{SINGLE}\n{WEB}```\n"
)


def findings(tree: str, *existing: str) -> list[str]:
    """The messages of the rule for a plan with that tree, where these paths exist."""
    plan = (
        "# Implementation Plan: Search\n\n## Summary\n\nOne.\n\n## Technical Context\n\n## Project Structure\n\n"
        f"### Source Code (repository root)\n\n```text\n{tree}```\n"
    )
    snapshot = a_snapshot(a_feature(plan), law=(a_file(TEMPLATE_PATH, TEMPLATE),), head_paths=frozenset(existing))
    return [finding.message for finding in review(snapshot).plans[0].findings if finding.rule == "generic-tree"]


@pytest.mark.parametrize(
    ("tree", "existing"),
    [
        (SINGLE, ()),
        (SINGLE, ("src/",)),
        (SINGLE, ("src/", "tests/")),
        (SINGLE, ("src/", "tests/", "tests/unit/")),
        (WEB, ("src/",)),
        (WEB, ("backend/", "backend/src/", "frontend/")),
        (WEB, ("backend/", "backend/tests/", "frontend/", "frontend/src/", "frontend/tests/")),
        (SINGLE.replace("cli", "search"), ("src/",)),
    ],
)
def test_folders_that_most_repositories_have_do_not_make_the_template_s_tree_this_ones(tree, existing):
    assert len(findings(tree, *existing)) == 1


@pytest.mark.parametrize(
    ("tree", "existing"),
    [
        (SINGLE, ("src/", "src/models/", "src/services/")),
        (SINGLE, ("src/", "src/models/", "tests/", "tests/unit/")),
        (WEB, ("backend/", "backend/src/", "backend/src/api/", "backend/src/models/", "frontend/", "frontend/tests/")),
        (SINGLE.replace("cli/", "search/").replace("lib/", "shelf/"), ("src/",)),
        ("src/\n├── models/\n└── services/\n", ("src/",)),
    ],
)
def test_a_tree_that_the_repository_looks_like_or_that_was_drawn_anew_is_not_told(tree, existing):
    assert findings(tree, *existing) == []


def test_how_much_of_it_is_there_is_said():
    (message,) = findings(SINGLE, "src/", "tests/", "tests/unit/")

    assert message == (
        "This source tree is the template's, and only 1 of its 7 innermost paths is in the repository. "
        "Draw this feature's."
    )
