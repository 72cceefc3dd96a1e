"""The command `review`."""

from plangate.domain.commands.actions import Action, InvalidCommand, ReviewAnew
from plangate.domain.commands.command import Invocation, RequiredRole, command


@command("review", who=RequiredRole.AUTHOR_OR_TRIAGE)
def review(invocation: Invocation) -> Action:
    """Judge the plans of this pull request anew.

    A push does that by itself; this is for when something beside the pull request changed.
    """
    return InvalidCommand("`review` stands alone: it judges all plans here.") if invocation.words else ReviewAnew()
