"""What stood there before a pull request: the case as of its merge base, and findings marked that are found in it."""

from dataclasses import replace

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.open_case import open_case
from plangate.domain.model.findings import Finding
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.policy import Existing, Policy
from plangate.domain.review.fingerprints import FingerprintedFinding

_ALWAYS_COUNT = frozenset({"untouched-template", "reset-plan"})


def marked(
    policy: Policy, signed: tuple[FingerprintedFinding, ...], before: tuple[FingerprintedFinding, ...]
) -> tuple[Finding, ...]:
    """The findings, those marked that are found in what stood there `before`."""
    prints = frozenset(one.finding.fingerprint for one in before)
    lists = tuple(one for one in before if one.about)
    return tuple(_marked(policy, one, prints, lists) for one in signed)


def before_pull_request(case: Case) -> Case | None:
    """The feature as of the merge base, under the same law; None where it was not there."""
    feature = case.feature
    if feature.before is None or feature.before.text is None:
        return None
    old = replace(feature, plan=feature.before, before=None, files=_files_before(feature), before_files=())
    return open_case(case.snapshot, old, case.policy)


def _files_before(feature: Feature) -> tuple[File, ...]:
    at_head = {file.path: file for file in feature.files}
    return tuple(_with_text(file, at_head.get(file.path)) for file in feature.before_files)


def _with_text(before: File, now: File | None) -> File:
    """The file as of the merge base; a text that did not change is carried by the head's file alone."""
    return now if now is not None and before.text is None and before.sha == now.sha else before


def _marked(
    policy: Policy, signed: FingerprintedFinding, prints: frozenset[str], lists: tuple[FingerprintedFinding, ...]
) -> Finding:
    """The finding, marked where it stood there before this pull request."""
    finding = signed.finding
    if policy.existing is Existing.COUNT or finding.rule in _ALWAYS_COUNT:
        return finding
    stood = finding.fingerprint in prints or (bool(signed.about) and any(_covers(old, signed) for old in lists))
    return replace(finding, existing=stood)


def _covers(old: FingerprintedFinding, new: FingerprintedFinding) -> bool:
    """Whether all that a remark lists was listed before, weighing no less."""
    same_rule = old.finding.rule == new.finding.rule and old.finding.severity >= new.finding.severity
    return same_rule and set(new.about) <= set(old.about)
