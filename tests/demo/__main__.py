"""`make demo`: a pull request with a defective plan is reviewed, corrected, turns green and gets its tasks, all here.

Everything is real but GitHub itself: receiver, dispatcher, worker and Redis run in their own processes, and the
stand-in GitHub serves real git repositories over HTTP. At a terminal each scene waits for Enter. `--once` waits for
nothing and ends by itself: 0 when the story went as told.
"""

import argparse
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests import sample
from tests.demo.story import StoppedError, Story, seconds_since
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.model import CheckRun
from tests.house import House

LEFT_RED = "specs/008-second-window"


def main() -> int:
    """Tell the story; with --once end after it, else leave everything running until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="make demo ARGS=…", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end by itself once all is told")
    story = Story(parser.parse_args().once, threading.Event())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: story.stop.set())
    with tempfile.TemporaryDirectory(prefix="plangate-demo-") as folder:
        try:
            told = _tell(Path(folder), story)
        except StoppedError:
            return 0
    return 0 if told else 1


def _tell(folder: Path, story: Story) -> bool:
    story.begin("Starting Redis, a stand-in GitHub, the receiver, the dispatcher and a worker")
    with House.open(folder / "house") as house:
        repository = house.hub.create_repository("acme/parcel-tracker", files=sample.base())
        story.scene("A pull request is opened; its plan has defects")
        pull = repository.open_pull_request(
            "007-delivery-window",
            sample.bad_feature(),
            title="Plan the delivery window",
            body="Spec and plan for the delivery window.",
        )
        red = _judged(house, story, pull)
        story.comments(pull.review_comments())
        story.addresses([("to look at:", pull)])
        story.scene("The author pushes a corrected plan; a second pull request keeps the defects, to compare")
        left = _left_red(repository)
        pull.push(sample.good_feature(), message="Answer the review")
        green = _judged(house, story, pull)
        still_red = _judged(house, story, left)
        story.scene("The author asks for tasks with a comment, /plan tasks")
        follow_up = _ask_for_tasks(house, story, repository, pull)
        story.addresses([("red:", left), ("green:", pull), ("its tasks:", follow_up)])
        story.stay()
    return [one.conclusion for one in (red, green, still_red)] == ["failure", "success", "failure"]


def _left_red(repository: RepositoryActs) -> PullRequestActs:
    """A pull request that nobody corrects."""
    files = sample.bad_feature(LEFT_RED)
    return repository.open_pull_request("008-second-window", files, title="Plan a second window")


def _judged(house: House, story: Story, pull: PullRequestActs) -> CheckRun:
    """The check-run on the head, once it is there, shown."""
    since = time.monotonic()
    with story.console.status("Waiting for the check-run"):
        run = house.wait_for_check(pull)
    story.check(run, seconds_since(since))
    return run


def _ask_for_tasks(house: House, story: Story, repository: RepositoryActs, pull: PullRequestActs) -> PullRequestActs:
    """Comment, and show the follow-up pull request once it is there; raises TimeoutError."""
    known = {one.number for one in repository.pulls()}
    pull.comment("/plan tasks")
    since = time.monotonic()
    with story.console.status("Waiting for the follow-up pull request"):
        follow_up = house.hub.wait_for(
            lambda: next((one for one in repository.pulls() if one.number not in known), None)
        )
    story.say(f"follow-up after {seconds_since(since):.1f} s: [bold]{follow_up.pull.title}[/]")
    return follow_up


if __name__ == "__main__":
    sys.exit(main())
