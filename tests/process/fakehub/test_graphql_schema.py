"""The stand-in's GraphQL schema: every field answers, and each is GitHub's own."""

import json

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

from tests.fakehub.deeds_comments import react
from tests.fakehub.deeds_repository import record_force_push
from tests.fakehub.graphql import execute
from tests.fakehub.graphql_schema import schema
from tests.fakehub.published_schema import githubs_schema
from tests.fakehub.scene import PATH, a_scene

ARGUMENTS = {
    "first": "1",
    "number": "1",
    "path": f'"{PATH}"',
    "qualifiedName": '"main"',
    "refPrefix": '"refs/heads/"',
    "expression": '"001-search"',
    "login": '"acme"',
    "owner": '"acme"',
    "name": '"shop"',
    "pullRequestNumber": "1",
    "itemTypes": "[HEAD_REF_FORCE_PUSHED_EVENT]",
}
"""A value for each argument without which a field does not answer."""

DECLARED = [declared for name, declared in sorted(schema().type_map.items()) if not name.startswith("__")]


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    made = a_scene(tmp_path_factory.mktemp("scene"))
    yield made
    made.close()


def things_of(scene):
    """The global id of a thing of each type that can be asked for by its id."""
    pull = scene.pull
    react(scene.hub, pull.comments[0], pull.author, "heart")
    record_force_push(scene.hub, pull, pull.base_sha, pull.head_sha, pull.author)
    found = [
        scene.repository, pull, pull.comments[0], pull.reviews[0], scene.thread, scene.thread.comments[1],
        scene.run.suite, scene.run, pull.comments[0].reactions[0], pull.author, scene.app, scene.app.bot,
        scene.repository.owner, pull.force_pushes[0],
    ]  # fmt: skip
    fields = """headRef { id target { id ... on Commit { tree { id } file(path: "README.md") { object { id } } } } }"""
    document = f'{{ repository(owner: "acme", name: "shop") {{ pullRequest(number: 1) {{ {fields} }} }} }}'
    ref = execute(scene.hub, scene.token, document)["data"]["repository"]["pullRequest"]["headRef"]
    target = ref["target"]
    return [*(thing.node_id for thing in found), ref["id"], target["id"], target["tree"]["id"],
            target["file"]["object"]["id"]]  # fmt: skip


def everything(declared, entries):
    """A selection of all fields of a type, down to types that are asked for by themselves."""
    if (
        isinstance(declared, GraphQLUnionType)
        or declared.name in entries
        or not isinstance(declared, GraphQLObjectType)
    ):
        return "{ __typename }"
    return f"{{ {' '.join(selection(name, field, entries) for name, field in declared.fields.items())} }}"


def selection(name, field, entries):
    """A field with the arguments that it needs and all that is below it."""
    given = ", ".join(f"{argument}: {ARGUMENTS[argument]}" for argument in field.args if argument in ARGUMENTS)
    below = get_named_type(field.type)
    return f"{name}{f'({given})' if given else ''} {'' if is_leaf_type(below) else everything(below, entries)}"


def test_every_field_of_every_type_answers(scene):
    ids = things_of(scene)
    found = execute(scene.hub, scene.token, "query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", {"ids": ids})
    entries = {node["__typename"] for node in found["data"]["nodes"]}
    asked = [(schema().type_map[name], name) for name in sorted(entries)]
    parts = [
        f"... on {name} {{ {' '.join(f'{name}_{part}' for part in selections(declared, entries))} }}"
        for declared, name in asked
    ]

    said = execute(
        scene.hub, scene.token, f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ {' '.join(parts)} }} }}", {"ids": ids}
    )

    assert "errors" not in said
    assert json.loads(json.dumps(said)) == said
    assert len(entries) == 18
    assert [name for declared, name in asked for name in unanswered(declared, said)] == []


def selections(declared, entries):
    """The selection of each field of a type, under an alias, so that types do not get into each other's way."""
    return [f"{name}: {selection(name, field, entries)}" for name, field in declared.fields.items()]


def unanswered(declared, said):
    """The fields of a type that no thing of it answered."""
    keys = {key for node in said["data"]["nodes"] for key in node}
    return [name for name in declared.fields if f"{declared.name}_{name}" not in keys]


def test_the_root_answers(scene):
    document = f"""{{ viewer {{ id }} rateLimit {{ cost limit nodeCount remaining resetAt used }}
      repositoryOwner(login: "acme") {{ __typename login }} node(id: "{scene.pull.node_id}") {{ id }} }}"""

    said = execute(scene.hub, scene.token, document)

    assert "errors" not in said
    assert said["data"]["repositoryOwner"] == {"__typename": "Organization", "login": "acme"}


def test_times_and_long_numbers_are_written_as_github_writes_them(scene):
    fields = "pullRequest(number: 1) { createdAt comments(first: 1) { nodes { databaseId fullDatabaseId } } }"

    said = execute(scene.hub, scene.token, f'{{ repository(owner: "acme", name: "shop") {{ {fields} }} }}')

    number = scene.pull.comments[0].id
    assert number > 2**31
    assert said["data"]["repository"]["pullRequest"] == {
        "createdAt": scene.pull.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "comments": {"nodes": [{"databaseId": number, "fullDatabaseId": str(number)}]},
    }


@pytest.mark.parametrize("ours", DECLARED, ids=lambda declared: declared.name)
def test_a_type_is_declared_as_github_publishes_it(ours):
    published = githubs_schema()
    if published is None:
        pytest.skip("GitHub's schema is published with npm, which cannot be reached")

    assert differences(ours, published.type_map.get(ours.name)) == []


def differences(ours, theirs):
    """What of our type GitHub's has not, or has otherwise."""
    if type(ours) is not type(theirs):
        return [f"{ours.name} is a {type(theirs).__name__}"]
    match ours:
        case GraphQLEnumType():
            return [] if list(ours.values) == list(theirs.values) else [f"{ours.name} has other values"]
        case GraphQLUnionType():
            names = {member.name for member in theirs.types}
            return [member.name for member in ours.types if member.name not in names]
        case GraphQLScalarType():
            return []
    return [*other_interfaces(ours, theirs), *(d for name in ours.fields for d in other_field(ours, theirs, name))]


def other_interfaces(ours, theirs):
    """The interfaces that only our type has."""
    names = {interface.name for interface in getattr(theirs, "interfaces", ())}
    return [interface.name for interface in getattr(ours, "interfaces", ()) if interface.name not in names]


def other_field(ours, theirs, name):
    """What of a field of ours GitHub's has otherwise: its type, its arguments, their defaults."""
    field, published = ours.fields[name], theirs.fields.get(name)
    if published is None or str(field.type) != str(published.type):
        return [f"{ours.name}.{name}"]
    if isinstance(ours, GraphQLInputObjectType):
        return []
    return [
        f"{ours.name}.{name}({argument})"
        for argument, value in field.args.items()
        if argument not in published.args
        or (str(value.type), value.default_value)
        != (str(published.args[argument].type), published.args[argument].default_value)
    ]


def test_a_required_argument_of_githubs_is_one_of_ours():
    published = githubs_schema()
    if published is None:
        pytest.skip("GitHub's schema is published with npm, which cannot be reached")
    required = [
        f"{ours.name}.{name}({argument})"
        for ours in DECLARED
        if isinstance(ours, GraphQLObjectType)
        for name, field in ours.fields.items()
        for argument, value in published.type_map[ours.name].fields[name].args.items()
        if str(value.type).endswith("!") and argument not in field.args
    ]

    assert required == []
