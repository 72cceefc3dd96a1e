"""Fixes: replaced lines, offered only where the rule is then content and no rule says anything new."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.open_case import open_with_plan
from plangate.domain.model.findings import Fix
from plangate.domain.review.fingerprints import FingerprintedFinding, sign
from plangate.domain.rules.rule import Remark, Rule

MOST_FIXES = 10
"""Fixes of a plan that are tried: each is a plan to be read anew."""

_MOST_READ = 400_000
"""Characters that are read anew for all fixes of a plan."""


JudgeAll = Callable[[Case], Iterable[tuple[Rule, Remark]]]
"""Every rule that speaks of a case, with what it says."""


def with_proven_fixes(case: Case, judge: JudgeAll) -> Iterator[tuple[Rule, Remark]]:
    """What is said of a case; without a fix where the fixed plan leaves its rule no less to say, or any rule more."""
    remarks = tuple(judge(case))
    before = sign(case, remarks) if any(remark.fix for _, remark in remarks) else ()
    budget = min(MOST_FIXES, _MOST_READ // (len(case.plan.document.text) + 1))
    tried = 0
    for rule, remark in remarks:
        if remark.fix is None:
            yield rule, remark
            continue
        tried += 1
        mends = False
        if tried <= budget and remark.path is None:
            fixed = _fixed(case, remark.fix)
            mends = _mends(rule, before, sign(fixed, judge(fixed)))
        yield rule, remark if mends else replace(remark, fix=None)


def _mends(rule: Rule, before: tuple[FingerprintedFinding, ...], after: tuple[FingerprintedFinding, ...]) -> bool:
    return _said_by(rule, after) < _said_by(rule, before) and _prints(after) <= _prints(before)


def _said_by(rule: Rule, signed: tuple[FingerprintedFinding, ...]) -> int:
    return sum(1 for one in signed if one.finding.rule == rule.name)


def _prints(signed: tuple[FingerprintedFinding, ...]) -> set[str]:
    return {one.finding.fingerprint for one in signed}


def apply(fix: Fix, text: str) -> str:
    """The text with its lines replaced; line ends of the text are kept."""
    lines = text.split("\n")
    end = "\r" if lines[fix.line - 1].endswith("\r") else ""
    new = [f"{line}{end}" for line in fix.text.split("\n")] if fix.text else []
    return "\n".join([*lines[: fix.line - 1], *new, *lines[fix.end_line :]])


def _fixed(case: Case, fix: Fix) -> Case:
    plan = case.feature.plan
    return open_with_plan(case, replace(plan, text=apply(fix, plan.text or "")))
