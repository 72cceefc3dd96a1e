"""What we leave at the end of our own comments to know them again, invisible to people.

A review comment names the findings that it speaks of, a reply the commands that it answers, the status comment that it
is the one. At the very end only: what a plan or a person says above it never counts.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from plangate.domain.model.existing_output import OwnComment

STATUS_MARKER = "<!-- plangate:status -->"

_FINGERPRINTS = re.compile(r"<!-- plangate:((?: [^\s<>]+)+) -->\s*\Z")
_COMMANDS = re.compile(r"<!-- plangate:answers((?: [\w/-]+)+) -->\s*\Z")


def fingerprint_marker(fingerprints: Iterable[str]) -> str:
    """The hidden last line of a comment, which names the findings that it speaks of."""
    return f"<!-- plangate: {' '.join(quote(fingerprint, safe=':') for fingerprint in fingerprints)} -->"


def read_fingerprints(body: str) -> tuple[str, ...]:
    """The fingerprints in a comment of ours, in their order; empty where there is no marker at its end."""
    return tuple(map(unquote, _words(_FINGERPRINTS, body)))


def command_key(comment: str, line_key: str) -> str:
    """The name of one command: the place of its comment on the page and the name of its line."""
    return f"{comment}/{line_key}"


def answers_marker(command_keys: Iterable[str]) -> str:
    """The hidden last line of a reply, which names the commands that it answers."""
    return f"<!-- plangate:answers {' '.join(command_keys)} -->"


def read_answered(comments: Iterable[OwnComment]) -> frozenset[str]:
    """The commands that replies of ours answered already."""
    trusted = (comment.body for comment in comments if not comment.tampered)
    return frozenset().union(*(_words(_COMMANDS, body) for body in trusted))


def is_status(comment: OwnComment) -> bool:
    """Whether it is a status comment, as we wrote it."""
    return not comment.tampered and comment.body.rstrip().endswith(STATUS_MARKER)


def repeated_comments(comments: Iterable[OwnComment]) -> tuple[int, ...]:
    """The ids of comments of ours that another makes needless: GitHub's word on writing them was lost.

    They are status comments but for the last, which is the one that is edited, and replies that answer only what older
    ones answer.
    """
    ordered = sorted(comments, key=lambda comment: comment.id)
    statuses = [comment.id for comment in ordered if is_status(comment)]
    return (*statuses[:-1], *_repeated_replies(ordered))


def _repeated_replies(ordered: Iterable[OwnComment]) -> tuple[int, ...]:
    answered: set[str] = set()
    repeated = []
    for comment in ordered:
        commands = set() if comment.tampered else set(_words(_COMMANDS, comment.body))
        if commands and commands <= answered:
            repeated.append(comment.id)
        answered |= commands
    return tuple(repeated)


def is_reply(body: str) -> bool:
    """Whether a comment of ours answers commands."""
    return bool(_words(_COMMANDS, body))


def _words(marker: re.Pattern[str], body: str) -> list[str]:
    match = marker.search(body)
    return match[1].split() if match else []
