"""What the command line prints: results to standard output, whatever its reader does, the rest to standard error."""

import io
import os
import sys
from enum import StrEnum

import typer

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
        raise typer.Exit(COULD_NOT) from None


def write_stderr(message: str) -> None:
    """Print a line beside the result."""
    typer.echo(message, err=True)


def fail(message: str, code: int = COULD_NOT) -> typer.Exit:
    """The end of a command that says in one line why; the caller raises it."""
    write_stderr(f"plangate: {message}")
    return typer.Exit(code)


def _discard_unwritten() -> None:
    """What is left unwritten must not be tried again when the process ends: Python would change the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
