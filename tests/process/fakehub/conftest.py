"""A running stand-in, what listens to its webhooks, and the real client for each test that asks for them."""

import http.server
import json
import threading
import time
from dataclasses import dataclass, field

import pytest
from githubkit import AppAuthStrategy, AppInstallationAuthStrategy, GitHub

from tests import PATIENCE
from tests.fakehub.server import FakeHub


@pytest.fixture
def hub(tmp_path):
    with FakeHub.start(tmp_path / "hub") as running:
        yield running


@dataclass
class Ear:
    """What a receiver heard, and what it answers."""

    url: str = ""
    status: int = 202
    seconds: float = 0.0
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def events(self) -> list[str]:
        """The events heard, as `event.action`."""
        names = ((headers["x-github-event"], json.loads(body).get("action")) for headers, body in self.heard)
        return [f"{event}.{action}" if action else event for event, action in names]

    def payloads(self, event: str) -> list[dict]:
        """The payloads of one event."""
        return [json.loads(body) for headers, body in self.heard if headers["x-github-event"] == event]


@pytest.fixture
def ear():
    listening = Ear()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            listening.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
            time.sleep(listening.seconds)
            self.send_response(listening.status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.url = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield listening
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(hub):
    """Make the real client: of the App, or of its installation with the given permissions and repositories."""
    made = []

    def make(*, app=False, **narrowed):
        strategy = (
            AppAuthStrategy(hub.app.id, hub.app.private_key)
            if app
            else AppInstallationAuthStrategy(hub.app.id, hub.app.private_key, hub.installation.id, **narrowed)
        )
        github = GitHub(strategy, base_url=f"{hub.url}/api/v3/", auto_retry=False, http_cache=False, timeout=PATIENCE)
        made.append(github)
        return github

    return make
