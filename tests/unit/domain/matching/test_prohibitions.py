"""A rule that is told is no admission: what must not be, is not said to be missing."""

import pytest

from plangate.domain.model.findings import Status
from tests.unit.domain.generated.forms import PROHIBITIONS
from tests.unit.domain.matching.laws import answers

RULES = [rule for told in PROHIBITIONS.values() for rule in told]
of_each = pytest.mark.parametrize("rule", RULES)


def status_of(check: str) -> Status:
    (answer,) = answers(check)
    return answer.status


@of_each
def test_an_open_box_that_only_tells_a_rule_is_unanswered(rule):
    assert status_of(f"- [ ] **I. Test-Driven Development**: {rule}") is Status.UNANSWERED


@of_each
def test_a_rule_that_is_told_without_a_box_is_a_statement(rule):
    assert status_of(f"- **I. Test-Driven Development**: {rule}") is Status.ASSERTED


@pytest.mark.parametrize(
    "said",
    [
        "keys MUST NOT be logged; they are left out of every line",
        "keys must never be logged; the field is marked",
        "ein Schlüssel darf nicht geschrieben werden; er wird überall weggelassen, wo er stand",
        "no se permite escribir claves; el filtro las quita",
        "不得记录密钥；字段已标记",
    ],
)
def test_an_open_box_that_also_says_how_the_rule_is_kept_is_pending(said):
    assert status_of(f"- [ ] **I. Test-Driven Development**: {said}") is Status.PENDING


@pytest.mark.parametrize(
    "said",
    [
        "tests are not written, the deadline is too close",
        "keys MUST NOT be logged. Tests are not written.",
        "keys must never be logged; tests skipped",
        "tests cannot be written in this release",
        "los tests no pueden ser escritos",
        "die Tests können nicht geschrieben werden",
        "このテストは書かないこととする",
        "les tests ne sont pas écrits",
    ],
)
def test_an_open_box_that_denies_what_is_demanded_is_still_a_violation(said):
    assert status_of(f"- [ ] **I. Test-Driven Development**: {said}") is Status.VIOLATION


@pytest.mark.parametrize(
    "said",
    [
        "満たしていない, 一つの画面",
        "一つの画面 — 満たしていない",
        "is not being done, one view",
        "no está previsto, una vista",
    ],
)
def test_a_denial_that_names_nothing_is_not_good_whatever_follows(said):
    assert status_of(f"- **II. Simplicity & YAGNI**: {said}") not in (Status.ASSERTED, Status.PASS)


LAW = """\
    # 宪法

    ## 核心原则

    ### 一、测试先行

    每次修改必须先编写测试。
    """


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("不得不跳过测试", Status.VIOLATION),
        ("测试不能编写", Status.VIOLATION),
        ("不得跳过", Status.UNANSWERED),
        ("密钥不应编写到磁盘", Status.UNANSWERED),
    ],
)
def test_the_object_tells_a_rule_from_an_admission_in_a_language_without_blanks(said, status):
    (answer,) = answers(f"- [ ] **一、测试先行**：{said}", LAW)

    assert answer.status is status
