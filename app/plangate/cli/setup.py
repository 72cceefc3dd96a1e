"""The command `plangate setup`: the App registered in a browser, and its credentials written down."""

from pathlib import Path

import typer

from plangate.cli.output import COULD_NOT
from plangate.operations.setup.serve import SetupError, set_up


def set_up_app(file: Path, port: int, *, kubernetes: bool) -> None:
    """Serve the set-up's pages until Ctrl-C."""
    try:
        set_up(file, port, kubernetes=kubernetes)
    except SetupError as error:
        typer.echo(f"plangate: {error}", err=True)
        raise typer.Exit(COULD_NOT) from None
