"""Placeholders: exact strings of a template, told from values, boxes and names of files."""

import pytest

from plangate.domain.documents.template.resolve import is_placeholder, placeholders_of
from tests.unit.domain.documents.plan.samples import a_plan

TEMPLATE = """# Implementation Plan: [FEATURE]

**Branch**: `[###-feature-name]` | **Spec**: [link]

<!-- [not read] -->

## Technical Context

**Language/Version**: [Rust 1.90]
**Target Platform**: [Linux server]
**Constraints**: [domain-specific, <200ms p95]
**Storage**: [if applicable, e.g., a box or N/A]

## Constitution Check

- [ ] **[Project-Specific Gate]**: [Add gates from your law]
- [x] `[quoted]` in [filename]_test.go, see [law](law.md) and [P] and [^1]

## Project Structure

```text
src/
├── [domain]/
└── app/[slug].tsx
```

```python
x = [not_a_tree]
```

**Structure Decision**: [Document the choice
and its reasons]
"""


def test_a_template_gives_its_placeholders():
    assert placeholders_of(a_plan(TEMPLATE)) == (
        "[FEATURE]",
        "[###-feature-name]",
        "[link]",
        "[domain-specific, <200ms p95]",
        "[if applicable, e.g., a box or N/A]",
        "[Project-Specific Gate]",
        "[Add gates from your law]",
        "[filename]",
        "[domain]",
        "[slug]",
        "[Document the choice and its reasons]",
    )


@pytest.mark.parametrize(
    "token", ["[ ]", "[x]", "[P]", "[US1]", "[^1]", "[12]", "[Rust 1.90]", "[OPTIONAL]", "[a.b]", "[0..n]"]
)
def test_boxes_references_and_values_are_no_placeholders(token):
    assert not is_placeholder(token)
