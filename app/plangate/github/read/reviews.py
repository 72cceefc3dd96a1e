"""What people's reviews say now."""

from typing import Any

from plangate.github.api.client import Connection
from plangate.github.read.existing_output import login_of


def approver(github: Connection, review: str, head: str) -> str | None:
    """Who approves that head by a review, given by its id in GraphQL; None where it does not, or no longer does."""
    doing = f"reading a review in {github.repository}"
    node: dict[str, Any] = github.ask_for("review", doing=doing, node=review)["node"] or {}
    if node.get("state") != "APPROVED" or node["repository"]["databaseId"] != github.repository_id:
        return None
    if (node["commit"] or {}).get("oid") != head:
        return None
    author = node["author"]
    return login_of(author) if author is not None and author["__typename"] == "User" else None
