"""What a person may do in a repository."""

from enum import IntEnum


class Permission(IntEnum):
    """What a person may do in a repository, in GitHub's words."""

    NONE = 0
    READ = 1
    TRIAGE = 2
    WRITE = 3
    MAINTAIN = 4
    ADMIN = 5
