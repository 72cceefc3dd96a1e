"""The conversation of a pull request: who did and said what, in the order of time."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from tests.fakehub.graphql_listing import commits_of
from tests.fakehub.model import IssueComment, PullRequest, Review
from tests.fakehub.model_accounts import User
from tests.fakehub.pages_diff import ThreadBox, thread_box

ORDER = ("commits", "comment", "review", "merged", "closed")
"""What comes first of things that happened in the same second."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened; `kind` is one of ORDER and says which of the other fields it has."""

    kind: str
    at: datetime
    who: User
    comment: IssueComment | None = None
    review: Review | None = None
    threads: tuple[ThreadBox, ...] = ()
    commits: tuple[tuple[str, str], ...] = ()


def timeline(pull: PullRequest) -> list[Entry]:
    """All that happened after the pull request's own text, oldest first."""
    entries = [*commit_entries(pull), *map(comment_entry, pull.comments), *review_entries(pull), *end_entries(pull)]
    return grouped(sorted(entries, key=lambda entry: (entry.at, ORDER.index(entry.kind), order_of(entry))))


def order_of(entry: Entry) -> int:
    """The number by which comments of the same second are told apart."""
    thing: Any = entry.comment or entry.review
    return thing.id if thing else 0


def comment_entry(comment: IssueComment) -> Entry:
    """A comment in the conversation."""
    return Entry("comment", comment.created_at, comment.author, comment=comment)


def review_entries(pull: PullRequest) -> list[Entry]:
    """The submitted reviews that say something; an answer stands in the thread that it answers."""
    boxes = {thread.comments[0].id: thread_box(thread) for thread in pull.threads if thread.comments}
    entries = []
    for review in pull.reviews:
        threads = tuple(boxes[comment.id] for comment in review.comments if comment.id in boxes)
        speaks = review.body or threads or review.state in ("APPROVED", "CHANGES_REQUESTED", "DISMISSED")
        if review.submitted_at and speaks:
            entries.append(Entry("review", review.submitted_at, review.author, review=review, threads=threads))
    return entries


def commit_entries(pull: PullRequest) -> list[Entry]:
    """The commits, one by one."""
    commits = map(pull.repository.git.commit, commits_of(pull))
    return [
        Entry(
            "commits", datetime.fromtimestamp(commit.date, UTC), User(0, "", commit.author_name),
            commits=((commit.sha, commit.message.partition("\n")[0]),),
        )
        for commit in commits
    ]  # fmt: skip


def grouped(entries: list[Entry]) -> list[Entry]:
    """The entries with commits in a row by one person put together."""
    together: list[Entry] = []
    for entry in entries:
        last = together[-1] if together else None
        if last and entry.commits and last.commits and last.who.login == entry.who.login:
            together[-1] = replace(last, commits=last.commits + entry.commits)
        else:
            together.append(entry)
    return together


def end_entries(pull: PullRequest) -> list[Entry]:
    """How it ended, if it did."""
    if pull.merged_at:
        return [Entry("merged", pull.merged_at, pull.merged_by or pull.author)]
    return [Entry("closed", pull.closed_at, pull.author)] if pull.closed_at and pull.state == "closed" else []


def opinions(pull: PullRequest) -> list[tuple[User, str]]:
    """Who reviewed, besides the author, and the last thing that each decided; a comment decides nothing."""
    said: dict[User, str] = {}
    for review in pull.reviews:
        if review.submitted_at and review.author is not pull.author:
            decided = review.state != "COMMENTED"
            said[review.author] = review.state if decided else said.get(review.author, review.state)
    return list(said.items())
