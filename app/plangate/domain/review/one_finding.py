"""One cause, one finding: what explains more stands for the findings whose place lies in its own.

Which rules made them does not matter: each says of its remark where something is wrong, and what (`rules.cause`).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from plangate.domain.model.findings import Finding
from plangate.domain.policy import Policy
from plangate.domain.review.fingerprints import FingerprintedFinding

_ALL = 0
"""What stands for the parts of a place that is a whole file."""


def fold(policy: Policy, signed: Sequence[FingerprintedFinding]) -> tuple[FingerprintedFinding, ...]:
    """The findings that stand, in their order.

    Of equal places, the heavier stands, then the one of the later rule, for the catalogue goes from the general to the
    special. No verdict becomes better: what stands takes over the severity of what it stands for where that one fails
    the pull request and it alone would not, and what does not count stands for nothing that counts and weighs more.
    """
    standing = _Standing()
    parts: dict[int, list[Finding]] = {}
    for place in sorted(range(len(signed)), key=lambda place: _rank(place, signed[place]), reverse=True):
        whole = standing.explaining(signed[place])
        if whole is None:
            standing.add(place, signed[place])
        else:
            parts.setdefault(whole, []).append(signed[place].finding)
    kept = ((place, one) for place, one in enumerate(signed) if place in standing.places)
    return tuple(replace(one, finding=_for_all(policy, one.finding, parts.get(place, ()))) for place, one in kept)


def _rank(place: int, signed: FingerprintedFinding) -> tuple[tuple[bool, int, bool], int, int]:
    """The order in which findings are looked at, the last first: none explains one of a higher rank."""
    return signed.cause.width if signed.cause else (False, 0, False), signed.finding.severity, place


class _Standing:
    """The findings that stand so far, by the parts of their places: a plan may have thousands."""

    def __init__(self) -> None:
        self.places: set[int] = set()
        self._at: dict[tuple[str, int | str], list[tuple[int, FingerprintedFinding]]] = {}

    def add(self, place: int, signed: FingerprintedFinding) -> None:
        """Let the finding at that place of the list stand."""
        self.places.add(place)
        cause = signed.cause
        for part in cause.parts or (_ALL,) if cause else ():
            self._at.setdefault((signed.finding.path, part), []).append((place, signed))

    def explaining(self, signed: FingerprintedFinding) -> int | None:
        """The place in the list of the first that stands for a finding; None where none does."""
        part = next(iter(signed.cause.parts), _ALL) if signed.cause else _ALL
        near = chain.from_iterable(self._at.get((signed.finding.path, at), ()) for at in dict.fromkeys((_ALL, part)))
        return next((place for place, whole in near if _stands_for(whole, signed)), None)


def _stands_for(whole: FingerprintedFinding, part: FingerprintedFinding) -> bool:
    if whole.cause is None or not whole.cause.explains(part.cause):
        return False
    if whole.finding.counts or not part.finding.counts:
        return True
    # What a person let pass is what was shown to weigh so much; what stood there before covers nothing new.
    return not whole.finding.existing and whole.finding.severity >= part.finding.severity


def _for_all(policy: Policy, finding: Finding, parts: Sequence[Finding]) -> Finding:
    """The finding that stands for these too."""
    if not parts:
        return finding
    rules = tuple(sorted({part.rule for part in parts} - {finding.rule}))
    failing = [part.severity for part in parts if policy.fails(part)]
    is_lost = finding.counts and failing and not policy.fails(finding)
    return replace(finding, severity=max(failing) if is_lost else finding.severity, stands_for=rules)
