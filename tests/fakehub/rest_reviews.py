"""REST for reviews and comments on the diff."""

from typing import Any

from tests.fakehub.bodies import array, integer, record, text
from tests.fakehub.deeds_reviews import (
    delete_review_comment,
    edit_review_comment,
    emit_review,
    emit_review_comment,
    make_review,
    reply,
    start_thread,
    submit_review,
)
from tests.fakehub.deeds_threads import NotInDiff, Place, hunk_for
from tests.fakehub.model import PullRequest, Review, ReviewComment
from tests.fakehub.rest import NOT_ACCESSIBLE, Answer, Call, Refusal, endpoint, invalid, not_found
from tests.fakehub.shapes_pulls import review_comment_shape, review_shape

READ = (("pull_requests", "read"),)
WRITE = (("pull_requests", "write"),)
LONGEST = 65_536
SIDE = text(choices=("LEFT", "RIGHT"))
LINES = {"line": integer(1), "side": SIDE, "start_line": integer(1), "start_side": SIDE}
REVIEW = record(
    {},
    {
        "commit_id": text(),
        "body": text(),
        "event": text(choices=("APPROVE", "REQUEST_CHANGES", "COMMENT")),
        "comments": array(record({"path": text(least=1), "body": text()}, LINES)),
    },
)
COMMENT = record(
    {"body": text()},
    {
        "commit_id": text(),
        "path": text(least=1),
        "in_reply_to": integer(),
        "subject_type": text(choices=("line", "file")),
        **LINES,
    },
)


def unprocessable(*errors: str) -> Refusal:
    """A review that cannot be made."""
    return Refusal(422, "Unprocessable Entity", errors)


@endpoint("POST", "/repos/{owner}/{repo}/pulls/{number}/reviews", needs=WRITE, check=REVIEW, creates_content=True)
def create_review(call: Call) -> Answer:
    """A review with all its comments, or nothing of it."""
    pull, body, bot = call.unlocked_pull(), call.body, call.speaker.bot
    event, said = body.get("event"), body.get("body", "")
    check_texts([said, *(comment["body"] for comment in body.get("comments", []))])
    if event in ("COMMENT", "REQUEST_CHANGES") and not said.strip():
        raise unprocessable("Body can't be blank")
    if event in ("APPROVE", "REQUEST_CHANGES") and pull.author is bot:
        raise unprocessable(f"Can not {event.lower().replace('_', ' ')} on your own pull request")
    if any(review.state == "PENDING" and review.author is bot for review in pull.reviews):
        raise unprocessable("User can only have one pending review per pull request")
    comments = [(place_of(comment), comment["body"]) for comment in body.get("comments", [])]
    if any(not text.strip() for _, text in comments) or any(place.line is None for place, _ in comments):
        raise unprocessable("Review comments is invalid and Line could not be resolved")
    commit = commit_of(pull, body.get("commit_id"))
    try:
        review = submit_review(
            call.hub, pull, bot, body=said, event=event, commit=commit, comments=comments, app=call.speaker
        )
    except NotInDiff as error:
        words = str(error) or "Pull request review thread line must be part of the diff"
        raise unprocessable(f"{words} and Pull request review thread diff hunk can't be blank") from None
    return Answer(200, review_shape(review, call.url))


def check_texts(texts: list[str]) -> None:
    """Refuse a body that is too long."""
    if any(len(text) > LONGEST for text in texts):
        raise unprocessable(f"Body is too long (maximum is {LONGEST} characters)")


def place_of(comment: dict[str, Any]) -> Place:
    """Where a comment wants to stand."""
    return Place(
        path=comment["path"],
        line=comment.get("line"),
        side=comment.get("side", "RIGHT"),
        start_line=comment.get("start_line"),
        start_side=comment.get("start_side"),
    )


def commit_of(pull: PullRequest, asked: str | None) -> str:
    """The commit that is commented, the head by default; it must be one of the pull request."""
    if asked is None or asked == pull.head_sha:
        return pull.head_sha
    if asked not in pull.repository.git.between(pull.merge_base, pull.head_sha):
        raise unprocessable("The commit_id is not part of the pull request")
    return asked


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/reviews", needs=READ)
def list_reviews(call: Call) -> Answer:
    """The reviews, oldest first; pending ones only for their author."""
    own = [r for r in call.pull().reviews if r.state != "PENDING" or r.author is call.speaker.bot]
    return call.page(own, lambda review: review_shape(review, call.url))


def review_of(call: Call) -> Review:
    """The review that the path names."""
    found = call.thing(Review, "review", "review", of=lambda review: review.pull.repository)
    if found.pull is not call.pull() or (found.state == "PENDING" and found.author is not call.speaker.bot):
        raise not_found()
    return found


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/reviews/{review}", needs=READ)
def get_review(call: Call) -> Answer:
    """One review."""
    return Answer(200, review_shape(review_of(call), call.url))


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/reviews/{review}/comments", needs=READ)
def list_comments_of_review(call: Call) -> Answer:
    """The comments of one review."""
    return call.page(review_of(call).comments, lambda comment: review_comment_shape(comment, call.url))


