"""Claims: sentences about all gates at once, such as `All gates pass` or `no violations`; a legend or count is none."""

import re
from collections.abc import Iterator

from plangate.domain.documents.dialects.phrases import begins_with
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import is_result_label
from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed, lex
from plangate.domain.documents.plan.constitution_check.lexing.line import read_slot
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Hit, Kind, Sense
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.headings import phase_of
from plangate.domain.model.findings import Phase, Status

_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n(?=\s*(?:[-*]|\*\*))")
_STOP = re.compile(r"[.;\n。；]")
_NEAR, _REACH = 3, 50
"""Words between a negation and what it denies, and characters between the parts of a claim over all."""
_FURTHER = re.compile(
    r"(?i)\b(?:un\w+ed|new|further|additional|other|more|nouve\w+|neuen?|nuev\w+|nov[ao]s?|weiteren?)\b"
)
"""What says that there are others."""
_DEMANDS = re.compile(r"(?i)\b(?:must|should|shall)\b")
_SHOUTED = re.compile(r"\b[A-Z][A-Z/-]{2,}\b")


def says_no_violations(text: str) -> bool:
    """Whether a sentence says, without reserve, that nothing is violated."""
    return no_violations(text) is not None


def no_violations(text: str) -> tuple[int, int] | None:
    """Where a sentence says so: the offsets of the words' start and end, the latter exclusive."""
    lexed = lex(text)
    found = next(_denied_breaches(lexed), None)
    return found if found and not is_limited(text) else None


def says_all_pass(text: str) -> bool:
    """Whether a sentence says, without reserve, that all gates or principles hold."""
    lexed = lex(text)
    everything = any(_all_hold(lexed, hit) for hit in lexed.hits if hit.kinds & Kind.EVERYTHING)
    return (everything or _fully_holds(lexed)) and not is_limited(text)


def is_limited(text: str) -> bool:
    """Whether a sentence makes a reserve or a condition, such as `except` or `if all`."""
    lexed = lex(text)
    limits = (
        hit for hit in lexed.hits if hit.kinds & (Kind.EXCEPTION | Kind.CONDITION) and not hit.kinds & Kind.BREACH
    )
    return (
        any(True for _ in limits)
        or _DEMANDS.search(text) is not None
        or any(hit.kinds & Kind.NEGATION and _follows(lexed, hit, Kind.EVERYTHING, 0) for hit in lexed.hits)
    )


def admits_violation(text: str) -> bool:
    """Whether a sentence about the whole names or excludes a violation, so that it denies none."""
    lexed = lex(text)
    breaches = [hit for hit in lexed.hits if hit.kinds & Kind.BREACH]
    denied = tuple(_denied_breaches(lexed))
    admitted = (hit for hit in breaches if not any(start <= hit.start < end for start, end in denied))
    rest = any(hit.kinds & Kind.EVERYTHING and _follows(lexed, hit, Kind.REST, 1) for hit in lexed.hits)
    return rest or is_limited(text) or any(_is_admitted(lexed, hit) for hit in admitted)


def is_legend(text: str) -> bool:
    """Whether a line explains marks or counts statuses instead of giving one."""
    return begins_with(text.lstrip(" *_|>-"), "legends") or count_statuses(text) >= 3


def count_statuses(text: str) -> int:
    """How many different statuses the marks and capital verdict words of a line name: a legend names three or more."""
    lexed = lex(text)
    found = {lexed_sense for slot in lexed.slots if (lexed_sense := slot.mark)}
    end = 0
    for hit in lexed.hits:
        if hit.sense and hit.start >= end:
            found |= {hit.sense} if _SHOUTED.fullmatch(lexed.text[hit.start : hit.end]) else set()
            end = hit.end
    return len(found - {Sense.EXCUSED, Sense.APPLIES, Sense.YES, Sense.NO, Sense.WARN})


def claimed(text: str) -> Status | None:
    """What a sentence claims of all gates; None when it is about something else."""
    if is_legend(text):
        return None
    if says_no_violations(text) or says_all_pass(text):
        return Status.PASS
    label, colon, rest = _labelled(text)
    return of_verdicts(read_slot(rest)[0]) if colon and is_result_label(label) else None


