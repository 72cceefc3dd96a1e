"""The command `plangate up`: the GitHub App on this machine."""

import os
import sys
from pathlib import Path


def become_standalone(workers: int, data: Path | None, env_file: Path | None) -> None:
    """Become the process of `plangate.standalone.up`; without a file of settings .env is taken, if there is one."""
    settings = env_file or next(filter(Path.is_file, [Path(".env")]), None)
    given = {"--workers": workers, "--data": data, "--env-file": settings}
    options = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-P", "-m", "plangate.standalone.up", *options])
