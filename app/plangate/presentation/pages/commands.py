"""The page of the commands, printed from the catalogue."""

from plangate.domain.commands import COMMANDS
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown


def compose_commands() -> str:
    """docs/commands.md."""
    pages = [
        (command, [Markdown(" ".join(part.split())) for part in command.page.split("\n\n")]) for command in COMMANDS
    ]
    return render("pages/commands.md", pages=pages) + "\n"
