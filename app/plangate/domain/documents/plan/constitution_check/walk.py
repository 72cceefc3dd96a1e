"""What a walk over a check has read so far: the gates, the claims and the sentences, and the scope that is open."""

from dataclasses import dataclass, field

from plangate.domain.documents.plan.constitution_check.claims import is_recheck
from plangate.domain.documents.plan.constitution_check.draft import Draft
from plangate.domain.documents.plan.constitution_check.lexing.lexer import lex
from plangate.domain.documents.plan.constitution_check.lexing.line import read_slot
from plangate.domain.documents.plan.constitution_check.lexing.predicates import predicate_of
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Kind, Reading, Sense
from plangate.domain.documents.plan.constitution_check.printed import Printed
from plangate.domain.documents.plan.constitution_check.statuses import of_verdicts
from plangate.domain.documents.plan.model import BlanketStatement, Statement
from plangate.domain.model.findings import Phase, Status
from plangate.domain.text.markdown import Span

_BEGINNING = 80
"""Characters of a sentence in which it names a re-check."""


@dataclass(slots=True)
class Walk:
    """`open` is the gate whose scope it is in; `excluded` says that the group around holds no answers; `introduced` is
    what a claim says of the list that it opens; `printed` is what the template prints;
    `heading` is the line of the heading above."""

    phase: Phase
    printed: Printed
    heading: int = 0
    group: str = ""
    excluded: bool = False
    open: Draft | None = None
    introduced: Status | None = None
    drafts: list[Draft] = field(default_factory=list)
    claims: list[BlanketStatement] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def enter(self, group: str, line: int) -> None:
        """Go on below a heading."""
        self.open = self.introduced = None
        self.group, self.heading, self.excluded = group, line, False

    def start(self, draft: Draft) -> None:
        """Take an answer, and open its scope."""
        self.drafts.append(draft)
        self.open = draft

    def claim(self, text: str, status: Status, span: Span, phase: Phase | None = None) -> None:
        """Take a sentence about the whole check."""
        self.claims.append(BlanketStatement(text, status, phase or self.phase, span))
        # `All principles hold:` says of every bullet below what it says of all.
        self.introduced = status if text.endswith((":", "：")) else None

    def say(self, text: str, span: Span, label: str, rest: str) -> None:
        """Take a sentence that may answer what it names."""
        said = rest or text
        reading, reason = read_slot(said)
        status = _status_of_subject(text) or of_verdicts(reading) or _status_within(text)
        phase = Phase.POST_DESIGN if is_recheck(text[:_BEGINNING]) else self.phase
        told = bool(reading) or exempts(text)
        self.statements.append(Statement(text, label, status, phase, span, reason if told else said))


def _status_of_subject(text: str) -> Status | None:
    """What a sentence declares of the principles that it begins by citing."""
    predicate = predicate_of(text)
    return of_verdicts(Reading((predicate,))) if predicate else None


def _status_within(text: str) -> Status:
    """What a sentence comes to that no verdict begins."""
    return Status.NOT_APPLICABLE if exempts(text) else Status.ASSERTED


def exempts(text: str) -> bool:
    """Whether a sentence says in its middle that something does not apply: `§XI and §XIII are not applicable: …`."""

    return any(hit.sense is Sense.EXEMPT and not hit.kinds & Kind.COMMON for hit in lex(text).hits)
