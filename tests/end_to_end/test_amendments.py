"""Pull requests that change the constitution: what a person sees, with and without a plan."""

import re

from tests import sample
from tests.end_to_end.conversation import told

LAW = sample.CONSTITUTION
OFFLINE = "### VII. Offline Reading\n\nEvery page MUST work offline.\n\n## Governance"


def amended(*changes, version, day="2026-07-01"):
    """The constitution with texts replaced, under a version and a day."""
    law = sample.base()[LAW].replace("1.2.0", version).replace("2026-06-18", day)
    for old, new in changes:
        law = law.replace(old, new)
    return law


def without_simplicity():
    """What takes the last principle out."""
    law = sample.base()[LAW]
    return law[law.index("### VI. Simplicity") : law.index("## Governance")], ""


def version_line(law):
    return next(number for number, line in enumerate(law.splitlines(), 1) if line.startswith("**Version**"))


def commented(pull):
    """Our comments at lines of the diff, by the rule that they name first."""
    said = [(one.path, one.line, one.comments[0].body) for one in pull.threads()]
    return [(path, line, re.search(r"\[([a-z-]+)\]", body)[1]) for path, line, body in said]


def test_a_clean_amendment_is_green_and_says_what_changes(house, repository):
    pull = repository.open_pull_request("law", {LAW: amended(("## Governance", OFFLINE), version="1.3.0")})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("success", "Complies: constitution 1.2.0 → 1.3.0")
    assert "VII. Offline Reading: added." in run.summary
    assert told(pull, run) == []


def test_a_principle_removed_with_a_patch_is_red_at_the_version_line(house, repository):
    law = amended(without_simplicity(), version="1.2.1")
    pull = repository.open_pull_request("law", {LAW: law})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == (
        "failure",
        "1 to fix: The version rises from 1.2.0 to 1.2.1, and removing VI. Simplicity asks for a new MAJOR version "
        f"(constitution.md line {version_line(law)})",
    )
    assert told(pull, run) == [(LAW, version_line(law), "wrong-version-bump (high)")]
    assert "VI. Simplicity: removed." in run.summary
    assert commented(pull) == [(LAW, version_line(law), "wrong-version-bump")]


def test_an_amendment_without_a_new_version_fails_beside_a_plan_that_complies(house, repository):
    law = amended(("MUST NOT name a carrier", "MUST name no carrier"), version="1.2.0", day="2026-06-18")
    pull = repository.open_pull_request("both", {**sample.good_feature(), LAW: law})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title.partition(":")[0]) == ("failure", "1 to fix")
    assert [title for *_, title in told(pull, run)] == ["unversioned-amendment (high)"]
    assert "are judged by the constitution on `main`, and not by this text" in run.summary


def test_an_amendment_that_is_mended_turns_green(house, repository):
    pull = repository.open_pull_request("law", {LAW: amended(without_simplicity(), version="1.3.0")})
    assert house.wait_for_check(pull).conclusion == "failure"

    sha = pull.push({LAW: amended(without_simplicity(), version="2.0.0")})

    assert house.wait_for_check(pull, sha=sha).title == "Complies: constitution 1.2.0 → 2.0.0"
    assert [thread.resolved for thread in pull.threads()] == [True]


def test_what_was_said_of_an_amendment_is_not_said_again(house, repository):
    pull = repository.open_pull_request("law", {LAW: amended(without_simplicity(), version="1.3.0")})
    house.wait_for_check(pull)

    sha = pull.push({LAW: amended(without_simplicity(), version="1.3.0"), "docs/notes.md": "More.\n"})
    house.wait_for_check(pull, sha=sha)

    assert (len(pull.reviews()), len(commented(pull))) == (1, 1)


def test_a_draft_of_an_amendment_gets_no_comment_at_its_lines(house, repository):
    pull = repository.open_pull_request("law", {LAW: amended(without_simplicity(), version="1.3.0")}, draft=True)

    assert house.wait_for_check(pull).conclusion == "failure"
    assert commented(pull) == []


def test_the_template_that_spec_kit_sets_up_is_no_amendment(house):
    files = {path: text for path, text in sample.base().items() if path != LAW}
    repository = house.hub.create_repository("acme/set-up", files=files)
    pull = repository.open_pull_request("init", {LAW: "# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n"})

    run = house.wait_for_check(pull)

    assert (run.conclusion, told(pull, run)) == ("success", [])


