"""Constitutions that the examples of several rules share."""

CONSTITUTION = """
    # Librarian Constitution

    ## Core Principles

    ### I. Small Parts

    Every capability MUST live in a module that can be tested alone.

    ### II. Test-First (NON-NEGOTIABLE)

    A failing test MUST exist before the code that it asks for.

    ### III. Plain Language

    Messages should be understood by people who never read the code.

    **Version**: 1.2.0 | **Ratified**: 2026-01-10 | **Last Amended**: 2026-03-02
    """
"""Three principles: a must, a non-negotiable, a should."""

SOME_PLAN = """
    # Implementation Plan: Search the catalogue
    """
"""A plan that the amendment is not about."""

LAW_BEFORE = """
    # Librarian Constitution

    ## Core Principles

    ### I. Small Parts

    Every capability MUST live in a module that can be tested alone.

    ### II. Plain Language

    Messages should be understood by people who never read the code.

    **Version**: 1.2.0 | **Ratified**: 2026-01-10 | **Last Amended**: 2026-03-02
    """
"""Two principles, version 1.2.0, without a Sync Impact Report."""


def amended_law(*changes: tuple[str, str], version: str = "1.2.1", day: str = "2026-05-04", head: str = "") -> str:
    """The constitution with texts replaced, with its version and day of amendment, below an indented head."""
    text = LAW_BEFORE.replace("1.2.0", version).replace("2026-03-02", day)
    for old, new in changes:
        text = text.replace(old, new)
    return f"{head}{text}"
