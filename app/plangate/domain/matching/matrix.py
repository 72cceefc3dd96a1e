"""The matrix: what a plan declares of each principle, and whether a declared violation is justified.

A principle may be answered more than once. What its own gate says counts before what the heading above or a text
says, and that before a sentence that speaks for many. Within one phase the gravest declared status counts. The check
after the design, being later, counts before the one before it, unless it is the weaker evidence: an open gate or a
mere statement does not replace a verdict, a sentence about many replaces an answer to one only with something graver,
and only a gate of the principle's own takes back a violation.
"""

from collections.abc import Sequence

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import Box, Plan
from plangate.domain.matching.justify import Justifier
from plangate.domain.matching.model import MatchedBy, MatchedGate
from plangate.domain.model.findings import Phase, Status
from plangate.domain.model.plan_read import MatrixRow

_GRAVITY = (
    Status.VIOLATION,
    Status.UNCLEAR,
    Status.PENDING,
    Status.UNANSWERED,
    Status.PASS,
    Status.NOT_APPLICABLE,
    Status.ASSERTED,
)
_SETTLED = frozenset({Status.PASS, Status.VIOLATION, Status.NOT_APPLICABLE})
"""What takes a violation back, or repeats it."""
_DECLARED = frozenset({Status.PASS, Status.VIOLATION, Status.NOT_APPLICABLE, Status.PENDING, Status.UNCLEAR})


def read_matrix(answers: Sequence[MatchedGate], plan: Plan, constitution: Constitution) -> tuple[MatrixRow, ...]:
    """A row for every principle, in the law's order; the plan's rows of Complexity Tracking are all taken for real."""
    strongest: dict[Phase, dict[str, MatchedGate]] = {phase: {} for phase in Phase}
    for answer in sorted(answers, key=_strength):
        for id in answer.principles:
            strongest[answer.gate.phase].setdefault(id, answer)
    justifier = Justifier(plan.complexity, constitution)
    before, after = strongest[Phase.INITIAL], strongest[Phase.POST_DESIGN]
    chosen = ((p, _chosen(before.get(p.id), after.get(p.id))) for p in constitution.principles)
    return tuple(_row(principle.id, principle.name, answer, justifier) for principle, answer in chosen)


def _row(id: str, name: str, answer: MatchedGate | None, justifier: Justifier) -> MatrixRow:
    if answer is None:
        return MatrixRow(id, name, Status.MISSING)
    justified = justifier.justifies(answer) if answer.status is Status.VIOLATION else None
    inferred = answer.how in (MatchedBy.CONCEPT, MatchedBy.ORDER)
    return MatrixRow(id, name, answer.status, answer.gate.span.line, justified, inferred)


def _chosen(before: MatchedGate | None, after: MatchedGate | None) -> MatchedGate | None:
    """Of the strongest answers before and after the design, the one that counts."""
    if before is None or after is None:
        return before or after
    if before.status is Status.UNANSWERED:
        return after
    if before.status is Status.VIOLATION:
        takes_back = _is_own(after) and after.status in _SETTLED and not after.gate.refers_back
        return after if takes_back else before
    if _distance(after) > _distance(before):
        return after if after.status in (Status.VIOLATION, Status.PENDING) else before
    return after if _weight(after) >= _weight(before) else before


def _strength(answer: MatchedGate) -> tuple[bool, int, int]:
    """By what the strongest answers come first: what says something, is the best evidence, and the gravest of that."""
    return _says_nothing(answer), _distance(answer), _GRAVITY.index(answer.status)


def _says_nothing(answer: MatchedGate) -> bool:
    """Whether it is the template's or the law's line left as it was; an open box says that something is not done."""
    return answer.status is Status.UNANSWERED and answer.gate.box is not Box.OPEN


def _distance(answer: MatchedGate) -> int:
    """How far the answer is from the principle: its own gate, a range or surroundings, all at once, the rest."""
    if answer.how is MatchedBy.RESIDUAL:
        return 4
    if answer.how is MatchedBy.BLANKET:
        return 3
    return 0 if answer.direct else 1


def _is_own(answer: MatchedGate) -> bool:
    return answer.direct and len(answer.principles) == 1


def _weight(answer: MatchedGate) -> int:
    return 2 if answer.status in _DECLARED else 1 if answer.status is Status.ASSERTED else 0
