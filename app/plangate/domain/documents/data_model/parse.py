"""Reading a data model: total, in every dialect that real ones have, in time linear in its size."""

from collections.abc import Sequence

from plangate.domain.documents.data_model.entities import EntityPlace, find_entities
from plangate.domain.documents.data_model.fields import read_fields
from plangate.domain.documents.data_model.model import DataModel, Entity, EntityChange, Relation
from plangate.domain.documents.data_model.relations import EntityNames, common_relations, own_relations, relation_lines
from plangate.domain.documents.data_model.words import NOTHING
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.markdown import Block, Document, List, Span, Table, read_markdown, texts_of
from plangate.domain.text.references import cited_in


def parse_data_model(file: File | None) -> DataModel | None:
    """The data model of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_markdown(text)
    places = find_entities(document)
    names = EntityNames(place.title.name for place in places)
    common = common_relations(_beside(document, places), names)
    entities = tuple(
        _entity(document, place, _own(place, places[number + 1 : number + 2]), names, common)
        for number, place in enumerate(places)
    )
    changes_nothing = not any(entity.is_built for entity in entities) and _says_nothing(document)
    return DataModel(file.path, document, entities, changes_nothing)


def _entity(
    document: Document, place: EntityPlace, own: Span, names: EntityNames, common: dict[str, tuple[Relation, ...]]
) -> Entity:
    fields = read_fields(_below(document, own))
    told = own_relations(place.title.name, _below(document, place.span), fields, names)
    relations = (*told, *common.get(place.title.name, ()))
    return Entity(
        name=place.title.name,
        span=place.span,
        fields=fields,
        relations=tuple({relation.target: relation for relation in reversed(relations)}.values())[::-1],
        cited=cited_in("\n".join(document.lines[place.span.line - 1 : place.span.end_line])),
        enumeration=place.title.enumeration,
        change=place.title.change or EntityChange.NEW,
    )


def _below(document: Document, span: Span) -> tuple[Block, ...]:
    """The blocks behind the heading or the item that names the entity."""
    blocks = document.blocks_in(span)
    return blocks[2:] if blocks and isinstance(blocks[0], List) else blocks[1:]


def _own(place: EntityPlace, later: Sequence[EntityPlace]) -> Span:
    """The place up to the next entity inside it."""
    end = later[0].span.line - 1 if later else place.span.end_line
    return Span(place.span.line, max(min(place.span.end_line, end), place.span.line))


def _beside(document: Document, places: Sequence[EntityPlace]) -> list[tuple[str, int]]:
    """The lines of relations that stand in no entity's section."""
    inside = {line for place in places for line in place.span.lines}
    return [(text, line) for text, line in relation_lines(document.blocks) if line not in inside]


def _says_nothing(document: Document) -> bool:
    """Whether a sentence outside code and tables says that no data model changes."""
    outside = (block for block in document.blocks if not isinstance(block, Table))
    return any(NOTHING.search(inline.flat) for block in outside for inline in texts_of(block))
