"""A gate is not answered."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import MOST_COMPARED, gate_key, stands_in
from plangate.domain.documents.plan.model import Box, GateShape
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Phase, Severity, Status, Strength
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import listed, shown

_OPEN = (Status.UNANSWERED, Status.PENDING)
_ANSWERED = (Status.PASS, Status.NOT_APPLICABLE)
_STOPS = ("…", "?", ".", "!")
"""What a name may end with that would end the sentence too."""


@rule(
    "unanswered-gate",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            - [x] **Small Parts**: the index is a module of its own
            - [ ] **Test-First**: tests of the queries come first ◀
            - [x] **Plain Language**: one sentence for each message
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - [x] **Small Parts**: the index is a module of its own
            - [ ] **Test-First**: N/A, this plan changes documents only
            - [x] **Plain Language**: one sentence for each message
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unanswered_gate(case: Case) -> Iterator[Remark]:
    """A gate of the Constitution Check is open: an unticked box, the template's question, or a principle restated.

    A gate that stands open was not passed, whatever the prose beside it says; a principle repeated without a word
    about this feature declares nothing. `N/A` with a reason is an answer, and so is that of a re-check to a gate of the
    same name. All open gates of a plan are one finding. It weighs high when no gate is answered at all, and where an
    open gate that says nothing is the only answer to a principle that says MUST or is NON-NEGOTIABLE: that principle is
    left out as much as if the line were gone, unless as many verdicts of the check name no principle. A box that waits
    beside an answer of its own weighs medium. Beside answers, a list in which nothing is answered, and that has neither
    a principle nor a line of the template, is a list of work, of files or of signatures, and nothing is missed in it. A
    heading that names no principle is answered by what is claimed of the whole right below it.

    Tick the box, or write PASS, N/A or VIOLATION and what holds for this feature.

    Source: `templates/plan-template.md`: "GATE: Must pass before Phase 0 research."
    """
    due = _without_work(case, _due(case.answers))
    open_gates = [answer for answer in _waiting(due) if not _is_told_below(case, answer)]
    if not open_gates:
        return
    all_open = len(open_gates) == len(due) and not _is_answered_as_a_whole(case)
    first = open_gates[0]
    yield Remark(
        Span(first.gate.span.line, first.gate.span.end_line),
        _message(open_gates, all_open=all_open),
        principle=first.principle if len(open_gates) == 1 else None,
        severity=Severity.HIGH if all_open or _leaves_out(case, open_gates) else None,
        about=tuple(answer.gate.title for answer in open_gates),
        cause=unfilled(*(answer.gate.span for answer in open_gates)),
    )


def _leaves_out(case: Case, open_gates: Sequence[MatchedGate]) -> bool:
    """Whether more of them bind than verdicts of the check name no principle, and may be theirs: a template may print
    its rules first, and boxes for them below.
    """
    binding = {answer.principles for answer in open_gates if _binds(case, answer)}
    return len(binding) > sum(1 for answer in case.answers if not answer.principles and answer.status in _ANSWERED)


def _binds(case: Case, answer: MatchedGate) -> bool:
    """Whether it is all that answers a binding principle: who left the line said no more than who left it out."""
    if answer.status is not Status.UNANSWERED or not answer.direct:
        return False
    silent = {row.principle for row in case.matrix if row.status is Status.UNANSWERED}
    principles = (case.constitution.principle(id) for id in answer.principles if id in silent)
    return any(one is not None and one.strength in (Strength.MUST, Strength.NON_NEGOTIABLE) for one in principles)


def _waiting(due: Sequence[MatchedGate]) -> list[MatchedGate]:
    """The open gates of which no re-check answers one of the same name."""
    rechecked = set(map(_key, filter(_is_answered_recheck, due)))
    return [answer for answer in due if answer.status in _OPEN and _key(answer) not in rechecked]


def _is_told_below(case: Case, answer: MatchedGate) -> bool:
    """Whether it is a heading that names no principle, and a claim that all holds follows it before the next gate:
    `### Conflicts`, and below it `No conflicts found.`
    """
    if answer.gate.shape is not GateShape.HEADING or answer.principles:
        return False
    lines = sorted(other.gate.span.line for other in case.answers)
    claims = [claim for check in case.plan.checks for claim in check.claims if claim.status in _ANSWERED]
    line = answer.gate.span.line
    return any(bisect_right(lines, line) == bisect_left(lines, claim.span.line) for claim in claims)


def _message(answers: Sequence[MatchedGate], *, all_open: bool) -> str:
    """The open gates, each once, for a re-check repeats them; and how one is answered."""
    names = list(dict.fromkeys(_quoted(shown(answer.gate.title, 60)) for answer in answers))
    boxes = all(answer.gate.box is not Box.NONE for answer in answers)
    write = "Tick the box or write" if boxes else "Write"
    opening = "No gate is answered" if all_open else "Not answered"
    return f"{opening}: {listed(names, 5)}. {write} PASS, N/A or VIOLATION, and say what holds for this feature."


def _quoted(name: str) -> str:
    return f"“{name}”" if name[-1:] in _STOPS else name


def _key(answer: MatchedGate) -> str:
    """What tells a gate from others, in the check and in the re-check that repeats it."""
    return " ".join(answer.gate.title.casefold().split())


def _due(answers: Sequence[MatchedGate]) -> list[MatchedGate]:
    """The answers without those of a re-check that nobody has begun: that is due after the design."""
    if any(map(_is_answered_recheck, answers)):
        return list(answers)
    return [answer for answer in answers if answer.gate.phase is not Phase.POST_DESIGN]


def _without_work(case: Case, due: Sequence[MatchedGate]) -> Sequence[MatchedGate]:
    """The answers without the lists of the author's own in which none is given; all where there is nothing else."""
    asked = [gate_key(gate) for gate in case.template.plan.gates]
    if len(asked) * len(due) > MOST_COMPARED:
        return due
    gates = {
        answer.gate.series
        for answer in due
        if answer.status not in _OPEN or answer.principles or answer.clause or stands_in(answer.gate, asked)
    }
    return [answer for answer in due if answer.gate.series in gates] or due


def _is_answered_recheck(answer: MatchedGate) -> bool:
    return answer.gate.phase is Phase.POST_DESIGN and answer.status not in _OPEN


def _is_answered_as_a_whole(case: Case) -> bool:
    """Whether a sentence of the first check speaks for all its gates."""
    claims = (claim for check in case.plan.checks if check.phase is Phase.INITIAL for claim in check.claims)
    return any(claim.status in _ANSWERED for claim in claims)
