"""Which pull requests a list names, and in which order."""

from collections.abc import Iterable
from operator import attrgetter

from tests.fakehub.model import PullRequest

ORDERS = {
    "CREATED_AT": attrgetter("number"),
    "UPDATED_AT": attrgetter("updated_at", "number"),
    "COMMENTS": lambda pull: (len(pull.comments), pull.number),
}


def state_of(pull: PullRequest) -> str:
    """OPEN, CLOSED or MERGED."""
    return "MERGED" if pull.merged else pull.state.upper()


def in_order(pulls: Iterable[PullRequest], order_by: dict[str, str] | None) -> list[PullRequest]:
    """Pull requests as `orderBy` says; oldest first where it says nothing."""
    chosen = order_by or {"field": "CREATED_AT", "direction": "ASC"}
    return sorted(pulls, key=ORDERS[chosen["field"]], reverse=chosen["direction"] == "DESC")


def selected_pulls(
    pulls: Iterable[PullRequest], *, states: list[str] | None = None, base_ref_name: str | None = None,
    head_ref_name: str | None = None, order_by: dict[str, str] | None = None,
) -> list[PullRequest]:  # fmt: skip
    """The pull requests that hold to all the filters given, in order."""
    kept = (
        pull
        for pull in pulls
        if (not states or state_of(pull) in states)
        and base_ref_name in (None, pull.base_ref)
        and head_ref_name in (None, pull.head_ref)
    )
    return in_order(kept, order_by)
