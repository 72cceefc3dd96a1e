"""Which sentences say that there is no constitution."""

import pytest

from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_file, a_snapshot

LAW = "# Law\n\n## Core Principles\n\n### I. Limits\n\nEvery list MUST end.\n\n**Version**: 1.0.0\n"


def claims(sentence: str, law: str = LAW) -> list[int]:
    """The lines of the rule's findings for a plan whose Constitution Check begins with that sentence on line 7."""
    plan = (
        "# Implementation Plan: Search\n\n## Technical Context\n\n## Constitution Check\n\n"
        f"{sentence}\n\n- I. Limits: PASS, it ends.\n\n## Project Structure\n\nOne.\n"
    )
    snapshot = a_snapshot(a_feature(plan), law=(a_file(CONSTITUTION_PATH, law),) if law else ())
    (report,) = review(snapshot).plans
    return [finding.line for finding in report.findings if finding.rule == "false-constitution-claim"]


@pytest.mark.parametrize(
    "sentence",
    [
        "This repository has no constitution.",
        "This repository has no constitution; the habits of the librarians are used instead.",
        "The project does not have a constitution yet.",
        "The project doesn't have a ratified constitution, so nothing is checked.",
        "Our codebase lacks a constitution file.",
        "We have no constitution to check against.",
        "No constitution file was found.",
        "The constitution does not exist in this repository.",
        "The constitution is missing.",
        "The constitution is missing from the repository.",
    ],
)
def test_a_sentence_that_denies_the_constitution_is_reported(sentence):
    assert claims(sentence) == [7]


@pytest.mark.parametrize(
    "sentence",
    [
        "This repository has no constitution violations.",
        "The project has no constitution check in CI.",
        "The feature has no constitution, security or privacy issues.",
        "The project has no constitution of its own, the root's applies.",
        "The module has no constitution.",
        "The project lacks a constitution check in CI.",
        "If the repository has no constitution, this section is skipped.",
        "The project initially had none: no constitution was found.",
        "The constitution does not exist in a second language.",
        "The constitution is missing a rule about lists.",
        "The constitution was not found to be violated.",
    ],
)
def test_a_sentence_about_something_else_is_not(sentence):
    assert claims(sentence) == []


def test_what_is_true_may_be_said():
    assert claims("This repository has no constitution.", law="") == []