def is_recheck(label: str) -> bool:
    """Whether a label such as `Post-design re-check` announces a second check."""
    return phase_of(label) is Phase.POST_DESIGN


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a visible text, each with its offset."""
    start = 0
    for match in _SENTENCE.finditer(text):
        if text[start : match.start()].strip():
            yield start, text[start : match.start()].strip()
        start = match.end()
    if text[start:].strip():
        yield start, text[start:].strip()


def _labelled(text: str) -> tuple[str, str, str]:
    for sign in (": ", "：", " — ", " – ", " - "):
        label, found, rest = text.partition(sign)
        if found and len(label) <= 80:
            return label, found, rest
    return "", "", text


def _denied_breaches(lexed: Lexed) -> Iterator[tuple[int, int]]:
    """Where violations are denied: `no … violations`, `violations: none`, 違反なし, нарушений нет."""
    for hit in lexed.hits:
        if not hit.kinds & Kind.BREACH:
            continue
        before = next((one for one in lexed.hits if _denies_before(lexed, one, hit)), None)
        behind = next((one for one in lexed.hits if _denies_behind(lexed, one, hit)), None)
        if before or behind:
            yield (before or hit).start, (hit if before else behind or hit).end


def _denies_before(lexed: Lexed, one: Hit, breach: Hit) -> bool:
    if not one.kinds & Kind.NEGATION or one.end > breach.start:
        return False
    between = lexed.text[one.end : breach.start]
    if _FURTHER.search(between) or re.search(r"[.;:,。；，]", between):
        return False
    return len(between.split()) <= _NEAR and len(between) <= 40


def _denies_behind(lexed: Lexed, one: Hit, breach: Hit) -> bool:
    if not one.kinds & (Kind.NEGATIVE_ENDING | Kind.NONE | Kind.NEGATION) or one.start < breach.end:
        return False
    between = lexed.text[breach.end : one.start]
    # Before a hyphen it belongs to the next word: `violation NON-NEGOTIABLE`.
    if lexed.text[one.end : one.end + 1] == "-":
        return False
    return len(between) <= 6 and not _STOP.search(between) and ("," not in between)


def _all_hold(lexed: Lexed, everything: Hit) -> bool:
    """Whether the whole follows, and that it holds, in the same sentence."""
    stop = _STOP.search(lexed.text, everything.end)
    end = stop.start() if stop else len(lexed.text)
    behind = [hit for hit in lexed.hits if everything.end <= hit.start and hit.end <= end]
    whole = next((hit for hit in behind if hit.kinds & Kind.WHOLE and hit.start - everything.end <= _REACH), None)
    holds = [hit for hit in behind if hit.kinds & Kind.HOLD]
    if whole is None:
        return any(hit.start - everything.end <= 2 for hit in holds)
    return any(0 <= hit.start - whole.end <= _REACH for hit in holds)


def _fully_holds(lexed: Lexed) -> bool:
    """Whether the law as a whole is said to be kept in full: `Fully compliant with the constitution`."""
    degrees = {hit.end for hit in lexed.hits if hit.kinds & Kind.DEGREE}
    full = (hit for hit in lexed.hits if hit.kinds & Kind.HOLD and len(lexed.text[: hit.start].rstrip()) in degrees)
    return any(_follows(lexed, hit, Kind.WHOLE, 3) for hit in full)


def _follows(lexed: Lexed, hit: Hit, kind: int, words: int) -> bool:
    """Whether a phrase of that kind follows, with at most so many words between."""
    return any(
        one.kinds & kind and one.start >= hit.end and len(lexed.text[hit.end : one.start].split()) <= words
        for one in lexed.hits
    )


def _is_admitted(lexed: Lexed, breach: Hit) -> bool:
    """Whether a violation is spoken of as one that there is: counted, justified, or what a verdict goes on with."""
    around = lexed.text[max(breach.start - _REACH, 0) : breach.end + _REACH]
    near = lex(around)
    counted = re.search(
        r"(?i)(?:\b(?:one|two|three|four|five|[1-9]\d?|um|uma|un|una|une|ein|eine)\b|[:=(]\s*[1-9])", around
    )
    excused = any(hit.sense is Sense.EXCUSED and not hit.kinds & Kind.BREACH for hit in near.hits)
    led = any(hit.kinds & (Kind.SCOPING | Kind.BACK) and hit.end <= breach.start for hit in lexed.hits)
    return bool(counted) or excused or led or bool(re.search(r"(?i)\bjustif|\bbegründ|\bобосн|理由|正当化", around))
