"""Reading a data model: total, in every dialect that real ones have, in time linear in its size."""

from plangate.domain.documents.data_model.entities import EntityPlace, find_entities
from plangate.domain.documents.data_model.model import DataModel, Entity
from plangate.domain.documents.data_model.relations import EntityNames, common_relations, own_relations, relation_lines
from plangate.domain.documents.references import cited_in
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.markdown import Block, Document, List, Span, read_markdown


def parse_data_model(file: File | None) -> DataModel | None:
    """The data model of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_markdown(text)
    places = find_entities(document)
    names = EntityNames(place.title.name for place in places)
    common = common_relations(_beside(document, places), names)
    return DataModel(file.path, tuple(_entity(document, place, names, common) for place in places))


def _entity(document: Document, place: EntityPlace, names: EntityNames, common: dict[str, dict[str, None]]) -> Entity:
    name, span = place.title.name, place.span
    known = own_relations(_below(document, span), names) | common.get(name, {})
    return Entity(
        name=name,
        span=span,
        relations=tuple(other for other in known if other != name),
        cited=cited_in("\n".join(document.lines[span.line - 1 : span.end_line])),
        is_built=place.title.built is not False,
    )


def _below(document: Document, span: Span) -> tuple[Block, ...]:
    """The blocks behind the heading or the item that names the entity."""
    blocks = document.blocks_in(span)
    return blocks[2:] if blocks and isinstance(blocks[0], List) else blocks[1:]


def _beside(document: Document, places: tuple[EntityPlace, ...]) -> list[str]:
    """The lines of relations that stand in no entity's section."""
    inside = {line for place in places for line in place.span.lines}
    return [text for text, line in relation_lines(document.blocks) if line not in inside]
