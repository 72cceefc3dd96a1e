"""What Prometheus' own tool says of alerts and dashboard: they hold, and each alert fires in its own trouble alone."""

import shutil
import subprocess

import pytest
import yaml

from tests import ROOT
from tests.unit.test_dashboards import ALERTS, expressions

PROMTOOL = shutil.which("promtool")
pytestmark = pytest.mark.skipif(PROMTOOL is None, reason="promtool is not installed; Debian has it in `prometheus`")
RULES = ROOT / "deploy/prometheus/alerts.yaml"
MINUTES = 120

WELL = {
    'up{job="plangate"}': "1+0x120",
    "plangate_inbox_waiting": "3+0x120",
    "plangate_inbox_taken": "1+0x120",
    "plangate_inbox_oldest_seconds": "4+0x120",
    "plangate_app_refused": "0+0x120",
    "plangate_app_problems": "0+0x120",
    "plangate_lost_leases_total": "1+0x120",
    "plangate_unknown_letters_total": "0+0x120",
    "plangate_redeliveries_total": "2+0x120",
    'plangate_jobs_total{outcome="done"}': "0+5x120",
    'plangate_jobs_total{outcome="bug"}': "1+0x120",
    'plangate_webhooks_total{status="202"}': "0+9x120",
    'plangate_webhooks_total{status="401"}': "2+0x120",
    'plangate_github_calls_total{outcome="ok"}': "0+50x120",
    'plangate_github_calls_total{outcome="failed"}': "0+1x120",
    'plangate_github_calls_total{outcome="limited"}': "0+0x120",
    'plangate_github_points_left{installation="7",resource="core"}': "4000+0x120",
    'plangate_event_to_done_seconds_bucket{le="10.0"}': "0+10x120",
    'plangate_event_to_done_seconds_bucket{le="60.0"}': "0+10x120",
    'plangate_event_to_done_seconds_bucket{le="300.0"}': "0+10x120",
    'plangate_event_to_done_seconds_bucket{le="+Inf"}': "0+10x120",
}
"""A house in which all is well, two hours long, a sample a minute."""
TROUBLE = {
    "PlangateReceiverDown": {'up{job="plangate"}': "0+0x120"},
    "PlangateRedisAway": {name: None for name in WELL if name.startswith("plangate_inbox")},
    "PlangateAppRefused": {"plangate_app_refused": "1+0x120"},
    "PlangateAppWrong": {"plangate_app_problems": "2+0x120"},
    "PlangateNobodyWorks": {"plangate_inbox_taken": "0+0x120", "plangate_inbox_oldest_seconds": "90+0x120"},
    "PlangateJobsWait": {"plangate_inbox_oldest_seconds": "700+0x120"},
    "PlangateReviewsSlow": {
        'plangate_event_to_done_seconds_bucket{le="10.0"}': "0+1x120",
        'plangate_event_to_done_seconds_bucket{le="60.0"}': "0+1x120",
    },
    "PlangateBug": {'plangate_jobs_total{outcome="bug"}': "0+0x100 1+0x20"},
    "PlangateDeliveriesRefused": {'plangate_webhooks_total{status="401"}': "0+1x120"},
    "PlangateDeliveriesFail": {"plangate_redeliveries_total": "0+1x120"},
    "PlangateWorkersDie": {"plangate_lost_leases_total": "0+0x80 1+1x40"},
    "PlangateJobsDropped": {"plangate_unknown_letters_total": "0+0x100 4+0x20"},
    "PlangateGitHubLimit": {
        'plangate_github_points_left{installation="7",resource="core"}': "12+0x120",
        'plangate_github_calls_total{outcome="limited"}': "0+1x120",
    },
    "PlangateGitHubFails": {'plangate_github_calls_total{outcome="failed"}': "0+40x120"},
}


def promtool(*arguments: object) -> tuple[int, str]:
    """Its exit status and all that it says."""
    done = subprocess.run([PROMTOOL, *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_alerts_are_rules():
    assert promtool("check", "rules", RULES)[0] == 0


def test_what_the_dashboard_asks_can_be_asked(tmp_path):
    asked = [text.replace("$job", "plangate").replace("$__rate_interval", "5m") for text in expressions()]
    rules = [{"record": f"asked:{place}", "expr": text} for place, text in enumerate(asked)]
    (tmp_path / "asked.yaml").write_text(yaml.safe_dump({"groups": [{"name": "asked", "rules": rules}]}))

    status, said = promtool("check", "rules", tmp_path / "asked.yaml")

    assert (status, said if status else "") == (0, "")


@pytest.mark.parametrize("trouble", ["none", *(rule["alert"] for rule in ALERTS)])
def test_an_alert_fires_in_its_own_trouble_and_none_where_all_is_well(tmp_path, trouble):
    series = {**WELL, **TROUBLE.get(trouble, {})}
    test = {
        "rule_files": [str(RULES)],
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [{"series": name, "values": values} for name, values in series.items() if values],
                "promql_expr_test": [
                    {
                        "expr": 'count by (alertname) (ALERTS{alertstate="firing"})',
                        "eval_time": f"{MINUTES}m",
                        "exp_samples": fired(trouble),
                    }
                ],
            }
        ],
    }
    (tmp_path / "test.yaml").write_text(yaml.safe_dump(test))

    status, said = promtool("test", "rules", tmp_path / "test.yaml")

    assert (status, said if status else "") == (0, "")


def fired(trouble: str) -> list[dict[str, object]]:
    """What promtool is to find of what fires: the trouble's own alert."""
    return [] if trouble == "none" else [{"labels": f'{{alertname="{trouble}"}}', "value": 1}]
