"""The command `status`."""

from plangate.domain.commands.actions import Action, InvalidCommand, ShowStatus
from plangate.domain.commands.command import Invocation, RequiredRole, command


@command("status", who=RequiredRole.ANYONE)
def status(invocation: Invocation) -> Action:
    """Say what was judged, by which commits and policy, what is skipped and why, and what is waived.

    It says, too, whether the check is required here. There is one status comment, which is kept up by editing it.
    """
    return InvalidCommand("`status` stands alone.") if invocation.words else ShowStatus()
