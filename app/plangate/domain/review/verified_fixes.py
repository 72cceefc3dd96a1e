"""Fixes that are offered: those after which the plan leaves their rule less to say, and no rule more."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from plangate.domain.analysis.case import Case, open_with_plan
from plangate.domain.model.findings import Fix
from plangate.domain.review.fingerprints import FingerprintedFinding, sign
from plangate.domain.review.one_finding import fold
from plangate.domain.rules.rule import Remark, Rule

MAX_FIXES = 10
"""Fixes of a plan that are tried: each is a plan to be read anew."""

_MAX_CHARACTERS = 400_000
"""Characters that are read anew for all fixes of a plan."""


RunRules = Callable[[Case], Iterable[tuple[Rule, Remark]]]
"""Every rule that is run on a case, with what it says."""


def with_verified_fixes(case: Case, run_rules: RunRules) -> Iterator[tuple[Rule, Remark]]:
    """What is said of a case; without a fix where the fixed plan leaves its rule no less to say, or any rule more."""
    remarks = tuple(run_rules(case))
    before = _found(case, remarks) if any(remark.fix for _, remark in remarks) else ()
    tries_left = min(MAX_FIXES, _MAX_CHARACTERS // (len(case.plan.document.text) + 1))
    for rule, remark in remarks:
        if remark.fix is None:
            yield rule, remark
            continue
        is_tried = tries_left > 0 and remark.path is None and _count(rule, before) > 0
        tries_left -= 1
        if is_tried and _mends(rule, before, _after(case, remark.fix, run_rules)):
            yield rule, remark
        else:
            yield rule, replace(remark, fix=None)


def _after(case: Case, fix: Fix, run_rules: RunRules) -> tuple[FingerprintedFinding, ...]:
    """What is found in the fixed plan."""
    plan = case.feature.plan
    fixed = open_with_plan(case, replace(plan, text=apply(fix, plan.text or "")))
    return _found(fixed, run_rules(fixed))


def _found(case: Case, remarks: Iterable[tuple[Rule, Remark]]) -> tuple[FingerprintedFinding, ...]:
    """What is listed of a case: a fix that leaves a cause without what stood for it would bring up the rest."""
    return fold(case.policy, sign(case, remarks))


def _mends(rule: Rule, before: Sequence[FingerprintedFinding], after: Sequence[FingerprintedFinding]) -> bool:
    return _count(rule, after) < _count(rule, before) and _prints(after) <= _prints(before)


def _count(rule: Rule, signed: Sequence[FingerprintedFinding]) -> int:
    return sum(one.finding.rule == rule.name for one in signed)


def _prints(signed: Sequence[FingerprintedFinding]) -> set[str]:
    return {one.finding.fingerprint for one in signed}


def apply(fix: Fix, text: str) -> str:
    """The text with its lines replaced; line ends of the text are kept."""
    lines = text.split("\n")
    end = "\r" if lines[fix.line - 1].endswith("\r") else ""
    new = [f"{line}{end}" for line in fix.text.split("\n")] if fix.text else []
    return "\n".join([*lines[: fix.line - 1], *new, *lines[fix.end_line :]])
