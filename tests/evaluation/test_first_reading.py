"""A first reading writes a sheet without a verdict, and counts what readers wrote beside what the engine says."""

import subprocess
from pathlib import Path

import pytest
from rich.console import Console

from plangate.domain.model.findings import Finding, Severity, Status
from plangate.domain.rules import RULE_NAMES
from tests.evaluation.first_reading.causes import CAUSES
from tests.evaluation.first_reading.command import first_reading
from tests.evaluation.first_reading.compare import Share, Worth, agreement, compare
from tests.evaluation.first_reading.labels import Reading, read_labels
from tests.evaluation.first_reading.verdicts import Verdict

HEAD = "repository\tplan\twhat\tanswer\tline\treason\n"
PLAN = "specs/001-kiln/plan.md"
LAW = "# Kiln Constitution\n\n## Core Principles\n\n### I. Dry Valves\n\nValves MUST be dry.\n"
GOOD = "# Implementation Plan: Kiln\n\n## Constitution Check\n\n- **I. Dry Valves**: PASS, they are\n"
KILN, OVEN = ("a__kiln", PLAN), ("a__oven", PLAN)


def finding(rule: str, severity: Severity = Severity.HIGH) -> Finding:
    return Finding(rule, severity, PLAN, 3, 3, "Say why.")


def readings(tmp_path: Path, **rows: str) -> tuple[Reading, ...]:
    for reader, text in rows.items():
        (tmp_path / f"{reader}.tsv").write_text(HEAD + text, "utf-8")
    return read_labels(tmp_path)


def row(key: tuple[str, str], what: str, answer: str) -> str:
    return "\t".join((*key, what, answer, "", "")) + "\n"


@pytest.fixture
def repositories(tmp_path: Path) -> Path:
    """Two repositories: one of git, whose law was changed after its plan, and one that is a mere folder."""
    for name in ("a__kiln", "a__oven"):
        for path, text in (
            (PLAN, GOOD),
            ("specs/001-kiln/spec.md", "# Spec\n"),
            (".specify/memory/constitution.md", LAW),
        ):
            place = tmp_path / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
    git = ("git", "-C", str(tmp_path / "a__kiln"), "-c", "user.name=t", "-c", "user.email=t@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "Plan")):
        subprocess.run([*git, *arguments], check=True)
    (tmp_path / "a__kiln/.specify/memory/constitution.md").write_text(LAW.replace("Dry", "Wet"), "utf-8")
    subprocess.run([*git, "commit", "-qam", "Amend"], check=True)
    return tmp_path


def test_each_rule_that_may_block_is_a_cause_once():
    named = [rule for cause in CAUSES for rule in cause.rules]

    assert sorted(named) == sorted(set(named))
    assert set(named) <= set(RULE_NAMES)


def test_the_sheet_has_each_plan_with_the_law_of_its_time_and_no_verdict(repositories):
    printed = Console(record=True, width=400)

    assert first_reading(repositories, printed) == 0

    sheet = repositories / "first-reading"
    laws = {place.read_text("utf-8") for place in (sheet / "laws").iterdir()}
    rows = (sheet / "plans.tsv").read_text("utf-8").splitlines()
    assert len(rows) == 3
    assert laws == {LAW}
    assert "2 plans to read" in printed.export_text()
    assert "unaddressed" not in (sheet / "HOW.md").read_text("utf-8")


def test_labels_are_compared_with_what_the_engine_says(repositories):
    console = Console(record=True, width=400)
    first_reading(repositories, console)
    labels = row(KILN, "plan", "no") + row(OVEN, "plan", "no") + row(OVEN, "principle I", "pass")
    (repositories / "first-reading/labels/one.tsv").write_text(HEAD + labels, "utf-8")

    assert first_reading(repositories, console) == 0

    printed = console.export_text()
    assert "one: 2 plans, 0 of them doubtful" in printed
    assert "1 of 1 (100.0%)" in printed


def test_a_row_that_says_nothing_is_named(repositories):
    console = Console(record=True, width=400)
    first_reading(repositories, console)
    (repositories / "first-reading/labels/one.tsv").write_text(HEAD + row(KILN, "plan", "perhaps"), "utf-8")

    assert first_reading(repositories, console) == 1
    assert "one.tsv:2" in console.export_text()


def test_plans_that_are_blocked_falsely_and_that_are_missed_are_named(tmp_path):
    (reading,) = readings(tmp_path, one=row(KILN, "plan", "no") + row(OVEN, "plan", "yes"))

    figures = compare(reading, [Verdict(KILN, blocked=True), Verdict(OVEN, blocked=False)])

    assert figures.false_blocks == (KILN,)
    assert figures.misses == (OVEN,)
    assert (figures.blocked_falsely, figures.heard) == (Share(1, 1), Share(0, 1))


def test_a_doubtful_plan_counts_for_neither(tmp_path):
    (reading,) = readings(tmp_path, one=row(KILN, "plan", "doubt"))

    figures = compare(reading, [Verdict(KILN, blocked=True)])

    assert (figures.should_pass, figures.should_block, figures.doubtful) == (0, 0, 1)


@pytest.mark.parametrize(
    ("cause", "worth"),
    [
        (row(KILN, "cause unanswered-principle", "fair"), Worth.RIGHT),
        (row(KILN, "cause unanswered-principle", "letter"), Worth.LETTER),
        (row(KILN, "cause limit", "fair"), Worth.FALSE),
    ],
)
def test_a_blocking_finding_is_worth_what_its_cause_is_to_the_reader(tmp_path, cause, worth):
    (reading,) = readings(tmp_path, one=row(KILN, "plan", "yes") + cause)
    told = (finding("unaddressed-principle"), finding("missing-field", Severity.MEDIUM))

    figures = compare(reading, [Verdict(KILN, blocked=True, findings=told)])

    assert figures.worth == {"unaddressed-principle": {worth: 1}}


def test_answers_are_compared_by_their_principle(tmp_path):
    labels = row(KILN, "plan", "no") + row(KILN, "principle Principle I", "pass") + row(KILN, "principle II", "na")
    (reading,) = readings(tmp_path, one=labels)
    read = (("i", Status.ASSERTED), ("ii", Status.PASS), ("iii", Status.MISSING))

    figures = compare(reading, [Verdict(KILN, blocked=False, statuses=read)])

    assert figures.read_alike == Share(1, 2)
    assert figures.differing == ((KILN, "ii", "na", "pass"),)


def test_two_readers_agree_on_the_plans_that_both_labelled(tmp_path):
    one, other = readings(tmp_path, one=row(KILN, "plan", "no") + row(OVEN, "plan", "no"), two=row(KILN, "plan", "yes"))

    assert agreement(one, other) == Share(0, 1)
