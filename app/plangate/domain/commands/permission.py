"""Who may do what: a person's permission against what a command asks for, by the policy of the base branch."""

from dataclasses import dataclass

from plangate.domain.commands.command import RequiredRole
from plangate.domain.model.permission import Permission
from plangate.domain.policy import Waivers


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks for something; `author` when the pull request is theirs."""

    login: str
    permission: Permission
    author: bool


def allows(who: RequiredRole, person: Person, waivers: Waivers) -> bool:
    """Whether a person may use a command that is for these people."""
    match who:
        case RequiredRole.ANYONE:
            return True
        case RequiredRole.AUTHOR_OR_TRIAGE:
            return person.author or person.permission >= Permission.TRIAGE
        case RequiredRole.WRITE:
            return person.permission >= Permission.WRITE
        case RequiredRole.AUTHOR_OR_WRITE:
            return person.author or person.permission >= Permission.WRITE
        case RequiredRole.WAIVER:
            enough = person.permission >= least_to_waive(waivers)
            return enough and (waivers.author or not person.author)


def least_to_waive(waivers: Waivers) -> Permission:
    """The least permission that lets somebody waive; with an empty list, only administrators may."""
    return min((Permission[word.upper()] for word in waivers.who), default=Permission.ADMIN)


def who_may(who: RequiredRole, waivers: Waivers) -> str:
    """Who may use a command here, in words."""
    if who is not RequiredRole.WAIVER:
        return str(who.value)
    least = least_to_waive(waivers)
    above = "" if least is Permission.ADMIN else " and above"
    return f"{least.name.lower()}{above}" + ("" if waivers.author else ", not the author")
