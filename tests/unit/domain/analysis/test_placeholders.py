"""Where the template's placeholders are found in a plan."""

import pytest

from plangate.domain.analysis.placeholders import Region
from tests.builders import TEMPLATE_TEXT, a_feature, a_law, a_snapshot
from tests.unit.domain.rules.examples import a_case

CHOICE = "[Document the choice and its reasons]"


def tokens(plan):
    """Line, column, text and whether it is quoted, of every placeholder in a plan."""
    law = a_law(template=f"{TEMPLATE_TEXT}\n{CHOICE} for [filename]\n")
    found = a_case(a_snapshot(a_feature(plan), law=law)).placeholders
    return [(one.span.line, one.span.column, " ".join(one.text.split()), one.quoted) for one in found]


def test_placeholders_are_found_where_they_stand():
    plan = """# [FEATURE]

Text [Document the choice
and its reasons] and `[filename]`.

<!-- [FEATURE] -->

| a [FEATURE] |
|---|
"""

    assert tokens(plan) == [
        (1, 3, "[FEATURE]", False),
        (3, 6, CHOICE, False),
        (4, 23, "[filename]", True),
        (6, 6, "[FEATURE]", True),
        (8, 5, "[FEATURE]", False),
    ]


@pytest.mark.parametrize(
    "plan", ["# Search\n", "# Search [a feature]\n", "# [FEATURE\n", "# Search [FEATURE](x.md) [FEATURE][0]\n"]
)
def test_nothing_else_in_brackets_is_one(plan):
    assert tokens(plan) == []


def test_of_fences_only_trees_are_looked_at():
    plan = "# P\n\n## Project Structure\n\n```text\nsrc/[domain]/\n├── a.py\n```\n\n```python\nx[domain]\n```\n"
    law = a_law(template=f"{TEMPLATE_TEXT}\n```text\nsrc/\n├── [domain]/\n└── main.py\n```\n")

    case = a_case(a_snapshot(a_feature(plan), law=law))

    assert [(one.span.line, one.region, one.quoted) for one in case.placeholders] == [
        (6, Region.SOURCE_CODE, False),
        (11, Region.OTHER, True),
    ]
