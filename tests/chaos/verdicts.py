"""What a random run comes to: every state of every check-run against what was true at that moment.

A wrong verdict is false once it stood for longer than LOOK: so long may it take until the house has looked at a change.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from plangate.domain.model.outgoing import CHECK_NAME
from tests.chaos.random_run import LOOK, RandomRun
from tests.chaos.truth import FAILURE, SUCCESS, Head
from tests.end_to_end.conversation import BOT, felt
from tests.fakehub.model import CheckRun


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of each went wrong; waits and times to recover, by kind of disturbance, in seconds."""

    heads: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    hung: tuple[str, ...]
    false_green: tuple[str, ...]
    false_red: tuple[str, ...]
    waits: tuple[float, ...]
    recovery: dict[str, tuple[float, ...]]

    @property
    def wrong(self) -> tuple[str, ...]:
        """All that went wrong."""
        return (*self.lost, *self.doubled, *self.hung, *self.false_green, *self.false_red)


def figures_of(run: RandomRun) -> Figures:
    """The figures of a run that has ended."""
    runs = {head.sha: _ours(run, head) for head in run.heads}
    return Figures(
        heads=len(run.heads),
        lost=tuple(_lost(run, runs)),
        doubled=tuple(_doubled(run, runs)),
        hung=tuple(_name(head) for head in run.standing if any(one.status != "completed" for one in runs[head.sha])),
        false_green=tuple(_false(run, runs, SUCCESS)),
        false_red=tuple(_false(run, runs, FAILURE)),
        waits=tuple(sorted(ended - begun for begun, ended in _waits(run, runs) if ended is not None)),
        recovery=_recovery(run, runs),
    )


def _ours(run: RandomRun, head: Head) -> list[CheckRun]:
    return [one for one in run.repository.repository.runs(head.sha) if one.name == CHECK_NAME]


def _name(head: Head) -> str:
    return f"#{head.number} at {head.sha[:7]}"


def _lost(run: RandomRun, runs: dict[str, list[CheckRun]]) -> Iterator[str]:
    """Heads without a verdict, and commands without an answer."""
    yield from (_name(head) for head in run.standing if not any(one.status == "completed" for one in runs[head.sha]))
    yield from (f"waiver {comment.id}" for comment in run.waivers if "+1" not in felt(comment))


def _doubled(run: RandomRun, runs: dict[str, list[CheckRun]]) -> Iterator[str]:
    """Heads on which one verdict stands twice, in the same words, and reviews that are there twice.

    A law that moved is a new verdict, and gets a check-run of its own: the newest is the one that counts. One that took
    effect after it was looked for in vain and made again is nobody's fault, and GitHub lets nobody delete it.
    """
    late = {answer.get("id") for answer in run.repository.hub.faults.late_answers}
    for head in run.standing:
        ended = (one for one in runs[head.sha] if one.status == "completed" and one.id not in late)
        verdicts = Counter(one.external_id for one in ended)
        if any(count > 1 for count in verdicts.values()):
            yield f"check-run of {_name(head)}"
        said = Counter(
            (review.body, review.commit) for review in run.pull(head).reviews() if review.author.login == BOT
        )
        yield from (f"review of {_name(head)}" for count in said.values() if count > 1)


def _false(run: RandomRun, runs: dict[str, list[CheckRun]], conclusion: str) -> Iterator[str]:
    """Heads on which a wrong verdict stood for longer than a look takes, or stands in the end."""
    for head in run.heads:
        last = head.until or float("inf")
        for (since, said), (until, _) in pairwise([*_shown(runs[head.sha]), (last, None)]):
            if said == conclusion and _longest_wrong(head, said, since, until) > LOOK:
                yield _name(head)


def _shown(runs: list[CheckRun]) -> list[tuple[float, str | None]]:
    """What the newest check-run says since when; None while it says nothing."""
    states = [
        (at, run.id, conclusion if status == "completed" else None)
        for run in runs
        for at, status, conclusion in run.history
    ]
    shown: list[tuple[float, str | None]] = []
    newest = 0
    for at, number, said in sorted(states):
        newest = max(newest, number)
        if number == newest:
            shown.append((at, said))
    return shown


def _longest_wrong(head: Head, said: str, since: float, until: float) -> float:
    """The longest that a verdict was wrong while it was shown."""
    truths = pairwise([*head.truths, (float("inf"), "")])
    spans = (min(until, end) - max(since, at) for (at, truth), (end, _) in truths if truth != said)
    return max(spans, default=0.0)


def _waits(run: RandomRun, runs: dict[str, list[CheckRun]]) -> Iterator[tuple[float, float | None]]:
    """When each head came, and when it had its first right verdict."""
    for head in run.heads:
        right = (at for at, said in _shown(runs[head.sha]) if said == head.truth_at(at))
        yield head.truths[0][0], next(right, None)


def _recovery(run: RandomRun, runs: dict[str, list[CheckRun]]) -> dict[str, tuple[float, ...]]:
    """From the end of a disturbance to the next verdict on a head that waited for one then."""
    waits = [(begun, ended) for begun, ended in _waits(run, runs) if ended is not None]
    found = defaultdict(list)
    for disturbed in run.disturbed:
        pending = [ended - disturbed.ended for begun, ended in waits if begun <= disturbed.ended < ended]
        if pending:
            found[disturbed.kind].append(min(pending))
    return {kind: tuple(sorted(seconds)) for kind, seconds in sorted(found.items())}
