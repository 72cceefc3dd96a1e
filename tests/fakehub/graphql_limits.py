"""What a query may ask for: GitHub's count of possible nodes, refused over 500,000, and its price in points.

https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

from tests.fakehub.graphql_errors import Refusal

MOST_NODES = 500_000


@dataclass(frozen=True, slots=True)
class Request:
    """A connection of a query: for how many parents it is asked, and for how many nodes in all."""

    name: str
    parents: int
    nodes: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the variables that it is executed with."""

    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]

    def requests(self, selections: SelectionSetNode | None, parents: int = 1) -> Iterator[Request]:
        """The connections of a selection, each counted for all parents above it."""
        for node in selections.selections if selections else ():
            match node:
                case FieldNode():
                    size = self.size(node)
                    if size is not None:
                        yield Request(node.name.value, parents, parents * size)
                    yield from self.requests(node.selection_set, parents * (1 if size is None else size))
                case InlineFragmentNode():
                    yield from self.requests(node.selection_set, parents)
                case FragmentSpreadNode():
                    yield from self.requests(self.fragments[node.name.value].selection_set, parents)

    def size(self, node: FieldNode) -> int | None:
        """How many nodes a field asks for by `first`, `last` or `ids`; None for a field that is no connection."""
        for argument in node.arguments or ():
            value = self.value(argument.value)
            if argument.name.value in ("first", "last") and isinstance(value, int):
                return max(value, 0)
            if argument.name.value == "ids":
                return len(value) if isinstance(value, list | tuple) else 1
        return None

    def value(self, node: ValueNode) -> Any:
        """The number or list that an argument has, None for anything else."""
        match node:
            case VariableNode():
                return self.variables.get(node.name.value)
            case IntValueNode():
                return int(node.value)
            case ListValueNode():
                return node.values
        return None


def weigh(document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> tuple[int, int]:
    """The possible nodes of an operation and its cost in points; refused where there are too many nodes."""
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    asked = list(Reading(fragments, variables).requests(operation.selection_set))
    total = sum(request.nodes for request in asked)
    too_large = next((request for request in asked if request.nodes > MOST_NODES), None)
    if too_large:
        raise refusal(
            f"By the time this query traverses to the {too_large.name} connection, it is requesting up to "
            f"{too_large.nodes:,} possible nodes"
        )
    if total > MOST_NODES:
        raise refusal(f"This query requests up to {total:,} possible nodes")
    return total, max(1, round(sum(request.parents for request in asked) / 100))


def refusal(complaint: str) -> Refusal:
    """The refusal of a query that asks for too much."""
    return Refusal("MAX_NODE_LIMIT_EXCEEDED", f"{complaint} which exceeds the maximum limit of {MOST_NODES:,}.")
