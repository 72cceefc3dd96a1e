"""Numbers that limit something: read only where measure, statistic and unit are said without doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


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


class Family(StrEnum):
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


_UNITS: dict[str, tuple[Family, float]] = {
    **dict.fromkeys(("µs", "us", "microseconds"), (Family.TIME, 0.001)),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), (Family.TIME, 1.0)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), (Family.TIME, 1000.0)),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), (Family.TIME, 60_000.0)),
    **dict.fromkeys(("kb", "kib"), (Family.BYTES, 1024.0)),
    **dict.fromkeys(("mb", "mib"), (Family.BYTES, 1024.0**2)),
    **dict.fromkeys(("gb", "gib"), (Family.BYTES, 1024.0**3)),
    **dict.fromkeys(("req/s", "reqs/s", "requests/s", "requests/sec", "requests/second", "rps"), (Family.RATE, 1.0)),
    **dict.fromkeys(("requests per second", "req/sec"), (Family.RATE, 1.0)),
    **dict.fromkeys(("line", "lines", "loc"), (Family.LINES, 1.0)),
    "%": (Family.PERCENT, 1.0),
}
_SAYS: dict[Family, tuple[tuple[Measure, re.Pattern[str]], ...]] = {
    Family.TIME: (
        (Measure.FIRST_PAINT, re.compile(r"\bfirst contentful paint\b|\bfcp\b")),
        (Measure.LARGEST_PAINT, re.compile(r"\blargest contentful paint\b|\blcp\b")),
        (Measure.INTERACTIVE, re.compile(r"\btime[- ]to[- ]interactive\b|\btti\b")),
        (Measure.NEXT_PAINT, re.compile(r"\binteraction to next paint\b|\binp\b")),
        (Measure.FIRST_INPUT, re.compile(r"\bfirst input delay\b|\bfid\b")),
        (Measure.FIRST_BYTE, re.compile(r"\btime[- ]to[- ]first[- ]byte\b|\bttfb\b")),
        (Measure.STARTUP, re.compile(r"\b(?:startup|start-up|cold[- ]start)(?: time)?\b")),
        (Measure.BUILD, re.compile(r"\bbuild(?:s| time)?\b")),
    ),
    Family.BYTES: (
        (Measure.MEMORY, re.compile(r"\bmemory\b|\bram\b")),
        (Measure.BUNDLE, re.compile(r"\bbundles?\b")),
        (Measure.FILE_SIZE, re.compile(r"\b(?:file|upload) sizes?\b")),
    ),
    Family.PERCENT: (
        (Measure.COVERAGE, re.compile(r"\bcoverage\b")),
        (Measure.UPTIME, re.compile(r"\buptime\b|\bavailability\b")),
    ),
    # A limit on callers counts the same thing from the other side.
    Family.RATE: ((Measure.THROUGHPUT, re.compile(r"^(?!.*\b(?:limit\w*|throttl\w*|max\w*|at most|per (?!second)))")),),
    Family.LINES: ((Measure.FUNCTION, re.compile(r"\b(?:functions?|methods?)\b")),),
}
"""The words by which a segment says what it measures; one that says two things is ambiguous."""

_QUANTITY = re.compile(
    r"(?<![\w.,\-–/~≈])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)\s?(?P<unit>µs|us|ms|milliseconds?"
    r"|microseconds"
    r"|requests per second|requests?/s(?:ec(?:ond)?)?|reqs?/s(?:ec)?|rps|lines?|loc|s|secs?|seconds?|mins?|minutes?"
    r"|[kmg]i?b"
    r"|%)(?![\w/%])(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
_PERCENTILE = re.compile(
    r"\bp(?P<short>50|75|90|95|99|999)\b|\b(?P<long>50|75|90|95|99)th\b(?:[ -]percentile)?", re.IGNORECASE
)
_SEGMENT = re.compile(r"[;\n]|,(?!\d{3}\b)|\.(?=\s|$)")
_ASIDE = re.compile(
    r"\([^()]*\)|\b(?:while|during|under|even|when|with|for up to|at (?=[\d~]))\b"
    r"(?!\s*\d[\d.,]*\s?(?:ms|s|mb|gb|kb|%)).*",
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


def quantities(text: str) -> Iterator[Quantity]:
    """The limits that a text states, segment by segment; what is ambiguous is left out."""
    for segment in _SEGMENT.split(text):
        found = list(_QUANTITY.finditer(segment))
        if len(found) == 1 and (quantity := _quantity(segment, found[0])):
            yield quantity


def _quantity(segment: str, match: re.Match[str]) -> Quantity | None:
    family, factor = _UNITS.get(match["unit"].lower(), (None, 0.0))
    lower = segment.lower()
    percentile = _PERCENTILE.search(segment)
    statistic = f"p{percentile['short'] or percentile['long']}" if percentile else ""
    said = [(measure, form) for measure, form in _SAYS.get(family, ()) if form.search(lower)] if family else []
    if len(said) > 1 or (not said and not (family is Family.TIME and statistic)):
        return None
    # Seconds measure many things: without a name, only a percentile is surely a latency.
    measure, form = said[0] if said else (Measure.LATENCY, None)
    value = float(match["number"].replace(",", "")) * factor
    told = form.sub(" ", lower) if form else lower
    return Quantity(measure, statistic, value, match.group().strip(), _topic(_WORD.findall(_ASIDE.sub(" ", told))))


def _topic(words: list[str]) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in words if word not in _NEUTRAL)
