"""Probot 14 with a handler that does nothing, for those who have npm: what most Apps are made of."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

VERSION = "14"
_SERVER = """
import { readFileSync } from "node:fs";
import { Probot, Server } from "probot";
const [, , port, secret] = process.argv;
const server = new Server({
  host: "127.0.0.1", port: Number(port), webhookPath: "/webhook",
  Probot: Probot.defaults({ appId: 1, privateKey: readFileSync("key.pem", "utf8"), secret }),
});
await server.load((app) => { app.on("pull_request", async () => {}); });
await server.start();
"""
INSTALL_TIMEOUT = 180.0
"""Seconds."""


class NotHereError(Exception):
    """Probot cannot be run here; the message says why."""


@contextmanager
def installed() -> Iterator[Path]:
    """A folder with Probot and the server, which goes again; raises NotHereError."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NotHereError("there is no npm")
    with tempfile.TemporaryDirectory(prefix="plangate-probot-") as name:
        folder = Path(name)
        (folder / "package.json").write_text('{"type": "module", "private": true}')
        (folder / "server.js").write_text(_SERVER)
        (folder / "key.pem").write_bytes(_key())
        asked = [npm, "install", "--silent", "--no-audit", "--no-fund", f"probot@{VERSION}"]
        try:
            subprocess.run(asked, cwd=folder, check=True, capture_output=True, timeout=INSTALL_TIMEOUT)
        except (subprocess.SubprocessError, OSError) as error:
            raise NotHereError(f"npm installs no Probot ({type(error).__name__})") from None
        yield folder


def command(port: int, secret: str) -> list[str]:
    """What serves webhooks, in that folder."""
    return ["node", "server.js", str(port), secret]


def _key() -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
