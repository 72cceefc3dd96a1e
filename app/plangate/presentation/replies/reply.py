"""What is answered to commands: one reply for all commands of a comment, and words that stand and change in place."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from plangate.domain.commands import COMMANDS
from plangate.domain.commands.command import RequiredRole
from plangate.domain.commands.permission import people_for, who_may, who_waives
from plangate.domain.model.existing_output import OwnComment
from plangate.domain.model.findings import Finding
from plangate.domain.policy import Waivers
from plangate.domain.review.waivers import Ledger, marker
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown, plain
from plangate.presentation.hidden_markers import answers_marker, command_key, is_reply
from plangate.presentation.links import Links

MAX_REPLIES_PER_HOUR = 10
"""Replies on one pull request; further commands get a reaction only."""

MAX_WAIVERS_SHOWN = 30
"""Waivers that the comment lists; the records hold all of them."""

MAX_COMMENT_LENGTH = 65_000
"""Characters of one comment of ours; GitHub takes 65,536."""

NO_TEXT = Markdown("")


@dataclass(frozen=True, slots=True)
class Answered:
    """A command's line with its name, and what is answered to it; an empty text where a reaction says enough."""

    line: str
    key: str
    text: Markdown = NO_TEXT
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that is answered: who wrote it, and where it stands: `issuecomment-5` on that page."""

    author: str
    place: str
    url: str


def comment_url(github: str, repository: str, number: int, place: str) -> str:
    """The address of a comment."""
    return f"{github}/{quote(repository)}/pull/{number}#{quote(place)}"


def compose_reply(answers: Sequence[Answered], comment: Comment) -> str:
    """The reply to a comment; its hidden last line names the commands that it answers."""
    text = render("replies/reply.md", answers=[_shown(answer) for answer in answers], comment=comment)
    if len(text) > MAX_COMMENT_LENGTH:
        text = render("replies/too_long.md", comment=comment)
    return f"{text}\n\n{answers_marker(command_key(comment.place, answer.key) for answer in answers)}"


def _shown(answer: Answered) -> Answered:
    return answer if answer.text else Answered(answer.line, answer.key, Markdown("Done."))


def replies_since(comments: Iterable[OwnComment], moment: str) -> int:
    """How many replies of ours are younger than that moment, in GitHub's form."""
    return sum(comment.at >= moment and is_reply(comment.body) for comment in comments)


def compose_waivers(ledger: Ledger, key: bytes, links: Links) -> str:
    """The comment that holds the waivers of a pull request, for people and, signed, for us."""
    number, repository = links.snapshot.number or 0, links.snapshot.repository
    shown = ledger.waivers[:MAX_WAIVERS_SHOWN]
    rows = [(waiver, comment_url(links.github, repository, number, waiver.comment)) for waiver in shown]
    text = render("replies/waivers.md", rows=rows, links=links, more=len(ledger.waivers) - len(rows))
    return f"{text}\n\n{marker(ledger.waivers, ledger.done, key)}"


def compose_commit_message(findings: Sequence[Finding], comment: Comment, trailer: str) -> str:
    """The message of a commit of fixes. It names no path: a file's name might close an issue, or call somebody."""
    rules = Counter(finding.rule for finding in findings)
    fixed = "\n".join(
        f"- {rule}" + (f" ({number} times)" if number > 1 else "") for rule, number in sorted(rules.items())
    )
    return f"Apply Plangate's mechanical fixes\n\n{fixed}\n\n{asked_by(comment.author, comment.url)}\n\n{trailer}"


def asked_by(author: str, url: str) -> str:
    """Who asked for a commit, for its message."""
    return f"Asked for by {plain(author)}: {url}"


def fixes_left(left: int) -> Markdown:
    """That some fixes were not made."""
    return render("replies/fixes_left.md", left=left)


def help_text(waivers: Waivers) -> Markdown:
    """The commands, and who may use each under this policy."""
    rows = [(command, who_may(command.who, waivers)) for command in COMMANDS]
    return render("replies/help.md", rows=rows)


def not_allowed(who: RequiredRole, waivers: Waivers, *, author: bool = False) -> Markdown:
    """Why somebody may not use a command, and who may; `author`: the pull request is theirs."""
    own = author and who is RequiredRole.WAIVER and not waivers.author
    values = {"people": people_for(who, waivers), "somebody": who_waives(waivers)}
    return render("replies/not_allowed.md", own=own, **values)


def refused(message: str) -> Markdown:
    """Why something was not done."""
    return render("replies/refused.md", message=message)


def failed(message: str, reference: str | None) -> Markdown:
    """That something went wrong; without a reference it is something that the reader can mend."""
    return render("replies/failed.md", message=message, reference=reference)
