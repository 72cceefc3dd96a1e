"""Fixes: replaced lines, offered only where the rule is then content."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.findings import Fix
from app.domain.rules.open_case import open_case
from app.domain.rules.rule import Case, Remark, Rule

MOST_FIXES = 10
"""Fixes of a plan that are tried: each is a plan to be read anew."""

_MOST_READ = 400_000
"""Characters that are read anew for all fixes of a plan."""


def with_proven_fixes(case: Case, remarks: Iterable[tuple[Rule, Remark]]) -> Iterator[tuple[Rule, Remark]]:
    """The remarks; without a fix where the rule, run on the fixed plan, finds no less than before."""
    budget = min(MOST_FIXES, _MOST_READ // (len(case.plan.document.text) + 1))
    tried = 0
    for rule, remark in remarks:
        if remark.fix is None:
            yield rule, remark
            continue
        tried += 1
        mends = tried <= budget and remark.path is None and _mends(case, rule, remark.fix)
        yield rule, remark if mends else replace(remark, fix=None)


def _mends(case: Case, rule: Rule, fix: Fix) -> bool:
    before = sum(1 for _ in rule.judge(case))
    return sum(1 for _ in rule.judge(_fixed(case, fix))) < before


def apply(fix: Fix, text: str) -> str:
    """The text with its lines replaced; line ends of the text are kept."""
    lines = text.split("\n")
    end = "\r" if lines[fix.line - 1].endswith("\r") else ""
    new = [f"{line}{end}" for line in fix.text.split("\n")] if fix.text else []
    return "\n".join([*lines[: fix.line - 1], *new, *lines[fix.end_line :]])


def _fixed(case: Case, fix: Fix) -> Case:
    plan = replace(case.feature.plan, text=apply(fix, case.feature.plan.text or ""))
    return open_case(case.snapshot, replace(case.feature, plan=plan), case.policy)
