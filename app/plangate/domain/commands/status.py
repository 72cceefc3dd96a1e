"""The command `status`."""

from plangate.domain.commands.actions import Action, Misunderstood, ShowStatus
from plangate.domain.commands.command import Invocation, Who, command


@command("status", who=Who.ANYONE)
def status(invocation: Invocation) -> Action:
    """Say what was judged, by which commits and policy, what is skipped and why, and what is waived.

    It says, too, whether the check is required here. There is one status comment, which is kept up by editing it.
    """
    return Misunderstood("`status` stands alone.") if invocation.words else ShowStatus()
