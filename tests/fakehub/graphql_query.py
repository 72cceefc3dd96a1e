"""Where a query starts, and what mutations do."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.fakehub.deeds_comments import minimize, react
from tests.fakehub.deeds_reviews import resolve
from tests.fakehub.graphql_comments import CONTENTS
from tests.fakehub.graphql_errors import Refusal, forbidden, no_such_node, not_found
from tests.fakehub.graphql_people import UserView
from tests.fakehub.graphql_things import BlobThing, CommitThing, GitThing, RefThing, TreeThing, named_thing
from tests.fakehub.graphql_views import Asked, View, shown
from tests.fakehub.model import (
    CheckRun,
    CheckSuite,
    IssueComment,
    PullRequest,
    Reaction,
    Repository,
    Review,
    ReviewComment,
    ReviewThread,
)
from tests.fakehub.model_accounts import App, User
from tests.fakehub.model_timeline import ForcePush

MOST_NODES = 100
PLACES: dict[type, tuple[Callable[[Any], Repository], dict[str, str]]] = {
    Repository: (lambda it: it, {"metadata": "read"}),
    PullRequest: (lambda it: it.repository, {"pull_requests": "read"}),
    IssueComment: (lambda it: it.pull.repository, {"pull_requests": "read"}),
    Review: (lambda it: it.pull.repository, {"pull_requests": "read"}),
    ReviewThread: (lambda it: it.pull.repository, {"pull_requests": "read"}),
    ReviewComment: (lambda it: it.thread.pull.repository, {"pull_requests": "read"}),
    ForcePush: (lambda it: it.pull.repository, {"pull_requests": "read"}),
    CheckSuite: (lambda it: it.repository, {"checks": "read"}),
    CheckRun: (lambda it: it.suite.repository, {"checks": "read"}),
    **dict.fromkeys((CommitThing, TreeThing, BlobThing, RefThing), (lambda it: it.repository, {"contents": "read"})),
}
"""For each kind of thing that an id may name: the repository that it is in, and what reading it takes."""


def found(asked: Asked, node_id: str) -> Any:
    """The thing with that global id; refused as unknown where the token does not cover its repository."""
    thing: Any = asked.state.nodes.get(node_id) or named_thing(asked.state, node_id)
    if isinstance(thing, User | App | Reaction):
        return thing
    if type(thing) not in PLACES:
        raise no_such_node(node_id)
    repository_of, permissions = PLACES[type(thing)]
    repository = repository_of(thing)
    if not asked.token.covers(repository):
        raise no_such_node(node_id)
    asked.require(repository, **{name: level for name, level in permissions.items() if name != "metadata"})
    return thing


class QueryView(View):
    """The root of all queries."""

    def viewer(self) -> UserView:
        """The bot in whose name the token acts, in a user's place."""
        return UserView(self.asked.viewer, self.asked)

    def node(self, *, id: str) -> Any:
        """The thing with that id."""
        return found(self.asked, id)

    def nodes(self, *, ids: list[str]) -> list[Any]:
        """The things with these ids, None in the place of each that is not found, at most 100."""
        if len(ids) > MOST_NODES:
            message = f"You may not provide more than 100 node ids; you provided {len(ids)}."
            raise Refusal("ARGUMENT_LIMIT", message)
        return [self._shown_or_refusal(one) for one in ids]

    def _shown_or_refusal(self, node_id: str) -> Any:
        # GraphQL turns an exception in a list's place into null there, with an error that names the place.
        try:
            return shown(found(self.asked, node_id), self.asked)
        except Refusal as refusal:
            return refusal

    def rate_limit(self, *, dry_run: bool | None) -> dict[str, Any]:
        """Where the token stands with its budget, this query counted in."""
        window = self.asked.hub.budgets.window(str(self.asked.token.installation.id), "graphql")
        return {
            "cost": self.asked.cost,
            "limit": window.limit,
            "nodeCount": self.asked.node_count,
            "remaining": max(0, window.limit - window.used),
            "resetAt": datetime.fromtimestamp(window.reset, UTC),
            "used": window.used,
        }

    def repository(self, *, owner: str, name: str, follow_renames: bool | None) -> Repository:
        """A repository that the token covers, or a public one; any other is unknown."""
        repository = self.asked.state.repository(owner, name)
        if repository is None or not self.asked.may(repository, metadata="read"):
            raise not_found(f"Could not resolve to a Repository with the name '{owner}/{name}'.")
        return repository

    def repository_owner(self, *, login: str) -> User | None:
        """The account of that login, None where there is none."""
        accounts = self.asked.state.users.values()
        return next((user for user in accounts if user.login.lower() == login.lower() and user.type != "Bot"), None)


