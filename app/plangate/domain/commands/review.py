"""The command `review`."""

from plangate.domain.commands.actions import Action, Misunderstood, ReviewAnew
from plangate.domain.commands.command import Invocation, Who, command


@command("review", who=Who.AUTHOR_OR_TRIAGE)
def review(invocation: Invocation) -> Action:
    """Judge the plans of this pull request anew.

    A push does that by itself; this is for when something beside the pull request changed.
    """
    return Misunderstood("`review` stands alone: it judges all plans here.") if invocation.words else ReviewAnew()
