"""Headings: what a section is for, whatever language or decoration its title has."""

import re
from collections.abc import Sequence

from plangate.domain.documents.plan.model import Role, Section
from plangate.domain.model.findings import Phase
from plangate.domain.text.markdown import Document
from plangate.domain.text.markdown import Section as Outline

_DECORATION = "✅✓✔☑❌✗✘⚠🔲⏳🟢🔴🟡⚪ \t\ufe0f\ufe0e*_"
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.):、]\s*|\d{1,2}(?:\.\d{1,2})+\s+|[一二三四五六七八九十]{1,3}、\s*|§\s*\d+\s+)"
)
_EMOJI = re.compile(
    r"^(?:[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]|\s)+|(?:[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]"
    r"|\s)+$"
)

_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.COMPLEXITY_TRACKING,
        re.compile(
            r"complexity tracking|complexity (?:justification|deviations?)|^complexity$"
            r"|(?:rastreamento|acompanhamento|controle) d[ea]\w* complexidade"
            r"|seguimiento de (?:la )?complejidad|suivi de (?:la )?complexité|komplexität"
            r"|複雑[さ性度]|复杂[度性]|複雜[度性]"
            r"|복잡[성도]|отслеживание сложност|учёт сложност|учет сложност|сложност"
        ),
    ),
    (
        Role.TECHNICAL_CONTEXT,
        re.compile(
            r"technical context|contexto técnico|contexte technique|technischer kontext"
            r"|技術的?コンテキスト|技術的?背景|技術的文脈"
            r"|技术(?:背景|上下文)|技術(?:脈絡|上下文)|기술\s?(?:적\s)?(?:컨텍스트"
            r"|맥락|배경|문맥)|техническ\w+ контекст"
        ),
    ),
    (
        Role.PROJECT_STRUCTURE,
        re.compile(
            r"project structure|estrutura do projeto|estructura del proyecto|structure du projet"
            r"|projektstruktur|プロジェクト構[造成]"
            r"|项目结构|專案結構|項目結構|프로젝트 구조|структура проекта"
        ),
    ),
    (
        Role.SOURCE_CODE,
        re.compile(
            r"^source code|^código[- ]fonte|^código fuente|^code source|^quellcode"
            r"|^quelltext|^ソースコード|^源代码|^源码|^源碼|^原始碼|^소스 ?코드|^исходный код"
        ),
    ),
    (
        Role.DOCUMENTATION,
        re.compile(
            r"^documentation(?: \(|$)|^documentação(?: \(|$)|^documentación(?: \("
            r"|$)|^dokumentation(?: \(|$)|^ドキュメント|^文档|^文檔|^文件[(（]|^문서"
            r"|^документация"
        ),
    ),
    (
        Role.SUMMARY,
        re.compile(
            r"^(?:executive |plan )?summary|^resumo|^resumen|^résumé|^zusammenfassung"
            r"|^概要|^サマリ|^摘要|^概述|^요약|^개요|^сводка|^резюме|^краткое (?:описание"
            r"|содержание)"
        ),
    ),
)  # fmt: skip

