"""The command `fix`."""

from plangate.domain.commands.actions import Action, ApplyFixes, InvalidCommand
from plangate.domain.commands.command import Invocation, RequiredRole, command


@command("fix", usage="[<feature>]", who=RequiredRole.AUTHOR_OR_WRITE)
def fix(invocation: Invocation) -> Action:
    """Commit the mechanical fixes to the head branch, for who may push to it.

    These are the fixes that stand as suggestions at lines: with them, their rules are silent and no rule says anything
    new; without a feature's name, those of a policy that is written here are among them. They come as one commit on the
    head that you saw, never forced. An author who may not push, and everybody where the branch lies in a fork, uses the
    suggestions.
    """
    if len(invocation.words) > 1:
        return InvalidCommand("`fix` takes a feature's folder, or nothing.")
    return ApplyFixes(invocation.words[0].strip("/") if invocation.words else None)
