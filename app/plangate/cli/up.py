"""The commands `plangate up`, the GitHub App on this machine, and `plangate run`, one process of it for others to keep.

Where nothing is configured, `up` offers the set-up first.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import click
from click.exceptions import Exit

from plangate.cli.output import COULD_NOT, Process
from plangate.parent_death import ending_with_parent
from plangate.settings import PREFIX, environment_with

SETTINGS = Path(".env")
APP_ID = f"{PREFIX}APP_ID"
LOOK_INTERVAL = 0.5
"""Seconds between two looks at whether the App is set up by now."""
MODULES = {
    Process.WEB: ("plangate.web",),
    Process.DISPATCH: ("plangate_workers", "dispatch"),
    Process.WORKER: ("plangate_workers",),
}


def become_standalone(workers: int, data: Path | None, env_file: Path | None) -> None:
    """Become the process of `plangate.standalone.up`; without a file of settings .env is taken, if there is one."""
    if env_file is None and not SETTINGS.is_file() and APP_ID not in environment_with(None):
        _offer_setup()
    settings = env_file or next(filter(Path.is_file, [SETTINGS]), None)
    given = {"--workers": workers, "--data": data, "--env-file": settings}
    options = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    _become("plangate.standalone.up", *options)


def become(process: Process) -> None:
    """Become that process of the App, for whoever keeps processes running."""
    _become(*MODULES[process])


def _become(*module_and_options: str) -> None:
    sys.stdout.flush()
    # -P: what lies in the folder that somebody stands in is none of ours.
    os.execv(sys.executable, [sys.executable, "-P", "-m", *module_and_options])


def _offer_setup() -> None:
    """Ask whether the App is to be registered first, where somebody is there to be asked."""
    if not sys.stdin.isatty() or not click.confirm("No App is set up. Register one in a browser now?", default=True):
        click.echo("`plangate setup` registers an App in a browser, and writes its settings.")
        return
    # Its pages go on while the App runs, and say what is left to do; it ends with this process.
    setup = subprocess.Popen(ending_with_parent("module", "plangate.cli", "setup", "--env-file", str(SETTINGS)))
    while APP_ID not in environment_with(SETTINGS if SETTINGS.is_file() else None):
        if setup.poll() is not None:
            raise Exit(COULD_NOT)
        time.sleep(LOOK_INTERVAL)
