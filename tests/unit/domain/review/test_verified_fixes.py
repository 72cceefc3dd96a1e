"""A fix is offered only where it mends, and is applied to whole lines."""

from dataclasses import replace

import pytest

from plangate.domain.analysis.case import open_case
from plangate.domain.model.findings import Fix
from plangate.domain.policy import Policy
from plangate.domain.review.review import review
from plangate.domain.review.verified_fixes import apply, with_verified_fixes
from plangate.domain.rules import CATALOGUE
from plangate.domain.rules.rule import Remark
from plangate.domain.text.markdown import Span
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

RULE, OTHER = CATALOGUE[:2]


def fixes(plan: str, *elsewhere: str) -> list[tuple[str, Fix]]:
    """The fixes that are offered for a plan; `elsewhere` are other paths of the repository."""
    snapshot = a_snapshot(a_feature(plan), head_paths=frozenset(elsewhere))
    findings = review(snapshot).plans[0].findings
    return [(finding.rule, finding.fix) for finding in findings if finding.fix]


def test_the_root_of_a_tree_gets_the_feature_s_folder():
    bad = PLAN_TEXT.replace("specs/001-search/\n", "specs/[###-feature]/\n")

    ((rule, fix),) = fixes(bad)

    assert (rule, apply(fix, bad)) == ("leftover-placeholder", PLAN_TEXT)


def test_the_path_behind_input_gets_the_feature_s_folder():
    bad = PLAN_TEXT.replace("/specs/001-search/spec.md", "/specs/[###-feature-name]/spec.md")

    ((rule, fix),) = fixes(bad)

    assert (rule, apply(fix, bad)) == ("leftover-placeholder", PLAN_TEXT)


def test_a_link_that_leads_nowhere_gets_the_specification():
    bad = PLAN_TEXT.replace("(./spec.md)", "(../001-find/spec.md)")

    ((rule, fix),) = fixes(bad)

    assert (rule, apply(fix, bad)) == ("broken-spec-link", PLAN_TEXT)


def test_a_label_that_is_left_is_deleted():
    bad = PLAN_TEXT.replace("src/\n", "# Option 1: Single project\nsrc/\n")

    ((rule, fix),) = fixes(bad)

    assert (rule, apply(fix, bad)) == ("leftover-option-label", PLAN_TEXT)


def test_a_comment_that_instructs_is_deleted():
    bad = PLAN_TEXT.replace(
        "## Technical Context\n", "## Technical Context\n<!--\n  ACTION REQUIRED: fill this in\n-->\n"
    )

    ((rule, fix),) = fixes(bad)

    assert (rule, apply(fix, bad)) == ("leftover-placeholder", PLAN_TEXT)


def test_an_unfilled_branch_gets_the_feature_s_name():
    bad = PLAN_TEXT.replace("`001-search`", "`[###-feature-name]`")

    ((rule, fix),) = fixes(bad)

    assert (rule, apply(fix, bad)) == ("leftover-placeholder", PLAN_TEXT)


def test_a_branch_beside_an_unfilled_date_is_left_to_its_author():
    assert fixes(PLAN_TEXT.replace("`001-search`", "`[###-feature-name]`").replace("2026-04-01", "[DATE]")) == []


EXAMPLE_ROWS = """\
| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |
| [e.g., Repository pattern] | [specific problem] | [why direct DB access insufficient] |
"""
JUSTIFIED = PLAN_TEXT.replace(
    "No violations.\n",
    f"| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n{EXAMPLE_ROWS}",
)


def test_example_rows_are_deleted_where_nothing_is_violated():
    ((rule, fix),) = fixes(JUSTIFIED)

    assert (rule, apply(fix, JUSTIFIED)) == ("leftover-placeholder", JUSTIFIED.replace(EXAMPLE_ROWS, ""))


def test_a_row_that_somebody_began_to_fill_is_not_deleted():
    assert fixes(JUSTIFIED.replace("[specific problem]", "Readers look up books offline")) == []


def test_example_rows_with_one_s_own_between_them_are_left_to_their_author():
    own = "| A fourth project | The index runs offline | One project would load it at start |\n"
    first = EXAMPLE_ROWS.split("\n", 1)[0] + "\n"

    assert fixes(JUSTIFIED.replace(first, first + own)) == []


def test_every_line_that_names_another_feature_gets_this_one_s_folder():
    bad = PLAN_TEXT.replace("specs/001-search", "specs/014-loans")

    found = fixes(bad)

    assert [rule for rule, _ in found] == ["wrong-feature", "wrong-feature"]
    mended = bad
    for _, fix in found:
        mended = apply(fix, mended)
    assert mended == PLAN_TEXT


def test_a_link_to_another_feature_s_specification_keeps_its_form():
    bad = PLAN_TEXT.replace("./spec.md", "../014-loans/spec.md#stories")

    ((rule, fix),) = fixes(bad, "specs/014-loans/spec.md")

    assert (rule, apply(fix, bad)) == (
        "wrong-feature",
        PLAN_TEXT.replace("./spec.md", "../001-search/spec.md#stories"),
    )


def test_a_path_out_of_another_folder_of_features_is_left_to_its_author():
    assert fixes(PLAN_TEXT.replace("/specs/001-search/spec.md", "/books/014-loans/spec.md")) == []


def test_what_needs_a_thought_has_no_fix():
    assert fixes(PLAN_TEXT.replace("Search the catalogue", "[FEATURE]")) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fix_keeps_the_line_ends_of_its_file(end):
    text = end.join(("one", "two", "three", ""))

    assert apply(Fix(2, 2, "zwei"), text) == end.join(("one", "zwei", "three", ""))
    assert apply(Fix(1, 2, ""), text) == end.join(("three", ""))


def test_a_fix_that_brings_up_something_else_is_not_offered():
    case = open_case(a_snapshot(), a_feature(), Policy())
    told_twice = Remark(Span(3, 3), "One.", fix=Fix(3, 3, "changed")), Remark(Span(4, 4), "Another.")

    def judge(one):
        return [(RULE, told_twice[0])] if one is case else [(OTHER, told_twice[1])]

    ((_, remark),) = with_verified_fixes(case, judge)

    assert remark == replace(told_twice[0], fix=None)
