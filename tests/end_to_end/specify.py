"""The real `specify` tool of spec-kit, and the repositories that it makes."""

import subprocess
from pathlib import Path

from tests.pypi_tool import PATIENCE, pypi_tool

VERSION = "1.2.3"


def specify_tool() -> str | None:
    """The tool's path, None where it cannot be had."""
    return pypi_tool("specify", "specify-cli", VERSION)


def specified_repository(tool: str, folder: Path, script: str = "sh") -> Path:
    """The files of a new project that the tool makes below a folder, with scripts for that language."""
    options = ["--integration", "claude", "--script", script, "--ignore-agent-tools", "--non-interactive"]
    subprocess.run([tool, "init", "project", *options], cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
    return folder / "project"
