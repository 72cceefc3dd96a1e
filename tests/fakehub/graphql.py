"""GitHub's GraphQL API: any document valid under schema.graphql is executed, with GitHub's limits and errors."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLResolveInfo,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    get_operation_ast,
    parse,
    validate,
)

from tests.fakehub import (
    graphql_checks,
    graphql_comments,
    graphql_git,
    graphql_people,
    graphql_pulls,
    graphql_repository,
    graphql_reviews,
)
from tests.fakehub.graphql_errors import UNAVAILABLE, Refusal, answer_of, undefined_field
from tests.fakehub.graphql_limits import weigh
from tests.fakehub.graphql_query import MutationView, QueryView
from tests.fakehub.graphql_schema import schema
from tests.fakehub.graphql_views import Asked
from tests.fakehub.hub import Hub
from tests.fakehub.model import InstallationToken

SHOWING = (
    graphql_checks, graphql_comments, graphql_git, graphql_people, graphql_pulls, graphql_repository, graphql_reviews
)  # fmt: skip
"""The modules that declare how things are shown; importing them is what registers the views."""

Path = tuple[str | int, ...]


def execute(
    hub: Hub, token: InstallationToken, document: str, variables: Mapping[str, Any] | None = None,
    operation_name: str | None = None, *, failing: Iterable[Path] = (),
) -> dict[str, Any]:  # fmt: skip
    """Execute a document in the name of a token; the fields at the `failing` paths of the answer come back as errors.

    A field that fails is null, and so is what cannot be without it, as GraphQL has it.
    """
    try:
        parsed, operation = understand(document, operation_name)
        node_count, cost = weigh(parsed, operation, variables or {})
    except Misunderstood as misunderstood:
        return {"errors": [answer_of(undefined_field(error)) for error in misunderstood.errors]}
    except GraphQLError as error:
        return {"errors": [answer_of(error)]}
    asked = Asked(hub, token, cost, node_count)
    root = MutationView if operation.operation is OperationType.MUTATION else QueryView
    with hub.state.lock:
        done = execute_sync(
            schema(), parsed, root(None, asked), asked, dict(variables or {}), operation_name,
            middleware=[failure_at(frozenset(failing))],
        )  # fmt: skip
    return printed(done)


class Misunderstood(Exception):
    """The document does not hold to the schema."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        """All that is wrong with it."""
        super().__init__(errors)
        self.errors = errors


def understand(document: str, operation_name: str | None) -> tuple[DocumentNode, OperationDefinitionNode]:
    """The document, validated, and the operation of it that is to be executed."""
    if not document.strip():
        raise GraphQLError("A query attribute must be specified and must be a string.")
    parsed = validated(document)
    operation = get_operation_ast(parsed, operation_name)
    if operation is None:
        raise GraphQLError(f"No operation named {operation_name!r}" if operation_name else "No operation name given.")
    return parsed, operation


@lru_cache(maxsize=200)
def validated(document: str) -> DocumentNode:
    """A document that holds to the schema; clients send the same few again and again."""
    parsed = parse(document)
    wrong = validate(schema(), parsed)
    if wrong:
        raise Misunderstood(wrong)
    return parsed


def failure_at(paths: frozenset[Path]) -> Any:
    """Middleware that lets the fields at these paths fail."""

    def resolve(following: Any, view: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        if paths and tuple(info.path.as_list()) in paths:
            raise Refusal("INTERNAL", UNAVAILABLE)
        return following(view, info, **arguments)

    return resolve


def printed(done: ExecutionResult) -> dict[str, Any]:
    """The answer as JSON; errors that are no refusals are the stand-in's own and are not hidden."""
    for error in done.errors or ():
        if error.original_error is not None and not isinstance(error.original_error, GraphQLError):
            raise error.original_error
    if not done.errors:
        return {"data": done.data}
    return {"data": done.data, "errors": [answer_of(error) for error in done.errors]}
