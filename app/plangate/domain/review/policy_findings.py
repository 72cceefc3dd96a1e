"""What is wrong with the policy file: with the one in force, or with the text that a pull request puts in its place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.snapshot import AmendedLaw, File, OwnerPolicy, Snapshot
from plangate.domain.policy import Existing, Policy, PolicyProblem, policy_in_force
from plangate.domain.review.applicable_rules import is_exempt
from plangate.domain.review.fingerprints import fingerprint
from plangate.domain.review.verified_fixes import apply
from plangate.domain.review.waivers import waived
from plangate.domain.rules import RULE_NAMES
from plangate.domain.rules.policy.invalid_policy import invalid_policy


def read_policy(own: File | None, owners: OwnerPolicy | None = None) -> Policy:
    """The policy in force; a rule that the catalogue does not have is a mistake in it."""
    return policy_in_force(own, owners, RULE_NAMES)


def policy_findings(snapshot: Snapshot, policy: Policy) -> tuple[Finding, ...]:
    """The mistakes in the policy that the pull request writes, else those in the one in force."""
    severity = policy.severity(invalid_policy.name, invalid_policy.severity)
    if severity is None:
        return ()
    proposed = snapshot.proposed_policy
    if proposed is None or is_exempt(snapshot, proposed.after, policy):
        return tuple(_in_force(snapshot, policy, severity))
    return waived(_proposed(proposed, policy, severity), snapshot)


def _proposed(proposed: AmendedLaw, policy: Policy, severity: Severity) -> Iterator[Finding]:
    """The mistakes in the policy that the pull request writes; those that it had before are existing."""
    before = proposed.before
    stood = _prints(_problems(before), before.path) if before is not None else ()
    for finding in _findings(proposed.after, _problems(proposed.after), severity):
        yield replace(finding, existing=_reports(policy) and finding.fingerprint in stood)


def _in_force(snapshot: Snapshot, policy: Policy, severity: Severity) -> Iterator[Finding]:
    """The mistakes in the policy that stands: a pull request or a merge queue made none of them.

    The owner's file is none of this repository's, and what is wrong with it is said where it lies.
    """
    file = snapshot.law_file(policy.path) if policy.path and not policy.repository else None
    if file is None:
        return
    is_proposal = snapshot.number is not None or snapshot.group is not None
    for finding in _findings(file, policy.problems, severity):
        yield replace(finding, existing=_reports(policy), fix=None) if is_proposal else finding


def _reports(policy: Policy) -> bool:
    return policy.existing is Existing.REPORT


def _problems(file: File) -> tuple[PolicyProblem, ...]:
    return read_policy(file).problems


def _findings(file: File, problems: Sequence[PolicyProblem], severity: Severity) -> Iterator[Finding]:
    prints = _prints(problems, file.path)
    for problem, identity in zip(problems, prints, strict=True):
        yield Finding(
            rule=invalid_policy.name,
            severity=severity,
            path=file.path,
            line=problem.line,
            end_line=problem.line,
            message=problem.message,
            fix=_fix(file, problem, problems),
            fingerprint=identity,
        )


def _prints(problems: Sequence[PolicyProblem], path: str) -> tuple[str, ...]:
    """The identities of mistakes: their words, and their ordinal among equals."""
    ordinals: Counter[str] = Counter()
    prints = []
    for problem in problems:
        ordinals[problem.message] += 1
        prints.append(fingerprint(invalid_policy.name, path, problem.message, str(ordinals[problem.message])))
    return tuple(prints)


def _fix(file: File, problem: PolicyProblem, problems: Sequence[PolicyProblem]) -> Fix | None:
    """The line with the word that was meant, where the policy then has this mistake no more and no other instead."""
    line = problem.line
    if problem.meant is None or file.text is None:
        return None
    written = file.text.split("\n")[line - 1].removesuffix("\r")
    wrong, right = problem.meant
    text, times = re.subn(rf"(?<![\w-]){re.escape(wrong)}(?![\w-])", lambda _: right, written)
    if times != 1:
        return None
    fix = Fix(line, line, text)
    left = _problems(replace(file, text=apply(fix, file.text)))
    return fix if _tally(left) < _tally(problems) else None


def _tally(problems: Sequence[PolicyProblem]) -> Counter[tuple[int, str]]:
    return Counter((problem.line, problem.message) for problem in problems)
