"""Whatever stands in a feature's documents: tasks in the strict form, or a reason, and never a fall."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangate.domain.analysis.case import open_case
from plangate.domain.policy import parse_policy
from plangate.domain.rules import CATALOGUE
from plangate.domain.scaffold import ScaffoldRefusal, scaffold_tasks
from tests.growth import MOST, growth
from tests.hostile.texts import TEXTS
from tests.unit.domain.scaffold.loans import (
    CONTRACT,
    DATA_MODEL,
    PATHS,
    PLAN,
    RESEARCH,
    SPEC,
    a_loans_feature,
    a_loans_snapshot,
    with_tasks,
)

NAMES = ("spec__md", "plan__md", "data_model__md", "research__md", "contracts___loans__yaml", "contracts___more__md")
TEXT_OF = dict(zip(NAMES, (SPEC, PLAN, DATA_MODEL, RESEARCH, CONTRACT, "# More\n"), strict=True))


@settings(max_examples=60)
@given(st.sampled_from(NAMES), TEXTS, st.floats(0, 1))
def test_any_text_in_any_document_gives_tasks_by_the_rules_or_a_reason(name, text, part):
    whole = TEXT_OF[name]
    at = whole.find("\n", int(part * len(whole))) + 1
    feature = a_loans_feature(**{name: f"{whole[:at]}{text}\n{whole[at:]}"})

    made = scaffold_tasks(a_loans_snapshot(feature), feature, paths=PATHS)

    if isinstance(made, ScaffoldRefusal):
        assert made.reason
        return
    merged = with_tasks(made.text, feature)
    case = open_case(a_loans_snapshot(merged), merged, parse_policy(None))
    found = [remark for rule in CATALOGUE if rule.family == "tasks" for remark in rule.judge(case)]
    again = scaffold_tasks(a_loans_snapshot(merged), merged, paths=PATHS)
    assert (found, [task.text for task in case.tasks.tasks if not task.strict]) == ([], [])
    assert (again.text, again.added) == (made.text, ())


PIECES = (
    " ",
    "a",
    "A",
    "(",
    "[",
    "*",
    "no ",
    "AaB",
    "a.",
    "/",
    ", ",
    "FR-",
    "(depends on ",
    "existing x ",
    "Loan",
    "must ",
)
PLACES = {
    "plan__md": ("the routes", "PostgreSQL 16", "FastAPI, Alembic", "One package for loans", "Python 3.12"),
    "spec__md": ("give each loan a due date", "Lend a book", "a book that a reader has"),
    "data_model__md": ("due_at", "Data Model: Loans", "Hold"),
    "research__md": ("Decision",),
}


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_a_document_s_line_whatever_it_is(piece):
    def scaffold(size: int) -> None:
        for name, places in PLACES.items():
            text = TEXT_OF[name]
            for place in places:
                text = text.replace(place, f"{place} {piece * (size // len(piece))}x", 1)
            feature = a_loans_feature(**{name: text})
            scaffold_tasks(a_loans_snapshot(feature), feature, paths=PATHS)

    assert growth(scaffold, 16_000) < MOST


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_a_task_s_line_whatever_it_is(piece):
    made = scaffold_tasks(a_loans_snapshot(a_loans_feature()), a_loans_feature(), paths=PATHS)

    def merge(size: int) -> None:
        feature = with_tasks(f"{made.text}- [ ] T099 Create {piece * (size // len(piece))}x\n", a_loans_feature())
        scaffold_tasks(a_loans_snapshot(feature), feature, paths=PATHS)

    assert growth(merge, 64_000) < MOST


def test_a_name_of_capitals_takes_no_more_time_than_another():
    def scaffold(size: int) -> None:
        feature = a_loans_feature(data_model__md=DATA_MODEL.replace("### Hold", f"### Aa{'B' * (size // 200)}é"))
        scaffold_tasks(a_loans_snapshot(feature), feature, paths=PATHS)

    assert growth(scaffold, 6_400) < MOST
