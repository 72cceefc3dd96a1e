"""`plangate up`: everything on one machine, in one terminal, until Ctrl-C."""

import argparse
import queue
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from plangate.parent_death import ending_with_parent
from plangate.settings import (
    PREFIX,
    ReceiverSettings,
    SettingsError,
    WorkerSettings,
    check_settings,
    environment_with,
    read_settings,
    state_folder,
    unknown_settings,
)
from plangate.standalone.processes import Child, Printer
from plangate.standalone.redis import (
    RedisInUseError,
    RedisMissingError,
    RedisStartError,
    Server,
    connection_problem,
    embedded_server,
)

FATAL_STATUSES = frozenset({2, 3})
"""Exit statuses of a child whose settings do not hold, or that cannot listen: starting it again will not help."""
WATCH_INTERVAL = 0.2
"""Seconds between two looks at the processes."""
REDIS_URL = f"{PREFIX}REDIS_URL"
COULD_NOT = 2


class UpError(Exception):
    """Nothing can be started; the message says why and what to do."""


def main(arguments: Sequence[str]) -> int:
    """What the command `plangate up` becomes; 0 when it was asked to stop."""
    parser = argparse.ArgumentParser(prog="plangate up")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--env-file", type=Path)
    options = parser.parse_args(arguments)
    try:
        return up(workers=options.workers, data=options.data, env_file=options.env_file)
    except UpError as error:
        print(f"plangate: {error}", file=sys.stderr)
        return COULD_NOT


def up(*, workers: int = 1, data: Path | None = None, env_file: Path | None = None) -> int:
    """Run receiver, dispatcher, workers and Redis until told to stop; the exit status.

    Settings come from the environment and from `env_file`, the environment first. Raises UpError.
    """
    receiver, environment = _read(env_file)
    server = None
    with ExitStack() as stack:
        if REDIS_URL not in environment:
            folder = data or state_folder(environment)
            server = _own_redis(stack, folder)
            environment[REDIS_URL] = server.url
            print(f"Redis keeps its files in {folder}.", flush=True)
        elif problem := connection_problem(environment[REDIS_URL]):
            print(f"The Redis of {REDIS_URL} does not answer yet: {problem}. It is waited for.", flush=True)
        print(f"The receiver listens on http://{receiver.host}:{receiver.port}/webhook. Ctrl-C stops.", flush=True)
        return House(children(workers), environment, server).run()


def _read(env_file: Path | None) -> tuple[ReceiverSettings, dict[str, str]]:
    if env_file is not None and not env_file.is_file():
        raise UpError(f"{env_file} is not a file.")
    environment = environment_with(env_file)
    warnings = [f"{name} is no setting, and is ignored." for name in unknown_settings(environment)]
    try:
        check_settings(ReceiverSettings, WorkerSettings, env_file=env_file)
    except SettingsError as error:
        hint = f"Settings stand in {env_file or '.env'} or the environment; deploy/example.env lists them."
        raise UpError("\n".join(["nothing was started.", str(error), *warnings, hint])) from None
    for warning in warnings:
        print(warning, flush=True)
    # Lines for people, unless the operator wants others.
    return read_settings(ReceiverSettings, env_file=env_file), {f"{PREFIX}LOG_FORMAT": "console", **environment}


def _own_redis(stack: ExitStack, folder: Path) -> Server:
    try:
        return stack.enter_context(embedded_server(folder / "redis", end_with_parent=True))
    except (RedisMissingError, RedisStartError, RedisInUseError) as error:
        raise UpError(str(error)) from None
    except OSError as error:
        raise UpError(f"Redis cannot keep its files in {folder}: {error.strerror}.") from None


def children(workers: int) -> tuple[Child, ...]:
    """The processes of the house, in the order in which they are started and stopped."""
    names = ["worker"] if workers == 1 else [f"worker-{number}" for number in range(1, workers + 1)]
    return (
        Child("web", ending_with_parent("module", "plangate.web")),
        Child("dispatch", ending_with_parent("module", "plangate_workers", "dispatch")),
        *(Child(name, ending_with_parent("module", "plangate_workers")) for name in names),
    )


@dataclass
class House:
    """Processes that are kept running until somebody says stop; said once more, they are killed."""

    children: tuple[Child, ...]
    environment: Mapping[str, str]
    server: Server | None = None
    _requests: queue.SimpleQueue[None] = field(default_factory=queue.SimpleQueue)

    def run(self) -> int:
        """Start everything, keep it running, stop it; 0 when it was asked to stop, 1 when it could not run."""
        printer = Printer(max(len(child.name) for child in self.children))
        before = {
            number: signal.signal(number, lambda *_: self.ask_to_stop()) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            for child in self.children:
                child.start(self.environment, printer)
            return self._watch(printer)
        finally:
            self._stop_all(printer)
            for number, handler in before.items():
                signal.signal(number, handler)

    def ask_to_stop(self) -> None:
        """Stop everything; asked once more, kill it. A signal's handler may call this whatever it interrupts."""
        # An event has a lock, which may be held by what was interrupted; this queue is made for that.
        self._requests.put(None)

    def _is_asked_to_stop(self) -> bool:
        try:
            self._requests.get(timeout=WATCH_INTERVAL)
        except queue.Empty:
            return False
        return True

    def _watch(self, printer: Printer) -> int:
        while not self._is_asked_to_stop():
            if not self._keep_redis(printer):
                return 1
            if not all(self._keep(child, printer) for child in self.children):
                return 1
        return 0

    def _keep_redis(self, printer: Printer) -> bool:
        """Start Redis again if it died; False when that cannot be."""
        if self.server is None or not self.server.has_died():
            return True
        try:
            self.server.start()
        except (RedisStartError, RedisInUseError, OSError) as error:
            printer.print_line("redis", f"ended, and cannot be started again; everything is stopped. {error}")
            return False
        printer.print_line("redis", "ended; it was started again on the same files.")
        return True

    def _keep(self, child: Child, printer: Printer) -> bool:
        """Start a child again, some time after it died; False when that cannot help."""
        if child.restart_at is not None and child.restart_at <= time.monotonic():
            child.start(self.environment, printer)
        if not child.has_died():
            return True
        if child.exit_status in FATAL_STATUSES:
            printer.print_line(child.name, "cannot run; everything is stopped.")
            return False
        seconds = child.schedule_restart(time.monotonic())
        printer.print_line(child.name, f"ended with status {child.exit_status}; started again in {seconds:.0f} s.")
        return True

    def _stop_all(self, printer: Printer) -> None:
        """The receiver first, so that nothing more comes in; workers finish what they are at."""
        running = [child for child in self.children if child.process is not None]
        if not running:
            return
        printer.print_line("plangate", "stopping; what is under way is finished first. Ctrl-C again ends it at once.")
        for child in running:
            child.ask_to_stop()
        killer = threading.Thread(target=self._kill_when_told, args=(running,), daemon=True)
        killer.start()
        for child in running:
            child.wait()
        self._requests.put(None)
        killer.join()
        printer.print_line("plangate", "stopped.")

    def _kill_when_told(self, running: list[Child]) -> None:
        self._requests.get()
        for child in running:
            child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
