"""What the App needs to be granted and told: app.yml as values, since an installed package has no file beside it.

A test holds both to each other.
"""

from collections.abc import Mapping

PERMISSIONS: Mapping[str, str] = {
    "checks": "write",
    "contents": "write",
    "issues": "read",
    "merge_queues": "read",
    "metadata": "read",
    "pull_requests": "write",
}
EVENTS = (
    "check_run",
    "check_suite",
    "issue_comment",
    "merge_group",
    "pull_request",
    "pull_request_review",
    "pull_request_review_comment",
    "push",
)
SUFFICIENT: Mapping[str, str] = {**PERMISSIONS, "contents": "read"}
"""With which everything works but what commits: `/plan fix`, `/plan tasks`, and resolving threads."""

_LEVELS = {"read": 1, "write": 2, "admin": 3}


def lacking(granted: Mapping[str, str], wanted: Mapping[str, str] = PERMISSIONS) -> dict[str, str]:
    """The permissions that are not granted as far as they are wanted, as they are wanted."""
    return {name: level for name, level in wanted.items() if _rank(granted.get(name)) < _rank(level)}


def _rank(level: str | None) -> int:
    return _LEVELS.get(level or "", 0)


def in_words(permissions: Mapping[str, str]) -> str:
    """Permissions as GitHub's pages call them: `Checks: read and write, Issues: read-only`."""
    levels = {"read": "read-only", "write": "read and write"}
    return ", ".join(
        f"{name.replace('_', ' ').capitalize()}: {levels.get(level, level)}" for name, level in permissions.items()
    )


def events_in_words(events: tuple[str, ...]) -> str:
    """Events as GitHub's pages call them: `Check run, Merge group`."""
    return ", ".join(event.replace("_", " ").capitalize() for event in events)
