"""Git's objects and references as GitHub's schema shows them; reading them takes `contents: read`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tests.fakehub.git_objects import Commit
from tests.fakehub.graphql_connections import pages
from tests.fakehub.graphql_listing import contains, in_order, selected_pulls
from tests.fakehub.graphql_people import UserView
from tests.fakehub.graphql_things import (
    PREFIXES,
    BlobThing,
    CommitThing,
    EntryThing,
    GitThing,
    ParametersThing,
    RefThing,
    Rollup,
    RuleThing,
    TreeThing,
    git_thing,
    opaque_id,
)
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import CheckSuite, PullRequest
from tests.fakehub.model_accounts import Signature

GITHUBS_ADDRESS = "noreply@github.com"
"""Who commits what GitHub signs."""

LARGEST_TEXT = 512_000
"""Bytes of a blob that GitHub answers with; what follows is cut off and `isTruncated` says so."""


def readable(path: str) -> str:
    """A path that JSON can carry: bytes that are no UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@shows(RefThing)
class RefView(View):
    """A branch or tag."""

    it: RefThing

    def id(self) -> str:
        """The global id."""
        return opaque_id("REF", self.it.repository, self.it.qualified)

    def name(self) -> str:
        """The name without its prefix."""
        return self.it.qualified.removeprefix(self.prefix())

    def prefix(self) -> str:
        """`refs/heads/` or the like."""
        return "/".join([*self.it.qualified.split("/")[:2], ""])

    def target(self) -> GitThing | None:
        """What it points at."""
        self.asked.require(self.it.repository, contents="read")
        return git_thing(self.it.repository, self.it.repository.git.ref(self.it.qualified) or "")

    def ref_update_rule(self) -> dict[str, Any] | None:
        """What classic protection demands of those who are no administrators, None where there is none."""
        branch, repository = self.name(), self.it.repository
        resolved, checks = branch in repository.conversations, list(repository.checks.get(branch, {}))
        if not resolved and not checks:
            return None
        return {
            "pattern": branch, "requiredStatusCheckContexts": checks, "requiresConversationResolution": resolved,
        }  # fmt: skip

    @pages
    def rules(self) -> Sequence[RuleThing]:
        """The rules of rulesets that hold here."""
        return [RuleThing(rule) for rule in self.it.repository.rules.get(self.name(), [])]

    @pages
    def associated_pull_requests(self, **filters: Any) -> Sequence[PullRequest]:
        """Pull requests whose head is this branch."""
        self.asked.require(self.it.repository, pull_requests="read")
        here = (self.it.repository, self.name())
        networks = self.asked.state.repositories.values()
        pulls = [pull for repository in networks for pull in repository.pulls.values()]
        return selected_pulls([p for p in pulls if (p.head_repository, p.head_ref) == here], **filters)


@shows(RuleThing)
class RepositoryRuleView(View):
    """A rule of a ruleset."""

    it: RuleThing

    def parameters(self) -> ParametersThing | None:
        """What it demands, None where the schema has no name for it."""
        kinds = ("pull_request", "required_status_checks")
        return (
            ParametersThing(self.it.told["type"], self.it.told["parameters"]) if self.it.told["type"] in kinds else None
        )


@shows(ParametersThing)
class ParametersView(View):
    """The parameters of a rule; their type is the rule's."""

    it: ParametersThing

    @property
    def typename(self) -> str:  # type: ignore[override]
        """The type in the schema."""
        return "PullRequestParameters" if self.it.type == "pull_request" else "RequiredStatusChecksParameters"

    def required_approving_review_count(self) -> int:
        """How many must approve."""
        return int(self.it.told["required_approving_review_count"])

    def required_review_thread_resolution(self) -> bool:
        """Whether every thread must be resolved."""
        return bool(self.it.told.get("required_review_thread_resolution"))

    def strict_required_status_checks_policy(self) -> bool:
        """Whether the branch must be up to date."""
        return bool(self.it.told["strict_required_status_checks_policy"])


