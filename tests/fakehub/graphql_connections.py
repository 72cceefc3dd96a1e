"""Connections: a page of a list with cursors, and GitHub's refusals of pages that are too large or unbounded."""

import base64
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from graphql import FieldNode, FragmentSpreadNode, GraphQLResolveInfo, InlineFragmentNode, SelectionSetNode

from tests.fakehub.graphql_errors import Refusal
from tests.fakehub.graphql_views import shown, wants_info

LARGEST_PAGE = 100


def pages(listing: Callable[..., Sequence[Any]]) -> Callable[..., Any]:
    """Turn a method that lists things into a field that answers with a connection over them.

    The method gets the arguments of the field that do not page, and the view in whose name it is called.
    """

    @wants_info
    def connection(
        self: Any, info: GraphQLResolveInfo[Any], *, after: str | None = None, before: str | None = None,
        first: int | None = None, last: int | None = None, **arguments: Any,
    ) -> dict[str, Any]:  # fmt: skip
        refuse_unbounded(info, first, last)
        things = listing(self, **arguments)
        return page(info, things, after=after, before=before, first=first, last=last)

    connection.__doc__ = listing.__doc__
    return connection


def refuse_unbounded(info: GraphQLResolveInfo[Any], first: int | None, last: int | None) -> None:
    """Refuse a page without a size, with two, or over 100; a mere count needs none."""
    name = info.field_name
    if first is None and last is None and {"nodes", "edges"} & set(selected(info)):
        message = f"You must provide a `first` or `last` value to properly paginate the `{name}` connection."
        raise Refusal("MISSING_PAGINATION_BOUNDARIES", message)
    if first is not None and last is not None:
        message = f"Passing both `first` and `last` to paginate the `{name}` connection is not supported."
        raise Refusal("UNPROCESSABLE", message)
    for side, size in (("first", first), ("last", last)):
        if size is not None and size < 0:
            raise Refusal("UNPROCESSABLE", f"`{side}` on the `{name}` connection cannot be less than zero.")
        if size is not None and size > LARGEST_PAGE:
            message = f"Requesting {size} records on the `{name}` connection exceeds the `{side}` limit of 100 records."
            raise Refusal("EXCESSIVE_PAGINATION", message)


def page(
    info: GraphQLResolveInfo[Any], things: Sequence[Any], *, after: str | None, before: str | None, first: int | None,
    last: int | None,
) -> dict[str, Any]:  # fmt: skip
    """The slice of a list that was asked for, as a connection."""
    start = 0 if after is None else position(after)
    end = len(things) if before is None else min(position(before) - 1, len(things))
    if first is not None:
        end = min(end, start + first)
    if last is not None:
        start = max(start, end - last)
    nodes = shown(things[start:end], info.context)
    cursors = [cursor(number) for number in range(start + 1, end + 1)]
    return {
        "totalCount": len(things),
        "nodes": nodes,
        "edges": [{"cursor": where, "node": node} for where, node in zip(cursors, nodes, strict=False)],
        "pageInfo": {
            "hasNextPage": end < len(things),
            "hasPreviousPage": start > 0,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        },
    }


def cursor(number: int) -> str:
    """The opaque name of the number-th thing of a list, from 1."""
    return base64.b64encode(f"cursor:v2:{number}".encode()).decode()


def position(text: str) -> int:
    """The number that a cursor names."""
    try:
        return int(base64.b64decode(text, validate=True).decode().removeprefix("cursor:v2:"))
    except ValueError:
        raise Refusal("INVALID_CURSOR_ARGUMENTS", f"`{text}` does not appear to be a valid cursor.") from None


def selected(info: GraphQLResolveInfo[Any]) -> Iterator[str]:
    """The names of the fields selected right below a field, through fragments."""
    for node in info.field_nodes:
        yield from field_names(info, node.selection_set)


def field_names(info: GraphQLResolveInfo[Any], selections: SelectionSetNode | None) -> Iterator[str]:
    """The names of the fields of a selection, through fragments."""
    for node in selections.selections if selections else ():
        match node:
            case FieldNode():
                yield node.name.value
            case InlineFragmentNode():
                yield from field_names(info, node.selection_set)
            case FragmentSpreadNode():
                yield from field_names(info, info.fragments[node.name.value].selection_set)
