"""The paths of the header: the specification is what they are about, and what else they name is a source besides."""

import pytest

from plangate.domain.documents.plan.named_paths import paths
from plangate.domain.review.review import review
from tests.builders import FEATURE, PLAN_TEXT, a_feature, a_snapshot

INPUT = "**Input**: Feature specification from `/specs/001-search/spec.md`"
SPEC = "**Spec**: [spec.md](./spec.md)"


def found(line: str, instead_of: str = INPUT, *, head_paths: tuple[str, ...] = ()) -> list[str]:
    """The rules that find something in the header with that line in it."""
    plan = PLAN_TEXT.replace(instead_of, line)
    (report,) = review(a_snapshot(a_feature(plan), head_paths=frozenset(head_paths))).plans
    return [finding.rule for finding in report.findings if finding.rule in ("broken-spec-link", "wrong-feature")]


@pytest.mark.parametrize(
    "line",
    [
        "**Input**: Feature specification from `specs/001-search/spec.md`, with the outline of `drafts/outline.md`",
        "**Input**: `drafts/outline.md`, worked out in `/specs/001-search/spec.md`",
        "**Input**: [spec.md](./spec.md) and [the sketch](../../drafts/sketch.md)",
        "**Input**: Spezifikation aus `specs/001-search/spec.md`, dazu die Skizze `entwurf/skizze.md`",
        "**Input**: `specs/001-search/spec.md` からの仕様、および `drafts/outline.md`",
        "**Input**: `specs/001-search/spec.md`; builds on `specs/000-catalogue/spec.md`",
    ],
)
def test_a_second_path_is_a_source_besides(line):
    assert found(line) == []


@pytest.mark.parametrize(
    "line",
    ["**Spec**: [spec.md](./spec.md) (was [draft](../../drafts/search.md))", "**Spec**: `spec.md`, see `notes/old.md`"],
)
def test_so_it_is_behind_spec(line):
    assert found(line, SPEC) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("**Input**: Feature specification from `specs/014-loans/spec.md`, see `drafts/outline.md`", "wrong-feature"),
        ("**Input**: the outline of `drafts/outline.md`", "broken-spec-link"),
        ("**Input**: the outline of `drafts/outline.md` and `drafts/sketch.md`", "broken-spec-link"),
    ],
)
def test_a_header_without_this_specification_is_told(line, rule):
    assert found(line) == [rule]


def test_a_source_at_the_root_is_looked_for():
    line = "**Input**: the outline of `drafts/outline.md`"

    assert found(line, head_paths=("drafts/outline.md",)) == []
    assert {"drafts/outline.md", f"{FEATURE}/drafts/outline.md"} <= set(paths(PLAN_TEXT.replace(INPUT, line), FEATURE))
