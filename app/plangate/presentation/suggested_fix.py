"""What a rule's page says is to be done: the last words before its source."""

import re
from inspect import cleandoc

from plangate.domain.model.findings import Finding
from plangate.domain.rules import find_rule
from plangate.presentation.escape import Markdown

_SECOND_SENTENCE = re.compile(r"(?:[a-z)\]`'\"”]|[A-Z.]\d+|[/.-]\w+)[.] [A-Z]|[…?] [A-Z]")
"""A message of two sentences says in the second what to do; a numeral such as `V. Name` ends no sentence."""


def first_sentence(message: str) -> str:
    """A message without the sentences that say what to do."""
    end = _SECOND_SENTENCE.search(message)
    return message[: end.start() + 2] if end else message


def advice_beside(finding: Finding) -> Markdown:
    """What to do about a finding whose message does not say so itself, else empty: nobody likes to be told twice."""
    return Markdown("") if _SECOND_SENTENCE.search(finding.message) else advice_on(finding.rule)


def advice_on(rule: str) -> Markdown:
    """What to do about a finding of that rule, one paragraph; empty for a rule that the catalogue does not have."""
    found = find_rule(rule)
    paragraphs = cleandoc(found.page).split("\n\n") if found else []
    said = [paragraph for paragraph in paragraphs[1:] if not paragraph.startswith("Source:")]
    return Markdown(" ".join(said[-1].split()) if said else "")
