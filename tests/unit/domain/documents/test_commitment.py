"""Words that put a thing off, make it conditional, deny it or give it up, in every language."""

import pytest

from plangate.domain.documents.commitment import (
    is_conditional,
    is_denied,
    is_put_off,
    opens_given_up,
    says_given_up,
)
from plangate.domain.documents.dialects import DIALECTS

of_each = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)


def said(entry: str) -> str:
    """An entry as somebody says it."""
    return entry.replace(" *", " x").replace("*", "a")


@of_each
def test_every_word_of_a_promise_is_heard(dialect):
    for entry in map(said, (*dialect.coming, *dialect.perhaps, *dialect.given_up)):
        assert is_put_off(f"notes ({entry})"), entry
    for entry in map(said, dialect.perhaps):
        assert is_conditional(f"notes, {entry}"), entry


@pytest.mark.parametrize(
    "text",
    [
        "画面の一覧（本計画では省略）",
        "Phase 1 の成果物 ※今回は対象外です",
        "APIの契約は不要",
        "契約書、この機能では N/A",
        "第一阶段输出（本次不需要）",
        "接口清单，本功能跳过",
        "接口契约不适用",
        "第一階段輸出（這次N/A）",
        "介面清單，本功能略過了",
        "1단계 결과 (이번에는 생략함)",
        "화면 목록, 여기서는 제외",
        "API 계약 불필요",
    ],
)
def test_what_is_given_up_may_stand_last_where_words_are_joined(text):
    assert is_put_off(text)


@pytest.mark.parametrize(
    "text", ["予約取消", "ユーザー削除のAPI", "订单取消", "預約取消", "주문 취소", "非公開APIの一覧"]
)
def test_a_name_that_ends_with_a_deed_gives_nothing_up(text):
    assert not is_put_off(text)


@pytest.mark.parametrize("text", ["T012 writes it", "written by /speckit.tasks"])
def test_what_a_task_or_a_later_command_makes_is_put_off(text):
    assert is_put_off(text)


@of_each
def test_every_word_gives_up_in_its_place(dialect):
    for entry in map(said, dialect.given_up):
        assert says_given_up(f"Move lists ({entry})"), entry
        assert says_given_up(f"{entry}: nobody asked"), entry
        assert opens_given_up(f"Status: {entry}"), entry


@pytest.mark.parametrize(
    "text",
    [
        "Entities and relations",
        "Phase 1 output (/speckit.plan command)",
        "saída da fase 1 na pasta, contratos no projeto",
        "不可变对象",
        "엔티티 안내",
        "非公開API",
        "route types of Next.js",
    ],
)
def test_other_words_promise(text):
    assert not is_put_off(text)
    assert not is_denied(text)


@pytest.mark.parametrize(
    "text",
    ["no API", "(none)", "N/A", "not needed", "ohne Schema", "sans objet", "sin API", "ない", "没有", "없음", "нет"],
)
def test_denials_are_heard(text):
    assert is_denied(f"contracts: {text}")


@pytest.mark.parametrize("text", ["written by /speckit.implement", "comes with T012", "output of `/speckit.tasks`"])
def test_later_commands_and_tasks_put_off(text):
    assert is_put_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cancelled orders are refunded",
        "Filter by open, closed, cancelled",
        "Add logic (skip rows that exist)",
        "Refunds (cancelled orders)",
        "顯示標題 (標題、移除按鈕)",
        "Adiados aparecem na lista",
    ],
)
def test_a_name_gives_nothing_up(text):
    assert not says_given_up(text)
