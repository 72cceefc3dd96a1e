"""GitHub's rate limits: points per hour are always counted, the secondary limits only when switched on."""

import math
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass

HOUR, MINUTE = 3600.0, 60.0


@dataclass(slots=True)
class Window:
    """An hour of an installation in one resource (core or graphql); `reset` in seconds since the epoch."""

    limit: int
    used: int
    reset: float

    def headers(self, resource: str) -> dict[str, str]:
        """The rate limit headers of an answer."""
        return {
            "x-ratelimit-limit": str(self.limit),
            "x-ratelimit-remaining": str(max(0, self.limit - self.used)),
            "x-ratelimit-used": str(self.used),
            "x-ratelimit-reset": str(math.ceil(self.reset)),
            "x-ratelimit-resource": resource,
        }


class Budgets:
    """What every installation has left.

    `limit` is the number of points per hour; `secondary` switches on the limits on content (80 a minute, 500 an hour),
    on points (900 a minute in REST, 2,000 in GraphQL) and on concurrency (100).
    """

    def __init__(self) -> None:
        """Everybody has 5,000 points and nobody is refused for haste."""
        self.limit = 5000
        self.secondary = False
        self.content_per_minute, self.content_per_hour = 80, 500
        self.points_per_minute = {"core": 900, "graphql": 2000}
        self.concurrent = 100
        self._windows: dict[tuple[str, str], Window] = {}
        self._content: defaultdict[str, deque[float]] = defaultdict(deque)
        self._points: defaultdict[tuple[str, str], deque[tuple[float, int]]] = defaultdict(deque)
        self._running: defaultdict[str, int] = defaultdict(int)
        self._lock = threading.Lock()

    def window(self, who: str, resource: str) -> Window:
        """The present hour of a caller."""
        now = time.time()
        with self._lock:
            window = self._windows.get((who, resource))
            if window is None or window.reset <= now:
                window = self._windows[who, resource] = Window(self.limit, 0, now + HOUR)
            window.limit = self.limit
            return window

    def spend(self, who: str, resource: str, *, points: int = 1) -> bool:
        """Take points; False when none are left."""
        window = self.window(who, resource)
        with self._lock:
            if window.used >= window.limit:
                return False
            window.used += points
            return True

    def too_hasty(self, who: str, resource: str, *, points: int, content: bool) -> bool:
        """Count a request towards the secondary limits and tell whether it is refused by them."""
        if not self.secondary:
            return False
        with self._lock:
            now = time.time()
            spent = self._points[who, resource]
            while spent and spent[0][0] < now - MINUTE:
                spent.popleft()
            spent.append((now, points))
            hasty = sum(count for _, count in spent) > self.points_per_minute[resource]
            return hasty or self._running[who] > self.concurrent or (content and self._wrote_too_much(who, now))

    def _wrote_too_much(self, who: str, now: float) -> bool:
        written = self._content[who]
        while written and written[0] < now - HOUR:
            written.popleft()
        written.append(now)
        last_minute = sum(moment > now - MINUTE for moment in written)
        return last_minute > self.content_per_minute or len(written) > self.content_per_hour

    def enter(self, who: str) -> None:
        """A request of a caller begins."""
        with self._lock:
            self._running[who] += 1

    def leave(self, who: str) -> None:
        """A request of a caller ends."""
        with self._lock:
            self._running[who] -= 1
