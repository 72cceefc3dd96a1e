"""Claims: sentences about all gates at once, such as `All gates pass` or `no violations`; a legend or count is none."""

import re
from collections.abc import Iterator

from plangate.domain.documents.plan.constitution_check.verdict import count_statuses, leading, trailing
from plangate.domain.model.findings import Status

_NO_VIOLATION = re.compile(
    r"""(?ix)
    \b(?:no|zero|without(?:\s+any)?|none\s+of\s+the)\s+(?:(?:active|actual|known|identified
      |detected|constitution(?:al)?|principle|gate|charter|policy|complexity)\s+){0,3}
      (?:violations?|deviations?|breach(?:es)?|infractions?|non-?compliances?|conflicts?)\b
    | \bno\s+gate\s+(?:fails|failures?|is\s+violated)\b | \bviolations?\s*:\s*(?:none|0)\b
    | \b(?:violations?|deviations?)\s+(?:were\s+|was\s+|are\s+)?not\s+(?:found|detected|identified)\b
    | \b(?:sem|nenhuma|não\s+há)\s+(?:\w+\s+){0,2}violaç(?:ão|ões)\b
    | \b(?:sin|ninguna|no\s+hay)\s+(?:\w+\s+){0,2}violaci(?:ón|ones)\b
    | \b(?:aucune?|sans)\s+(?:\w+\s+){0,2}(?:violations?|entorses?|écarts?|dérogations?)\b
    | \bkeine?\s+(?:\w+\s+){0,2}(?:verstöße|verstoß|verletzung(?:en)?|abweichung(?:en)?)\b
    | (?:違反|逸脱)(?:事項)?(?:は|が)?\s?(?:な[しい]|無し|無い|ありません|ゼロ|見当たら)
    | (?:无|無|没有|沒有|未发现|未發現)(?:任何|已知)?(?:原则|原則|宪法|憲法|宪章|憲章)?(?:的)?(?:违规
      |違規|违反|違反|偏离|偏離|冲突)
    | 위반\s?(?:사항)?(?:이|은)?\s?없 | (?:нарушений\s+(?:конституции\s+|принципов\s+)?(?:нет
      |не\s+(?:выявлено|обнаружено))|нет\s+нарушений|без\s+нарушений)
    """
)
_ALL_PASS = re.compile(
    r"""(?ix)
    \b(?:all|every|each\s+of\s+the)\b[^.;\n]{0,50}?\b(?:gates?|principles?|checks?|articles?
      |constitution\w*|criteria)\b[^.;\n]{0,50}?
      \b(?:pass(?:es|ed|ing)?|satisf\w+|met|compl(?:y|ies|iant)|holds?|green|clear(?:ed)?
        |aligned|upheld|respected|remains?\s+valid|remain\s+compliant|valid)\b
    | \ball\s+(?:clear|pass(?:ed|ing)?|gates\s+green)\b
    | \bfully\s+(?:compl(?:y|ies|iant)|satisf\w+)\b[^.;\n]{0,40}\b(?:constitution\w*|principles?)
    | \b(?:compl(?:y|ies|iant)|consistent|aligned)\s+with\s+all\b[^.;\n]{0,30}\b(?:principles?|constitution\w*|gates?)
    | \b(?:todos|todas)\b[^.;\n]{0,40}\b(?:gates?|princípios|principios|portões|puertas
      |verificaç\w+)\b[^.;\n]{0,40}(?:passa\w*|atend\w+|aprovad\w+|cumpr\w+|conform\w+|pasan
      |cumplen|aprobad\w+)
    | \btou(?:s|tes)\b[^.;\n]{0,40}\b(?:gates?|principes|contrôles)\b[^.;\n]{0,40}(?:respect\w+
      |conform\w+|satisf\w+|valid\w+|passent)
    | \balle\b[^.;\n]{0,40}\b(?:gates?|prinzipien|prüfungen|grundsätze)\b[^.;\n]{0,40}(?:erfüllt
      |bestanden|eingehalten|konform)
    | (?:全て|すべて|全)(?:の)?(?:ゲート|原則|項目|チェック|条項)[^。\n]{0,30}(?:合格|通過
      |準拠|満た|適合|遵守|pass|クリア)
    | (?:全部|所有|各项|各項)[^。\n]{0,20}(?:门|門|原则|原則|检查|檢查|关卡|gate)[^。\n]{0,20}(?:通过
      |通過|符合|满足|滿足|合规|pass)
    | (?:모든|전체)[^.\n]{0,20}(?:게이트|원칙|항목|검사)[^.\n]{0,20}(?:통과|준수|충족|만족|pass)
    | \bвсе\b[^.;\n]{0,40}(?:принцип\w+|проверк\w+|гейт\w*|ворот\w*)[^.;\n]{0,40}(?:соблюд\w+
      |пройден\w*|соответств\w+|выполн\w+)
    """
)
_LIMITED = re.compile(
    r"(?i)\b(?:except|but for|besides|apart from|other than|aside from|beyond|unless"
    r"|save for|with (?:one|two|the|an?) exceptions?|only if|if (?:any|there|all"
    r"|no)|when all|once all"
    r"|until all|not all|unjustified|must all|should all|exceto|salvo|excepto|sauf"
    r"|außer|кроме)\b|除く|以外|除外|제외|не все"
)
_SOME = r"(?!no\b|zero\b|0|any\b|without\b|unjustified\b)\w+\W{1,2}"
_ADMITTED = re.compile(
    rf"""(?ix)
    \b(?:with|one|two|three|four|five|[1-9]\d?|but|see)\s+(?:{_SOME}){{0,3}}(?:deviations?|violations?|exceptions?)\b
    | \b(?:deviations?|violations?|exceptions?)\b\s*[(:=]\s*[1-9]
    | \b(?:deviations?|violations?|exceptions?)\b[^.;\n]{{0,40}}
      \b(?:justified|accepted|documented|tracked|recorded|approved)\b
    | \b(?:justified|accepted|documented|approved)\s+(?:{_SOME}){{0,2}}(?:deviations?|violations?|exceptions?)\b
    | \b(?:violations?|deviations?)\s+without\s+(?:a\s+)?(?:justification|reason|row)\b
    | \b(?:all|every)\s+(?:the\s+)?(?:others?|remaining|rest)\b | \b(?:gates?|principles?|checks?)\s+but\b
    """
)
"""What a sentence says of a violation that it admits, such as `PASS with one justified deviation`."""
_RESULT_LABEL = re.compile(
    r"(?ix)^\W*(?:(?:overall|gate|gates|final|initial|pre-?check|post-?design|phase\s\d"
    r"|constitution(?:al)?|charter|design|check|compliance|re-?check|re-?evaluation"
    r"|summary|the)\W+){0,5}"
    r"(?:status|results?|decision|verdict|outcome|conclusion|assessment|evaluation"
    r"|summary|overall|check|re-?check|compliance|gate|gates|violations?|deviations?)"
    r"(?:\s\([^)]{0,60}\))?\s*[:：—–-]"
    r"|^\W*(?:結果|判定|総合判定|結論|总体|总评|結論|结论|结果|總結|결과|판정|결론"
    r"|종합|resultado|veredicto|conclus[ãi]o|conclusión|résultat|bilan|verdict|ergebnis"
    r"|fazit|gesamt\w*|итог\w*|результат|вывод|вердикт)"
    r"[^:：]{0,30}[:：]"
)
_RECHECK = re.compile(
    r"(?i)post-?(?:design|phase)|phase 1 (?:design|complete)|(?<![a-z])re-?(?:check|eval)|after phase 1"
    r"|設計後|再(?:確認|評価)|设计后|复查|재(?:확인|검토)|повторн"
)
_LEGEND = re.compile(r"(?i)\W*(?:legend|key|légende|leyenda|legenda|legende|凡例|图例|圖例|범례|легенда)\b")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n(?=\s*(?:[-*]|\*\*))")


