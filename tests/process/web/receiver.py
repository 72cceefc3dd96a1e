"""The receiver in a process of its own, spoken to over a raw connection, so that headers may be anything."""

import hashlib
import hmac
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import PATIENCE, ROOT
from tests.unit.web.payloads import APP

SECRET = "the secret of the tests"
PREVIOUS = "the secret before that one"
DELIVERY = "72d3162e-cc78-11e3-81ab-4c9367dc0958"

Headers = list[tuple[str, str | bytes]]


def signature(body: bytes, secret: str = SECRET) -> str:
    """The signature that GitHub sends with a body."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def headers(body: bytes, event: str = "pull_request", *, without: str = "", **changed: str | bytes) -> Headers:
    """GitHub's headers for a body; a keyword changes one, with `_` for `-`."""
    standard: dict[str, str | bytes] = {
        "content-type": "application/json",
        "x-github-event": event,
        "x-github-delivery": DELIVERY,
        "x-hub-signature-256": signature(body),
        "content-length": str(len(body)),
    }
    standard |= {name.replace("_", "-"): value for name, value in changed.items()}
    return [(name, value) for name, value in standard.items() if name != without]


@dataclass
class Receiver:
    """A running receiver, its address and what it printed."""

    process: subprocess.Popen[bytes]
    log_file: Path
    port: int
    told: int = 0
    """Lines about webhooks that it had printed when the last one was sent."""

    def send(
        self, body: bytes | Iterable[bytes], sent: Headers, *, method: str = "POST", path: str = "/webhook"
    ) -> tuple[int, str]:
        """Status and text of the answer to exactly these bytes."""
        self.told = len(self._webhooks())
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in sent:
            connection.putheader(name, value)
        connection.endheaders()
        for chunk in [body] if isinstance(body, bytes) else body:
            connection.send(chunk)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def deliver(self, payload: Any, event: str = "pull_request", **changed: Any) -> tuple[int, str]:
        """Status and text of the answer to a payload with GitHub's headers."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        return self.send(body, headers(body, event, **changed))

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        return self.send(b"", [("host", "x")], method="GET", path=path)

    def log(self) -> str:
        """What it printed so far."""
        return self.log_file.read_text()

    def last_line(self) -> dict[str, Any]:
        """The line of the log that is about the last webhook, waited for: it is printed after the answer is sent."""
        return self.wait_for_lines(self.told + 1)[-1]

    def wait_for_lines(self, count: int) -> list[dict[str, Any]]:
        """The lines about webhooks, once there are so many."""
        end = time.monotonic() + PATIENCE
        while len(lines := self._webhooks()) < count and time.monotonic() < end:
            time.sleep(0.01)
        return lines

    def _webhooks(self) -> list[dict[str, Any]]:
        # What does not end yet is being written.
        whole = [line for line in self.log().splitlines(keepends=True) if line.endswith("\n")]
        return [line for line in map(json.loads, whole) if line["event"] == "webhook"]


@contextmanager
def receiver(redis_url: str, folder: Path, **settings: str) -> Iterator[Receiver]:
    """A receiver on a free port, stopped at the end."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PLANGATE_")},
        "PLANGATE_REDIS_URL": redis_url,
        "PLANGATE_APP_ID": str(APP),
        "PLANGATE_WEBHOOK_SECRET": SECRET,
        "PLANGATE_WEBHOOK_SECRET_PREVIOUS": PREVIOUS,
        "PLANGATE_PORT": "0",
        **settings,
    }
    log_file = folder / "receiver.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "plangate.web"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        yield Receiver(process, log_file, _port(log_file, process))
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _port(log_file: Path, process: subprocess.Popen[bytes]) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", log_file.read_text()):
            return int(found[1])
        time.sleep(0.02)
    raise TimeoutError(f"the receiver did not start: {log_file.read_text()}")
