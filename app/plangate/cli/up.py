"""The command `plangate up`: the GitHub App on this machine."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from plangate.cli.output import fail

_OF_THE_APP = ("githubkit", "pydantic_settings", "redis", "rq", "starlette", "structlog", "uvicorn")
"""Modules that the extra `app` brings."""


def become_standalone(workers: int, data: Path | None, env_file: Path | None) -> None:
    """Become the process of `plangate.standalone.up`; without a file of settings .env is taken, if there is one."""
    if not all(map(find_spec, _OF_THE_APP)):
        raise fail("the GitHub App is not installed. This installs it:\npip install 'plangate[embedded]'")
    settings = env_file or next(filter(Path.is_file, [Path(".env")]), None)
    given = {"--workers": workers, "--data": data, "--env-file": settings}
    options = [word for name, value in given.items() if value is not None for word in (name, str(value))]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-P", "-m", "plangate.standalone.up", *options])
