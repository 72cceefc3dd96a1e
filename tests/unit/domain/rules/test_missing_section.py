"""Which sections of the template are missed, whatever the words in which a title says when it is needed."""

import re

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_file, a_snapshot

TRACKING = "## Complexity Tracking\n"


def missed(title: str, said: str = "", *, body: str = "[Routes]") -> list[str]:
    """What the rule says of a plan with those lines, under a template with a section of that title and text."""
    template = TEMPLATE_TEXT.replace(TRACKING, f"## {title}\n\n{body}\n\n{TRACKING}")
    plan = PLAN_TEXT.replace(TRACKING, f"{said}\n\n{TRACKING}")
    law = (a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT), a_file(".specify/templates/plan-template.md", template))
    (report,) = review(a_snapshot(a_feature(plan, data_model_md="# Data\n"), law=law)).plans
    return [finding.message for finding in report.findings if finding.rule == "missing-section"]


WHEN = (
    "Message Format (only if something is sent)",
    "Message Format (phase 2, skip when nothing is sent)",
    "Message Format — omit for internal tools",
    "If applicable: Message Format",
    "Message Format [when needed]",
    "Message Format (services only)",
    "Formato de mensagens (somente se algo for enviado)",
    "Formato de mensagens – opcional",
    "Formato de mensajes (solo si se envía algo)",
    "Formato de mensajes (cuando proceda)",
    "Format des messages (si quelque chose est envoyé)",
    "Format des messages (le cas échéant)",
    "Nachrichtenformat (nur bei Versand)",
    "Nachrichtenformat (falls etwas gesendet wird)",
    "メッセージ形式（送信する場合のみ）",
    "メッセージ形式（任意）",
    "消息格式（仅在发送消息时填写）",
    "消息格式（如适用）",
    "訊息格式（僅於傳送時填寫）",
    "訊息格式（選填）",
    "메시지 형식 (전송하는 경우에만)",
    "메시지 형식 (선택 사항)",
    "Формат сообщений (только если что-то отправляется)",
    "Формат сообщений (при необходимости)",
)
PLAIN = (
    "Message Format",
    "Message Format (this feature)",
    "Formato de mensagens (v2)",
    "Nachrichtenformat (Pflicht)",
    "メッセージ形式（必須）",
    "消息格式（必填）",
    "Формат сообщений (обязательно)",
)


@pytest.mark.parametrize("title", WHEN)
def test_a_section_whose_title_says_when_it_is_needed_may_be_left_out(title):
    assert missed(title) == []


@pytest.mark.parametrize("title", PLAIN)
def test_a_section_whose_title_says_no_when_is_missed(title):
    assert missed(title) == [
        f"The plan lacks the template's section {title}. Add it, or mark it `[OPTIONAL]` in the template."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "> Fill in only if messages leave the process.",
        "*Skip this section when nothing is sent.*",
        "<!-- Optional: delete it for tools without a network. -->",
        "[Nur ausfüllen, falls etwas gesendet wird]",
        "送信する場合のみ記入する。",
        "> Удалить, если ничего не отправляется.",
    ],
)
def test_a_section_whose_first_words_say_when_it_is_needed_may_be_left_out(body):
    assert missed("Message Format", body=body) == []


@pytest.mark.parametrize("body", ["> Say what is sent.", "- only names\n- if any, dates", "<!-- ACTION REQUIRED -->"])
def test_a_section_with_other_first_words_is_missed(body):
    assert len(missed("Message Format", body=body)) == 1


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Message Format (phase 2)", "Message Format (active since decision 12)"),
        ("Message Format ⚠️ REQUIRED", "3. Message format"),
        ("Message Format (this feature)", "Message Format: JSON"),
        ("Message Format", "Message Format & Errors"),
        ("Nachrichtenformat (Pflicht)", "Nachrichtenformat und Fehler"),
        ("消息格式（必填）", "消息格式（第十二号决定）"),
        ("メッセージ形式（必須）", "メッセージ形式とエラー"),
        ("메시지 형식 (필수)", "메시지 형식"),
        ("Формат сообщений (обязательно)", "Формат сообщений — JSON"),
    ],
)
def test_a_section_is_known_by_what_its_title_names(title, own):
    assert missed(title, f"## {own}\n\nOne message.") == []


