"""The owner's policy: read where a repository has none, wherever it may be seen, and kept so that it costs little."""

import pytest

from plangate.domain.model.snapshot import OwnerPolicy
from plangate.domain.policy import POLICY_PATH
from plangate.errors import RefusedError, TransientError
from tests.process.github.conftest import PLANNED, a_file_of

OWNERS = "fail-on: critical\n"


@pytest.fixture
def pull(library):
    return library.open_pull_request("search", PLANNED)


def home_of(hub, text=OWNERS, **changes):
    """The owner's repository, with its policy."""
    files = {"README.md": "# acme\n"} | ({POLICY_PATH: text} if text else {})
    return hub.create_repository("acme/.github", files, **changes)


def test_a_public_one_is_read_without_a_further_call_whether_we_are_installed_there_or_not(hub, read, pull):
    hub.installation.repository_selection = "selected"
    hub.installation.repository_ids = {pull.pull.repository.id}
    home = home_of(hub, installed=False)

    snapshot = read(pull)

    assert snapshot.owner_policy == OwnerPolicy("acme/.github", home.tip(), a_file_of(POLICY_PATH, OWNERS, home))
    assert read.calls() == ["PullRequest", "Lookups", "Lookups"]


def test_a_private_one_takes_a_call_of_its_own_once_in_a_while(hub, read, pull):
    home = home_of(hub, private=True)

    first = read(pull)
    cold = read.calls()
    again = read(pull)

    assert first.owner_policy == OwnerPolicy("acme/.github", home.tip(), a_file_of(POLICY_PATH, OWNERS, home))
    assert (again.owner_policy, cold[:2]) == (first.owner_policy, ["PullRequest", "OwnerPolicy"])
    assert "OwnerPolicy" not in read.calls()


def test_the_token_for_it_is_for_that_repository_alone_and_reads_contents_alone(hub, read, pull):
    home = home_of(hub, private=True)

    read(pull)

    tokens = [token for token in hub.state.tokens.values() if token.covers(home.repository)]
    assert [(set(token.repository_ids), token.permissions) for token in tokens] == [
        ({home.id}, {"contents": "read", "metadata": "read"})
    ]


@pytest.mark.parametrize("kept", ["absent", "without a policy", "private and not ours", "empty"])
def test_where_there_is_none_to_be_seen_the_defaults_hold(hub, read, pull, kept):
    if kept == "without a policy":
        home_of(hub, text="")
    elif kept == "private and not ours":
        hub.installation.repository_selection = "selected"
        hub.installation.repository_ids = {pull.pull.repository.id}
        home_of(hub, private=True, installed=False)

    snapshot = read(pull)

    assert snapshot.policy.path is None
    assert read.calls() == ["PullRequest", "Lookups", "Lookups"]


def test_the_repositorys_own_policy_goes_first(hub, library, read, pull):
    home_of(hub)
    library.push("main", {POLICY_PATH: "fail-on: low\n"})

    snapshot = read(pull)

    assert (snapshot.owner_policy, snapshot.policy.repository) == (None, None)
    assert snapshot.policy.sha == a_file_of(POLICY_PATH, "fail-on: low\n", library).sha


def test_one_that_is_made_public_later_is_seen_at_once(hub, read, pull):
    read(pull)
    home_of(hub)

    assert read(pull).owner_policy.file.text == OWNERS


@pytest.mark.parametrize("kind", ["INTERNAL", "RATE_LIMITED"])
def test_any_other_trouble_with_it_is_trouble(hub, read, pull, kind):
    home_of(hub)
    error = {"path": ["home"], "message": "Something went wrong.", "type": kind}
    hub.faults.next(operation="PullRequest", path="graphql$", errors=(error,))

    with pytest.raises((TransientError, RefusedError)):
        read(pull)


def test_trouble_with_a_private_one_is_no_absence(hub, read, pull):
    home_of(hub, private=True)
    hub.faults.next(operation="OwnerPolicy", path="graphql$", status=502)

    with pytest.raises(TransientError):
        read(pull)
    assert read(pull).owner_policy.file.text == OWNERS


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_one_that_is_seen_in_part_only_is_asked_for_with_a_token_of_its_own(hub, read, pull, depth):
    home_of(hub)
    path = ["home", "defaultBranchRef", "target", "policy"][:depth]
    error = {"path": path, "message": "Resource not accessible by integration", "type": "FORBIDDEN"}
    hub.faults.next(operation="PullRequest", path="graphql$", errors=(error,))

    assert read(pull).owner_policy.file.text == OWNERS
    assert "OwnerPolicy" in read.calls()
