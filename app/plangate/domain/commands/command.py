"""How a slash command is declared: one pure function from an invocation to an action, with who may use it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from plangate.domain.commands.actions import Action


class RequiredRole(Enum):
    """Who may use a command; the value says so to people."""

    ANYONE = "anyone who can comment"
    AUTHOR_OR_TRIAGE = "the author, or triage and above"
    WRITE = "write and above"
    AUTHOR_OR_WRITE = "the author, or write and above"
    WAIVER = "write and above, not the author, unless the policy says otherwise"


@dataclass(frozen=True, slots=True)
class Invocation:
    """A command as somebody wrote it: its line with white space folded, the line's name, the words behind the command.

    `name` is a command's name, or None; `meant` is then the command that it is nearest to, if any is near.
    """

    line: str
    key: str
    name: str | None
    words: tuple[str, ...] = ()
    meant: str | None = None


Act = Callable[[Invocation], Action]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the catalogue. `usage` is what may stand behind its name; summary and page are its docstring."""

    name: str
    usage: str
    who: RequiredRole
    summary: str
    page: str
    act: Act

    @property
    def line(self) -> str:
        """How it is written."""
        return f"/plan {self.name} {self.usage}".rstrip()


def command(name: str, *, usage: str = "", who: RequiredRole) -> Callable[[Act], Command]:
    """Declare a command: the decorated function says what is asked for, its docstring is the page."""

    def declare(act: Act) -> Command:
        page = (act.__doc__ or "").strip()
        return Command(name, usage, who, page.split("\n", 1)[0], page, act)

    return declare
