"""What an answer is: a gate with the principles that it answers."""

from dataclasses import dataclass
from enum import StrEnum

from plangate.domain.documents.plan.model import Gate
from plangate.domain.model.findings import Status


class MatchedBy(StrEnum):
    """How a gate was matched to what it answers."""

    NUMERAL = "numeral"
    NAME = "name"
    BLANKET = "blanket"
    RESIDUAL = "residual"
    TEXT = "text"
    CONCEPT = "concept"
    ORDER = "order"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MatchedGate:
    """A gate, the ids of the principles that it answers, and its final status.

    `clause` is the name of a clause outside the principles that it answers. `disagrees`: it cites a numeral and a name
    that are not of one principle, and was matched by name. `cites` is the principle that it cites with a numeral,
    "Principle", "§" or "Article", as written, where the constitution has none of it or name and numeral disagree.
    `direct`: the gate's own label names the principles; else the heading above it, its text, or a sentence does.
    """

    gate: Gate
    principles: tuple[str, ...] = ()
    clause: str | None = None
    status: Status = Status.ASSERTED
    how: MatchedBy = MatchedBy.NONE
    disagrees: bool = False
    cites: str | None = None
    direct: bool = True

    @property
    def principle(self) -> str | None:
        """The id of the one principle that it answers; None where it answers none, or several."""
        return self.principles[0] if len(self.principles) == 1 else None
