"""What of ours stands on GitHub already: the check-run, the comments, and the waivers recorded in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnCheckRun:
    """The newest check-run of ours on the head; `annotations` is how many stand on it."""

    id: int
    status: str
    conclusion: str | None
    external_id: str
    annotations: int = 0


@dataclass(frozen=True, slots=True)
class OwnReviewComment:
    """A review comment of ours that began a thread, that GitHub says we wrote and nobody else edited.

    `thread` is the thread's id in GraphQL. `resolved` tells that somebody resolved it, `resolved_by_us` that we did.
    `touched`: somebody answered or reacted to it. `refused`: GitHub did not let us resolve the thread when we tried.
    """

    id: int
    path: str
    line: int | None
    body: str
    resolved: bool = False
    outdated: bool = False
    thread: str = ""
    resolved_by_us: bool = False
    touched: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment of ours in the conversation, written at a time in GitHub's form; `tampered`: another edited it last."""

    id: int
    body: str
    at: str = ""
    tampered: bool = False


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that a person lets pass: of a rule, and of a principle where one is named, in one text of one file.

    `comment` is the comment's place on the page, `line` the name of the command's line in it, `at` a time in GitHub's
    form.
    """

    repository_id: int
    number: int
    rule: str
    principle: str | None
    path: str
    blob: str
    who: str
    comment: str
    line: str
    reason: str
    at: str

    @property
    def command(self) -> str:
        """The name of the command that granted it, unique in its pull request."""
        return f"{self.comment}/{self.line}"


@dataclass(frozen=True, slots=True)
class VoidWaiver:
    """A record of a waiver that does not count, and why; `waiver` is what it claims, None when it cannot be read."""

    waiver: Waiver | None
    why: str


@dataclass(frozen=True, slots=True)
class ExistingOutput:
    """What of ours stands on GitHub already.

    `words` is the conversation's part that is ours. `waivers` are those records in it that we signed for this pull
    request, `void` the others. `since` is when GitHub heard of this head for us, in its form; empty while it did not.
    `forced` is when the pull request's head was last forced elsewhere, in the same form; empty while it never was.
    `locked` tells that the conversation is, so that GitHub takes no comment and no reaction of ours.
    """

    check_run: OwnCheckRun | None = None
    comments: tuple[OwnReviewComment, ...] = ()
    words: tuple[OwnComment, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    void: tuple[VoidWaiver, ...] = ()
    since: str = ""
    forced: str = ""
    locked: bool = False
