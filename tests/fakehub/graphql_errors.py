"""Errors in the shape in which GitHub's GraphQL API writes them."""

import re
from typing import Any

from graphql import GraphQLError

UNAVAILABLE = "Something went wrong while executing your query. Please include `STAND:IN` when reporting this issue."


class Refusal(GraphQLError):
    """A field that GitHub does not answer; `kind` is its word for why, such as NOT_FOUND."""

    def __init__(self, kind: str, message: str, **extensions: Any) -> None:
        super().__init__(message, extensions={"type": kind, **extensions})


def not_found(message: str) -> Refusal:
    """The thing does not exist, or the token may not know that it does."""
    return Refusal("NOT_FOUND", message)


def no_such_node(node_id: str) -> Refusal:
    """No thing has that global id, or none that the token may see."""
    return not_found(f"Could not resolve to a node with the global id of '{node_id}'.")


def forbidden() -> Refusal:
    """The token lacks the permission."""
    return Refusal("FORBIDDEN", "Resource not accessible by integration", saml_failure=False)


def answer_of(error: GraphQLError) -> dict[str, Any]:
    """An error as GitHub prints it: `type` beside the message, not among the extensions."""
    extensions = dict(error.extensions or {})
    kind = extensions.pop("type", None)
    printed: dict[str, Any] = {"type": kind} if kind else {}
    if error.path:
        printed["path"] = list(error.path)
    if extensions:
        printed["extensions"] = extensions
    if error.locations:
        printed["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    return {**printed, "message": error.message}


def undefined_field(error: GraphQLError) -> GraphQLError:
    """An error of validation as GitHub words it where a field does not exist, any other as it is."""
    said = re.match(r"Cannot query field '(\w+)' on type '(\w+)'", error.message)
    if said is None:
        return error
    field, kind = said.groups()
    told = {"code": "undefinedField", "typeName": kind, "fieldName": field}
    message = f"Field '{field}' doesn't exist on type '{kind}'"
    return GraphQLError(message, error.nodes, extensions=told)
