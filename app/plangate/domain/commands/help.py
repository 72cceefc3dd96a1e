"""The command `help`."""

from plangate.domain.commands.actions import Action, InvalidCommand, ShowHelp
from plangate.domain.commands.command import Invocation, RequiredRole, command


@command("help", who=RequiredRole.ANYONE)
def show_help(invocation: Invocation) -> Action:
    """List the commands, and who may use each here."""
    return InvalidCommand("`help` stands alone.") if invocation.words else ShowHelp()
