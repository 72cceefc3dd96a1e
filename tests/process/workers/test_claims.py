"""Numbers that several open pull requests want: who is told, and who is looked at again."""

import re

import pytest

from plangate.errors import GoneError
from plangate.github.read.feature_number_claims import Claims
from plangate.queue.jobs import ForgetInstallation, InstallationRef, PullRequestClosed, ReviewPullRequest
from plangate.settings import WorkerSettings
from plangate_workers.context import WorkerContext
from plangate_workers.handlers import pull_request_closed, reconcile, review_pull_request
from tests import sample
from tests.jobs import pull_request_of

OTHER = "specs/007-drop-off-places"
THIRD = "specs/008-drop-off-places"


@pytest.fixture
def context(context):
    """The tools with all settings that a review asks for."""
    given = {"app_id": context.settings.app_id, "github_url": context.settings.github_url}
    return WorkerContext(
        WorkerSettings.model_construct(**given), context.redis, context.inbox, context.metrics, context.key
    )


@pytest.fixture
def look(context, hub, repository):
    """Review a pull request, and give its check-run."""

    def look(pull):
        review_pull_request.run(context, job(hub, repository, pull))
        return pull.check_runs()[-1]

    return look


def job(hub, repository, pull):
    return ReviewPullRequest(pull_request_of(hub, repository, pull))


def waiting(context):
    """The numbers of the pull requests that are put in, each taken out."""
    found = []
    while (taken := context.inbox.take("1")) is not None:
        found.append(taken.job.target.number)
        context.inbox.done(taken.job.key, taken.token)
    return sorted(found)


def clashes(run):
    """What the check-run says of numbers."""
    return re.findall(r"^- .*: (Number \d+ is taken: .*\.) \(", run.summary, re.MULTILINE)


def told(folder, number, of="007"):
    return [f"Number {of} is taken: {folder} in pull request {number}. Take the next free one."]


def test_only_the_younger_of_two_is_told(context, look, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))

    runs = [look(pull) for pull in (older, younger, older)]

    assert [clashes(run) for run in runs] == [[], told(sample.FEATURE, older.number), []]
    assert waiting(context) == []


def test_a_number_that_seems_taken_costs_one_call_more(look, hub, repository):
    look(repository.open_pull_request("a", sample.good_feature()))
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    hub.traffic.clear()

    look(younger)

    asked = [call.operation or call.method for call in hub.calls()]
    assert asked == ["PullRequest", "Lookups", "Lookups", "Claims", "POST", "POST"]


def test_the_younger_is_looked_at_again_when_the_older_is_read_after_it(context, look, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))

    first = clashes(look(younger))
    look(older)

    assert (first, waiting(context)) == ([], [younger.number])
    assert clashes(look(younger)) == told(sample.FEATURE, older.number)


