"""A gate is matched to the principles that it cites or names."""

import pytest

from plangate.domain.matching import MatchedBy
from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import ARABIC, CHINESE, HARBOR, UNNUMBERED, answers, statuses

LONG = "grow with time, as readers page backwards through long shelves and expect nothing to move under their hands."


@pytest.mark.parametrize(
    ("label", "principles"),
    [
        ("II", "II"),
        ("II. Simplicity", "II"),
        ("Principle III", "III"),
        ("Principle III: SQL-First", "III"),
        ("Article IV", "IV"),
        ("§VII Component Layout", "VII"),
        ("§VII Something else entirely", "VII"),
        ("P3", "III"),
        ("Principle 3", "III"),
        ("原則2", "II"),
        ("I (Tests / YAGNI)", "I"),
        ("I–III", "I II III"),
        ("I-III", "I II III"),
        ("Principles I to III", "I II III"),
        ("§I–§III, §VI", "I II III VI"),
        ("II Simplicity / III SQL-First", "II III"),
        ("II, III and V", "II III V"),
        ("Storage (§III, §V)", "III V"),
        ("Chronological Key Ordering (V)", "V"),
        ("Ordering of keys (V)", "V"),
        ("(III) SQL-First", "III"),
        ("Rows and calls (III, IV)", "III IV"),
        ("Everything (I–III)", "I II III"),
    ],
)
def test_a_numeral_is_matched(label, principles):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert (answer.principles, answer.how) == (tuple(principles.split()), MatchedBy.NUMERAL)


@pytest.mark.parametrize(
    ("label", "principle"),
    [
        ("Test-Driven Development", "I"),
        ("test driven development", "I"),
        ("Test-Driven Development (NON-NEGOTIABLE)", "I"),
        ("TDD", "I"),
        ("Simplicity", "II"),
        ("YAGNI", "II"),
        ("YAGNI Compliance", "II"),
        ("Simplicity (no violations)", "II"),
        ("External Services (one call each)", "IV"),
        ("Testing (in the shop)", "VI"),
        ("Testing (X)", "VI"),
        ("Simplicity and YAGNI", "II"),
        ("SQL-First", "III"),
        ("External Services", "IV"),
        ("Chronological Ordering", "V"),
        ("Cronological Key Ordering", "V"),
        ("Testing", "VI"),
        ("Mobile", "VII"),
        ("Mobile Standards", "VII"),
        ("Component Layout", "VII"),
    ],
)
def test_a_name_is_matched_exactly_in_part_abbreviated_or_nearly(label, principle):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert (answer.principles, answer.how) == ((principle,), MatchedBy.NAME)


@pytest.mark.parametrize("label", ["Library-First", "Data", "Second opinion", "Security"])
def test_the_plans_own_gate_is_matched_to_nothing(label):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert (answer.principles, answer.clause, answer.cites, answer.how) == ((), None, None, MatchedBy.NONE)


@pytest.mark.parametrize(
    ("label", "clause"), [("Quality Gates", "Quality Gates"), ("Single-File Storage", "Single-File Storage")]
)
def test_a_clause_outside_the_principles_can_be_answered(label, clause):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert (answer.principles, answer.clause) == ((), clause)


def test_several_names_in_one_label_are_several_principles():
    (answer,) = answers("- **Simplicity, SQL-First**: PASS, it holds here")

    assert answer.principles == ("II", "III")


@pytest.mark.parametrize(
    ("label", "principles", "cites"),
    [
        ("II. SQL-First", ("III",), "II. SQL-First"),
        ("Principle V: Simplicity & YAGNI", ("II",), "Principle V: Simplicity & YAGNI"),
    ],
)
def test_a_numeral_and_a_name_that_disagree_are_matched_by_name_and_reported(label, principles, cites):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert (answer.principles, answer.how, answer.disagrees, answer.cites) == (principles, MatchedBy.NAME, True, cites)


