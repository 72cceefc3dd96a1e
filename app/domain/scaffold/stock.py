"""The mould where the repository has no tasks template: what every known one has, in words of our own."""

from app.domain.scaffold.layout import Layout

_HEAD = """\
# Tasks: [FEATURE NAME]

**Input**:

**Prerequisites**:

**Tests**:

**Organization**: By user story, so that each can be built, checked and delivered on its own.

## Format: `[ID] [P?] [Story] Description`

- **[P]**: Can be done at the same time as the others so marked: another file, nothing to wait for
- **[Story]**: The user story that the task serves, such as US1

## Path Conventions
"""
_TAIL = (
    (
        "Dependencies & Execution Order",
        (
            "## Dependencies & Execution Order",
            "",
            "### Phase Dependencies",
            "",
            "### User Story Dependencies",
            "",
            "### Parallel Opportunities",
        ),
    ),
    ("Implementation Strategy", ("## Implementation Strategy", "", "### MVP First", "", "### Incremental Delivery")),
)


def stock_layout() -> Layout:
    """The mould without a template."""
    return Layout(None, tuple(_HEAD.split("\n")), {}, _TAIL)
