"""Dashboard and alerts speak of the numbers that there are, and every alert has a page that says what to do."""

import json
import re

import pytest
import yaml

from plangate.queue.inbox import QueueSize
from plangate.web.receive.metrics import ReceiverMetrics, SharedMetrics, render_metrics
from tests import ROOT

DASHBOARD = json.loads((ROOT / "deploy/grafana/plangate.json").read_text())
ALERTS = [
    rule
    for group in yaml.safe_load((ROOT / "deploy/prometheus/alerts.yaml").read_text())["groups"]
    for rule in group["rules"]
]
RUNBOOK = ROOT / "docs/runbook"
HEADINGS = ["What people see", "How to tell", "What to do", "How to know that it is over"]
COLUMNS = 24
"""Of a dashboard of Grafana's."""


def panels():
    return [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]


def expressions():
    return [target["expr"] for panel in panels() for target in panel["targets"]]


def families(expressions) -> set[str]:
    """The metrics that expressions speak of: a histogram's parts are one."""
    named = {name for text in expressions for name in re.findall(r"\bplangate_[a-z_]+", text)}
    return {re.sub(r"_(bucket|sum|count)$", "", name) for name in named}


@pytest.fixture(scope="module")
def told() -> set[str]:
    """The metrics that the receiver tells of, as Prometheus keeps them."""
    text = render_metrics(ReceiverMetrics(), SharedMetrics(QueueSize(0, 0, 0.0), {})).decode()
    kinds = re.findall(r"^# TYPE (plangate_\w+) (\w+)$", text, re.MULTILINE)
    return {name for name, _ in kinds if not name.endswith("_created")}


def test_the_dashboard_shows_every_metric_and_no_other(told):
    assert families(expressions()) == told


def test_alerts_speak_of_metrics_that_there_are(told):
    assert families(rule["expr"] for rule in ALERTS) <= told


def test_the_dashboard_asks_for_the_jobs_of_a_metric_that_there_is(told):
    (job,) = [variable for variable in DASHBOARD["templating"]["list"] if variable["name"] == "job"]

    assert families([job["definition"]]) <= told


def test_every_panel_has_a_place_a_meaning_and_the_chosen_source():
    taken = [
        (x, y)
        for panel in DASHBOARD["panels"]
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]

    assert len(taken) == len(set(taken))
    assert max(x for x, _ in taken) < COLUMNS
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    assert [panel["title"] for panel in panels() if not (panel["title"] and panel["description"])] == []
    assert {target["datasource"]["uid"] for panel in panels() for target in panel["targets"]} == {"${datasource}"}


def test_grafana_s_own_models_know_all_that_the_dashboard_says():
    models = pytest.importorskip("grafana_foundation_sdk.models.dashboard", reason="Grafana's models are not installed")
    encoder = pytest.importorskip("grafana_foundation_sdk.cog.encoder")

    known = json.loads(encoder.JSONEncoder().encode(models.Dashboard.from_json(DASHBOARD)))

    assert DASHBOARD.keys() <= known.keys()
    for said, read in zip(DASHBOARD["panels"], known["panels"], strict=True):
        assert said.keys() <= read.keys()


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule["alert"])
def test_an_alert_says_how_urgent_it_is_what_it_means_and_where_its_page_is(rule):
    name = rule["alert"]

    assert rule["labels"]["severity"] in ("page", "ticket")
    assert rule["annotations"]["summary"].endswith(".")
    assert rule["annotations"]["runbook_url"].endswith(f"/blob/main/docs/runbook/{name}.md")
    assert re.findall(r"^## (.*)$", (RUNBOOK / f"{name}.md").read_text(), re.MULTILINE) == HEADINGS


def test_every_page_of_the_runbook_is_an_alert_s_and_is_listed():
    alerts = {rule["alert"] for rule in ALERTS}

    assert {page.stem for page in RUNBOOK.glob("*.md")} - {"README"} == alerts
    assert set(re.findall(r"^\| \[(\w+)\]\(\w+\.md\)", (RUNBOOK / "README.md").read_text(), re.MULTILINE)) == alerts