def test_sections_of_one_name_are_told_apart_by_their_notes():
    title = "Message Format (inbound)\n\n[Routes]\n\n## Message Format (outbound)"

    assert missed(title, "## Message Format (inbound)\n\nOne message.") == [
        "The plan lacks the template's section Message Format (outbound). "
        "Add it, or mark it `[OPTIONAL]` in the template."
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Message Format", "**Message Format**: unchanged since the first release"),
        ("Message Format (this feature)", "- Message format: JSON"),
        ("Message Format", "**Message Format**\n\n- name\n- time"),
        ("Message Format", "| Topic | Answer |\n|---|---|\n| Message Format | JSON |"),
        ("Message Format", "The message format stands in [the contract](contracts/messages.md)."),
        ("Message Format", "The section Message Format is left out: nothing is sent."),
        ("Messages and Errors", "## Messages\n\nOne.\n\n## Errors\n\nTwo."),
        ("Nachrichtenformat", "- Nachrichtenformat: entfällt, es wird nichts gesendet"),
        ("消息格式", "**消息格式**：不适用"),
        ("Формат сообщений", "Раздел «Формат сообщений» не нужен: ничего не отправляется."),
        ("Formato de mensajes", "El formato de mensajes está en `contracts/mensajes.md`."),
    ],
)
def test_a_section_that_is_answered_elsewhere_is_not_missed(title, said):
    assert missed(title, said) == []


@pytest.mark.parametrize("title", ["Data Model", "Research (this feature)"])
def test_a_section_whose_document_lies_beside_the_plan_is_not_missed(title):
    assert missed(title) == []


@pytest.mark.parametrize(
    "said",
    [
        "**Message Format**:",
        "The message format will be nice.",
        "We take the old message format out of `src/format.py`.",
        "A message format is never changed.",
        "## Format of messages in the log\n\nNone.",
        "Message.",
    ],
)
def test_a_section_that_nothing_answers_is_missed(said):
    assert len(missed("Message Format", said)) == 1


def missed_of_structure(own: str) -> list[str]:
    """What is missed of the template's Project Structure by a plan that has those lines there."""
    plan = re.sub(r"^## Project Structure\n.*?(?=^## )", lambda _: f"{own}\n\n", PLAN_TEXT, flags=re.S | re.M)
    (report,) = review(a_snapshot(a_feature(plan))).plans
    return [finding.message.partition(". ")[0] for finding in report.findings if finding.rule == "missing-section"]


DRAWN = "```text\nsrc/\n├── desk/\n│   └── loans.py   # NEW\n└── shelf.py\n```"
INDENTED = "```\ndesk/\n  loans.py\n  shelf.py\n```"


@pytest.mark.parametrize(
    "own",
    [
        f"## Project Structure\n\n{DRAWN}",
        "## Project Structure\n\n- **desk**: loans and returns\n- **shelf**: places of books",
        "## Project Structure\n\n| Module | Holds |\n|---|---|\n| desk | loans |",
        f"## 4. Module Layout (after this feature)\n\n{INDENTED}",
        f"## What lies where\n\n{DRAWN}",
    ],
)
def test_nothing_is_missed_of_the_structure_where_the_sources_are_shown(own):
    assert missed_of_structure(own) == []


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)
def test_the_structure_is_known_by_other_titles(dialect):
    for title in dialect.structure_titles:
        assert missed_of_structure(f"## {title.capitalize()}\n\n{INDENTED}") == [], title


@pytest.mark.parametrize(
    ("own", "lacks"),
    [
        ("## Notes\n\nNothing.", "Project Structure"),
        ("## Module Layout\n\nAs before.", "Project Structure"),
        (
            "## Project Structure\n\n```text\nspecs/001-search/\n├── plan.md\n└── spec.md\n```",
            "Source Code (repository root)",
        ),
    ],
)
def test_the_structure_is_missed_where_no_sources_are_shown(own, lacks):
    (message,) = missed_of_structure(own)

    assert message == f"The plan lacks the template's section {lacks}"
