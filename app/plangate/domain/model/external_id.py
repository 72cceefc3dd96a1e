"""The external_id of a check-run of ours: the pull request that it speaks of, and the digest of all that it says."""

import re
from dataclasses import astuple, replace
from hashlib import sha256

from plangate.domain.model.outgoing import CheckRun

_EXTERNAL_ID = re.compile(r"1:([1-9]\d{0,15}):[0-9a-f]{40}")
"""A version, the pull request's number, and the digest."""


def sealed(check_run: CheckRun, number: int | None, commented: tuple[str, ...] = ()) -> CheckRun:
    """The check-run with its external_id: a version, the pull request, and the digest of all that is said.

    `commented` are the fingerprints of what comments may speak of: a draft that becomes ready says more in the same
    words.
    """
    content = repr((astuple(replace(check_run, external_id="")), commented))
    digest = sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return replace(check_run, external_id=f"1:{number or 0}:{digest}")


def pull_request_number(external_id: str) -> int | None:
    """The pull request that a check-run of ours speaks of; None for another's external_id, or a queue head's."""
    match = _EXTERNAL_ID.fullmatch(external_id)
    return int(match[1]) if match else None
