"""An entity of the specification is not in the data model."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.spec.model import Item
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import by_number, listed
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import before_first, letters, name_parts, plural_stem

_PLAN = """
    # Implementation Plan: Search the catalogue
    """
_SPEC = "## Requirements\n\n### Key Entities\n\n- **Book**: title, author\n- **Reading List**: books of a reader\n"
_UNCHANGED = Vocabulary("no new, no data model, no schema, no persistent, unchanged, not applicable, n/a")


@rule(
    "unmodelled-entity",
    severity=Severity.LOW,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/spec.md": _SPEC,
                "specs/001-search/data-model.md": "# Data Model ◀\n\n## Book\n\nIts title and its author.\n",
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/spec.md": _SPEC,
                "specs/001-search/data-model.md": "# Data Model\n\n## Books\n\nTitle.\n\n## `ReadingList`\n\nBooks.\n",
            },
        ),
    ),
)
def unmodelled_entity(case: Case) -> Iterator[Remark]:
    """A key entity of the specification is nowhere in the data model.

    What the specification calls by name and the data model forgets comes back as a missing table, or under a second
    name. Names are compared without case, spaces and plural, and anywhere in the data model's text. Nothing is said
    where no entity is found at all, or the data model says that nothing changes.

    Model the entity, or use the specification's name for it.

    Source: `templates/commands/analyze.md`, 4.F; `templates/commands/plan.md`, Phase 1.
    """
    model = case.feature.file("data-model.md")
    if model is None or model.text is None or _UNCHANGED.stands_in(model.text):
        return
    text = letters(model.text)
    entities = case.spec.entities if case.spec else ()
    missing = tuple(entity.id for entity in entities if not _is_in(entity, text))
    if 0 < len(missing) < len(entities):
        yield Remark(Span(1, 1), _message(missing), path=model.path, about=missing)


def _message(names: tuple[str, ...]) -> str:
    entities, them = by_number(names, ("a key entity", "it"), ("key entities", "them"))
    return f"The data model lacks {listed(names)}, {entities} of the specification. Model {them}, or align the names."


def _is_in(item: Item, text: str) -> bool:
    # An entity may be named with what it is: `Book (catalogue entry)`; its words may stand apart.
    name = before_first(item.id, "(（/,")
    words = [plural_stem(letters(word)) for word in name_parts(name)]
    return plural_stem(letters(name)) in text or all(word in text for word in words)
