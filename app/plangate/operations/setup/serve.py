"""The set-up from its start to Ctrl-C: pages are served, and what GitHub tells once is kept."""

import secrets
import sys
from pathlib import Path

from plangate.github.api.app_manifest import CreatedApp
from plangate.operations.setup.credentials import kubernetes_secret, settings_of, write_settings
from plangate.operations.setup.request import SetupRequest
from plangate.operations.setup.server import SetupServer
from plangate.settings import PREFIX, environment_with


class SetupError(Exception):
    """It cannot begin; the message says why."""


def set_up(file: Path, port: int, *, kubernetes: bool) -> None:
    """Serve the set-up's pages until Ctrl-C; credentials go to the file, or are printed as a secret of Kubernetes."""
    if not kubernetes and is_set_up(file):
        raise SetupError(f"an App is set up already, in {file} or the environment. Take it away first.")

    def keep(app: CreatedApp, request: SetupRequest) -> str:
        settings = settings_of(app, request, secrets.token_hex(32))
        if kubernetes:
            print(kubernetes_secret(settings), flush=True)
            return "Its secret was printed in the terminal, for kubectl apply -f -."
        write_settings(file, settings)
        return f"Its credentials are in {file.resolve()}, which only you can read."

    try:
        server = SetupServer(keep, port)
    except OSError as error:
        raise SetupError(f"it cannot listen on 127.0.0.1:{port}: {error.strerror}.") from None
    try:
        # Standard output is for what is kept, where it is printed.
        print(f"Open this in a browser on this machine; it is good once:\n{server.url}", file=sys.stderr, flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def is_set_up(file: Path) -> bool:
    """Whether an App is named in the environment, or in the file."""
    return f"{PREFIX}APP_ID" in environment_with(file if file.is_file() else None)
