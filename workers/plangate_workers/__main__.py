"""The processes of the workers: `python -m plangate_workers dispatch` and `python -m plangate_workers`."""

import sys
from collections.abc import Sequence

import structlog

from plangate.interpreter import tune_gc
from plangate.logs import set_up_logs
from plangate.queue.heartbeat import Heartbeat
from plangate.settings import Settings, SettingsError, WorkerSettings, read_settings, wants_traces
from plangate.traces import spans
from plangate_workers.context import connect, worker_context
from plangate_workers.handlers import HANDLERS
from plangate_workers.handlers.warm_up import warm_up
from plangate_workers.runtime.dispatch import Dispatcher
from plangate_workers.runtime.job_runner import run_job
from plangate_workers.runtime.shutdown import listen_for_stop
from plangate_workers.runtime.worker import WorkerProcess

BAD_SETTINGS = 2
USAGE = "Usage: python -m plangate_workers [dispatch]"
PERFORM = "plangate_workers.__main__.perform"
"""What the dispatcher has RQ call: the only name that a worker knows. One of another version leaves the job alone."""
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
    stop = listen_for_stop()
    spans.set_up_traces(process="dispatch", wanted=wants_traces())
    heartbeat = Heartbeat(settings.heartbeat_file)
    client = connect(settings.redis_url, DISPATCHER_RETRIES, heartbeat)
    log.info("dispatching")
    Dispatcher(client, reconcile_every=settings.reconcile_every, perform=PERFORM).run(stop, heartbeat)
    spans.flush()
    return 0


def serve() -> int:
    """Work until told to stop; a job that is under way is finished first."""
    settings = read_settings(WorkerSettings)
    set_up_logs(settings, process="worker", secrets=_secrets(settings))
    context = worker_context()
    process = WorkerProcess(context.redis, settings.max_cpu_seconds, {PERFORM: perform}, context.heartbeat)
    try:
        warm_up(context.key)
    except ValueError:
        # What is wrong with it is not repeated: that may quote it.
        raise SettingsError("PLANGATE_PRIVATE_KEY holds no private key that can be read.") from None
    spans.set_up_traces(process="worker", wanted=wants_traces())
    tune_gc()
    process.run()
    return 0


def _secrets(settings: WorkerSettings) -> list[str]:
    return [settings.private_key.get_secret_value(), *(key.decode() for key in settings.signing_keys)]


def perform(text: str, token: str) -> None:
    """Do a job in a process of its own; the function that RQ calls."""
    try:
        run_job(worker_context(), HANDLERS, text, token)
    finally:
        spans.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
