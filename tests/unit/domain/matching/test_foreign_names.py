"""A numeral with a name that the law does not have answers nothing; one in other words or another language does."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_file, a_snapshot

LAWS = {
    "en": (
        ("Small Modules", "A part MUST have one purpose."),
        ("Tests First", "A failing test MUST exist before code."),
        ("Honest Errors", "Errors MUST name their cause."),
    ),
    "pt": (
        ("Módulos Pequenos", "Cada parte DEVE ter um propósito."),
        ("Testes Primeiro", "Um teste que falha DEVE existir antes do código."),
        ("Erros Honestos", "Erros DEVEM dizer a causa."),
    ),
    "es": (
        ("Módulos Pequeños", "Cada parte DEBE tener un propósito."),
        ("Pruebas Primero", "Una prueba que falla DEBE existir antes del código."),
        ("Errores Honestos", "Los errores DEBEN decir su causa."),
    ),
    "fr": (
        ("Petits Modules", "Chaque partie DOIT avoir un seul but."),
        ("Tests d'abord", "Un test qui échoue DOIT exister avant le code."),
        ("Erreurs Honnêtes", "Les erreurs DOIVENT dire leur cause."),
    ),
    "de": (
        ("Kleine Module", "Jeder Teil MUSS einen Zweck haben."),
        ("Tests zuerst", "Ein Test MUSS vor dem Code da sein."),
        ("Ehrliche Fehler", "Fehler MÜSSEN ihre Ursache nennen."),
    ),
    "ja": (
        ("小さなモジュール", "各部分は目的を一つだけ持たなければならない (MUST)。"),
        ("テストファースト", "コードの前に失敗するテストがなければならない (MUST)。"),
        ("正直なエラー", "エラーは原因を示さなければならない (MUST)。"),
    ),
    "zh-Hans": (
        ("小型模块", "每个部分必须 (MUST) 只有一个用途。"),
        ("测试优先", "编写代码之前必须 (MUST) 先有失败的测试。"),
        ("诚实报错", "错误必须 (MUST) 说明原因。"),
    ),
    "zh-Hant": (
        ("小型模組", "每個部分必須 (MUST) 只有一個用途。"),
        ("測試優先", "撰寫程式碼之前必須 (MUST) 先有失敗的測試。"),
        ("誠實報錯", "錯誤必須 (MUST) 說明原因。"),
    ),
    "ko": (
        ("작은 모듈", "각 부분은 하나의 목적을 가져야 한다 (MUST)."),
        ("테스트 우선", "코드보다 먼저 실패하는 테스트가 있어야 한다 (MUST)."),
        ("정직한 오류", "오류는 원인을 말해야 한다 (MUST)."),
    ),
    "ru": (
        ("Малые модули", "Каждая часть ДОЛЖНА (MUST) иметь одну цель."),
        ("Сначала тесты", "Падающий тест ДОЛЖЕН (MUST) быть до кода."),
        ("Честные ошибки", "Ошибки ДОЛЖНЫ (MUST) называть причину."),
    ),
}
STRANGE = {
    "en": ("Message Outbox", "Rate Limiting"),
    "pt": ("Caixa de mensagens", "Limite de chamadas"),
    "es": ("Buzón de mensajes", "Cuotas por cliente"),
    "fr": ("Boîte de messages", "Quotas par client"),
    "de": ("Nachrichtenpostfach", "Kontingente je Kunde"),
    "ja": ("メッセージ送信箱", "利用上限"),
    "zh-Hans": ("消息发件箱", "限流配额"),
    "zh-Hant": ("訊息寄件匣", "流量配額"),
    "ko": ("메시지 발신함", "호출 한도"),
    "ru": ("Почтовый ящик", "Квоты клиентов"),
}
CASES = [(tag, name) for tag, names in STRANGE.items() for name in names]
SAME = [
    ("en", "Test-driven work"),
    ("en", "Testing"),
    ("en", "Pruebas primero"),
    ("en", "テスト優先"),
    ("en", "Сначала тесты"),
    ("de", "Testgetriebenes Vorgehen"),
    ("zh-Hans", "先写测试"),
    ("zh-Hans", "Tests first"),
    ("zh-Hans", "測試先行"),
    ("ja", "テスト駆動"),
    ("ru", "Тестирование до кода"),
    ("ko", "테스트 먼저"),
]
FORMS = ("- **{} — {}**: {}", "- [x] {}. {}: {}", "### {}. {}\n\n{}\n", "- **Principle {}: {}**: {}", "| {}. {} | {} |")


def judged(tag: str, name: str, form: str, numerals: tuple[str, ...] = ("I", "II", "III")):
    """The rules and severities that a plan draws whose second answer has that name, and that principle's status."""
    principles = LAWS[tag]
    headings = (
        f"### {number}. {title}\n\n{text}\n" for number, (title, text) in zip(numerals, principles, strict=True)
    )
    law = "# Law\n\n## Core Principles\n\n" + "\n".join(headings) + "\n**Version**: 1.0.0\n"
    names = (principles[0][0], name, principles[2][0])
    answers = (form.format(number, said, "N/A (0)") for number, said in zip(numerals, names, strict=True))
    at, end = PLAN_TEXT.index("| Principle |"), PLAN_TEXT.index("## Project Structure")
    head = "| Principle | Status |\n|---|---|\n" if form.startswith("|") else ""
    plan = PLAN_TEXT[:at] + head + "\n".join(answers) + "\n\n" + PLAN_TEXT[end:]
    files = (a_file(CONSTITUTION_PATH, law), a_file(".specify/templates/plan-template.md", TEMPLATE_TEXT))
    (report,) = review(a_snapshot(a_feature(plan), law=files)).plans
    return {(found.rule, found.severity) for found in report.findings}, report.matrix[1].status


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("tag", "name"), CASES)
def test_a_numeral_with_a_name_of_no_principle_answers_nothing(tag, name, form):
    found, status = judged(tag, name, form)

    assert status == "missing"
    assert {("unknown-principle", Severity.MEDIUM), ("unaddressed-principle", Severity.HIGH)} <= found


