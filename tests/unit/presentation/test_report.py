"""The JSON form of a report holds to its published schema."""

import json

import jsonschema_rs
import pytest

from plangate.domain.model.findings import Fix, Severity
from plangate.domain.model.report import Conclusion, LawStatus, Shape
from plangate.presentation.formats.json_report import as_json, render_json
from tests import ROOT
from tests.builders import a_constitution_read, a_finding, a_plan_report, a_report, a_touched_report

SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)


def problems(value: object) -> list[str]:
    """What the schema says against a value."""
    return [error.message for error in VALIDATOR.iter_errors(value)]


@pytest.mark.parametrize(
    "report",
    [
        a_report(),
        a_report(a_finding(fix=Fix(17, 17, "")), a_finding(existing=True, principle=None, waived="ada: agreed")),
        a_report(law=(a_finding(rule="unfilled-constitution", path=".specify/memory/constitution.md"),)),
        a_report(constitution=None, template=None, plans=()),
        a_report(plans=(a_plan_report(unread=("specs/001-search/spec.md",)),)),
        a_report(plans=(), touched=(a_touched_report(a_finding(), unread=("specs/001-search/spec.md",)),)),
        a_report(
            plans=(
                a_plan_report(
                    shape=Shape.OTHER,
                    conclusion=Conclusion.NEUTRAL,
                    constitution=a_constitution_read(path=None, status=LawStatus.MISSING, version=None, principles=()),
                ),
            )
        ),
    ],
)
def test_a_report_holds_to_the_published_schema(report):
    assert problems(json.loads(render_json(report))) == []


@pytest.mark.parametrize("key", sorted(SCHEMA["properties"]))
def test_the_schema_demands_every_key_of_the_contract(key):
    value = as_json(a_report(a_finding()))
    del value[key]

    assert len(problems(value)) == 1


def test_a_severity_is_written_as_its_word():
    finding = as_json(a_report(a_finding(severity=Severity.CRITICAL)))["plans"][0]["findings"][0]

    assert finding["severity"] == "critical"


def test_the_summary_counts_neither_what_is_waived_nor_what_was_there_before():
    report = a_report(a_finding(), a_finding(existing=True), a_finding(waived="ada: agreed"))

    assert as_json(report)["summary"] == {"critical": 0, "high": 1, "medium": 0, "low": 0, "info": 0}


def test_text_of_every_script_is_written_as_it_is():
    assert "原則" in render_json(a_report(a_finding(message="原則")))
