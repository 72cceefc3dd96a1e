"""The post: webhooks signed and delivered as GitHub does it, once each, every attempt recorded.

Deliveries go out in order unless told otherwise; nothing is ever sent again by itself. A test may hold the post back,
lose, double, mix up or delay what is to be delivered.
"""

import hashlib
import hmac
import itertools
import queue
import threading
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx

from tests import PATIENCE
from tests.fakehub.model_accounts import App
from tests.fakehub.model_deliveries import Attempt, Delivery
from tests.fakehub.state import State

TIME_OUT = 10.0
"""Seconds that GitHub waits for an answer."""
LARGEST_PAYLOAD = 25 * 1024 * 1024
"""Bytes; GitHub does not deliver an event that is larger."""


CONTENT_TYPES = {"json": "application/json", "form": "application/x-www-form-urlencoded"}


def sent_body(app: App, body: bytes) -> bytes:
    """The bytes of a payload as the App wants them."""
    return body if app.content_type == "json" else urlencode({"payload": body}).encode()


def signed_headers(app: App, event: str, guid: str, body: bytes) -> dict[str, str]:
    """The headers that GitHub sends with a webhook of an App."""
    secret = app.webhook_secret.encode()
    return {
        "Accept": "*/*",
        "Content-Type": CONTENT_TYPES[app.content_type],
        "User-Agent": "GitHub-Hookshot/5e1a2b7",
        "X-GitHub-Delivery": guid,
        "X-GitHub-Event": event,
        "X-GitHub-Hook-ID": str(app.hook_id),
        "X-GitHub-Hook-Installation-Target-ID": str(app.id),
        "X-GitHub-Hook-Installation-Target-Type": "integration",
        "X-Hub-Signature": "sha1=" + hmac.new(secret, body, hashlib.sha1).hexdigest(),
        "X-Hub-Signature-256": "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest(),
    }


class Postman:
    """Delivers webhooks in the background."""

    def __init__(self, state: State) -> None:
        """A postman with one bag, not yet on the way."""
        self.state = state
        self.delay = 0.0
        self.parallel = 1
        self._bag: queue.Queue[tuple[Delivery, bool] | None] = queue.Queue()
        self._receivers: Iterator[str] = iter(())
        self._held: list[tuple[Delivery, bool]] | None = None
        self._to_drop = 0
        self._to_double = 0
        self._out = 0
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._client = httpx.Client(timeout=TIME_OUT, trust_env=False)

    def start(self) -> None:
        """Begin to deliver."""
        while len(self._threads) < self.parallel:
            thread = threading.Thread(target=self._walk, name="fakehub-post", daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Stop after the delivery at hand; what waits is lost."""
        self._to_drop = 0
        while not self._bag.empty():
            self._bag.get_nowait()
        for _ in self._threads:
            self._bag.put(None)
        for thread in self._threads:
            thread.join(TIME_OUT + 1)
        self._client.close()

    def in_parallel(self, count: int) -> None:
        """Deliver up to that many at once, as GitHub does under load; order is then up to chance."""
        self.parallel = count
        if self._threads:
            self.start()

    def take_turns(self, *urls: str) -> None:
        """Deliver to each of these in turn, as a load balancer does that stands at the App's one address."""
        self._receivers = itertools.cycle(urls)

    def hold(self) -> None:
        """Keep everything back until `release`."""
        with self._changed:
            self._held = self._held if self._held is not None else []

    def release(self, *, backwards: bool = False) -> None:
        """Deliver what was held, in order or the last first, and hold no longer."""
        with self._changed:
            held, self._held = self._held or [], None
            for item in reversed(held) if backwards else held:
                self._put(item)

    def drop(self, count: int = 1) -> None:
        """Lose the next deliveries: no attempt is made and none is recorded."""
        self._to_drop += count

    def double(self, count: int = 1) -> None:
        """Deliver each of the next deliveries twice, under the same GUID."""
        self._to_double += count

    def post(self, app: App, event: str, payload: dict[str, Any], body: bytes) -> Delivery | None:
        """Put an event in the bag; None when it is lost, too large or the App has no webhook."""
        if app.webhook_url is None or len(body) > LARGEST_PAYLOAD:
            return None
        guid = str(uuid.uuid4())
        delivery = Delivery(
            guid=guid,
            app=app,
            event=event,
            action=payload.get("action"),
            body=body,
            headers=signed_headers(app, event, guid, body),
            url=app.webhook_url,
            installation_id=payload.get("installation", {}).get("id"),
            repository_id=payload.get("repository", {}).get("id"),
            created_at=self.state.now(),
        )
        with self._changed:
            if self._to_drop:
                self._to_drop -= 1
                return None
            self.state.deliveries.append(delivery)
            twice, self._to_double = self._to_double > 0, max(0, self._to_double - 1)
        for _ in range(2 if twice else 1):
            self.put((delivery, False))
        return delivery

    def again(self, delivery: Delivery) -> None:
        """Deliver once more, because somebody asked for it: the same GUID, a new attempt."""
        self.put((delivery, True))

    def put(self, item: tuple[Delivery, bool]) -> None:
        """Put an attempt into the bag, or aside while the post is held."""
        with self._changed:
            if self._held is None:
                self._put(item)
            else:
                self._held.append(item)

    @property
    def is_empty(self) -> bool:
        """Whether everything that is not held has been delivered."""
        return self._out == 0

    def wait(self, timeout: float = PATIENCE) -> None:
        """Wait until everything that is not held has been delivered; raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._out == 0, timeout):
                raise TimeoutError(f"{self._out} webhooks are still on the way")

    def _put(self, item: tuple[Delivery, bool]) -> None:
        self._out += 1
        self._bag.put(item)

    def _walk(self) -> None:
        while (item := self._bag.get()) is not None:
            time.sleep(self.delay)
            try:
                self.deliver(*item)
            finally:
                with self._changed:
                    self._out -= 1
                    self._changed.notify_all()

    def deliver(self, delivery: Delivery, redelivery: bool = False) -> Attempt:
        """Make one attempt and record it."""
        # The address and secret are the App's present ones, also for a redelivery.
        delivery.url = delivery.app.webhook_url or delivery.url
        body = sent_body(delivery.app, delivery.body)
        delivery.headers = signed_headers(delivery.app, delivery.event, delivery.guid, body)
        began = time.monotonic()
        status, code, headers, answer = self._post(delivery, body)
        attempt = Attempt(
            id=self.state.next_id("delivery"),
            delivered_at=self.state.now(),
            duration=round(time.monotonic() - began, 2),
            status=status,
            status_code=code,
            redelivery=redelivery,
            response_headers=headers,
            response_body=answer,
        )
        with self.state.lock:
            delivery.attempts.append(attempt)
        return attempt

    def _post(self, delivery: Delivery, body: bytes) -> tuple[str, int, dict[str, str], str]:
        receiver = next(self._receivers, delivery.url)
        try:
            answer = self._client.post(receiver, content=body, headers=delivery.headers)
        except httpx.TimeoutException:
            return "timed out", 504, {}, ""
        except httpx.HTTPError:
            return "failed to connect to host", 502, {}, ""
        status = "OK" if answer.is_success else f"Invalid HTTP Response: {answer.status_code}"
        return status, answer.status_code, dict(answer.headers), answer.text[:10_000]
