"""A commit that is to be made on a branch, and the files that it is made from."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BaseTree:
    """The files of a commit that another one takes over: the id of its tree.

    `modes` are git's, by path, of the files that the other one changes, as far as they are there.
    """

    commit: str
    tree: str
    modes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BranchCommit:
    """A commit to make: the files of another one with new texts by path, and a message.

    It follows `parents`, or where there are none, the commit whose files it takes.
    """

    base: BaseTree
    texts: Mapping[str, str]
    message: str
    parents: tuple[str, ...] = ()
