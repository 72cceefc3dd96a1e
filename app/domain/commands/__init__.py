"""The catalogue of slash commands, in the order of the documentation. A new command is one file and one line here."""

from app.domain.commands.command import Command
from app.domain.commands.explain import explain
from app.domain.commands.fix import fix
from app.domain.commands.help import show_help
from app.domain.commands.review import review
from app.domain.commands.status import status
from app.domain.commands.tasks import tasks
from app.domain.commands.unwaive import unwaive
from app.domain.commands.waive import waive

COMMANDS: tuple[Command, ...] = (show_help, review, status, explain, waive, unwaive, tasks, fix)

COMMAND_NAMES: tuple[str, ...] = tuple(command.name for command in COMMANDS)
"""The words that may stand behind `/plan`."""


def find_command(name: str) -> Command | None:
    """The command of that name."""
    return next((command for command in COMMANDS if command.name == name), None)
