"""Samples: a constitution and a plan's check, made together with what is to be read in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import strategies as st

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.dialect import Dialect
from plangate.domain.documents.plan.constitution_check.checks import read_checks
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon, is_unspaced
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import resolve_template
from plangate.domain.matching import read_answers, read_matrix
from plangate.domain.model.findings import Status
from plangate.domain.model.snapshot import File
from tests.unit.domain.generated.forms import ASKED, PLACES, PROHIBITIONS, WHOLES, Place, Spoken

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
NAMES = (
    "Dry Valves", "Sparse Radio", "Readable Diaries", "Field Spares", "Narrow Ports", "Quiet Nights", "Sound Seeds",
    "Fail Closed", "Short Cables", "Honest Sensors", "Cold Starts", "Open Orchards", "Steady Clocks", "Small Parcels",
    "Even Rows", "Plain Gates",
)  # fmt: skip
EVIDENCE = {
    "en": "the queue lives in one module",
    "pt": "a fila vive num só módulo",
    "es": "la cola vive en un solo módulo",
    "fr": "la file vit dans un seul module",
    "de": "die Warteschlange liegt in einem Modul",
    "ja": "キューは一つのモジュールに置く",
    "zh-Hans": "队列位于单个模块",
    "zh-Hant": "佇列位於單個模組",
    "ko": "대기열은 모듈 하나에 둔다",
    "ru": "очередь живёт в одном модуле",
    "it": "la coda vive in un solo modulo",
    "pl": "kolejka żyje w jednym module",
    "uk": "черга живе в одному модулі",
    "tr": "kuyruk tek bir modülde yaşar",
    "vi": "hàng đợi nằm trong một mô-đun",
    "nl": "de wachtrij staat in een module",
    "id": "antrean berada dalam satu modul",
}
MARKS = {
    Status.PASS: ("✅", "✔️", ":white_check_mark:", "🟢"),
    Status.VIOLATION: ("❌", "✗", ":x:", "🔴"),
    Status.PENDING: ("⏳", ":construction:"),
    Status.NOT_APPLICABLE: ("⚪",),
}
FIELDS = {
    Status.PASS: "passes",
    Status.VIOLATION: "fails",
    Status.NOT_APPLICABLE: "exempt",
    Status.PENDING: "pending",
}
GOOD = frozenset({Status.PASS, Status.ASSERTED, Status.NOT_APPLICABLE})


@dataclass(frozen=True)
class Sample:
    """A check with its law: `truth` is what each principle's answer is, in the law's order."""

    law: str
    plan: str
    truth: tuple[Status, ...]


def law_of(names: Sequence[str]) -> str:
    """A constitution of these principles."""
    principles = "\n\n".join(
        f"### {numeral}. {name}\n\nEach {name.lower()} MUST be kept."
        for numeral, name in zip(ROMAN, names, strict=False)
    )
    return f"# Orchard Constitution\n\n## Core Principles\n\n{principles}\n\n**Version**: 1.0.0\n"


def plan_of(check: str) -> str:
    """A plan with that check."""
    return f"# Implementation Plan: Spans\n\n## Constitution Check\n\n{check}\n\n## Project Structure\n"


def read(sample: Sample, lexicon: Lexicon = LEXICON) -> tuple[Status, ...]:
    """What the matrix has for each principle."""
    plan = parse_plan_text("specs/001-spans/plan.md", sample.plan)
    if lexicon is not LEXICON:
        plan = replace(plan, checks=read_checks(plan.document, plan.sections, lexicon=lexicon))
    law = _law(sample.law)
    answers = read_answers(plan, _template(), law)
    return tuple(row.status for row in read_matrix(answers, plan, law))


@cache
def _law(text: str) -> Constitution:
    return parse_constitution(File(".specify/memory/constitution.md", "0" * 40, text))


@cache
def _template() -> Template:
    return resolve_template((), "")


@st.composite
def verdicts(draw: st.DrawFn, dialect: Dialect, status: Status, *, bare: bool) -> str:
    """A verdict as somebody writes it: a word, a mark, or both; `bare` leaves out what may end a sentence.

    Before a word for pass an adverb of degree may stand: `fully met`. With one of part it fails, in either order.
    """
    known = _known(dialect.tag, status)
    form = draw(st.sampled_from(("word", "mark", "both")))
    mark = draw(st.sampled_from(MARKS[status]))
    if form == "mark":
        return mark
    word = draw(st.sampled_from(known))
    joint = "" if is_unspaced(word[0]) and dialect.tag != "ko" else " "
    if status is Status.PASS and draw(st.booleans()):
        word = draw(st.sampled_from(dialect.degrees)) + joint + word
    if status is Status.VIOLATION and draw(st.booleans()):
        pair = (draw(st.sampled_from(dialect.partly)), draw(st.sampled_from(_met(dialect))))
        word = joint.join(draw(st.permutations(pair)))
    cased = draw(st.sampled_from((str.upper, _capital) if bare else (str.upper, _capital, str.lower)))(word)
    return f"{mark} {cased}" if form == "both" else cased


@cache
def _known(tag: str, status: Status) -> tuple[str, ...]:
    """The words of a dialect that say only that status."""
    dialect = next(one for one in DIALECTS if one.tag == tag)
    return tuple(filter(_may_stand, getattr(dialect, FIELDS[status])))


def _met(dialect: Dialect) -> list[str]:
    """The words of a dialect that a principle is kept, without those that there is no violation of it."""
    before, behind = (*dialect.negations, *dialect.none), dialect.negative_endings
    known = _known(dialect.tag, Status.PASS)
    return [word for word in known if not word.startswith(before) and not word.endswith(behind)]


@cache
def _may_stand(word: str) -> bool:
    """Whether a word keeps its letters in any case, and is no other status in any dialect's words."""
    return word.upper().lower() == word and not word.endswith(".") and not _is_ambiguous(word)


