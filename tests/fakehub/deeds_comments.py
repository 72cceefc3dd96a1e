"""What is said about pull requests: conversation comments, reactions, edits, minimizing."""

from typing import Any

from tests.fakehub.events import emit
from tests.fakehub.hub import Hub
from tests.fakehub.model import IssueComment, PullRequest, Reaction, Review, ReviewComment
from tests.fakehub.model_accounts import App, User
from tests.fakehub.shapes_accounts import label_shape, timestamp, user_shape
from tests.fakehub.shapes_pulls import association, issue_comment_shape, pull_links, reactions_shape

Comment = IssueComment | ReviewComment


def add_comment(hub: Hub, pull: PullRequest, author: User, body: str, app: App | None = None) -> IssueComment:
    """Say something in the conversation."""
    state, now = hub.state, hub.state.now()
    comment = IssueComment(
        **state.identify("comment", "IC", pull.repository.id), pull=pull, author=author, body=body,
        created_at=now, updated_at=now, app=app,
    )  # fmt: skip
    pull.comments.append(state.remember("comment", comment))
    pull.updated_at = now
    emit_comment(hub, comment, "created", author)
    return comment


def edit_comment(hub: Hub, comment: IssueComment, editor: User, body: str) -> None:
    """Change what a comment says."""
    before = reword(hub, comment, editor, body)
    emit_comment(hub, comment, "edited", editor, changes={"body": {"from": before}})


def delete_comment(hub: Hub, comment: IssueComment, sender: User) -> None:
    """Take a comment away."""
    comment.pull.comments.remove(comment)
    del hub.state.nodes[comment.node_id], hub.state.by_id["comment", comment.id]
    emit_comment(hub, comment, "deleted", sender)


def reword(hub: Hub, thing: Comment | Review, editor: User, body: str) -> str:
    """Put in a new body, remember who did it, and return the old one."""
    before, thing.body = thing.body, body
    thing.editor, thing.last_edited_at, thing.updated_at = editor, hub.state.now(), hub.state.now()
    return before


def minimize(thing: Comment | Review, reason: str | None) -> None:
    """Fold a comment, for a reason in GraphQL's words such as OUTDATED, or unfold it with None."""
    thing.minimized, thing.minimized_reason = reason is not None, reason.lower().replace("_", "-") if reason else None


def react(hub: Hub, comment: Comment, user: User, content: str) -> tuple[Reaction, bool]:
    """React to a comment; whether the reaction is new, since nobody gives the same one twice."""
    for reaction in comment.reactions:
        if (reaction.user, reaction.content) == (user, content):
            return reaction, False
    state = hub.state
    reaction = Reaction(**state.identify("reaction", "REA"), user=user, content=content, created_at=state.now())
    comment.reactions.append(state.remember("reaction", reaction))
    return reaction, True


def emit_comment(hub: Hub, comment: IssueComment, action: str, sender: User, **parts: Any) -> None:
    """An `issue_comment` event."""
    emit(
        hub, "issue_comment", comment.pull.repository, sender, action=action, issue=issue_shape(comment.pull, hub.url),
        comment=issue_comment_shape(comment, hub.url), **parts,
    )  # fmt: skip


def issue_shape(pull: PullRequest, url: str) -> dict[str, Any]:
    """A pull request seen as an issue."""
    links = pull_links(pull, url)
    of_pull = {
        "url": links["self"], "html_url": links["html"], "diff_url": f"{links['html']}.diff",
        "patch_url": f"{links['html']}.patch", "merged_at": timestamp(pull.merged_at),
    }  # fmt: skip
    return {
        "url": links["issue"],
        "repository_url": f"{url}/repos/{pull.repository.full_name}",
        "labels_url": f"{links['issue']}/labels{{/name}}",
        "comments_url": links["comments"],
        "events_url": f"{links['issue']}/events",
        "timeline_url": f"{links['issue']}/timeline",
        "html_url": links["html"],
        "id": pull.id,
        "node_id": pull.node_id,
        "number": pull.number,
        "title": pull.title,
        "user": user_shape(pull.author, url),
        "labels": [label_shape(label, pull.repository, url) for label in pull.labels],
        "state": pull.state,
        "locked": pull.locked,
        "assignee": None,
        "assignees": [],
        "milestone": None,
        "comments": len(pull.comments),
        "created_at": timestamp(pull.created_at),
        "updated_at": timestamp(pull.updated_at),
        "closed_at": timestamp(pull.closed_at),
        "author_association": association(pull.author, pull.repository),
        "active_lock_reason": None,
        "draft": pull.draft,
        "pull_request": of_pull,
        "body": pull.body,
        "reactions": reactions_shape([], f"{links['issue']}/reactions"),
        "performed_via_github_app": None,
        "state_reason": None,
    }
