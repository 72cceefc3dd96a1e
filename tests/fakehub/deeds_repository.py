"""What happens to repositories and branches: created, forked, pushed to."""

from collections.abc import Iterator
from typing import Any

from tests.fakehub.deeds_checks import request_suites
from tests.fakehub.deeds_threads import move_threads
from tests.fakehub.events import emit, emit_pull
from tests.fakehub.hub import Hub
from tests.fakehub.model import PullRequest, Repository
from tests.fakehub.model_accounts import User
from tests.fakehub.model_timeline import ForcePush
from tests.fakehub.repositories import EMPTY_TREE, Files, GitRepository
from tests.fakehub.shapes_accounts import timestamp
from tests.fakehub.shapes_checks import commit_time, person_shape

NOWHERE = "0" * 40


def create_repository(
    hub: Hub, owner: str, name: str, *, private: bool, default_branch: str, parent: Repository | None = None,
    owner_type: str = "Organization",
) -> Repository:  # fmt: skip
    """Make an empty repository, or a fork with its parent's branches; raises ValueError where the name is taken."""
    state = hub.state
    if state.repository(owner, name) is not None:
        raise ValueError(f"{owner}/{name} exists already, and an account has no two repositories of one name.")
    account = state.user(owner, type=owner_type)
    ids = state.identify("repository", "R")
    git = GitRepository(state.root / f"{ids['id']}.git", objects_of=parent.git if parent else None)
    repository = Repository(
        **ids, owner=account, name=name, git=git, created_at=state.now(), private=private,
        default_branch=default_branch, parent=parent,
    )  # fmt: skip
    git.head = f"refs/heads/{default_branch}"
    repository.permissions[account.login] = "admin"
    for branch, sha in parent.git.branches().items() if parent else ():
        git.set_ref(f"refs/heads/{branch}", sha)
    state.repositories[repository.id] = state.remember("repository", repository)
    return repository


def commit(
    hub: Hub, repository: Repository, branch: str, files: Files, *, author: User, message: str, parent: str | None
) -> str:
    """Commit files on top of `parent` and tell everybody that the branch was pushed."""
    before = repository.git.ref(f"refs/heads/{branch}")
    after = repository.git.commit_files(
        branch, files, message=message, name=author.login, email=author.email,
        date=int(hub.state.now().timestamp()), parent=parent,
    )  # fmt: skip
    pushed(hub, repository, f"refs/heads/{branch}", before, after, author)
    return after


def pushed(hub: Hub, repository: Repository, ref: str, before: str | None, after: str | None, sender: User) -> None:
    """Tell what a push, already made, means: a push event, suites, and pull requests that moved, merged or closed."""
    if ref.startswith("refs/heads/") and before != after:
        emit(hub, "push", repository, sender, **push_shape(hub, repository, ref, before, after, sender))
        if after:
            request_suites(hub, repository, after, ref.removeprefix("refs/heads/"), before, sender)
        for pull in list(pulls_from(hub, repository, ref.removeprefix("refs/heads/"))):
            head_moved(hub, pull, after, sender)
        if after is None:
            base_deleted(hub, repository, ref.removeprefix("refs/heads/"), sender)
        if after:
            close_what_it_merged(hub, repository, ref.removeprefix("refs/heads/"), after, sender)


def pulls_from(hub: Hub, repository: Repository, branch: str) -> Iterator[PullRequest]:
    """The open pull requests, of whichever repository, whose head is that branch."""
    for other in hub.state.repositories.values():
        for pull in other.pulls.values():
            if (pull.head_repository, pull.head_ref, pull.state) == (repository, branch, "open"):
                yield pull


def head_moved(hub: Hub, pull: PullRequest, after: str | None, sender: User) -> None:
    """A pull request's head got another commit, or its branch was deleted, which closes it."""
    now = hub.state.now()
    if after is None:
        pull.state, pull.closed_at, pull.updated_at = "closed", now, now
        emit_pull(hub, pull, "closed", sender)
        return
    before, pull.head_sha, pull.updated_at = pull.head_sha, after, now
    pull.base_sha = pull.base_tip or pull.base_sha
    if pull.repository.git.merge_base(before, after) != before:
        record_force_push(hub, pull, before, after, sender)
    pull.repository.git.set_ref(f"refs/pull/{pull.number}/head", after)
    move_threads(pull)
    if pull.head_is_fork:
        request_suites(hub, pull.repository, after, None, before, sender)
    emit_pull(hub, pull, "synchronize", sender, before=before, after=after)


