"""Fixes: replaced lines, offered only where the rule is then content."""

from dataclasses import replace

from app.domain.findings import Fix
from app.domain.rules.open_case import open_case
from app.domain.rules.rule import Case, Remark, Rule


def proven(case: Case, rule: Rule, remark: Remark) -> Remark:
    """The remark; without its fix where the rule, run on the fixed plan, finds no less than before."""
    if remark.fix is None or remark.path is not None:
        return remark
    before = sum(1 for _ in rule.judge(case))
    after = sum(1 for _ in rule.judge(_fixed(case, remark.fix)))
    return remark if after < before else replace(remark, fix=None)


def apply(fix: Fix, text: str) -> str:
    """The text with its lines replaced; line ends of the text are kept."""
    lines = text.split("\n")
    end = "\r" if lines[fix.line - 1].endswith("\r") else ""
    new = [f"{line}{end}" for line in fix.text.split("\n")] if fix.text else []
    return "\n".join([*lines[: fix.line - 1], *new, *lines[fix.end_line :]])


def _fixed(case: Case, fix: Fix) -> Case:
    plan = replace(case.feature.plan, text=apply(fix, case.feature.plan.text or ""))
    return open_case(case.snapshot, replace(case.feature, plan=plan), case.policy)