class GitObjectView(View):
    """What all git objects have."""

    def id(self) -> str:
        """The global id."""
        return opaque_id(PREFIXES[type(self.it)], self.it.repository, self.it.sha)

    def oid(self) -> str:
        """The object's id in git."""
        return str(self.it.sha)

    def abbreviated_oid(self) -> str:
        """The first seven digits."""
        return str(self.it.sha)[:7]

    def commit_resource_path(self) -> str:
        """The path of the commit's page, which GitHub offers for trees and blobs as well."""
        return f"/{self.it.repository.full_name}/commit/{self.it.sha}"

    def resource_path(self) -> str:
        """The path of the object's page."""
        return self.commit_resource_path()

    def commit_url(self) -> str:
        """The address of the commit's page."""
        return self.asked.home + self.commit_resource_path()


@shows(CommitThing)
class CommitView(GitObjectView):
    """A commit."""

    it: CommitThing

    typename = "Commit"

    @property
    def commit(self) -> Commit:
        """The commit read from git."""
        return self.it.repository.git.commit(self.it.sha)

    def message(self) -> str:
        """The whole message."""
        return self.commit.message.rstrip("\n")

    def message_headline(self) -> str:
        """The first line of the message."""
        return self.message().partition("\n")[0]

    def message_body(self) -> str:
        """The message without its first line."""
        return self.message().partition("\n")[2].strip("\n")

    def committed_date(self) -> datetime:
        """When it was committed."""
        return datetime.fromtimestamp(self.commit.date, UTC)

    authored_date = committed_date

    def author(self) -> dict[str, Any]:
        """Who made it, with the account of that address."""
        return self._actor(self.commit.author_name, self.commit.author_email)

    def committer(self) -> dict[str, Any]:
        """Who committed it: GitHub itself where it signed what an App made."""
        return self._actor(self.commit.committer_name, self.commit.committer_email)

    def _actor(self, name: str, email: str) -> dict[str, Any]:
        user = next((u for u in self.asked.state.users.values() if u.email == email), None)
        account = UserView(user, self.asked) if user else None
        return {"name": name, "email": email, "date": self.committed_date(), "user": account}

    def signature(self) -> "GpgSignatureView | None":
        """How it is signed: as a person let it be, by GitHub what GitHub committed, else not at all."""
        by_github = Signature() if self.commit.committer_email == GITHUBS_ADDRESS else None
        found = self.it.repository.signatures.get(self.it.sha, by_github)
        return GpgSignatureView((self.commit, found), self.asked) if found else None

    def tree(self) -> TreeThing:
        """The tree of the whole repository at this commit."""
        return TreeThing(self.it.repository, self.commit.tree, "")

    def file(self, *, path: str) -> EntryThing | None:
        """The entry at a path, None where there is none."""
        found = self.it.repository.git.find(self.it.sha, path.rstrip("/"))
        if found is None or not found.path:
            return None
        name = found.path.rpartition("/")[2]
        return EntryThing(self.it.repository, name, found.path, found.mode, found.kind, found.sha)

    @pages
    def parents(self) -> Sequence[CommitThing]:
        """The commits that it builds on."""
        return [CommitThing(self.it.repository, sha) for sha in self.commit.parents]

    @pages
    def history(self, *, path: str | None = None, until: str | None = None) -> Sequence[CommitThing]:
        """This commit and all before it, newest first: those that changed a path, those until a moment."""
        latest = [f"--until={until}"] if until else []
        below = ["--", path] if path else []
        listed = self.it.repository.git.run("rev-list", *latest, self.it.sha, *below).decode().split()
        return [CommitThing(self.it.repository, sha) for sha in listed]

    @pages
    def associated_pull_requests(self, *, order_by: dict[str, str] | None = None) -> Sequence[PullRequest]:
        """Pull requests of this repository that contain the commit."""
        self.asked.require(self.it.repository, pull_requests="read")
        pulls = self.it.repository.pulls.values()
        return in_order([p for p in pulls if contains(p, self.it.sha)], order_by)

    @pages
    def check_suites(self, *, filter_by: dict[str, Any] | None = None) -> Sequence[CheckSuite]:
        """The suites on this commit, of one App or with a check-run of one name."""
        self.asked.require(self.it.repository, checks="read")
        app, name = (filter_by or {}).get("app_id"), (filter_by or {}).get("check_name")
        suites = [s for s in self.it.repository.suites if s.head_sha == self.it.sha]
        suites = [s for s in suites if app in (None, s.app.id)]
        return [s for s in suites if name is None or any(run.name == name for run in s.runs)]

    def status_check_rollup(self) -> Rollup | None:
        """All checks of the commit taken together, None without any."""
        self.asked.require(self.it.repository, checks="read")
        newest = {(run.app.id, run.name): run for run in self.it.repository.runs(self.it.sha)}
        return Rollup(self.it.repository, self.it.sha, tuple(newest.values())) if newest else None


