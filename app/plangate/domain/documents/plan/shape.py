"""The shape test: whether a plan.md is spec-kit's at all, or written in another format that is not judged."""

from collections.abc import Iterable, Sequence

from plangate.domain.documents.plan.model import Plan, Role, Section
from plangate.domain.model.report import Shape

STOCK_ROLES = frozenset(
    {
        Role.SUMMARY,
        Role.TECHNICAL_CONTEXT,
        Role.CONSTITUTION_CHECK,
        Role.PROJECT_STRUCTURE,
        Role.COMPLEXITY_TRACKING,
    }
)
"""What the stock template's level-2 sections are for."""

_ENOUGH = 3


def stock_shape(sections: Iterable[Section]) -> Shape:
    """Spec-kit's when at least three of the five stock sections are there."""
    roles = {section.role for section in sections} & STOCK_ROLES
    return Shape.SPEC_KIT if len(roles) >= _ENOUGH else Shape.OTHER


def shape_of(plan: Plan, expected: Sequence[str]) -> Shape:
    """The plan's shape, given the titles of its template's sections: half of those make it a plan of that template."""
    if plan.shape is Shape.SPEC_KIT or not expected:
        return plan.shape
    return Shape.SPEC_KIT if _count(plan, expected) * 2 >= len(expected) else Shape.OTHER


def _count(plan: Plan, expected: Iterable[str]) -> int:
    """How many of the titles a plan has."""
    titles = {section.title.casefold() for section in plan.sections}
    return sum(title.casefold() in titles for title in expected)