def test_an_older_one_that_closes_frees_its_number(context, look, hub, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    look(older), look(younger)
    older.close()

    pull_request_closed.run(context, PullRequestClosed(pull_request_of(hub, repository, older)))

    assert waiting(context) == [younger.number]
    assert clashes(look(younger)) == []


def test_a_closing_that_comes_again_after_the_reopening_frees_nothing(context, look, hub, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    look(older), look(younger)

    with pytest.raises(GoneError):
        pull_request_closed.run(context, PullRequestClosed(pull_request_of(hub, repository, older)))

    held = Claims(context.texts(job(hub, repository, older))).of(older.number)
    assert (waiting(context), held) == ([], {("main", sample.FEATURE)})


@pytest.mark.parametrize(
    ("closed", "may_be_lag"),
    [("2000-01-01T00:00:00Z", False), ("2999-01-01T00:00:00Z", True), (None, True)],
    ids=["opened again since", "GitHub's word is older", "the event does not tell"],
)
def test_whether_a_closing_is_late_is_told_apart_from_lag(context, hub, repository, closed, may_be_lag):
    pull = repository.open_pull_request("a", sample.good_feature())

    with pytest.raises(GoneError) as caught:
        pull_request_closed.run(context, PullRequestClosed(pull_request_of(hub, repository, pull), closed=closed))

    assert caught.value.may_be_lag == may_be_lag


def test_an_older_one_that_is_merged_takes_its_number_for_good(context, look, hub, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    look(older), look(younger)
    said = [comment.body for comment in younger.review_comments()]
    older.merge()

    pull_request_closed.run(context, PullRequestClosed(pull_request_of(hub, repository, older)))

    assert waiting(context) == [younger.number]
    assert clashes(look(younger)) == [f"Number 007 is taken: {sample.FEATURE}."]
    assert [comment.body for comment in younger.review_comments()] == said


def test_an_older_one_that_renumbers_frees_one_number_and_takes_another(context, look, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    third = repository.open_pull_request("c", sample.good_feature(THIRD))
    for pull in (older, younger, third):
        look(pull)
    moved = "specs/008-delivery-window"
    older.push({**dict.fromkeys(sample.good_feature()), **sample.good_feature(moved)})

    look(older)

    assert waiting(context) == [younger.number, third.number]
    assert clashes(look(younger)) == []
    assert clashes(look(third)) == told(moved, older.number, of="008")


def test_an_older_one_that_is_retargeted_takes_the_number_there(context, look, repository):
    repository.create_branch("release")
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    elsewhere = repository.open_pull_request("c", sample.good_feature("specs/007-lockers"), base="release")
    for pull in (older, younger, elsewhere):
        look(pull)
    assert clashes(elsewhere.check_runs()[-1]) == []
    older.retarget("release")

    look(older)

    assert waiting(context) == [younger.number, elsewhere.number]
    assert clashes(look(younger)) == []
    assert clashes(look(elsewhere)) == told(sample.FEATURE, older.number)


def test_a_claim_that_github_does_not_confirm_is_told_to_nobody_and_forgotten(context, look, hub, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    look(older)
    older.close()
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))

    run = look(younger)

    claims = Claims(context.texts(job(hub, repository, older)))
    assert (clashes(run), claims.of(older.number)) == ([], frozenset())
    assert claims.of(younger.number) == {("main", OTHER)}


def test_a_number_that_a_pull_request_that_never_was_claims_is_free(context, look, hub, repository):
    pull = repository.open_pull_request("a", sample.good_feature())
    repository.open_pull_request("b", sample.good_feature(OTHER))
    Claims(context.texts(job(hub, repository, pull))).put(0, [("main", OTHER)])

    assert clashes(look(pull)) == []


def test_what_redis_has_lost_or_kept_too_long_is_told_to_nobody(context, look, hub, repository, monkeypatch):
    older = repository.open_pull_request("a", sample.good_feature())
    with monkeypatch.context() as then:
        then.setattr("plangate.github.read.feature_number_claims.CLAIM_TTL", -1)
        Claims(context.texts(job(hub, repository, older))).put(older.number, [("main", sample.FEATURE)])
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))

    assert clashes(look(younger)) == []


def test_a_specification_takes_its_number_before_there_is_a_plan(look, repository):
    older = repository.open_pull_request("a", {f"{sample.FEATURE}/spec.md": "# Feature Specification: Window\n"})
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    look(older)

    assert clashes(look(younger)) == told(sample.FEATURE, older.number)


def test_one_feature_in_two_pull_requests_has_its_number_once(look, repository):
    repository.create_branch("release")
    first = repository.open_pull_request("a", sample.good_feature())
    second = repository.open_pull_request("b", sample.good_feature())

    assert [clashes(look(pull)) for pull in (first, second)] == [[], []]


def test_a_finding_of_a_taken_number_goes_with_its_thread_when_the_number_is_free(context, look, hub, repository):
    older = repository.open_pull_request("a", sample.good_feature())
    younger = repository.open_pull_request("b", sample.good_feature(OTHER))
    look(older), look(younger)
    older.close()
    pull_request_closed.run(context, PullRequestClosed(pull_request_of(hub, repository, older)))

    run = look(younger)

    assert (run.conclusion, [thread.resolved for thread in younger.threads()]) == ("success", [True])


def test_what_was_claimed_goes_with_the_installation(context, look, hub, repository):
    pull = repository.open_pull_request("a", sample.good_feature())
    look(pull)
    claims = Claims(context.texts(job(hub, repository, pull)))
    held = claims.of(pull.number)

    hub.suspend()
    reconcile.forget(context, ForgetInstallation(InstallationRef(hub.installation.id)))
    hub.suspend(suspended=False)

    assert (held, claims.of(pull.number)) == ({("main", sample.FEATURE)}, frozenset())
