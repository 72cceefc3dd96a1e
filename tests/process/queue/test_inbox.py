"""The inbox on a real Redis: coalescing, order, fairness, leases and recovery."""

import json
from collections import Counter
from dataclasses import dataclass, replace
from itertools import count

import pytest
import redis

from plangate.queue.inbox import UNDISTURBED_SECONDS, Inbox, QueueSize, UnknownJobError
from plangate.queue.jobs import (
    AnswerComment,
    JobMetadata,
    Priority,
    PullRequestClosed,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
    SweepRepository,
)
from tests.jobs import PARCELS, a_review

NOW = 1_800_000_000.0
HEAD = "a" * 40


@dataclass
class Clock:
    """A clock that stands still until told otherwise."""

    now: float = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def client(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def inbox(client, clock):
    return Inbox(client, clock)


NUMBERS = count(100)


def a_job(number: int = 1, **changes) -> ReviewPullRequest:
    """A look at a pull request, pushed to just now; each number has a head of its own."""
    return a_review(number, **{"received": NOW, **changes})


def everything(inbox: Inbox) -> list:
    """All that is due and free, taken and let go at once, in order."""
    jobs = []
    while taken := inbox.take("worker"):
        jobs.append(taken.job)
        inbox.done(taken.job.key, taken.token)
    return jobs


def test_a_job_comes_out_as_it_went_in(inbox):
    jobs = [a_job(delivery="é-1"), SweepRepository(PARCELS, JobMetadata(received=NOW), base="main", since=NOW)]

    inbox.put(jobs)

    assert everything(inbox) == jobs


def leave(client, job: ReviewPullRequest, **others) -> None:
    """Turn a job that waits into what another version would have left; None takes a field out."""
    key = f"plangate:inbox:letters:{job.target.installation}"
    fields = {**json.loads(client.hget(key, job.key)), **others}
    client.hset(key, job.key, json.dumps({name: value for name, value in fields.items() if value is not None}))


UNREADABLE = [{"kind": "of-tomorrow"}, {"kind": None}, {"number": None}, {"priority": None}, {"priority": "high"}]


@pytest.mark.parametrize("fields", UNREADABLE)
def test_a_job_of_another_version_is_dropped_and_the_next_one_comes(inbox, client, fields):
    inbox.put([a_job(1), a_job(2)])
    leave(client, a_job(1), **fields)

    with pytest.raises(UnknownJobError) as dropped:
        inbox.take("worker")

    assert dropped.value.key == a_job(1).key
    assert (everything(inbox), inbox.size(), inbox.holders()) == ([a_job(2)], QueueSize(0, 0, 0.0), frozenset())


def test_a_job_that_is_no_json_is_dropped_too(inbox, client):
    inbox.put([a_job(1), a_job(2)])
    client.hset("plangate:inbox:letters:1", a_job(1).key, "{")

    with pytest.raises(UnknownJobError):
        inbox.take("worker")

    assert everything(inbox) == [a_job(2)]


def test_a_field_of_a_newer_version_is_left_out(inbox, client):
    inbox.put([a_job(1)])
    leave(client, a_job(1), of_tomorrow=[1])

    assert everything(inbox) == [a_job(1)]


@pytest.mark.parametrize("fields", UNREADABLE)
def test_news_about_what_an_unreadable_job_was_about_comes_in(inbox, client, fields):
    inbox.put([a_job(1)])
    leave(client, a_job(1), **fields)

    inbox.put([a_job(1, delivery="newer")])

    assert everything(inbox) == [a_job(1, delivery="newer")]


def test_many_events_for_one_pull_request_are_one_job_with_the_strongest_wishes(inbox):
    first = a_job(priority=Priority.SWEEP, check_run_only=True, received=NOW - 9, attempt=3)
    inbox.put([first], due=NOW + 60)
    inbox.put([a_job(priority=Priority.PERSON, force_rerun=True, head=None, delivery="re-run")])
    inbox.put([a_job(head=HEAD, delivery="newest")], due=NOW + 5)

    assert everything(inbox) == [
        a_job(
            priority=Priority.PERSON, force_rerun=True, head=HEAD, delivery="newest", received=NOW - 9,
            reruns="re-run ",
        )
    ]  # fmt: skip


def test_a_job_that_is_several_in_one_knows_each_that_asked_for_a_new_run_and_of_very_many_the_last(inbox):
    for number in range(1000):
        inbox.put([a_job(force_rerun=True, delivery=f"guid-{number:04}")])
    inbox.put([SweepRepository(PARCELS, JobMetadata("one"), head=HEAD)])
    inbox.put([SweepRepository(PARCELS, JobMetadata("two"), head=HEAD)])

    review, sweep = (job.metadata.reruns for job in everything(inbox))

    assert (review.split()[-200:], len(review), sweep) == ([f"guid-{n:04}" for n in range(800, 1000)], 2000, "one two ")


def test_a_job_that_is_several_in_one_goes_on_in_the_trace_of_the_last_that_has_one(inbox):
    inbox.put([a_job(trace="one")])
    inbox.put([a_job(trace="two")])
    inbox.put([a_job()])

    lease = inbox.take("worker")
    inbox.put_back(lease, 0.0)

    assert [lease.job.metadata.trace, inbox.take("worker").job.metadata.trace] == ["two", "two"]


def test_a_base_that_one_event_does_not_tell_is_another_s(inbox):
    group = ReviewMergeGroup(PARCELS, head=HEAD, head_ref="refs/heads/q", base="b" * 40, base_ref="refs/heads/main")
    inbox.put([group, replace(group, base="")])

    assert everything(inbox) == [group]


def test_what_stays_quiet_is_quiet_only_when_all_are(inbox):
    inbox.put([a_job(1, check_run_only=True), a_job(1, check_run_only=True), a_job(2, check_run_only=True), a_job(2)])

    assert [job.metadata.check_run_only for job in everything(inbox)] == [True, False]


def test_nothing_comes_out_before_it_is_due(inbox, clock):
    inbox.put([a_job()], due=NOW + 30)
    before = everything(inbox)

    clock.now += 30

    assert (before, everything(inbox)) == ([], [a_job()])


def test_an_earlier_event_wakes_an_installation_that_sleeps(inbox):
    inbox.put([a_job(1)], due=NOW + 3600)
    everything(inbox)

    inbox.put([a_job(2)])

    assert everything(inbox) == [a_job(2)]


def test_within_an_installation_people_go_before_pushes_and_pushes_before_sweeps(inbox):
    sweep = a_job(1, priority=Priority.SWEEP)
    push = a_job(2)
    person = a_job(3, priority=Priority.PERSON)

    inbox.put([sweep, push, person])

    assert everything(inbox) == [person, push, sweep]


@pytest.mark.parametrize("flood", Priority)
@pytest.mark.parametrize("other", Priority)
def test_ten_thousand_jobs_of_whatever_urgency_delay_another_installation_by_one_job_at_most(inbox, flood, other):
    inbox.put([a_job(number, priority=flood) for number in range(1, 10_001)])
    inbox.take("worker-0", workers=4)

    inbox.put([a_job(20_001, installation=2, repository_id=20, priority=other)])

    taken = [inbox.take(f"worker-{number}", workers=4).job.target.installation for number in (1, 2)]
    assert sorted(taken) == [1, 2]


def test_while_others_wait_an_installation_holds_at_most_half_of_the_workers_rounded_up(inbox):
    inbox.put([a_job(number) for number in range(1, 10)])
    inbox.put([a_job(20 + number, installation=2, repository_id=20) for number in range(1, 10)])

    held = Counter(inbox.take(str(number), workers=5).job.target.installation for number in range(5))

    assert sorted(held.values()) == [2, 3]


def test_who_holds_half_of_the_workers_gets_another_where_nobody_else_waits(inbox):
    inbox.put([a_job(number) for number in range(1, 10)])

    assert [inbox.take(str(number), workers=3) is not None for number in range(3)] == [True] * 3


def test_who_holds_half_of_the_workers_gets_no_other_before_somebody_else_had_it(inbox):
    inbox.put([a_job(number) for number in range(1, 10)])
    held = [inbox.take(str(number), workers=4) for number in range(2)]
    inbox.put([a_job(20 + number, installation=2, repository_id=20) for number in range(1, 3)])

    others = [inbox.take(str(number), workers=4).job.target.installation for number in range(2)]

    assert ([one.job.target.installation for one in held], others) == ([1, 1], [2, 2])


def test_a_share_that_is_full_of_jobs_is_free_again_as_they_end(inbox):
    inbox.put([a_job(number) for number in range(1, 10)])
    first = inbox.take("1", workers=2)
    inbox.put([a_job(20 + number, installation=2, repository_id=20) for number in range(1, 5)])
    inbox.take("2", workers=2)

    inbox.done(first.job.key, first.token)

    assert inbox.take("1", workers=2).job.target.installation == 1


def test_what_the_version_before_left_has_a_turn(inbox, client):
    inbox.put([a_job(1), a_job(2, priority=Priority.PERSON)])
    client.zadd("plangate:inbox:ready:0", {"1": 7_000})
    client.zadd("plangate:inbox:ready:1", {"1": 3})
    inbox.put([a_job(20, installation=2, repository_id=20)])

    order = [job.target.number for job in everything(inbox)]

    assert sorted(order) == [1, 2, 20]


def test_three_installations_are_served_in_turn(inbox):
    inbox.put([a_job(number, installation=one) for number in (1, 2, 3) for one in (1, 2, 3)])
    inbox.put([a_job(10 * one + number, installation=one) for number in (1, 2, 3) for one in (1, 2, 3)])

    order = [job.target.installation for job in everything(inbox)]

    assert [sorted(order[at : at + 3]) for at in range(0, 9, 3)] == [[1, 2, 3]] * 3


def test_an_event_that_arrives_during_a_review_causes_one_more(inbox, clock):
    inbox.put([a_job()])
    taken = inbox.take("worker")
    inbox.put([a_job(head=HEAD), a_job(head=HEAD)])
    meanwhile = inbox.take("other")

    inbox.done(taken.job.key, taken.token)

    clock.now += 2
    assert (meanwhile, everything(inbox)) == (None, [a_job(head=HEAD)])


def test_fifty_events_at_once_are_two_looks_the_first_without_delay(inbox, client, clock):
    looks = []
    for _ in range(50):
        inbox.put([a_job()])
        looks += everything(inbox)
        # Redis forgets by its own clock when something was taken, and that one does not stand still.
        client.persist("plangate:inbox:taken:review:10:1")
        clock.now += 0.02

    clock.now += 1.5

    assert (len(looks), len(everything(inbox))) == (1, 1)


def test_a_person_s_wish_does_not_wait_for_the_gap(inbox):
    inbox.put([a_job()])
    everything(inbox)

    inbox.put([a_job(priority=Priority.PERSON)])

    assert len(everything(inbox)) == 1


def test_two_pull_requests_with_one_head_are_reviewed_one_after_the_other(inbox, clock):
    inbox.put([a_job(1, head=HEAD), a_job(2, head=HEAD), a_job(3, head=HEAD, repository_id=11)])

    first, other_repository, blocked = inbox.take("a"), inbox.take("b"), inbox.take("c")
    inbox.done(first.job.key, first.token)
    clock.now += 1
    second = inbox.take("c")

    assert [taken and taken.job.target.number for taken in (first, other_repository, blocked, second)] == [
        1,
        3,
        None,
        2,
    ]


def test_thirty_jobs_in_the_way_do_not_hide_the_one_behind(inbox, clock):
    inbox.put([a_job(1, head=HEAD)])
    inbox.take("worker")
    inbox.put([a_job(number, head=HEAD) for number in range(2, 32)] + [a_job(99)])

    taken = [inbox.take("worker"), inbox.take("worker")]

    assert [one.job.target.number for one in taken if one] == [99]


def test_a_job_put_back_comes_again_at_its_time_and_counts(inbox, clock):
    inbox.put([a_job()])
    inbox.put_back(inbox.take("worker"), 10)
    before = everything(inbox)

    clock.now += 10

    assert (before, everything(inbox)) == ([], [a_job(attempt=1)])


def test_a_job_put_back_joins_what_arrived_meanwhile_and_the_newer_words_stand(inbox, clock):
    inbox.put([a_job(force_rerun=True, received=NOW - 5, delivery="older")])
    taken = inbox.take("worker")
    inbox.put([a_job(head=HEAD, delivery="newer")])

    inbox.put_back(taken, 600)

    clock.now += 2
    assert everything(inbox) == [
        a_job(head=HEAD, delivery="newer", force_rerun=True, received=NOW - 5, reruns="older ")
    ]


def test_a_sweep_does_not_hasten_what_was_put_back(inbox, clock):
    inbox.put([a_job()])
    taken = inbox.take("worker")
    inbox.put([a_job(priority=Priority.SWEEP)])
    inbox.put_back(taken, 60)
    inbox.put([a_job(priority=Priority.SWEEP)])
    clock.now += 59
    early = everything(inbox)

    clock.now += 1

    assert (early, everything(inbox)) == ([], [a_job(attempt=1)])


def test_a_push_hastens_what_was_put_back_and_starts_its_count_anew(inbox, clock):
    inbox.put([a_job()])
    inbox.put_back(inbox.take("worker"), 60)
    clock.now += 2

    inbox.put([a_job(head=HEAD)])

    assert everything(inbox) == [a_job(head=HEAD)]


def test_a_lost_lease_puts_the_job_back_and_tells_who_lost_it(inbox, clock):
    inbox.put([a_job()])
    taken = inbox.take("worker", lease=8)

    clock.now += 7
    early = inbox.recover()
    clock.now += 1
    lost = inbox.recover()

    assert (early, [(one.key, one.holder) for one in lost]) == ((), [("review:10:1", "worker")])
    assert everything(inbox) == [a_job()]
    assert not inbox.done(taken.job.key, taken.token)


def test_a_lost_lease_counts_as_a_crash_only_of_a_job_that_had_begun(inbox, clock):
    inbox.put([a_job(1), a_job(2)])
    begun = inbox.take("worker", lease=8)
    other = inbox.take("other", lease=8)
    inbox.begin(begun.job.key, begun.token, lease=8)
    inbox.renew(other.job.key, other.token, lease=8)

    clock.now += 8
    inbox.recover()

    assert sorted((job.target.number, job.metadata.crashes) for job in everything(inbox)) == [(1, 1), (2, 0)]


def test_a_process_that_died_over_a_job_counts_only_when_it_had_begun(inbox, clock):
    inbox.put([a_job(1), a_job(2)])
    begun, dispatched = inbox.take("worker"), inbox.take("other")
    inbox.begin(begun.job.key, begun.token)
    inbox.renew(dispatched.job.key, dispatched.token)

    assert (inbox.release(begun), inbox.release(dispatched), inbox.release(begun)) == (True, True, False)

    assert sorted((job.target.number, job.metadata.crashes) for job in everything(inbox)) == [(1, 1), (2, 0)]


def test_what_used_up_its_processor_time_says_so_until_there_is_news(inbox):
    inbox.put([a_job()])
    taken = inbox.take("worker")
    inbox.put([a_job(priority=Priority.SWEEP)])

    inbox.release(taken, over_budget=True)
    again = inbox.take("worker")
    inbox.put_back(again, 0)
    inbox.put([a_job(priority=Priority.SWEEP)])
    swept = inbox.take("worker")
    inbox.put([a_job()])
    inbox.release(swept)

    assert [job.metadata.over_budget for job in (again.job, swept.job, *everything(inbox))] == [True, True, False]


def taken_of(inbox, *installations):
    """A job of each that a worker has taken and begun."""
    jobs = [a_job(next(NUMBERS), installation=installation) for installation in installations]
    inbox.put(jobs)
    leases = [inbox.take(f"worker-{job.target.number}", workers=8) for job in jobs]
    assert all(inbox.begin(lease.job.key, lease.token) for lease in leases)
    return leases


def test_whose_job_takes_long_gets_no_worker_beyond_its_share(inbox, clock):
    taken_of(inbox, 1)
    inbox.put([a_job(1), a_job(2)])
    beyond = inbox.take("other", workers=2)
    inbox.done(beyond.job.key, beyond.token)

    clock.now += UNDISTURBED_SECONDS

    assert (inbox.take("other", workers=2), inbox.take("other", workers=4).job.key) == (None, "review:10:2")


def test_the_youngest_jobs_beyond_a_share_are_called_back_for_others_that_wait(inbox, clock):
    first = taken_of(inbox, 1, 1)
    clock.now += 1
    young = taken_of(inbox, 1, 1)
    clock.now += 5
    inbox.put([a_job(1, installation=2)])

    (called,) = inbox.recall(workers=4)
    back = inbox.take("free", workers=4)

    # One waits, and one is called back; that is no crash.
    assert (called.token in {lease.token for lease in young}, back.job.target.installation) == (True, 2)
    assert [inbox.done(lease.job.key, lease.token) for lease in first] == [True, True]
    assert [inbox.done(lease.job.key, lease.token) for lease in young].count(True) == 1
    assert [job.metadata.crashes for job in everything(inbox)] == [0]


@pytest.mark.parametrize(
    ("held", "waits"),
    [((1, 1), 1), ((1, 2), 3), ((1, 1), None)],
    ids=["its own job waits", "nobody has more than its share", "nobody waits"],
)
def test_nobody_is_called_back_without_need(inbox, clock, held, waits):
    taken_of(inbox, *held)
    clock.now += 60
    if waits:
        inbox.put([a_job(1, installation=waits)])

    assert inbox.recall(workers=2) == ()


def test_who_began_just_now_is_left_alone(inbox, clock):
    taken_of(inbox, 1, 1)
    inbox.put([a_job(1, installation=2)])

    clock.now += UNDISTURBED_SECONDS / 2
    at_once = inbox.recall(workers=2)
    clock.now += UNDISTURBED_SECONDS

    assert (at_once, len(inbox.recall(workers=2))) == ((), 1)


def test_a_renewed_lease_is_not_lost(inbox, clock):
    inbox.put([a_job()])
    taken = inbox.take("worker", lease=8)

    for _ in range(5):
        clock.now += 6
        assert inbox.renew(taken.job.key, taken.token, lease=8)

    assert (inbox.recover(), inbox.holders()) == ((), {"worker"})


def test_who_lost_a_lease_can_neither_renew_nor_put_back_nor_free_what_another_holds(inbox, clock):
    inbox.put([a_job()])
    late = inbox.take("late", lease=8)
    clock.now += 9
    inbox.recover()
    inbox.take("prompt", lease=8)

    member, token = late.job.key, late.token
    deeds = [inbox.renew(member, token), inbox.put_back(late, 0), inbox.done(member, token)]

    assert (deeds, inbox.holders(), inbox.size().waiting) == ([False, False, False], {"prompt"}, 0)


def test_an_installation_that_is_gone_leaves_nothing_behind(inbox, client):
    inbox.put([a_job(number) for number in range(1, 50)])
    inbox.put([a_job(51)], due=NOW + 60)
    inbox.put([a_job(installation=2, repository_id=20)])

    inbox.drop_installation(1)

    assert everything(inbox) == [a_job(installation=2, repository_id=20)]
    assert client.keys("plangate:inbox:letters:*") + client.keys("plangate:inbox:due:*") == []


def test_an_empty_inbox_keeps_nothing_that_lasts_but_its_turn(inbox, client):
    inbox.put([a_job(), a_job(2, priority=Priority.PERSON)], due=NOW)
    everything(inbox)
    inbox.take("worker")

    assert [key for key in client.scan_iter() if client.ttl(key) < 0] == [b"plangate:inbox:turn"]


def test_its_size_tells_what_waits_and_since_when(inbox, clock):
    empty = inbox.size()
    inbox.put([a_job(1, received=NOW - 20), a_job(2), a_job(3)])
    inbox.take("worker")
    clock.now += 10

    assert (empty, inbox.size()) == (QueueSize(0, 0, 0.0), QueueSize(2, 1, 10.0))


def test_putting_in_wakes_a_dispatcher_that_waits(inbox, client):
    inbox.put([a_job(1)])
    inbox.put([a_job(2)])

    inbox.wait(5)

    assert client.llen("plangate:inbox:wake") == 0


def test_redis_own_clock_is_used_when_no_other_is_given(client):
    inbox = Inbox(client)
    inbox.put([a_job()])

    assert inbox.take("worker").job == a_job()


def a_command(comment: int, lines: str, number: int = 1) -> AnswerComment:
    """The commands of a comment on a pull request."""
    target = PARCELS.pull_request(number)
    return AnswerComment(target, comment=f"issuecomment-{comment}", node=f"IC_{comment}", lines=lines)


def test_a_comment_and_its_edits_are_one_job_with_all_lines(inbox):
    inbox.put([a_command(5, "aa bb"), a_command(5, "cc")])

    assert everything(inbox) == [a_command(5, "aa bb cc")]


ABOUT_ONE_PULL_REQUEST = [
    a_job(1),
    a_command(5, "aa"),
    a_command(6, "bb"),
    ScaffoldTasks(PARCELS.pull_request(1), cause="merge", deed="merge"),
    PullRequestClosed(PARCELS.pull_request(1)),
]


@pytest.mark.parametrize("first", ABOUT_ONE_PULL_REQUEST, ids=lambda job: job.key)
def test_what_is_about_one_pull_request_is_done_one_after_another(inbox, clock, first):
    others = [job for job in ABOUT_ONE_PULL_REQUEST if job != first]
    inbox.put([first])
    lease = inbox.take("1")
    inbox.put(others)

    early = inbox.take("2")
    clock.now += 0.3
    late = inbox.take("2")
    inbox.done(lease.job.key, lease.token)
    clock.now += 0.3

    assert (lease.job, early, late) == (first, None, None)
    assert {job.key for job in everything(inbox)} == {job.key for job in others}


def test_another_pull_request_and_the_same_number_elsewhere_are_free_meanwhile(inbox):
    inbox.put([a_command(5, "aa")])
    inbox.take("1")
    elsewhere, other = a_job(1, repository_id=11, head=HEAD), a_command(6, "bb", number=2)

    inbox.put([a_job(1), elsewhere, other])

    assert everything(inbox) == [other, elsewhere]


def test_a_pull_request_whose_worker_was_lost_is_free_again(inbox, clock):
    inbox.put([a_job(1)])
    inbox.take("lost", lease=8)
    inbox.put([a_command(5, "aa")])
    clock.now += 8

    inbox.recover()

    assert everything(inbox) == [a_command(5, "aa"), a_job(1)]


def test_a_sweep_s_look_has_its_turn_when_the_commands_are_carried_out_that_people_wait_for(inbox, clock):
    look = a_job(1, priority=Priority.SWEEP)
    inbox.put([look])
    inbox.put([a_command(number, "aa") for number in range(50)])

    order = []
    while lease := inbox.take("1"):
        order += [lease.job, inbox.take("2")]
        clock.now += 1
        inbox.done(lease.job.key, lease.token)

    assert (order[1::2], order[-2]) == ([None] * 51, look)


def test_fifty_commands_on_one_pull_request_keep_no_sweep_s_look_at_another_waiting(inbox):
    inbox.put([a_command(number, "aa") for number in range(50)])
    inbox.put([a_job(2, priority=Priority.SWEEP)])

    first, second = inbox.take("1"), inbox.take("2")

    assert (first.job.target.number, second.job) == (1, a_job(2, priority=Priority.SWEEP))
