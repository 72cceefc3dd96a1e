"""A field of the Technical Context is absent or empty."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import lines_of
from plangate.domain.documents.plan.headings import fold_name, name_of
from plangate.domain.documents.plan.keys import CONTEXT_KEYS, STOCK_CONTEXT, is_key, meanings_of
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

_LONGEST_LABEL = 60
"""Characters of what stands before a colon and may be a label."""


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
    this repository's own template; further ones may be added freely, and `N/A` is a value. A field is known by its
    name, a translation of it in other words, remarks in brackets aside, wherever a line of the section is labeled so.

    Add the field, or write `N/A` where it does not apply. Fields that no plan needs belong out of the template.

    Source: `templates/plan-template.md`, Technical Context.
    """
    section = case.plan.section(Role.TECHNICAL_CONTEXT)
    missing, empty = _absent(case), _empty(case)
    absent = list({_names(field): field for field in missing if _is_asked(field)}.values())
    if section is not None and (absent or empty):
        yield Remark(
            section.heading if absent else Span(empty[0].span.line, empty[0].span.line),
            " ".join((*_lacks(absent), *_holds(empty), _todo(len(absent) + len(empty)))),
            severity=Severity.INFO if _is_rewritten(case, missing) else None,
            about=tuple(field.key for field in (*absent, *empty)),
        )


def _absent(case: Case) -> list[Field]:
    """The template's fields that the plan has under no name and under no label that means them."""
    wanted = case.template.plan.context
    own = {name for field in wanted for name in _names(field)}
    named = {name for field in case.plan.context for name in _names(field)}
    absent = [field for field in wanted if named.isdisjoint(_names(field))]
    said = set(_labels(case)) if absent else set()
    meant = {key for label in said if fold_name(label) not in own for key in meanings_of(label)}
    said = set(map(fold_name, said))
    return [field for field in absent if said.isdisjoint(_names(field)) and meant.isdisjoint(meanings_of(field.name))]


def _is_asked(field: Field) -> bool:
    """Whether the template leaves a field to be filled in; a list of its own under a name of its own is guidance."""
    return field.key in STOCK_CONTEXT or "\n" not in field.value.strip() or "[" in field.value


def _names(field: Field) -> tuple[str, ...]:
    return fold_name(field.key), fold_name(name_of(field.name))


def _labels(case: Case) -> Iterator[str]:
    """What stands before a value in the Technical Context, in a line, a row or a heading; and titles of sections."""
    yield from (name_of(section.title) for section in case.plan.sections if is_key(section.title, CONTEXT_KEYS))
    section = case.plan.section(Role.TECHNICAL_CONTEXT)
    for line in lines_of(case.plan.document.blocks_in(section.body)) if section else ():
        label, _, value = line.text.replace("：", ":").partition(":")
        if value.strip() and len(label) <= _LONGEST_LABEL:
            yield name_of(label)
    yield from (name_of(field.name) for field in case.plan.context if field.value.strip())


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
