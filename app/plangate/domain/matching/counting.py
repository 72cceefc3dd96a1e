"""Counting: how many binding principles are open, and how many answers are left over that may be theirs.

Pairs that order made are put back for this comparison: they serve the matrix, and never a block.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.plan.model import Plan
from plangate.domain.matching.assign import is_open, open_principles
from plangate.domain.matching.model import MatchedBy, MatchedGate
from plangate.domain.model.findings import Status, Strength

_NEVER = (Status.UNANSWERED, Status.PENDING)
_BINDING = (Strength.MUST, Strength.NON_NEGOTIABLE)
_VERDICTS = (Status.PASS, Status.VIOLATION, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Count:
    """`binding` are the open principles that say MUST or are not negotiable, `left` the answers left over.

    `in_full`: one list of the check has exactly as many lines as the law has principles.
    """

    binding: tuple[Principle, ...] = ()
    left: tuple[MatchedGate, ...] = ()
    in_full: bool = False

    @property
    def too_few(self) -> bool:
        """Whether more binding principles are open than answers are left over."""
        return len(self.binding) > len(self.left)


def count_open(answers: Sequence[MatchedGate], plan: Plan, asked: Container[str], constitution: Constitution) -> Count:
    """What is open in a plan, and what is left over of its answers.

    `asked` are the folded labels of the template's gates.
    """
    lines = [answer for answer in answers if answer.gate in frozenset(plan.gates)]
    unpaired = [answer for answer in answers if answer.how is not MatchedBy.ORDER]
    spoken = {id for a in answers if a.how in (MatchedBy.BLANKET, MatchedBy.RESIDUAL) for id in a.principles}
    ids = {id for id in open_principles(unpaired, constitution) if id not in spoken}
    binding = (p for p in constitution.principles if p.id in ids and p.strength in _BINDING)
    sizes = Counter(answer.gate.series for answer in lines)
    return Count(
        tuple(binding),
        tuple(_left(lines, asked)),
        len(constitution.principles) in sizes.values(),
    )


def _left(lines: Sequence[MatchedGate], asked: Container[str]) -> list[MatchedGate]:
    """The answers left over, in the form that most lines of their list have."""
    series: dict[int, list[MatchedGate]] = {}
    for answer in lines:
        series.setdefault(answer.gate.series, []).append(answer)
    left: list[MatchedGate] = []
    for some in series.values():
        if len(series) == 1 or any(answer.principles or answer.status in _VERDICTS for answer in some):
            form = Counter(answer.gate.form for answer in some).most_common(1)[0][0]
            left += [answer for answer in some if answer.gate.form is form and _is_left(answer, asked)]
    return left


def _is_left(answer: MatchedGate, asked: Container[str]) -> bool:
    counts = answer.how is MatchedBy.ORDER or is_open(answer, asked)
    return counts and answer.status not in _NEVER
