"""A quickstart is asked only whether there is anything to follow."""

import pytest

from plangate.domain.documents.quickstart import parse_quickstart
from tests.builders import a_file


@pytest.mark.parametrize(
    ("text", "can_be_run"),
    [
        ("# Quickstart\n\n## Scenario 1: find a book\n\nText.\n", True),
        ("# Quickstart\n\n1. Start it.\n", True),
        ("# Quickstart\n\n```bash\nsearch walden\n```\n", True),
        ("# クイックスタート\n\n## 検証シナリオ\n", True),
        ("# Quickstart\n\nText.\n", False),
        ("# Quickstart\n\n```python\nprint(1)\n```\n", False),
        ("", False),
    ],
)
def test_scenarios_steps_and_commands_can_be_followed(text, can_be_run):
    quickstart = parse_quickstart(a_file("specs/001-search/quickstart.md", text))

    assert quickstart is not None
    assert quickstart.can_be_run is can_be_run


def test_no_file_is_no_quickstart():
    assert parse_quickstart(None) is None
