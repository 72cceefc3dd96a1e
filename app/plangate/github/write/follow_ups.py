"""Follow-up pull requests on GitHub: opening, labeling, changing and closing them."""

from collections.abc import Iterable

from plangate.domain.model.outgoing import FollowUp
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import Connection


def open_follow_up(github: Connection, wanted: FollowUp) -> int:
    """Open the pull request from its branch, which stands; its number."""
    body = {"title": wanted.title, "body": wanted.body, "head": wanted.branch, "base": wanted.base}
    doing = f"opening a pull request in {github.repository}"
    answer = github.propose("POST", f"{github.path}/pulls", body, doing=doing)
    if not isinstance(answer, dict) or not isinstance(answer.get("number"), int):
        raise TransientError(f"GitHub's answer was incomplete while {doing}.")
    return int(answer["number"])


def label(github: Connection, number: int, labels: Iterable[str]) -> bool:
    """Put labels on a pull request; False where GitHub does not take them."""
    path, doing = f"{github.path}/issues/{number}/labels", f"labeling {github.repository}#{number}"
    try:
        github.propose("POST", path, {"labels": list(labels)}, doing=doing)
    except (RefusedError, GoneError):
        return False
    return True


def change_follow_up(github: Connection, number: int, **fields: str) -> None:
    """Change title, body, base or state of a pull request of ours."""
    doing = f"changing the pull request {github.repository}#{number}"
    github.propose("PATCH", f"{github.path}/pulls/{number}", fields, doing=doing)
