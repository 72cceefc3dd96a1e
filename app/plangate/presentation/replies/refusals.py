"""Why a command of `/plan waive` and `/plan fix` is not carried out, where that hangs on what stands on GitHub.

Plain words with code between back-ticks, for AuthorError; the reply quotes them.
"""

CLOSED = "This pull request is closed: nothing is judged any more."

NO_SIGNING_KEY = "Waivers are off: whoever runs Plangate here has set no key to sign them with. Ask them for one."

NO_ROOM = "No more waivers fit here. Take back those that you no longer need, or give shorter reasons."

IN_A_FORK = (
    "The head branch lies in a fork, where Plangate may not write. The fixes stand as suggestions at their lines, and "
    "can be committed from there."
)

NOTHING_MECHANICAL = "No finding here has a mechanical fix: what is left takes a person."


def came_after(head: str) -> str:
    """That nobody could see the verdict on that head, a full SHA, when the comment was written."""
    return (
        f"The commit `{head[:12]}` came after your comment, or was not judged yet when you wrote it. "
        "Look at its verdict, then write the command again."
    )


def may_not_push(branch: str) -> str:
    """That who asks for a push to that branch may not push there."""
    return (
        f"`/plan fix` pushes to `{branch}`, and only for those who may push there themselves. "
        "Ask one of them to write it; the fixes stand as suggestions at their lines."
    )


def no_such_plan(named: str) -> str:
    """That no changed plan lies in the folder that a command names."""
    return f"No plan that is changed here lies in `{named}`."
