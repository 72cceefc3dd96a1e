"""What changed between two constitutions, and the version that this asks for."""

import pytest

from plangate.domain.documents.constitution.amendment import Bump, read_amendment
from plangate.domain.model.findings import Strength
from plangate.domain.model.snapshot import AmendedLaw
from plangate.domain.text.markdown import Span
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, a_file
from tests.growth import MOST, growth

UNFILLED = (
    "# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION]\n"
)
FOURTH = "### IV. Offline Reading\n\nEvery page MUST work offline.\n\n"
PARTS = "I. Small Parts"


def amend(after, before=CONSTITUTION_TEXT):
    """What changes from one text to another; None before is an added file."""
    old = None if before is None else a_file(CONSTITUTION_PATH, before)
    return read_amendment(AmendedLaw(a_file(CONSTITUTION_PATH, after), old))


def without(name, text=CONSTITUTION_TEXT):
    """The constitution without a principle."""
    start = text.index(f"### {name}")
    end = text.find("###", start + 3)
    return text[:start] + (text[end:] if end > 0 else text[text.index("**Version**") :])


def names(principles):
    return [principle.name for principle in principles]


def test_a_principle_that_is_gone_was_removed_and_asks_for_a_major_version():
    amendment = amend(without("II. Test-First"))

    assert (names(amendment.removed), amendment.added, amendment.required) == (["Test-First"], (), Bump.MAJOR)


def test_a_principle_that_is_new_was_added_and_asks_for_a_minor_version():
    amendment = amend(CONSTITUTION_TEXT.replace(f"### {PARTS}", f"{FOURTH}### {PARTS}"))

    assert (names(amendment.added), amendment.removed, amendment.required) == (["Offline Reading"], (), Bump.MINOR)


@pytest.mark.parametrize("name", ["Smaller Parts", "Small Parts and Modules", "Small  parts"])
def test_a_principle_of_a_like_name_was_renamed(name):
    amendment = amend(CONSTITUTION_TEXT.replace("Small Parts", name))

    assert (amendment.removed, amendment.added) == ((), ())


def test_a_principle_that_keeps_its_text_under_another_name_was_renamed():
    amendment = amend(CONSTITUTION_TEXT.replace("Plain Language", "Talking to Readers"))

    assert [(old.name, new.name) for old, new in amendment.renamed] == [("Plain Language", "Talking to Readers")]
    assert amendment.required is Bump.PATCH


def test_a_principle_that_becomes_a_section_was_moved_and_not_removed():
    moved = without("III. Plain Language") + "\n## Plain Language\n\nMessages are short.\n"

    assert amend(moved).removed == ()


def test_a_principle_that_is_negotiable_now_is_changed():
    amendment = amend(CONSTITUTION_TEXT.replace(" (NON-NEGOTIABLE)", ""))

    assert [(old.id, old.strength) for old, _ in amendment.changed] == [("II", Strength.NON_NEGOTIABLE)]


@pytest.mark.parametrize(
    "after",
    [
        CONSTITUTION_TEXT.replace("\n", "\r\n"),
        CONSTITUTION_TEXT.replace("# Librarian", "<!-- reviewed -->\n\n# Librarian", 1),
        CONSTITUTION_TEXT.replace(" MUST ", " **MUST** "),
        CONSTITUTION_TEXT.replace("1.2.0", "1.2.1"),
    ],
)
def test_white_space_comments_emphasis_and_the_version_line_are_no_amendment(after):
    assert amend(after).is_material is False


def test_another_limit_is_an_amendment():
    before = CONSTITUTION_TEXT.replace("Messages", "Coverage > 80%. Messages")

    assert amend(before.replace("> 80%", "< 80%"), before).is_material is True


@pytest.mark.parametrize(
    ("version", "bump"), [("1.2.0", 0), ("1.1.9", 0), ("1.2.1", 1), ("1.3", 2), ("v2.0.0", 3), ("soon", None)]
)
def test_the_bump_is_the_part_of_the_version_that_rises(version, bump):
    amendment = amend(CONSTITUTION_TEXT.replace("1.2.0", version))

    assert amendment.bump == bump


def test_a_first_constitution_has_nothing_before_it():
    amendment = amend(CONSTITUTION_TEXT, None)

    assert (amendment.before, amendment.is_material, amendment.bump) == (None, False, None)


def test_a_template_that_is_filled_has_nothing_before_it():
    assert amend(CONSTITUTION_TEXT, UNFILLED).before is None


@pytest.mark.parametrize("before", [None, UNFILLED])
def test_a_template_that_comes_or_stays_is_no_amendment(before):
    assert amend(UNFILLED, before) is None


def test_principles_under_the_template_again_are_reset():
    assert amend(UNFILLED).reset is True


def test_principles_that_a_pointer_takes_the_place_of_are_reset():
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "3d" * 32 + "\nsize 800\n"

    assert amend(pointer).reset is True


def test_principles_that_give_way_to_prose_are_removed():
    amendment = amend("# Law\n\nOur principles are in the wiki.\n")

    assert (amendment.reset, names(amendment.removed)) == (False, ["Small Parts", "Test-First", "Plain Language"])


def test_an_amendment_is_spoken_of_at_its_version_line_or_at_its_first_change():
    bare = CONSTITUTION_TEXT[: CONSTITUTION_TEXT.index("**Version**")]
    line = next(n for n, text in enumerate(bare.splitlines(), 1) if "Messages" in text)

    assert amend(bare.replace("Messages", "All messages"), bare).anchor == Span(line, line)
    assert amend(CONSTITUTION_TEXT).anchor.line == len(CONSTITUTION_TEXT.splitlines())


@pytest.mark.parametrize(
    "line", ["### {} Rule\n\nWork MUST be done {}.\n\n", "### {}\n", "- **{}**: MUST {}.\n", "1 → {} "]
)
def test_a_law_as_long_as_may_be_is_compared_in_time(line):
    def compare(size):
        long = [
            "## Core Principles\n\n" + "".join(line.format(f"{n}{end}", n) for n in range(size // 29)) for end in "xy"
        ]
        amend(f"<!--\nSync Impact Report\n-->\n{long[0]}"[:size], long[1][:size])

    assert growth(compare, 262_000) < MOST
