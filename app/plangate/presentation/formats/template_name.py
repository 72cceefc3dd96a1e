"""What a reader is told of the template in force."""

from plangate.domain.documents.template.resolve import UPSTREAM


def template_name(source: str) -> str:
    """The template by its source, as the report's JSON names it; where none was found, whose it is."""
    return "spec-kit's own template" if source == UPSTREAM else f"template {source}"
