"""Keys: the labels of header and Technical Context, and the stock English names that they stand for, as data."""

import re
from collections.abc import Container, Mapping
from functools import cache, lru_cache

from plangate.domain.documents.dialects.dialect import words
from plangate.domain.documents.dialects.phrases import phrase_pattern
from plangate.domain.documents.plan.headings import name_of

_HEADER = {
    "Branch":
    "branch, feature branch, git branch, rama, ramo, branche, zweig, 分支, 功能分支, ブランチ, 브랜치, ветка, 機能id",
    "Date": "date, created, 建立日期, 创建日期, data, fecha, datum, 日付, 作成日, 日期, 创建日期, 날짜, 작성일, дата",
    "Spec":
    "spec, specification, feature spec, especificação, especificación, spécification, spezifikation, 仕様, 仕様書, "
    "规格, 规范, 规格说明, 規格, 规约, 명세, 스펙, 사양, спецификация, спека",
    "Input": "input, entrada, entrée, eingabe, 入力, 输入, 輸入, 입력, вход, входные данные, ввод",
    "Status": "status, estado, statut, 状態, ステータス, 状态, 狀態, 상태, статус",
    "Note": "note, nota, hinweis, remarque, 注, 注意, 注記, 备注, 说明, 참고, 비고, примечание",
}  # fmt: skip
_CONTEXT = {
    "Language/Version": "language/version, language, languages/versions, language & version, language and version, "
    "linguagem/versão, lenguaje/versión, langage/version, sprache/version, 言語/バージョン, "
    "言語・バージョン, 语言/版本, "
    "語言/版本, 编程语言/版本, 언어/버전, язык/версия, язык",
    "Primary Dependencies":
    "primary dependencies, dependencies, main dependencies, key dependencies, dependências principais, "
    "dependências primárias, dependencias principales, dependencias primarias, dépendances principales, "
    "hauptabhängigkeiten, "
    "primäre abhängigkeiten, 主要依存関係, 主要な依存関係, 主要依存, 主要依赖, 主要相依, 主要依賴, "
    "核心依赖, 주요 의존성, 주요 종속성, "
    "основные зависимости",
    "Storage":
    "storage, database, armazenamento, almacenamiento, stockage, speicher, speicherung, datenspeicher, "
    "ストレージ, 存储, "
    "儲存, 存儲, 저장소, 스토리지, хранилище, хранение",
    "Testing": "testing, tests, testes, pruebas, tests et validation, テスト, 测试, 測試, 테스트, тестирование, тесты",
    "Target Platform":
    "target platform, platform, plataforma alvo, plataforma-alvo, plataforma objetivo, plateforme cible, "
    "zielplattform, 対象プラットフォーム, ターゲットプラットフォーム, 目标平台, 目標平台, 대상 플랫폼, "
    "타겟 플랫폼, целевая платформа",
    "Project Type":
    "project type, tipo de projeto, tipo de proyecto, type de projet, projekttyp, プロジェクトタイプ, "
    "プロジェクト種別, "
    "项目类型, 專案類型, 項目類型, 프로젝트 유형, 프로젝트 타입, тип проекта",
    "Performance Goals":
    "performance goals, performance, metas de desempenho, objetivos de desempenho, objetivos de rendimiento, "
    "objectifs de performance, leistungsziele, パフォーマンス目標, 性能目標, 性能目标, 효능 목표, "
    "성능 목표, цели производительности, "
    "целевая производительность",
    "Constraints":
    "constraints, restrições, restricciones, contraintes, einschränkungen, randbedingungen, 制約, 制約条件, 约束, "
    "约束条件, 限制, 限制條件, 約束, 제약, 제약 조건, 제약사항, ограничения",
    "Scale/Scope":
    "scale/scope, scale, scope, escala/escopo, escala/alcance, échelle/portée, échelle/périmètre, umfang, "
    "skalierung/umfang, 規模/スコープ, 規模・スコープ, 规模/范围, 規模/範圍, 规模, 규모/범위, 규모, "
    "масштаб/объём, масштаб/объем, масштаб",
}  # fmt: skip

