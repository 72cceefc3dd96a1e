"""What a rule's page says is to be done: the last words before its source."""

from inspect import cleandoc

from app.domain.rules import find_rule
from app.presentation.defuse import Markdown


def advice_on(rule: str) -> Markdown:
    """What to do about a finding of that rule, one paragraph; empty for a rule that the catalogue does not have."""
    found = find_rule(rule)
    paragraphs = cleandoc(found.page).split("\n\n") if found else []
    said = [paragraph for paragraph in paragraphs[1:] if not paragraph.startswith("Source:")]
    return Markdown(" ".join(said[-1].split()) if said else "")
