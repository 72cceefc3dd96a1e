"""A Constitution Check is found by what it answers where its title says nothing that is known."""

import pytest

from plangate.domain.model.report import Conclusion
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_TEXT, PLAN_TEXT, a_feature, a_law, a_snapshot

TRANSLATED = (
    "| Lege | Hvernig | Dómur |\n|---|---|---|\n"
    "| I. Smáir hlutar | vísirinn er eining sem hægt er að prófa eina og sér án hinna | já |\n"
    "| II. Próf fyrst | próf fyrirspurna koma á undan öllum kóða í þessari einingu hér | já |\n"
    "| III. Skýrt mál | hver skilaboð eru ein heil setning sem allir lesendur skilja vel | já |\n"
)
OTHERS = {
    "Summary": "Samantekt",
    "Technical Context": "Umhverfi",
    "Project Structure": "Skipan",
    "Complexity Tracking": "Flækjur",
}
NAMED = "- **Small Parts**: one module\n- **Test-First**: tests come first\n- **Plain Language**: sentences\n"


def reported(title, section, law=CONSTITUTION_TEXT):
    """The report on a plan whose Constitution Check has another title and other lines."""
    text = PLAN_TEXT
    for known, unknown in OTHERS.items():
        text = text.replace(f"## {known}\n", f"## {unknown}\n")
    before, _, rest = text.partition("## Constitution Check\n")
    plan = before + f"## {title}\n\n{section}\n" + rest[rest.index("\n## ") :]
    (report,) = review(a_snapshot(a_feature(plan), law=a_law(constitution=law))).plans
    return report


def rules_that_block(report):
    return [finding.rule for finding in report.findings if finding.severity >= 3]


@pytest.mark.parametrize("title", ["How we keep our word", "Stjórnarskrárskoðun", "3. Rules"])
def test_a_section_that_answers_the_law_by_its_names_is_the_check(title):
    report = reported(title, NAMED)

    assert report.conclusion is Conclusion.SUCCESS
    assert report.matrix == reported("Constitution Check", NAMED).matrix


def test_a_violation_is_heard_below_any_title():
    report = reported("How we keep our word", NAMED.replace("sentences", "❌ codes instead of sentences"))

    assert rules_that_block(report) == ["unjustified-violation"]


def test_numerals_with_names_in_a_language_that_nobody_knows_are_the_law_s():
    report = reported("Stjórnarskrárskoðun", TRANSLATED)

    assert rules_that_block(report) == []


def test_a_check_that_lost_its_title_among_titles_that_are_known_is_missed():
    plan = PLAN_TEXT.replace("## Constitution Check", "## Notes")
    (report,) = review(a_snapshot(a_feature(plan))).plans

    assert rules_that_block(report) == ["missing-constitution-check"]


@pytest.mark.parametrize(
    "section",
    [
        "- **Test-First**: may slow us down\n- **Load**: the index may be slow",
        "1. Migrate\n2. Build\n3. Release",
        "Small Parts, Test-First and Plain Language are our principles.",
    ],
    ids=["one principle", "steps", "prose"],
)
def test_a_section_that_answers_less_than_half_of_the_law_is_none(section):
    assert rules_that_block(reported("Risks", section)) == ["missing-constitution-check"]
