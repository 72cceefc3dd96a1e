"""The command `unwaive`."""

from plangate.domain.commands.actions import Action, InvalidCommand, Unwaive
from plangate.domain.commands.command import Invocation, RequiredRole, command
from plangate.domain.commands.waive import target_of


@command("unwaive", usage="<rule>[@<principle>]…", who=RequiredRole.WAIVER)
def unwaive(invocation: Invocation) -> Action:
    """Take waivers of these rules back, so that their findings count again.

    Deleting the comment that granted a waiver does not take it back.
    """
    if not invocation.words:
        return InvalidCommand("`unwaive` needs a rule: `/plan unwaive <rule>[@<principle>]…`.")
    return Unwaive(tuple(target_of(word) for word in invocation.words))
