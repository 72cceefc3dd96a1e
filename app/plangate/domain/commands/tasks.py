"""The command `tasks`."""

from plangate.domain.commands.actions import Action, InvalidCommand, MakeTasks
from plangate.domain.commands.command import Invocation, RequiredRole, command

_TESTS = {"on": True, "off": False}


@command("tasks", usage="[<feature>] [--tests <on or off>]", who=RequiredRole.WRITE)
def tasks(invocation: Invocation) -> Action:
    """Open a pull request that scaffolds `tasks.md` from the plan, or bring it up to date.

    Every task comes from something in the design documents and names it; what could not be placed is listed, and
    nothing is invented. Ticked tasks, ids and tasks of your own are kept. Tests are planned where the documents ask for
    them, or as `--tests` says. The pull request goes to the plan's own branch, and after the merge to the branch that
    the plan was merged into; for a plan in a fork it can be opened only then. Once somebody has pushed to it, it is
    left alone, and the reply says what would change.
    """
    words, tests = list(invocation.words), None
    if "--tests" in words:
        at = words.index("--tests")
        tests = _TESTS.get("".join(words[at + 1 : at + 2]).lower())
        if tests is None:
            return InvalidCommand("`--tests` takes `on` or `off`.")
        del words[at : at + 2]
    if len(words) > 1 or any(word.startswith("--") for word in words):
        return InvalidCommand("`tasks` takes a feature's folder, or nothing, and `--tests on` or `--tests off`.")
    return MakeTasks(words[0].strip("/") if words else None, tests)
