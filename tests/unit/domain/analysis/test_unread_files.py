"""A file beside a plan that nobody can read is said, and never passed by as if it had been judged."""

from dataclasses import replace

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.model.report import PlanReport
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from plangate.domain.review.review import review
from tests.builders import a_snapshot

_FOLDER = "specs/001-search"


def _judged(*files: File) -> PlanReport:
    """The report on the sample plan with these files beside it, in place of those of the same paths."""
    snapshot = a_snapshot()
    feature = snapshot.features[0]
    others = tuple(file for file in feature.files if file.path not in {one.path for one in files})
    return review(replace(snapshot, features=(replace(feature, files=(*others, *files)),))).plans[0]


def _found(plan: PlanReport, rule: str) -> list[tuple[str, Severity, str]]:
    return [(one.path, one.severity, one.message) for one in plan.findings if one.rule == rule]


@pytest.mark.parametrize("name", ["spec.md", "research.md", "data-model.md", "tasks.md", "contracts/api.md"])
def test_a_file_that_rules_ask_for_and_cannot_read_is_listed_as_not_read(name):
    binary = File(f"{_FOLDER}/{name}", "b1", None, size=2)

    plan = _judged(binary)

    assert plan.unread == (f"{_FOLDER}/{name}",)


@pytest.mark.parametrize("name", ["contracts/flow.png", "diagram.svg", "contracts/schemas"])
def test_what_no_rule_asks_for_is_not_missed(name):
    image = File(f"{_FOLDER}/{name}", "b1", None, size=9000)

    plan = _judged(image)

    assert (plan.unread, _found(plan, "unreadable-contract")) == ((), [])


def test_a_file_of_which_only_the_name_was_wanted_is_not_accused():
    named = tuple(File(f"{_FOLDER}/{name}", "") for name in ("spec.md", "contracts/api.yaml"))

    plan = _judged(*named)

    assert (plan.unread, _found(plan, "missing-spec"), _found(plan, "unreadable-contract")) == ((), [], [])


@pytest.mark.parametrize(
    ("spec", "why"),
    [
        (File(f"{_FOLDER}/spec.md", "b1", None, size=2), "it is not UTF-8 text. Save it as UTF-8."),
        (File(f"{_FOLDER}/spec.md", "b1", "\ufeff \n"), "it is empty. Write it with `/speckit.specify`."),
        (
            File(f"{_FOLDER}/spec.md", "b1", None, size=MAX_FILE_SIZE + 1),
            "it is 257 KiB long, and 256 KiB is the most that is read. Shorten it.",
        ),
    ],
)
def test_a_specification_that_cannot_be_read_is_found_at_medium(spec, why):
    found = _found(_judged(spec), "missing-spec")

    assert found == [(spec.path, Severity.MEDIUM, f"spec.md says nothing: {why}")]


def test_a_specification_behind_a_link_is_not_read_and_not_accused():
    link = File(f"{_FOLDER}/spec.md", "b1", "../../docs/search.md", symlink=True)

    plan = _judged(link)

    assert (plan.unread, _found(plan, "missing-spec")) == ((link.path,), [])


def test_a_contract_that_is_not_text_is_unreadable():
    contract = File(f"{_FOLDER}/contracts/broadcasts.yaml", "b1", None, size=3)

    plan = _judged(contract)

    assert (plan.unread, _found(plan, "unreadable-contract")) == (
        (contract.path,),
        [
            (
                contract.path,
                Severity.MEDIUM,
                "This contract cannot be read: it is not UTF-8 text. Save it as UTF-8.",
            )
        ],
    )


def test_a_contract_beyond_those_that_are_read_is_listed_and_not_accused():
    contracts = tuple(File(f"{_FOLDER}/contracts/{number:02}.yaml", "b1", "a: 1", size=4) for number in range(50))
    beyond = File(f"{_FOLDER}/contracts/50.yaml", "b2", None, size=4)

    plan = _judged(*contracts, beyond)

    assert (plan.unread, _found(plan, "unreadable-contract")) == ((beyond.path,), [])
