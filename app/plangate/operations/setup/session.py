"""Who may use the set-up's pages, and what GitHub may come back with: each secret is good once, or for one browser."""

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from plangate.github.api.app_manifest import CreatedApp
from plangate.operations.setup.request import SetupRequest

STATE_TTL = 3600.0
"""Seconds; so long GitHub's code is good."""


@dataclass(slots=True)
class SetupSession:
    """One set-up by one browser.

    `token` stands in the address that is printed, and makes the first browser that has it the one that may go on.
    """

    clock: Callable[[], float] = time.monotonic
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    request: SetupRequest | None = None
    app: CreatedApp | None = None
    _token_used: bool = False
    _states: dict[str, tuple[SetupRequest, float]] = field(default_factory=dict, repr=False)

    def admit(self, token: str) -> bool:
        """Whether who brings the token of the address is the browser of this set-up; the first one is, and no other."""
        if self._token_used or not _same(token, self.token):
            return False
        self._token_used = True
        return True

    def knows(self, cookie: str) -> bool:
        """Whether a request comes from that browser."""
        return self._token_used and _same(cookie, self.cookie)

    def is_own_form(self, csrf: str) -> bool:
        """Whether a form is one that we sent."""
        return _same(csrf, self.csrf)

    def begin(self, request: SetupRequest) -> str:
        """A state to send along to GitHub."""
        state = secrets.token_urlsafe(32)
        self._states[state] = (request, self.clock() + STATE_TTL)
        return state

    def finish(self, state: str) -> SetupRequest | None:
        """The request that a state was made for, once; None where there is none, or its time is over."""
        request, end = self._states.pop(state, (None, 0.0))
        return request if request is not None and self.clock() < end else None


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())
