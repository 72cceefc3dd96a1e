"""Placeholders: exact strings of a template, told from values, boxes and names of files."""

import pytest

from app.domain.markdown import Span
from app.domain.plan.placeholders import is_placeholder, occurrences, placeholders_of
from tests.domain.plan.samples import a_plan

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


def test_tokens_are_found_where_they_stand():
    plan = a_plan("""# [FEATURE]

Text [Document the choice
and its reasons] and `[filename]`.

<!-- [FEATURE] -->

| a [FEATURE] |
|---|
""")

    found = occurrences(plan, ("[FEATURE]", "[filename]", "[Document the choice and its reasons]"))

    assert [(o.token, o.span, o.code) for o in found] == [
        ("[FEATURE]", Span(1, 1, 3, 11), False),
        ("[Document the choice and its reasons]", Span(3, 4, 6, 16), False),
        ("[filename]", Span(4, 4, 23, 32), True),
        ("[FEATURE]", Span(8, 8, 5, 13), False),
    ]


def test_of_fences_only_trees_are_searched():
    plan = a_plan("# P\n\n## Project Structure\n\n```text\nsrc/[domain]/\n├── a.py\n```\n\n```python\nx[domain]\n```\n")

    assert [(o.span.line, o.tree) for o in occurrences(plan, ("[domain]",))] == [(6, True)]


def test_without_tokens_nothing_is_found():
    assert occurrences(a_plan("# [FEATURE]\n"), ()) == ()
