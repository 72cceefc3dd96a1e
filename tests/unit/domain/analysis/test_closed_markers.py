"""Markers that are said to be closed, and those that stay open, in every language that is read.

`NC` stands for the bare marker, `BR` for the one in brackets.
"""

import pytest

from plangate.domain.analysis.clarification import open_markers
from plangate.domain.text.markdown import read_markdown

HEAD = "| Item | Value |\n|---|---|\n"
PLACES = ("{}", "- {}", "> {}", "1. {}\n2. Another point", "Before.\n\n{}\n\nBehind.")
"""Where a line may stand; rows stand in a table."""


def is_open(line: str, place: str = "{}") -> bool:
    """Whether a text with that line has an open marker."""
    text = line.replace("NC", "NEEDS CLARIFICATION").replace("BR", "[NEEDS CLARIFICATION]")
    placed = f"{HEAD}{text}" if text.startswith("|") else place.format(text)
    return any(open_markers(read_markdown(f"# Research\n\n{placed}\n")))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "line",
    [
        "NC markers: none",
        "**NC markers**: none",
        "BR markers: none",
        "NC: no open questions remain",
        "NC – none",
        "NC (none)",
        "[NEEDS CLARIFICATION: none]",
        "| BR markers | none |",
        "| NC | 0 |",
        "Open BR markers: zero",
        "Number of NC items: 0",
        "NC: all resolved",
        "There are no NC left.",
        "0 NC",
        "NC count = 0",
        "BR-Marker: keine",
        "NC: keine offenen Fragen",
        "Keine offenen BR",
        "Alle NC sind geklärt.",
        "NC-Markierungen: keine",
        "NC: nichts offen",
        "Es gibt keine NC mehr",
        "Alle BR wurden entfernt",
        "Marcadores NC: nenhum",
        "BR: nenhuma pergunta em aberto",
        "Não há NC pendente",
        "Todos os NC foram resolvidos",
        "NC: sem pendências",
        "Marcadores BR: ninguno",
        "NC: ninguna pregunta abierta",
        "No quedan BR",
        "Sin NC pendientes",
        "Todas las BR se resolvieron",
        "NC: sin preguntas abiertas",
        "NC: no hay",
        "Marqueurs BR : aucun",
        "NC : aucune question en suspens",
        "Il ne reste aucun NC",
        "Tous les NC ont été levés",
        "NC : néant",
        "NCマーカー：なし",
        "BR の未解決項目はありません",
        "NC：未解決の質問はありません",
        "すべての NC は解決済み",
        "NC: ゼロ",
        "NC は残っていない",
        "NC 标记：无",
        "NC：没有待澄清的问题",
        "所有 NC 均已解决",
        "没有 NC",
        "NC：无",
        "NC 已全部澄清",
        "不存在 NC",
        "| NC 标记 | 无 |",
        "NC 標記：無",
        "NC：沒有待釐清的問題",
        "所有 NC 均已解決",
        "沒有 BR",
        "NC 항목: 없음",
        "NC: 미해결 질문 없음",
        "모든 NC 해결됨",
        "NC 마커 없음",
        "NC이 남아 있지 않음",
        "Маркеры NC: нет",
        "NC: открытых вопросов нет",
        "Все NC сняты",
        "NC отсутствуют",
        "Нет NC",
        "Вопросов с меткой NC не осталось",
        "NC: не осталось",
        "Marcatori NC: nessuno",
        "NC: nessuna domanda aperta",
        "Dấu BR: không có",
        "Không còn NC",
        "NC markers left in the spec: none",
        "**Open questions (NC)**: none",
        "NC remaining: 0",
        "This spec carries no BR marker.",
        "Every NC was settled in the workshop.",
        "NC: n/a",
        "NC: nothing open",
        "NC: nil",
        "The plan is free from NC",
        "We replaced each NC by its answer.",
        "NC markers: 0 of 3 open",
        "✅ NC",
        "NC ✅",
        "NC: ✅ none",
        "BR: keine",
        "NC markers have all been answered",
        "| BR-Marker | keine |",
    ],
)
def test_a_marker_that_is_denied_counted_to_none_or_settled_is_closed(line, place):
    assert not is_open(line, place)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "line",
    [
        "**Storage**: NC",
        "**Storage**: NC: which one",
        "**Storage**: [NEEDS CLARIFICATION: which store]",
        "Behaviour when the queue is full: NC",
        "Fixed window or sliding: NC",
        "Items per page: NC",
        "**Users (not guests)**: NC",
        "Where data lives: NC",
        "Use Redis or Memcached (NC)",
        "All users or members only? NC",
        "Storage not yet resolved: NC",
        "Nicht geklärt: NC",
        "**Speicher**: noch nicht entschieden, NC",
        "Almacenamiento: sin decidir (NC)",
        "No está resuelto: NC",
        "Stockage : pas encore décidé (NC)",
        "Хранилище: не решено (NC)",
        "存储方式未定（NC）",
        "存储方式未决（NC: 选哪个数据库？）",
        "無障礙要求：NC",
        "無障礙要求 NC",
        "安全要求：NC",
        "不确定使用哪种数据库 NC",
        "保存先は未決定（NC）",
        "失敗した場合の動作は NC",
        "検索しない場合の挙動：NC",
        "저장소 미정 (NC)",
        "안전 요건: NC",
        "비용 NC",
        "NC: which store? None of the teams knows.",
        "NC: no decision on the runner yet",
        "[NEEDS CLARIFICATION: no runner was named]",
        "[NEEDS CLARIFICATION: is there none today?]",
        "| Storage | NC | none |",
        "| NC | which store |",
        "**Speicher**: NC: welche Datenbank?",
        "NC：选择哪个数据库？",
        "NC: 어느 데이터베이스를 선택할까?",
        "NC: какой выбор хранилища?",
        "**Performance**: unknown, NC",
        "Retention is NC",
        "Retention period (NC - legal has not answered)",
        "Limit: none or 100? NC",
        "Store: none yet, NC",
        "2 NC",
        "The 3 NC below block the plan: NC: which store",
        "Unresolved NC",
        "unresolved: NC",
        "[NEEDS CLARIFICATION: keine Angabe zur Datenbank]",
        "NC: nobody knows",
        "NC: nichts entschieden",
        "NC: ничего не решено",
        "NC: aucune décision",
        "NC: todavía sin respuesta",
    ],
)
def test_a_question_whose_words_deny_something_else_is_open(line, place):
    assert is_open(line, place)


@pytest.mark.parametrize(
    "text",
    [
        "**NC**:\n\n- none",
        "NC markers:\n\nNone.",
        "- BR\n  - none",
        "| BR markers |\n|---|\n| none |",
        "NC\n\n없음",
        "BR markers\n\n> keine",
        "NC 标记：\n\n无",
        "NC:\n\n- нет",
    ],
)
def test_a_line_that_names_the_markers_is_answered_by_the_line_below(text):
    assert not is_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "**Storage**: NC\n**Testing**: none",
        "- NC\n- No database",
        "| Storage | NC |\n| Cache | none |",
        "NC:\n- which store\n- none of these",
        "NC\n\nNone of the teams knows which store fits.",
        "- NC: which\n- none",
    ],
)
def test_a_line_below_that_says_something_else_answers_no_marker(text):
    assert is_open(text)
