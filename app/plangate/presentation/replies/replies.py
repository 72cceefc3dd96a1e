"""What is answered to commands: one reply for all commands of a comment, and words that stand and change in place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from plangate.domain.commands import COMMANDS
from plangate.domain.commands.command import RequiredRole
from plangate.domain.commands.permission import who_may
from plangate.domain.model.existing_output import OwnComment
from plangate.domain.model.findings import Finding
from plangate.domain.policy import Waivers
from plangate.domain.review.waivers import Ledger, marker
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown, plain
from plangate.presentation.links import Links

MOST_IN_AN_HOUR = 10
"""Replies on one pull request; further commands get a reaction only."""

MOST_SHOWN = 30
"""Waivers that the comment lists; the records hold all of them."""

LONGEST = 65_000
"""Characters of one comment of ours; GitHub takes 65,536."""

_MARKER = re.compile(r"<!-- plangate:answers((?: [\w/-]+)+) -->\s*\Z")


NOTHING = Markdown("")


@dataclass(frozen=True, slots=True)
class Answered:
    """A command's line with its name, and what is answered to it; an empty text where a reaction says enough."""

    line: str
    key: str
    text: Markdown = NOTHING
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


def deed(comment: str, key: str) -> str:
    """The name of one command: the comment's place and the line's name."""
    return f"{comment}/{key}"


def compose_reply(answers: Sequence[Answered], comment: Comment) -> str:
    """The reply to a comment; its hidden last line names the commands that it answers."""
    answered = f"<!-- plangate:answers {' '.join(deed(comment.place, one.key) for one in answers)} -->"
    text = render("replies/reply.md", answers=[_shown(one) for one in answers], comment=comment)
    if len(text) > LONGEST:
        text = render("replies/too_long.md", comment=comment)
    return f"{text}\n\n{answered}"


def _shown(answer: Answered) -> Answered:
    return answer if answer.text else Answered(answer.line, answer.key, Markdown("Done."))


def read_answered(words: Iterable[OwnComment]) -> frozenset[str]:
    """The commands that replies of ours answered already."""
    found = (_MARKER.search(word.body) for word in words if not word.tampered)
    return frozenset(deed for match in found if match for deed in match[1].split())


def replies_since(words: Iterable[OwnComment], moment: str) -> int:
    """How many replies of ours are younger than that moment, in GitHub's form."""
    return sum(1 for word in words if word.at >= moment and _MARKER.search(word.body))


def compose_waivers(ledger: Ledger, key: bytes, links: Links) -> str:
    """The comment that holds the waivers of a pull request, for people and, signed, for us."""
    number, repository = links.snapshot.number or 0, links.snapshot.repository
    rows = [(one, comment_url(links.github, repository, number, one.comment)) for one in ledger.waivers[:MOST_SHOWN]]
    text = render("replies/waivers.md", rows=rows, links=links, more=len(ledger.waivers) - len(rows))
    return f"{text}\n\n{marker(ledger.waivers, ledger.done, key)}"


def compose_commit_message(findings: Sequence[Finding], comment: Comment, trailer: str) -> str:
    """The message of a commit of fixes. It names no path: a file's name might close an issue, or call somebody."""
    rules = Counter(finding.rule for finding in findings)
    lines = [f"- {rule}" + (f" ({number} times)" if number > 1 else "") for rule, number in sorted(rules.items())]
    fixed = "\n".join(lines)
    asked = f"Asked for by {plain(comment.author)}: {comment.url}"
    return f"Apply Plangate's mechanical fixes\n\n{fixed}\n\n{asked}\n\n{trailer}"


def fixes_left(left: int) -> Markdown:
    """That some fixes were not made."""
    return render("replies/fixes_left.md", left=left)


def help_text(waivers: Waivers) -> Markdown:
    """The commands, and who may use each under this policy."""
    rows = [(command, who_may(command.who, waivers)) for command in COMMANDS]
    return render("replies/help.md", rows=rows)


def not_allowed(who: RequiredRole, waivers: Waivers) -> Markdown:
    """Why somebody may not use a command."""
    return render("replies/not_allowed.md", who=who_may(who, waivers))


def refused(message: str) -> Markdown:
    """Why something was not done."""
    return render("replies/refused.md", message=message)


def failed(message: str, reference: str | None) -> Markdown:
    """That something went wrong; without a reference it is something that the reader can mend."""
    return render("replies/failed.md", message=message, reference=reference)
