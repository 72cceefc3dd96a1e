"""What a person does with a repository: pushes, branches, forks, pull requests, rights and rules."""

from tests.fakehub import deeds_pulls, deeds_repository
from tests.fakehub.acts_pull import PullRequestActs
from tests.fakehub.hub import Hub
from tests.fakehub.model import PullRequest, Repository
from tests.fakehub.model_accounts import Signature
from tests.fakehub.repositories import Files

SOMEBODY = "alice"
"""Who acts where a test does not say who: a member with write access to every repository."""


class RepositoryActs:
    """A repository in the hands of people; `by` is the login of who acts."""

    def __init__(self, hub: Hub, repository: Repository) -> None:
        """Take hold of a repository."""
        self.hub = hub
        self.repository = repository

    @property
    def id(self) -> int:
        """Its id."""
        return self.repository.id

    @property
    def full_name(self) -> str:
        """`owner/name`."""
        return self.repository.full_name

    def tip(self, branch: str | None = None) -> str:
        """The commit at which a branch stands, the default branch if none is named; raises KeyError."""
        return self.repository.git.refs[f"refs/heads/{branch or self.repository.default_branch}"]

    def text(self, path: str, ref: str | None = None) -> str | None:
        """What a file says at a branch or commit, None when it is not there."""
        with self.hub.state.lock:
            git = self.repository.git
            found = git.evaluate(f"{ref or self.repository.default_branch}:{path}")
            data = git.blob(found.sha) if found else None
            return None if data is None else data.decode()

    def push(
        self, branch: str, files: Files, *, message: str = "Change files", by: str = SOMEBODY, onto: str | None = None,
        signed: bool = False,
    ) -> str:  # fmt: skip
        """Commit files and push; a new branch starts at the default branch. `onto` another commit forces the push."""
        with self.hub.state.lock:
            parent = onto or self.repository.git.ref(f"refs/heads/{branch}") or self.tip()
            sha = deeds_repository.commit(
                self.hub, self.repository, branch, files, author=self.hub.state.user(by), message=message,
                parent=parent,
            )  # fmt: skip
            if signed:
                self.sign(sha, by=by)
            return sha

    def sign(self, sha: str, *, by: str | None = None, state: str = "VALID") -> None:
        """Let a commit have a signature, by GitHub's key or by that of an account, of which GitHub says this."""
        with self.hub.state.lock:
            self.repository.signatures[sha] = Signature(self.hub.state.user(by) if by else None, state)

    def create_branch(self, name: str, *, at: str | None = None, by: str = SOMEBODY) -> None:
        """Make a branch at a commit, by default at the default branch's tip."""
        with self.hub.state.lock:
            sha = at or self.tip()
            self.repository.git.set_ref(f"refs/heads/{name}", sha)
            deeds_repository.pushed(self.hub, self.repository, f"refs/heads/{name}", None, sha, self.hub.state.user(by))

    def delete_branch(self, name: str, *, by: str = SOMEBODY) -> None:
        """Delete a branch; pull requests from it are closed."""
        with self.hub.state.lock:
            ref, before = f"refs/heads/{name}", self.tip(name)
            self.repository.git.delete_ref(ref)
            deeds_repository.pushed(self.hub, self.repository, ref, before, None, self.hub.state.user(by))

    def open_pull_request(  # noqa: PLR0913  # all that a person fills in
        self, branch: str, files: Files | None = None, *, title: str | None = None, body: str | None = None,
        base: str | None = None, by: str = SOMEBODY, draft: bool = False, fork: str | None = None,
        signed: bool = False,
    ) -> PullRequestActs:  # fmt: skip
        """Push files to a branch (without files it must stand already) and open a pull request from it.

        A new branch starts at the base. With `fork`, the branch is in the fork of that account, made when it is new.
        """
        with self.hub.state.lock:
            base_ref = base or self.repository.default_branch
            head = self.fork(fork) if fork else self
            if files is not None:
                parent = head.repository.git.ref(f"refs/heads/{branch}") or self.tip(base_ref)
                head.push(branch, files, message=title or f"Work on {branch}", by=by, onto=parent, signed=signed)
            pull = deeds_pulls.open_pull(
                self.hub, self.repository, author=self.hub.state.user(by), title=title or branch, body=body,
                head_repository=head.repository, head_ref=branch, base_ref=base_ref, draft=draft,
            )  # fmt: skip
            return PullRequestActs(self.hub, pull)

    def pull(self, number: int) -> PullRequestActs:
        """A pull request by its number; raises KeyError."""
        return PullRequestActs(self.hub, self.repository.pulls[number])

    def pulls(self, *, state: str | None = "open") -> list[PullRequestActs]:
        """The pull requests in a state, oldest first."""
        with self.hub.state.lock:
            found: list[PullRequest] = [p for p in self.repository.pulls.values() if state in (None, p.state)]
            return [PullRequestActs(self.hub, pull) for pull in found]

    def fork(self, owner: str) -> "RepositoryActs":
        """The fork of an account, made when it is new."""
        with self.hub.state.lock:
            name = self.repository.name
            found = self.hub.state.repository(owner, name) or deeds_repository.create_repository(
                self.hub, owner, name, private=self.repository.private,
                default_branch=self.repository.default_branch, parent=self.repository, owner_type="User",
            )  # fmt: skip
            return RepositoryActs(self.hub, found)

    def grant(self, login: str, permission: str) -> None:
        """Let somebody read, triage, write, maintain or administer."""
        with self.hub.state.lock:
            self.repository.permissions[self.hub.state.user(login).login] = permission

    def require_check(
        self, context: str, *, branch: str | None = None, integration_id: int | None = None, classic: bool = False
    ) -> None:
        """Make a check required on a branch, pinned to an App when its id is given: by a ruleset, or classically."""
        name = branch or self.repository.default_branch
        pinned = {} if integration_id is None else {"integration_id": integration_id}
        rule = {
            "type": "required_status_checks", "ruleset_source_type": "Repository",
            "ruleset_source": self.full_name, "ruleset_id": 42,
            "parameters": {
                "strict_required_status_checks_policy": False, "do_not_enforce_on_create": False,
                "required_status_checks": [{"context": context, **pinned}],
            },
        }  # fmt: skip
        with self.hub.state.lock:
            if classic:
                self.repository.checks.setdefault(name, {})[context] = integration_id
            else:
                self.repository.rules.setdefault(name, []).append(rule)

    def restrict_branches(self, pattern: str) -> None:
        """Let a ruleset keep everybody from creating and updating branches of such names."""
        with self.hub.state.lock:
            self.repository.restricted.add(pattern)

    def require_conversations(self, *, branch: str | None = None, ruleset: bool = False) -> None:
        """Demand that every conversation is resolved before a merge: by classic protection, or by a ruleset."""
        name = branch or self.repository.default_branch
        rule = {
            "type": "pull_request", "ruleset_source_type": "Repository", "ruleset_source": self.full_name,
            "ruleset_id": 43,
            "parameters": {
                "dismiss_stale_reviews_on_push": False, "require_code_owner_review": False,
                "require_last_push_approval": False, "required_approving_review_count": 0,
                "required_review_thread_resolution": True,
            },
        }  # fmt: skip
        with self.hub.state.lock:
            if ruleset:
                self.repository.rules.setdefault(name, []).append(rule)
            else:
                self.repository.conversations.add(name)
