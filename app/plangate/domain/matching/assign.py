"""Assignment: which of the open principles the answers belong to that name none.

Each step looks only at what the earlier ones left open, and pairs only where exactly one open principle fits: by words
that the law has for this principle alone, by a concept that both speak of, by the order of a list. What is still open
is compared with what is left over; pairs that order made are put back for this: they serve the matrix alone.
"""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from plangate.domain.documents.constitution.model import Constitution, Principle
from plangate.domain.documents.dialects.phrases import concepts_in
from plangate.domain.documents.plan.model import Gate, GateForm, Plan
from plangate.domain.matching.model import MatchedBy, MatchedGate
from plangate.domain.matching.words import keys_of
from plangate.domain.model.findings import Status, Strength
from plangate.domain.text.words import CJK, fold

Weigh = Callable[[Gate, Sequence[str]], Status]
"""The status of a gate as an answer to these principles."""

Asked = tuple[tuple[str, ...], MatchedBy]
"""The principles that a gate of the template answers, and how it was paired with them."""

_PAIRED = (MatchedBy.TEXT, MatchedBy.CONCEPT, MatchedBy.ORDER)
_FEWEST_SHARED = 2
"""Words of its own that a line must share with a principle."""
_FEWEST_LETTERS = 3
"""Pairs of letters that stand for those words in scripts that join words."""
_LONGEST = 600
"""Characters of an answer that are compared with the law."""
_MOST_OPEN = 200
"""Lines, and principles, that are compared with each other."""
_SILENT = (Status.UNANSWERED, Status.PENDING)
_BINDING = (Strength.MUST, Strength.NON_NEGOTIABLE)
_VERDICTS = (Status.PASS, Status.VIOLATION, Status.NOT_APPLICABLE)


def assign(
    answers: Sequence[MatchedGate],
    constitution: Constitution,
    weigh: Weigh,
    asked: Mapping[str, Asked] | None = None,
) -> list[MatchedGate]:
    """The answers, those paired with an open principle that name none.

    `asked` are the template's own gates, by their folded labels, with the principles that they answer: a plan's gate of
    that label answers the same, or is a gate of the team's own. Without them the gates are the template's.
    """
    found = [_as_asked(answer, asked or {}, weigh) for answer in answers]
    for how, pairs in (
        (MatchedBy.TEXT, _by_text),
        (MatchedBy.CONCEPT, _by_concept),
        (MatchedBy.ORDER, _by_order),
    ):
        lines = [at for at, answer in enumerate(found) if is_open(answer, asked or {})][:_MOST_OPEN]
        if asked is not None and how is MatchedBy.ORDER:
            lines = [at for at in lines if found[at].status not in _SILENT]
        missing = open_principles(found, constitution)[:_MOST_OPEN]
        if not lines or not missing:
            break
        for at, id in pairs(found, lines, missing, constitution).items():
            status = weigh(found[at].gate, (id,))
            found[at] = replace(found[at], principles=(id,), how=how, status=status, direct=False)
    return found


def asked_by(answers: Iterable[MatchedGate]) -> dict[str, Asked]:
    """The template's gates by their folded labels, as its own answers were assigned."""
    labels = ((fold(answer.gate.label), (answer.principles, answer.how)) for answer in answers)
    return {label: asked for label, asked in labels if label}


def _as_asked(answer: MatchedGate, asked: Mapping[str, Asked], weigh: Weigh) -> MatchedGate:
    """The answer, to the principles of the template's gate of its label where it names none itself."""
    if answer.clause or answer.cites or (answer.principles and answer.direct):
        return answer
    principles, how = asked.get(fold(answer.gate.label), ((), MatchedBy.NONE))
    if how not in _PAIRED:
        return answer
    return replace(answer, principles=principles, how=how, status=weigh(answer.gate, principles), direct=False)


def is_open(answer: MatchedGate, asked: Container[str]) -> bool:
    """Whether an answer names no principle, no clause, nothing that is not in the law, and no gate of the template."""
    named = answer.principles or answer.clause or answer.cites or answer.how is not MatchedBy.NONE
    return not named and fold(answer.gate.label) not in asked


def open_principles(answers: Iterable[MatchedGate], constitution: Constitution) -> list[str]:
    """The ids of the principles that no answer names, in the law's order; what is said of all names none."""
    spoken = (MatchedBy.BLANKET, MatchedBy.RESIDUAL)
    answered = {id for answer in answers if answer.how not in spoken for id in answer.principles}
    return [principle.id for principle in constitution.principles if principle.id not in answered]


def _by_text(
    answers: Sequence[MatchedGate], lines: Sequence[int], missing: Sequence[str], law: Constitution
) -> dict[int, str]:
    """By words that stand in one principle and in no other, nor in a clause.

    Of the lines of one list that share such words with a principle, the one that shares most answers it: a law in
    another language than the plan's shares names of products alone, and these stand in any line.
    """
    own = _own_words(law)
    heaviest: dict[tuple[str, int], tuple[int, int]] = {}
    for at in lines:
        said = keys_of(f"{answers[at].gate.label} {answers[at].gate.text}"[:_LONGEST])
        fitting = [(id, weight) for id in missing if (weight := _weight(said & own[id])) >= _FEWEST_SHARED]
        for id, weight in fitting if len(fitting) == 1 else ():
            list_of = (id, answers[at].gate.series)
            heaviest[list_of] = max(heaviest.get(list_of, (0, 0)), (weight, -at))
    return {-at: id for (id, _), (_, at) in heaviest.items()}


