"""Numbers that limit something: read only where measure, statistic and unit are said without doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product

from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import has_digit, word_set


class Measure(StrEnum):
    """What is limited; some from below, the others from above."""

    LATENCY = "latency"
    FIRST_PAINT = "First Contentful Paint"
    LARGEST_PAINT = "Largest Contentful Paint"
    INTERACTIVE = "Time to Interactive"
    NEXT_PAINT = "Interaction to Next Paint"
    FIRST_INPUT = "First Input Delay"
    FIRST_BYTE = "Time to First Byte"
    STARTUP = "startup time"
    BUILD = "build time"
    MEMORY = "memory"
    BUNDLE = "bundle size"
    FILE_SIZE = "file size"
    COVERAGE = "coverage"
    UPTIME = "uptime"
    THROUGHPUT = "throughput"
    FUNCTION = "function length"


FROM_BELOW = frozenset({Measure.COVERAGE, Measure.UPTIME, Measure.THROUGHPUT})
"""Measures of which the law demands at least so much."""


class MeasureFamily(StrEnum):
    """Units that can be converted into each other."""

    TIME = "milliseconds"
    BYTES = "bytes"
    PERCENT = "percent"
    RATE = "requests per second"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A limit: `value` in its family's unit, `shown` as written.

    `statistic` is `p95` and the like, empty where none is said; `topic` holds the words that say of what, `each` the
    word for that of which each is measured alone: `per instance`.
    """

    measure: Measure
    statistic: str
    value: float
    shown: str
    topic: frozenset[str]
    each: str = ""

    @property
    def key(self) -> tuple[Measure, str, frozenset[str]]:
        """What two limits share that are about the same thing: measure, statistic and topic."""
        return self.measure, self.statistic, self.topic

    def applies_to(self, planned: "Quantity") -> bool:
        """Whether what is planned is held to this limit: nothing that either says makes it another measure."""
        return self.key == planned.key and (
            self.each == planned.each
            or (not planned.each and self.each in _EACH_BOUND.get(self.measure, ()))
            or (not self.each and planned.each in _EACH_ANYWAY.get(self.measure, ()))
        )


_RUNNING = frozenset({"instance", "process", "container", "pod", "replica", "service", "app", "application"})
_EACH_ANYWAY: dict[Measure, frozenset[str]] = {
    Measure.MEMORY: _RUNNING,
    Measure.STARTUP: _RUNNING,
    Measure.LATENCY: frozenset({"request", "call", "response"}),
    Measure.FILE_SIZE: frozenset({"file", "upload"}),
    Measure.FUNCTION: frozenset({"function", "method"}),
    Measure.UPTIME: frozenset({"week", "month", "quarter", "year"}),
}
"""Of what a measure is taken one by one where nobody says so."""

_EACH_BOUND: dict[Measure, frozenset[str]] = {
    **_EACH_ANYWAY,
    Measure.LATENCY: _EACH_ANYWAY[Measure.LATENCY] | {"endpoint"},
    Measure.COVERAGE: frozenset({"module", "package", "file", "component", "class", "crate", "library", "service"}),
}
"""Of what each must hold a limit, so that the whole does: a number for the whole that is looser breaks it."""


