"""Who may use which command."""

import pytest

from plangate.domain.commands.command import RequiredRole
from plangate.domain.commands.permission import Person, allows
from plangate.domain.model.github.permission import Permission
from plangate.domain.policy import Waivers


def may(who, waivers=None, *, author=False):
    """The permissions with which somebody may."""
    people = (Person("bob", permission, author) for permission in Permission)
    return [person.permission.name for person in people if allows(who, person, waivers or Waivers())]


ALL = [permission.name for permission in Permission]


@pytest.mark.parametrize(
    ("who", "author", "permissions"),
    [
        (RequiredRole.ANYONE, False, ALL),
        (RequiredRole.AUTHOR_OR_TRIAGE, True, ALL),
        (RequiredRole.AUTHOR_OR_TRIAGE, False, ["TRIAGE", "WRITE", "MAINTAIN", "ADMIN"]),
        (RequiredRole.WRITE, True, ["WRITE", "MAINTAIN", "ADMIN"]),
        (RequiredRole.AUTHOR_OR_WRITE, True, ALL),
        (RequiredRole.AUTHOR_OR_WRITE, False, ["WRITE", "MAINTAIN", "ADMIN"]),
        (RequiredRole.WAIVER, False, ["WRITE", "MAINTAIN", "ADMIN"]),
        (RequiredRole.WAIVER, True, []),
    ],
)
def test_a_command_is_for_those_whom_it_names(who, author, permissions):
    assert may(who, author=author) == permissions


@pytest.mark.parametrize(
    ("who", "permissions"),
    [
        (("triage",), ["TRIAGE", "WRITE", "MAINTAIN", "ADMIN"]),
        (("admin", "maintain"), ["MAINTAIN", "ADMIN"]),
        ((), ["ADMIN"]),
    ],
)
def test_the_policy_says_who_may_waive(who, permissions):
    assert may(RequiredRole.WAIVER, Waivers(who=who)) == permissions


def test_the_policy_may_let_the_author_waive_who_has_the_permission():
    assert may(RequiredRole.WAIVER, Waivers(author=True), author=True) == ["WRITE", "MAINTAIN", "ADMIN"]