_MEANINGS = {
    "Language/Version":
    "language*, linguage*, lenguaje*, langage*, *sprache, *sprachen, 言語, 语言, 語言, 언어, язык*",
    "Primary Dependencies":
    "dependenc*, dépendance*, dependênc*, *abhängigkeit*, 依存*, 依赖, 依賴, 相依, 의존*, 종속*, зависимост*",
    "Storage":
    "stor*, database*, datastore*, persist*, armazen*, almacen*, stockage*, *speicher*, *datenbank*, "
    "datenhaltung, datenablage, banco de dados, base de datos, base de données, bases de données, ストレージ, "
    "保存, 保管, 格納, 永続*, データベース, 存储, 储存, 数据库, 持久*, 儲存, 存儲, 資料庫, 저장*, 스토리지, "
    "보관, 데이터베이스, хранил*, хранен*, база данных, базы данных, бд",
    "Testing":
    "test*, prueba*, essai*, *tests, テスト, 試験, 测试, 測試, 테스트, 시험, тест*",
    "Target Platform":
    "platform*, plataforma*, plateforme*, *plattform*, target environment*, *zielumgebung*, environnement cible, "
    "entorno de destino, ambiente alvo, プラットフォーム, 対象環境, 実行環境, 平台, 目标环境, 目標環境, "
    "运行环境, 執行環境, 플랫폼, 대상 환경, 실행 환경, платформ*, целевая среда, среда выполнения",
    "Project Type":
    "project type*, type of project, kind of project, project kind, tipo *projeto, tipo *proyecto, type *projet, "
    "projekttyp*, projektart*, art des projekts, typ des projekts, プロジェクト*タイプ, プロジェクト*種*, "
    "项目*型, 项目*类*, 工程类型, 專案*型*, 專案*類*, 項目*型, 프로젝트유형, 프로젝트* 유형, "
    "프로젝트* 타입, 프로젝트* 종류, "
    "тип *проекта, вид *проекта",
    "Performance Goals":
    "performance*, performanz*, desempenh*, rendimiento, *leistung*, latenc*, latên*, latenz*, throughput, "
    "durchsatz, パフォーマンス, 性能, 応答*, 效能, 성능, 응답*, производительност*, быстродейств*",
    "Constraints":
    "constraint*, limitation*, restriction*, restriç*, restricc*, limita*, contrainte*, *einschränkung*, "
    "*beschränkung*, *randbedingung*, *rahmenbedingung*, grenzen, vorgaben, 制約, 制限, 约束, 限制, 約束, 제약*, "
    "제한*, ограничен*",
    "Scale/Scope":
    "scale*, scope*, escala*, escopo, alcance, âmbito, échelle, portée, périmètre, envergure, *umfang, "
    "*skalierung, größenordnung, reichweite, 規模, スコープ, 範囲, スケール, 规模, 范围, 範圍, 규모, 범위, "
    "스케일, масштаб*, объём*, объем*, охват",
}  # fmt: skip
"""Words by which a label of any wording means a stock field, in the languages of the dialects."""

_TOOLS = (
    "framework*, librar*, bibliote*, bibliothe*, bibliothè*, ライブラリ, フレームワーク, 框架, 第三方库, 套件, 函式庫, "
    "라이브러리, 프레임워크, библиоте*, фреймворк*"
)
"""Words that mean the dependencies where a label means nothing else: a test framework belongs to the testing."""


def _table(names: Mapping[str, str]) -> dict[str, str]:
    return {alias.strip(): name for name, aliases in names.items() for alias in aliases.split(",")}


HEADER_KEYS: dict[str, str] = _table(_HEADER)
"""Folded label to stock name, for the header."""

CONTEXT_KEYS: dict[str, str] = _table(_CONTEXT)
"""Folded label to stock name, for the Technical Context."""

STOCK_CONTEXT: tuple[str, ...] = tuple(_CONTEXT)
"""The nine stock fields of the Technical Context, in the template's order."""

_FIRST_TO_LAST = re.compile(r"[^\W_](?:.*(?:[^\W_]|[)）\]]))?", re.DOTALL)


def fold_key(label: str) -> str:
    """A label as keys are compared: lower case, single spaces, no marks at its ends."""
    return _bare(" ".join(label.casefold().split()).replace(" /", "/").replace("/ ", "/"))


def stock_key(label: str, keys: Mapping[str, str]) -> str:
    """The stock name that a label stands for, remarks in brackets aside; else the label folded."""
    folded = fold_key(label)
    return keys.get(folded) or keys.get(fold_key(name_of(label)), folded)


def is_key(label: str, keys: Container[str]) -> bool:
    """Whether a label is one of the folded keys, remarks in brackets aside."""
    return fold_key(label) in keys or fold_key(name_of(label)) in keys


@lru_cache(maxsize=1024)
def meanings_of(label: str) -> frozenset[str]:
    """The stock fields of the Technical Context that a label means by its words: `儲存方式` means Storage."""
    folded = fold_key(name_of(label))
    exact = CONTEXT_KEYS.get(folded)
    found = (name for name, known in _meanings() if known.search(folded))
    return frozenset({exact} if exact else found) or frozenset(
        {"Primary Dependencies"} if _pattern(_TOOLS).search(folded) else ()
    )


@cache
def _meanings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _pattern(listed)) for name, listed in _MEANINGS.items())


@cache
def _pattern(listed: str) -> re.Pattern[str]:
    return phrase_pattern(words(listed.casefold()))


def _bare(text: str) -> str:
    """The text from its first letter or digit to its last; a bracket that closes stays."""
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    found = _FIRST_TO_LAST.search(text)
    return found[0] if found else ""