@pytest.mark.parametrize(("tag", "name"), [*CASES[:2], CASES[8], CASES[12]])
def test_so_does_a_number_of_an_arabic_law(tag, name):
    found, status = judged(tag, name, FORMS[0], ("1", "2", "3"))

    assert status == "missing"
    assert ("unknown-principle", Severity.MEDIUM) in found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("tag", "name"), SAME)
def test_a_numeral_with_the_principle_in_other_words_answers_it(tag, name, form):
    found, status = judged(tag, name, form)

    assert status == "not-applicable"
    assert not {rule for rule, _ in found} & {"unknown-principle", "unaddressed-principle"}


SAID = {
    "tr": "sorgu testleri her koddan önce yazılır ve vardiya boyunca herkes tarafından izlenir",
    "en": "the messages are kept until the other side has taken them, and no letter is lost",
}


@pytest.mark.parametrize(("said", "status"), [(SAID["tr"], "asserted"), (SAID["en"], "missing")])
def test_a_name_is_not_strange_to_the_law_where_the_whole_line_is_in_another_language(said, status):
    more = " ".join(f"word{number}" for number in range(80)) + " the are until other side has no is and"
    law = "# Law\n\n## Core Principles\n\n" + "".join(
        f"### {number}. {title}\n\n{text} {more}\n\n"
        for number, (title, text) in zip(("I", "II", "III"), LAWS["en"], strict=True)
    )
    at, end = PLAN_TEXT.index("| Principle |"), PLAN_TEXT.index("## Project Structure")
    rows = (
        f"- **I. {LAWS['en'][0][0]}**: N/A (0)",
        f"- **II. Kahvalti Sofrasi**: {said}",
        "- **III. Honest Errors**: N/A (0)",
    )
    plan = PLAN_TEXT[:at] + "\n".join(rows) + "\n\n" + PLAN_TEXT[end:]
    files = (a_file(CONSTITUTION_PATH, law), a_file(".specify/templates/plan-template.md", TEMPLATE_TEXT))

    (report,) = review(a_snapshot(a_feature(plan), law=files)).plans

    assert report.matrix[1].status == status
