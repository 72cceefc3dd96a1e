"""Labels beside verdicts, counted: plans blocked falsely and missed, findings that are right, answers read alike."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plangate.domain.model.findings import Finding
from tests.evaluation.first_reading.causes import cause_of
from tests.evaluation.first_reading.labels import STATUSES, Block, Key, Label, Reading, Weight
from tests.evaluation.first_reading.verdicts import Verdict


class Worth(StrEnum):
    """What a reader holds of a finding that blocks."""

    RIGHT = "right"
    LETTER = "true by the letter"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Share:
    """A number of a total."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number} of {self.of}" + (f" ({self.number / self.of:.1%})" if self.of else "")


@dataclass(frozen=True, slots=True)
class Figures:
    """One reader's labels beside the verdicts.

    `false_blocks` and `misses` name the plans. `worth` counts blocking findings by rule, `differing` the answers that
    were read otherwise, as (plan, principle, the reader's word, the engine's).
    """

    reader: str
    plans: int
    doubtful: int
    false_blocks: tuple[Key, ...]
    should_pass: int
    misses: tuple[Key, ...]
    should_block: int
    worth: Mapping[str, Counter[Worth]]
    answers: int
    differing: tuple[tuple[Key, str, str, str], ...]

    @property
    def blocked_falsely(self) -> Share:
        """Of the plans that should pass, those that are blocked."""
        return Share(len(self.false_blocks), self.should_pass)

    @property
    def heard(self) -> Share:
        """Of the plans that should block, those that are blocked."""
        return Share(self.should_block - len(self.misses), self.should_block)

    @property
    def right(self) -> Share:
        """Of the blocking findings, those that are right."""
        total = sum((counts for counts in self.worth.values()), Counter[Worth]())
        return Share(total[Worth.RIGHT], total.total())

    @property
    def read_alike(self) -> Share:
        """Of the answers that both have, those with the same status."""
        return Share(self.answers - len(self.differing), self.answers)


def compare(reading: Reading, verdicts: Sequence[Verdict]) -> Figures:
    """What one reader's labels say of the verdicts; plans without a label are left out."""
    labelled = [(one, label) for one in verdicts if (label := reading.labels.get(one.plan)) and label.block]
    passing = [one for one, label in labelled if label.block is Block.NO]
    blocking = [one for one, label in labelled if label.block is Block.YES]
    worth: dict[str, Counter[Worth]] = {}
    for one, label in labelled:
        for finding in one.blocking:
            worth.setdefault(finding.rule, Counter())[worth_of(finding, label)] += 1
    pairs = [pair for one, label in labelled for pair in _answers(one, label)]
    return Figures(
        reader=reading.reader,
        plans=len(labelled),
        doubtful=len(labelled) - len(passing) - len(blocking),
        false_blocks=tuple(one.plan for one in passing if one.blocked),
        should_pass=len(passing),
        misses=tuple(one.plan for one in blocking if not one.blocked),
        should_block=len(blocking),
        worth=worth,
        answers=len(pairs),
        differing=tuple(pair for pair, alike in pairs if not alike),
    )


def agreement(one: Reading, other: Reading) -> Share:
    """Of the plans that two readers labelled, those of which they say the same."""
    both = [(label.block, other.labels[key].block) for key, label in one.labels.items() if key in other.labels]
    return Share(sum(1 for mine, theirs in both if mine is theirs), len(both))


def worth_of(finding: Finding, label: Label) -> Worth:
    """What the reader holds of a finding, by the cause that it is."""
    weight = label.causes.get(cause_of(finding.rule))
    if weight is None:
        return Worth.FALSE
    return Worth.RIGHT if weight is Weight.FAIR else Worth.LETTER


def _answers(one: Verdict, label: Label) -> Iterable[tuple[tuple[Key, str, str, str], bool]]:
    read = dict(one.statuses)
    for id, word in label.answers.items():
        if status := read.get(id):
            yield (one.plan, id, word, status.value), status in STATUSES[word]
