"""The words that plans are written in: verdicts, section names and keys, in ten languages, as data.

Languages: English, Portuguese, Spanish, French, German, Japanese, Chinese, Korean, Russian, and what mixes of them are
seen. All words are folded (casefold); matching is done in `verdict.py` and `headings.py`.
"""

from plangate.domain.model.findings import Status

VERDICTS: dict[Status, tuple[str, ...]] = {
    Status.PASS: (
        "pass", "passed", "passes", "passing", "ok", "okay", "yes", "compliant", "fully compliant", "complies",
        "conformant", "conforms", "conforming", "confirmed", "satisfied", "satisfies", "met", "approved", "aligned",
        "aligns", "verified", "validated", "holds", "upheld", "respected", "honored", "no violation", "no violations",
        "no issue", "no issues", "no deviation", "no deviations", "compliance confirmed", "all pass", "all passed",
        "complete", "completed", "done", "green", "justified and accepted",
        "aprovado", "aprovada", "conforme", "em conformidade", "atende", "atendido", "atendida", "cumpre", "cumprido",
        "passou", "sim", "sem violação", "sem violações",
        "aprobado", "aprobada", "cumple", "cumplido", "cumplida", "pasa", "superado", "sí", "sin violaciones",
        "respecté", "respectée", "validé", "validée", "satisfait", "satisfaite", "réussi", "oui", "aucune violation",
        "bestanden", "erfüllt", "konform", "eingehalten", "ja", "kein verstoß", "keine verstöße",
        "合格", "準拠", "適合", "遵守", "達成", "通過", "問題なし", "違反なし", "違反無し", "パス", "充足", "満たす",
        "通过", "已通过", "符合", "合规", "合規", "满足", "滿足", "已满足", "达标", "達標", "无违规", "無違規", "一致",
        "통과", "준수", "적합", "충족", "합격", "위반 없음", "만족", "예",
        "пройдено", "пройден", "пройдена", "соответствует", "соблюдено", "соблюдается", "соблюдён", "выполнено",
        "выполняется", "да", "ок", "нарушений нет", "нет нарушений",
    ),
    Status.VIOLATION: (
        "fail", "failed", "fails", "failing", "failure", "violation", "violations", "violated", "violates",
        "justified violation", "justified exception", "deviation", "deviations", "deviates", "deviated", "partial",
        "partially", "partially met", "partially compliant", "partly", "non-compliant", "noncompliant",
        "non-compliance", "not compliant", "not met", "unmet", "not satisfied", "does not comply", "justified",
        "waived", "waiver", "exception", "deferred", "rejected", "breach", "conflict", "conflicts",
        "violação", "violado", "reprovado", "falha", "falhou", "não conforme", "não atende", "não cumpre", "desvio",
        "parcial", "parcialmente", "exceção", "adiado", "justificado",
        "violación", "incumple", "incumplimiento", "no cumple", "fallo", "falla", "no conforme", "desviación",
        "excepción", "aplazado", "diferido",
        "non conforme", "non respecté", "non respectée", "non satisfait", "échec", "écart", "dérogation", "partiel",
        "partielle", "partiellement", "entorse", "reporté", "justifié", "justifiée",
        "verletzt", "verletzung", "verstoß", "nicht erfüllt", "nicht bestanden", "nicht konform", "abweichung",
        "teilweise", "ausnahme", "durchgefallen", "zurückgestellt", "begründete abweichung",
        "違反", "違反あり", "不合格", "逸脱", "不適合", "未達", "未達成", "部分的", "一部", "一部準拠", "部分準拠",
        "例外", "非準拠", "延期",
        "违反", "违规", "違規", "不通过", "未通过", "不通過", "未通過", "不符合", "不合规", "不满足", "偏离", "偏離",
        "部分", "部分符合", "部分满足", "部分通过", "失败", "推迟", "延后",
        "위반", "불합격", "실패", "미준수", "부적합", "미충족", "예외", "부분", "부분 준수", "부분 충족", "연기",
        "нарушение", "нарушено", "нарушает", "нарушен", "не соответствует", "не выполнено", "не соблюдается",
        "не пройдено", "отклонение", "частично", "провал", "исключение", "отложено",
    ),
    Status.NOT_APPLICABLE: (
        "n/a", "n.a.", "n.a", "na", "n/a.", "not applicable", "does not apply", "do not apply", "doesn't apply",
        "inapplicable", "non-applicable", "not relevant", "out of scope",
        "não aplicável", "não se aplica", "nao aplicavel", "nao se aplica", "não aplica",
        "no aplica", "no aplicable", "no se aplica", "no procede",
        "sans objet", "non applicable", "ne s'applique pas", "ne s’applique pas", "s.o.", "hors périmètre",
        "entfällt", "nicht anwendbar", "nicht zutreffend", "trifft nicht zu", "nicht relevant", "n. z.", "n.z.",
        "該当なし", "該当無し", "該当しない", "対象外", "適用外", "非該当", "適用なし", "非適用",
        "不适用", "不適用", "不涉及", "无关", "無關",
        "해당 없음", "해당없음", "해당 사항 없음", "적용 안 됨", "적용 안됨", "비해당", "미적용", "해당 안 됨",
        "не применимо", "неприменимо", "не применяется", "н/п", "н/д", "не относится",
    ),
    Status.PENDING: (
        "todo", "to do", "tbd", "pending", "pending implementation", "planned", "in progress", "in-progress", "wip",
        "blocked", "open", "needs work", "needs review", "needs update", "needs clarification", "needs verification",
        "needs attention", "to be verified", "to be confirmed", "to be done", "to be determined", "to be implemented",
        "to be checked", "to verify", "to check", "not started", "not yet", "not verified", "not yet verified",
        "unknown", "unverified", "action required", "update required", "review required", "follow-up", "incomplete",
        "awaiting", "under review", "conditional", "before merge", "required before merge", "required before release",
        "required before implementation",
        "pendente", "a fazer", "a verificar", "requer atualização", "em andamento", "planejado", "planejada",
        "em aberto", "bloqueado",
        "pendiente", "por hacer", "por verificar", "en progreso", "planificado", "requiere actualización", "en curso",
        "en attente", "à faire", "à vérifier", "en cours", "prévu", "prévue", "à confirmer", "mise à jour requise",
        "ausstehend", "offen", "zu prüfen", "in arbeit", "geplant", "zu klären", "aktualisierung erforderlich",
        "未対応", "保留", "要確認", "未確認", "予定", "対応予定", "未定", "確認中", "要対応", "未着手", "未完了",
        "検証待ち",
        "要更新",
        "待定", "待确认", "待確認", "待办", "待验证", "待驗證", "待处理", "进行中", "進行中", "计划中", "未完成",
        "待完成",
        "需更新", "需要更新",
        "보류", "대기", "예정", "확인 필요", "미정", "진행 중", "진행중", "검토 필요", "미완료", "업데이트 필요",
        "ожидает", "в ожидании", "ожидается", "запланировано", "в процессе", "к проверке", "не начато", "открыто",
        "требуется проверка", "требуется обновление", "не завершено",
    ),
}  # fmt: skip
"""Words that declare a status in an answer's own slot."""

