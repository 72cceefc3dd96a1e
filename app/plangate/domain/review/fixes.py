"""Fixes that may be offered and committed: those after which the rule is silent and no rule says anything new."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from plangate.domain.model.findings import Finding, Fix
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.review.review import review
from plangate.domain.review.verified_fixes import apply

MOST = 30
"""Fixes that are tried together; each takes a review of the patched text."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Files by path with the text that they should have, and the findings that this takes away."""

    texts: Mapping[str, str]
    findings: tuple[Finding, ...]


def verified(snapshot: Snapshot, finding: Finding, report: Report | None = None) -> bool:
    """Whether a finding's fix mends it and brings up nothing else; `report` spares judging the snapshot once more."""
    return finding.fix is not None and _is_clean(snapshot, (finding,), report or review(snapshot))


def mend(snapshot: Snapshot, findings: Sequence[Finding], report: Report) -> Mended:
    """As many of the findings' fixes as go together, in their order, each line changed once."""
    chosen: tuple[Finding, ...] = ()
    for finding in [one for one in findings if one.fix is not None][:MOST]:
        if _is_clean(snapshot, (*chosen, finding), report):
            chosen = (*chosen, finding)
    return Mended(_texts(snapshot, chosen), chosen)


def fixable(report: Report, feature: str | None = None) -> tuple[Finding, ...]:
    """The findings that count and carry a fix, of one feature, or of all and of the policy that is written here."""
    plans = (plan for plan in report.plans if feature in (None, plan.feature))
    of_plans = (finding for plan in plans for finding in plan.findings)
    found = (*of_plans, *(report.policy.problems if feature is None else ()))
    return tuple(one for one in found if one.fix is not None and not one.existing and one.waived is None)


def _is_clean(snapshot: Snapshot, findings: tuple[Finding, ...], before: Report) -> bool:
    if any(_overlap(one, other) for one, other in combinations(findings, 2)):
        return False
    texts = _texts(snapshot, findings)
    if not all(finding.path in texts for finding in findings):
        return False
    after = review(_patched(snapshot, texts))
    return not _new(before, after) and _is_silent(before, after, findings)


def _new(before: Report, after: Report) -> set[str]:
    return {finding.fingerprint for finding in after.findings} - {finding.fingerprint for finding in before.findings}


def _is_silent(before: Report, after: Report, findings: tuple[Finding, ...]) -> bool:
    """Whether each rule finds as many things less in each file as were mended there."""
    mended, found, left = (_tally(some) for some in (findings, before.findings, after.findings))
    return all(left[key] <= found[key] - mended[key] for key in mended)


def _tally(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.path) for finding in findings)


def _overlap(one: Finding, other: Finding) -> bool:
    if one.path != other.path or one.fix is None or other.fix is None:
        return False
    return one.fix.line <= other.fix.end_line and other.fix.line <= one.fix.end_line


def _texts(snapshot: Snapshot, findings: Sequence[Finding]) -> dict[str, str]:
    """The patched text of each file; a file that was not read is left out."""
    fixes: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix is not None:
            fixes.setdefault(finding.path, []).append(finding.fix)
    beside = (snapshot.proposed_policy.after,) if snapshot.proposed_policy else ()
    of_features = (file for feature in snapshot.features for file in (feature.plan, *feature.files))
    files = {file.path: file for file in (*of_features, *beside)}
    return {
        path: _apply_all(some, text)
        for path, some in fixes.items()
        if path in files and not files[path].symlink and (text := files[path].text) is not None
    }


def _apply_all(fixes: Sequence[Fix], text: str) -> str:
    # From the end, so that the lines above keep their numbers.
    for fix in sorted(fixes, key=lambda fix: fix.line, reverse=True):
        text = apply(fix, text)
    return text


def _patched(snapshot: Snapshot, texts: Mapping[str, str]) -> Snapshot:
    """The snapshot with the patched features only, and the policy: the others say what they said before."""
    touched = (feature for feature in snapshot.features if texts.keys() & _paths(feature))
    features = tuple(_patched_feature(feature, texts) for feature in touched)
    policy = snapshot.proposed_policy
    proposed = policy and replace(policy, after=_patched_file(policy.after, texts))
    return replace(snapshot, features=features, proposed_policy=proposed, touched=())


def _paths(feature: Feature) -> set[str]:
    return {file.path for file in (feature.plan, *feature.files)}


def _patched_feature(feature: Feature, texts: Mapping[str, str]) -> Feature:
    files = tuple(_patched_file(file, texts) for file in feature.files)
    return replace(feature, plan=_patched_file(feature.plan, texts), files=files)


def _patched_file(file: File, texts: Mapping[str, str]) -> File:
    text = texts.get(file.path)
    if text is None:
        return file
    data = text.encode("utf-8", "surrogatepass")
    # As git names it: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
    sha = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    return replace(file, text=text, sha=sha, size=len(data))
