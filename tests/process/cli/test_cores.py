"""Many plans are judged on all cores: the same report, a line that counts, and no waiting for a process that died."""

import io
import os
import sys
from concurrent.futures.process import BrokenProcessPool

import pytest

from plangate.cli import cores
from plangate.cli.cores import MANY, on_all_cores
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests.builders import PLAN_TEXT
from tests.process.local.repository import a_repository, write


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.fixture
def two_cores(monkeypatch):
    monkeypatch.setattr(cores, "_cores", lambda: 2)


@pytest.mark.usefixtures("two_cores")
def test_many_plans_get_the_report_that_each_would_get_alone(tmp_path):
    plans = {number: PLAN_TEXT.replace("Python", f"Python {number}") for number in range(100, 100 + MANY)}
    write(a_repository(tmp_path), {f"specs/{number}-more/plan.md": text for number, text in plans.items()})
    snapshot = gather([tmp_path])

    assert len(snapshot.features) > MANY
    assert review(snapshot, on_all_cores) == review(snapshot)


@pytest.mark.usefixtures("two_cores")
def test_what_is_judged_comes_in_its_order_and_from_several_processes():
    judged = list(on_all_cores(lambda number: (number, os.getpid()), range(2 * MANY)))

    assert [number for number, _ in judged] == list(range(2 * MANY))
    assert os.getpid() == judged[0][1]
    assert os.getpid() not in {process for _, process in judged[1:]}


@pytest.mark.usefixtures("two_cores")
def test_a_process_that_dies_is_not_waited_for():
    with pytest.raises(BrokenProcessPool):
        list(on_all_cores(lambda number: os._exit(1) if number == MANY // 2 else number, range(MANY)))


def test_a_terminal_is_told_how_far_it_is_and_the_line_goes(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    list(on_all_cores(str, range(MANY)))

    assert f"\r{MANY} of {MANY} plans judged" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\033[K")


def test_a_few_are_judged_here_without_a_word(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    assert {process for process in on_all_cores(lambda _: os.getpid(), range(MANY - 1))} == {os.getpid()}
    assert terminal.getvalue() == ""