def _weight(shared: frozenset[str]) -> int:
    """How many words are shared; letters of scripts that join words count as words from three pairs on."""
    pairs = sum(1 for key in shared if CJK.match(key))
    return len(shared) - pairs + (_FEWEST_SHARED if pairs >= _FEWEST_LETTERS else 0)


@lru_cache(maxsize=32)
def _own_words(law: Constitution) -> dict[str, frozenset[str]]:
    """The words of each principle that no other and no clause has."""
    texts = {principle.id: keys_of(f"{principle.name} {principle.text}") for principle in law.principles}
    clauses = [keys_of(f"{clause.name} {clause.text}") for clause in law.clauses]
    count = Counter(key for keys in (*texts.values(), *clauses) for key in keys)
    return {id: frozenset(key for key in keys if count[key] == 1) for id, keys in texts.items()}


def _by_concept(
    answers: Sequence[MatchedGate], lines: Sequence[int], missing: Sequence[str], law: Constitution
) -> dict[int, str]:
    """By a concept of which one open line speaks and one open principle is named after."""
    said = {at: _spoken_of(answers[at].gate) for at in lines}
    named = {id: concepts_in(principle.name) for id in missing if (principle := law.principle(id))}
    pairs: dict[int, set[str]] = {}
    for concept in frozenset[str]().union(*said.values()):
        speaking = [at for at, concepts in said.items() if concept in concepts]
        asking = [id for id, concepts in named.items() if concept in concepts]
        if len(speaking) == len(asking) == 1:
            pairs.setdefault(speaking[0], set()).add(asking[0])
    return {at: ids.pop() for at, ids in pairs.items() if len(ids) == 1}


def _spoken_of(gate: Gate) -> frozenset[str]:
    """The concepts of a gate's name; of its text where that is its name."""
    return concepts_in(gate.label if gate.form in (GateForm.LABEL, GateForm.NUMERAL) else gate.text)


def _by_order(
    answers: Sequence[MatchedGate], lines: Sequence[int], missing: Sequence[str], law: Constitution
) -> dict[int, str]:
    """By the order of a list: a run of open lines between two answers, as long as the principles between them."""
    place = {principle.id: at for at, principle in enumerate(law.principles)}
    free = {place[id] for id in missing}
    pairs: dict[int, str] = {}
    for _, series in groupby(range(len(answers)), key=lambda at: answers[at].gate.series):
        for run, first, last in _runs(list(series), answers, frozenset(lines), place):
            between = range(first + 1, last)
            if len(between) == len(run) and free.issuperset(between):
                pairs |= {at: law.principles[to].id for at, to in zip(run, between, strict=True)}
    return pairs


def _runs(
    series: Sequence[int], answers: Sequence[MatchedGate], lines: Collection[int], place: dict[str, int]
) -> Iterator[tuple[list[int], int, int]]:
    """The runs of open lines of one list, each with the places in the law of its neighbours.

    Where the list is as long as the law, its beginning and its end are neighbours, too.
    """
    whole = len(series) == len(place)
    before: int | None = -1 if whole else None
    run: list[int] = []
    for at in series:
        if at in lines:
            run.append(at)
            continue
        here = place.get(answers[at].principle or "")
        if run and before is not None and here is not None:
            yield run, before, here
        before, run = here, []
    if run and before is not None and whole:
        yield run, before, len(place)


@dataclass(frozen=True, slots=True)
class Count:
    """`binding` are the open principles that say MUST or are not negotiable, and whose name no answer tells in all its
    words; `left` are the answers left over.

    `in_full`: one list of the check has exactly as many lines as the law has principles.
    """

    binding: tuple[Principle, ...] = ()
    left: tuple[MatchedGate, ...] = ()
    in_full: bool = False

    @property
    def too_few(self) -> bool:
        """Whether more binding principles are open than answers are left over."""
        return len(self.binding) > len(self.left)


def count_open(
    answers: Sequence[MatchedGate],
    plan: Plan,
    asked: Container[str],
    constitution: Constitution,
    young: Container[str] = (),
) -> Count:
    """What is open in a plan, and what is left over of its answers.

    `asked` are the folded labels of the template's gates; `young` the ids of principles that bind this plan not yet.
    """
    gates = frozenset(plan.gates)
    lines = [answer for answer in answers if answer.gate in gates]
    unpaired = [answer for answer in answers if answer.how is not MatchedBy.ORDER]
    spoken = {id for a in answers if a.how in (MatchedBy.BLANKET, MatchedBy.RESIDUAL) for id in a.principles}
    ids = {id for id in open_principles(unpaired, constitution) if id not in spoken and id not in young}
    binding = [p for p in constitution.principles if p.id in ids and p.strength in _BINDING]
    sizes = Counter(answer.gate.series for answer in lines)
    return Count(
        tuple(_untold(binding, lines)),
        tuple(_left(lines, asked)),
        len(constitution.principles) in sizes.values(),
    )


def _untold(principles: Sequence[Principle], lines: Sequence[MatchedGate]) -> Iterator[Principle]:
    """Those of which no answer has all the words of the name: `contract tests and integration tests` tells of
    *Integration & Contract Testing* below the name of another principle.
    """
    said = [keys_of(f"{answer.gate.label} {answer.gate.text}") for answer in lines] if principles else []
    for principle in principles:
        name = keys_of(principle.name)
        if _weight(name) < _FEWEST_SHARED or not any(map(name.issubset, said)):
            yield principle


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
    return counts and answer.status not in _SILENT
