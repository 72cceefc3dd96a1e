"""What stands where a text, the principles of a law, or a template should be."""

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


class WhyUnresolved(StrEnum):
    """Why a template's layers come to no text; at all but the last spec-kit's own scripts stop with an error."""

    MISSING = "missing"
    EMPTY = "empty"
    NO_BASE = "no-base"
    NO_TOKEN = "no-token"
    BAD_MANIFEST = "bad-manifest"
    BAD_REGISTRY = "bad-registry"
    UNREADABLE = "unreadable"
