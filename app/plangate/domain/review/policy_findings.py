"""What is wrong with the policy file: with the one in force, or with the text that a pull request puts in its place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.snapshot import AmendedLaw, File, Snapshot
from plangate.domain.policy import Existing, Policy, PolicyProblem, parse_policy
from plangate.domain.review.fingerprints import fingerprint
from plangate.domain.review.verified_fixes import apply
from plangate.domain.review.waivers import waived
from plangate.domain.rules import RULE_NAMES
from plangate.domain.rules.policy.invalid_policy import invalid_policy


def policy_findings(snapshot: Snapshot, policy: Policy) -> tuple[Finding, ...]:
    """The mistakes in the policy that the pull request writes, else those in the one in force.

    Of the latter none was made here: in a pull request or a merge queue they stood there before.
    """
    severity = policy.severity(invalid_policy.name, invalid_policy.severity)
    if severity is None:
        return ()
    proposed = _proposed(snapshot, policy)
    if proposed is not None:
        stood = () if proposed.before is None else _prints(_problems(proposed.before), proposed.before.path)
        found = _findings(proposed.after, _problems(proposed.after), severity)
        marked = (replace(one, existing=_reports(policy) and one.fingerprint in stood) for one in found)
        return waived(marked, snapshot, policy)
    # The owner's file is none of this repository's, and what is wrong with it is said where it lies.
    file = snapshot.law_file(policy.path) if policy.path and not policy.repository else None
    found = _findings(file, policy.problems, severity) if file else iter(())
    if snapshot.number is None and snapshot.group is None:
        return tuple(found)
    return tuple(replace(one, existing=_reports(policy), fix=None) for one in found)


def _proposed(snapshot: Snapshot, policy: Policy) -> AmendedLaw | None:
    """The policy that the pull request writes, unless all who wrote it are exempt."""
    proposed = snapshot.proposed_policy
    if proposed is None:
        return None
    authors = snapshot.authors_of(proposed.after)
    exempt = policy.exempts_path(proposed.after.path) or (authors and all(map(policy.exempts_author, authors)))
    return None if exempt else proposed


def _reports(policy: Policy) -> bool:
    return policy.existing is Existing.REPORT


def _problems(file: File) -> tuple[PolicyProblem, ...]:
    return parse_policy(file, RULE_NAMES).problems


def _findings(file: File, problems: Sequence[PolicyProblem], severity: Severity) -> Iterator[Finding]:
    prints = _prints(problems, file.path)
    for problem, identity in zip(problems, prints, strict=True):
        yield Finding(
            rule=invalid_policy.name,
            severity=severity,
            path=file.path,
            line=problem.span.line,
            end_line=problem.span.end_line,
            message=problem.message,
            fix=_fix(file, problem, problems),
            fingerprint=identity,
        )


def _prints(problems: Sequence[PolicyProblem], path: str) -> tuple[str, ...]:
    """The identities of mistakes: their words, and their ordinal among equals."""
    told: Counter[str] = Counter()
    prints = []
    for problem in problems:
        told[problem.message] += 1
        prints.append(fingerprint(invalid_policy.name, path, problem.message, str(told[problem.message])))
    return tuple(prints)


def _fix(file: File, problem: PolicyProblem, problems: Sequence[PolicyProblem]) -> Fix | None:
    """The line with the word that was meant, where the policy then has this mistake no more and no other instead."""
    line = problem.span.line
    if problem.meant is None or file.text is None:
        return None
    written = file.text.split("\n")[line - 1].removesuffix("\r")
    wrong, right = problem.meant
    places = [found.span() for found in re.finditer(rf"(?<![\w-]){re.escape(wrong)}(?![\w-])", written)]
    if len(places) != 1:
        return None
    fix = Fix(line, line, f"{written[: places[0][0]]}{right}{written[places[0][1] :]}")
    left = _problems(replace(file, text=apply(fix, file.text)))
    return fix if Counter(_said(left)) < Counter(_said(problems)) else None


def _said(problems: Sequence[PolicyProblem]) -> Iterator[tuple[int, str]]:
    return ((problem.span.line, problem.message) for problem in problems)
