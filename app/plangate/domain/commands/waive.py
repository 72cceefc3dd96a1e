"""The command `waive`."""

from plangate.domain.commands.actions import Action, InvalidCommand, Waive
from plangate.domain.commands.command import Invocation, RequiredRole, command


@command("waive", usage="<rule>[@<principle>] [<feature>] <reason>", who=RequiredRole.WAIVER)
def waive(invocation: Invocation) -> Action:
    """Let a finding pass: it is shown as waived, with who, why and when, and no longer counts.

    A waiver holds for the text that it was given for: it is void once the file that the finding stands in changes. It
    covers what its finding stands for (`stands_for` in JSON), as long as that weighs no more than the finding does by
    its own rule. With several plans in one pull request, name the feature's folder. The reason takes three words at
    least. A commit that came after your comment, or that the branch was forced back to after it, is not covered by it.
    """
    if not invocation.words:
        return InvalidCommand("`waive` needs a rule and a reason: `/plan waive <rule> <why it may pass>`.")
    rule, principle = target_of(invocation.words[0])
    return Waive(rule, principle, invocation.words[1:])


def target_of(word: str) -> tuple[str, str | None]:
    """The rule of a word, and the principle behind its at sign."""
    rule, _, principle = word.strip("`").partition("@")
    return rule.lower(), principle.strip(".") or None