def test_a_constitution_that_is_too_long_to_read_is_not_taken_for_none(house):
    files = {**sample.base(), LAW: sample.base()[LAW] + "More words.\n" * 30_000}
    repository = house.hub.create_repository("acme/wordy", files=files)
    pull = repository.open_pull_request("007", sample.good_feature())

    run = house.wait_for_check(pull)

    assert run.conclusion == "action_required"
    assert run.title == f"Could not evaluate: {LAW} is larger than 256 KiB"
    assert "no constitution" not in run.summary


def told_impact(run):
    """The advice on an amendment, its lines without their links."""
    _, _, rest = run.summary.partition("### What this amendment would change\n\n")
    lines = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", rest.partition("\n\n###")[0]).splitlines()
    return [line.removeprefix("- ") if line.startswith("- ") else line.split("**")[1] for line in lines if line]


def test_an_amendment_is_told_which_merged_and_open_plans_change_verdict(house, repository):
    repository.push("main", sample.good_feature("specs/003-labels"))
    other = repository.open_pull_request("004", sample.good_feature("specs/004-returns"))
    house.wait_for_check(other)
    pull = repository.open_pull_request("law", {LAW: amended(("## Governance", OFFLINE), version="1.3.0")})

    run = house.wait_for_check(pull)

    assert told_impact(run) == [
        "2 plans would change verdict",
        "specs/003-labels/plan.md: complies → would not comply, for unaddressed-principle (VII. Offline Reading).",
        "specs/004-returns/plan.md in pull request 1: complies → would not comply, "
        "for unaddressed-principle (VII. Offline Reading).",
    ]
    assert (run.conclusion, run.title) == (
        "success", "Complies: constitution 1.2.0 → 1.3.0; 2 plans would change verdict",
    )  # fmt: skip


def test_looking_at_an_amendment_again_writes_nothing(house, repository):
    repository.push("main", sample.good_feature("specs/003-labels"))
    pull = repository.open_pull_request("law", {LAW: amended(("## Governance", OFFLINE), version="1.3.0")})
    house.wait_for_check(pull)
    house.wait_until_quiet()
    house.hub.traffic.clear()

    pull.convert_to_draft()
    pull.mark_ready()
    house.wait_until_quiet()

    assert house.hub.writes() == []
    assert "OpenPlans" in [seen.operation for seen in house.hub.calls()]


def test_plans_of_another_project_are_not_struck_by_an_amendment(house, repository):
    own = {f"apps/mail/{LAW}": sample.base()[LAW], **sample.good_feature("apps/mail/specs/003-labels")}
    repository.push("main", {**own, **sample.good_feature("specs/004-returns")})
    nested = amended(("## Governance", OFFLINE), version="1.3.0")
    pull = repository.open_pull_request("law", {f"apps/mail/{LAW}": nested})

    told = told_impact(house.wait_for_check(pull))

    assert [line.partition(":")[0] for line in told[1:]] == ["apps/mail/specs/003-labels/plan.md"]


def test_a_constitution_that_is_removed_is_told_what_follows(house, repository):
    repository.push("main", sample.good_feature("specs/003-labels"))
    pull = repository.open_pull_request("law", {LAW: None})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == (
        "success",
        "No plan changed: the constitution is removed; 1 plan would change verdict",
    )
    assert "plans here have no principles to answer" in run.summary
    assert told_impact(run)[1:] == [
        "specs/003-labels/plan.md: complies → would not be assessed: no constitution.",
    ]


def test_a_constitution_that_is_moved_out_of_sight_is_told_where_it_is_looked_for(house, repository):
    pull = repository.open_pull_request("law", {LAW: None, "notes/constitution.md": sample.base()[LAW]})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title) == ("success", "No plan changed: the constitution moves out of sight")
    assert "name its new place under `constitution`" in run.summary


def test_a_constitution_that_moves_to_another_place_where_it_is_found_stays_in_force(house, repository):
    repository.push("main", sample.good_feature("specs/003-labels"))
    pull = repository.open_pull_request("law", {LAW: None, "memory/constitution.md": sample.base()[LAW]})

    run = house.wait_for_check(pull)

    assert (run.conclusion, run.title, "What this amendment" in run.summary) == ("success", "No plan to judge", False)