@pytest.mark.parametrize("label", ["IX. Library-First", "Principle XII", "§IX", "Article 9: Ships"])
def test_a_cited_principle_that_the_law_does_not_have_is_reported(label):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert (answer.principles, answer.cites, answer.disagrees) == ((), label, False)


def test_a_numeral_with_a_name_that_the_principle_knows_nothing_of_is_reported_and_answers_nothing():
    law = HARBOR.replace("grow with time.", LONG)

    (answer,) = answers("- **Principle V: Composition over Inheritance**: PASS, it holds here", law)

    assert (answer.principles, answer.cites) == ((), "Principle V: Composition over Inheritance")


@pytest.mark.parametrize(
    "label", ["V. Readers and pages", "§V Anything else", "Board without names (§V)", "V: Ordering"]
)
def test_a_numeral_with_other_words_for_the_principle_answers_it(label):
    law = HARBOR.replace("grow with time.", LONG)

    (answer,) = answers(f"- **{label}**: PASS, it holds here", law)

    assert (answer.principles, answer.cites) == (("V",), None)


@pytest.mark.parametrize(
    ("label", "principle"),
    [
        ("Ordering of keys in chronological lists", "V"),
        ("TDD approach planned", "I"),
        ("External calls have services", "IV"),
    ],
)
def test_a_line_in_other_words_answers_the_only_principle_that_it_is_near_to(label, principle):
    (answer,) = answers(f"- {label} ✓")

    assert answer.principles == (principle,)


def test_a_word_in_passing_under_a_heading_of_a_clause_answers_the_clause():
    found = answers("### Phase 1 Quality Gates\n\n- [x] Mobile\n- [x] Test-Driven Development\n")

    assert [(answer.principles, answer.clause) for answer in found] == [((), "Quality Gates"), (("I",), None)]


def test_an_abbreviation_answers_its_principle_under_a_heading_of_a_clause_too():
    (answer,) = answers("### Phase 1 Quality Gates\n\n- [x] TDD shown for every query\n")

    assert answer.principles == ("I",)


@pytest.mark.parametrize("label", ["Section 4", "Step 2", "1. Ships"])
def test_a_number_of_anything_else_is_not_reported(label):
    (answer,) = answers(f"- **{label}**: PASS, it holds here")

    assert answer.cites is None


def test_row_numbers_that_contradict_the_names_cite_nothing():
    rows = """\
        | # | Gate | Status |
        |---|------|--------|
        | 1 | Simplicity | PASS |
        | 2 | SQL-First | PASS |
        | 3 | Ships | PASS |
        """

    assert [(a.principles, a.cites) for a in answers(rows)] == [(("II",), None), (("III",), None), ((), None)]


def test_arabic_numbers_cite_an_arabic_law():
    found = answers("- **1. Quiet**: PASS, yes\n- **Principle 3**: PASS, yes\n", ARABIC)

    assert [answer.principles for answer in found] == [("1",), ("3",)]


def test_numbers_mean_nothing_in_a_law_without_numbers():
    (answer,) = answers("- **II. Quiet by Default**: PASS, it holds", UNNUMBERED)

    assert (answer.principles, answer.disagrees, answer.cites) == (("quiet-by-default",), False, None)


@pytest.mark.parametrize(
    ("label", "principle"),
    [
        ("尊重現有專案", "一"),
        ("一、尊重", "一"),
        ("最小化變更", "二"),
        ("技術堆疊穩定性", "三"),
        ("原則三", "三"),
        ("其他事項", None),
    ],
)
def test_chinese_names_are_matched_without_their_small_words(label, principle):
    (answer,) = answers(f"- **{label}**：通過，符合要求", CHINESE)

    assert answer.principles == ((principle,) if principle else ())


def test_a_number_used_twice_is_told_apart_by_the_name():
    law = HARBOR + "\n    ### VI. Repository Pattern\n\n    All access goes through one.\n"

    found = answers("- **VI. Testing Standards**: PASS, yes\n- **VI. Repository Pattern**: PASS, yes\n", law)

    assert [answer.principles for answer in found] == [("VI",), ("VI-2",)]


