"""How much a principle is changed under its name."""

import pytest

from plangate.domain.documents.constitution.amendment import Bump, read_amendment
from plangate.domain.model.snapshot import AmendedLaw
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, a_file
from tests.growth import MOST, growth

PARTS = "Every capability MUST live in a module that can be tested alone."
FIRST = "A failing test MUST exist before the code that it asks for."
PLAIN = "Messages should be understood by people who never read the code."


def amend(*changes, before=CONSTITUTION_TEXT):
    """What changes when texts of the constitution are replaced."""
    after = before
    for old, new in changes:
        assert old in after
        after = after.replace(old, new)
    return read_amendment(AmendedLaw(a_file(CONSTITUTION_PATH, after), a_file(CONSTITUTION_PATH, before)))


def revised(amendment):
    """The ids of redefined and of altered principles."""
    return [one.id for one in amendment.redefined], [one.id for one in amendment.altered]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PARTS, "Every capability MUST live in a modul that can be testet alone."),
        (PARTS, "Every capability **MUST** live in a module\nthat can be tested alone"),
        (PARTS, "Each capability MUST live in its own module, which is tested on its own."),
        (PARTS, "Every capability MUST live in a module. It MUST be possible to test that module alone."),
        (PARTS, "- Every capability MUST live in a module.\n- A module MUST be testable alone.\n"),
        (PARTS, f"{PARTS}\n\n**Rationale**: What cannot be tested alone is tested by its users."),
        (FIRST, "Before the code that it asks for, a failing test MUST exist."),
        (PLAIN, "Messages should be understood by people who never opened the code."),
        (PLAIN, "Messages should be clear to anybody, also to people who never read any code."),
    ],
)
def test_other_words_for_the_same_are_a_patch(old, new):
    amendment = amend((old, new))

    assert (revised(amendment), amendment.required <= Bump.PATCH) == (([], []), True)


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        (PARTS, "A page MUST weigh less than the photograph that it shows.", "I"),
        (PARTS, "Every capability should live in a module that can be tested alone.", "I"),
        (FIRST, "Tests may follow when the deadline allows.", "II"),
        (PLAIN, "The catalogue keeps its records for ten years.", "III"),
    ],
)
def test_a_principle_whose_demand_is_gone_or_binds_no_more_is_redefined(old, new, id):
    flag = ("### II. Test-First (NON-NEGOTIABLE)", "### II. Test-First")
    amendment = amend((old, new), *([flag] if id == "II" else []))

    assert (revised(amendment), amendment.required) == (([id], []), Bump.MAJOR)


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        (PARTS, f"{PARTS} Releases MUST carry a signature of two maintainers.", "I"),
        (PLAIN, PLAIN.replace("should", "MUST"), "III"),
        ("### II. Test-First (NON-NEGOTIABLE)", "### II. Test-First", "II"),
    ],
)
def test_a_demand_more_or_another_strength_asks_for_a_minor(old, new, id):
    amendment = amend((old, new))

    assert (revised(amendment), amendment.required) == (([], [id]), Bump.MINOR)


@pytest.mark.parametrize(
    ("limit", "bump"),
    [("500 ms", Bump.MINOR), ("200ms", Bump.PATCH), ("**200 ms**", Bump.NONE), ("200 s", Bump.MINOR)],
)
def test_another_limit_asks_for_a_minor(limit, bump):
    before = CONSTITUTION_TEXT.replace(PARTS, "Searches MUST be answered within 200 ms.")

    assert amend(("200 ms", limit), before=before).required is bump


def test_one_demand_of_several_that_is_gone_asks_for_a_minor():
    before = CONSTITUTION_TEXT.replace(
        PARTS, f"{PARTS} Records MUST survive a power failure. Readers MUST see the day of the last backup."
    )

    amendment = amend((" Records MUST survive a power failure.", ""), before=before)

    assert revised(amendment) == ([], ["I"])


def test_a_demand_that_moves_to_another_principle_or_section_is_there_still():
    amendment = amend((PARTS, "Modules are small."), ("Amendments are made", f"{PARTS} Amendments are made"))

    assert "I" not in [one.id for one in amendment.altered]


def test_a_law_that_begins_to_write_in_capitals_redefines_nothing():
    small = CONSTITUTION_TEXT.replace("MUST", "must")

    amendment = amend((PARTS.replace("MUST", "must"), PARTS), before=small)

    assert revised(amendment) == ([], [])


def test_a_text_without_blanks_is_compared_by_its_signs():
    before = CONSTITUTION_TEXT.replace(PARTS, "すべての機能は単独でテストできなければならない。")

    reworded = amend(("すべての機能は単独でテスト", "あらゆる機能は単独でテスト"), before=before)
    redefined = amend(
        ("すべての機能は単独でテストできなければならない", "写真より軽いページを配信しなければならない"), before=before
    )

    assert (revised(reworded), revised(redefined)[0]) == (([], []), ["I"])


def test_a_long_law_of_which_every_principle_changes_is_compared_in_time():
    line = "### P{0}\n\nWork {0} MUST be done with {1} care and {2} pride.\n\n"

    def compare(size):
        before, after = (
            "# Law\n\n## Core Principles\n\n" + "".join(line.format(n, w, n) for n in range(size // 70))
            for w in ("much", "no")
        )
        amend((before, after[:size]), before=before)

    assert growth(compare, 250_000) < MOST
