"""What a merge queue's commit holds: its pull requests, and which of their rights count for the text that is there."""

from collections.abc import Sequence
from dataclasses import replace

from plangate.domain.model.existing_output import Waiver
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.waivers import Ledger, read_ledger


def with_group_waivers(snapshot: Snapshot, keys: Sequence[bytes], repository_id: int) -> Snapshot:
    """The snapshot of a queue head with the waivers of its pull requests, none where one of them was not found.

    Each waiver is bound to a blob, so that it counts only where the queue has the very text that it was given for.
    """
    group = snapshot.group
    if group is None or not group.whole:
        return snapshot
    ledgers = [read_ledger(pull.words, keys, repository_id, pull.number) for pull in group.pull_requests]
    return replace(snapshot, standing=replace(snapshot.standing, waivers=_waivers(ledgers)))


def _waivers(ledgers: Sequence[Ledger]) -> tuple[Waiver, ...]:
    return tuple(waiver for ledger in ledgers for waiver in ledger.waivers)
