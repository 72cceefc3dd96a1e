"""Fixes that a person asks for: as many as go together, each silencing its rule and bringing up nothing new."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from plangate.domain.model.findings import Finding, Fix
from plangate.domain.model.report import Report, findings_of
from plangate.domain.model.snapshot import Feature, File, Snapshot, content_of
from plangate.domain.review.review import review
from plangate.domain.review.verified_fixes import apply

MAX_FIXES = 30
"""Fixes that are tried together; each takes a review of the patched text."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Files by path with the text that they should have, and the findings that this takes away."""

    texts: Mapping[str, str]
    findings: tuple[Finding, ...]


def fixable(report: Report, feature: str | None = None) -> tuple[Finding, ...]:
    """The findings that count and carry a fix, of one feature, or of all and of the policy that is written here."""
    candidates = list(findings_of(report.plans, feature))
    if feature is None:
        candidates += report.policy.problems
    return tuple(finding for finding in candidates if finding.fix is not None and finding.counts)


def mend(snapshot: Snapshot, findings: Sequence[Finding], report: Report) -> Mended:
    """As many of the findings' fixes as go together, in their order, each line changed once."""
    chosen: tuple[Finding, ...] = ()
    for finding in [finding for finding in findings if finding.fix is not None][:MAX_FIXES]:
        if _is_clean(snapshot, (*chosen, finding), report):
            chosen = (*chosen, finding)
    return Mended(_texts(snapshot, chosen), chosen)


def _is_clean(snapshot: Snapshot, findings: tuple[Finding, ...], before: Report) -> bool:
    """Whether the findings' fixes mend what was found and bring up nothing else."""
    if any(_overlap(one, other) for one, other in combinations(findings, 2)):
        return False
    texts = _texts(snapshot, findings)
    if not texts.keys() >= {finding.path for finding in findings}:
        return False
    after = review(_patched(snapshot, texts))
    return not _new(before, after) and _is_silent(before, after, findings)


def _new(before: Report, after: Report) -> set[str]:
    return {finding.fingerprint for finding in after.findings} - {finding.fingerprint for finding in before.findings}


def _is_silent(before: Report, after: Report, findings: tuple[Finding, ...]) -> bool:
    """Whether each rule finds as many things less in each file as were mended there."""
    mended, stood, left = map(_tally, (findings, before.findings, after.findings))
    return all(left[key] <= stood[key] - mended[key] for key in mended)


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
    texts = _contents(snapshot)
    return {path: apply_all(in_file, texts[path]) for path, in_file in fixes.items() if path in texts}


def _contents(snapshot: Snapshot) -> dict[str, str]:
    """The text of each regular file that was read."""
    contents = ((file.path, content_of(file)) for file in _files(snapshot))
    return {path: text for path, text in contents if text is not None}


def _files(snapshot: Snapshot) -> Iterator[File]:
    """The files that fixes are for: the features', and the policy that is written here."""
    for feature in snapshot.features:
        yield from _files_of(feature)
    if snapshot.proposed_policy:
        yield snapshot.proposed_policy.after


def _files_of(feature: Feature) -> tuple[File, ...]:
    return (feature.plan, *feature.files)


def apply_all(fixes: Sequence[Fix], text: str) -> str:
    """The text with all the fixes, none of which share a line."""
    # From the end, so that the lines above keep their numbers.
    for fix in sorted(fixes, key=lambda fix: fix.line, reverse=True):
        text = apply(fix, text)
    return text


def _patched(snapshot: Snapshot, texts: Mapping[str, str]) -> Snapshot:
    """The snapshot with the patched features only, and the policy: the others say what they said before."""
    patched = (feature for feature in snapshot.features if texts.keys() & {file.path for file in _files_of(feature)})
    features = tuple(_patched_feature(feature, texts) for feature in patched)
    policy = snapshot.proposed_policy
    proposed = policy and replace(policy, after=_patched_file(policy.after, texts))
    return replace(snapshot, features=features, proposed_policy=proposed, touched=())


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
