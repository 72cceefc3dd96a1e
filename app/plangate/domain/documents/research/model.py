"""What research comes to: decisions with their places; no dialect is left in them."""

from dataclasses import dataclass

from plangate.domain.text.markdown import Document, Span
from plangate.domain.text.references import NOTHING_CITED, Cited


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: what it is about, and what was chosen.

    `rationale` and `alternatives` say whether such a part stands with it; `tools` are the names in its title and choice
    that are written as code, or look like the name of a configuration file. `span` runs to the next decision.
    """

    title: str
    chosen: str
    span: Span
    rationale: bool = False
    alternatives: bool = False
    tools: tuple[str, ...] = ()
    cited: Cited = NOTHING_CITED


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is not said to be answered."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Research:
    """A research.md as read; parsing is total."""

    path: str
    document: Document
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
