"""Who may do what: a person's permission against what a command asks for, by the policy of the base branch."""

from dataclasses import dataclass

from plangate.domain.commands.command import RequiredRole
from plangate.domain.model.github.permission import Permission
from plangate.domain.policy import Waivers


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks for something; `author` when the pull request is theirs."""

    login: str
    permission: Permission
    author: bool


_LEAST_PERMISSIONS = {
    RequiredRole.ANYONE: Permission.NONE,
    RequiredRole.AUTHOR_OR_TRIAGE: Permission.TRIAGE,
    RequiredRole.WRITE: Permission.WRITE,
    RequiredRole.AUTHOR_OR_WRITE: Permission.WRITE,
}
_FOR_AUTHORS = frozenset({RequiredRole.AUTHOR_OR_TRIAGE, RequiredRole.AUTHOR_OR_WRITE})
"""The roles that the pull request's author has, too, whatever the permission."""


def allows(role: RequiredRole, person: Person, waivers: Waivers) -> bool:
    """Whether a person may use a command that is for that role."""
    if role is RequiredRole.WAIVER:
        return person.permission >= least_to_waive(waivers) and (waivers.author or not person.author)
    return person.permission >= _LEAST_PERMISSIONS[role] or (person.author and role in _FOR_AUTHORS)


def least_to_waive(waivers: Waivers) -> Permission:
    """The least permission that lets somebody waive; with an empty list, only administrators may."""
    return min((Permission[word.upper()] for word in waivers.who), default=Permission.ADMIN)


def who_waives(waivers: Waivers) -> str:
    """Who may let a finding pass here: `a reviewer`, `the author or an administrator`."""
    least = least_to_waive(waivers)
    people = {Permission.WRITE: "a reviewer", Permission.ADMIN: "an administrator"}
    somebody = people.get(least, f"anyone with {least.name.lower()} access")
    return f"the author or {somebody}" if waivers.author else somebody


def people_for(role: RequiredRole, waivers: Waivers) -> str:
    """The people that a command is for, as the subject of a sentence: `somebody with write access`."""
    if role is not RequiredRole.WAIVER:
        author = "the author, or " if role in _FOR_AUTHORS else ""
        return f"{author}somebody with {_LEAST_PERMISSIONS[role].name.lower()} access"
    somebody = f"somebody with {least_to_waive(waivers).name.lower()} access"
    return somebody if waivers.author else f"{somebody} who is not the author"


def who_may(role: RequiredRole, waivers: Waivers) -> str:
    """Who may use a command here, in words."""
    if role is not RequiredRole.WAIVER:
        return str(role.value)
    least = least_to_waive(waivers)
    above = "" if least is Permission.ADMIN else " and above"
    return f"{least.name.lower()}{above}" + ("" if waivers.author else ", not the author")
