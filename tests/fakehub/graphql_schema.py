"""The stand-in's GraphQL schema, read from schema.graphql and made executable."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
)

from tests.fakehub.graphql_views import resolve_field, resolve_type, snake

SDL = Path(__file__).with_name("schema.graphql")

# GitHub writes ids of the database that do not fit 32 bits into fields of type Int, which graphql-core would refuse.
LONG_INT = GraphQLScalarType("LongInt", serialize=int)
LONG_INT.name = "Int"


def moment(value: datetime) -> str:
    """A time as GitHub writes it."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def schema() -> GraphQLSchema:
    """The schema with its resolvers; arguments reach them in snake case."""
    made = build_schema(SDL.read_text(encoding="utf-8"))
    for declared in made.type_map.values():
        match declared:
            case GraphQLObjectType() if not declared.name.startswith("__"):
                make_object_executable(declared)
            case GraphQLInterfaceType():
                declared.resolve_type = resolve_type
                allow_long_ids(declared)
            case GraphQLUnionType():
                declared.resolve_type = resolve_type
            case GraphQLInputObjectType():
                for name, field in declared.fields.items():
                    field.out_name = snake(name)
            case GraphQLScalarType(name="DateTime" | "GitTimestamp"):
                write_with(declared, moment)
            case GraphQLScalarType(name="BigInt"):
                write_with(declared, str)
    return made


def write_with(declared: GraphQLScalarType, written: Callable[[Any], str]) -> None:
    """Set how a scalar is written; graphql-core calls it by one name up to 3.2 and by another since 3.3."""
    for name in ("serialize", "coerce_output_value"):
        setattr(declared, name, written)


def make_object_executable(declared: GraphQLObjectType) -> None:
    """Give the fields of an object type their resolver and their arguments Python's names."""
    for field in declared.fields.values():
        field.resolve = resolve_field
        for argument_name, argument in field.args.items():
            argument.out_name = snake(argument_name)
    allow_long_ids(declared)


def allow_long_ids(declared: GraphQLObjectType | GraphQLInterfaceType) -> None:
    """Let `databaseId` be as long as it is."""
    if "databaseId" in declared.fields:
        declared.fields["databaseId"].type = LONG_INT
