"""What we leave in our own comments to know them again: the fingerprints of the findings that they speak of."""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

_MARKER = re.compile(r"<!-- plangate:((?: [^\s<>]+)+) -->\s*\Z")
"""At the very end only: what a plan says above it never counts."""


def fingerprint_marker(fingerprints: Iterable[str]) -> str:
    """The hidden last line of a comment, which names the findings that it speaks of."""
    return f"<!-- plangate: {' '.join(quote(fingerprint, safe=':') for fingerprint in fingerprints)} -->"


def read_fingerprints(body: str) -> frozenset[str]:
    """The fingerprints in a comment of ours; empty where there is no marker at its end."""
    found = _MARKER.search(body)
    return frozenset(unquote(word) for word in found[1].split()) if found else frozenset()
