"""Holding a job while it runs: its lease is renewed beside the work, and the process ends with it.

The inbox alone says who may work on what. RQ's job only carries ours: when its lease is lost, it does nothing;
when the lease is lost meanwhile, the process ends at once, since another may be at it already.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import redis
import structlog

from plangate.queue.inbox import LEASE_SECONDS, Inbox, Lease
from plangate_workers.context import LeaseLostError

RENEW_INTERVAL = LEASE_SECONDS / 4
LEASE_LOST_STATUS = 75
"""The exit status of a process whose job somebody else has; temporary failure, in the words of sysexits.h."""

log = structlog.stdlib.get_logger()


@contextmanager
def holding(inbox: Inbox, lease: Lease, parent: int) -> Iterator[Callable[[], None]]:
    """Hold the job until the end of the block; gives the check that it is still ours.

    Raises LeaseLostError at once when it is not. `parent` is the worker's process: without it nobody hears of us.
    """
    check = _checker(inbox, lease)
    check()
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(check, parent, over), name="lease", daemon=True)
    keeper.start()
    try:
        yield check
    finally:
        over.set()
        keeper.join(1.0)


def _checker(inbox: Inbox, lease: Lease) -> Callable[[], None]:
    def check() -> None:
        if not inbox.renew(lease.job.key, lease.token):
            raise LeaseLostError

    return check


def _keep(check: Callable[[], None], parent: int, over: threading.Event) -> None:
    while not over.wait(RENEW_INTERVAL):
        if os.getppid() != parent:
            os._exit(LEASE_LOST_STATUS)
        try:
            check()
        except LeaseLostError:
            if not over.is_set():
                log.error("lease_lost")
                sys.stdout.flush()
                os._exit(LEASE_LOST_STATUS)
        except redis.RedisError:
            # Nobody else can take it while Redis is away; once back it says whether it is still ours.
            continue
