"""What happens in reviews: submitted as one, answered, edited, resolved."""

from collections.abc import Iterable
from typing import Any

from tests.fakehub.deeds_comments import reword
from tests.fakehub.deeds_threads import Place, hunk_for
from tests.fakehub.events import emit
from tests.fakehub.hub import Hub
from tests.fakehub.model import PullRequest, Review, ReviewComment, ReviewThread
from tests.fakehub.model_accounts import App, User
from tests.fakehub.shapes_pulls import review_comment_shape, review_shape, simple_pull_shape

STATES = {"COMMENT": "COMMENTED", "APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", None: "PENDING"}


def submit_review(
    hub: Hub, pull: PullRequest, author: User, *, body: str, event: str | None, commit: str,
    comments: Iterable[tuple[Place, str]], app: App | None = None,
) -> Review:  # fmt: skip
    """A whole review with its comments, or nothing of it: raises NotInDiff when one line is off the diff."""
    placed = [(place, text, hunk_for(pull, commit, place)) for place, text in comments]
    review = make_review(hub, pull, author, body=body, state=STATES[event], commit=commit, app=app)
    for place, text, hunk in placed:
        start_thread(hub, review, place, text, hunk)
    if event:
        emit_review(hub, review, "submitted", author)
        for comment in review.comments:
            emit_review_comment(hub, comment, "created", author)
    return review


def make_review(
    hub: Hub, pull: PullRequest, author: User, *, body: str, state: str, commit: str, app: App | None = None
) -> Review:
    """A review without comments, not yet told to anybody."""
    now = hub.state.now()
    review = Review(
        **hub.state.identify("review", "PRR", pull.repository.id), pull=pull, author=author, body=body, state=state,
        commit=commit, created_at=now, updated_at=now, submitted_at=None if state == "PENDING" else now, app=app,
    )  # fmt: skip
    pull.reviews.append(hub.state.remember("review", review))
    pull.updated_at = now
    return review


def start_thread(hub: Hub, review: Review, place: Place, body: str, hunk: str) -> ReviewComment:
    """The first comment of a new thread."""
    state, pull = hub.state, review.pull
    thread = ReviewThread(
        **state.identify("thread", "PRRT", pull.repository.id), pull=pull, path=place.path, line=place.line,
        start_line=place.start_line, side=place.side,
        start_side=(place.start_side or place.side) if place.start_line else None, original_line=place.line,
        original_start_line=place.start_line, original_commit=review.commit, commit=pull.head_sha,
        subject_type="file" if place.line is None else "line",
    )  # fmt: skip
    pull.threads.append(state.remember("thread", thread))
    return add_to_thread(hub, thread, review, body, hunk)


def add_to_thread(hub: Hub, thread: ReviewThread, review: Review, body: str, hunk: str) -> ReviewComment:
    """One more comment in a thread, answering its first."""
    state, now = hub.state, hub.state.now()
    comment = ReviewComment(
        **state.identify("review_comment", "PRRC", thread.pull.repository.id), thread=thread, review=review,
        author=review.author, body=body, created_at=now, updated_at=now, original_commit=review.commit,
        diff_hunk=hunk, app=review.app, in_reply_to=thread.comments[0] if thread.comments else None,
    )  # fmt: skip
    thread.comments.append(comment)
    review.comments.append(comment)
    return state.remember("review_comment", comment)


def reply(hub: Hub, thread: ReviewThread, author: User, body: str, app: App | None = None) -> ReviewComment:
    """Answer in a thread; GitHub makes a review of its own for it."""
    pull, first = thread.pull, thread.comments[0]
    review = make_review(hub, pull, author, body="", state="COMMENTED", commit=pull.head_sha, app=app)
    comment = add_to_thread(hub, thread, review, body, first.diff_hunk)
    emit_review(hub, review, "submitted", author)
    emit_review_comment(hub, comment, "created", author)
    return comment


def edit_review_comment(hub: Hub, comment: ReviewComment, editor: User, body: str) -> None:
    """Change what a comment on the diff says."""
    before = reword(hub, comment, editor, body)
    emit_review_comment(hub, comment, "edited", editor, changes={"body": {"from": before}})


def delete_review_comment(hub: Hub, comment: ReviewComment, sender: User) -> None:
    """Take a comment on the diff away, and its thread when it was the last one."""
    thread = comment.thread
    emit_review_comment(hub, comment, "deleted", sender)
    thread.comments.remove(comment)
    comment.review.comments.remove(comment)
    del hub.state.nodes[comment.node_id], hub.state.by_id["review_comment", comment.id]
    if not thread.comments:
        thread.pull.threads.remove(thread)
        del hub.state.nodes[thread.node_id], hub.state.by_id["thread", thread.id]


def resolve(hub: Hub, thread: ReviewThread, user: User, *, resolved: bool = True) -> None:
    """Resolve a thread, or open it again."""
    if thread.resolved == resolved:
        return
    thread.resolved, thread.resolved_by = resolved, user if resolved else None
    shape = {"node_id": thread.node_id, "comments": [review_comment_shape(c, hub.url) for c in thread.comments]}
    action = "resolved" if resolved else "unresolved"
    emit_about(hub, "pull_request_review_thread", thread.pull, action, user, thread=shape)


def emit_review(hub: Hub, review: Review, action: str, sender: User, **parts: Any) -> None:
    """A `pull_request_review` event, which writes the state in small letters."""
    shape = review_shape(review, hub.url)
    shape = {**shape, "state": review.state.lower(), "body": review.body or None}
    emit_about(hub, "pull_request_review", review.pull, action, sender, review=shape, **parts)


def emit_review_comment(hub: Hub, comment: ReviewComment, action: str, sender: User, **parts: Any) -> None:
    """A `pull_request_review_comment` event."""
    shape = review_comment_shape(comment, hub.url)
    emit_about(hub, "pull_request_review_comment", comment.thread.pull, action, sender, comment=shape, **parts)


def emit_about(hub: Hub, event: str, pull: PullRequest, action: str, sender: User, **parts: Any) -> None:
    """An event that carries a pull request in its short form."""
    shape = simple_pull_shape(pull, hub.url)
    emit(hub, event, pull.repository, sender, action=action, pull_request=shape, **parts)
