"""A child that ends when its parent ends, whatever ends it.

`python -m plangate.parent_death <parent> module <name> [argument]…` and `… program <path> [argument]…` run
something so.
"""

import ctypes
import os
import runpy
import signal
import sys
from collections.abc import Sequence

ORPHANED = 75
"""The exit status of a process whose parent was gone before it began."""
_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int, sent: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel send that signal to this process when its parent ends; does nothing where the system cannot.

    The parent's thread that started this process counts, so it should be the main one.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, sent)
    if os.getppid() != parent:
        os._exit(ORPHANED)


def ending_with_parent(kind: str, *command: str) -> list[str]:
    """A command that runs a module or a program which is asked to stop when this process ends."""
    # What lies in the folder that somebody stands in is none of our modules: -P keeps it off the path.
    return [sys.executable, "-P", "-m", "plangate.parent_death", str(os.getpid()), kind, *command]


def main(arguments: Sequence[str]) -> None:
    """Have this process end with its parent, and become what the arguments name."""
    parent, kind, name, *rest = arguments
    end_with_parent(int(parent), signal.SIGTERM)
    if kind == "program":
        os.execv(name, [name, *rest])
    sys.argv = [name, *rest]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
