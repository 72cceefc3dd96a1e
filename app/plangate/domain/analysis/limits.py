"""Numbers that limit something: read only where measure, statistic and unit are said without doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product


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

    `statistic` is `p95` and the like, empty where none is said; `topic` holds the words that say of what.
    """

    measure: Measure
    statistic: str
    value: float
    shown: str
    topic: frozenset[str]

    @property
    def key(self) -> tuple[Measure, str, frozenset[str]]:
        """What two limits share that are about the same thing: measure, statistic and topic."""
        return self.measure, self.statistic, self.topic


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
_SAYS: dict[MeasureFamily, tuple[tuple[Measure, re.Pattern[str]], ...]] = {
    MeasureFamily.TIME: (
        (Measure.FIRST_PAINT, re.compile(r"\bfirst contentful paint\b|\bfcp\b")),
        (Measure.LARGEST_PAINT, re.compile(r"\blargest contentful paint\b|\blcp\b")),
        (Measure.INTERACTIVE, re.compile(r"\btime[- ]to[- ]interactive\b|\btti\b")),
        (Measure.NEXT_PAINT, re.compile(r"\binteraction to next paint\b|\binp\b")),
        (Measure.FIRST_INPUT, re.compile(r"\bfirst input delay\b|\bfid\b")),
        (Measure.FIRST_BYTE, re.compile(r"\btime[- ]to[- ]first[- ]byte\b|\bttfb\b")),
        (Measure.STARTUP, re.compile(r"\b(?:startup|start-up|cold[- ]start)(?: time)?\b")),
        (Measure.BUILD, re.compile(r"\bbuild(?:s| time)?\b")),
    ),
    MeasureFamily.BYTES: (
        (Measure.MEMORY, re.compile(r"\bmemory\b|\bram\b|\brss\b|\bresident set(?: size)?\b")),
        (Measure.BUNDLE, re.compile(r"\bbundles?\b")),
        (Measure.FILE_SIZE, re.compile(r"\b(?:file|upload) sizes?\b")),
    ),
    MeasureFamily.PERCENT: (
        (Measure.COVERAGE, re.compile(r"\bcoverage\b")),
        (Measure.UPTIME, re.compile(r"\buptime\b|\bavailability\b")),
    ),
    # A limit on callers counts the same thing from the other side.
    MeasureFamily.RATE: (
        (Measure.THROUGHPUT, re.compile(r"^(?!.*\b(?:limit\w*|throttl\w*|max\w*|at most|per (?!second)))")),
    ),
    MeasureFamily.LINES: ((Measure.FUNCTION, re.compile(r"\b(?:functions?|methods?)\b")),),
}
"""The words by which a segment says what it measures; one that says two things is ambiguous."""

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
_WORD = re.compile(r"[a-z]{3,}|\b\dg\b")
_NEUTRAL = frozenset(
    re.findall(
        r"\S+",
        """
    must shall should not the and for per than less more most least under below above over within max maximum
    min minimum response responses time times latency latencies api endpoint endpoints request requests answer
    answered percentile memory usage use used ram footprint coverage code test tests unit goal target limit
    limits budget keep kept stay stays remain remains are been has have does that this all any each every its
    acknowledged acknowledge bounded normal load milliseconds millisecond seconds second arrive minutes minute mins
    size sizes throughput sustain sustained handle handles serve support supports uptime availability line lines length
    functions function methods method req reqs rps loc file files upload uploads with
    """,
    )
)


_CONDITIONS = frozenset(
    re.findall(
        r"\S+",
        """
    otherwise normally normal typical typically usual usually else average mostly idle steady state conditions operation
    """,
    )
)
"""Words of a segment that goes on about what the one before it measures: `80 ms otherwise`."""

_MAX_STATISTICS = 5


def quantities(text: str) -> Iterator[Quantity]:
    """The limits that a text states, segment by segment; what is ambiguous is left out."""
    for segment in _SEGMENT.split(text):
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
    family, factor = _UNITS[match["unit"].lower()]
    values = [float(number.replace(",", "")) * factor for number in (match["number"], match["low"]) if number]
    for (measure, statistic, topic), value in product(_limited(words, family), values):
        yield Quantity(measure, statistic, value, match.group().strip(), topic)


# A long segment is read once, and not again for each of its numbers.
@lru_cache(maxsize=8)
def _limited(words: str, family: MeasureFamily) -> tuple[tuple[Measure, str, frozenset[str]], ...]:
    """What a number of that family may limit: measures, statistics and topics."""
    lower = words.lower()
    statistics = _statistics(words)
    topics = {measure: _topic(form.sub(" ", lower)) for measure, form in _SAYS[family] if form.search(lower)}
    if not topics and family is MeasureFamily.TIME and statistics:
        # Seconds measure many things: without a name, only a percentile is surely a latency.
        topics = {Measure.LATENCY: _topic(lower)}
    return tuple((measure, statistic, topics[measure]) for measure, statistic in product(topics, statistics or ("",)))


def _statistics(segment: str) -> tuple[str, ...]:
    """The first percentiles that a segment names, each once: `p999` is `p99.9`."""
    numbers = ((match["short"] or match["long"]).replace(".", "") for match in _PERCENTILE.finditer(segment))
    return tuple(dict.fromkeys(f"p{digits}" for digits in islice(numbers, _MAX_STATISTICS)))


def _topic(words: str) -> frozenset[str]:
    """The words that say of what, without those of the number, of its measure, and of an aside."""
    own = _WORD.findall(_ASIDE.sub(" ", _QUANTITY.sub(" # ", words)))
    return frozenset(word.rstrip("s") for word in own if word not in _NEUTRAL)
