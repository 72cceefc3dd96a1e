"""Whether a plan is still the template: nothing, or nearly nothing, was filled in."""

from collections.abc import Collection

from plangate.domain.analysis.placeholders import flat, untouched_share
from plangate.domain.documents.plan.model import Plan, Role
from plangate.domain.documents.template.model import Template

_MIN_SHARE = 0.6
"""Of the template's placeholders; below it, each that is left is named for itself."""


def why_untouched(plan: Plan, template: Template, left: Collection[int]) -> str | None:
    """What shows that the plan is still the template, as half a sentence; None where it is none.

    `left` are the lines with placeholders that are left, from 1.
    """
    if flat(plan.document.text) == flat(template.plan.document.text):
        return "it equals the template"
    # Most plans are begun: what their templates print need not be sought in them.
    if not _is_begun(plan, left) and untouched_share(plan, template) >= _MIN_SHARE:
        return "most of the template's placeholders stand"
    return "title, header and Summary are placeholders" if _opens_unfilled(plan, left) else None


def _is_begun(plan: Plan, left: Collection[int]) -> bool:
    """Whether somebody wrote title, header and Summary: what is left of the template then is named for itself."""
    opening = {plan.title_span.line, *(field.span.line for field in plan.header)}
    summary = plan.section(Role.SUMMARY)
    written = summary is not None and any(
        line not in left for line in summary.body.lines if plan.document.line(line).strip(" -")
    )
    return written and opening.isdisjoint(left)


def _opens_unfilled(plan: Plan, left: Collection[int]) -> bool:
    """Whether title, header and Summary say nothing: a template that has few placeholders may keep its defaults."""
    header = {field.span.line for field in plan.header}
    summary = plan.section(Role.SUMMARY)
    if summary is None or plan.title_span.line not in left or header.isdisjoint(left):
        return False
    return all(line in left for line in summary.body.lines if plan.document.line(line).strip(" -"))