def _is_ambiguous(word: str) -> bool:
    return (
        sum(any(word in getattr(dialect, field) for dialect in DIALECTS) for field in (*FIELDS.values(), "excused")) > 1
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


@st.composite
def labels(draw: st.DrawFn, names: Sequence[str]) -> list[str]:
    """How the principles are called: number and name, the name, "Principle" and a number."""
    form = draw(st.sampled_from(("both", "name", "word", "section")))
    return [
        {"both": f"{numeral}. {name}", "name": name, "word": f"Principle {numeral}", "section": f"§{numeral} {name}"}[
            form
        ]
        for numeral, name in zip(ROMAN, names, strict=False)
    ]


@st.composite
def declared(draw: st.DrawFn) -> Sample:
    """A check in which each principle has a verdict, all in one place."""
    dialect = draw(st.sampled_from(DIALECTS))
    names = _some_names(draw)
    place = draw(st.sampled_from(PLACES))
    truth = [draw(st.sampled_from(tuple(FIELDS))) for _ in names]
    said = [draw(verdicts(dialect, status, bare=place.bare)) for status in truth]
    called = draw(labels(names))
    if place.name == "a paragraph with a number":
        called = [f"{numeral}. {name}" for numeral, name in zip(ROMAN, names, strict=False)]
    spoken = [Spoken(label, verdict, EVIDENCE[dialect.tag]) for label, verdict in zip(called, said, strict=True)]
    return Sample(law_of(names), plan_of(_phased(draw, place, _placed(place, spoken))), tuple(truth))


def _some_names(draw: st.DrawFn) -> list[str]:
    count = draw(st.integers(3, 16))
    return list(NAMES[:count])


def _placed(place: Place, spoken: Sequence[Spoken]) -> str:
    joint = "\n\n" if place.apart else "\n"
    body = joint.join(map(place.write, spoken))
    return f"{place.before}\n{body}" if place.before else body


def _phased(draw: st.DrawFn, place: Place, body: str) -> str:
    """The check alone, or below a heading of its phase."""
    if "###" in body:
        return body
    return draw(st.sampled_from(("", "### Pre-Research\n\n", "### Initial Check\n\n"))) + body


@st.composite
def guarded(draw: st.DrawFn) -> Sample:
    """A check of boxes, statements and guards, each with what it is read as."""
    names = _some_names(draw)
    dialect = draw(st.sampled_from(DIALECTS))
    chosen = [draw(st.sampled_from(WHOLES)) for _ in names]
    called = draw(labels(names))
    # A list that follows the one below a bold line would be part of it.
    ordered = sorted(zip(chosen, called, strict=True), key=lambda pair: pair[0].apart)
    lines = [whole.write(label, EVIDENCE[dialect.tag]) for whole, label in ordered]
    return Sample(law_of(names), plan_of("\n\n".join(lines)), tuple(whole.status for whole in chosen))


@st.composite
def forbidden(draw: st.DrawFn) -> Sample:
    """A check whose lines tell what must not be: a rule that is told admits nothing, and answers no open box."""
    names = _some_names(draw)
    dialect = draw(st.sampled_from(DIALECTS))
    told, truth = [], []
    for label in draw(labels(names)):
        box, status = draw(st.sampled_from((("[ ] ", Status.UNANSWERED), ("[x] ", Status.PASS), ("", Status.ASSERTED))))
        rule = draw(st.sampled_from(PROHIBITIONS[dialect.tag]))
        told.append(f"- {box}**{label}**: {rule}")
        truth.append(status)
    return Sample(law_of(names), plan_of("\n".join(told)), tuple(truth))


@st.composite
def asked(draw: st.DrawFn) -> Sample:
    """A table whose column asks for the negative."""
    names = _some_names(draw)
    title = draw(st.sampled_from(sorted({one.title for one in ASKED})))
    cells = [draw(st.sampled_from([one for one in ASKED if one.title == title])) for _ in names]
    called = draw(labels(names))
    rows = [f"| {label} | {EVIDENCE['en']} | {one.cell} |" for label, one in zip(called, cells, strict=True)]
    head = f"| Principle | How | {title} |\n|---|---|---|\n"
    return Sample(law_of(names), plan_of(head + "\n".join(rows)), tuple(one.status for one in cells))


@st.composite
def several(draw: st.DrawFn) -> Sample:
    """One verdict behind several names or numerals: lists, ranges, bold names one after another."""
    names = _some_names(draw)
    dialect = draw(st.sampled_from(DIALECTS))
    truth: list[Status] = []
    lines = []
    while len(truth) < len(names):
        first = len(truth)
        size = min(draw(st.integers(1, 3)), len(names) - first)
        status = draw(st.sampled_from(tuple(FIELDS)))
        said = draw(verdicts(dialect, status, bare=False))
        group = [f"{ROMAN[at]}. {names[at]}" for at in range(first, first + size)]
        form = draw(st.sampled_from(("bold", "numerals", "slashes")))
        label = {
            "bold": ", ".join(f"**{one}**" for one in group),
            "numerals": f"**Principles {', '.join(ROMAN[first : first + size])}**",
            "slashes": f"**{' / '.join(ROMAN[first : first + size])}**",
        }[form if size > 1 else "bold"]
        lines.append(f"- {label}: {said}, {EVIDENCE[dialect.tag]}")
        truth += [status] * size
    return Sample(law_of(names), plan_of("\n".join(lines)), tuple(truth))


@st.composite
def withheld(draw: st.DrawFn) -> tuple[Sample, Lexicon, frozenset[int]]:
    """A check of which some answers use words that the lexicon does not know, and the places of these."""
    dialect = draw(st.sampled_from(DIALECTS))
    tenth = draw(st.integers(0, 9))
    place = draw(st.sampled_from([one for one in PLACES if one.name in _PLAIN_PLACES]))
    names = _some_names(draw)
    said, truth, silent = [], [], set[int]()
    missing = withheld_words(dialect, tenth)
    for at in range(len(names)):
        status = draw(st.sampled_from(tuple(FIELDS)))
        unknown = [word for word in _known(dialect.tag, status) if word in missing and not _is_inflected(word, dialect)]
        known = [word for word in _known(dialect.tag, status) if word not in missing]
        if unknown and at % 4 == 0:
            silent.add(at)
        word = draw(st.sampled_from(unknown if at in silent else known))
        said.append(word.upper())
        truth.append(status)
    spoken = [Spoken(f"{ROMAN[at]}. {name}", said[at], EVIDENCE[dialect.tag]) for at, name in enumerate(names)]
    sample = Sample(law_of(names), plan_of(_placed(place, spoken)), tuple(truth))
    return sample, lexicon_without(dialect.tag, tenth), frozenset(silent)


def _is_inflected(word: str, dialect: Dialect) -> bool:
    """Whether a word is one for what applies, with an ending: that is known without it."""
    return any(word.removesuffix(ending) in dialect.applies for ending in dialect.endings)


_PLAIN_PLACES = frozenset({"behind the name", "in a status column", "behind a dash", "at the end, behind a dash"})


def withheld_words(dialect: Dialect, tenth: int) -> frozenset[str]:
    """Every tenth verdict word of a dialect, from that one on."""
    words = [word for field in (*FIELDS.values(), "excused") for word in getattr(dialect, field)]
    return frozenset(words[tenth::10])


@cache
def lexicon_without(tag: str, tenth: int) -> Lexicon:
    """The lexicon without these words; made once."""
    dialect = next(one for one in DIALECTS if one.tag == tag)
    return Lexicon(silent=withheld_words(dialect, tenth))
