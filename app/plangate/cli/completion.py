"""Completion of commands and options: its script for the shell that asks, printed or installed."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import click

from plangate.cli.output import fail

COMPLETE_VARIABLE = "_PLANGATE_COMPLETE"
_PROGRAM = "plangate"
_STARTUP_FILES = {"bash": ".bashrc", "zsh": ".zshrc"}
_FISH_FOLDER = ".config/fish/completions"
MAX_ANCESTORS = 4
"""Processes between a shell and this one: a runner of Python, a wrapper."""


def show_completion(context: click.Context) -> None:
    """Print the script."""
    click.echo(_script(context, _shell()))


def install_completion(context: click.Context) -> None:
    """Write the script where the shell reads it when it starts."""
    shell = _shell()
    script = _script(context, shell)
    folder = Path.home() / (_FISH_FOLDER if shell == "fish" else f".{shell}_completions")
    file = folder / (f"{_PROGRAM}.fish" if shell == "fish" else f"{_PROGRAM}.sh")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(script, encoding="utf-8")
        if shell in _STARTUP_FILES:
            _source(Path.home() / _STARTUP_FILES[shell], file, shell)
    except OSError as error:
        raise fail(f"{error.filename} cannot be written: {error.strerror}.") from None
    click.echo(f"{shell} completion is installed in {file}. It takes effect in the next terminal.")


def _source(startup: Path, file: Path, shell: str) -> None:
    """Let the shell read the file when it starts."""
    # zsh knows no completion until it is asked to.
    line = f"source '{file}'" if shell == "bash" else f"autoload -Uz compinit && compinit && source '{file}'"
    before = startup.read_text(encoding="utf-8") if startup.is_file() else ""
    if line not in before:
        with startup.open("a", encoding="utf-8") as opened:
            opened.write(f"\n{line}\n")


def _script(context: click.Context, shell: str) -> str:
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise fail(f"There is no completion for {shell}.")
    return kind(context.find_root().command, {}, _PROGRAM, COMPLETE_VARIABLE).source()


def _shell() -> str:
    """The shell that this was called from."""
    process = os.getppid()
    for _ in range(MAX_ANCESTORS):
        name, process = _parent_of(process)
        if name in {"bash", "zsh", "fish"}:
            return name
    raise fail("Call this from bash, zsh or fish: these can be completed.")


def _parent_of(process: int) -> tuple[str, int]:
    """The name of a process, and its parent."""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        told = _told_by_kernel(process) or _told_by_ps(process)
        parent, _, name = told.partition(" ")
        return os.path.basename(name.strip()).removeprefix("-"), int(parent)
    return "", 0


def _told_by_kernel(process: int) -> str:
    with suppress(OSError):
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        # The name stands in brackets, and may hold some itself.
        name, _, rest = state.partition("(")[2].rpartition(")")
        return f"{rest.split()[1]} {name}"
    return ""


def _told_by_ps(process: int) -> str:
    asked = ["ps", "-o", "ppid=,comm=", "-p", str(process)]
    return subprocess.run(asked, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