_UNITS: dict[str, tuple[MeasureFamily, float]] = {
    **dict.fromkeys(("µs", "us", "microseconds"), (MeasureFamily.TIME, 0.001)),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), (MeasureFamily.TIME, 1.0)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), (MeasureFamily.TIME, 1000.0)),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), (MeasureFamily.TIME, 60_000.0)),
    **dict.fromkeys(("kb", "kib", "ki", "kilobytes", "kibibytes"), (MeasureFamily.BYTES, 1024.0)),
    **dict.fromkeys(("mb", "mib", "mi", "megabytes", "mebibytes"), (MeasureFamily.BYTES, 1024.0**2)),
    **dict.fromkeys(("gb", "gib", "gi", "gigabytes", "gibibytes"), (MeasureFamily.BYTES, 1024.0**3)),
    **dict.fromkeys(
        ("req/s", "req/sec", "reqs/s", "reqs/sec", "rps", "requests per second"), (MeasureFamily.RATE, 1.0)
    ),
    **dict.fromkeys(("request/s", "request/sec", "request/second"), (MeasureFamily.RATE, 1.0)),
    **dict.fromkeys(("requests/s", "requests/sec", "requests/second"), (MeasureFamily.RATE, 1.0)),
    **dict.fromkeys(("line", "lines", "loc"), (MeasureFamily.LINES, 1.0)),
    **dict.fromkeys(("%", "percent"), (MeasureFamily.PERCENT, 1.0)),
}
_SAYS: dict[MeasureFamily, tuple[tuple[Measure, Vocabulary], ...]] = {
    MeasureFamily.TIME: (
        (Measure.FIRST_PAINT, Vocabulary("first contentful paint, fcp")),
        (Measure.LARGEST_PAINT, Vocabulary("largest contentful paint, lcp")),
        (Measure.INTERACTIVE, Vocabulary("time to interactive, tti")),
        (Measure.NEXT_PAINT, Vocabulary("interaction to next paint, inp")),
        (Measure.FIRST_INPUT, Vocabulary("first input delay, fid")),
        (Measure.FIRST_BYTE, Vocabulary("time to first byte, ttfb")),
        (Measure.STARTUP, Vocabulary("startup, startup time, start-up, start-up time, cold start, cold start time")),
        (Measure.BUILD, Vocabulary("build, builds, build time")),
    ),
    MeasureFamily.BYTES: (
        (Measure.MEMORY, Vocabulary("memory, ram, rss, resident set, resident set size")),
        (Measure.BUNDLE, Vocabulary("bundle, bundles")),
        (Measure.FILE_SIZE, Vocabulary("file size, file sizes, upload size, upload sizes")),
    ),
    MeasureFamily.PERCENT: (
        (Measure.COVERAGE, Vocabulary("coverage")),
        (Measure.UPTIME, Vocabulary("uptime, availability")),
    ),
    MeasureFamily.LINES: ((Measure.FUNCTION, Vocabulary("function, functions, method, methods")),),
}
"""The words by which a segment says what it measures; one that says two things is ambiguous."""
_CALLERS = Vocabulary("limit*, throttl*, max*, at most, per")
"""What makes a rate a limit on callers, which counts a throughput from the other side."""

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)"
_UNIT = (
    r"(?:µs|us|ms|milliseconds?|microseconds|requests per second|requests?/s(?:ec(?:ond)?)?|reqs?/s(?:ec)?|rps"
    r"|lines?|loc|s|secs?|seconds?|mins?|minutes?|[kmg]i?b|(?-i:[KMG]i)|(?:kilo|mega|giga|kibi|mebi|gibi)bytes|%|percent)"
)
_QUANTITY = re.compile(
    rf"(?:(?P<vague>(?<![\w.,])(?P<low>{_DIGITS})\s?{_UNIT}?\s?(?:[-–—~]|to\b|\.{{2,3}}|…)\s?|[-–—/]|[~≈±]\s?)"
    rf"|(?<![\w.,]))"
    rf"(?P<number>{_DIGITS})\s?(?P<unit>{_UNIT})(?![\w/%])(?!\s?[-–—]\s?\d)",
    re.IGNORECASE,
)
"""A number with its unit; `vague` are a sign and the lower end of a range, `low`, that keep it from being one limit."""

