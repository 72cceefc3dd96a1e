"""What workers keep in Redis of a pull request's reviews; what is lost is found out again, or missed by nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

import redis

from plangate.domain.model.evidence import SharedHead
from plangate.domain.model.snapshot import Snapshot
from plangate.queue.jobs import PullRequestRef, ReviewMergeGroup, ReviewPullRequest
from plangate_workers.context import WorkerContext

SHARED_HEAD_TTL = 30 * 24 * 3600
"""Seconds that we remember which pull requests shared a head."""

UNFINISHED_TTL = 14 * 24 * 3600
"""Seconds that we remember where a check-run may be unfinished; GitHub itself ends one that is older."""

COMPLETED_TTL = 7 * 24 * 3600
"""Seconds that completed runs are remembered; GitHub delivers again for three days."""

NAMELESS = "-"
"""Stands for a delivery that named itself by nothing: inbox.lua writes it, too."""

REFUSED_TTL = 90 * 24 * 3600
"""Seconds that we remember which threads we were not let resolve."""


@dataclass(frozen=True, slots=True)
class ReviewMemory:
    """What is kept of one pull request, and of those that share its head."""

    redis: "redis.Redis"
    target: PullRequestRef

    def shared_head(self, number: int) -> SharedHead | None:
        """The head that a pull request shared with others when it was reviewed last."""
        kept = self.redis.get(self._key("together", number))
        if not isinstance(kept, bytes):
            return None
        head, _, numbers = kept.decode().partition(":")
        return SharedHead(head, frozenset(int(number) for number in numbers.split(",") if number))

    def forget_shared_head(self) -> None:
        """The pull request shares its head no more."""
        self.redis.delete(self._key("together", self.target.number))

    def put_shared_head(self, sharing: SharedHead) -> None:
        """Remember of each of the pull requests that it shares the head."""
        numbers = ",".join(map(str, sorted(sharing.numbers)))
        for number in sorted(sharing.numbers):
            self.redis.set(self._key("together", number), f"{sharing.head}:{numbers}", ex=SHARED_HEAD_TTL)

    def unfinished(self) -> tuple[str, ...]:
        """The heads on which we may have left a check-run unfinished."""
        kept = cast(list[bytes], self.redis.hkeys(self._key("waits", self.target.number)))
        return tuple(sorted(head.decode() for head in kept))

    def put_unfinished(self, head: str) -> None:
        """Remember that a check-run of ours on a head is not finished; before it is written: its answer may be lost."""
        key = self._key("waits", self.target.number)
        with self.redis.pipeline() as pipeline:
            pipeline.hset(key, head, 1)
            pipeline.expire(key, UNFINISHED_TTL)
            pipeline.execute()

    def forget_unfinished(self, heads: Iterable[str]) -> None:
        """No check-run of ours on these heads is unfinished any more."""
        self.redis.hdel(self._key("waits", self.target.number), *heads)

    def with_refused(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot, its comments marked whose threads we were not let resolve."""
        existing = snapshot.existing_output
        if not existing.comments:
            return snapshot
        kept = cast(set[bytes], self.redis.smembers(self._key("refused", snapshot.number or 0)))
        threads = {thread.decode() for thread in kept}
        comments = tuple(replace(comment, refused=comment.thread in threads) for comment in existing.comments)
        return replace(snapshot, existing_output=replace(existing, comments=comments))

    def put_refused(self, number: int, threads: Iterable[str]) -> None:
        """Remember which threads of a pull request we were not let resolve: these, and no others."""
        key, named = self._key("refused", number), sorted(threads)
        with self.redis.pipeline() as pipeline:
            pipeline.delete(key)
            if named:
                pipeline.sadd(key, *named)
                pipeline.expire(key, REFUSED_TTL)
            pipeline.execute()

    def _key(self, kind: str, number: int) -> str:
        return f"plangate:{kind}:{self.target.repository_id}:{number}"


def rerun_pending(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> bool:
    """Whether a run is to be completed even if nothing changed: one that asked for it has not got it yet.

    An event completes one, however often it is delivered or put in again.
    """
    return job.force_rerun and not all(
        delivery != NAMELESS and context.redis.exists(_rerun_key(job, delivery)) for delivery in _deliveries(job)
    )


def mark_rerun_done(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> None:
    """Remember of all that asked for the run that it was completed."""
    for delivery in _deliveries(job) if job.force_rerun else ():
        context.redis.set(_rerun_key(job, delivery), 1, ex=COMPLETED_TTL)


def _deliveries(job: ReviewPullRequest | ReviewMergeGroup) -> list[str]:
    """Those that asked for the run."""
    return job.metadata.reruns.split() or [job.metadata.delivery or NAMELESS]


def _rerun_key(job: ReviewPullRequest | ReviewMergeGroup, delivery: str) -> str:
    return f"plangate:anew:{delivery}:{job.key}"
