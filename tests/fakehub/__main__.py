"""`python -m tests.fakehub`: run the stand-in GitHub as a process of its own until it is interrupted."""

import argparse
import signal
import tempfile
import threading
from pathlib import Path

from tests.fakehub.server import SECRET, FakeHub

SAMPLE = {
    "README.md": "# A shop\n",
    ".specify/memory/constitution.md": "# Shop Constitution\n\n## Core Principles\n\n### I. Library-First\n\n"
    "Every feature MUST start as a library.\n\n**Version**: 1.0.0 | **Ratified**: 2026-01-01\n",
}


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakehub", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; a free one by default")
    parser.add_argument("--root", type=Path, help="where repositories are kept; a temporary folder by default")
    parser.add_argument("--webhook-url", help="where webhooks are delivered; nowhere by default")
    parser.add_argument("--webhook-secret", default=SECRET, help="what they are signed with")
    parser.add_argument("--private-key", type=Path, help="write the App's private key to this file")
    parser.add_argument("--repository", default="acme/shop", help="the repository to begin with")
    return parser.parse_args()


def addresses(hub: FakeHub, repository: str) -> str:
    """What a person needs to know to use it."""
    return "\n".join(
        [
            f"REST        {hub.url}  (also {hub.url}/api/v3)",
            f"GraphQL     {hub.url}/graphql  (also {hub.url}/api/graphql)",
            f"repository  {hub.url}/{repository}",
            f"controls    {hub.url}/_control/state",
            f"App         id {hub.app.id}, client id {hub.app.client_id}, installation {hub.installation.id}",
        ]
    )


def main() -> None:
    """Run until interrupted."""
    asked = arguments()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with tempfile.TemporaryDirectory(prefix="fakehub-") as folder:
        app = {"webhook_url": asked.webhook_url, "webhook_secret": asked.webhook_secret}
        with FakeHub.start(asked.root or Path(folder), port=asked.port, app=app) as hub:
            hub.create_repository(asked.repository, files=SAMPLE)
            if asked.private_key:
                asked.private_key.write_text(hub.app.private_key)
            print(addresses(hub, asked.repository), flush=True)
            stop.wait()


if __name__ == "__main__":
    main()
