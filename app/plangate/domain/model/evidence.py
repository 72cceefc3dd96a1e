"""Evidence: all that one review reads, on GitHub and of what reviews before it left."""

from dataclasses import dataclass

from plangate.domain.model.snapshot import FeatureNumberClaim, Snapshot

Held = frozenset[tuple[str, str]]
"""What a pull request claims: base branch and feature folder."""


@dataclass(frozen=True, slots=True)
class NumberClaims:
    """Feature numbers, as one pull request and all others of its repository claim them.

    `before` is what was remembered of this one, `now` what it adds. `others` are the claims that are remembered, by
    number. `disproved` are those of older ones that GitHub was asked about and does not confirm.
    """

    number: int
    before: Held = frozenset()
    now: Held = frozenset()
    others: tuple[tuple[int, Held], ...] = ()
    disproved: tuple[FeatureNumberClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedHead:
    """The numbers of the pull requests that had this head when it was reviewed; they see one check-run."""

    head: str
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one review reads.

    `own` is the pull request that is reviewed, or a merge queue's commit. `snapshots` are of all that have its head and
    are judged together, in the order of their numbers, each with its waivers and what older ones claim; `unjudged` are
    the numbers of others beyond those, of which `own` may be one. `claims` are those of each snapshot. `shared_before`
    is what was remembered of its head. `left` are heads that it had before and on which we may have left a check-run
    unfinished, with the ids of those that are. `confirmed` is when the head was last seen, in seconds of a clock that
    only runs on.
    """

    own: Snapshot
    snapshots: tuple[Snapshot, ...]
    unjudged: tuple[int, ...] = ()
    claims: tuple[NumberClaims, ...] = ()
    shared_before: SharedHead | None = None
    left: tuple[tuple[str, tuple[int, ...]], ...] = ()
    confirmed: float = 0.0

    @property
    def number(self) -> int | None:
        """The pull request's number, None for a merge queue's commit."""
        return self.own.number

    @property
    def sharing(self) -> tuple[int, ...]:
        """All pull requests with this head."""
        return (*(snapshot.number or 0 for snapshot in self.snapshots), *self.unjudged)
