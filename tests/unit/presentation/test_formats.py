"""The formats that other programs read: SARIF, workflow commands, Markdown."""

import json

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from plangate.domain.model.findings import Fix, Severity
from plangate.presentation.formats.markdown import render_markdown
from plangate.presentation.formats.sarif import render_sarif
from plangate.presentation.formats.workflow import render_workflow
from plangate.presentation.links import Links
from tests.builders import a_finding, a_report, a_snapshot


def test_a_sarif_log_holds_to_the_published_schema():
    report = a_report(
        a_finding(fix=Fix(3, 3, "**Spec**: [spec.md](./spec.md)")),
        a_finding(severity=Severity.INFO, existing=True, path="specs/001-ä b/plan.md"),
        a_finding(waived="accepted by carol: the list is short"),
    )

    log = json.loads(render_sarif(report))

    Sarif.model_validate(log)
    assert [(result["level"], result["baselineState"]) for result in log["runs"][0]["results"]] == [
        ("error", "new"),
        ("note", "unchanged"),
        ("error", "new"),
    ]
    assert log["runs"][0]["results"][2]["suppressions"] == [
        {"kind": "external", "justification": "accepted by carol: the list is short"}
    ]


def test_every_result_of_a_sarif_log_names_a_rule_that_the_log_describes():
    log = json.loads(render_sarif(a_report(a_finding())))["runs"][0]

    described = {rule["id"] for rule in log["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in log["results"]} <= described


def test_a_fix_replaces_whole_lines():
    log = json.loads(render_sarif(a_report(a_finding(fix=Fix(3, 4, "")))))

    [change] = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 5, "endColumn": 1},
            "insertedContent": {"text": ""},
        }
    ]


def test_a_message_cannot_forge_a_workflow_command():
    hostile = a_finding(message="done\n::set-output name=x::y", path="specs/a,b:c/plan.md")

    printed = render_workflow(a_report(hostile))

    assert [line.partition(" ")[0] for line in printed.splitlines()] == ["::error", "Plangate:"]
    assert "file=specs/a%2Cb%3Ac/plan.md" in printed


def test_findings_that_do_not_count_are_no_annotations():
    printed = render_workflow(a_report(a_finding(existing=True), a_finding(waived="by carol: fine so")))

    assert len(printed.splitlines()) == 1


def test_the_markdown_says_what_the_check_run_says():
    text = render_markdown(a_report(a_finding(message="A thing is missing.")), a_snapshot(number=None))

    assert text.startswith("# ")
    assert "A thing is missing." in text
    assert "What was read" in text


def test_the_markdown_of_a_working_copy_links_by_path_and_to_no_address():
    finding = a_finding(path="specs/001-ä b/plan.md")

    text = render_markdown(a_report(finding), a_snapshot(number=None, repository="parcels"))

    assert "](specs/001-%C3%A4%20b/plan.md#L17)" in text
    assert "https://github.com" not in text


def test_a_path_of_a_working_copy_is_never_an_address():
    links = Links(a_snapshot(number=None, repository="parcels"), home="")

    assert links.line("javascript:alert(1)/plan.md") == "javascript%3Aalert%281%29/plan.md"
    assert links.commit("a" * 40) is None


def test_the_closing_line_of_workflow_commands_counts_in_plain_english():
    one = render_workflow(a_report(a_finding())).splitlines()[-1]

    assert one == "Plangate: failure; 1 finding in 1 plan; read: 3 principles, 3 gates, 1 field, 1 path."
