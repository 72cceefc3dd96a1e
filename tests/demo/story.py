"""How the demo is told: scenes that wait for Enter where somebody watches, and what is seen in each."""

import select
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel

from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.model import CheckRun, ReviewComment

LIGHTS = {"success": "[green]● success[/]", "failure": "[red]● failure[/]", "neutral": "[yellow]● neutral[/]"}
TICK = 0.1
"""Seconds between two looks at whether to stop."""


class StoppedError(Exception):
    """Somebody pressed Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story for one who watches, or, with `once`, for one who wants to know whether it went as told.

    What is told `once` is over at the end, the servers with it: it names no address.
    """

    once: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    keys: TextIO = field(default_factory=lambda: sys.stdin)
    console: Console = field(default_factory=lambda: Console(highlight=False, soft_wrap=True))

    def scene(self, deed: str) -> None:
        """Begin a scene, with Enter where somebody watches at a terminal."""
        self._wait_for_enter()
        self.begin(deed)

    def begin(self, deed: str) -> None:
        """Begin a scene at once."""
        self.console.print(f"[bold cyan]▸[/] {deed} …")

    def check(self, run: CheckRun, took: float) -> None:
        """Show a check-run, and its annotations."""
        light = LIGHTS.get(str(run.conclusion), str(run.conclusion))
        self.console.print(f"   check-run after {took:.1f} s: {light}  [bold]{run.title}[/]")
        for annotation in run.annotations:
            place = f"{annotation['path']}:{annotation['start_line']}"
            self.console.print(f"     {annotation['annotation_level']:<8} {place}  {annotation['title']}", markup=False)

    def comments(self, comments: list[ReviewComment]) -> None:
        """Show how many comments there are, and the first of them."""
        self.console.print(f"   {len(comments)} review comments on the diff; the first:")
        for comment in comments[:1]:
            text = Markdown(_visible(comment.body))
            self.console.print(Panel(text, title=f"line {comment.thread.line}"), soft_wrap=False)

    def say(self, words: str) -> None:
        """Say something about the scene."""
        self.console.print(f"   {words}")

    def addresses(self, pulls: Iterable[tuple[str, PullRequestActs]]) -> None:
        """Name where each pull request can be seen, while it can."""
        if not self.once:
            for what, pull in pulls:
                self.console.print(f"   {what:<12} [bold]{pull.url}[/]")

    def stay(self) -> None:
        """Leave everything running until somebody stops it."""
        if not self.once:
            self.console.print("\n   Everything keeps running: look around at these addresses. Ctrl-C ends it.")
            self.stop.wait()

    def _wait_for_enter(self) -> None:
        if self.once or not (self.keys.isatty() and self.console.is_terminal):
            return
        self.console.print("   [dim]Enter goes on[/]")
        # A signal's handler would not end a blocking read.
        while not select.select([self.keys], [], [], TICK)[0]:
            if self.stop.is_set():
                raise StoppedError
        if not self.keys.readline():
            raise StoppedError


def seconds_since(start: float) -> float:
    """Seconds since a reading of the monotonic clock."""
    return time.monotonic() - start


def _visible(body: str) -> str:
    return "\n".join(line for line in body.splitlines() if not line.startswith("<!--"))
