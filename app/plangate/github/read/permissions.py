"""What a person may do in a repository, and approves of, asked of GitHub at the moment when it matters."""

from typing import Any
from urllib.parse import quote

from plangate.domain.model.github.permission import Permission
from plangate.github.api.client import Connection
from plangate.github.read.existing_output import login_of


def permission_of(github: Connection, login: str) -> Permission:
    """The permission of a person, the finer role where it is one of GitHub's own.

    https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
    """
    doing = f"asking what {login} may do in {github.repository}"
    answer = github.read(f"{github.path}/collaborators/{quote(login, safe='')}/permission", doing=doing)
    # A role of the organization's own making is told by what it is built on.
    names = (str(answer.get(name) or "").upper() for name in ("role_name", "permission"))
    return next((Permission[name] for name in names if name in Permission.__members__), Permission.NONE)


def approver(github: Connection, review: str, head: str) -> str | None:
    """Who approves that head by a review, given by its id in GraphQL; None where it does not, or no longer does."""
    doing = f"reading a review in {github.repository}"
    node: dict[str, Any] = github.ask_for("review", doing=doing, node=review)["node"] or {}
    repository, commit, author = (node.get(name) or {} for name in ("repository", "commit", "author"))
    review_of = (node.get("state"), repository.get("databaseId"), commit.get("oid"), author.get("__typename"))
    return login_of(author) if review_of == ("APPROVED", github.repository_id, head, "User") else None
