"""The command `plangate run`: one process of the GitHub App, for whoever keeps processes running."""

import os
import sys
from enum import StrEnum


class Process(StrEnum):
    """The processes of the App."""

    WEB = "web"
    DISPATCH = "dispatch"
    WORKER = "worker"


MODULES = {
    Process.WEB: ("plangate.web",),
    Process.DISPATCH: ("plangate_workers", "dispatch"),
    Process.WORKER: ("plangate_workers",),
}


def become(process: Process) -> None:
    """Become that process."""
    sys.stdout.flush()
    # -P: what lies in the folder that somebody stands in is none of ours.
    os.execv(sys.executable, [sys.executable, "-P", "-m", *MODULES[process]])
