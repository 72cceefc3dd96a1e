"""`plangate up`: the whole house on one machine, in one terminal, until Ctrl-C."""

import signal
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from plangate.settings import (
    PREFIX,
    ReceiverSettings,
    SettingsError,
    WorkerSettings,
    environment_with,
    read_settings_together,
    state_folder,
    strangers,
)
from plangate.standalone.parent_death import tied
from plangate.standalone.processes import Child, Printer
from plangate.standalone.redis import (
    RedisInUseError,
    RedisMissingError,
    RedisStartError,
    Server,
    embedded_server,
    silence_of,
)

CANNOT_START = frozenset({2, 3})
"""Exit statuses of a child whose settings do not hold, or that cannot listen: starting it again will not help."""
GLANCE = 0.2


class UpError(Exception):
    """The house cannot be started; the message says why and what to do."""


def up(*, workers: int = 1, data: Path | None = None, env_file: Path | None = None) -> int:
    """Run receiver, dispatcher, workers and Redis until told to stop; the exit status.

    Settings come from the environment and from `env_file`, the environment first. Raises UpError.
    """
    receiver, environment = _read(env_file)
    server = None
    with ExitStack() as opened:
        if f"{PREFIX}REDIS_URL" not in environment:
            folder = data or state_folder(environment)
            server = _own_redis(opened, folder)
            environment[f"{PREFIX}REDIS_URL"] = server.url
            print(f"Redis keeps its files in {folder}.", flush=True)
        elif silence := silence_of(environment[f"{PREFIX}REDIS_URL"]):
            print(f"The Redis of {PREFIX}REDIS_URL does not answer yet: {silence}. It is waited for.", flush=True)
        print(f"The receiver listens on http://{receiver.host}:{receiver.port}/webhook. Ctrl-C stops.", flush=True)
        return House(children(workers), environment, server).run()


def _read(env_file: Path | None) -> tuple[ReceiverSettings, dict[str, str]]:
    if env_file is not None and not env_file.is_file():
        raise UpError(f"{env_file} is not a file.")
    environment = environment_with(env_file)
    try:
        receiver, _ = read_settings_together(ReceiverSettings, WorkerSettings, env_file=env_file)
    except SettingsError as error:
        hint = f"Settings stand in {env_file or '.env'} or the environment; deploy/example.env lists them."
        said = "\n".join(["nothing was started.", str(error), *_strangers(environment), hint])
        raise UpError(said) from None
    for line in _strangers(environment):
        print(line, flush=True)
    # Lines for people, unless the operator wants others.
    return receiver, {f"{PREFIX}LOG_FORMAT": "console", **environment}


def _strangers(environment: Mapping[str, str]) -> list[str]:
    return [f"{name} is no setting, and is ignored." for name in strangers(environment)]


def _own_redis(opened: ExitStack, folder: Path) -> Server:
    try:
        return opened.enter_context(embedded_server(folder / "redis", tie=True))
    except (RedisMissingError, RedisStartError, RedisInUseError) as error:
        raise UpError(str(error)) from None
    except OSError as error:
        raise UpError(f"Redis cannot keep its files in {folder}: {error.strerror}.") from None


def children(workers: int) -> tuple[Child, ...]:
    """The processes of the house, in the order in which they are started and stopped."""
    names = ["worker"] if workers == 1 else [f"worker-{number}" for number in range(1, workers + 1)]
    return (
        Child("web", tied("module", "plangate.web")),
        Child("dispatch", tied("module", "plangate_workers", "dispatch")),
        *(Child(name, tied("module", "plangate_workers")) for name in names),
    )


@dataclass
class House:
    """Processes that are kept running until somebody says stop."""

    children: tuple[Child, ...]
    environment: Mapping[str, str]
    server: Server | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    hurry: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Start everything, keep it running, stop it; 0 when it was asked to stop, 1 when it could not run."""
        printer = Printer(max(len(child.name) for child in self.children))
        before = {number: signal.signal(number, self._ask) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            for child in self.children:
                child.start(self.environment, printer)
            return self._watch(printer)
        finally:
            self._stop_all(printer)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        (self.hurry if self.stop.is_set() else self.stop).set()

    def _watch(self, printer: Printer) -> int:
        while not self.stop.wait(GLANCE):
            if not self._has_redis(printer):
                return 1
            for child in self.children:
                if child.has_died() and not self._goes_on(child, printer):
                    return 1
                if child.again_at is not None and child.again_at <= time.monotonic():
                    child.start(self.environment, printer)
        return 0

    def _has_redis(self, printer: Printer) -> bool:
        if self.server is None or not self.server.has_died():
            return True
        try:
            self.server.start()
        except (RedisStartError, RedisInUseError, OSError) as error:
            printer.say("redis", f"ended, and cannot be started again; everything is stopped. {error}")
            return False
        printer.say("redis", "ended; it was started again on the same files.")
        return True

    def _goes_on(self, child: Child, printer: Printer) -> bool:
        if child.exit_status in CANNOT_START:
            printer.say(child.name, "cannot run; everything is stopped.")
            return False
        seconds = child.start_later(time.monotonic())
        printer.say(child.name, f"ended with status {child.exit_status}; started again in {seconds:.0f} s.")
        return True

    def _stop_all(self, printer: Printer) -> None:
        """The receiver first, so that nothing more comes in; workers finish what they are at."""
        running = [child for child in self.children if child.process is not None]
        if running:
            printer.say("plangate", "stopping; what is under way is finished first. Ctrl-C again ends it at once.")
        for child in running:
            child.ask_to_stop()
        waiting = threading.Thread(target=self._kill_in_a_hurry, args=(running,), daemon=True)
        waiting.start()
        for child in running:
            child.wait()
        self.hurry.set()
        waiting.join()
        if running:
            printer.say("plangate", "stopped.")

    def _kill_in_a_hurry(self, running: list[Child]) -> None:
        self.hurry.wait()
        for child in running:
            child.kill()
