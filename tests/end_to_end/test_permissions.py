"""What the App asks for: no less than its calls and events need, no more, and each act with a token of its own."""

import json

import pytest

from plangate.github.api.tokens import COMMITTING, LISTING, NEIGHBOR, PROPOSING, READING, RESOLVING, SPEAKING
from tests import sample
from tests.end_to_end.conversation import BOT, replies
from tests.end_to_end.test_fixes import with_label
from tests.fakehub.events import NEEDED_PERMISSION
from tests.house import manifest

RULE = "unjustified-violation"
ACTS = {"reading": READING, "speaking": SPEAKING, "committing": COMMITTING, "resolving": RESOLVING, "listing": LISTING,
        "the owner's policy": NEIGHBOR, "proposing": PROPOSING}  # fmt: skip


def minted(house):
    """The acts that tokens were asked for since the record was cleared, and for how many repositories each."""
    bodies = [json.loads(seen.body) for seen in house.hub.requests if seen.mints]
    counts = [len(body.get("repository_ids", []) + body.get("repositories", [])) for body in bodies]
    acts = [next(act for act, wanted in ACTS.items() if wanted == body["permissions"]) for body in bodies]
    return set(zip(acts, counts, strict=True))


def judge(house, repository, branch, files):
    """Open a pull request and wait until everything is said of it."""
    pull = repository.open_pull_request(branch, files)
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    return pull


def correct(house, pull, files):
    """Push to a pull request and wait until everything is said of it."""
    house.wait_for_check(pull, sha=pull.push(files))
    house.wait_until_quiet(seconds=0.5)
    return house.check(pull)


def say(house, pull, settle, line, feeling="+1", by="alice"):
    """A command, and how it was answered."""
    before = len(replies(pull))
    settle(pull.comment(line, by=by), feeling)
    return replies(pull)[before:]


def said_of(run):
    """What a check-run says, whatever its repository is called."""
    return run.title, run.conclusion, [(one["path"], one["start_line"], one["title"]) for one in run.annotations]


def live(house, repository, settle):
    """What a person sees in the life of a pull request that asks for no commit and has no finding that goes."""
    repository.grant("grace", "write")
    pull = judge(house, repository, "007", sample.bad_feature())
    seen = [said_of(house.check(pull)), sorted(one.thread.line for one in pull.review_comments())]
    for line in ("/plan help", "/plan status", f"/plan explain {RULE}", f"/plan waive {RULE} agreed with legal today"):
        seen.append(len(say(house, pull, settle, line, by="grace")))
    house.wait_until_quiet(seconds=0.5)
    head = pull.enqueue()
    seen.append(said_of(house.wait_for_check(pull, sha=head)))
    return seen


@pytest.fixture
def read_only(house):
    """Let the installation only read contents, when it is called; as it was at the end."""
    granted = house.hub.installation.permissions

    def refuse():
        granted["contents"] = "read"

    yield refuse
    granted["contents"] = "write"


def test_the_manifest_asks_for_what_calls_and_events_need_and_for_nothing_else(house, repository, settle):
    live(house, repository, settle)
    pull = judge(house, repository, "008", with_label())
    say(house, pull, settle, "/plan fix")
    correct(house, pull, {sample.PLAN: sample.bad_plan()})
    correct(house, pull, {sample.PLAN: sample.good_plan()})
    say(house, pull, settle, "/plan tasks")
    asked = manifest()
    heard = [frozenset({(NEEDED_PERMISSION[event], "read")}) for event in asked["events"]]

    unmet, spare = (find(asked["permissions"], heard) for find in (house.hub.demands.unmet, house.hub.demands.spare))

    assert (unmet, spare) == ([], [])


def test_a_review_is_made_with_a_token_that_reads_and_one_that_speaks_for_its_repository_alone(house, repository):
    judge(house, repository, "007", sample.bad_feature())

    assert minted(house) == {("reading", 1), ("speaking", 1)}


def test_a_token_that_writes_contents_is_asked_for_only_where_there_is_something_to_write(house, repository, settle):
    pull = judge(house, repository, "008", with_label())
    say(house, pull, settle, "/plan help")
    before = minted(house)

    say(house, pull, settle, "/plan fix")
    house.wait_until_quiet(seconds=0.5)
    assert before == {("reading", 1), ("speaking", 1)}
    assert minted(house) - before == {("committing", 1), ("resolving", 1)}


def test_a_token_that_opens_pull_requests_is_asked_for_only_where_there_is_one_to_open(house, repository, settle):
    pull = judge(house, repository, "007", sample.good_feature())
    before = minted(house)

    say(house, pull, settle, "/plan tasks")
    house.wait_until_quiet(seconds=0.5)

    assert before == {("reading", 1), ("speaking", 1)}
    assert minted(house) - before == {("committing", 1), ("proposing", 1)}


def test_without_writing_contents_fixing_and_resolving_are_lost_and_nothing_else(house, settle, read_only):
    free, bound = (house.hub.create_repository(f"acme/{name}", sample.base()) for name in ("free", "bound"))
    expected = live(house, free, settle)
    read_only()

    seen = live(house, bound, settle)

    assert seen == expected


def test_without_writing_contents_each_thing_that_is_lost_is_said_in_one_line(house, repository, settle, read_only):
    read_only()
    pull = judge(house, repository, "008", with_label())
    head = pull.head_sha
    thread = next(one for one in pull.threads() if one.comments[0].author.login == BOT)
    pull.reply(thread, "Why is that?")

    (refused,) = say(house, pull, settle, "/plan fix", "confused")
    run = correct(house, pull, {sample.PLAN: sample.good_plan()})
    (offered,) = say(house, pull, settle, "/plan tasks", "confused")
    # That a thread may not be resolved is known once it was tried, and said by the review after that.
    say(house, pull, settle, "/plan review")
    house.hub.wait_for(lambda: len(pull.check_runs()) == 2)

    assert len([line for line in offered.splitlines() if "contents: write" in line]) == 1
    assert len([line for line in refused.splitlines() if "contents: write" in line]) == 1
    assert (pull.pull.head_repository.git.commit(pull.head_sha).parents, run.conclusion) == ((head,), "success")
    told = [line for line in pull.check_runs()[-1].summary.splitlines() if "write contents" in line]
    assert (len(told), thread.resolved) == (1, False)
