"""Numbers that limit something: read only where measure, statistic and unit are said without doubt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What is limited. Coverage is limited from below, the others from above."""

    LATENCY = "latency"
    MEMORY = "memory"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A limit: `value` in milliseconds, bytes or percent, `shown` as written.

    `statistic` is `p95` and the like, empty for memory and coverage; `topic` holds the words that say of what.
    """

    measure: Measure
    statistic: str
    value: float
    shown: str
    topic: frozenset[str]


_UNITS: dict[str, tuple[Measure, float]] = {
    **dict.fromkeys(("µs", "us", "microseconds"), (Measure.LATENCY, 0.001)),
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), (Measure.LATENCY, 1.0)),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), (Measure.LATENCY, 1000.0)),
    **dict.fromkeys(("kb", "kib"), (Measure.MEMORY, 1024.0)),
    **dict.fromkeys(("mb", "mib"), (Measure.MEMORY, 1024.0**2)),
    **dict.fromkeys(("gb", "gib"), (Measure.MEMORY, 1024.0**3)),
    "%": (Measure.COVERAGE, 1.0),
}
_QUANTITY = re.compile(
    r"(?<![\w.,\-–/~])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)\s?(?P<unit>µs|us|ms|milliseconds?|microseconds"
    r"|s|secs?|seconds?|[kmg]i?b|%)(?![\w/%])(?!\s?[-–]\s?\d)",
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
_WORD = re.compile(r"[a-z]{3,}")
_NEUTRAL = frozenset(
    re.findall(
        r"\S+",
        """
    must shall should not the and for per than less more most least under below above over within max maximum
    min minimum response responses time times latency latencies api endpoint endpoints request requests answer
    answered percentile memory usage use used ram footprint coverage code test tests unit goal target limit
    limits budget keep kept stay stays remain remains are been has have does that this all any each every its
    acknowledged acknowledge bounded normal load milliseconds millisecond seconds second arrive
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
    measure, factor = _UNITS[match["unit"].lower()]
    words = _words(segment)
    percentile = _PERCENTILE.search(segment)
    statistic = f"p{percentile['short'] or percentile['long']}" if percentile else ""
    # Seconds and bytes measure many things: only a percentile is surely a latency, and only memory is memory.
    if measure is Measure.LATENCY and not statistic:
        return None
    if measure is Measure.MEMORY and not words & {"memory", "ram"}:
        return None
    if measure is Measure.COVERAGE and "coverage" not in words:
        return None
    value = float(match["number"].replace(",", "")) * factor
    topic = _topic(_WORD.findall(_ASIDE.sub(" ", segment).lower()))
    return Quantity(measure, statistic, value, match.group().strip(), topic)


def _words(segment: str) -> frozenset[str]:
    return frozenset(_WORD.findall(segment.lower()))


def _topic(words: list[str]) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in words if word not in _NEUTRAL)
