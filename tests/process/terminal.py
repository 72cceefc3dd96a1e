"""Plangate in a terminal: the settings that it needs in a file, and what it prints there."""

import subprocess

from tests.fakehub.credentials import key_pair

PEM = key_pair("terminal")[0].strip()
SETTINGS = f'PLANGATE_APP_ID=7\nPLANGATE_WEBHOOK_SECRET="a secret of sixteen"\nPLANGATE_PRIVATE_KEY="{PEM}"\n'
"""A file of settings that lacks nothing."""


def offline_settings(port: int) -> str:
    """The same for a receiver on that port, and with no GitHub to reach."""
    return f"{SETTINGS}PLANGATE_PORT={port}\nPLANGATE_GITHUB_API_URL=http://127.0.0.1:9\n"


def read_until(process: subprocess.Popen[str], *wanted: str) -> str:
    """What a process prints until all of these words were in it."""
    printed = ""
    while not all(word in printed for word in wanted):
        line = process.stdout.readline()
        assert line, printed
        printed += line
    return printed