_PERCENTILE = re.compile(
    r"\bp(?P<short>\d{2}(?:\.\d{1,3}|\d)?)\b|\b(?P<long>\d{2}(?:\.\d{1,3})?)th\b(?:[ -]percentile)?", re.IGNORECASE
)
_SEGMENT = re.compile(r"[;\n]|,(?!\d{3}\b)|\.(?=\s|$)")
_ASIDE = re.compile(
    r"\([^()]*\)|\b(?:while|during|under|even|when|with|for up to|at (?=[\d~]))\b(?!\s*#).*",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(per|each|every)((?: [a-z-]+){1,3})")
_ALWAYS = Vocabulary(
    "always, everywhere, throughout, without exception, at all times, at any time, in all cases, in every case"
)
_WHATEVER = Vocabulary(
    "however, regardless, irrespective, no matter, whatever, whichever, independent of, independently of"
)
"""Where a clause begins by which a limit holds whatever the case: that makes it a limit of nothing else."""

_WORD = re.compile(r"[a-z]{3,}|[^\W\d_a-z]{2,}|\b\dg\b")
_NEUTRAL = word_set(
    """
    must shall should not the and for per than less more most least under below above over within max maximum
    min minimum response responses time times latency latencies api endpoint endpoints request requests answer
    answered percentile memory usage use used ram footprint coverage code test tests unit goal target limit
    limits budget keep kept stay stays remain remains are been has have does that this all any each every its
    acknowledged acknowledge bounded normal load milliseconds millisecond seconds second arrive minutes minute mins
    size sizes throughput sustain sustained handle handles serve support supports uptime availability line lines length
    functions function methods method req reqs rps loc file files upload uploads with
    """
)
_CONDITIONS = word_set(
    """
    otherwise normally normal typical typically usual usually else average mostly idle steady state conditions operation
    """
)
"""Words of a segment that goes on about what the one before it measures: `80 ms otherwise`."""

_MAX_STATISTICS = 5


def quantities(text: str) -> Iterator[Quantity]:
    """The limits that a text states, segment by segment; what is ambiguous is left out."""
    for segment in filter(has_digit, _SEGMENT.split(text)):
        matches = list(_QUANTITY.finditer(segment))
        if len(matches) == 1 and not matches[0]["vague"]:
            # Two statistics make two readings.
            readings = list(_readings(matches[0], segment))
            if len(readings) == 1:
                yield readings[0]


def mentioned(text: str) -> Iterator[Quantity]:
    """Every number that a text may state, read in each way: ends of ranges, rough ones, several in a segment."""
    words = ""
    for segment in _SEGMENT.split(text):
        words = words if _goes_on(segment) else segment
        for match in _QUANTITY.finditer(segment):
            yield from _readings(match, words)


def _goes_on(segment: str) -> bool:
    words = _WORD.findall(_QUANTITY.sub("#", segment.lower()))
    return set(words) <= _CONDITIONS and not _PERCENTILE.search(segment)


def _readings(match: re.Match[str], words: str) -> Iterator[Quantity]:
    """What the number may be a limit of, in words that may stand in the segment before."""
    unit = match["unit"].lower()
    if unit not in _UNITS:  # A pattern takes `İ`, `ı` and `ſ` for an i and an s in another case.
        return
    family, factor = _UNITS[unit]
    values = [float(number.replace(",", "")) * factor for number in (match["number"], match["low"]) if number]
    for (measure, statistic, topic, each), value in product(_limited(words, family), values):
        yield Quantity(measure, statistic, value, match.group().strip(), topic, each)


# A long segment is read once, and not again for each of its numbers.
@lru_cache(maxsize=8)
def _limited(words: str, family: MeasureFamily) -> tuple[tuple[Measure, str, frozenset[str], str], ...]:
    """What a number of that family may limit: measures, statistics, topics, and of what each."""
    lower = words.lower()
    statistics = _statistics(words)
    named = {measure: said.without(lower) for measure, said in _SAYS.get(family, ()) if said.stands_in(lower)}
    if family is MeasureFamily.RATE and not _CALLERS.stands_in(lower.replace("per second", "")):
        named = {Measure.THROUGHPUT: lower}
    if not named and family is MeasureFamily.TIME and statistics:
        # Seconds measure many things: without a name, only a percentile is surely a latency.
        named = {Measure.LATENCY: lower}
    subjects = {measure: _subject(measure, text) for measure, text in named.items()}
    return tuple(
        (measure, statistic, *subjects[measure]) for measure, statistic in product(subjects, statistics or ("",))
    )


def _statistics(segment: str) -> tuple[str, ...]:
    """The first percentiles that a segment names, each once: `p999` is `p99.9`."""
    numbers = ((match["short"] or match["long"]).replace(".", "") for match in _PERCENTILE.finditer(segment))
    return tuple(dict.fromkeys(f"p{digits}" for digits in islice(numbers, _MAX_STATISTICS)))


def _subject(measure: Measure, words: str) -> tuple[frozenset[str], str]:
    """The words that say of what, without those of the number, of its measure, and of an aside; and of what each."""
    own = _ALWAYS.without(_QUANTITY.sub(" # ", words))
    # Before the number such a clause cannot be told from what is measured.
    number = own.find("#")
    own = own[: next((place.start for place in _WHATEVER.places(own) if place.start > number), None)]
    each = _each(measure, " ".join(own.split()))
    topic = frozenset(word.rstrip("s") for word in _WORD.findall(_ASIDE.sub(" ", own)) if word not in _NEUTRAL)
    return topic - {each.rstrip("s")}, each


def _each(measure: Measure, words: str) -> str:
    """Of what each is measured: what a measure is known to be taken of, else what stands behind *per*."""
    found = _EACH.search(words)
    nouns = found[2].split() if found else []
    known = next((noun for noun in nouns if noun in _EACH_BOUND.get(measure, ())), "")
    return known or (nouns[0] if found and found[1] == "per" else "")
