"""Repositories as GitHub's schema shows them."""

from collections.abc import Sequence
from typing import Any

from tests.fakehub.graphql_connections import pages
from tests.fakehub.graphql_errors import Refusal, not_found
from tests.fakehub.graphql_listing import selected_pulls
from tests.fakehub.graphql_things import GitThing, RefThing, git_thing, ref_thing
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import PullRequest, Repository


@shows(Repository)
class RepositoryView(View):
    """A repository that the token covers; what lies in it takes further permissions."""

    it: Repository

    def database_id(self) -> int:
        """The number that REST calls `id`."""
        return self.it.id

    def name_with_owner(self) -> str:
        """`owner/name`."""
        return self.it.full_name

    def resource_path(self) -> str:
        """The path of its page."""
        return f"/{self.it.full_name}"

    def is_private(self) -> bool:
        """Whether only its members see it."""
        return self.it.private

    def visibility(self) -> str:
        """PRIVATE or PUBLIC."""
        return "PRIVATE" if self.it.private else "PUBLIC"

    def is_fork(self) -> bool:
        """Whether it was forked from another."""
        return self.it.parent is not None

    def is_empty(self) -> bool:
        """Whether nothing has been pushed yet."""
        return not self.it.git.refs

    def updated_at(self) -> object:
        """When it last changed, as far as the stand-in knows."""
        return self.it.created_at

    def viewer_permission(self) -> None:
        """What the viewer may do: nothing that can be said of a bot."""

    def default_branch_ref(self) -> RefThing | None:
        """The default branch, None in an empty repository."""
        return ref_thing(self.it, f"refs/heads/{self.it.default_branch}")

    def ref(self, *, qualified_name: str) -> RefThing | None:
        """A branch or tag by its full name, or without `refs/heads/`."""
        self.asked.require(self.it, contents="read")
        names = (qualified_name, f"refs/heads/{qualified_name}", f"refs/tags/{qualified_name}")
        return next(filter(None, (ref_thing(self.it, name) for name in names)), None)

    @pages
    def refs(self, *, ref_prefix: str, query: str | None = None, direction: str | None = None) -> Sequence[RefThing]:
        """The references under a prefix such as `refs/heads/`, by name."""
        self.asked.require(self.it, contents="read")
        prefix = ref_prefix.rstrip("/") + "/"
        names = [name for name in self.it.git.refs if name.startswith(prefix) and (query or "") in name]
        return [RefThing(self.it, name) for name in sorted(names, reverse=direction == "DESC")]

    def object(self, *, oid: str | None = None, expression: str | None = None) -> GitThing | None:
        """An object of git by its id or by an expression such as `main:specs`; None where there is none."""
        self.asked.require(self.it, contents="read")
        if oid is None and expression is None:
            raise Refusal("UNPROCESSABLE", "Either `oid` or `expression` must be given.")
        if oid is not None:
            return git_thing(self.it, oid)
        found = self.it.git.evaluate(expression or "")
        return git_thing(self.it, found.sha, found.path) if found and found.kind != "commit" else self._commit(found)

    def _commit(self, found: Any) -> GitThing | None:
        # The entry of a submodule is of kind commit too, and names an object that this repository does not have.
        return git_thing(self.it, found.sha) if found and not found.path else None

    def pull_request(self, *, number: int) -> PullRequest:
        """A pull request by its number."""
        self.asked.require(self.it, pull_requests="read")
        if number not in self.it.pulls:
            raise not_found(f"Could not resolve to a PullRequest with the number of {number}.")
        return self.it.pulls[number]

    @pages
    def pull_requests(self, **filters: Any) -> Sequence[PullRequest]:
        """The pull requests that hold to all the filters given."""
        self.asked.require(self.it, pull_requests="read")
        return selected_pulls(self.it.pulls.values(), **filters)
