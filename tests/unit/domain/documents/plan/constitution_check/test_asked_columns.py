"""What a column asks decides what its yes and no say: whether a principle applies, or something that nobody knows."""

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.model.findings import Status
from tests.unit.domain.matching.laws import statuses

GOOD = (Status.PASS, Status.ASSERTED)
of_each = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)


def table(title: str, first: str, second: str) -> dict[str, str]:
    rows = f"| II. Simplicity & YAGNI | {first} | one module |\n| III. SQL-First | {second} | no query is needed |"
    return statuses(f"| Principle | {title} | How it is met |\n|---|---|---|\n{rows}")


@of_each
@pytest.mark.parametrize("mark", ["", "?", "？"])
def test_a_column_that_asks_whether_a_principle_applies_is_answered_by_yes_and_no(dialect, mark):
    for title in dialect.applies_columns:
        read = table(title + mark, dialect.yes[0], dialect.no[0])

        assert read["II"] in GOOD, title
        assert read["III"] == Status.NOT_APPLICABLE, title


@of_each
@pytest.mark.parametrize("word", ["indirectly", "indireto", "间接"])
def test_another_word_in_such_a_column_leaves_what_the_row_says(dialect, word):
    read = table(f"{dialect.applies_columns[0]}?", word, dialect.yes[0])

    assert read["II"] in GOOD


@of_each
@pytest.mark.parametrize("title", ["Zone 3?", "New tables?", "¿Nuevas tablas?", "新表？"])
def test_a_no_to_another_question_says_nothing_that_is_known(dialect, title):
    read = table(title, dialect.yes[0], dialect.no[0])

    assert read["II"] in GOOD
    assert read["III"] == Status.UNCLEAR


@pytest.mark.parametrize(
    "note",
    [
        "⚠️ This is not a violation of Principle II",
        "⚠️ No es una violación del principio II",
        "⚠️ Não é uma violação do princípio II",
        "⚠️ Ce n'est pas une violation du principe II",
        "⚠️ Das ist kein Verstoß gegen Prinzip II",
        "⚠️ これは原則IIの違反ではない",
        "⚠️ 这不违反原则二",
        "⚠️ это не нарушение принципа II",
        "⚠️ non è una violazione del principio II",
        "⚠️ không phải là vi phạm nguyên tắc II",
    ],
)
def test_a_warning_that_denies_the_violation_declares_none(note):
    assert statuses(f"- **II. Simplicity & YAGNI**: {note}")["II"] in GOOD


@pytest.mark.parametrize("note", ["⚠️ No tests, a violation of II", "⚠️ Sin pruebas: violación de II"])
def test_a_warning_that_denies_another_thing_still_declares_the_violation(note):
    assert statuses(f"- **II. Simplicity & YAGNI**: {note}")["II"] == Status.VIOLATION