@endpoint("DELETE", "/repos/{owner}/{repo}/pulls/{number}/reviews/{review}", needs=WRITE)
def delete_pending_review(call: Call) -> Answer:
    """Throw a pending review away."""
    review = review_of(call)
    if review.state != "PENDING":
        raise unprocessable("Can not delete a non-pending pull request review")
    review.pull.reviews.remove(review)
    for comment in review.comments:
        review.pull.threads.remove(comment.thread)
    return Answer(200, review_shape(review, call.url))


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/comments", needs=READ)
def list_review_comments(call: Call) -> Answer:
    """All comments on the diff, oldest first."""
    comments = [c for thread in call.pull().threads for c in thread.comments if c.review.state != "PENDING"]
    comments.sort(key=lambda comment: comment.id)
    return call.page(comments, lambda comment: review_comment_shape(comment, call.url))


@endpoint("POST", "/repos/{owner}/{repo}/pulls/{number}/comments", needs=WRITE, check=COMMENT, creates_content=True)
def create_review_comment(call: Call) -> Answer:
    """One comment on lines or on a file, or, with `in_reply_to`, an answer."""
    pull, body = call.unlocked_pull(), call.body
    check_texts([body["body"]])
    if "in_reply_to" in body:
        return answer_to(call, body["in_reply_to"])
    for name in ("commit_id", "path"):
        if name not in body:
            raise Refusal(422, f'Invalid request.\n\n"{name}" wasn\'t supplied.')
    place = place_of(body)
    if (place.line is None) != (body.get("subject_type") == "file"):
        raise Refusal(422, 'Invalid request.\n\n"line" wasn\'t supplied.')
    try:
        hunk = hunk_for(pull, commit_of(pull, body["commit_id"]), place)
    except NotInDiff:
        text = "pull_request_review_thread.line must be part of the diff"
        raise invalid("PullRequestReviewComment", "pull_request_review_thread.line", text) from None
    review = make_review(
        call.hub, pull, call.speaker.bot, body="", state="COMMENTED", commit=body["commit_id"], app=call.speaker
    )
    comment = start_thread(call.hub, review, place, body["body"], hunk)
    emit_review(call.hub, review, "submitted", call.speaker.bot)
    emit_review_comment(call.hub, comment, "created", call.speaker.bot)
    return Answer(201, review_comment_shape(comment, call.url))


def answer_to(call: Call, number: int) -> Answer:
    """Answer the thread of a comment."""
    found = call.hub.state.by_id.get(("review_comment", number))
    if found is None or found.thread.pull is not call.unlocked_pull():
        raise not_found()
    comment = reply(call.hub, found.thread, call.speaker.bot, call.body["body"], call.speaker)
    return Answer(201, review_comment_shape(comment, call.url))


@endpoint(
    "POST", "/repos/{owner}/{repo}/pulls/{number}/comments/{comment}/replies", needs=WRITE,
    check=record({"body": text(most=LONGEST)}), creates_content=True,
)  # fmt: skip
def create_reply(call: Call) -> Answer:
    """Answer a comment."""
    return answer_to(call, call.number("comment"))


def comment_of(call: Call) -> ReviewComment:
    """The comment that the path names."""
    return call.thing(ReviewComment, "review_comment", "comment", of=lambda comment: comment.thread.pull.repository)


@endpoint("GET", "/repos/{owner}/{repo}/pulls/comments/{comment}", needs=READ)
def get_review_comment(call: Call) -> Answer:
    """One comment on the diff."""
    return Answer(200, review_comment_shape(comment_of(call), call.url))


@endpoint(
    "PATCH", "/repos/{owner}/{repo}/pulls/comments/{comment}", needs=WRITE, check=record({"body": text(most=LONGEST)})
)
def update_review_comment(call: Call) -> Answer:
    """Change an own comment."""
    comment = own_comment(call)
    edit_review_comment(call.hub, comment, call.speaker.bot, call.body["body"])
    return Answer(200, review_comment_shape(comment, call.url))


@endpoint("DELETE", "/repos/{owner}/{repo}/pulls/comments/{comment}", needs=WRITE)
def remove_review_comment(call: Call) -> Answer:
    """Take an own comment away."""
    delete_review_comment(call.hub, own_comment(call), call.speaker.bot)
    return Answer(204)


def own_comment(call: Call) -> ReviewComment:
    """The comment that the path names; an App may change only what it said itself."""
    comment = comment_of(call)
    if comment.author is not call.speaker.bot:
        raise Refusal(403, NOT_ACCESSIBLE)
    return comment
