"""What the data model says of entities that know each other: cited where the tree has a service for it."""

import pytest

from plangate.domain.scaffold import Scaffold
from tests.unit.domain.scaffold.loans import DATA_MODEL, PLAN, a_loans_feature, scaffold, with_tasks

KNOWN = DATA_MODEL + "\n**Relationships**:\n\n- A Hold belongs to a Loan\n"
SERVED = PLAN.replace("└── reminders.py  ", "├── hold_service.py  # NEW the queue\n│   └── reminders.py  ")


def holds(made: Scaffold) -> list[str]:
    """The tasks that name the service for holds, without their numbers."""
    return [line[6:].partition(" ")[2] for line in made.text.split("\n") if "hold_service" in line and "- [" in line]


def test_a_service_that_is_named_after_an_entity_cites_whom_it_knows():
    made = scaffold(a_loans_feature(plan__md=SERVED, data_model__md=KNOWN))

    assert holds(made) == [
        "[US2] Create src/services/hold_service.py: the queue (depends on T013) "
        "(plan: structure; data-model: Hold → Loan)"
    ]


@pytest.mark.parametrize("model", [DATA_MODEL.replace("loan_id", "place"), KNOWN.replace("a Loan", "nobody")])
def test_an_entity_that_knows_no_other_has_nothing_to_cite(model: str):
    made = scaffold(a_loans_feature(plan__md=SERVED, data_model__md=model.replace("| loan_id | uuid |", "")))

    assert ["→" in line for line in holds(made)] == [False]


def test_without_a_file_for_it_a_relation_makes_no_task():
    with_relation = scaffold(a_loans_feature(data_model__md=KNOWN))

    assert "→" not in with_relation.text
    assert len(with_relation.added) == len(scaffold().added)


def test_merged_into_itself_nothing_is_added_and_nothing_is_gone():
    feature = a_loans_feature(plan__md=SERVED, data_model__md=KNOWN)

    again = scaffold(with_tasks(scaffold(feature).text, feature))

    assert (again.changed, again.gone) == (False, ())
