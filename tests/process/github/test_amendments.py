"""Gathering constitutions that a pull request changes, and law that is too long to be read."""

from dataclasses import replace

from plangate.domain.model.snapshot import MAX_FILE_SIZE, AmendedLaw
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, POLICY_PATH, TEMPLATE_PATH
from tests.fakehub.repositories import symlink
from tests.process.github.conftest import PLANNED, a_file_of

CHANGED = CONSTITUTION_TEXT.replace("Small Parts", "Tiny Parts")


def texts(snapshot):
    """The constitutions that are changed, with their texts after and before."""
    return [(law.after.path, law.after.text, law.before and law.before.text) for law in snapshot.amended]


def test_a_changed_constitution_alone_takes_two_calls(library, read):
    pull = library.open_pull_request("law", {CONSTITUTION_PATH: CHANGED})

    snapshot = read(pull)

    before, after = (a_file_of(CONSTITUTION_PATH, text, library) for text in (CONSTITUTION_TEXT, CHANGED))
    assert snapshot.amended == (AmendedLaw(after, before),)
    assert read.calls() == ["PullRequest", "Lookups"]


def test_a_changed_constitution_beside_a_plan_takes_no_further_call(library, read):
    pull = library.open_pull_request("both", {**PLANNED, CONSTITUTION_PATH: CHANGED})

    snapshot = read(pull)

    assert texts(snapshot) == [(CONSTITUTION_PATH, CHANGED, CONSTITUTION_TEXT)]
    assert len(read.calls()) == 3


def test_it_is_compared_with_the_merge_base_and_not_with_the_tip(library, read):
    pull = library.open_pull_request("law", {CONSTITUTION_PATH: CHANGED})
    library.push("main", {CONSTITUTION_PATH: CONSTITUTION_TEXT.replace("Plain Language", "Clear Language")})

    assert texts(read(pull)) == [(CONSTITUTION_PATH, CHANGED, CONSTITUTION_TEXT)]


def test_an_added_constitution_has_nothing_before_it(library, read):
    library.push("main", {CONSTITUTION_PATH: None})
    pull = library.open_pull_request("law", {CONSTITUTION_PATH: CHANGED})

    assert texts(read(pull)) == [(CONSTITUTION_PATH, CHANGED, None)]


def test_a_removed_constitution_is_not_looked_at(library, read):
    pull = library.open_pull_request("law", {CONSTITUTION_PATH: None})

    assert read(pull).amended == ()


def test_a_constitution_that_becomes_a_link_is_read_where_it_leads(library, read):
    pull = library.open_pull_request("law", {"docs/law.md": CHANGED, CONSTITUTION_PATH: symlink("../../docs/law.md")})

    assert texts(read(pull)) == [(CONSTITUTION_PATH, CHANGED, CONSTITUTION_TEXT)]


def test_law_that_is_too_long_is_there_without_its_text(library, read):
    long = "x" * (MAX_FILE_SIZE + 1)
    library.push("main", {CONSTITUTION_PATH: long, TEMPLATE_PATH: long})
    pull = library.open_pull_request("search", PLANNED)

    snapshot = read(pull)

    for path in (CONSTITUTION_PATH, TEMPLATE_PATH):
        assert snapshot.law_file(path) == replace(a_file_of(path, long, library), text=None)


def test_a_changed_policy_is_read_at_both_ends_in_two_calls(library, read):
    library.push("main", {POLICY_PATH: "fail-on: high\n"})
    pull = library.open_pull_request("policy", {POLICY_PATH: "fail-on: hihg\n"})

    snapshot = read(pull)

    before, after = (a_file_of(POLICY_PATH, f"fail-on: {word}\n", library) for word in ("high", "hihg"))
    assert (snapshot.proposed_policy, snapshot.law_file(POLICY_PATH)) == (AmendedLaw(after, before), before)
    assert read.calls() == ["PullRequest", "Lookups"]


def test_a_file_that_is_moved_to_the_policys_place_is_a_new_policy(library, read):
    library.push("main", {"docs/policy.yml": "fail-on: high\n"})
    pull = library.open_pull_request("policy", {"docs/policy.yml": None, POLICY_PATH: "fail-on: high\n"})

    proposed = read(pull).proposed_policy

    assert proposed == AmendedLaw(a_file_of(POLICY_PATH, "fail-on: high\n", library))


def test_a_policy_that_is_removed_leaves_nothing_to_look_at(library, read):
    library.push("main", {POLICY_PATH: "fail-on: high\n"})
    pull = library.open_pull_request("policy", {POLICY_PATH: None})

    assert read(pull).proposed_policy is None