def says_no_violations(text: str) -> bool:
    """Whether a sentence says, without reserve, that nothing is violated."""
    return no_violations(text) is not None


def no_violations(text: str) -> tuple[int, int] | None:
    """Where a sentence says so: the offsets of the words' start and end, the latter exclusive."""
    found = _NO_VIOLATION.search(text)
    return found.span() if found and not _LIMITED.search(text) else None


def says_all_pass(text: str) -> bool:
    """Whether a sentence says, without reserve, that all gates or principles hold."""
    return _ALL_PASS.search(text) is not None and not _LIMITED.search(text)


def is_limited(text: str) -> bool:
    """Whether a sentence makes a reserve or a condition, such as `except` or `if all`."""
    return _LIMITED.search(text) is not None


def admits_violation(text: str) -> bool:
    """Whether a sentence about the whole names or excludes a violation, so that it denies none."""
    return _ADMITTED.search(text) is not None or is_limited(text)


def is_legend(text: str) -> bool:
    """Whether a line explains marks or counts statuses instead of giving one."""
    return _LEGEND.match(text) is not None or count_statuses(text) >= 3


def claimed(text: str) -> Status | None:
    """What a sentence claims of all gates; None when it is about something else."""
    if is_legend(text):
        return None
    if says_no_violations(text) or says_all_pass(text):
        return Status.PASS
    label = _RESULT_LABEL.match(text)
    if label is None:
        return None
    verdict = leading(text[label.end() :])
    return (verdict if verdict else trailing(text[label.end() :])).status(text)


def is_result_label(label: str) -> bool:
    """Whether a label such as `Gate result` announces the verdict of the whole check."""
    return _RESULT_LABEL.match(f"{label}:") is not None


def is_recheck(label: str) -> bool:
    """Whether a label such as `Post-design re-check` announces a second check."""
    return _RECHECK.search(label) is not None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a visible text, each with its offset."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if text[start : match.start()].strip():
            yield start, text[start : match.start()].strip()
        start = match.end()
    if text[start:].strip():
        yield start, text[start:].strip()
