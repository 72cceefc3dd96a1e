"""A principle has no answer."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.sections import fold_title, gate_key
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.matching import Count, MatchedGate, asked_by_template, count_open, template_answers
from plangate.domain.matching.assign import Asked, is_open
from plangate.domain.model.findings import Severity, Status
from plangate.domain.rules.cause import unanswered
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import by_number, listed, shown
from plangate.domain.text.words import fold

_MAX_NAMES = 5
"""Principles that a message names; beyond, numerals do."""
_OWN_GATES = 3
"""Gates of the repository's template that name no principle, with which its check is one of its own."""
_MAX_LINES = 5
"""Lines left over that a message names."""


@rule(
    "unaddressed-principle",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Constitution Check ◀

            | Principle | Status | Notes |
            |-----------|--------|-------|
            | I. Small Parts | PASS | The index is a module |
            | III. Plain Language | PASS | One sentence for each message |
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check ◀

            - **I. Small Parts**: PASS. The index is a module.
            - **The shelf**: PASS. It is drawn once.
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - **I, III**: PASS. The index is a module, and its messages are sentences.
            - **TDD** (Principle II): PASS. The tests of the queries come first.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            | Principles | Status |
            |------------|--------|
            | I–III | PASS |
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            - PASS: The index is a module that can be tested alone.
            - PASS: Queries have tests, written first.
            - PASS: Every message is one plain sentence.
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unaddressed_principle(case: Case) -> Iterator[Remark]:
    """A principle of the constitution is answered nowhere in the Constitution Check.

    A plan that skips a principle was not checked against it; often it was written before the principle existed. An
    answer cites the principle by numeral or by name, alone or in a range, in any section that is a Constitution Check
    or a re-check; one that names none is assigned by words that the law has for this principle alone, by what both
    speak of, or by its place in the list. It weighs high where more principles that say MUST or are NON-NEGOTIABLE are
    open, and not told by their names' words in another's answer, than answers are left over that could not be assigned;
    else medium, or info where one list is as long as the law, or where the plan keeps the template's gates, which are
    several, or name no principle. All principles that one plan skips are one finding. On GitHub, principles that the
    base's law gained after the branch left it, and after the plan was last changed, are told apart and do not count.

    Add a line for the principle: how this plan meets it, or why it does not apply.

    Source: `templates/commands/plan.md`: "Fill Constitution Check section from constitution".
    """
    ids = (row.principle for row in case.matrix if row.status is Status.MISSING)
    missing = list(filter(None, map(case.constitution.principle, ids)))
    if not missing or not case.plan.checks:
        return
    asked = asked_by_template(case.template, case.constitution)
    count = count_open(case.answers, case.plan, asked, case.constitution, case.young)
    old = [principle for principle in missing if principle.id not in case.young]
    if old:
        yield _remark(case, old, _message(old, count), _severity(case, count, asked))
    young = [principle for principle in missing if principle.id in case.young]
    if young:
        yield _remark(case, young, _message_of_young(young), Severity.INFO)


def _remark(case: Case, missing: Sequence[Principle], message: str, severity: Severity | None) -> Remark:
    return Remark(
        case.plan.checks[0].section.heading,
        message,
        principle=missing[0].id if len(missing) == 1 else None,
        severity=severity,
        about=tuple(principle.id for principle in missing),
        cause=unanswered((principle.id for principle in missing), case.unanswered_check_lines),
    )


def _severity(case: Case, count: Count, asked: Mapping[str, Asked]) -> Severity | None:
    """The rule's own where more is open than left over; info where a list, or the template's gates, may answer it."""
    if count.too_few:
        return Severity.MEDIUM if _is_as_asked(case, count, asked) else None
    may_answer_all = (count.left and count.in_full) or _keeps_template(case, asked)
    return Severity.INFO if may_answer_all else Severity.MEDIUM


def _keeps_template(case: Case, asked: Mapping[str, Asked]) -> bool:
    """Whether the plan keeps the gates of the repository's template, which ask for none of what is open: all of
    several, or as many that name no principle as principles are open.

    A team asks for a principle in words of its own: `the usual tools only` for one of few dependencies. A gate that
    stands open is told by itself.
    """
    missing = {row.principle for row in case.matrix if row.status is Status.MISSING}
    if not missing.isdisjoint(id for ids, _ in asked.values() for id in ids):
        return False
    wanted = template_answers(case.template, case.constitution)
    given = sorted(gate_key(answer.gate) for answer in case.answers)
    kept = [answer for answer in wanted if _begins_one(fold_title(answer.gate.title), given)]
    unnamed = sum(is_open(answer, ()) for answer in kept)
    return len(missing) <= unnamed or len(kept) == len(wanted) >= _OWN_GATES


def _is_as_asked(case: Case, count: Count, asked: Mapping[str, Asked]) -> bool:
    """Whether the plan gives what the repository's template asks for: gates for half of the law, and nearly all there,
    or several of its own, and these alone; none of them for what is open. Who follows the template is not to blame.
    """
    wanted = {id for ids, _ in asked.values() for id in ids}
    # A gate that could not be assigned may stand for any principle.
    unassigned = sum(1 for ids, _ in asked.values() if not ids)
    if not wanted.isdisjoint(principle.id for principle in count.binding):
        return False
    labels = {fold(answer.gate.label) for answer in case.answers}
    nearly_all = len(asked.keys() & labels) * 4 >= len(asked) * 3
    is_half = (len(wanted) + unassigned) * 2 >= len(case.constitution.principles)
    return (is_half and nearly_all) or (unassigned >= _OWN_GATES and _is_the_template_s(case.answers, asked))


def _is_the_template_s(answers: Sequence[MatchedGate], asked: Iterable[str]) -> bool:
    """Whether the check answers every line of the template's, whatever stands behind, and names no principle else."""
    lines, keys = tuple(asked), [gate_key(answer.gate) for answer in answers]
    named = (gate_key(answer.gate) for answer in answers if answer.direct and answer.principles)
    return _begin_all(lines, keys) and all(key.startswith(lines) for key in named)


def _begin_all(lines: Iterable[str], keys: Iterable[str]) -> bool:
    """Whether each line begins one of the keys."""
    ordered = sorted(keys)
    return all(_begins_one(line, ordered) for line in lines)


def _begins_one(line: str, ordered: Sequence[str]) -> bool:
    """Whether a line begins one of some sorted keys: that stands next to it."""
    place = bisect_left(ordered, line)
    return place < len(ordered) and ordered[place].startswith(line)


def _message(missing: Sequence[Principle], count: Count) -> str:
    """Which principles are open, and which lines might answer them."""
    it = by_number(missing, "it, or why it does not apply", "each, or why it does not apply")
    left = [answer.gate.span.line for answer in count.left]
    if not left or not count.binding:
        return f"The Constitution Check does not answer {_named(missing)}. Say how this plan meets {it}."
    lines = f"{by_number(left, 'Line', 'Lines')} {listed(list(map(str, left)), _MAX_LINES)}"
    begin = f"begin {by_number(left, 'it', 'each')} with the numeral or the name of the principle that it answers."
    if not count.too_few:
        verb = by_number(left, "names", "name")
        return f"No answer could be assigned to {_named(missing)}. {lines} {verb} no principle: {begin}"
    short = len(count.binding) - len(left)
    return (
        f"The Constitution Check does not answer at least {short} of {_named(missing)}. Say how this plan meets {it}. "
        f"{lines} may answer the others: {begin}"
    )


def _message_of_young(young: Sequence[Principle]) -> str:
    it, does = by_number(young, "it", "them"), by_number(young, "does", "do")
    return (
        f"The constitution gained {_named(young)} after this branch left it and after this plan was last changed, so "
        f"{by_number(young, 'it', 'they')} {does} not count here. Answer {it} when you next change the plan."
    )


def _named(principles: Sequence[Principle]) -> str:
    """The principles with their names, or, where these would be a wall, by their numerals."""
    if len(principles) <= _MAX_NAMES:
        return listed([shown(principle.title, 60) for principle in principles])
    short = [principle.id if principle.number is not None else shown(principle.name, 30) for principle in principles]
    return f"{len(principles)} principles ({listed(short, 20)})"
