"""The plan is still the template."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import WHOLE_FILE
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span


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
    left = case.why_untouched
    if left:
        message = f"This file is still the plan template: {left}. Fill it in, or leave the file out."
        yield Remark(Span(1, 1), message, cause=WHOLE_FILE)
