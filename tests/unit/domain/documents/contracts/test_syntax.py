"""Whether a contract parses is found in its text, unless it is known of that blob from before."""

import hashlib
from pathlib import Path

import pytest

from plangate.domain.documents.contracts import syntax
from plangate.domain.documents.contracts.syntax import PARSES, syntax_of
from plangate.domain.model.syntax import LEAST_KEPT, READING, Syntax, kept_as
from plangate.domain.text import yaml
from tests import ROOT
from tests.builders import a_file

LONG = "a: 1\n" + "# \n" * LEAST_KEPT
DIGESTS = {1: "aab1007f23f0398e"}
"""Of all that decides whether a file parses, by its READING."""


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.yaml", "a: 1\n", PARSES),
        ("a.yaml", "a: 1\nb: ]\n", Syntax(2, "it is not YAML: did not find expected node content")),
        ("a.json", '{"a": 1}', PARSES),
        ("a.json", '{\n"a": }', Syntax(2, "expecting value")),
        ("a.json", "[" * 200_000, Syntax(1, "it is nested too deeply, or holds a number that is too long")),
        ("a.yaml", "a: {{ name }}\n", PARSES),
        ("a.md", "a: ]\n", PARSES),
        ("a.yaml", None, PARSES),
    ],
)
def test_it_is_found_where_nobody_knows_it(name, text, found):
    assert syntax_of(a_file(f"specs/001-search/contracts/{name}", text)) == found


def test_what_is_known_is_not_found_again():
    known = Syntax(7, "it was known")

    assert syntax_of(a_file("specs/001-search/contracts/a.yaml", "a: 1\n", syntax=known)) == known


@pytest.mark.parametrize(
    ("path", "sha", "size", "kept"),
    [
        ("contracts/a.yaml", "c1", LEAST_KEPT, f"{READING}-yaml-c1"),
        ("contracts/a.json", "c1", LEAST_KEPT, f"{READING}-json-c1"),
        ("contracts/a.yaml", "c1", LEAST_KEPT - 1, None),
        ("contracts/a.yaml", "", LEAST_KEPT, None),
        ("contracts/a.md", "c1", LEAST_KEPT, None),
    ],
)
def test_it_is_kept_of_what_takes_long_for_each_blob_and_ending(path, sha, size, kept):
    assert kept_as(path, sha, size) == kept


def test_another_way_of_reading_has_another_number():
    sources = (Path(module.__file__).read_bytes() for module in (syntax, yaml))
    lock = (ROOT / "requirements/app.lock").read_text().lower()
    parser = next(line for line in lock.splitlines() if line.startswith("pyyaml=="))
    digest = hashlib.sha256(b"".join(sources) + parser.split()[0].encode()).hexdigest()[:16]

    assert {READING: digest} == DIGESTS, "raise READING, so that what was found before is not known any more"
