"""The processes of the workers: `python -m plangate_workers dispatch` and `python -m plangate_workers`."""

import signal
import sys
import threading
import time
from collections.abc import Sequence

import redis
import structlog
from rq.exceptions import StopRequested

from plangate.gc_tuning import tune_gc
from plangate.github.api.client import tls
from plangate.logs import set_up_logs
from plangate.queue.redis import address_of, wait_for_redis
from plangate.settings import Settings, SettingsError, WorkerSettings, read_settings
from plangate_workers.context import connect, worker_context
from plangate_workers.handlers import HANDLERS
from plangate_workers.runtime.dispatch import Dispatcher
from plangate_workers.runtime.job_runner import run_job
from plangate_workers.runtime.worker import SlotWorker
from plangate_workers.runtime.worker_slots import SlotLostError, take_slot

BAD_SETTINGS = 2
USAGE = "Usage: python -m plangate_workers [dispatch]"
PERFORM = "plangate_workers.__main__.perform"
"""What the dispatcher has RQ call. A worker of another version that knows no such function leaves the job alone."""
DISPATCHER_RETRIES = 2

log = structlog.stdlib.get_logger()


def main(arguments: Sequence[str]) -> int:
    """Run a worker, or with `dispatch` the dispatcher, until told to stop."""
    if list(arguments) not in ([], ["dispatch"]):
        print(USAGE, file=sys.stderr)
        return BAD_SETTINGS
    name = "dispatcher" if arguments else "worker"
    try:
        return dispatch() if arguments else serve()
    except SettingsError as error:
        print(f"The {name} cannot start:\n{error}", file=sys.stderr)
        return BAD_SETTINGS


def dispatch() -> int:
    """Give jobs to workers until told to stop."""
    settings = read_settings(Settings)
    set_up_logs(settings, process="dispatch")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    client = connect(settings.redis_url, DISPATCHER_RETRIES)
    log.info("dispatching")
    Dispatcher(client, reconcile_every=settings.reconcile_every, perform=PERFORM).run(stop)
    return 0


def serve() -> int:
    """Work until told to stop; a job that is under way is finished first."""
    settings = read_settings(WorkerSettings)
    set_up_logs(settings, process="worker", secrets=_secrets(settings))
    prepare()
    try:
        while not serve_slot(worker_context().redis):
            time.sleep(1)
    except StopRequested:
        log.info("stopped")
    return 0


def _secrets(settings: WorkerSettings) -> list[str]:
    return [settings.private_key.get_secret_value(), *(key.decode() for key in settings.signing_keys)]


def perform(text: str, token: str) -> None:
    """Do a job in a process of its own; the function that RQ calls."""
    run_job(worker_context(), HANDLERS, text, token)


def prepare() -> None:
    """Make what every job needs before the first fork: each job would pay for it anew (0.2 to 1 s)."""
    tls()
    worker_context()
    tune_gc()


def _stop(number: int, frame: object) -> None:
    raise StopRequested


def serve_slot(client: "redis.Redis") -> bool:
    """Work in a slot, once Redis answers; False when something else than being told to stop ended it.

    Raises StopRequested when told to stop before there was a slot.
    """
    # RQ's worker has handlers of its own once it works; those of one that has ended would ask that one to stop.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    wait_for_redis(client)
    slot = take_slot(client)
    worker = SlotWorker(client, slot)
    log.info("working", seat=slot.number)
    try:
        worker.work(logging_level="WARNING")
    except SlotLostError:
        log.error("seat_lost", seat=slot.number)
    except StopRequested:
        # It came while RQ was ending already.
        worker.stopping = True
    except redis.RedisError as error:
        address = address_of(client.connection_pool.connection_kwargs)
        log.error("redis_away", address=address, error=type(error).__name__)
    if worker.stopping:
        _leave(client, worker)
    return worker.stopping


def _leave(client: "redis.Redis", worker: SlotWorker) -> None:
    try:
        worker.slot.release(client)
    except redis.RedisError:
        # The slot is free by itself before long.
        log.warning("seat_kept", seat=worker.slot.number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
