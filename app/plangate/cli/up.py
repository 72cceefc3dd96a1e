"""The command `plangate up`: the GitHub App on this machine, and its set-up first where nothing is configured."""

import os
import subprocess
import sys
import time
from pathlib import Path

import typer

from plangate.cli.output import COULD_NOT
from plangate.parent_death import ending_with_parent
from plangate.settings import PREFIX, environment_with

SETTINGS = Path(".env")
APP_ID = f"{PREFIX}APP_ID"
LOOK_INTERVAL = 0.5
"""Seconds between two looks at whether the App is set up by now."""


def become_standalone(workers: int, data: Path | None, env_file: Path | None) -> None:
    """Become the process of `plangate.standalone.up`; without a file of settings .env is taken, if there is one."""
    if env_file is None and not SETTINGS.is_file() and APP_ID not in environment_with(None):
        _offer_setup()
    settings = env_file or next(filter(Path.is_file, [SETTINGS]), None)
    given = {"--workers": workers, "--data": data, "--env-file": settings}
    options = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-P", "-m", "plangate.standalone.up", *options])


def _offer_setup() -> None:
    """Ask whether the App is to be registered first, where somebody is there to be asked."""
    if not sys.stdin.isatty() or not typer.confirm("No App is set up. Register one in a browser now?", default=True):
        typer.echo("`plangate setup` registers an App in a browser, and writes its settings.")
        return
    # Its pages go on while the App runs, and say what is left to do; it ends with this process.
    setup = subprocess.Popen(ending_with_parent("module", "plangate.cli", "setup", "--env-file", str(SETTINGS)))
    while APP_ID not in environment_with(SETTINGS if SETTINGS.is_file() else None):
        if setup.poll() is not None:
            raise typer.Exit(COULD_NOT)
        time.sleep(LOOK_INTERVAL)