def record_force_push(hub: Hub, pull: PullRequest, before: str, after: str, sender: User) -> None:
    """Let the timeline tell that the head was forced from one commit to another."""
    event = ForcePush(
        **hub.state.identify("force_push", "HRFPE", pull.repository.id), pull=pull, actor=sender, before=before,
        after=after, created_at=hub.state.now(),
    )  # fmt: skip
    pull.force_pushes.append(hub.state.remember("force_push", event))


def base_deleted(hub: Hub, repository: Repository, branch: str, sender: User) -> None:
    """The base of pull requests is gone: they go where its own pull request was merged to, or are closed.

    https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/proposing-changes-to-your-work-with-pull-requests/about-branches
    """
    merged = [p for p in repository.pulls.values() if p.merged and p.head_ref == branch and not p.head_is_fork]
    for pull in list(repository.pulls.values()):
        if (pull.state, pull.base_ref) != ("open", branch):
            continue
        now = hub.state.now()
        if merged:
            changes = {"base": {"ref": {"from": branch}, "sha": {"from": pull.base_sha}}}
            pull.base_ref, pull.updated_at = merged[-1].base_ref, now
            pull.base_sha = pull.base_tip or pull.base_sha
            emit_pull(hub, pull, "edited", sender, changes=changes)
        else:
            pull.state, pull.closed_at, pull.updated_at = "closed", now, now
            emit_pull(hub, pull, "closed", sender)


def close_what_it_merged(hub: Hub, repository: Repository, branch: str, tip: str, sender: User) -> None:
    """A push to a base that holds a pull request's head has merged it."""
    for pull in list(repository.pulls.values()):
        if (
            pull.state == "open"
            and pull.base_ref == branch
            and repository.git.merge_base(pull.head_sha, tip) == (pull.head_sha)
        ):
            now = hub.state.now()
            pull.state, pull.closed_at, pull.updated_at = "closed", now, now
            pull.merged_at, pull.merged_by, pull.merge_commit_sha = now, sender, tip
            emit_pull(hub, pull, "closed", sender)


def push_shape(
    hub: Hub, repository: Repository, ref: str, before: str | None, after: str | None, sender: User
) -> dict[str, Any]:
    """What a push event says besides where and who; `commits` are at most 2,048, oldest first."""
    git = repository.git
    commits = [commit_of_push(hub, repository, sha) for sha in new_commits(repository, before, after)][-2048:]
    page = f"{hub.url}/{repository.full_name}"
    return {
        "ref": ref,
        "before": before or NOWHERE,
        "after": after or NOWHERE,
        "pusher": {"name": sender.login, "email": sender.email},
        "created": before is None,
        "deleted": after is None,
        "forced": bool(before and after and git.merge_base(before, after) != before),
        "base_ref": None,
        "compare": f"{page}/compare/{(before or NOWHERE)[:12]}...{(after or NOWHERE)[:12]}",
        "commits": commits,
        "head_commit": commit_of_push(hub, repository, after) if after else None,
    }


def new_commits(repository: Repository, before: str | None, after: str | None) -> list[str]:
    """The commits that a push brought; for a new branch those that the default branch has not."""
    if after is None:
        return []
    default = repository.git.ref(f"refs/heads/{repository.default_branch}")
    return repository.git.between(before or (default if default != after else None), after)


def commit_of_push(hub: Hub, repository: Repository, sha: str) -> dict[str, object]:
    """A commit as push events carry it, with the paths that it touched."""
    found = repository.git.commit(sha)
    changes = repository.git.changes(found.parents[0] if found.parents else EMPTY_TREE, sha)
    touched: dict[str, list[str]] = {"added": [], "removed": [], "modified": []}
    for change in changes:
        # A rename is told as one path removed and one added.
        touched[
            {"renamed": "added", "changed": "modified", "copied": "added"}.get(change.status, change.status)
        ].append(change.path)
        if change.status == "renamed":
            touched["removed"].append(change.previous_path or "")
    who = {**person_shape(found), "username": found.author_name, "date": commit_time(found)}
    return {
        "id": sha, "tree_id": found.tree, "distinct": True, "message": found.message,
        "timestamp": commit_time(found) or timestamp(hub.state.now()),
        "url": f"{hub.url}/{repository.full_name}/commit/{sha}", "author": who, "committer": who, **touched,
    }  # fmt: skip
