"""The boundary of every job: opens the letter, runs its reader, and decides by whose turn it is what trouble means.

The only place that catches everything. Nothing that goes wrong looks like a verdict.
"""

import importlib
import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import uuid4

import structlog

from plangate.errors import AuthorError, GoneError, RefusedError, TransientError
from plangate.queue.inbox import Lease, UnknownJobError
from plangate.queue.jobs import JOB_TYPES, AnswerComment, Job, ReviewMergeGroup, ReviewPullRequest, ScaffoldTasks, about
from plangate.queue.metrics import JOB_SECONDS, JOBS, WAIT_SECONDS
from plangate_workers.context import LeaseLostError, WorkerContext, work
from plangate_workers.handlers import scaffold_tasks
from plangate_workers.handlers.answer_comment import say_trouble
from plangate_workers.handlers.review_status import say_failure, say_waiting, settle
from plangate_workers.runtime.lease import holding
from plangate_workers.runtime.unknown_jobs import drop_unknown

IN_PLACE = 2.0
"""Seconds that a worker may wait instead of putting the letter back."""
TRIES_IN_PLACE = 3
FIRST_PAUSE = 3.0
LONGEST_PAUSE = 600.0
"""Seconds between two tries when nobody names a time; each pause is twice the one before."""
MOST_TRIES = 10
"""Put-backs, the last after about half an hour, until trouble counts as lasting."""
MOST_NAMED_TRIES = 60
"""The same when GitHub names a time each time: it may well name many."""
MOST_DEATHS = 4
"""Workers that died over a letter until it is not tried again."""

REVIEWS = (ReviewPullRequest, ReviewMergeGroup)
"""Letters that end with a check-run."""

Reader = Callable[[WorkerContext, Any], None]
log = structlog.stdlib.get_logger()


def perform(text: str, token: str) -> None:
    """Do what a letter asks for, unless its lease was lost; the function that RQ calls."""
    tools = work()
    try:
        taken = tools.inbox.read(text, token)
    except UnknownJobError as unknown:
        # The dispatcher is of a newer version than this worker.
        drop_unknown(tools.tally, unknown)
        return
    attend(tools, taken, readers())


def attend(tools: WorkerContext, taken: Lease, known: Mapping[str, Reader]) -> None:
    """Hold the letter, read it, and let it go; raises what is a bug of ours."""
    letter = taken.letter
    with structlog.contextvars.bound_contextvars(**_context(letter)):
        try:
            with holding(tools.inbox, taken, os.getppid()) as check_lease:
                Attempt(replace(tools, check_lease=check_lease), taken, known[letter.reader]).make()
        except LeaseLostError:
            log.warning("not_ours", outcome="somebody else has this letter, or it was put back")


@cache
def readers() -> Mapping[str, Reader]:
    """The reader of each kind of letter, by the name that the letter gives it."""
    return {kind.reader: _import(kind.reader) for kind in JOB_TYPES.values()}


def _import(name: str) -> Reader:
    module, _, function = name.rpartition(".")
    reader: Reader = getattr(importlib.import_module(module), function)
    return reader


def _context(letter: Job) -> dict[str, Any]:
    return {
        "delivery": letter.delivery,
        "installation": letter.installation,
        **about(letter),
        "attempt": letter.attempt,
        "killed": letter.killed,
    }


class Attempt:
    """One attempt at a letter that is held."""

    def __init__(self, tools: WorkerContext, taken: Lease, read: Reader) -> None:
        """An attempt with tools whose lease check is the letter's."""
        self.tools = tools
        self.taken = taken
        self.letter = taken.letter
        self.read = read

    def make(self) -> None:
        """Read the letter and let it go; raises what is a bug of ours after telling so on the pull request."""
        try:
            with self._timed():
                self._read_patiently()
        except LeaseLostError:
            raise
        except TransientError as error:
            self._later(error)
        except GoneError as error:
            self._finish("gone", reason=str(error))
        except AuthorError as error:
            self._give_up(str(error), mendable=True)
        except RefusedError as error:
            self._give_up(str(error))
        except Exception as error:
            self._give_up("Something went wrong on our side.", bug=error)
            raise
        else:
            self._succeed()

    def _read_patiently(self) -> None:
        if self.letter.killed >= MOST_DEATHS:
            raise RefusedError("This was interrupted again and again.")
        for _ in range(TRIES_IN_PLACE - 1):
            try:
                return self.read(self.tools, self.letter)
            except TransientError as error:
                if error.retry_after is None or error.retry_after > IN_PLACE:
                    raise
                log.info("waiting_in_place", seconds=error.retry_after, reason=str(error))
                time.sleep(error.retry_after)
        return self.read(self.tools, self.letter)

    def _succeed(self) -> None:
        if isinstance(self.letter, ReviewPullRequest):
            self._try(settle)
        if isinstance(self.letter, REVIEWS) and self.letter.received:
            self.tools.tally.observe(WAIT_SECONDS, max(time.time() - self.letter.received, 0.0))
        self._finish("done")

    def _later(self, error: TransientError) -> None:
        most = MOST_TRIES if error.retry_after is None else MOST_NAMED_TRIES
        if self.letter.attempt >= most:
            return self._give_up(str(error))
        seconds = pause(self.letter.attempt, error.retry_after)
        if self.letter.attempt == 0 and isinstance(self.letter, REVIEWS):
            self._try(say_waiting, time.time() + seconds)
        kept = self.tools.inbox.put_back(self.taken, seconds)
        self._count("put_back")
        log.warning("put_back", reason=str(error), seconds=round(seconds, 1), ours=kept)

    def _give_up(self, reason: str, bug: Exception | None = None, *, mendable: bool = False) -> None:
        reference = uuid4().hex[:12]
        if bug is not None:
            log.error("bug", reference=reference, exc_info=bug)
        # Who can mend it needs nobody who reads our log.
        words = reason, None if mendable else reference
        if isinstance(self.letter, REVIEWS):
            self._try(say_failure, *words)
        if isinstance(self.letter, AnswerComment):
            self._try(say_trouble, *words)
        if isinstance(self.letter, ScaffoldTasks):
            self._try(scaffold_tasks.say_trouble, *words)
        self._finish("bug" if bug else "refused", reason=reason, reference=reference)

    def _try(self, say: Callable[..., None], *words: Any) -> None:
        """Say something about the trouble; that this may fail in turn must not keep the letter from being let go."""
        try:
            say(self.tools, self.letter, *words)
        except LeaseLostError:
            raise
        except Exception:
            log.exception("not_said")

    def _finish(self, outcome: str, **said: str) -> None:
        self.tools.inbox.done(self.letter.member, self.taken.token)
        self._count(outcome)
        log.info("job", outcome=outcome, **said)

    def _count(self, outcome: str) -> None:
        self.tools.tally.count(JOBS, self.letter.reader.removeprefix("plangate_workers.handlers."), outcome)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            self.tools.tally.observe(JOB_SECONDS, time.monotonic() - began)


def pause(attempt: int, named: float | None) -> float:
    """Seconds until the next try: what was named, else twice as long each time; never all at the same moment."""
    if named is not None:
        return named + random.uniform(0, 0.5)
    return float(min(FIRST_PAUSE * 2**attempt, LONGEST_PAUSE) * random.uniform(0.8, 1.0))
