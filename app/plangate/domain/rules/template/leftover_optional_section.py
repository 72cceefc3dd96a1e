"""An optional section is kept as the template has it."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import unfilled_optional_sections
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule

_TEMPLATE = """
    ## Summary

    [What is built, and how]

    ## Caching Strategy [OPTIONAL]

    | Endpoint | Duration |
    |----------|----------|
    | [endpoint 1] | [duration] |
    """


@rule(
    "leftover-optional-section",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            ## Summary

            Readers find books by title.

            ## Caching Strategy [OPTIONAL] ◀

            | Endpoint | Duration |
            |----------|----------|
            | [endpoint 1] | [duration] |
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Summary

            Readers find books by title.

            ## Caching Strategy [OPTIONAL]

            | Endpoint | Duration |
            |----------|----------|
            | `GET /search` | 5 minutes |
            """,
            template=_TEMPLATE,
        ),
    ),
)
def leftover_optional_section(case: Case) -> Iterator[Remark]:
    """An optional section of the template is kept word for word, and says nothing about this feature.

    A section marked `[OPTIONAL]` is there for the features that need it. Kept as it is, it makes readers look for a
    decision that nobody took. Its placeholders are part of this finding.

    Fill the section in, or delete it.

    Source: `templates/commands/specify.md`, Section Requirements: a section that does not apply is removed entirely.
    """
    for section in unfilled_optional_sections(case):
        message = f"The optional section {section.title} is kept as the template has it. Fill it in, or delete it."
        yield Remark(section.heading, message, cause=unfilled(section.span))
