"""A filled plan is the template again."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import untouched_share
from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import WHOLE_FILE
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_TEMPLATE = """
    # Implementation Plan: [FEATURE]

    **Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

    ## Summary

    [What is built, and how]
    """
_FILLED = """\
# Implementation Plan: Search the catalogue

**Branch**: `001-search` | **Date**: 2026-04-01 | **Spec**: [spec.md](./spec.md)

## Summary

Readers find books by title.
"""
_FILLED_SHARE = 0.3
"""Of the template's placeholders; a plan that has fewer was filled in."""


@rule(
    "reset-plan",
    severity=Severity.CRITICAL,
    bad=(
        Example(
            plan="""
            # Implementation Plan: [FEATURE] ◀

            **Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

            ## Summary

            [What is built, and how]
            """,
            template=_TEMPLATE,
            before={"specs/001-search/plan.md": _FILLED},
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Branch**: `001-search` | **Date**: 2026-04-02 | **Spec**: [spec.md](./spec.md)

            ## Summary

            Readers find books by title and author.
            """,
            template=_TEMPLATE,
            before={"specs/001-search/plan.md": _FILLED},
        ),
    ),
)
def reset_plan(case: Case) -> Iterator[Remark]:
    """A plan that was filled in is overwritten by the template.

    The set-up script, run once more, has copied the template over a finished plan, and the pull request would delete
    what was planned. It always counts, and stands for all else that would be said of the file.

    Restore the plan as it was: `git checkout <base> -- plan.md`.

    Source: spec-kit issues 1391 and 1059: `setup-plan.sh` overwrote plans.
    """
    before = case.feature.before
    if before is None or not before.text or case.why_untouched is None:
        return
    if untouched_share(parse_plan(before), case.template) < _FILLED_SHARE:
        message = "This plan was filled in before, and is the plan template again. Restore what it said."
        yield Remark(Span(1, 1), message, cause=WHOLE_FILE)