LOOSE = frozenset(
    {
        "compliant", "fully compliant", "complies", "conforms", "satisfies", "no violation", "no violations",
        "no deviation", "no deviations", "violates", "deviates", "partially met", "partially compliant",
        "non-compliant", "noncompliant", "not compliant", "not met", "not satisfied", "does not comply",
        "not applicable", "does not apply", "do not apply", "doesn't apply", "n/a", "not relevant",
        "pending implementation", "needs clarification", "to be verified", "to be confirmed", "to be implemented",
        "to be determined", "action required", "update required", "not yet verified",
        "em conformidade", "não conforme", "não atende", "não cumpre", "não aplicável", "não se aplica",
        "sem violações", "no cumple", "incumple", "no aplica", "no aplicable", "no se aplica", "sin violaciones",
        "non conforme", "non respecté", "non respectée", "sans objet", "non applicable", "ne s'applique pas",
        "ne s’applique pas", "nicht erfüllt", "nicht bestanden", "nicht anwendbar", "trifft nicht zu", "entfällt",
        "合格", "準拠", "適合", "問題なし", "違反なし", "違反無し", "不合格", "非準拠", "該当なし", "該当無し",
        "該当しない",
        "対象外", "適用外", "非該当", "違反あり", "部分準拠", "一部準拠",
        "符合", "合规", "合規", "达标", "无违规", "不符合", "不合规", "不满足", "不适用", "不適用", "部分符合",
        "部分满足",
        "준수", "통과", "충족", "위반 없음", "미준수", "해당 없음", "해당없음", "해당 사항 없음", "적용 안 됨",
        "соответствует", "соблюдается", "не соответствует", "не применимо", "неприменимо", "не применяется",
        "нарушений нет", "нет нарушений",
    }
)  # fmt: skip
"""Words that declare a status whatever follows them; the others need an end, a pause or capitals behind them."""

MARKS: dict[Status | None, str] = {
    Status.PASS: "✅✓✔☑🟢👍🆗⭕🟩",
    Status.VIOLATION: "❌✗✘✖🔴⛔🚫🟥❎",
    Status.PENDING: "🔲⏳⌛🔄🚧⬜⏸🔜🟦🔵",
    Status.NOT_APPLICABLE: "⚪➖",
    None: "⚠🟡🟠🟨🟧",
}
"""Signs that declare a status; the last row are warnings, whose words decide."""

