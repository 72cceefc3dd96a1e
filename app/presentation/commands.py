"""The page of the commands, printed from the catalogue."""

from app.domain.commands import COMMANDS
from app.presentation.defuse import Markdown
from app.presentation.environment import render


def compose_commands() -> str:
    """docs/commands.md."""
    pages = [
        (command, [Markdown(" ".join(part.split())) for part in command.page.split("\n\n")]) for command in COMMANDS
    ]
    return render("pages/commands.md", pages=pages) + "\n"
