"""A gate of the template is gone."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import MOST_COMPARED, fold_title, gate_key, stands_in
from plangate.domain.documents.plan.model import Gate, GateShape, Plan
from plangate.domain.matching import MatchedGate, template_answers
from plangate.domain.model.findings import Severity, Status
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.cause import Cause, unanswered
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import by_number, listed, shown
from plangate.domain.text.vocabulary import Vocabulary

_ADVICE = Vocabulary("if, when, where, note, list, see")
_PLACEHOLDER = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:\[.?\]\s+)?\[[^\]]{4}")
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
    and where a principle goes unanswered with it, that is the finding. A gate that cites a principle which the
    constitution has no more, or calls otherwise now, is older than the law and is not missed. Plans that answer in
    another form than the template's gates are left alone, and so are those with as many answers of their own that
    answer nothing else: they may be the template's gates in other words.

    Answer the gate, or write N/A and why.

    Source: customized templates are the contract; a third to a half of repositories have gates of their own.
    """
    wanted = _wanted(case)
    if not case.plan.checks or len(wanted) * len(case.answers) > MOST_COMPARED:
        return
    gone = _gone(case, wanted)
    dropped = _dropped(case, wanted, gone) if gone else []
    if len(dropped) <= _reworded(case, wanted):
        return
    silent = [answer for answer in dropped if answer.principles and not _answers(case.answers, answer.principles)]
    others = [answer for answer in dropped if answer not in silent]
    yield from _remarks(case, others, None)
    # With them, a principle lost its only answer, which is more than a gate.
    yield from _remarks(case, silent, unanswered(id for answer in silent for id in answer.principles))


def _remarks(case: Case, dropped: Sequence[MatchedGate], cause: Cause | None) -> Iterator[Remark]:
    """What is said of gates that are gone for one cause."""
    names = [shown(answer.gate.title, 60) for answer in dropped]
    if names:
        gates, answer_it = by_number(names, ("gate", "Answer it"), ("gates", "Answer each"))
        message = (
            f"The Constitution Check lacks the template's {gates} {listed(names)}. {answer_it}, be it with N/A and why."
        )
        yield Remark(case.plan.checks[0].section.heading, message, about=tuple(names), cause=cause)


def _wanted(case: Case) -> frozenset[Gate]:
    """The gates that the template asks for; none where there is no law."""
    template = case.template.plan
    is_law = case.constitution.status is LawStatus.OK
    gates = (gate for gate in template.gates if _is_named(gate) and not _is_placeholder(template, gate))
    return frozenset(gates) if is_law else frozenset()


def _dropped(case: Case, gates: Collection[Gate], missing: Collection[Gate]) -> list[MatchedGate]:
    """The gates that are missing, with the principles that they answer, and that no other answer covers."""
    answers = template_answers(case.template, case.constitution)
    # A gate for a principle that the law has no more, or calls otherwise now, is an older law's.
    wanted = [answer for answer in answers if answer.gate in gates and answer.cites is None]
    gone = [answer for answer in wanted if answer.gate in missing]
    kept = [answer for answer in wanted if answer.gate not in missing]
    own, groups = _own_answers(case, kept), _standing(kept, gone)
    # Most of the template's gates must be there for one of them to be missed, or others of its principle.
    missed = gone if len(gone) * 2 < len(wanted) else [answer for answer in gone if answer.principles]
    # Where most of its group stand, it was taken out of the group, whatever answers the principle besides.
    return [a for a in missed if a.gate.group in groups or not _is_covered(a, case.answers, own)]


def _standing(kept: Sequence[MatchedGate], gone: Sequence[MatchedGate]) -> frozenset[str]:
    """The groups of which more gates stand than are gone."""
    count = Counter(answer.gate.group for answer in kept)
    count.subtract(answer.gate.group for answer in gone)
    return frozenset(group for group, more in count.items() if group and more > 0)


def _own_answers(case: Case, kept: Sequence[MatchedGate]) -> list[MatchedGate]:
    """The plan's answers that repeat none of these gates of the template."""
    titles = tuple(filter(None, (fold_title(answer.gate.title) for answer in kept)))
    return [answer for answer in case.answers if not gate_key(answer.gate).startswith(titles)]


def _gone(case: Case, wanted: Iterable[Gate]) -> frozenset[Gate]:
    """The gates that the plan has neither as a gate nor as a heading inside its checks."""
    given = [gate_key(answer.gate) for answer in case.answers]
    inside = case.check_lines
    titles = {fold_title(section.title) for section in case.plan.sections if section.heading.line in inside}
    missing = (gate for gate in wanted if fold_title(gate.label) not in titles)
    return frozenset(gate for gate in missing if not stands_in(gate, given))


def _reworded(case: Case, wanted: Collection[Gate]) -> int:
    """How many answers of the plan are no gate of the template, name nothing in the law, and may be what is gone."""
    keys = [gate_key(gate) for gate in wanted]
    own = (answer for answer in case.answers if not answer.principles and answer.clause is None)
    said = (answer.gate for answer in own if answer.status not in (Status.UNANSWERED, Status.PENDING))
    return sum(1 for gate in said if not stands_in(gate, keys))


def _is_named(gate: Gate) -> bool:
    """Whether the template means it as a gate: a box or a label without a placeholder, not a sentence of advice."""
    is_gate = bool(gate.label) or gate.shape is GateShape.CHECKBOX
    return is_gate and "[" not in gate.label and not _ADVICE.begins(gate.title)


def _is_placeholder(template: Plan, gate: Gate) -> bool:
    """Whether a placeholder stands in the gate's place: `- [ ] [Copy the checklist]`."""
    return _PLACEHOLDER.match(template.document.line(gate.span.line)) is not None


def _is_covered(gone: MatchedGate, given: Sequence[MatchedGate], own: Sequence[MatchedGate]) -> bool:
    """Whether its clause or principle is answered all the same: other gates of the template cover no principle of it.

    `own` are the plan's answers that repeat no other gate of the template.
    """
    if gone.principles:
        return _answers(own, gone.principles)
    return gone.clause is not None and any(gone.clause == answer.clause for answer in given)


def _answers(given: Sequence[MatchedGate], principles: Sequence[str]) -> bool:
    return any(not set(principles).isdisjoint(answer.principles) for answer in given)
