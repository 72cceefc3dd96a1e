"""Whatever stands in a feature's documents: tasks in the strict form, or a reason, and never a fall."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plangate.domain.analysis.case import open_case
from plangate.domain.policy import parse_policy
from plangate.domain.rules import CATALOGUE
from plangate.domain.scaffold import ScaffoldRefusal, scaffold_tasks
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
