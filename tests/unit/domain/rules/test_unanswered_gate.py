"""How much an open box weighs whose line says when it will be ticked."""

import re

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

PLAIN = "- [ ] **Plain Language**: every message has one sentence"


def found(*lines: str) -> list[tuple[str, str]]:
    """Severity and names of the rule's findings for a check of a ticked first box and those lines."""
    check = "\n".join(("- [x] **Small Parts**: one module", "- [x] **Test-First**: tests are written first", *lines))
    plan = re.sub(r"## Constitution Check\n.*?\n## ", f"## Constitution Check\n\n{check}\n\n## ", PLAN_TEXT, flags=re.S)
    (report,) = review(a_snapshot(a_feature(plan))).plans
    ours = (finding for finding in report.findings if finding.rule == "unanswered-gate")
    return [(finding.severity.word, finding.message.partition(". ")[0]) for finding in ours]


WHEN = (
    "- [ ] **Plain Language**: every message has one sentence (checked during implementation)",
    "- [ ] **Plain Language**: every message has one sentence — confirmed after the review",
    "- [ ] **Plain Language**: jede Meldung hat einen Satz (wird bei der Umsetzung geprüft)",
    "- [ ] **Plain Language**: cada mensagem tem uma frase (verificado durante a implementação)",
    "- [ ] **Plain Language**: chaque message a une phrase (vérifié lors de la mise en œuvre, plus tard)",
    "- [ ] **Plain Language**: сообщения в одно предложение (проверка после реализации)",
    "- [ ] **Plain Language**: 一文で書く（レビュー後に確認）",
    "- [ ] **Plain Language**: 每条消息一句话（实施阶段确认）",
    "- [ ] **Plain Language**: 메시지는 한 문장 (구현 단계에서 확인)",
)


@pytest.mark.parametrize("line", WHEN)
def test_a_box_whose_line_says_when_it_is_ticked_weighs_nothing(line):
    assert found(line) == [("info", "Not answered: Plain Language")]


@pytest.mark.parametrize(
    "line",
    [
        PLAIN,
        "- [ ] **Plain Language**: every message has one sentence (pending)",
        "- [ ] **Plain Language**: every message has one sentence (TODO)",
        "- [ ] **Plain Language**: every message has one sentence (see the list)",
        "- [ ] **Plain Language**: jede Meldung hat einen Satz (offen)",
    ],
)
def test_a_box_that_only_waits_weighs_medium(line):
    assert found(line) == [("medium", "Not answered: Plain Language")]


def test_a_box_that_waits_is_named_without_those_that_say_when():
    lines = PLAIN, "- [ ] **Quiet Rooms**: nobody is called (checked during implementation)"

    assert found(*lines) == [("medium", "Not answered: Plain Language")]
