"""The catalogue of slash commands, in the order of the documentation. A new command is one file and one line here."""

from plangate.domain.commands.command import Command
from plangate.domain.commands.explain import explain
from plangate.domain.commands.fix import fix
from plangate.domain.commands.help import show_help
from plangate.domain.commands.review import review
from plangate.domain.commands.status import status
from plangate.domain.commands.tasks import tasks
from plangate.domain.commands.unwaive import unwaive
from plangate.domain.commands.waive import waive

COMMANDS: tuple[Command, ...] = (show_help, review, status, explain, waive, unwaive, tasks, fix)

COMMAND_NAMES: tuple[str, ...] = tuple(command.name for command in COMMANDS)
"""The words that may stand behind `/plan`."""


def find_command(name: str) -> Command | None:
    """The command of that name."""
    return next((command for command in COMMANDS if command.name == name), None)
