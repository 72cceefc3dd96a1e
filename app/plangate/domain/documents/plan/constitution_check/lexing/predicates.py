"""Predicates: what a sentence says of the principles that it begins by citing, such as `Principle II is not met`."""

import re
from functools import cache, lru_cache

from plangate.domain.documents.dialects.phrases import any_of
from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed, lex
from plangate.domain.documents.plan.constitution_check.lexing.signs import skip
from plangate.domain.documents.plan.constitution_check.lexing.slots import spoken
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Kind, Verdict

_AROUND = Kind.HERE | Kind.EMPHASIS | Kind.LATER
"""Auxiliaries and adverbs between the subject and its verdict."""
_BLANKS = " \t\n"
_LONGEST = 200
"""Characters of a sentence in which its predicate begins."""


@lru_cache(maxsize=256)
def predicate_of(text: str) -> Verdict | None:
    """The verdict on the cited principles, where it is all that is said before the next pause."""
    subject = _subject().match(text[:_LONGEST])
    if subject is None:
        return None
    whole = lex(text)
    lexed = lex(text, _behind_auxiliaries(whole, subject.end()))
    first = next(iter(lexed.slots if lexed.declares else ()), None)
    return spoken(lexed, first) if first and first.whole and first.tells else None


def _behind_auxiliaries(lexed: Lexed, at: int) -> int:
    while found := lexed.hit_at(at, _AROUND):
        at = skip(lexed.text, found.end, _BLANKS)
    return at


@cache
def _subject() -> re.Pattern[str]:
    """One numeral or several, with the word for principles before them unless they are roman and longer than `I`."""
    numeral = r"(?:[IVXL]{1,6}|\d{1,2}|[一二三四五六七八九十]{1,3})"
    joined = rf"\s*(?:[,/&、，–-]|{any_of('joining', joined=True)}|\s(?:{any_of('joining', 'ranging')})\s)\s*"
    word = rf"(?:(?i:{any_of('principles')})\s+|(?:{any_of('principles', joined=True)})\s*)"
    return re.compile(rf"(?:{word}{numeral}|[IVXL]{{2,6}})(?:{joined}{numeral})*(?:\s+|(?=[^\x00-\u2fff]))")
