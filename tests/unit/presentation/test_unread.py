"""Every form of a report says which files beside a plan could not be read."""

import pytest

from plangate.domain.review.review import review
from plangate.presentation.formats.json_report import as_json
from plangate.presentation.formats.markdown import render_markdown
from plangate.presentation.formats.terminal import compose_terminal
from plangate.presentation.formats.workflow import render_workflow
from plangate.presentation.verdict import conclusion, title
from tests.builders import FEATURE, PLAN_PATH, a_feature, a_plan_report, a_report, a_snapshot

SPEC, RESEARCH = f"{FEATURE}/spec.md", f"{FEATURE}/research.md"
REPORT = a_report(plans=(a_plan_report(unread=(RESEARCH, SPEC)),))


def test_json_lists_them_with_the_plan():
    assert as_json(REPORT)["plans"][0]["unread"] == [RESEARCH, SPEC]


def test_the_terminal_has_a_line_for_each():
    lines = compose_terminal(REPORT, a_snapshot()).plain.splitlines()

    assert [line for line in lines if line.startswith("Not read")] == [
        f"Not read: {path}, which is too long, a link, no UTF-8 text, or one contract too many."
        for path in (RESEARCH, SPEC)
    ]


def test_the_terminal_counts_those_beyond_the_first_twenty():
    unread = tuple(f"{FEATURE}/contracts/{number}.yaml" for number in range(23))

    text = compose_terminal(a_report(plans=(a_plan_report(unread=unread),)), a_snapshot()).plain

    assert (text.count("Not read: specs"), "\nNot read: 3 more files.\n" in text) == (20, True)


def test_the_check_run_says_it_above_what_is_folded():
    text = render_markdown(REPORT, a_snapshot())

    assert (
        f"**Not read** beside `{PLAN_PATH}`, so nothing is said of them: `{RESEARCH}`, `{SPEC}`. "
        "A file is not read that is over 256 KiB, a symbolic link, no UTF-8 text, beyond the first 50 contracts, "
        "or beyond the 16 MiB and 4,000 files that are read for one pull request.\n"
    ) in text.partition("<details>")[0]


def test_the_job_s_log_names_them_before_its_closing_line():
    assert render_workflow(REPORT).splitlines() == [
        f"Plangate could not read {RESEARCH}.",
        f"Plangate could not read {SPEC}.",
        "Plangate: success; 0 findings in 1 plan; read: 3 principles, 3 gates, 1 field, 1 path.",
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("\ufeff \r\n\t", "is empty"),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "is a Git LFS pointer"),
    ],
    ids=["nothing", "blanks", "pointer"],
)
def test_a_plan_that_is_not_there_could_not_be_evaluated_whoever_tells(text, why):
    snapshot = a_snapshot(a_feature(text))
    report = review(snapshot)

    said = f"Could not evaluate: {PLAN_PATH} {why}"
    assert (conclusion(report, snapshot), title(report, snapshot)) == ("action_required", said)
    assert said in render_markdown(report, snapshot)
    assert "Could not evaluate" in compose_terminal(report, snapshot).plain
