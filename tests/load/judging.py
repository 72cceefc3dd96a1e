"""What judging costs: against CommonMark parses of the same texts, by size, and at worst.

Times are of the processor, in milliseconds, with all emptied before that is kept of texts: what a worker pays for a law
it never met.
"""

import functools
import math
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from pyromark import Markdown, Options

from plangate.domain.documents.plan.named_paths import paths
from plangate.domain.model.snapshot import MAX_FILE_SIZE, Snapshot
from plangate.domain.review.review import review
from tests.evaluation.corpus import real_plans, snapshot_of
from tests.hostile.texts import IN_A_PLAN, SHAPES
from tests.load.pairs import hostile_pairs
from tests.load.texts import a_law, a_plan, a_review_of, a_template

SIZES = (10_000, 60_000, 250_000)
"""Characters of the plans that show how the cost grows."""

HOSTILE_FLOOR, HOSTILE_PARSES = 1000, 3
"""A hostile plan may take so many milliseconds, or so many of pyromark's own parses of its texts."""

_PYROMARK = Markdown(
    options=Options.ENABLE_TABLES | Options.ENABLE_TASKLISTS | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_FOOTNOTES
)
_WHOLE = MarkdownIt("commonmark").enable("table")
_OF_WORDS = frozenset({"pattern_of", "_labels", "_cites"})
"""Bounded caches of the dialects' words."""

_BARE = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable(["inline", "lheading", "reference"])


@dataclass(frozen=True, slots=True)
class Median:
    """A plan of the median size: markdown-it-py's whole parse of it, its law and its template, the bare parse of blocks
    alone, judging it with these, and judging it as the second plan under a law that is read already."""

    whole: float
    bare: float
    judged: float
    again: float

    @property
    def ratio(self) -> float:
        """How many bare parses the judging costs."""
        return self.judged / self.bare

    @property
    def of_whole(self) -> float:
        """How many whole parses the judging costs."""
        return self.judged / self.whole


@dataclass(frozen=True, slots=True)
class Growth:
    """Milliseconds for each of SIZES, and the exponent by which they grow."""

    took: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """The slope over the logarithms, by least squares; 1 is linear."""
        xs, ys = [math.log(size) for size in SIZES], [math.log(one) for one in self.took]
        x, y = sum(xs) / len(xs), sum(ys) / len(ys)
        return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


@dataclass(frozen=True, slots=True)
class Worst:
    """The hostile shape that takes the longest at the largest size a plan may have, and how long it may take."""

    shape: str
    took: float
    most: float

    @property
    def share(self) -> float:
        """How much of its time it takes, from 0; above 1, too much."""
        return self.took / self.most


def median_plan(rounds: int = 25) -> Median:
    """Judge a median plan, in turns with the parses, so that both see the same machine."""
    plan = a_plan()
    return _median((plan, a_law(), a_template()), a_review_of(plan), rounds)


def _median(texts: Sequence[str], snapshot: Snapshot, rounds: int) -> Median:
    whole, bare, judged, again = [], [], [], []
    for _ in range(rounds):
        whole.append(took(lambda: [_WHOLE.parse(text) for text in texts]))
        bare.append(took(lambda: [_BARE.parse(text) for text in texts]))
        judged.append(_cold(snapshot))
        again.append(took(lambda: review(snapshot)))
    # The least of each: what else runs on the machine only ever adds.
    return Median(*map(min, (whole, bare, judged, again)))


def real_medians(rounds: int = 3) -> tuple[Median, ...]:
    """Judge the real plans of 4 to 16 kB that are at hand with their law and template; none where they are absent."""
    found = []
    for plan in real_plans():
        snapshot = _with_law_alone(snapshot_of(plan))
        texts = [file.text or "" for file in (snapshot.features[0].plan, *snapshot.law)]
        if len(texts) == 3 and 4_000 < len(texts[0]) < 16_000:
            found.append(_median(texts, snapshot, rounds))
    return tuple(found)


def _with_law_alone(snapshot: Snapshot) -> Snapshot:
    """Plan, constitution and plan template: what the bare parse is given too, and the paths that the plan names."""
    feature = snapshot.features[0]
    law = tuple(file for file in snapshot.law if file.path.endswith(("constitution.md", "plan-template.md")))
    named = snapshot.head_paths & frozenset(paths(feature.plan.text or "", feature.folder))
    return replace(snapshot, law=law, features=(replace(feature, files=()),), head_paths=named)


def growth(rounds: int = 3) -> Growth:
    """Judge plans of all sizes."""
    snapshots = [a_review_of(a_plan(size)) for size in SIZES]
    return Growth(tuple(min(_cold(snapshot) for _ in range(rounds)) for snapshot in snapshots))


def worst() -> Worst:
    """Judge a plan of every hostile shape, as large as may be, and every hostile pair, and name the one that takes the
    most of the time that it may take."""
    alone = (_hostile(shape, a_review_of(text)) for shape, text in hostile_plans())
    pairs = (_hostile(shape, a_review_of(plan, law, template)) for shape, plan, law, template in hostile_pairs())
    return max((*alone, *pairs), key=lambda one: one.share)


def _hostile(shape: str, snapshot: Snapshot) -> Worst:
    texts = [file.text or "" for file in (snapshot.features[0].plan, *snapshot.law)]
    parsed = took(lambda: [deque(_PYROMARK.events_with_range(text), maxlen=0) for text in texts])
    return Worst(shape, _cold(snapshot), max(HOSTILE_FLOOR, HOSTILE_PARSES * parsed))


def hostile_plans(size: int = MAX_FILE_SIZE) -> Iterator[tuple[str, str]]:
    """Plans of hostile shapes of at most that many bytes: alone, and in each section whose content is read."""
    for shape, make in SHAPES.items():
        yield shape, _within(make(size), size)
        yield f"{shape}, in a plan", _within(IN_A_PLAN.format(_within(make(size // 3 - 40), size // 3 - 40)), size)


def _within(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")


def _cold(snapshot: Snapshot) -> float:
    for cache in _caches_of_texts():
        cache.cache_clear()
    # Patterns made of a law's or a template's words are kept by the library.
    re.purge()
    return took(lambda: review(snapshot))


# Found once: a walk over all modules would leave the processor's own caches empty for what is measured next.
@functools.cache
def _caches_of_texts() -> "tuple[functools._lru_cache_wrapper[object], ...]":
    rooms = [module for name, module in sys.modules.items() if name.startswith("plangate.domain")]
    things = {id(thing): thing for room in rooms for thing in vars(room).values()}
    caches = (thing for thing in things.values() if isinstance(thing, functools._lru_cache_wrapper))
    return tuple(cache for cache in caches if not _is_of_words(cache))


def _is_of_words(cache: "functools._lru_cache_wrapper[object]") -> bool:
    """Whether it keeps what the program's own words come to, whatever is judged: made once in the life of a worker.

    Such a cache has no bound, where one that depends on texts must have one, or is named here.
    """
    return cache.cache_info().maxsize is None or cache.__wrapped__.__name__ in _OF_WORDS


def took(deed: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    start = time.process_time()
    deed()
    return (time.process_time() - start) * 1000
