"""What research comes to: decisions with their places; no dialect is left in them."""

from dataclasses import dataclass

from plangate.domain.documents.references import NOTHING_CITED, Cited
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision: what it is about, and what was chosen.

    `tools` are the names in its title and choice that are written as code, or are those of configuration files. `span`
    runs to the next decision.
    """

    title: str
    chosen: str
    span: Span
    tools: tuple[str, ...] = ()
    cited: Cited = NOTHING_CITED


@dataclass(frozen=True, slots=True)
class Research:
    """A research.md as read; parsing is total."""

    path: str
    decisions: tuple[Decision, ...] = ()
