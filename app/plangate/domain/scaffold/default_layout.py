"""The mould where the repository has no tasks template: what every known one has, in words of our own."""

from plangate.domain.scaffold.layout import Layout

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
            "### Within Each User Story",
            "",
            "- Tests, where there are any, come first and fail; then models, services, endpoints, integration",
            "- A task that names others after *depends on* waits for them",
            "- A story is finished, and checked on its own, before the next one of lower priority",
            "",
            "### Parallel Opportunities",
        ),
    ),
    ("Parallel Example", ("## Parallel Example",)),
    (
        "Implementation Strategy",
        (
            "## Implementation Strategy",
            "",
            "### MVP First",
            "",
            "### Incremental Delivery",
            "",
            "### Parallel Team Strategy",
        ),
    ),
    (
        "Notes",
        (
            "## Notes",
            "",
            "- What stands in parentheses behind a task is where it comes from",
            "- Tick a task when it is done, and commit it by itself or with what belongs to it",
            "- A checkpoint is a good place to stop: what stands above it works without what stands below",
        ),
    ),
)


def stock_layout() -> Layout:
    """The mould without a template."""
    return Layout(None, tuple(_HEAD.split("\n")), {}, _TAIL)
