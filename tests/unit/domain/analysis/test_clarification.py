"""Which markers are really open."""

import pytest

from plangate.domain.analysis.clarification import open_markers
from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from plangate.domain.rules.context.open_clarification import alternatives
from plangate.domain.text.markdown import read_markdown
from tests.builders import PLAN_TEXT, a_feature, a_snapshot


def lines(text: str) -> list[int]:
    """The lines with an open marker."""
    return [span.line for span in open_markers(read_markdown(text))]


@pytest.mark.parametrize(
    "text",
    [
        "**Storage**: one file, no further file (NEEDS CLARIFICATION: which one)",
        "**Scope**: 40 gauges without a clock [NEEDS CLARIFICATION: how many]",
        "**Storage**: PostgreSQL (NEEDS CLARIFICATION: which)\n**Scope**: 3 screens (was open, resolved in May)",
    ],
)
def test_a_question_in_brackets_is_open_whatever_its_value_denies(text):
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "No NEEDS CLARIFICATION remains.",
        "**Storage**: PostgreSQL (was NEEDS CLARIFICATION: resolved in May)",
        "There is no [NEEDS CLARIFICATION: …] left",
        "**Question**: (NEEDS CLARIFICATION: which)\n**Decision**: PostgreSQL",
        "**Decision**: NEEDS CLARIFICATION resolved: one file",
        "**Decision**: the NEEDS CLARIFICATION of the plan was about pages → one file",
        "NEEDS CLARIFICATION: 0",
        "**NEEDS CLARIFICATION: none.**",
        "**NEEDS CLARIFICATION: 없음.**",
        "Никаких NEEDS CLARIFICATION не осталось.",
        "У Technical Context немає маркерів NEEDS CLARIFICATION — стек заданий.",
        "[NEEDS CLARIFICATION] маркери відсутні. Досліджень не потрібно.",
        "Kein NEEDS CLARIFICATION ist offen.",
        "The store was chosen, which keeps the plan\nfree of NEEDS CLARIFICATION.",
        "The research had to settle every\nNEEDS-CLARIFICATION and say why.",
    ],
)
def test_a_marker_that_is_denied_or_answered_is_not_open(text):
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "- **Decision**: NEEDS CLARIFICATION (how large may the store be?)",
        "1. **Decision**: NEEDS CLARIFICATION",
        "- Decision: open, NEEDS CLARIFICATION from the librarians",
        "- NEEDS CLARIFICATION",
        "- [NEEDS CLARIFICATION: which store]",
        "**Entscheidung**: [NEEDS CLARIFICATION: which store]",
    ],
)
def test_a_marker_in_the_place_of_a_decision_is_open(text):
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        '> "The size of a page is NEEDS CLARIFICATION" stood in the first draft; we count lines.',
        "In the draft “NEEDS CLARIFICATION” stood behind the size.",
        "The build breaks on 'NEEDS CLARIFICATION' in a plan",
        "Im Entwurf stand „NEEDS CLARIFICATION“ hinter der Zahl",
        '"[NEEDS CLARIFICATION: which store]" stood in the draft',
    ],
)
def test_a_marker_that_a_sentence_quotes_is_not_open(text):
    assert lines(text) == []


@pytest.mark.parametrize(
    "text",
    [
        '**Storage**: "NEEDS CLARIFICATION"',
        '| Storage | "NEEDS CLARIFICATION" |',
        "> NEEDS CLARIFICATION: which store",
        '**Screen**: 12" NEEDS CLARIFICATION: 12" or 14"',
        '**Speed**: "fast" is NEEDS CLARIFICATION, as is "small"',
        "The librarians' list NEEDS CLARIFICATION: the readers' too",
        'A reader types "find [NEEDS CLARIFICATION: which fields] of it" and waits.',
    ],
)
def test_a_marker_beside_quotations_or_as_the_whole_value_is_open(text):
    assert lines(text) == [1]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("- Quartz.NET or NCrontab (NEEDS CLARIFICATION - which)", ("Quartz.NET", "NCrontab")),
        ("**Storage**: NEEDS CLARIFICATION: SQLite, PostgreSQL or DuckDB", ("SQLite", "PostgreSQL", "DuckDB")),
        ("**Storage**: SQLite or DuckDB; pages NEEDS CLARIFICATION: object store or database", ()),
        ("**Storage**: PostgreSQL NEEDS CLARIFICATION: by month or by tenant", ()),
        ("SQLite or DuckDB", ()),
    ],
)
def test_alternatives_are_names_in_the_clause_of_the_marker(line, names):
    assert alternatives(line) == names


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Clarification 2: Lamp Shades", Severity.MEDIUM),
        ("Where lamp shades come from", Severity.MEDIUM),
        ("Lamps", Severity.HIGH),
        ("Shades of grey", Severity.HIGH),
    ],
)
@pytest.mark.parametrize(
    "line", ["- Lamp shades: NEEDS CLARIFICATION (glass, paper)", "**Lamp shades**: [NEEDS CLARIFICATION: which?]"]
)
def test_a_marker_whose_label_research_decided_was_forgotten(line, title, severity):
    plan = PLAN_TEXT.replace("**Storage**: SQLite 3.45", f"**Storage**: SQLite 3.45\n\n{line}")
    research = f"# Research\n\n## {title}\n\n**Decision**: Paper it is.\n\n**Rationale**: It is there.\n"

    report = review(a_snapshot(a_feature(plan, research_md=research)))

    assert [one.severity for one in report.findings if one.rule == "open-clarification"] == [severity]


@pytest.mark.parametrize(
    ("chosen", "severity"),
    [
        ("SQLite in one file", Severity.MEDIUM),
        ("DuckDB, and SQLite for tests", Severity.HIGH),
        ("A file of its own", Severity.HIGH),
    ],
)
def test_a_marker_that_was_forgotten_when_research_decided_weighs_medium(chosen, severity):
    plan = PLAN_TEXT.replace("**Storage**: SQLite 3.45", "**Storage**: NEEDS CLARIFICATION: SQLite or DuckDB")
    research = f"# Research\n\n## Store\n\n**Decision**: {chosen}\n\n**Rationale**: It is there.\n"

    report = review(a_snapshot(a_feature(plan, research_md=research)))

    (finding,) = [one for one in report.findings if one.rule == "open-clarification"]

    assert finding.severity is severity
    assert ("Line 5 of research.md chose" in finding.message) is (severity is Severity.MEDIUM)
