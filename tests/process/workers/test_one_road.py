"""Every job reads all that it reads before it writes, and asks before each write to GitHub whether it is still its own.

So what rests on a read is written at once, when hardly anybody has changed it; a job that dies before its first write
has said nothing; and one that was stopped for long, and is somebody else's by now, writes nothing.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from unittest.mock import Mock

import pytest

from plangate.domain.commands import COMMAND_NAMES
from plangate.domain.commands.read import read_comment
from plangate.domain.model.policy import OpenOn
from plangate.domain.text.yaml import read_yaml
from plangate.queue.jobs import Job, ReviewMergeGroup, ReviewPullRequest
from plangate_workers.handlers import HANDLERS
from tests.fakehub.traffic import Seen
from tests.process.workers.scenes.comments import COMMENTS
from tests.process.workers.scenes.events import Event
from tests.process.workers.scenes.follow_ups import FOLLOW_UPS
from tests.process.workers.scenes.reviews import GROUPS, RERUN_DONE, REVIEWS
from tests.process.workers.scenes.setting import Scene, Setting
from tests.process.workers.scenes.sweeps import SWEEPS
from tests.process.workers.scenes.troubles import TROUBLES

SCENES = (*REVIEWS, *GROUPS, *COMMENTS, *FOLLOW_UPS, *SWEEPS, *TROUBLES)

LOOK_AGAIN = frozenset({
    "a review while the head moves", "a review that is kept waiting", "a review that cannot be done",
    "a review whose answer is lost", "a check-run whose answer is lost", "a check-run that is refused",
})  # fmt: skip
"""Scenes in which a pull request is read once more: it moved, or it is asked where to tell of trouble."""


class Effect(Enum):
    """What an event is to the order that is held."""

    READ = "read"
    WRITE = "write"
    EXCEPTED = "excepted"
    LEASE = "lease"
    NONE = "none"


def is_receipt(event: Event) -> bool:
    """The reaction that tells a person at once that the comment was seen, whatever is read for its answer."""
    return event.call is not None and event.call.operation == "AddReaction" and event.body.get("content") == "EYES"


def is_in_progress(event: Event) -> bool:
    """A check-run without a verdict: it says that the work goes on, and rests on nothing but the head."""
    return event.call is not None and "/check-runs" in event.call.path and event.body.get("status") == "in_progress"


def is_lost(event: Event) -> bool:
    """A write whose answer was lost: whether it was done is looked up, and what is read until the next is that look."""
    return event.call is not None and (event.call.status == 0 or event.call.status >= 500)


EXCEPTIONS: tuple[Callable[[Event], bool], ...] = (is_receipt, is_in_progress)
"""Writes that may come before reads. Reads that may come after writes are those after `is_lost`, and those of
`on_failure`: a job that GitHub refused a write has failed, and who says so looks anew at what stands, since what was
read before is not what was left. The identifier that a write returns and the next one needs is in its answer, and
takes no read."""

NO_FACTS = {
    "plangate:pace:": "how fast we may ask: it goes with every call, be it a read or a write",
    "plangate:token:": "the token that a call is made with",
    "plangate:metrics:": "counts for the operator; nothing that is written rests on them",
}
"""Keys of Redis that hold nothing of what is reviewed, and why."""

CACHE, CACHE_COMMANDS = "plangate:text:", frozenset({"GET", "MGET", "SET"})
"""Copies of what GitHub said: to look there first and to keep what was read is a part of reading. What else lies there
(claims on numbers, whom an owner's policy governs) is our own, and is kept in hashes and sets; to delete a copy is a
write."""

RUNNERS = frozenset({"begin", "take", "renew", "done", "put_back", "release", "recover", "discard"})
"""What is asked of the inbox before and after the handler, or by the worker that renews the lease meanwhile."""

CONNECTION = frozenset({"AUTH", "CLIENT", "ECHO", "EXEC", "HELLO", "MULTI", "PING", "SCRIPT", "SELECT"})
"""Commands about the connection and not about a key; those within MULTI and EXEC are told one by one."""

READS = frozenset({
    "EXISTS", "GET", "HGET", "HGETALL", "HKEYS", "HMGET", "MGET", "SCAN", "SCARD", "SISMEMBER", "SMEMBERS", "ZRANGE",
    "ZREVRANGE", "ZSCORE", "size",
})  # fmt: skip
WRITES = frozenset({
    "DEL", "EXPIRE", "HDEL", "HSET", "HSETNX", "SADD", "SET", "SREM", "UNLINK", "ZADD", "ZREM", "ZREMRANGEBYRANK",
    "ZREMRANGEBYSCORE", "drop_installation", "put",
})  # fmt: skip
"""Commands by what they do; a verb of the inbox's script is one."""


def effect_of(event: Event) -> Effect:
    """What an event is; a command that is in no list is to be put into one."""
    if event.failed:
        return Effect.NONE
    if event.is_lease_check:
        return Effect.LEASE
    if event.call is None:
        return effect_of_command(event)
    if event.call.mints:
        return Effect.NONE
    reads = not event.call.mutation if event.call.is_graphql else event.call.method == "GET"
    if reads:
        return Effect.READ
    return Effect.EXCEPTED if any(excepts(event) for excepts in EXCEPTIONS) else Effect.WRITE


def effect_of_command(event: Event) -> Effect:
    """What a command to Redis is."""
    name, key = event.command[0], event.key
    verb = key if name in ("EVAL", "EVALSHA") else name
    if name in CONNECTION or key.startswith(tuple(NO_FACTS)) or verb in RUNNERS:
        return Effect.NONE
    if key.startswith(CACHE) and name in CACHE_COMMANDS:
        return Effect.NONE
    assert verb in READS | WRITES, f"say in this test whether {verb} reads or writes: {event}"
    return Effect.READ if verb in READS else Effect.WRITE


def reads_after_writes(events: Sequence[Event]) -> Iterator[int]:
    """The places of reads that come after the first write."""
    written = looking = False
    for place, event in enumerate(events):
        effect = effect_of(event)
        if event.failed:
            written = looking = False
        elif effect in (Effect.WRITE, Effect.EXCEPTED):
            written, looking = written or effect is Effect.WRITE, is_lost(event)
        elif effect is Effect.READ and written and not looking:
            yield place


def unheld_writes(events: Sequence[Event]) -> Iterator[int]:
    """The places of writes to GitHub that are not preceded directly by a look at the lease; the receipt may go so."""
    held = False
    for place, event in enumerate(events):
        effect = effect_of(event)
        if effect is Effect.NONE:
            continue
        is_write = event.call is not None and effect in (Effect.WRITE, Effect.EXCEPTED)
        if is_write and not held and not is_receipt(event):
            yield place
        held = effect is Effect.LEASE


def told(events: Sequence[Event], wrong: Sequence[int]) -> str:
    """The events in order, those that are wrong marked."""
    effects = [effect_of(event) for event in events]
    rows = enumerate(zip(events, effects, strict=True))
    return "\n".join(
        f"{'→' if place in wrong else ' '} {effect.value:<9}{event}"
        for place, (event, effect) in rows
        if effect is not Effect.NONE
    )


@dataclass(frozen=True, slots=True)
class Played:
    """A scene that was played: the job, what it did, and how often it parsed a policy's text."""

    scene: Scene
    job: Job
    events: tuple[Event, ...]
    parsed: int

    @property
    def pull_requests(self) -> Counter[int]:
        """How often the first round was asked for, by the pull request's number."""
        calls = [event for event in self.events if event.call and event.call.operation == "PullRequest"]
        return Counter(int(event.body["number"]) for event in calls)


@pytest.fixture(scope="module")
def played(request, hub, redis_server):
    """The scene, played once for all that is asked of it."""
    setting, counting = Setting(hub, redis_server), Mock(wraps=read_yaml)
    with setting.later, pytest.MonkeyPatch.context() as patch:
        job = request.param.set_up(setting)
        patch.setattr("plangate.domain.policy.parse.read_yaml", counting)
        setting.play(job)
    hub.faults.clear()
    return Played(request.param, job, tuple(setting.log.events), counting.call_count)


each_scene = pytest.mark.parametrize("played", SCENES, indirect=True, ids=lambda scene: scene.name)


@each_scene
def test_a_scene_is_what_its_name_says(played):
    effects = [(event, effect_of(event)) for event in played.events]
    writes = [(event, str(event)) for event, effect in effects if effect in (Effect.WRITE, Effect.EXCEPTED)]

    assert type(played.job) is played.scene.job
    assert getattr(played.job, "cause", "") == played.scene.cause
    for pattern in played.scene.writes:
        assert any(re.match(pattern, words) for _, words in writes), f"{pattern}\n{told(played.events, ())}"
    assert played.scene.writes or not [words for event, words in writes if event.call], told(played.events, ())


@each_scene
def test_nothing_is_read_after_the_first_write(played):
    wrong = tuple(reads_after_writes(played.events))

    assert not wrong, f"reads after the first write of {played.scene.name}\n{told(played.events, wrong)}"


@each_scene
def test_the_lease_is_asked_for_directly_before_each_write_to_github(played):
    wrong = tuple(unheld_writes(played.events))

    assert not wrong, f"writes without a look at the lease of {played.scene.name}\n{told(played.events, wrong)}"


@each_scene
def test_a_pull_request_is_read_once_and_its_policy_is_parsed_once(played):
    looks = 2 if played.scene.name in LOOK_AGAIN else 1

    assert all(count <= looks for count in played.pull_requests.values()), played.pull_requests
    assert played.parsed <= max(played.pull_requests.total(), 1)


def test_the_scenes_hold_every_job_command_and_cause():
    commands = {invocation.name for scene in SCENES for invocation in read_comment(scene.comment)}
    causes, rerun = {scene.cause for scene in SCENES}, {scene.job for scene in SCENES if RERUN_DONE in scene.writes}

    assert {scene.job for scene in SCENES} == set(HANDLERS)
    assert commands == {*COMMAND_NAMES, None}
    assert {OpenOn.MERGE.value, OpenOn.APPROVAL.value, "button"} <= causes
    assert rerun == {ReviewPullRequest, ReviewMergeGroup}
    assert len({scene.name for scene in SCENES}) == len(SCENES)
    assert {scene.name for scene in SCENES} >= LOOK_AGAIN


def call(method="GET", path="/repos/acme/shop/x", operation=None, answer=200, **sent):
    """A call of GitHub; `sent` is its body, or with an operation the variables of a mutation."""
    body = json.dumps({"variables": sent} if operation else sent).encode()
    return Event(Seen(method, path, "", operation, operation is not None, 1, answer, 0.0, 0.0, body))


EVENTS = {
    "read": call(),
    "write": call("PATCH"),
    "lost": call("POST", answer=502),
    "cut": call("DELETE", answer=0),
    "seen": call("POST", "/graphql", "AddReaction", content="EYES"),
    "done": call("POST", "/graphql", "AddReaction", content="THUMBS_UP"),
    "running": call("POST", "/repos/acme/shop/check-runs", status="in_progress"),
    "token": call("POST", "/app/installations/1/access_tokens"),
    "lease": Event(),
    "cached": Event(command=("MGET", "plangate:text:host:1:2:sha")),
    "known": Event(command=("HGETALL", "plangate:text:host:1:2:claims")),
    "remembered": Event(command=("HSET", "plangate:text:host:1:2:claims", "1", "{}")),
    "renewed": Event(command=("EVALSHA", "sha", "0", "renew", "", "key", "token", "8")),
    "failed": Event(failed=True),
    "put": Event(command=("EVALSHA", "sha", "0", "put", "", "", "1", "review:2:3", "1", "0", "{}")),
}


@pytest.mark.parametrize(
    ("events", "late", "unheld"),
    [
        ("read known token cached lease write lease done remembered put", [], []),
        ("lease write read known lease write", [2, 3], []),
        ("remembered read put known", [1, 3], []),
        ("lease write cached token renewed", [], []),
        ("seen read lease running read lease write", [], []),
        ("lease done read", [2], []),
        ("lease lost read known lease write read", [6], []),
        ("lease cut read", [], []),
        ("lease write write lease read write lease remembered write", [4], [2, 5, 8]),
        ("read lease write failed read lease write read", [7], []),
        ("running lease token renewed write", [], [0]),
    ],
)
def test_what_is_late_and_what_is_unheld_is_told(events, late, unheld):
    played = [EVENTS[name] for name in events.split()]

    assert (list(reads_after_writes(played)), list(unheld_writes(played))) == (late, unheld)


def test_a_command_that_nobody_classified_is_no_fact_that_is_passed_over():
    with pytest.raises(AssertionError, match="say in this test whether GETDEL reads or writes"):
        effect_of(Event(command=("GETDEL", "plangate:together:1:2")))
