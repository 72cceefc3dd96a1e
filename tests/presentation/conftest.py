"""Approved texts: what is said is compared with a file that somebody has read; `--approve` writes it anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

APPROVED = Path(__file__).parent / "approved"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--approve`, also where this file is found late, during collection."""
    parser.addoption("--approve", action="store_true", help="write the approved texts of tests/presentation anew")


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Assert that a text is the one approved under that name."""
    writes = request.config.getoption("--approve", default=False)

    def check(name: str, text: str) -> None:
        path = APPROVED / f"{name}.md"
        if writes:
            path.write_text(text + "\n")
        assert path.exists(), f"{path.name} is not approved yet: read what `pytest --approve` writes"
        assert text + "\n" == path.read_text()

    return check
