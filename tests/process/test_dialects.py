"""Five dialects of spec-kit, each with a small repository: its good plan is clean, and one defect is one finding."""

import shutil
from pathlib import Path

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests import ROOT
from tests.defects import DEFECTS, JUSTIFIED

CASES = ROOT / "tests" / "cases"
DIALECTS = sorted(path.name for path in CASES.iterdir())
PLAN = "specs/001-good/plan.md"


def judge(root: Path) -> tuple[Report, list[tuple[str, str, int]]]:
    """The report, and rule, severity and line of all findings above info."""
    report = review(gather([root]))
    found = [(f.rule, f.severity.word, f.line) for f in report.findings if f.severity >= Severity.LOW]
    return report, found


def a_copy(dialect: str, to: Path) -> Path:
    """The repository of a dialect, to be changed."""
    return Path(shutil.copytree(CASES / dialect, to / dialect))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_good_plan_is_green(dialect):
    report, found = judge(CASES / dialect)

    assert (report.conclusion, found) == (Conclusion.SUCCESS, [])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_line_ends_of_another_system_change_nothing(dialect, tmp_path):
    root = a_copy(dialect, tmp_path)
    plan = root / PLAN
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))

    assert judge(root)[1] == []


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_template_itself_is_one_finding(dialect, tmp_path):
    root = a_copy(dialect, tmp_path)
    shutil.copy(root / ".specify/templates/plan-template.md", root / PLAN)

    assert judge(root)[1] == [("untouched-template", "critical", 1)]


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_one_defect_is_one_finding_on_its_line(defect, tmp_path):
    root = a_copy(defect.dialect, tmp_path)
    good = (root / PLAN).read_text(encoding="utf-8")
    assert defect.old in good
    bad = good.replace(defect.old, defect.new)
    if defect.rule == "contradictory-claim":
        bad = bad.replace("No violations.\n", JUSTIFIED)
    (root / PLAN).write_text(bad, encoding="utf-8")

    report, found = judge(root)

    line = next(number for number, text in enumerate(bad.split("\n"), 1) if text.startswith(defect.found))
    blocks = defect.severity in ("critical", "high")
    assert found == [(defect.rule, defect.severity, line)]
    assert report.conclusion is (Conclusion.FAILURE if blocks else Conclusion.SUCCESS)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_project_inside_a_repository_is_judged_by_its_own_law_and_paths(dialect, tmp_path):
    (tmp_path / ".specify").mkdir()
    a_copy(dialect, tmp_path)

    report, found = judge(tmp_path)

    assert (report.plans[0].path, report.conclusion, found) == (f"{dialect}/{PLAN}", Conclusion.SUCCESS, [])
