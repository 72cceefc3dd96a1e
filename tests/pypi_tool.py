"""Tools that tests drive and the project does not need: from PATH, else from PyPI, kept with what pytest keeps."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import ROOT

PATIENCE = 240
"""Seconds for an installation."""


def pypi_tool(command: str, package: str, version: str) -> str | None:
    """The path of a command, None where it cannot be had: no PyPI, no network."""
    cache = ROOT / ".pytest_cache" / f"{package}-{version}"
    kept = cache / "bin" / command
    return shutil.which(command) or (str(kept) if kept.exists() or _installed(cache, kept.name) else None)


def _installed(cache: Path, command: str) -> bool:
    """Whether the tool was installed just now; a half-made folder is no tool."""
    cache.parent.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{cache.name}-", dir=cache.parent))
    package = "==".join(cache.name.rsplit("-", 1))
    try:
        for words in ([sys.executable, "-m", "venv", str(fresh)], [fresh / "bin" / "pip", "install", "-q", package]):
            subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
        subprocess.run([fresh / "bin" / command, "--help"], check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError):
        shutil.rmtree(fresh, ignore_errors=True)
        return False
    # Scripts of an environment name its folder, so that it is linked to and not moved.
    cache.unlink(missing_ok=True)
    cache.symlink_to(fresh)
    return True
