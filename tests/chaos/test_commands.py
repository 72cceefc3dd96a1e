"""Workers die, or Redis refuses, while a command is carried out: it is done once all the same."""

import shutil
import threading

import pytest
import redis

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.end_to_end.conversation import BOT, felt

RULE = "unjustified-violation"


@pytest.fixture
def pull(house, repository):
    """A judged pull request with defects; grace may write."""
    repository.grant("grace", "write")
    opened = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(opened)
    house.wait_until_quiet(seconds=0.5)
    return opened


@pytest.mark.parametrize(
    ("line", "request_killed"),
    [
        (f"/plan waive {RULE} agreed with legal last week", r"/issues/\d+/comments$"),
        ("/plan help", r"/issues/\d+/comments$"),
        ("/plan status", r"/issues/\d+/comments$"),
    ],
)
def test_a_worker_killed_while_it_writes_leaves_one_comment(house, pull, line, request_killed):
    def kill():
        house.kill("worker-1")
        house.start("worker-2")

    house.hub.faults.before(kill, path=request_killed, method="POST")
    comment = pull.comment(line, by="grace")

    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.wait_until_quiet(seconds=2)

    assert len([one for one in pull.comments() if one.author.login == BOT]) == 1


def test_a_worker_killed_after_the_comment_and_before_the_reaction_writes_nothing_twice(house, pull):
    def kill():
        house.kill("worker-1")
        house.start("worker-2")

    # The first reaction says that the comment was seen, the second that it was answered.
    house.hub.faults.before(lambda: house.hub.faults.before(kill, path="graphql$", operation="AddReaction"),
                            path="graphql$", operation="AddReaction")  # fmt: skip
    comment = pull.comment("/plan help\n/plan explain III", by="grace")

    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.wait_until_quiet(seconds=2)

    assert len([one for one in pull.comments() if one.author.login == BOT]) == 1


def test_a_worker_killed_after_it_asked_for_a_review_has_one_new_run_completed(house, pull):
    def kill():
        house.kill("worker-1")
        house.start("worker-2")

    before = len(pull.check_runs(CHECK_NAME))
    # The second reaction comes after the review was asked for, which is done once the command lets the pull request go.
    house.hub.faults.before(lambda: house.hub.faults.before(kill, path="graphql$", operation="AddReaction"),
                            path="graphql$", operation="AddReaction")  # fmt: skip
    comment = pull.comment("/plan review", by="grace")

    # The reaction may come through from the dead: it is the other worker that has answered the comment in the end.
    house.hub.wait_for(lambda: "answered" in house.log("worker-2"))
    house.wait_until_quiet(seconds=2)

    assert (felt(comment), len(pull.check_runs(CHECK_NAME))) == (["+1", "eyes"], before + 1)


@pytest.mark.parametrize("request_killed", [r"/git/commits$", r"/git/refs$", r"/pulls$", r"/issues/\d+/comments$"])
def test_a_worker_killed_while_it_opens_a_follow_up_leaves_one_branch_and_one_pull_request(
    house, repository, request_killed
):
    def kill():
        house.kill("worker-1")
        house.start("worker-2")

    repository.grant("grace", "write")
    planned = repository.open_pull_request("008", sample.good_feature("specs/008-lockers"))
    house.wait_for_check(planned)
    house.wait_until_quiet(seconds=0.5)
    house.hub.faults.before(kill, path=request_killed, method="POST")
    comment = planned.comment("/plan tasks", by="grace")

    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.wait_until_quiet(seconds=2)

    (opened,) = [one for one in repository.pulls(state=None) if one.pull.author.login == BOT]
    assert repository.repository.git.commit(opened.head_sha).parents == (planned.head_sha,)
    assert len([one for one in planned.comments() if one.author.login == BOT]) == 1


LABEL = "# [REMOVE IF UNUSED] Option 1: Single project\n"


@pytest.mark.parametrize("request_killed", [r"/git/commits$", r"/git/refs/"])
def test_a_worker_killed_while_it_commits_fixes_leaves_one_commit(house, repository, request_killed):
    def kill():
        house.kill("worker-1")
        house.start("worker-2")

    labelled = sample.good_plan().replace("```text\nsrc/", f"```text\n{LABEL}src/")
    pull = repository.open_pull_request("009", {**sample.good_feature(), sample.PLAN: labelled})
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    before = pull.head_sha
    house.hub.faults.before(kill, path=request_killed)
    comment = pull.comment("/plan fix")

    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.wait_until_quiet(seconds=2)

    assert pull.pull.head_repository.git.commit(pull.head_sha).parents == (before,)
    assert repository.text(sample.PLAN, pull.head_sha) == sample.good_plan()


OUTAGE = 12.0
"""Seconds: longer than a lease lasts."""


def ask(house, *command):
    with redis.Redis.from_url(house.redis.url) as client:
        return client.execute_command(*command)


def make_full(house):
    ask(house, "CONFIG", "SET", "maxmemory", "1")
    return lambda: ask(house, "CONFIG", "SET", "maxmemory", "0")


def make_read_only(house):
    ask(house, "REPLICAOF", "127.0.0.1", "1")
    return lambda: ask(house, "REPLICAOF", "NO", "ONE")


def fill_the_disk(house):
    """Redis cannot save, and says so by refusing all that writes."""
    in_the_way = house.redis.folder / "dump.rdb"
    (in_the_way / "something").mkdir(parents=True)
    ask(house, "CONFIG", "SET", "save", "3600 1")
    ask(house, "BGSAVE")
    house.hub.wait_for(lambda: "MISCONF" in refusal(house))

    def mend():
        shutil.rmtree(in_the_way)
        ask(house, "BGSAVE")

    return mend


def refusal(house):
    try:
        ask(house, "PING")
    except redis.ResponseError as error:
        return str(error)
    return ""


def take_away(house):
    house.redis.kill()
    return house.redis.start


SEEN, WRITTEN = {"path": "/permission$"}, {"path": r"/issues/\d+/comments$", "method": "POST"}
"""When Redis begins to refuse: the command is seen and nothing is written yet; it writes, and Redis is to remember."""


@pytest.mark.parametrize(
    ("trouble", "moment"),
    [(make_full, SEEN), (make_full, WRITTEN), (make_read_only, SEEN), (fill_the_disk, WRITTEN), (take_away, SEEN)],
)
def test_a_command_that_redis_interrupts_is_carried_out_once_when_redis_is_back(house, pull, trouble, moment):
    begun = []

    def begin():
        mend = trouble(house)
        begun.append(threading.Timer(OUTAGE, mend))
        begun[0].start()

    house.hub.faults.before(begin, **moment)
    comment = pull.comment(f"/plan waive {RULE} agreed with legal last week", by="grace")

    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.wait_until_quiet(seconds=2)
    begun[0].join()

    assert [one.body.count("agreed with legal") for one in pull.comments() if one.author.login == BOT] == [1]
    assert RULE not in house.check(pull).title
