"""The real `specify` tool of spec-kit: from PATH, else from PyPI, kept with what pytest keeps between runs."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import ROOT

VERSION = "1.2.3"
PACKAGE = f"specify-cli=={VERSION}"
CACHE = ROOT / ".pytest_cache" / f"specify-cli-{VERSION}"
PATIENCE = 240
"""Seconds for an installation."""


def specify_tool() -> str | None:
    """The tool's path, None where it cannot be had: no PyPI, no network."""
    kept = CACHE / "bin" / "specify"
    return shutil.which("specify") or (str(kept) if kept.exists() or _installed() else None)


def _installed() -> bool:
    """Whether the tool was installed just now; a half-made folder is no tool."""
    CACHE.parent.mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="specify-cli-", dir=CACHE.parent))
    try:
        for command in ([sys.executable, "-m", "venv", str(fresh)], [fresh / "bin" / "pip", "install", "-q", PACKAGE]):
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        subprocess.run([fresh / "bin" / "specify", "version"], check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError):
        shutil.rmtree(fresh, ignore_errors=True)
        return False
    # Scripts of an environment name its folder, so that it is linked to and not moved.
    CACHE.unlink(missing_ok=True)
    CACHE.symlink_to(fresh)
    return True


def specified_repository(tool: str, folder: Path, script: str = "sh") -> Path:
    """The files of a new project that the tool makes below a folder, with scripts for that language."""
    options = ["--integration", "claude", "--script", script, "--ignore-agent-tools", "--non-interactive"]
    subprocess.run([tool, "init", "project", *options], cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
    return folder / "project"
