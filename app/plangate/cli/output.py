"""What the command line prints: results to standard output, whatever its reader does, the rest to standard error."""

import io
import os
import sys
from enum import StrEnum
from importlib.util import find_spec

import click
from click.exceptions import Exit

_OF_THE_APP = ("githubkit", "pydantic_settings", "redis", "rq", "starlette", "structlog", "uvicorn")
"""Modules that the extra `app` brings."""
_ASKING_FOR_STYLE = ("FORCE_COLOR", "TTY_COMPATIBLE")

COULD_NOT = 2
"""The exit code when what was asked for could not be done."""


class Format(StrEnum):
    """What `check` prints."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"
    AGENT = "agent"


class FailOn(StrEnum):
    """The lowest severity that `check` lets fail."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NEVER = "never"


class Process(StrEnum):
    """The processes of the App, of which `run` becomes one."""

    WEB = "web"
    DISPATCH = "dispatch"
    WORKER = "worker"


def is_styled() -> bool:
    """Whether what people read may be styled: at a terminal, and where one is asked for, as rich is."""
    return sys.stdout.isatty() or any(map(os.environ.get, _ASKING_FOR_STYLE))


def write_stdout(text: str, *, encoding: str | None = None) -> None:
    """Print; who reads may stop reading, and the exit code says all the same what was found.

    What programs read has an encoding of its own, whatever that of the terminal is.
    """
    if encoding and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors=sys.stdout.errors, newline="\n")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_unwritten()
    except OSError as error:
        _discard_unwritten()
        write_stderr(f"plangate: the report cannot be written: {error.strerror}.")
        raise Exit(COULD_NOT) from None


def write_stderr(message: str) -> None:
    """Print a line beside the result."""
    click.echo(message, err=True)


def fail(message: str, code: int = COULD_NOT) -> Exit:
    """The end of a command that says in one line why; the caller raises it."""
    write_stderr(f"plangate: {message}")
    return Exit(code)


def require_app() -> None:
    """End with the command that installs the App where only the command line is installed."""
    if not all(map(find_spec, _OF_THE_APP)):
        raise fail("the GitHub App is not installed. This installs it:\npip install 'plangate[embedded]'")


def _discard_unwritten() -> None:
    """What is left unwritten must not be tried again when the process ends: Python would change the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