_LAW = (
    r"constitution\w*|charter|constituição|constitución|verfassungs?\w*|charta"
    r"|憲章|憲法|宪法|宪章|헌법|헌장|конституц\w*|charte"
)
_CHECKING = (
    r"check\w*|re-?check\w*|compliance|conformance|gates?|alignment|re-?view|re-?evaluation"
    r"|evaluation|verification|validation"
    r"|assessment|adherence|verificação|conformidade|verificación|cumplimiento|conformidad"
    r"|vérification|conformité|contrôle"
    r"|\w*prüfung|konformität|\w*abgleich|チェック|検査|確認|準拠|適合|評価|检查"
    r"|檢查|合规|合規|核对|核查|校验|准수|준수|체크|점검|확인|검사|검토"
    r"|провер\w+|соответстви\w+|соблюдени\w+"
)
_CHECK = re.compile(rf"(?:{_LAW}).*(?:{_CHECKING})|(?:{_CHECKING}).*(?:{_LAW})")
_PRINCIPLE_CHECK = re.compile(r"principles? (?:check|compliance)")
_NO_CHECK = re.compile(r"amendment|constitution (?:updates?|versions?|changes?)|poster|checklist")
_POST = re.compile(
    r"post[- ]?(?:design|phase|plan|研究|diseño)|after (?:phase|the )?\s?\d?\s?(?:design)?"
    r"|(?<![a-z])re-?(?:check|eval|verif|assess|valid)"
    r"|phase 1 (?:complete|design)|設計後|再(?:評価|確認|検査|チェック|検証)|设计后"
    r"|設計后|复查|複查|复核|重新|再次|설계 ?후|재(?:확인|검토|점검|평가|검증)"
    r"|pós-?(?:design|projeto)|após o (?:design|projeto)|reverifica|tras el diseño"
    r"|después del diseño|après (?:la )?conception"
    r"|nach (?:dem )?(?:design|entwurf)|erneute|после (?:проектирован|дизайн|фазы)|повторн"
    r"|(?:阶段|階段|フェーズ|phase)\s?(?:1|一)\s?(?:设计|設計)?之?[后後]|1\s?단계 (?:설계 )?후"
)
_PRE = re.compile(
    r"pre[- ](?:research|phase|design|check|implementation)|initial|before (?:phase"
    r"|research|the research)|事前|初期|初回|初始|研究前|調査前|초기|사전"
    r"|(?:阶段|階段|フェーズ|phase)\s?[0零]\s?之?前|0\s?단계 전"
    r"|before and after|antes (?:e|y) (?:depois|após|después)|vor und nach|[设設][计計]前[后後]"
    r"|inicial|pré-|antes d|avant|anfäng|первичн|начальн|предварительн|^phase 0"
)
_POST_ALONE = re.compile(r"post[- ]?design|(?<![a-z])re-?(?:check|eval)")
_JUSTIFIED = re.compile(
    r"violations? (?:requiring|needing|with|and) justification|justified (?:violations?|deviations?)"
    r"|complexity (?:violations?|justification)"
)
_LAW_WORD = re.compile(_LAW)
_CHECKING_WORD = re.compile(_CHECKING)


def clean_title(text: str) -> str:
    """A heading's visible text without emoji, verdict marks and outline numbers."""
    text = _EMOJI.sub("", text.strip()).strip(_DECORATION)
    number = _NUMBER.match(text)
    return _EMOJI.sub("", text[number.end() :] if number else text).strip()


def role_of(title: str, level: int) -> Role:
    """The role that a title names; a Constitution Check of any phase is one."""
    folded = title.casefold()
    if is_check(folded, level):
        return Role.CONSTITUTION_CHECK
    return next((role for role, pattern in _ROLES if pattern.search(folded)), Role.OTHER)


def is_check(folded: str, level: int) -> bool:
    """Whether a folded title is that of a Constitution Check or re-check."""
    if len(folded) > 120 or _NO_CHECK.search(folded):
        return False
    # Most titles name no law: that is found out sooner than that they name no check of it.
    if _LAW_WORD.search(folded) and (_CHECK.search(folded) or _LAW_WORD.fullmatch(folded)):
        return True
    if _PRINCIPLE_CHECK.match(folded):
        return True
    return level == 2 and "design" in folded and bool(_POST.search(folded) and _CHECKING_WORD.search(folded))


def phase_of(text: str) -> Phase | None:
    """The phase that a title or label names, None when it names none."""
    folded = text.casefold()
    if _PRE.search(folded) and not _POST_ALONE.search(folded):
        return Phase.INITIAL
    return Phase.POST_DESIGN if _POST.search(folded) else None


def read_sections(document: Document) -> tuple[Section, ...]:
    """Every section of a plan, in file order; the first level-1 heading is the title and no section."""
    outlines = document.sections()
    title = next((outline for outline in outlines if outline.heading.level == 1), None)
    return tuple(_section(outline) for outline in outlines if outline is not title)


def outermost(sections: Sequence[Section], role: Role) -> tuple[Section, ...]:
    """The sections of a role that lie in no other one of that role."""
    found: list[Section] = []
    for section in sections:
        if section.role is role and not (found and found[-1].span.contains(section.span.line)):
            found.append(section)
    return tuple(found)


def justifications(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The parts of a Constitution Check that justify violations there and then, as some templates want them."""
    checks = outermost(sections, Role.CONSTITUTION_CHECK)
    return tuple(
        section
        for section in sections
        if _JUSTIFIED.match(section.title.casefold())
        and any(check.span.contains(section.span.line) and check is not section for check in checks)
    )


def _section(outline: Outline) -> Section:
    heading = outline.heading
    title = clean_title(heading.inline.flat)
    return Section(title, heading.level, role_of(title, heading.level), heading.span, outline.span)
