"""What we leave in our own words to know them again: fingerprints in comments, the digest in a check-run."""

import re
from collections.abc import Iterable
from dataclasses import astuple, replace
from hashlib import sha256
from urllib.parse import quote, unquote

from plangate.domain.model.outgoing import CheckRun

_MARKER = re.compile(r"<!-- plangate:((?: [^\s<>]+)+) -->\s*\Z")
"""At the very end only: what a plan says above it never counts."""

_EXTERNAL_ID = re.compile(r"1:([1-9]\d{0,15}):[0-9a-f]{40}")


def fingerprint_marker(fingerprints: Iterable[str]) -> str:
    """The hidden last line of a comment, which names the findings that it speaks of."""
    return f"<!-- plangate: {' '.join(quote(fingerprint, safe=':') for fingerprint in fingerprints)} -->"


def read_fingerprints(body: str) -> frozenset[str]:
    """The fingerprints in a comment of ours; empty where there is no marker at its end."""
    found = _MARKER.search(body)
    return frozenset(unquote(word) for word in found[1].split()) if found else frozenset()


def sealed(check_run: CheckRun, number: int | None, commented: tuple[str, ...] = ()) -> CheckRun:
    """The check-run with its external_id: a version, the pull request, and the digest of all that is said.

    `commented` are the fingerprints of what comments may speak of: a draft that becomes ready says more in the same
    words.
    """
    said = repr((astuple(replace(check_run, external_id="")), commented))
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return replace(check_run, external_id=f"1:{number or 0}:{digest}")


def pull_request_number(external_id: str) -> int | None:
    """The pull request that a check-run of ours speaks of; None for another's external_id, or a queue head's."""
    found = _EXTERNAL_ID.fullmatch(external_id)
    return int(found[1]) if found else None
