"""What every known stock template of spec-kit asks a plan for, as facts: titles of sections and names of fields."""

from plangate.domain.documents.plan.keys import STOCK_CONTEXT

TITLE = "Implementation Plan"

SECTIONS: tuple[tuple[int, str], ...] = (
    (2, "Summary"),
    (2, "Technical Context"),
    (2, "Constitution Check"),
    (2, "Project Structure"),
    (3, "Documentation (this feature)"),
    (3, "Source Code (repository root)"),
    (2, "Complexity Tracking"),
)
"""Level and title of its sections, in order; the same from v0.0.57 to v1.0.1."""

HEADER = ("Branch", "Date", "Spec", "Input")
"""The labels of its header."""

FIELDS = STOCK_CONTEXT
"""The fields of its Technical Context."""


def stock_outline() -> str:
    """A plan of nothing but these sections and fields, all of them empty."""
    lines = [f"# {TITLE}", "", *(f"**{name}**:" for name in HEADER)]
    for level, title in SECTIONS:
        lines += ["", f"{'#' * level} {title}", ""]
        if title == "Technical Context":
            lines += [f"**{name}**:" for name in FIELDS]
        if title.startswith("Source Code"):
            lines.append("**Structure Decision**:")
    return "\n".join(lines) + "\n"
