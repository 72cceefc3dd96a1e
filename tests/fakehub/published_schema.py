"""GitHub's public GraphQL schema as npm's @octokit/graphql-schema has it, kept outside the repository."""

import shutil
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path

from graphql import GraphQLSchema, build_schema

PACKAGE = "@octokit/graphql-schema"
CACHE = Path(tempfile.gettempdir()) / "github-graphql-schema"


@cache
def githubs_schema() -> GraphQLSchema | None:
    """The published schema, None where it cannot be had: no npm, no network."""
    text = kept() or fetched()
    # What is published has a field twice (EnterpriseOwnerInfo), which a strict reader refuses.
    return build_schema(text, assume_valid=True, assume_valid_sdl=True) if text else None


def kept() -> str | None:
    """The schema as fetched before."""
    file = CACHE / "schema.graphql"
    return file.read_text(encoding="utf-8") if file.exists() else None


def fetched() -> str | None:
    """The schema of the newest release, asked of npm within half a minute, and kept for the next time."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(
                [npm, "pack", "--silent", "--fetch-retries=0", PACKAGE],
                cwd=folder,
                check=True,
                capture_output=True,
                timeout=30,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None
        text = unpacked(next(Path(folder).glob("*.tgz")))
    CACHE.mkdir(exist_ok=True)
    # Written beside and then renamed, since several test processes may fetch it at once.
    with tempfile.NamedTemporaryFile("w", dir=CACHE, delete=False, encoding="utf-8") as file:
        file.write(text)
    Path(file.name).replace(CACHE / "schema.graphql")
    return text


def unpacked(archive: Path) -> str:
    """The schema inside the package."""
    with tarfile.open(archive) as package:
        file = package.extractfile("package/schema.graphql")
        assert file is not None
        return file.read().decode()
