"""What the command line says: results to standard output, whatever its reader does, the rest to standard error."""

import os
import sys

import typer

COULD_NOT = 2
"""The exit code when what was asked for could not be done."""


def put(text: str) -> None:
    """Print; who reads may stop reading, and the exit code says all the same what was found."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_unwritten()
    except OSError as error:
        _forget_unwritten()
        say(f"plangate: the report cannot be written: {error.strerror}.")
        raise typer.Exit(COULD_NOT) from None


def say(message: str) -> None:
    """Say something beside the result."""
    typer.echo(message, err=True)


def _forget_unwritten() -> None:
    """What is left unwritten must not be tried again when the process ends: Python would change the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
