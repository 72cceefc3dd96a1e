"""What stands in a file where its text, or the principles of a law, should be."""

from enum import StrEnum


class Pointer(StrEnum):
    """What stands in a file in place of its text, where that is not its text."""

    LFS = "lfs-pointer"
    LINK = "link"


class WhyUnfilled(StrEnum):
    """What a constitution is in which no principle is found, and that is not the template."""

    EMPTY = "empty"
    LFS_POINTER = Pointer.LFS.value
    LINK = Pointer.LINK.value
    NO_PRINCIPLE = "no-principle"
