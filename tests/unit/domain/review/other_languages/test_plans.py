"""Whole plans in other languages: a good one passes, and one declared violation is red."""

import pytest

from plangate.domain.model.findings import Status
from plangate.domain.model.report import Conclusion, PlanReport
from plangate.domain.review.review import review
from tests.builders import a_feature, a_law, a_snapshot
from tests.unit.domain.review.other_languages.dutch import DUTCH
from tests.unit.domain.review.other_languages.indonesian import INDONESIAN
from tests.unit.domain.review.other_languages.language import Language
from tests.unit.domain.review.other_languages.polish import POLISH
from tests.unit.domain.review.other_languages.turkish import TURKISH
from tests.unit.domain.review.other_languages.ukrainian import UKRAINIAN

LANGUAGES = {"tr": TURKISH, "pl": POLISH, "uk": UKRAINIAN, "id": INDONESIAN, "nl": DUTCH}
in_each = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


def judged(language: Language, second: str) -> PlanReport:
    """The report on the plan of a language with that answer to the second principle, and the others as they are."""
    first, _, third = language.answers
    plan = language.plan.replace("{answers}", "\n".join((first, second, third)))
    return review(a_snapshot(a_feature(plan), law=a_law(constitution=language.law, template=None))).plans[0]


@in_each
def test_a_good_plan_passes_with_all_principles_answered(language):
    report = judged(language, language.answers[1])

    assert [row.status for row in report.matrix] == [Status.PASS] * 3
    assert report.findings == ()
    assert report.conclusion is Conclusion.SUCCESS


@in_each
def test_a_declared_violation_is_red(language):
    label = language.answers[1].partition(":")[0]
    reports = {said: judged(language, f"{label}: {said}") for said in language.violations}

    assert {said for said, report in reports.items() if report.matrix[1].status is not Status.VIOLATION} == set()
    assert {report.conclusion for report in reports.values()} == {Conclusion.FAILURE}
