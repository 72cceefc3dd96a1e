"""Every file of contracts/ is a contract, whatever it is written in."""

from textwrap import dedent

import pytest

from plangate.domain.documents.contracts.model import Contract, Operation
from plangate.domain.documents.contracts.parse import parse_contract, parse_contracts
from plangate.domain.documents.references import Cited
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import Span
from tests.builders import a_file

FOLDER = "specs/001-search"


def a_contract(name: str, text: str) -> Contract:
    """The contract of that text."""
    return parse_contract(a_file(f"{FOLDER}/contracts/{name}", dedent(text).lstrip()))


def operations(name: str, text: str) -> list[tuple[str, str]]:
    """Methods and paths in that text."""
    return [(operation.method, operation.path) for operation in a_contract(name, text).operations]


def test_a_markdown_contract_has_a_title_and_operations():
    contract = a_contract(
        "search.md",
        """
        # Search API

        ## Find books: `GET /books?title=…`

        Serves FR-001.

        ## Errors
        """,
    )

    assert contract == Contract(
        path=f"{FOLDER}/contracts/search.md",
        title="Search API",
        operations=(Operation("GET", "/books", Span(3, 3), "Find books"),),
        cited=Cited(("FR-001",)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "### PUT /books/{id}\n",
        "### `PUT` `/books/{id}`\n",
        "**PUT /books/{id}**\n",
        "**Endpoint**: `PUT /books/{id}`\n",
        "- `PUT /books/{id}` changes a book.\n",
        "| PUT | /books/{id} | change |\n|---|---|---|\n| PUT | /books/{id} | change |\n",
        "| Method | Path |\n|---|---|\n| `PUT` | `/books/{id}` |\n",
        "```http\nPUT /books/{id} HTTP/1.1\n```\n",
        "```bash\ncurl -X PUT https://api.example.com/books/{id}\n```\n",
        "- **Path**: `/books/{id}`\n- **Method**: PUT\n",
        "**Method:** PUT\n**Endpoint:** /books/{id}\n",
        "### PUT /books/{id}\n\n```http\nPUT /books/{id}\n```\n",
    ],
)
def test_an_operation_is_found_however_it_is_written(text):
    assert operations("api.md", f"# API\n\n{text}") == [("PUT", "/books/{id}")]


@pytest.mark.parametrize(
    "text",
    [
        "The client calls, and after the reader has agreed, PUT /books follows.\n",
        "Client → API: PUT /books\n",
        "GET a/b\n",
    ],
)
def test_a_mention_in_passing_is_no_operation(text):
    assert operations("api.md", f"# API\n\n{text}") == []


OPENAPI = """
    openapi: 3.1.0
    info:
      title: Search API
    paths:
      /books:
        summary: Books
        get:
          summary: Find books
          description: FR-004
        post:
          operationId: addBook
    """


def test_an_openapi_contract_has_its_operations():
    contract = a_contract("search.yaml", OPENAPI)

    assert contract == Contract(
        path=f"{FOLDER}/contracts/search.yaml",
        title="Search API",
        operations=(
            Operation("GET", "/books", Span(7, 9), "Find books"),
            Operation("POST", "/books", Span(10, 11), "addBook"),
        ),
        cited=Cited(("FR-004",)),
    )


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.json", '{"swagger": "2.0", "info": {"title": "Books"}}', "Books"),
        ("a.json", '{\n\t"$schema": "x",\n\t"title": "Book"\n}', "Book"),
        ("a.yml", "title: Book\nproperties:\n  id: {type: string}\n", "Book"),
        ("a.yaml", "asyncapi: 3.0.0\ninfo:\n  title: Events\n", "Events"),
        ("limits.yaml", "most: 10\n", "limits"),
        ("list.json", "[1, 2]", "list"),
        ("schema.graphql", "type Query { books: [Book] }", "schema"),
        ("books.proto", "service Books {}", "books"),
        ("books.ts", "export {}", "books"),
        ("LICENSE", "text", "LICENSE"),
    ],
)
def test_a_contract_has_its_own_title_or_that_of_its_file(name, text, title):
    contract = a_contract(name, text)

    assert (contract.title, contract.note) == (title, "")


@pytest.mark.parametrize(
    ("name", "text", "note"),
    [
        ("a.yaml", "a: ]", "is not YAML: did not find expected node content, line 1"),
        ("a.json", "", "is empty"),
        ("a.yaml", "a: &a [x]\nb: &b [*a,*a]\n" + "k: *c\n", "refers to `c` before its value is complete, line 3"),
        ("a.yaml", "- " * 60 + "a", "is nested more than 50 levels deep, line 1"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_note(name, text, note):
    assert a_contract(name, text).note.startswith(note.split(":")[0])
    assert a_contract(name, text).operations == ()


def test_a_file_without_text_and_a_link_have_a_note():
    large = File(f"{FOLDER}/contracts/a.md", "0", None, 300_000)
    link = File(f"{FOLDER}/contracts/b.md", "0", "../../x.md", symlink=True)

    assert [one.note for one in parse_contracts(FOLDER, (large, link))] == [
        "was not read: too large, or not text",
        "is a symbolic link",
    ]


def test_only_files_of_the_folder_of_contracts_are_contracts():
    files = (a_file(f"{FOLDER}/spec.md", ""), a_file(f"{FOLDER}/contracts/v1/a.md", "# A\n"))

    assert [one.title for one in parse_contracts(FOLDER, files)] == ["A"]
