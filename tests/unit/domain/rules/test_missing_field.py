"""Which fields of the Technical Context are missed, whatever the words and the form of their labels."""

import pytest

from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_file, a_snapshot

FIELDS = (
    "Language/Version",
    "Primary Dependencies",
    "Storage",
    "Testing",
    "Target Platform",
    "Project Type",
    "Performance Goals",
    "Constraints",
    "Scale/Scope",
)
VALUE = "as in the library"


def context(*lines: str) -> str:
    """A Technical Context of those lines."""
    return "## Technical Context\n\n" + "\n".join(lines) + "\n\n"


def missed(*lines: str, asked: tuple[str, ...] = FIELDS) -> str:
    """What the rule says of a plan with those lines as its context, under a template that asks for those fields."""
    template, plan = (
        f"{text[: text.index('## Technical Context')]}{own}{text[text.index('## Constitution Check') :]}"
        for text, own in (
            (TEMPLATE_TEXT, context(*(f"**{name}**: [what]" for name in asked))),
            (PLAN_TEXT, context(*lines)),
        )
    )
    law = (a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT), a_file(".specify/templates/plan-template.md", template))
    (report,) = review(a_snapshot(a_feature(plan), law=law)).plans
    return "".join(finding.message for finding in report.findings if finding.rule == "missing-field")


TRANSLATED = {
    "en": (
        "Programming language, Key frameworks, Data store, Test strategy, Supported platforms, Type of project, "
        "Performance targets, Limitations, Expected scale",
        "Languages, External dependencies, Persistence, Automated tests, Target environment, Project kind, "
        "Latency, Known constraints, Scope of the feature",
    ),
    "pt": (
        "Linguagem de programação, Bibliotecas usadas, Banco de dados, Estratégia de testes, Plataforma de destino, "
        "Tipo do projeto, Desempenho esperado, Limitações, Escopo",
        "Linguagens, Dependências externas, Persistência, Testes automatizados, Ambiente alvo, Tipo de projeto, "
        "Metas de latência, Restrições conhecidas, Escala esperada",
    ),
    "es": (
        "Lenguaje de programación, Bibliotecas, Base de datos, Estrategia de pruebas, Plataforma de destino, "
        "Tipo del proyecto, Rendimiento esperado, Limitaciones, Alcance",
        "Lenguajes, Dependencias externas, Persistencia, Pruebas automáticas, Entorno de destino, Tipo de proyecto, "
        "Latencia, Restricciones conocidas, Escala prevista",
    ),
    "fr": (
        "Langage de programmation, Bibliothèques, Base de données, Stratégie de tests, Plateformes visées, "
        "Type du projet, Performances attendues, Limitations, Périmètre",
        "Langages, Dépendances externes, Persistance, Essais, Environnement cible, Type de projet, Latence, "
        "Contraintes connues, Échelle prévue",
    ),
    "de": (
        "Programmiersprache, Externe Abhängigkeiten, Datenbank, Teststrategie, Plattformen, Projektart, "
        "Leistungsvorgaben, Rahmenbedingungen, Größenordnung",
        "Sprachen, Bibliotheken, Datenhaltung, Automatische Tests, Zielumgebung, Art des Projekts, Latenz, "
        "Beschränkungen, Funktionsumfang",
    ),
    "ja": (
        "プログラミング言語, 主なライブラリ, データ保存, テスト方針, 動作プラットフォーム, プロジェクトの種類, "
        "性能要件, 制限事項, 想定規模",
        "使用言語, 依存ライブラリ, データベース, 試験方法, 実行環境, プロジェクト形態の種別, 応答時間目標, "
        "制約事項, 対象範囲",
    ),
    "zh-Hans": (
        "开发语言, 主要依赖项, 数据存储, 测试框架, 运行平台, 项目的类型, 性能指标, 约束与限制, 规模和范围",
        "编程语言, 外部依赖, 数据库, 测试方式, 目标环境, 工程类型, 性能要求, 限制条件, 预期规模",
    ),
    "zh-Hant": (
        "程式語言, 主要相依性, 儲存方式, 測試方式, 目標環境, 專案類別, 效能目標, 限制事項, 規模與範圍",
        "開發語言, 核心依賴, 資料庫, 測試策略, 執行平台, 專案型態, 性能目標, 約束事項, 預期規模",
    ),
    "ko": (
        "프로그래밍 언어, 주요 라이브러리, 데이터 저장, 테스트 방법, 실행 환경, 프로젝트의 유형, 성능 요구, "
        "제약 사항, 예상 규모",
        "개발 언어, 외부 의존성, 데이터베이스, 시험 방식, 지원 플랫폼, 프로젝트 종류, 응답 시간, 제한 사항, 작업 범위",
    ),
    "ru": (
        "Язык программирования, Внешние зависимости, База данных, Стратегия тестирования, Платформы, "
        "Вид проекта, Требования к производительности, Ограничения и допущения, Масштаб системы",
        "Языки, Используемые библиотеки, Способ хранения, Тестовое покрытие, Целевая среда, Тип проекта, "
        "Быстродействие, Известные ограничения, Охват",
    ),
}
LABELS = [tuple(labels.split(", ")) for wordings in TRANSLATED.values() for labels in wordings]


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels[0])
@pytest.mark.parametrize("form", ["**{}**: {}", "- **{}**: {}", "- {}: {}", "**{}** (since May): {}", "### {}\n\n{}\n"])
def test_a_field_is_known_by_its_meaning(labels, form):
    assert missed(*(form.format(label, VALUE) for label in labels)) == ""


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels[0])
@pytest.mark.parametrize("gone", range(len(FIELDS)), ids=FIELDS)
def test_a_field_that_no_label_means_is_missed(labels, gone):
    lines = [f"**{label}**: {VALUE}" for at, label in enumerate(labels) if at != gone]

    assert missed(*lines) == (
        f"The Technical Context lacks {FIELDS[gone]}, which the template has. Write it, or N/A where it does not apply."
    )


