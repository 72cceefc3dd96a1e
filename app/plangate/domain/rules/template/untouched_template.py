"""The plan is still the template."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import flat, untouched_share
from plangate.domain.documents.plan.model import Role
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_MIN_SHARE = 0.6
"""Of the template's placeholders; below it, each that is left is named for itself."""


@rule(
    "untouched-template",
    severity=Severity.CRITICAL,
    bad=(
        Example(
            plan="""
            # Implementation Plan: [FEATURE] ◀

            **Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

            ## Summary

            Readers find books by title.

            ## Constitution Check

            [Gates determined based on constitution file]
            """,
            template="""
            # Implementation Plan: [FEATURE]

            **Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

            ## Summary

            [What is built, and how]

            ## Constitution Check

            [Gates determined based on constitution file]
            """,
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Branch**: `001-search` | **Date**: 2026-04-01 | **Spec**: [spec.md](./spec.md)

            ## Summary

            Readers find books by title.
            """,
            template="""
            # Implementation Plan: [FEATURE]

            **Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

            ## Summary

            [What is built, and how]
            """,
        ),
    ),
)
def untouched_template(case: Case) -> Iterator[Remark]:
    """The file is still the plan template: nothing, or nearly nothing, has been filled in.

    The set-up script copies the template into the feature's folder before anybody plans. What is then committed looks
    like a plan and says nothing. It is found when at least 60 % of the template's placeholders stand and title, header
    or Summary has one, or when title, header and Summary are nothing else, and reported once: all else that would be
    said of such a file has this cause.

    Fill the template in, with `/speckit.plan` or by hand, or leave the file out of the pull request.

    Source: `scripts/bash/setup-plan.sh` copies the template; `templates/commands/plan.md`, step 3, has it filled in.
    """
    same = flat(case.plan.document.text) == flat(case.template.plan.document.text)
    share = untouched_share(case.plan, case.template)
    if same:
        left = "it equals the template"
    elif share >= _MIN_SHARE and not _is_begun(case):
        left = "most of the template's placeholders stand"
    elif _opens_unfilled(case):
        left = "title, header and Summary are placeholders"
    else:
        return
    yield Remark(Span(1, 1), f"This file is still the plan template: {left}. Fill it in, or leave the file out.")


def _is_begun(case: Case) -> bool:
    """Whether somebody wrote title, header and Summary: what is left of the template then is named for itself."""
    opening = {case.plan.title_span.line, *(field.span.line for field in case.plan.header)}
    summary = case.plan.section(Role.SUMMARY)
    written = summary is not None and any(
        line not in case.left_lines for line in summary.body.lines if case.plan.document.line(line).strip(" -")
    )
    return written and case.left_lines.isdisjoint(opening)


def _opens_unfilled(case: Case) -> bool:
    """Whether title, header and Summary say nothing: a template that has few placeholders may keep its defaults."""
    lines = case.left_lines
    header = {field.span.line for field in case.plan.header}
    summary = case.plan.section(Role.SUMMARY)
    if summary is None or case.plan.title_span.line not in lines or lines.isdisjoint(header):
        return False
    return all(line in lines for line in summary.body.lines if case.plan.document.line(line).strip(" -"))
