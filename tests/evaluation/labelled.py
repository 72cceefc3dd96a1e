"""What a person read in real plans and constitutions, without any of their text: lines, ids, statuses.

The labels were read by hand, before looking at the parsers or at what they read. Three tables lie in `labels/`:
`documents.tsv` (every file that was read, also those without a gate or principle), `gates.tsv` (repository folder,
plan, line from 1, phase, principle ids separated by commas, status) and `principles.tsv` (repository folder,
constitution, line, id, strength). The files themselves are outside material, see `corpus.py`.

Conventions, decided once:

- A gate is one answer of a Constitution Check or of a re-check, wherever that section stands. Its line is the line of
  the table row, bullet, box, sub-heading or bold label.
- A sub-heading or bold label with bullets below is one gate; the bullets are its evidence. Boxes are always gates, also
  below such a heading and inside other boxes. A heading that only groups gates is none.
- Several labelled lines in one paragraph, one answer each, are one gate each.
- No gates: legends, counts, overall results (also as a heading or as a bullet, such as a re-check in one sentence),
  claims that nothing is violated (the bullets below one are gates, since it is none), the template's line that stands
  for all gates, rows that justify violations, lists of recommended decisions, gate-status boxes of a progress section.
- The phase is that of the nearest heading above which names one, whether it contains or only precedes the gate; a rule
  ends a phase of which the heading only tells the result.
- A principle is answered where its numeral or its name is cited, also shortened, also in other words; where both are
  cited and disagree, the name counts. A clause inside a principle's text counts as that principle. What cites a section
  outside the principles (quality gates, constraints) answers no principle, unless it also cites one by the abbreviation
  that the principle's own heading gives. Without a filled constitution nothing does.
- A status is read from the answer's own slot, or from the status line below its heading, or from the marks of its
  evidence when nothing else says it. `PASS (N/A)` is a pass, a ticked N/A is not applicable, a ticked box is a pass
  even when its text is the template's, an unticked box without a verdict word is unanswered, a line of the template
  that stands unchanged is unanswered, whatever mark the template has put before it.
- A principle of a constitution is a numbered heading (or bold list item) among its core principles, wherever such
  headings continue. Its id is the numeral as written; a numeral used again gets `-2`. Sections beside the principles
  have none, nor has an unfilled constitution.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

_LABELS = Path(__file__).with_name("labels")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: repository folder, path in it, and `plan` or `constitution`."""

    repository: str
    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class GateLabel:
    """One answer of a plan as a person reads it."""

    document: Document
    line: int
    phase: str
    principles: frozenset[str]
    status: str


@dataclass(frozen=True, slots=True)
class PrincipleLabel:
    """One principle of a constitution as a person reads it."""

    document: Document
    line: int
    id: str
    strength: str


def documents(kind: str) -> tuple[Document, ...]:
    """Every file of a kind that was read, in the order of the table."""
    return tuple(Document(*row) for row in _rows("documents") if row[2] == kind)


def gates() -> tuple[GateLabel, ...]:
    """Every gate of the plans that were read."""
    return tuple(
        GateLabel(Document(repository, plan, "plan"), int(line), phase, frozenset(filter(None, ids.split(","))), status)
        for repository, plan, line, phase, ids, status in _rows("gates")
    )


def principles() -> tuple[PrincipleLabel, ...]:
    """Every principle of the constitutions that were read."""
    return tuple(
        PrincipleLabel(Document(repository, path, "constitution"), int(line), id_, strength)
        for repository, path, line, id_, strength in _rows("principles")
    )


def _rows(table: str) -> list[list[str]]:
    with (_LABELS / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]
