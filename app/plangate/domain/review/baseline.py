"""What stood there before a pull request: the case as of its merge base, and findings marked that are found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.policy import Existing, Policy
from plangate.domain.review.fingerprints import FingerprintedFinding


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


def mark_existing(
    policy: Policy, signed: Sequence[FingerprintedFinding], before: Sequence[FingerprintedFinding]
) -> Iterator[FingerprintedFinding]:
    """The findings, those marked that are found in what stood there `before`; none where the policy counts all."""
    prints = frozenset(old.finding.fingerprint for old in before)
    lists = tuple(old for old in before if old.about)
    for new in signed:
        finding = new.finding
        stood = finding.fingerprint in prints or any(_covers(old, new) for old in lists)
        yield replace(new, finding=replace(finding, existing=stood and _may_be_existing(policy, new)))


def _may_be_existing(policy: Policy, new: FingerprintedFinding) -> bool:
    """Whether it is told only; a file that says nothing of its feature always counts."""
    return policy.existing is Existing.REPORT and (new.cause is None or not new.cause.whole_file)


def _covers(old: FingerprintedFinding, new: FingerprintedFinding) -> bool:
    """Whether all that a remark lists, and it lists something, was listed before, weighing no less."""
    same_rule = old.finding.rule == new.finding.rule and old.finding.severity >= new.finding.severity
    return same_rule and bool(new.about) and set(new.about) <= set(old.about)