CELL_MARKS: dict[str, Status | None] = {"○": Status.PASS, "◯": Status.PASS, "〇": Status.PASS, "◎": Status.PASS, "×":
Status.VIOLATION, "△": None}  # fmt: skip
"""Signs that declare a status only where they are the whole cell, as in Japanese tables."""

WARNING_WORDS = ("warn", "warning", "caution", "aviso", "advertencia", "avertissement", "warnung", "警告", "주의",
"внимание")  # fmt: skip
"""Words that stand for a warning sign."""

NOT_DONE = (
    r"not (?:met|done|satisfied|compliant|implemented|covered|followed|included|provided|possible|fully|yet met)",
    r"deferr\w*", r"postpon\w*", r"later (?:release|version|feature|milestone|phase)",
    r"future (?:release|version|work)",
    r"exceptions?", r"exempt\w*", r"justified", r"waive[dr]?", r"violat\w*", r"deviat\w*", r"partial\w*", r"breach\w*",
    r"non-?complian\w*", r"missing", r"lacks?", r"omitted", r"skipped", r"bypass\w*", r"trade-?off", r"out of scope",
    r"n[ãa]o (?:atende|cumpre|conforme)", r"adiad[oa]", r"desvio", r"viola[çc]\w+", r"exce[çp]\w+", r"parcial\w*",
    r"no cumple", r"aplazad[oa]", r"diferid[oa]", r"desviaci\w+",
    r"non (?:respect|conform|satisf)\w*", r"report[ée]e?\b", r"d[ée]rogation", r"[ée]cart", r"partiel\w*",
    r"nicht (?:erfüllt|umgesetzt|eingehalten)", r"abweich\w+", r"verstoß\w*", r"verschoben", r"zurückgestellt",
    r"ausnahme\w*",
    r"違反", r"逸脱", r"例外", r"延期", r"先送り", r"未達", r"満たさ", r"違規", r"违反", r"违规", r"偏离", r"推迟",
    r"延后", r"不满足", r"不符合",
    r"위반", r"예외", r"연기", r"미준수", r"미충족", r"наруш\w*", r"отклонен\w*", r"исключен\w*", r"отложен\w*",
    r"не выполн\w*", r"не соответств\w*",
    r"(?:needs|requires) justification", r"justification (?:needed|required)", r"requiere justificación",
    r"정당화 ?(?:필요|요)", r"正当化(?:が必要|を要)", r"需要?(?:说明|說明)理由",
)  # fmt: skip
"""Patterns that, beside a warning sign, say that something demanded is not done in this feature."""

TO_FOLLOW = (
    r"pending", r"to be \w+", r"to-?do", r"tbd", r"required?", r"needs?\b", r"must be",
    r"will (?:be|need|have|add|update|verify)",
    r"update", r"verify", r"follow-?up", r"before merge", r"during implementation", r"watch", r"in progress",
    r"planned", r"awaiting",
    r"requer\w*", r"pendente", r"atualiza\w+", r"verificar", r"pendiente", r"requiere\w*", r"actualiza\w+",
    r"à (?:faire|vérifier|confirmer)", r"requis\w*", r"en attente", r"mise à jour", r"erforderlich", r"ausstehend",
    r"zu prüfen", r"geplant",
    r"要", r"予定", r"未確認", r"保留", r"必要", r"待", r"需", r"필요", r"예정", r"보류", r"требу\w+", r"ожида\w+",
    r"необходим\w*",
)  # fmt: skip
"""Patterns that, beside a warning sign, say that work will follow."""

NONE_WORDS = (
    "none", "no", "n/a", "na", "nil", "nothing", "not applicable", "not needed", "not required", "empty",
    "no violation",
    "no violations", "no entries", "no deviations", "no complexity", "no exceptions", "no justification", "-", "--",
    "—", "–", "―",
    "nenhum", "nenhuma", "nenhuma violação", "sem violações", "não aplicável", "não se aplica", "não há", "nada",
    "ninguno", "ninguna", "sin violaciones", "no aplica", "no hay", "aucun", "aucune", "néant", "sans objet", "rien",
    "keine", "keiner", "kein", "entfällt", "nichts", "なし", "無し", "特になし", "該当なし", "違反なし",
    "无", "無", "没有", "沒有",
    "不适用", "不適用", "暂无", "無違規", "无违规", "없음", "해당 없음", "위반 없음", "해당없음", "нет",
    "отсутствуют", "отсутствует",
    "не требуется", "не применимо", "нарушений нет", "нет нарушений",
)  # fmt: skip
"""How plans say that Complexity Tracking has nothing to track."""
