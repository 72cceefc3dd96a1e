"""Which technologies a plan uses: what its Technical Context names as used, field by field."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.technologies import Technology, TechnologyClass, technologies_in
from plangate.domain.documents.plan.model import Field, Plan, Role

_FIELDS = {
    TechnologyClass.LANGUAGE: frozenset({"Language/Version"}),
    TechnologyClass.DATABASE: frozenset({"Storage"}),
    TechnologyClass.TESTS: frozenset({"Testing"}),
    TechnologyClass.BACKEND: frozenset({"Primary Dependencies", "Language/Version"}),
    TechnologyClass.FRONTEND: frozenset({"Primary Dependencies", "Language/Version"}),
    TechnologyClass.MAPPER: frozenset({"Primary Dependencies", "Storage"}),
}
_SEGMENT = re.compile(r"[;,\n()（），；]|\.\s")
_UNDECIDED = re.compile(
    r"(?i)\b(?:or|migrat\w*|replac\w*|instead|existing|legacy|currently|unchanged|alternativ\w*|moving|away|port\w*|n/a"
    r"|needs clarification)\b|\be\.g\.|→|->|\[|移行|迁移"
)
_ASIDE = re.compile(
    r"(?i)\b(?:no|not|non|without|never|remov\w*|drop\w*|deprecat\w*|optional\w*|future|later|dev|development"
    r"|local\w*|ci"
    r"|tooling|scripts?|docs?|documentation|cach\w*|sessions?|examples?|generated|client|clients|sdk|bindings?|via"
    r"|through"
    r"|compatib\w*|reads?|import\w*|export\w*|parses?|analy\w*)\b"
)
_TESTING = re.compile(r"(?i)\b(?:tests?|testing|mocks?|fixtures?|in-memory)\b")


def planned(plan: Plan, kind: TechnologyClass) -> Iterator[tuple[Field, tuple[Technology, ...]]]:
    """The fields that name technologies of that kind as used; a field that weighs several is left out."""
    for field in plan.context:
        if field.key in _FIELDS[kind] and not _UNDECIDED.search(field.value):
            used = tuple(one for segment in _SEGMENT.split(field.value) for one in _used(segment, kind))
            if used:
                yield field, used


def named(plan: Plan) -> frozenset[Technology]:
    """All technologies that the Technical Context or the summary names, used or not."""
    summary = plan.section(Role.SUMMARY)
    lines = plan.document.lines[summary.span.line : summary.span.end_line] if summary else ()
    return frozenset(technologies_in("\n".join((*(field.value for field in plan.context), *lines))))


def _used(segment: str, kind: TechnologyClass) -> Iterator[Technology]:
    if _ASIDE.search(segment) or (kind is not TechnologyClass.TESTS and _TESTING.search(segment)):
        return
    yield from (one for one in technologies_in(segment) if one.kind is kind)