class MutationView(View):
    """The root of all mutations."""

    def resolve_review_thread(self, *, input: dict[str, Any]) -> dict[str, Any]:
        """Resolve a thread; GitHub wants `contents: write` for it, besides writing pull requests."""
        thread = self._thread(input["thread_id"])
        resolve(self.asked.hub, thread, self.asked.viewer)
        return payload(input, thread=shown(thread, self.asked))

    def unresolve_review_thread(self, *, input: dict[str, Any]) -> dict[str, Any]:
        """Open a resolved thread again."""
        thread = self._thread(input["thread_id"])
        resolve(self.asked.hub, thread, self.asked.viewer, resolved=False)
        return payload(input, thread=shown(thread, self.asked))

    def _thread(self, node_id: str) -> ReviewThread:
        thread = found(self.asked, node_id)
        if not isinstance(thread, ReviewThread):
            raise no_such_node(node_id)
        self.asked.require(thread.pull.repository, contents="write", pull_requests="write")
        return thread

    def minimize_comment(self, *, input: dict[str, Any]) -> dict[str, Any]:
        """Fold a comment or review away, for a reason."""
        comment = self._subject(input["subject_id"], (IssueComment, ReviewComment, Review))
        minimize(comment, input["classifier"])
        return payload(input, minimizedComment=shown(comment, self.asked))

    def add_reaction(self, *, input: dict[str, Any]) -> dict[str, Any]:
        """React to a comment or review; a reaction that stands already is answered again."""
        comment = self._unlocked(input["subject_id"], "AddReaction")
        reaction, _ = react(self.asked.hub, comment, self.asked.viewer, CONTENTS[input["content"]])
        return payload(input, reaction=shown(reaction, self.asked), subject=shown(comment, self.asked))

    def remove_reaction(self, *, input: dict[str, Any]) -> dict[str, Any]:
        """Take a reaction back."""
        comment = self._unlocked(input["subject_id"], "RemoveReaction")
        content = CONTENTS[input["content"]]
        own = (r for r in comment.reactions if (r.user, r.content) == (self.asked.viewer, content))
        reaction = next(own, None)
        if reaction is None:
            raise not_found(f"Could not find the reaction '{input['content']}'.")
        comment.reactions.remove(reaction)
        return payload(input, reaction=shown(reaction, self.asked), subject=shown(comment, self.asked))

    def _unlocked(self, node_id: str, deed: str) -> Any:
        """What is reacted to. In a locked conversation nobody reacts, whatever they may else do."""
        subject = self._subject(node_id, (IssueComment, ReviewComment, Review))
        pull = subject.thread.pull if isinstance(subject, ReviewComment) else subject.pull
        if pull.locked:
            # https://github.com/GitHawkApp/GitHawk/issues/2297 has the words.
            raise Refusal(
                "FORBIDDEN", f"{self.asked.viewer.login} does not have the correct permissions to execute `{deed}`"
            )
        return subject

    def _subject(self, node_id: str, kinds: tuple[type, ...]) -> Any:
        subject = found(self.asked, node_id)
        if not isinstance(subject, kinds):
            raise no_such_node(node_id)
        repository = self._repository(subject)
        spoken = self.asked.may(repository, pull_requests="write")
        if not spoken and not (isinstance(subject, IssueComment) and self.asked.may(repository, issues="write")):
            raise forbidden()
        return subject

    def _repository(self, subject: Any) -> Repository:
        return PLACES[type(subject)][0](subject)


def payload(given: dict[str, Any], **fields: GitThing | Any) -> dict[str, Any]:
    """The payload of a mutation, with the client's own mark."""
    return {"clientMutationId": given.get("client_mutation_id"), **fields}
