"""A gate is not answered."""

from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.documents.plan.model import Box
from plangate.domain.matching import MatchedGate
from plangate.domain.model.findings import Phase, Severity, Status
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import listed, shown

_OPEN = (Status.UNANSWERED, Status.PENDING)
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
    same name. All open gates of a plan are one finding, which weighs high when no gate is answered at all.

    Tick the box, or write PASS, N/A or VIOLATION and what holds for this feature.

    Source: `templates/plan-template.md`: "GATE: Must pass before Phase 0 research."
    """
    judged = _due(case.answers)
    left = {token.span.line for token in case.tokens if not token.lawful}
    later = {_key(a) for a in judged if a.gate.phase is Phase.POST_DESIGN and a.status not in _OPEN}
    waiting = [a for a in judged if a.status in _OPEN and _key(a) not in later]
    open_gates = [a for a in waiting if a.gate.span.line not in left]
    if not open_gates:
        return
    all_open = len(open_gates) == len(judged) and not any(_answers_all(case))
    first = open_gates[0].gate.span
    yield Remark(
        Span(first.line, first.end_line),
        _message(open_gates, all_open=all_open),
        principle=open_gates[0].principles[0] if len(open_gates) == 1 and len(open_gates[0].principles) == 1 else None,
        severity=Severity.HIGH if all_open else None,
        about=tuple(answer.gate.label or answer.gate.text for answer in open_gates),
    )


def _message(answers: Sequence[MatchedGate], *, all_open: bool) -> str:
    """The open gates, each once, for a re-check repeats them; and how one is answered."""
    once = dict.fromkeys(shown(answer.gate.label or answer.gate.text, 60) for answer in answers)
    names = [f"“{name}”" if name[-1:] in _STOPS else name for name in once]
    boxes = all(answer.gate.box is not Box.NONE for answer in answers)
    write = "Tick the box or write" if boxes else "Write"
    opening = "No gate is answered" if all_open else "Not answered"
    return f"{opening}: {listed(names, 5)}. {write} PASS, N/A or VIOLATION, and say what holds for this feature."


def _key(answer: MatchedGate) -> str:
    """What tells a gate from others, in the check and in the re-check that repeats it."""
    return " ".join((answer.gate.label or answer.gate.text).casefold().split())


def _due(answers: Sequence[MatchedGate]) -> list[MatchedGate]:
    """The answers without those of a re-check that nobody has begun: that is due after the design."""
    later = [answer for answer in answers if answer.gate.phase is Phase.POST_DESIGN]
    if any(answer.status not in _OPEN for answer in later):
        return list(answers)
    return [answer for answer in answers if answer.gate.phase is not Phase.POST_DESIGN]


def _answers_all(case: Case) -> Iterator[bool]:
    """Whether a sentence of the first check speaks for all its gates."""
    for check in case.plan.checks:
        if check.phase is Phase.INITIAL:
            yield from (claim.status in (Status.PASS, Status.NOT_APPLICABLE) for claim in check.claims)
