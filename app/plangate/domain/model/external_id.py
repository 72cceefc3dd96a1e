"""The external_id of a check-run of ours: the pull request that it speaks of, the digest of all that it says, and the
base branches that it was judged for."""

import re
from collections.abc import Iterable
from dataclasses import astuple, replace
from hashlib import sha256

from plangate.domain.model.outgoing import CheckRun

FOR_A_PERSON = "person"
"""Stands in the place of the bases where nothing was judged, and only a person can change that."""

_EXTERNAL_ID = re.compile(r"1:([1-9]\d{0,15}):[0-9a-f]{40}(?::(person|[0-9a-f]{8}(?:\.[0-9a-f]{8})*))?")
"""A version, the pull request's number, and the digest; then marks of the bases, where it was judged for some."""

Base = tuple[int, str]
"""A pull request's number, and the branch that it is to be merged into."""


def sealed(
    check_run: CheckRun,
    number: int | None,
    commented: tuple[str, ...] = (),
    *,
    bases: Iterable[Base] = (),
    for_a_person: bool = False,
) -> CheckRun:
    """The check-run with its external_id: a version, the pull request, and the digest of all that is said.

    `commented` are the fingerprints of what comments may speak of: a draft that becomes ready says more in the same
    words. `bases` are those that the verdict is for.
    """
    content = repr((astuple(replace(check_run, external_id="")), commented))
    digest = sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    rest = FOR_A_PERSON if for_a_person else ".".join(map(_mark, bases))
    return replace(check_run, external_id=":".join(filter(None, (f"1:{number or 0}:{digest}", rest))))


def pull_request_number(external_id: str) -> int | None:
    """The pull request that a check-run of ours speaks of; None for another's external_id, or a queue head's."""
    match = _EXTERNAL_ID.fullmatch(external_id)
    return int(match[1]) if match else None


def is_for(external_id: str, base: Base) -> bool:
    """Whether a verdict is for a pull request's base; one that names no bases is taken to be."""
    match = _EXTERNAL_ID.fullmatch(external_id)
    marks = (match[2] if match else None) or FOR_A_PERSON
    return marks == FOR_A_PERSON or _mark(base) in marks.split(".")


def is_for_others(external_id: str, bases: Iterable[Base]) -> bool:
    """Whether a verdict names other pull requests or bases than these, all that are open; not where it names none."""
    match = _EXTERNAL_ID.fullmatch(external_id)
    marks = (match[2] if match else None) or FOR_A_PERSON
    return marks != FOR_A_PERSON and set(marks.split(".")) != set(map(_mark, bases))


def may_pass(external_id: str) -> bool:
    """Whether a check-run without a verdict tells of trouble that may pass by itself."""
    match = _EXTERNAL_ID.fullmatch(external_id)
    return match is not None and match[2] is None


def _mark(base: Base) -> str:
    number, branch = base
    return sha256(f"{number} {branch}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
