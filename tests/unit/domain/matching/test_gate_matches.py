"""Answers say what a plan declares, and nothing where it only repeats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.matching import MatchedBy
from plangate.domain.model.findings import Phase, Status
from tests.unit.domain.matching.laws import HARBOR, answers, matrix, statuses

QUESTION = "**SQL-First**: Does all work stay in the database? Views MUST be used."


@pytest.mark.parametrize(
    ("check", "status"),
    [
        (QUESTION, Status.UNANSWERED),
        ("**SQL-First**: does all work stay  in the database? Views must be used.", Status.UNANSWERED),
        ("**SQL-First**: Sums and filters are one statement.", Status.ASSERTED),
        (f"{QUESTION} Sums and filters are one statement.", Status.ASSERTED),
        ("**SQL-First**: PASS, does all work stay in the database?", Status.PASS),
    ],
)
def test_the_templates_question_left_as_it_was_is_no_answer(check, status):
    (answer,) = answers(check, template=QUESTION)

    assert answer.status is status


def test_a_mark_that_the_template_has_put_there_declares_nothing():
    line = "✅ **SQL-First**: How this phase keeps work in the database"

    (left,), (said,) = answers(line, template=line), answers("✅ **SQL-First**: Sums are views", template=line)

    assert (left.status, said.status) == (Status.UNANSWERED, Status.PASS)


def test_a_ticked_sentence_of_the_template_passes():
    (answer,) = answers(
        "- [x] **SQL-First**: All work stays in SQL", template="- [ ] **SQL-First**: All work stays in SQL"
    )

    assert answer.status is Status.PASS


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Every change MUST begin with a failing test.", Status.UNANSWERED),
        ("every change must begin with a failing test", Status.UNANSWERED),
        ("Every change MUST begin with a failing test. The ships' test is written.", Status.ASSERTED),
        ("A failing test", Status.ASSERTED),
    ],
)
def test_a_principle_restated_with_nothing_about_the_feature_is_no_answer(text, status):
    (answer,) = answers(f"- **I. Test-Driven Development**: {text}")

    assert answer.status is status


@pytest.mark.parametrize(
    ("sentence", "principles", "how", "status"),
    [
        ("All seven principles hold.", 7, MatchedBy.BLANKET, Status.PASS),
        ("All constitution principles are satisfied.", 7, MatchedBy.BLANKET, Status.PASS),
        ("No principle applies to this change.", 7, MatchedBy.BLANKET, Status.NOT_APPLICABLE),
        ("§III–§V are not applicable: nothing is stored.", 3, MatchedBy.NUMERAL, Status.NOT_APPLICABLE),
        ("Most sections are not applicable: §I–§IV.", 4, MatchedBy.NUMERAL, Status.NOT_APPLICABLE),
    ],
)
def test_a_sentence_answers_what_it_names(sentence, principles, how, status):
    (answer,) = answers(sentence)

    assert (len(answer.principles), answer.how, answer.status) == (principles, how, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "All nine principles hold.",
        "All gates pass.",
        "No violations.",
        "All principles must be followed.",
        "Checked against principles I–VII of version 2.",
        "Every change follows these principles:",
    ],
)
def test_a_sentence_that_names_no_principle_or_declares_nothing_is_no_answer(sentence):
    assert answers(sentence) == ()


def test_a_residual_sentence_answers_what_nobody_else_names():
    found = answers("- **I–V**: PASS, they hold\n\nThe remaining principles are not applicable: no screen changes.\n")

    assert [(answer.principles, answer.how) for answer in found] == [
        (("I", "II", "III", "IV", "V"), MatchedBy.NUMERAL),
        (("VI", "VII"), MatchedBy.RESIDUAL),
    ]


def test_answers_after_the_design_have_its_phase():
    before, after = answers("- **I**: PASS, tests first", after="- **I**: PASS, still")

    assert (before.gate.phase, after.gate.phase) == (Phase.INITIAL, Phase.POST_DESIGN)


def test_without_principles_gates_answer_nothing():
    (answer,) = answers("- **IX. Library-First**: PASS, yes", "# [PROJECT_NAME] Constitution\n")

    assert (answer.principles, answer.cites, answer.how) == ((), None, MatchedBy.NONE)


@given(
    st.text(alphabet="#*-|:§IVX123 \n[]x✅❌.Principlead()", max_size=120),
    st.text(alphabet="#IVX. \nabAB(-)", max_size=60),
)
def test_any_plan_and_law_give_a_row_for_each_principle(check, law):
    rows = matrix(check, law, template=check, after=check, complexity=check)

    assert len({row.principle for row in rows}) == len(rows)


@given(st.permutations(["I", "II", "III", "IV", "V", "VI", "VII"]))
def test_the_order_of_gates_does_not_matter(order):
    rows = matrix("\n".join(f"- **{numeral}**: PASS, it holds" for numeral in order), HARBOR)

    assert {row.status for row in rows} == {Status.PASS}


FOREIGN = "- **Principle XI: Calm Harbors**: PASS, quiet\n- **Principle XII: Clear Skies**: PASS, bright\n"


def test_a_sentence_about_all_beside_several_unknown_principles_speaks_of_another_law():
    before = statuses(f"- **I**: PASS, tests first\n{FOREIGN}\nAll principles are satisfied.\n")

    assert before == {"I": "pass"} | dict.fromkeys(("II", "III", "IV", "V", "VI", "VII"), "missing")


def test_one_unknown_principle_may_be_a_slip():
    one = FOREIGN.partition("\n")[0]

    assert statuses(f"{one}\n\nAll principles are satisfied.\n") == dict.fromkeys(
        ("I", "II", "III", "IV", "V", "VI", "VII"), "pass"
    )


def test_a_name_beside_the_wrong_numeral_is_of_this_law():
    mixed = "- **Principle V: SQL-First**: PASS, views\n- **Principle III: Simplicity**: PASS, small\n"

    assert set(statuses(f"{mixed}\nAll principles are satisfied.\n").values()) == {"pass"}


def test_a_gate_about_all_principles_of_another_law_stays_a_gate_that_answers_none():
    found = answers(f"{FOREIGN}- **All principles**: PASS, they hold\n")

    assert [(answer.principles, answer.how, answer.status) for answer in found] == [
        ((), MatchedBy.NONE, Status.PASS),
        ((), MatchedBy.NONE, Status.PASS),
        ((), MatchedBy.NONE, Status.PASS),
    ]


def test_evidence_with_a_verdict_answers_the_principle_that_its_own_name_is():
    found = answers(
        "### VI. Testing Standards ✅ PASS\n\nThe boats are counted.\n\n**External Services**: ✅ none is called\n\n"
        "**Paint**: ✅ blue\n"
    )

    assert [(answer.gate.span.line, answer.principles) for answer in found] == [(9, ("VI",)), (13, ("IV",))]


def test_what_a_gate_says_of_all_principles_of_something_else_answers_its_own():
    (answer,) = answers("**Testing**: ✅ all principles of the test guide are met\n")

    assert answer.principles == ("VI",)
