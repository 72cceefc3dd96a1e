"""What readers wrote: for each plan whether it should block, the causes they saw, and the answers to principles."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from plangate.domain.model.findings import Status

COLUMNS = ("repository", "plan", "what", "answer", "line", "reason")

STATUSES: Mapping[str, frozenset[Status]] = {
    "pass": frozenset({Status.PASS, Status.ASSERTED}),
    "violation": frozenset({Status.VIOLATION}),
    "justified": frozenset({Status.VIOLATION, Status.PASS, Status.ASSERTED}),
    "na": frozenset({Status.NOT_APPLICABLE}),
    "open": frozenset({Status.PENDING, Status.UNANSWERED}),
    "unclear": frozenset({Status.UNCLEAR}),
    "missing": frozenset({Status.MISSING}),
}
"""A reader's words, with the statuses that say the same; a violation that was settled may be told as settled."""

Key = tuple[str, str]
"""Repository and path of a plan."""


class Weight(StrEnum):
    """What a cause is to the reader: a reason to hold the merge, or true by the letter and none."""

    FAIR = "fair"
    LETTER = "letter"


class Block(StrEnum):
    """Whether a plan should be held."""

    YES = "yes"
    NO = "no"
    DOUBT = "doubt"


@dataclass(slots=True)
class Label:
    """One reader's words on one plan; answers by a principle's folded id."""

    block: Block | None = None
    causes: dict[str, Weight] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The labels of one reader."""

    reader: str
    labels: Mapping[Key, Label]


class MalformedLabels(ValueError):
    """A row that says nothing: file, line and what is wrong with it."""


def read_labels(folder: Path) -> tuple[Reading, ...]:
    """Every reader's labels in a folder, by name; raises MalformedLabels at the first row that says nothing."""
    return tuple(Reading(place.stem, _read(place)) for place in sorted(folder.glob("*.tsv")))


def folded_id(id: str) -> str:
    """A principle's numeral or name, so that `IV`, `IV.`, `Principle IV` are one."""
    word = re.sub(r"^principle\s+", "", id.strip().lower()).strip(" .:")
    return re.sub(r"[\W_]+", "-", word).strip("-")


def _read(place: Path) -> dict[Key, Label]:
    labels: dict[Key, Label] = {}
    for number, row in _rows(place):
        label = labels.setdefault((row["repository"], row["plan"]), Label())
        try:
            _take(label, *row["what"].strip().partition(" ")[::2], row["answer"].strip())
        except ValueError as error:
            raise MalformedLabels(f"{place.name}:{number}: {error}") from None
    return labels


def _rows(place: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with place.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        yield from enumerate(rows, 2)


def _take(label: Label, what: str, name: str, answer: str) -> None:
    if what == "plan":
        label.block = Block(answer)
    elif what == "cause":
        known = label.causes.get(name)
        label.causes[name] = Weight.FAIR if known is Weight.FAIR else Weight(answer)
    elif what == "principle":
        if answer not in STATUSES:
            raise ValueError(f"no status is called {answer!r}")
        label.answers[folded_id(name)] = answer
    else:
        raise ValueError(f"nothing is labelled as {what!r}")
