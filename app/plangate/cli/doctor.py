"""The command `plangate doctor`: what is well, what is not, and what to do."""

import json
from pathlib import Path

import click
from click.exceptions import Exit

from plangate import __version__
from plangate.cli.output import fail
from plangate.operations.doctor.examine import as_json, examine
from plangate.operations.doctor.health import Health, State, is_healthy
from plangate.settings import environment_with, state_folder

MARKS = {State.WELL: "✔", State.NOTE: "!", State.WRONG: "✘", State.UNKNOWN: "?"}
TO_MEND = 1


def look_around(env_file: Path | None, data: Path | None, *, as_json_text: bool) -> None:
    """Print how everything is, line by line as it is found; ends with 1 where something has to be mended."""
    if env_file is not None and not env_file.is_file():
        raise fail(f"{env_file} is not a file.")
    settings = env_file or next(filter(Path.is_file, [Path(".env")]), None)
    found: list[Health] = []
    for one in examine(settings, redis_url=_embedded(data, settings)):
        found.append(one)
        if not as_json_text:
            click.echo(line(one))
    if as_json_text:
        report = {"version": __version__, "healthy": is_healthy(found), "checks": as_json(found)}
        click.echo(json.dumps(report, indent=2, ensure_ascii=False))
    if not is_healthy(found):
        raise Exit(TO_MEND)


def line(one: Health) -> str:
    """How a thing is, in one line."""
    advice = f". {one.advice}" if one.advice else ""
    return f"{MARKS[one.state]} {one.name:<13} {one.seen}{advice}"


def _embedded(data: Path | None, settings: Path | None) -> str | None:
    """Where the Redis of `plangate up` answers, if it runs."""
    socket = (data or state_folder(environment_with(settings))) / "redis" / "redis.sock"
    return f"unix://{socket.resolve()}" if socket.exists() else None
