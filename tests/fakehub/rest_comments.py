"""REST for the conversation: comments, reactions, labels."""

from tests.fakehub.bodies import array, record, text
from tests.fakehub.deeds_comments import Comment, add_comment, delete_comment, edit_comment, issue_shape, react
from tests.fakehub.deeds_pulls import add_labels
from tests.fakehub.model import IssueComment, ReviewComment
from tests.fakehub.rest import NOT_ACCESSIBLE, Answer, Call, Refusal, endpoint, may_comment, not_found
from tests.fakehub.shapes_accounts import label_shape
from tests.fakehub.shapes_pulls import REACTIONS, issue_comment_shape, reaction_shape

READ = (("issues", "read"), ("pull_requests", "read"))
WRITE = (("issues", "write"), ("pull_requests", "write"))
PULL_READ = (("pull_requests", "read"),)
PULL_WRITE = (("pull_requests", "write"),)
SAID = record({"body": text(least=1, most=65_536)})
REACTION = record({"content": text(choices=REACTIONS)})


@endpoint("GET", "/repos/{owner}/{repo}/issues/{number}", needs=READ)
def get_issue(call: Call) -> Answer:
    """A pull request seen as an issue."""
    return Answer(200, issue_shape(call.pull(), call.url))


@endpoint("GET", "/repos/{owner}/{repo}/issues/{number}/comments", needs=READ)
def list_comments(call: Call) -> Answer:
    """The conversation, oldest first."""
    return call.page(call.pull().comments, lambda comment: issue_comment_shape(comment, call.url))


@endpoint("POST", "/repos/{owner}/{repo}/issues/{number}/comments", needs=WRITE, check=SAID, creates_content=True)
def create_comment(call: Call) -> Answer:
    """Say something in the conversation."""
    comment = add_comment(call.hub, call.unlocked_pull(), call.speaker.bot, call.body["body"], call.speaker)
    return Answer(201, issue_comment_shape(comment, call.url))


def comment_of(call: Call) -> IssueComment:
    """The comment that the path names."""
    return call.thing(IssueComment, "comment", "comment", of=lambda comment: comment.pull.repository)


def own_comment(call: Call) -> IssueComment:
    """The comment that the path names; an App may change only what it said itself."""
    comment = comment_of(call)
    if comment.author is not call.speaker.bot:
        raise Refusal(403, NOT_ACCESSIBLE)
    return comment


@endpoint("GET", "/repos/{owner}/{repo}/issues/comments/{comment}", needs=READ)
def get_comment(call: Call) -> Answer:
    """One comment."""
    return Answer(200, issue_comment_shape(comment_of(call), call.url))


@endpoint("PATCH", "/repos/{owner}/{repo}/issues/comments/{comment}", needs=WRITE, check=SAID)
def update_comment(call: Call) -> Answer:
    """Change an own comment."""
    comment = own_comment(call)
    edit_comment(call.hub, comment, call.speaker.bot, call.body["body"])
    return Answer(200, issue_comment_shape(comment, call.url))


@endpoint("DELETE", "/repos/{owner}/{repo}/issues/comments/{comment}", needs=WRITE)
def remove_comment(call: Call) -> Answer:
    """Take an own comment away."""
    delete_comment(call.hub, own_comment(call), call.speaker.bot)
    return Answer(204)


def list_of_reactions(call: Call, comment: Comment) -> Answer:
    """Who felt what about a comment."""
    wanted = call.query.get("content")
    found = [reaction for reaction in comment.reactions if wanted in (None, reaction.content)]
    return call.page(found, lambda reaction: reaction_shape(reaction, call.url))


def new_reaction(call: Call, comment: Comment) -> Answer:
    """React as the App: 201, or 200 when it had already."""
    may_comment(comment.thread.pull if isinstance(comment, ReviewComment) else comment.pull)
    reaction, new = react(call.hub, comment, call.speaker.bot, call.body["content"])
    return Answer(201 if new else 200, reaction_shape(reaction, call.url))


def without_reaction(call: Call, comment: Comment) -> Answer:
    """Take an own reaction back."""
    for reaction in comment.reactions:
        if reaction.id == call.number("reaction") and reaction.user is call.speaker.bot:
            comment.reactions.remove(reaction)
            return Answer(204)
    raise not_found()


@endpoint("GET", "/repos/{owner}/{repo}/issues/comments/{comment}/reactions", needs=READ)
def list_comment_reactions(call: Call) -> Answer:
    """The reactions to a comment of the conversation."""
    return list_of_reactions(call, comment_of(call))


@endpoint("POST", "/repos/{owner}/{repo}/issues/comments/{comment}/reactions", needs=WRITE, check=REACTION)
def create_comment_reaction(call: Call) -> Answer:
    """React to a comment of the conversation."""
    return new_reaction(call, comment_of(call))


@endpoint("DELETE", "/repos/{owner}/{repo}/issues/comments/{comment}/reactions/{reaction}", needs=WRITE)
def delete_comment_reaction(call: Call) -> Answer:
    """Take back a reaction to a comment of the conversation."""
    return without_reaction(call, comment_of(call))


def review_comment_of(call: Call) -> ReviewComment:
    """The comment on the diff that the path names."""
    return call.thing(ReviewComment, "review_comment", "comment", of=lambda comment: comment.thread.pull.repository)


@endpoint("GET", "/repos/{owner}/{repo}/pulls/comments/{comment}/reactions", needs=PULL_READ)
def list_review_comment_reactions(call: Call) -> Answer:
    """The reactions to a comment on the diff."""
    return list_of_reactions(call, review_comment_of(call))


@endpoint("POST", "/repos/{owner}/{repo}/pulls/comments/{comment}/reactions", needs=PULL_WRITE, check=REACTION)
def create_review_comment_reaction(call: Call) -> Answer:
    """React to a comment on the diff."""
    return new_reaction(call, review_comment_of(call))


@endpoint("DELETE", "/repos/{owner}/{repo}/pulls/comments/{comment}/reactions/{reaction}", needs=PULL_WRITE)
def delete_review_comment_reaction(call: Call) -> Answer:
    """Take back a reaction to a comment on the diff."""
    return without_reaction(call, review_comment_of(call))


@endpoint(
    "POST",
    "/repos/{owner}/{repo}/issues/{number}/labels",
    needs=WRITE,
    check=record({"labels": array(text(least=1, most=50))}),
)
def create_labels(call: Call) -> Answer:
    """Put labels on a pull request."""
    labels = add_labels(call.hub, call.pull(), call.speaker.bot, call.body["labels"])
    return Answer(200, [label_shape(label, call.repository, call.url) for label in labels])
