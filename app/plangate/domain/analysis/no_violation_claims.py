"""Sentences of Complexity Tracking that deny any violation, without reserve."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.constitution_check.blanket_statements import (
    admits_violation,
    is_legend,
    is_recheck,
    no_violations,
    sentences,
)
from plangate.domain.documents.plan.model import BlanketStatement, Plan
from plangate.domain.text.markdown import Document, Span
from plangate.domain.text.words import fold

_LONGEST = 300
"""Characters of a sentence that is looked at."""
_BEFORE = re.compile(
    r"""(?ix)
    (?:[\W_]|there\s(?:are|is|were|was)\b|we\s(?:have|found|see)\b|n/a\b|none\b|not\s(?:applicable|required|needed)\b
      |(?:this|the|our)\s(?:plan|feature|design|change)\s(?:has|contains|introduces|makes)\b
      |(?:constitution(?:al)?|charter|complexity|gate|check|overall|final|status|results?)\b
      |es\s(?:gibt|liegen|bestehen)\b|il\sn['’]y\sa\b|憲章|憲法|原則|この計画|本計画|に|は|の|宪章|宪法|原则|本计划|헌장|원칙)*
    """
)
"""What may stand before a denial of all: anything else names a part of the plan, or a condition."""
_BEHIND = re.compile(
    r"""(?isx)
    (?:\s*(?:requir(?:e|es|ing)|need(?:s|ing)?|that|which|must(?!\s+(?:principle|gate|rule))|to|be|is|are|were|was
      |have|has|been|found|detected|identified|declared|present|exists?|justif(?:y|ication|ied)|track(?:ed)?
      |document(?:ed)?|report(?:ed)?|in|of|from|against|for|by|this|the|any|our|its|all|core|plan|feature|design
      |constitution\w*|charter|principles?|gates?|festgestellt|gefunden|vor|zu|begründen|que|justificar
      |detectad[ao]s?|identificad[ao]s?|à|justifier|constatée?s?|憲章|憲法|宪章|宪法|原则|原則|です|습니다|음)(?!\w))*
    \s*(?:[.;:,!()|。；：，、！（）–—-].*)?
    """
)
"""What may follow it: words that limit it to nothing, and what stands behind a stop."""
_RESERVE = re.compile(
    r"""(?ix)\?|\bnone\s+of\b|\b(?:without|un\w+ed|not\s+(?:yet\s+)?\w+ed|further|additional|more|others?|otherwise
      |elsewhere|else|rest|remain\w*|new|once|conflicts?|exceptions?)\b
      |violat.*violat|deviat.*deviat|violat.*deviat|deviat.*violat"""
)


def denials(case: Case) -> Iterator[BlanketStatement]:
    """The sentences that say of the whole plan that it violates nothing, but for those that the template prints."""
    printed = {fold(claim.text) for claim in _denials(case.template.plan)}
    yield from (claim for claim in _denials(case.plan) if fold(claim.text) not in printed)


def _denials(plan: Plan) -> Iterator[BlanketStatement]:
    for claim in plan.complexity_claims:
        for _, sentence in sentences(claim.text):
            if _denies_all(sentence):
                yield BlanketStatement(sentence, claim.status, claim.phase, _place(plan.document, claim.span, sentence))


def _denies_all(sentence: str) -> bool:
    found = no_violations(sentence) if len(sentence) <= _LONGEST else None
    if found is None or is_legend(sentence) or is_recheck(sentence):
        return False
    if admits_violation(sentence) or _RESERVE.search(sentence):
        return False
    start, end = found
    return _BEFORE.fullmatch(sentence, 0, start) is not None and _BEHIND.fullmatch(sentence, end) is not None


def _place(document: Document, span: Span, sentence: str) -> Span:
    """The line of a block that the sentence begins on, as far as its first words tell."""
    first = " ".join(sentence.split()[:3])
    lines = range(span.line, span.end_line + 1)
    line = next((number for number in lines if first in document.line(number)), span.line)
    return Span(line, line)
