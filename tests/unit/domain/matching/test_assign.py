"""Which principle an answer belongs to that names none, and how many are left over."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.template.resolve import resolve_template
from plangate.domain.matching import MatchedBy, MatchedGate, count_open, read_answers
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import File
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_file, a_snapshot

SHED = (
    ("Single Process", "Contexts MUST talk through the public door."),
    ("Input Validation", "Every entry MUST be checked at the border."),
    ("Plain Speech", "Messages MUST be short sentences."),
    ("Quiet Nights", "Jobs MUST pause between ten and six."),
    ("Spare Parts", "Each pump MUST have a twin on the shelf."),
)
FULL = tuple(f"- **{name}**: PASS, seen to" for name, _ in SHED)


def law_of(principles=SHED) -> str:
    """A constitution of these principles, numbered."""
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII")
    body = "\n\n".join(f"### {n}. {name}\n\n{text}" for n, (name, text) in zip(numerals, principles, strict=False))
    return f"# Shed Constitution\n\n## Core Principles\n\n{body}\n\n**Version**: 1.0.0\n"


def plan_of(*lines: str) -> str:
    """A plan with a check of these lines."""
    return (
        "# Implementation Plan: Pumps\n\n## Summary\n\nPumps.\n\n## Technical Context\n\n## Constitution Check\n\n"
        + "\n".join(lines)
        + "\n\n## Project Structure\n\nOne.\n"
    )


def constitution(text: str) -> Constitution:
    """The law as read."""
    return parse_constitution(File(CONSTITUTION_PATH, "0" * 40, text))


def answers(lines, law=None) -> list[MatchedGate]:
    """The answers of a check under the law, with the template that there is where there is none."""
    plan = parse_plan_text("specs/001-pumps/plan.md", plan_of(*lines))
    return list(read_answers(plan, resolve_template((), ""), constitution(law or law_of())))


def pairs(lines, law=None) -> list[tuple[tuple[str, ...], MatchedBy]]:
    """What each line answers, and how that was found."""
    return [(answer.principles, answer.how) for answer in answers(lines, law)]


def weights(lines, law=None) -> list[Severity]:
    """How `unaddressed-principle` weighs what a check leaves open."""
    snapshot = a_snapshot(a_feature(plan_of(*lines)), law=(a_file(CONSTITUTION_PATH, law or law_of()),))
    (report,) = review(snapshot).plans
    return [finding.severity for finding in report.findings if finding.rule == "unaddressed-principle"]


def test_words_that_the_law_has_for_one_principle_alone_name_it():
    lines = ["- PASS: The public door of both contexts stays as it is.", *FULL[1:]]

    assert pairs(lines)[0] == (("I",), MatchedBy.TEXT)


def test_one_word_or_words_that_two_principles_share_name_none():
    shared = law_of((*SHED[:4], ("Spare Doors", "Each public door MUST have a twin.")))

    assert pairs(["- PASS: A door is painted.", *FULL[1:3]])[0][0] == ()
    assert pairs(["- PASS: The public door is painted.", *FULL[1:3]], shared)[0][0] == ()


def test_a_label_and_a_principle_that_speak_of_one_thing_belong_together():
    law = law_of((("Проверка ввода", "Любой ввод MUST проверяться."), ("Тихие ночи", "Задания MUST ждать утра.")))

    found = pairs(["- **Input validation**: PASS, at the border", "- **Тихие ночи**: PASS"], law)

    assert found == [(("I",), MatchedBy.CONCEPT), (("II",), MatchedBy.NAME)]


def test_a_run_of_open_lines_between_two_answers_is_in_the_laws_order():
    lines = [FULL[0], "- **Ropes**: PASS, dry", "- **Lamps**: PASS, lit", FULL[3], FULL[4]]

    assert pairs(lines)[1:3] == [(("II",), MatchedBy.ORDER), (("III",), MatchedBy.ORDER)]
    assert pairs([FULL[0], "- **Ropes**: PASS, dry", FULL[3], FULL[4]])[1][0] == ()


def test_a_list_as_long_as_the_law_begins_and_ends_with_it():
    lines = ["- **Ropes**: PASS, dry", *FULL[1:4], "- **Lamps**: PASS, lit"]

    found = pairs(lines)

    assert (found[0], found[4]) == ((("I",), MatchedBy.ORDER), (("V",), MatchedBy.ORDER))
    assert weights(lines) == []


def test_more_open_principles_than_answers_left_over_weigh_high_and_fewer_medium():
    assert weights(FULL[:3]) == [Severity.HIGH]
    assert weights([*FULL[:3], "- **Ropes**: PASS, dry"]) == [Severity.HIGH]
    assert weights([*FULL[:3], "- **Ropes**: PASS, dry", "- **Lamps**: PASS, lit", "- **Nets**: PASS"]) == [
        Severity.MEDIUM
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- **Date**: 2026-05-01",
        "- **Gate result**: PASS",
        "- **Note**: read by two people",
        "- **Owner**: the pump crew",
        "- [ ] **Ropes**",
        "- **Ropes**: TODO",
    ],
)
def test_a_note_a_result_a_date_or_what_is_not_answered_frees_nothing(line):
    assert weights([*FULL[:4], line]) == [Severity.HIGH]


@given(st.integers(0, 4), st.lists(st.integers(0, 4), unique=True, max_size=4))
def test_another_answer_that_names_an_open_principle_never_blocks(added, given_):
    lines = [FULL[at] for at in sorted(given_)]
    before = weights(lines) if lines else [Severity.HIGH]

    after = weights([FULL[at] for at in sorted({*given_, added})])

    assert Severity.HIGH in before or Severity.HIGH not in after


@given(st.integers(0, 4))
def test_taking_the_only_answer_to_a_must_out_of_a_list_blocks(taken):
    assert weights([line for at, line in enumerate(FULL) if at != taken]) == [Severity.HIGH]


@given(st.permutations(range(5)))
def test_permuting_law_and_answers_together_keeps_all_pairs_that_order_did_not_make(order):
    lines = ["- PASS: The public door of both contexts stays.", *FULL[1:]]
    names = [name for name, _ in SHED]

    found = pairs([lines[at] for at in order], law_of([SHED[at] for at in order]))

    numerals = ("I", "II", "III", "IV", "V")
    assert [names[order[numerals.index(ids[0])]] for ids, _ in found] == [names[at] for at in order]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.tag)
def test_a_concept_in_the_words_of_any_dialect_keeps_the_pair(dialect):
    law = law_of((("Security", "Keys MUST rest."), ("Quiet Nights", "Jobs MUST pause.")))
    word = random.Random(dialect.tag).choice(dialect.concepts["security"])

    found = pairs([f"- **{word}**: PASS", FULL[3]], law)

    assert found[0][0] == ("I",)


def test_what_is_left_over_is_counted_in_the_form_of_its_list():
    lines = [*FULL[:3], "- **Ropes**: PASS, dry", "- The shed was painted in May."]
    plan = parse_plan_text("specs/001-pumps/plan.md", plan_of(*lines))
    law = constitution(law_of())

    count = count_open(answers(lines), plan, frozenset(), law)

    assert ([one.id for one in count.binding], [one.gate.label for one in count.left]) == (["IV", "V"], ["Ropes"])


@pytest.mark.parametrize("taken", range(5))
def test_a_principle_whose_name_is_told_below_another_weighs_less(taken):
    words = SHED[taken][0].lower().split()
    lines = [line for at, line in enumerate(FULL) if at != taken]

    assert weights([*lines[:3], f"{lines[3]}, with {words[1]} kept {words[0]}"]) == [Severity.MEDIUM]
    assert weights([*lines[:3], f"{lines[3]}, with {words[1]} kept as they are"]) == [Severity.HIGH]


@pytest.mark.parametrize("line", ["**Date**: quiet nights", "[quiet-nights]: https://example.com"])
def test_a_name_told_outside_an_answer_weighs_nothing(line):
    assert weights([*FULL[:3], FULL[4], "", line]) == [Severity.HIGH]
