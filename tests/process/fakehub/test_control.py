"""The stand-in as a process of its own, and steered over HTTP."""

import os
import re
import signal
import subprocess
import sys

import httpx
import pytest

from tests import PATIENCE, ROOT


@pytest.fixture
def shop(hub):
    return hub.create_repository("acme/shop")


def post(hub, path, body=None):
    return httpx.post(f"{hub.url}/_control/{path}", json=body or {})


def test_a_demo_opens_and_corrects_a_pull_request_over_http(hub, shop):
    made = post(hub, "repositories", {"full_name": "acme/new", "files": {"a.md": "a\n"}})
    opened = post(hub, "repositories/acme/shop/open_pull_request", {"branch": "001", "files": {"plan.md": "x\n"}})
    post(hub, "repositories/acme/shop/pulls/1/push", {"files": {"plan.md": "y\n"}})
    state = httpx.get(f"{hub.url}/_control/state").json()

    assert (made.json(), opened.json()["done"]) == ({"done": "acme/new"}, 1)
    assert shop.text("plan.md", "001") == "y\n"
    pulls = {one["full_name"]: [(p["number"], p["commits"]) for p in one["pulls"]] for one in state["repositories"]}
    assert pulls == {"acme/shop": [(1, 2)], "acme/new": []}


def test_trouble_is_made_over_http(hub, shop):
    post(hub, "faults/server_error", {"status": 500, "path": "rate_limit"})
    post(hub, "latency", {"seconds": 0.01})

    assert httpx.get(f"{hub.url}/rate_limit").status_code == 500
    assert hub.faults.latency == 0.01


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("repositories/acme/none/push", {"branch": "main", "files": {}}),
        ("repositories/acme/shop/pulls/9/close", {}),
        ("repositories/acme/shop/__init__", {}),
        ("repositories/acme/shop/push", {"branch": "main"}),
        ("hub/stop", {}),
    ],
)
def test_a_control_that_is_not_there_or_misused_says_so(hub, shop, path, body):
    answer = post(hub, path, body)

    assert (answer.status_code, "error" in answer.json()) == (400, True)


def test_it_runs_as_a_process_and_ends_when_interrupted(tmp_path):
    key = tmp_path / "key.pem"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fakehub", "--private-key", str(key)], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        url = re.search(r"http://\S+", process.stdout.readline()).group()
        state = httpx.get(f"{url}/_control/state").json()
        page = httpx.get(f"{url}/acme/shop")
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()

    assert [one["full_name"] for one in state["repositories"]] == ["acme/shop"]
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert key.read_text().startswith("-----BEGIN RSA PRIVATE KEY-----")
    assert (process.returncode, said[1]) == (0, "")
