"""A constitution that the examples of several rules share."""

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
