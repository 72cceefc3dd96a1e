"""The receiver's process loads little: what faces the internet asks no GitHub, runs no jobs, and judges nothing."""

import json
import subprocess
import sys
import textwrap

from plangate.standalone.redis import embedded_redis
from tests import PATIENCE, ROOT
from tests.process.web.receiver import SECRET, headers
from tests.unit.web.payloads import APP, a_pull_request

FOREIGN = {"githubkit", "httpx", "jinja2", "jwt", "markdown_it", "plangate_workers", "pyromark", "rq", "yaml"}
SERVE = textwrap.dedent("""
    import asyncio, json, sys
    from plangate.settings import ReceiverSettings
    from plangate.web import __main__
    from plangate.web.application import application
    from plangate.web.receive.metrics import ReceiverMetrics

    redis_url, app_id, secret, headers, body = json.loads(sys.stdin.read())
    settings = ReceiverSettings(redis_url=redis_url, app_id=app_id, webhook_secret=secret)
    statuses = []

    async def answered(app, method, path, headers=(), body=b""):
        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        head = [(name.encode(), value.encode()) for name, value in headers]
        scope = {"type": "http", "method": method, "path": path, "root_path": "", "query_string": b"", "headers": head}
        await app(scope, receive, send)
        return sorted({name.split(".")[0] for name in sys.modules})

    async def main():
        app = application(settings, ReceiverMetrics())
        webhook = await answered(app, "POST", "/webhook", headers, body.encode())
        page = await answered(app, "GET", "/rules/leftover-placeholder")
        print(json.dumps([statuses, webhook, page]), file=sys.stderr)

    asyncio.run(main())
""")


def test_a_process_that_takes_a_webhook_loads_nothing_that_reads_plans_or_asks_github(tmp_path):
    body = json.dumps(a_pull_request()).encode()
    with embedded_redis(tmp_path / "redis") as url:
        told = json.dumps([url, APP, SECRET, headers(body), body.decode()])
        done = subprocess.run(
            [sys.executable, "-c", SERVE], cwd=ROOT, input=told, capture_output=True, text=True, timeout=PATIENCE
        )

    statuses, webhook, page = json.loads(done.stderr.splitlines()[-1])
    assert statuses == [202, 200]
    assert set(webhook) & FOREIGN == set()
    # The pages judge nothing either, but are made with what does.
    assert set(page) & {"githubkit", "rq", "plangate_workers"} == set()
    assert "jinja2" in page


def test_knowing_which_path_is_what_loads_no_parser_and_nothing_that_talks():
    heavy = {"yaml", "jinja2", "githubkit", "rq", "redis", "pyromark", "pydantic", "structlog"}

    assert loaded_with("plangate.domain.documents.layout") & heavy == set()


def loaded_with(module: str) -> set[str]:
    code = f"import {module}, sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())
