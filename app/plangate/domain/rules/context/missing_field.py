"""A field of the Technical Context is absent or empty."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.model import Field, Role
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import by_number, listed

_TEMPLATE = """
    ## Technical Context

    **Language/Version**: [language]
    **Storage**: [storage or N/A]
    **Testing**: [runner]
    """


@rule(
    "missing-field",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Technical Context ◀

            **Language/Version**: Python 3.12
            **Testing**: pytest
            """,
            template=_TEMPLATE,
        ),
        Example(
            plan="""
            ## Technical Context

            **Language/Version**: Python 3.12
            **Storage**: ◀
            **Testing**: pytest
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Technical Context

            - **Language/Version**: Python 3.12
            - **Storage**: N/A
            - **Testing**:
              - pytest for all modules
            - **Bounded Context**: lending
            """,
            template=_TEMPLATE,
        ),
    ),
)
def missing_field(case: Case) -> Iterator[Remark]:
    """A field that the template asks for in the Technical Context is absent, or has no value.

    What the plan leaves out, whoever implements it decides anew, and differently each time. The fields are those of
    this repository's own template; further ones may be added freely, and `N/A` is a value.

    Add the field, or write `N/A` where it does not apply. Fields that no plan needs belong out of the template.

    Source: `templates/plan-template.md`, Technical Context.
    """
    section = case.plan.section(Role.TECHNICAL_CONTEXT)
    absent, empty = _absent(case), _empty(case)
    if section is not None and (absent or empty):
        yield Remark(
            section.heading if absent else Span(empty[0].span.line, empty[0].span.line),
            " ".join((*_lacks(absent), *_holds(empty), _todo(len(absent) + len(empty)))),
            severity=Severity.INFO if _is_rewritten(case, absent) else None,
            about=tuple(field.key for field in (*absent, *empty)),
        )


def _absent(case: Case) -> list[Field]:
    """The template's fields that the plan does not have."""
    given = {field.key for field in case.plan.context}
    return [field for field in case.template.plan.context if field.key not in given]


def _empty(case: Case) -> list[Field]:
    """The plan's fields, of those that the template asks for, that have no value."""
    given = {field.key: field for field in case.plan.context}
    present = filter(None, (given.get(field.key) for field in case.template.plan.context))
    return [field for field in present if not field.value.strip()]


def _is_rewritten(case: Case, absent: list[Field]) -> bool:
    """Whether the plan has fields of its own instead, or the template is not this repository's."""
    return len(absent) * 2 > len(case.template.plan.context) or case.template.source == "upstream"


def _lacks(absent: list[Field]) -> Iterator[str]:
    if absent:
        yield f"The Technical Context lacks {listed([field.name for field in absent])}, which the template has."


def _holds(empty: list[Field]) -> Iterator[str]:
    if empty:
        yield f"{listed([field.name for field in empty])} {by_number(empty, 'has', 'have')} no value."


def _todo(count: int) -> str:
    return f"Write {'it, or N/A where it does' if count == 1 else 'each, or N/A where one does'} not apply."