class GpgSignatureView(View):
    """A signature of a commit, and what GitHub makes of it."""

    typename = "GpgSignature"

    @property
    def signature_of(self) -> Signature:
        """The signature itself."""
        found: Signature = self.it[1]
        return found

    def email(self) -> str:
        """The address that signed."""
        return self.signature_of.signer.email if self.signature_of.signer else GITHUBS_ADDRESS

    def is_valid(self) -> bool:
        """Whether GitHub verified it."""
        return self.signature_of.state == "VALID"

    def state(self) -> str:
        """What GitHub says of it."""
        return self.signature_of.state

    def signer(self) -> UserView | None:
        """The account whose key it is."""
        return UserView(self.signature_of.signer, self.asked) if self.signature_of.signer else None

    def was_signed_by_git_hub(self) -> bool:
        """Whether the key is GitHub's own."""
        return self.signature_of.signer is None

    def verified_at(self) -> datetime | None:
        """When it was verified."""
        return datetime.fromtimestamp(self.it[0].date, UTC) if self.is_valid() else None

    def key_id(self) -> str:
        """The id of the key."""
        return "B5690EEEBB952194"

    def payload(self) -> str:
        """What was signed."""
        return str(self.it[0].message)

    def signature(self) -> str:
        """The signature's text."""
        return "-----BEGIN PGP SIGNATURE-----"


@shows(TreeThing)
class TreeView(GitObjectView):
    """A tree."""

    it: TreeThing

    typename = "Tree"

    def entries(self) -> list[EntryThing]:
        """What is in it, one level."""
        prefix = f"{self.it.path}/" if self.it.path else ""
        return [
            EntryThing(self.it.repository, entry.path, prefix + entry.path, entry.mode, entry.kind, entry.sha)
            for entry in self.it.repository.git.entries(self.it.sha)
        ]


@shows(EntryThing)
class TreeEntryView(View):
    """An entry of a tree; `mode` is git's octal mode as a number."""

    it: EntryThing

    def name(self) -> str:
        """The last segment of the path."""
        return readable(self.it.name)

    def path(self) -> str:
        """The path from the top of the tree that was asked for."""
        return readable(self.it.path)

    def mode(self) -> int:
        """Git's mode as a number: 33188 for a plain file, 40960 for a symbolic link."""
        return int(self.it.mode, 8)

    def type(self) -> str:
        """blob, tree or commit (a submodule)."""
        return self.it.kind

    def oid(self) -> str:
        """The id of the object."""
        return str(self.it.sha)

    def extension(self) -> str:
        """`.md` and the like, empty without one."""
        stem, dot, rest = self.name().rpartition(".")
        return dot + rest if stem and self.it.kind == "blob" else ""

    def size(self) -> int:
        """Bytes of a file, 0 for anything else."""
        return len(self.it.repository.git.blob(self.it.sha) or b"") if self.it.kind == "blob" else 0

    def object(self) -> GitThing | None:
        """The object itself; a submodule's commit lies elsewhere."""
        return git_thing(self.it.repository, self.it.sha, self.it.path) if self.it.kind != "commit" else None


@shows(BlobThing)
class BlobView(GitObjectView):
    """A file's content."""

    it: BlobThing

    typename = "Blob"

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.it.repository.git.blob(self.it.sha) or b""

    def byte_size(self) -> int:
        """How many bytes it has."""
        return len(self.data)

    def is_binary(self) -> bool:
        """Whether it looks binary, as git judges it."""
        return b"\0" in self.data[:8000]

    def is_truncated(self) -> bool:
        """Whether `text` is only the beginning."""
        return len(self.data) > LARGEST_TEXT

    def text(self) -> str | None:
        """The text, cut at 512,000 bytes; None for a binary file."""
        if self.is_binary():
            return None
        return self.data[:LARGEST_TEXT].decode("utf-8", "ignore" if self.is_truncated() else "replace")
