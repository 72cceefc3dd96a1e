"""The shape test: three stock sections, or half of the template's, make a plan one that is judged."""

import pytest

from plangate.domain.documents.plan.shape import shape_of
from plangate.domain.model.report import Shape
from tests.unit.domain.documents.plan.samples import a_plan


@pytest.mark.parametrize(
    ("titles", "shape"),
    [
        (("Summary", "Technical Context", "Constitution Check"), Shape.SPEC_KIT),
        (("概要", "技術コンテキスト", "憲章チェック"), Shape.SPEC_KIT),
        (("Summary", "Technical Context", "Phases"), Shape.OTHER),
        (("Constitution Check", "Post-Design Constitution Check", "Phases"), Shape.OTHER),
        ((), Shape.OTHER),
    ],
)
def test_three_stock_sections_make_a_plan(titles, shape):
    plan = a_plan("# P\n\n" + "".join(f"## {title}\n\ntext\n\n" for title in titles))

    assert plan.shape is shape


@pytest.mark.parametrize(
    ("expected", "shape"),
    [
        (("Approach", "Steps", "Risks", "Costs"), Shape.SPEC_KIT),
        (("Approach", "Risks", "Costs"), Shape.OTHER),
        ((), Shape.OTHER),
    ],
)
def test_half_of_the_template_s_sections_make_a_plan(expected, shape):
    plan = a_plan("# P\n\n## Approach\n\n## steps\n")

    assert shape_of(plan, expected) is shape


def test_an_empty_text_is_a_plan_of_another_format():
    assert a_plan("").shape is Shape.OTHER
