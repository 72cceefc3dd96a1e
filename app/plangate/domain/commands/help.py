"""The command `help`."""

from plangate.domain.commands.actions import Action, Misunderstood, ShowHelp
from plangate.domain.commands.command import Invocation, Who, command


@command("help", who=Who.ANYONE)
def show_help(invocation: Invocation) -> Action:
    """List the commands, and who may use each here."""
    return Misunderstood("`help` stands alone.") if invocation.words else ShowHelp()