def test_boxes_under_a_heading_that_cites_a_principle_answer_it():
    found = answers("**Records (Principle III - SQL-First)**:\n\n- [x] Views planned\n- [ ] Indexes planned\n")

    assert [(answer.principles, answer.direct) for answer in found] == [(("III",), False), (("III",), False)]


def test_a_principle_cited_in_the_text_is_answered_by_it():
    (answer,) = answers("- Model separation: each record in its own file (Principle III) ✓")

    assert (answer.principles, answer.direct) == (("III",), False)


SAYINGS = """\
    # Harbor Constitution

    ## Core Principles

    ### I. Keys

    Nobody enters without two signed keys, and every lock is tested by night.

    ### II. Lamps

    The lamps of the outer pier burn all night, and every lock is tested by night.

    ## Harbor Master's Orders

    Ropes are dried on the long wall.
    """


@pytest.mark.parametrize(
    ("label", "principles"),
    [
        ("Two Signed Keys", ("I",)),
        ("Lamps of the Outer Pier", ("II",)),
        ("Lock is Tested by Night", ()),
        ("Signed Keys", ()),
        ("Outer Pier Check", ("II",)),
        ("Two Keys Signed", ()),
        ("Ropes on the Long Wall", ()),
    ],
)
@pytest.mark.parametrize("shape", ["- **{}**: PASS, seen to", "| Gate | Status |\n|---|---|\n| {} | PASS |"])
def test_three_words_of_one_principles_text_name_it(label, principles, shape):
    (answer,) = answers(shape.format(label), SAYINGS)

    assert (answer.principles, answer.direct) == (principles, not principles)


def test_a_name_counts_before_words_of_a_text():
    law = SAYINGS.replace("### II. Lamps", "### II. Two Signed Keys")

    (answer,) = answers("- **Two Signed Keys**: PASS, seen to", law)

    assert (answer.principles, answer.direct) == (("II",), True)


def test_a_clause_counts_before_words_of_a_text():
    law = SAYINGS.replace("## Harbor Master's Orders", "## Two Signed Keys")

    (answer,) = answers("- **Two Signed Keys**: PASS, seen to", law)

    assert (answer.principles, answer.clause) == ((), "Two Signed Keys")


BILINGUAL = """\
# Kiln Constitution

## Core Principles

### I. Dry Valves (건조한 밸브)

모든 밸브는 MUST 건조해야 한다.

### II. Quiet Nights (조용한 밤)

밤에는 MUST 조용해야 한다.
"""


def test_a_numeral_with_a_name_of_neither_language_of_a_law_answers_nothing():
    read = statuses("- **I. Dry Valves**: PASS, they are\n- **II. Surgical Changes**: PASS, few lines", BILINGUAL)

    assert (read["I"], read["II"]) == (Status.PASS, Status.MISSING)


@pytest.mark.parametrize(
    "source",
    [
        "spec §2",
        "FR §2",
        "RFC 7231, §2",
        "`research.md` §2",
        "Plan §2",
        "Spezifikation §2",
        "仕様書 §2",
        "规格§2",
        "spec.md Section II",
    ],
)
def test_a_section_of_another_document_is_no_principle(source):
    (answer,) = answers(f"- **Rows and calls** ({source}): PASS, it holds here")
    assert (answer.principles, answer.cites) == ((), None)

    (answer,) = answers(f"- **Rows and calls ({source})**: PASS, it holds here")
    assert (answer.principles, answer.cites) == ((), None)


@pytest.mark.parametrize("source", ["§III", "constitution.md §III", "Principle III of the plan", "Section III"])
def test_a_section_of_the_law_is_a_principle(source):
    (answer,) = answers(f"- **Rows and calls ({source})**: PASS, it holds here")

    assert answer.principles == ("III",)
