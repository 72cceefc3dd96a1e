"""The command `plangate setup`: the App registered in a browser, and its credentials written down."""

from pathlib import Path

from plangate.cli.output import fail
from plangate.interpreter import tune_gc
from plangate.operations.setup.serve import SetupError, set_up


def set_up_app(file: Path, port: int, *, kubernetes: bool) -> None:
    """Serve the set-up's pages until Ctrl-C."""
    tune_gc()
    try:
        set_up(file, port, kubernetes=kubernetes)
    except SetupError as error:
        raise fail(str(error)) from None
