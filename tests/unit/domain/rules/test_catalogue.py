"""Every rule is listed, documented and true to its own examples."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path

import pytest

import plangate.domain.rules
from plangate.domain.analysis.case import Case
from plangate.domain.rules import CATALOGUE, RULE_NAMES, find_rule
from plangate.domain.rules.rule import Example, Remark, Rule
from tests.unit.domain.rules.examples import a_case_of, example_marks

ROOMS = Path(plangate.domain.rules.__file__).parent
RULE_FILES = sorted(path for path in ROOMS.glob("*/*.py") if path.stem != "__init__")
SHARED_BY_RULES = {f"plangate.domain.rules.{name}" for name in ("cause", "example_constitutions", "rule")}
WITHOUT_BAD = {"unreadable-law"}
"""An example is text, and this rule is about files that are none; it is tested in test_review.py."""


@dataclass(frozen=True)
class Shown:
    """An example of a rule."""

    rule: Rule
    example: Example
    number: int

    def __str__(self) -> str:
        return f"{self.rule.name}-{self.number}"


def shown(kind: str) -> list[Shown]:
    """All examples of a kind, `good` or `bad`."""
    return [Shown(r, example, n) for r in CATALOGUE for n, example in enumerate(getattr(r, kind), 1)]


def places(case: Case, remarks: list[Remark]) -> list[tuple[str, int]]:
    """Where remarks stand, sorted."""
    return sorted((remark.path or case.plan.path, remark.span.line) for remark in remarks)


def without_examples(node: ast.AST) -> Iterator[ast.AST]:
    """A module's nodes, but for those of examples, whose policies may name any rule."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "Example"):
            yield from without_examples(child)


def test_every_rule_file_is_in_the_catalogue_under_its_own_name():
    files = {path.stem.replace("_", "-") for path in RULE_FILES}

    assert files == set(RULE_NAMES)


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_no_rule_knows_another(path):
    own = path.stem.replace("_", "-")
    nodes = list(without_examples(ast.parse(path.read_text(encoding="utf-8"))))
    imported = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    said = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    words = {word for text in said for word in re.findall(r"[a-z]+(?:-[a-z]+)+", text)}

    assert {module for module in imported if module.startswith("plangate.domain.rules")} <= SHARED_BY_RULES
    assert words & set(RULE_NAMES) <= {own}


def test_no_two_rules_share_a_name():
    assert len(set(RULE_NAMES)) == len(RULE_NAMES)


def test_the_rules_of_a_family_stand_together():
    families = [rule.family for rule in CATALOGUE]

    assert [f for n, f in enumerate(families) if n == 0 or families[n - 1] != f] == list(dict.fromkeys(families))


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_page_states_the_problem_why_what_to_do_and_its_source(rule):
    paragraphs = cleandoc(rule.page).split("\n\n")

    assert re.fullmatch(r"[A-Z][^\n]+[.]", paragraphs[0])
    assert len(paragraphs) >= 4
    assert paragraphs[-1].startswith("Source: ")


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_rule_shows_what_it_finds_and_what_it_leaves_alone(rule):
    assert bool(rule.bad) == (rule.name not in WITHOUT_BAD)
    assert rule.good


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_rule_is_found_by_its_name(rule):
    assert find_rule(rule.name) is rule


@pytest.mark.parametrize("case", shown("bad"), ids=str)
def test_a_bad_example_is_found_where_it_is_marked(case):
    judged = a_case_of(case.example)

    assert places(judged, list(case.rule.judge(judged))) == example_marks(case.example)


@pytest.mark.parametrize("case", shown("good"), ids=str)
def test_a_good_example_is_left_alone(case):
    judged = a_case_of(case.example)

    assert [remark.message for remark in case.rule.judge(judged)] == []


@pytest.mark.parametrize("case", shown("bad"), ids=str)
def test_a_message_is_a_sentence_without_markup(case):
    judged = a_case_of(case.example)

    for remark in case.rule.judge(judged):
        assert re.fullmatch(r"\S[^\n]*\S[.?]", remark.message)
