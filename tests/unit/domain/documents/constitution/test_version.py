"""Version lines and Sync Impact Reports in the forms that they are written in."""

from datetime import date

import pytest

from plangate.domain.documents.constitution.sync_report import ReportStep, read_sync_report
from plangate.domain.documents.constitution.version import is_semantic, iso_date, numbers, read_version_line
from plangate.domain.text.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "**Version**: 1.2.0 | **Ratified**: 2025-01-07 | **Last Amended**: 2025-01-08",
            ("1.2.0", "2025-01-07", "2025-01-08"),
        ),
        ("**Version:** 1.1.0", ("1.1.0", None, None)),
        ("- **Version**: 2.0.0\n- **Ratified**: 2025-01-07", ("2.0.0", "2025-01-07", None)),
        (
            "**版本**: 1.15.1 | **制定日期**: 2025-01-07 | **最后修订**: 2025-02-08",
            ("1.15.1", "2025-01-07", "2025-02-08"),
        ),
        ("**バージョン**: 2.0.0", ("2.0.0", None, None)),
        ("**Версия:** 1.0", ("1.0", None, None)),
        ("**Version**: [CONSTITUTION_VERSION]", ("[CONSTITUTION_VERSION]", None, None)),
    ],
)
def test_a_version_line_is_read_with_its_dates(text, told):
    line = read_version_line(read_markdown(f"# Law\n\n{text}\n"))

    assert (line.version, line.ratified, line.amended) == told
    assert line.span.line == 3


@pytest.mark.parametrize("text", ["<!-- Version: 1.0.0 -->", "Versions are numbers.", "> **Version**: 1.0.0"])
def test_what_is_commented_told_or_quoted_is_no_version_line(text):
    assert read_version_line(read_markdown(f"# Law\n\n{text}\n")) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [("1.2.0", (1, 2, 0)), ("v1.2", (1, 2, 0)), ("soon", None), (None, None), (f"{'9' * 5000}.0.0", None)],
)
def test_versions_are_compared_by_their_numbers(text, read):
    assert numbers(text) == read


def test_a_semantic_version_has_three_numbers():
    assert [is_semantic(text) for text in ("1.2.0", "1.2", "1.2.0-rc.1")] == [True, False, True]


@pytest.mark.parametrize("text", ["2026-02-30", "4 May 2026", "2026/05/04", "26-05-04"])
def test_a_day_that_does_not_exist_or_is_written_otherwise_is_no_date(text):
    assert iso_date(text) is None
    assert iso_date("2026-05-04 (initial)") == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("step", "read"),
    [
        ("- Version change: 1.0.0 → 1.1.0 (MINOR)", ReportStep("1.0.0", "1.1.0", 3)),
        ("Version: template -> 1.0.0", ReportStep(None, "1.0.0", 3)),
        ("**Version Change**: v1.0.0 => v2.0.0", ReportStep("1.0.0", "2.0.0", 3)),
    ],
)
def test_a_report_tells_from_which_version_to_which(step, read):
    report = read_sync_report(read_markdown(f"<!--\nSync Impact Report\n{step}\n-->\n\n# Law\n"))

    assert report.steps == (read,)


def test_a_report_may_be_a_section_and_a_comment_on_something_else_is_none():
    section = "# Law\n\n## Sync Impact Report\n\n1.0.0 → 1.1.0\n\n## Governance\n\nWe vote.\n"

    assert read_sync_report(read_markdown(section)).span.line == 3
    assert read_sync_report(read_markdown("<!-- reviewed -->\n\n# Law\n")) is None
