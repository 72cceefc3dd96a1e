"""The command `explain`."""

from plangate.domain.commands.actions import Action, Explain, InvalidCommand
from plangate.domain.commands.command import Invocation, RequiredRole, command


@command("explain", usage="<rule or principle>", who=RequiredRole.ANYONE)
def explain(invocation: Invocation) -> Action:
    """Say what a rule or a principle is about, and what was found of it here.

    A principle is named by its numeral or by its name.
    """
    if not invocation.words:
        return InvalidCommand(
            "`explain` needs the name of a rule, or a principle's numeral or name: `/plan explain II`."
        )
    return Explain(" ".join(invocation.words))
