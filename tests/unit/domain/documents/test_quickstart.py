"""A quickstart is asked only whether there is anything to follow."""

import pytest

from plangate.domain.documents.quickstart import can_be_followed
from tests.builders import a_file


@pytest.mark.parametrize(
    ("text", "is_followed"),
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
def test_parts_steps_and_commands_can_be_followed(text, is_followed):
    assert can_be_followed(a_file("specs/001-search/quickstart.md", text)) is is_followed


def test_without_a_file_there_is_nothing_to_follow():
    assert not can_be_followed(None)
