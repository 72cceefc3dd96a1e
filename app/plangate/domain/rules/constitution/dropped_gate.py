"""A gate of the template is gone."""

import re
from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import fold_title
from plangate.domain.analysis.template_gates import gate_key, stands_in
from plangate.domain.documents.plan.model import Gate, GateShape
from plangate.domain.matching import MatchedGate, read_answers
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import listed, shown

_MOST_COMPARED = 50_000
"""Pairs of gates of template and plan; nobody has lists so long, and comparing longer ones takes seconds."""

_ADVICE = re.compile(r"\W*(?:if|when|where|note|list|see)\b", re.IGNORECASE)
_TEMPLATE = """
    ## Constitution Check

    - [ ] **Small Parts**: The feature is a module
    - [ ] **Test-First**: Tests come first
    - [ ] **Plain Language**: Messages are sentences
    - [ ] **Printed Catalogue**: The printed list is brought up to date
    """


@rule(
    "dropped-gate",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Constitution Check ◀

            - [x] **Small Parts**: the index is a module
            - [x] **Test-First**: tests of the queries come first
            - [x] **Plain Language**: one sentence for each message
            """,
            constitution=CONSTITUTION,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - [x] **Small Parts**: the index is a module
            - [x] **Test-First**: tests of the queries come first
            - [x] **Plain Language**: one sentence for each message
            - [x] **Catalogue, printed**: N/A, the printed list has no search
            """,
            constitution=CONSTITUTION,
            template=_TEMPLATE,
        ),
        Example(
            plan="""
            ## Constitution Check

            | Principle | Status |
            |-----------|--------|
            | I | PASS |
            | II | PASS |
            | III | PASS |
            """,
            constitution=CONSTITUTION,
            template=_TEMPLATE,
        ),
    ),
)
def dropped_gate(case: Case) -> Iterator[Remark]:
    """A gate that the repository's template asks for is gone from the plan.

    Teams write gates of their own into the template; a plan that deletes the awkward one passes all the others. A gate
    that answers a principle is covered by any answer to that principle, but those that are other gates of the template,
    and where a binding principle goes unanswered with it, that is said instead. Plans that answer in another form than
    the template's gates are left alone.

    Answer the gate, or write N/A and why.

    Source: customized templates are the contract; a third to a half of repositories have gates of their own.
    """
    wanted = tuple(answer for answer in _of_template(case) if _is_named(answer.gate))
    if len(wanted) * len(case.answers) > _MOST_COMPARED:
        return
    given = [gate_key(answer.gate) for answer in case.answers]
    titles = set(_titles(case))
    gone = [a for a in wanted if fold_title(a.gate.label) not in titles and not stands_in(a.gate, given)]
    if not case.plan.checks or not gone:
        return
    kept = tuple(filter(None, (fold_title(a.gate.label or a.gate.text) for a in wanted if a not in gone)))
    own = [answer for answer in case.answers if not gate_key(answer.gate).startswith(kept)]
    # Most of the template's gates must be there for one of them to be missed, or others of its principle.
    most = len(gone) * 2 < len(wanted)
    dropped = [a for a in gone if (most or a.principles) and not _is_covered(a, case.answers, own)]
    if dropped:
        names = [shown(answer.gate.label or answer.gate.text, 60) for answer in dropped]
        gates, answer_it = ("gate", "Answer it") if len(names) == 1 else ("gates", "Answer each")
        message = (
            f"The Constitution Check lacks the template's {gates} {listed(names)}. {answer_it}, be it with N/A and why."
        )
        yield Remark(case.plan.checks[0].section.heading, message, about=tuple(names))


def _of_template(case: Case) -> tuple[MatchedGate, ...]:
    named = any(_is_named(gate) for gate in case.template.plan.gates)
    if case.constitution.status is not LawStatus.OK or not named:
        return ()
    answers = read_answers(case.template.plan, case.template, case.constitution)
    gates = set(case.template.plan.gates)
    return tuple(answer for answer in answers if answer.gate in gates)


def _is_named(gate: Gate) -> bool:
    """Whether the template means it as a gate: a box or a label without a placeholder, not a sentence of advice."""
    is_gate = bool(gate.label) or gate.shape is GateShape.CHECKBOX
    return is_gate and "[" not in gate.label and not _ADVICE.match(gate.label or gate.text)


def _is_covered(gone: MatchedGate, given: Sequence[MatchedGate], own: Sequence[MatchedGate]) -> bool:
    """Whether its clause or principle is answered all the same: other gates of the template cover no principle of it.

    `own` are the plan's answers that repeat no other gate of the template.
    """
    if gone.principles:
        # Where nothing answers the principle any more, that is said instead.
        return not _answers(given, gone.principles) or _answers(own, gone.principles)
    return gone.clause is not None and any(gone.clause == answer.clause for answer in given)


def _answers(given: Sequence[MatchedGate], principles: Sequence[str]) -> bool:
    return any(not set(principles).isdisjoint(answer.principles) for answer in given)


def _titles(case: Case) -> Iterator[str]:
    """The headings inside the checks: a gate that is a heading is not gone where its heading stands."""
    spans = [check.section.span for check in case.plan.checks]
    for section in case.plan.sections:
        if any(span.contains(section.heading.line) for span in spans):
            yield fold_title(section.title)
