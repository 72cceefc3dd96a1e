"""`make demo`: a pull request with a defective plan is reviewed, corrected, turns green and gets its tasks, all here.

Everything is real but GitHub itself: receiver, dispatcher, worker and Redis run in their own processes, and the
stand-in GitHub serves real git repositories over HTTP. `--once` ends by itself: 0 when the story went as told.
"""

import argparse
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel

from tests import sample
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.acts_repository import RepositoryActs
from tests.fakehub.model import CheckRun
from tests.house import House

LIGHTS = {"success": "[green]● success[/]", "failure": "[red]● failure[/]", "neutral": "[yellow]● neutral[/]"}
console = Console(highlight=False, soft_wrap=True)


def main() -> int:
    """Tell the story; with --once end after it, else leave everything running until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="make demo ARGS=…", description=__doc__)
    parser.add_argument("--once", action="store_true", help="end by itself once the corrected plan is green")
    once = parser.parse_args().once
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with tempfile.TemporaryDirectory(prefix="plangate-demo-") as folder:
        told = _tell(Path(folder), stop, once=once)
    return 0 if told else 1


def _tell(folder: Path, stop: threading.Event, *, once: bool) -> bool:
    _say("Starting Redis, a stand-in GitHub, the receiver, the dispatcher and a worker")
    with House.open(folder / "house") as house:
        repository = house.hub.create_repository("acme/parcel-tracker", files=sample.base())
        _say("A pull request is opened; its plan has defects")
        pull = repository.open_pull_request(
            "007-delivery-window",
            sample.bad_feature(),
            title="Plan the delivery window",
            body="Spec and plan for the delivery window.",
        )
        red = _show(house, pull)
        _comments(pull)
        console.print(f"\n   See it as a person would on GitHub: [bold]{pull.url}[/]\n")
        _say("The author pushes a corrected plan")
        pull.push(sample.good_feature(), message="Answer the review")
        green = _show(house, pull)
        _say("The author asks for tasks with a comment, /plan tasks")
        follow_up = _ask_for_tasks(house, repository, pull)
        console.print(f"     {follow_up.url}", markup=False)
        went = (red.conclusion, green.conclusion) == ("failure", "success")
        if not once:
            console.print("\n   Everything keeps running: look around at the address above. Ctrl-C ends it.")
            stop.wait()
        return went


def _ask_for_tasks(house: House, repository: RepositoryActs, pull: PullRequestActs) -> PullRequestActs:
    """Comment, and print the follow-up pull request once it is there; raises TimeoutError."""
    pull.comment("/plan tasks")
    since = time.monotonic()
    with console.status("Waiting for the follow-up pull request"):
        follow_up = house.hub.wait_for(
            lambda: next((one for one in repository.pulls() if one.number > pull.number), None)
        )
    console.print(f"   follow-up after {time.monotonic() - since:.1f} s: [bold]{follow_up.pull.title}[/]")
    return follow_up


def _say(deed: str) -> None:
    console.print(f"[bold cyan]▸[/] {deed} …")


def _show(house: House, pull: PullRequestActs) -> CheckRun:
    """Wait for the check-run on the head with the seconds running, and print it."""
    since = time.monotonic()
    with console.status("Waiting for the check-run"):
        run = house.wait_for_check(pull)
    took = time.monotonic() - since
    light = LIGHTS.get(str(run.conclusion), str(run.conclusion))
    console.print(f"   check-run after {took:.1f} s: {light}  [bold]{run.title}[/]")
    for annotation in run.annotations:
        place = f"{annotation['path']}:{annotation['start_line']}"
        console.print(f"     {annotation['annotation_level']:<8} {place}  {annotation['title']}", markup=False)
    return run


def _comments(pull: PullRequestActs) -> None:
    comments = pull.review_comments()
    console.print(f"   {len(comments)} review comments on the diff; the first:")
    for comment in comments[:1]:
        console.print(Panel(Markdown(_visible(comment.body)), title=f"line {comment.thread.line}"), soft_wrap=False)


def _visible(body: str) -> str:
    return "\n".join(line for line in body.splitlines() if not line.startswith("<!--"))


if __name__ == "__main__":
    sys.exit(main())