@pytest.mark.parametrize(
    "line",
    [
        "**Storage** (nothing new from outside):\n\n- one file\n- one index",
        "**Storage (all of it)**: SQLite",
        "**Storage**（全部）：SQLite",
        "**Storage** (SQLite only)",
        "- Storage (local): SQLite",
        "| Aspect | Value |\n|---|---|\n| Storage (local) | SQLite |",
        "### Storage (local)\n\nSQLite",
        "**Testing and storage**: pytest, SQLite",
    ],
)
def test_a_remark_in_brackets_and_a_list_below_are_no_other_field(line):
    assert missed(line, asked=("Storage",)) == ""


@pytest.mark.parametrize("line", ["**Storage** (in one file):", "**Storage (local)**:", "**Data store**:"])
def test_a_field_without_a_value_is_told_whatever_its_remark(line):
    assert "no value" in missed(line, "", "**Testing**: pytest", asked=("Storage", "Testing"))


def test_a_field_of_the_teams_own_is_known_without_its_remark():
    asked = ("Host Type Matrix (enforced)", "Bounded Context")

    assert missed("**Host type matrix**: one", "- Bounded context: lending", asked=asked) == ""
    assert "lacks Bounded Context," in missed("**Host type matrix**: one", asked=asked)


def test_a_field_that_the_template_asks_for_by_its_own_name_answers_no_other():
    asked = ("Testing", "Test Database", "Language/Version")

    assert "lacks Testing," in missed("**Test Database**: SQLite", "**Language/Version**: Go", asked=asked)


def test_a_section_of_that_name_answers_the_field():
    plan = "**Testing**: pytest\n\n## Constraints\n\nOne process."

    assert missed(plan, asked=("Testing", "Constraints")) == ""


def test_a_list_that_the_template_has_under_a_name_of_its_own_is_not_asked_for():
    template = ("Layer Rules** (all of them):\n- domain first\n- no cycles\n\n**Owner", "Testing")

    assert missed("**Testing**: pytest", asked=template).startswith("The Technical Context lacks Owner,")


def test_a_line_in_which_the_template_says_where_to_look_is_asked_for():
    template = ("Testing", "Module Path**: Look it up in the manifest\n**Owner")

    assert "lacks Module Path," in missed("**Testing**: pytest", "**Owner**: all", asked=template)
