"""YAML is read within bounds, and its mistakes are values with a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.text.yaml import MAX_DEPTH, MAX_TEXT_LENGTH, YamlTrouble, plain, read_yaml, read_yaml_documents
from tests.growth import MOST, growth


def test_a_mapping_keeps_its_lines():
    node = read_yaml("rules:\n  open-clarification: off\nplans: [a, 'b']\n")

    assert plain(node) == {"rules": {"open-clarification": "off"}, "plans": ["a", "b"]}
    assert [(key.text, key.line, value.line) for key, value in node.entries] == [("rules", 1, 2), ("plans", 3, 3)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("off", "off"),
        ("no", "no"),
        ("true", True),
        ("12", 12),
        ("1.5", 1.5),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("~", None),
        ("", None),
        ("2026-01-01", "2026-01-01"),
        ("9" * 40, float("9" * 40)),
    ],
)
def test_scalars_are_those_of_the_core_schema(text, value):
    assert plain(read_yaml(text)) == value


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("a: 1\nb: 2\na: 3", YamlTrouble("has the key `a` twice; keep one of them", 3)),
        ("a: 1\n\tb: 2", YamlTrouble("is not YAML: found a tab character that violates indentation", 2)),
        ("- 1\n---\n- 2", YamlTrouble("holds more than one document", 3)),
        ("a:\n  b: *c", YamlTrouble("refers to `c` before its value is complete", 2)),
        ("a: &a [*a]", YamlTrouble("refers to `a` before its value is complete", 1)),
        ("[" * 100, YamlTrouble(f"is nested more than {MAX_DEPTH} levels deep", 1)),
        ("? [a]\n: b", YamlTrouble("has a key that is a list or a mapping", 1)),
        ("a\n\x07", YamlTrouble("is not YAML: it holds a character that YAML forbids", 2)),
        ("字字字字\n\na: b\n\x07\n\n", YamlTrouble("is not YAML: it holds a character that YAML forbids", 4)),
        ('"\\UFFFFFFFF"', YamlTrouble("is not YAML: found invalid Unicode character escape code", 1)),
        ("a" * (MAX_TEXT_LENGTH + 1), YamlTrouble("is larger than 256 KiB", 1)),
    ],
)
def test_a_mistake_is_a_value_with_its_line(text, trouble):
    assert read_yaml(text) == trouble


def test_aliases_are_read_until_they_repeat_too_much():
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

    assert plain(read_yaml("a: &a [1]\nb: *a")) == {"a": [1], "b": [1]}
    assert "repeated ones counted" in read_yaml(f"a0: &a0 [x]\n{levels}").message


@pytest.mark.parametrize(
    "piece",
    ["- a\n", "[1, 2],\n", "1,", "[", "? ", "- ? a\n", "- &a b\n", "- !!str a\n", "a: ", "a\n", "--- a\n", "'",
     '"a\n\n', " ",
     "#", "*a ", "&a ", "- |\n  a\n", "{a: 1}, ", "字"],
)  # fmt: skip
def test_the_time_to_read_grows_with_the_text_whatever_it_is(piece):
    read = {"1,": "[{0}1]", "[1, 2],\n": "[{0}1]", "{a: 1}, ": "[{0}1]", "*a ": "- &a b\n- {0}"}.get(piece, "{0}")

    assert growth(lambda size: read_yaml_documents(read.format(piece * (size // len(piece)))), 240_000) < MOST


def test_many_keys_and_aliases_take_no_longer_than_their_number():
    def read(size: int) -> None:
        read_yaml("a: &a [1, 2, 3]\n" + "".join(f"k{number}: *a\n" for number in range(size)))

    assert growth(read, 20_000) < MOST


@pytest.mark.parametrize(
    "written", ["{0}: 1\n{0}: 2", "a: *{0}", "a: !{0}!b c", "%{0}\n", "{0}: [", "&{0} *{0}", "!<{0}", "[{0}"]
)
def test_why_a_text_is_not_read_is_short_whatever_stands_there(written):
    trouble = read_yaml(written.format("k" * 900))

    assert isinstance(trouble, YamlTrouble)
    assert len(trouble.message) < 200


def test_a_tag_constructs_nothing():
    assert plain(read_yaml("!!python/object/apply:os.system [ls]")) == ["ls"]


def test_several_documents_are_read_where_they_are_wanted():
    assert [plain(node) for node in read_yaml_documents("a: 1\n---\nb: 2\n")] == [{"a": 1}, {"b": 2}]


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@#, \n\t\\0", max_size=60))
def test_any_text_gives_a_node_or_a_trouble(text):
    node = read_yaml(text)

    assert node.line >= 1
