"""The command `fix`."""

from app.domain.commands.actions import Action, ApplyFixes, Misunderstood
from app.domain.commands.command import Invocation, Who, command


@command("fix", usage="[<feature>]", who=Who.AUTHOR_OR_WRITE)
def fix(invocation: Invocation) -> Action:
    """Commit the mechanical fixes to the head branch.

    These are the fixes that stand as suggestions at lines: with them, their rules are silent and no rule says anything
    new. They come as one commit on the head that you saw, never forced. Where the branch lies in a fork, only the
    suggestions can be used.
    """
    if len(invocation.words) > 1:
        return Misunderstood("`fix` takes a feature's folder, or nothing.")
    return ApplyFixes(invocation.words[0].strip("/") if invocation.words else None)
