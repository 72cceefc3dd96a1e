"""What comments, reviews and pull requests share: author, edits, reactions, minimizing."""

from collections.abc import Sequence
from typing import Any

from tests.fakehub.graphql_connections import pages
from tests.fakehub.graphql_people import UserView
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import IssueComment, PullRequest, Reaction, Repository
from tests.fakehub.model_accounts import User
from tests.fakehub.shapes_pulls import association

CONTENTS = {
    "THUMBS_UP": "+1",
    "THUMBS_DOWN": "-1",
    "LAUGH": "laugh",
    "HOORAY": "hooray",
    "CONFUSED": "confused",
    "HEART": "heart",
    "ROCKET": "rocket",
    "EYES": "eyes",
}
"""GraphQL's word for a reaction to REST's."""
WORDS = {content: word for word, content in CONTENTS.items()}


class CommentView(View):
    """Something that a person wrote and may have edited."""

    def repository(self) -> Repository:
        """The repository that it stands in."""
        return self.pull_request().repository

    def pull_request(self) -> PullRequest:
        """The pull request that it stands on."""
        pull: PullRequest = self.it.pull
        return pull

    def database_id(self) -> int:
        """The number that REST calls `id`."""
        return int(self.it.id)

    def full_database_id(self) -> int:
        """The same number as a BigInt."""
        return int(self.it.id)

    def body(self) -> str:
        """The Markdown text."""
        return self.it.body or ""

    def author_association(self) -> str:
        """What the author is to the repository."""
        return association(self.it.author, self.repository())

    def viewer_did_author(self) -> bool:
        """Whether the App that asks wrote it."""
        return self.it.author is self.asked.viewer

    def editor(self) -> User | None:
        """Who last edited it, None while nobody did."""
        return getattr(self.it, "editor", None)

    def last_edited_at(self) -> Any:
        """When it was last edited, None while nobody did."""
        return getattr(self.it, "last_edited_at", None)

    def includes_created_edit(self) -> bool:
        """Whether it was edited."""
        return self.last_edited_at() is not None

    def published_at(self) -> Any:
        """When others could first read it."""
        return self.it.created_at

    def is_minimized(self) -> bool:
        """Whether it is folded away."""
        return bool(self.it.minimized)

    @pages
    def reactions(self, *, content: str | None = None) -> Sequence[Reaction]:
        """The reactions of people, of one kind or all."""
        return [r for r in reactions_of(self.it) if content is None or WORDS[r.content] == content]

    def reaction_groups(self) -> list["ReactionGroup"]:
        """The reactions by kind, every kind that there is."""
        return [ReactionGroup(word, self.it, self.asked) for word in CONTENTS]


def reactions_of(thing: Any) -> list[Reaction]:
    """The reactions to a thing; the stand-in keeps none for pull requests."""
    return getattr(thing, "reactions", [])


class ReactionGroup(View):
    """All reactions of one kind to a thing."""

    def __init__(self, word: str, thing: Any, asked: Any) -> None:
        super().__init__([r for r in reactions_of(thing) if WORDS[r.content] == word], asked)
        self.content = word

    def created_at(self) -> Any:
        """When the first of them was given."""
        return self.it[0].created_at if self.it else None

    def viewer_has_reacted(self) -> bool:
        """Whether the App that asks is among them."""
        return any(reaction.user is self.asked.viewer for reaction in self.it)

    @pages
    def users(self) -> Sequence[UserView]:
        """Who reacted so."""
        return [UserView(reaction.user, self.asked) for reaction in self.it]


@shows(Reaction)
class ReactionView(View):
    """One reaction of one person."""

    it: Reaction

    def database_id(self) -> int:
        """The number that REST calls `id`."""
        return self.it.id

    def content(self) -> str:
        """Which it is, in GraphQL's word."""
        return WORDS[self.it.content]

    def user(self) -> UserView:
        """Who reacted."""
        return UserView(self.it.user, self.asked)


@shows(IssueComment)
class IssueCommentView(CommentView):
    """A comment in the conversation."""

    it: IssueComment

    def resource_path(self) -> str:
        """The path of the place on the page."""
        return f"/{self.repository().full_name}/pull/{self.it.pull.number}#issuecomment-{self.it.id}"
