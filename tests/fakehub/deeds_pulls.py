"""What happens to pull requests: opened, edited, retargeted, drafted, closed, reopened, merged."""

from typing import Any

from tests.fakehub.deeds_checks import request_suites
from tests.fakehub.deeds_repository import pushed
from tests.fakehub.events import emit_pull
from tests.fakehub.hub import Hub
from tests.fakehub.model import Label, PullRequest, Repository
from tests.fakehub.model_accounts import User
from tests.fakehub.shapes_accounts import label_shape


def open_pull(  # noqa: PLR0913  # all that a person fills in
    hub: Hub, repository: Repository, *, author: User, title: str, body: str | None, head_repository: Repository,
    head_ref: str, base_ref: str, draft: bool = False,
) -> PullRequest:  # fmt: skip
    """Open a pull request from a branch that stands already."""
    state, now = hub.state, hub.state.now()
    repository.last_number += 1
    head, base = head_repository.git.ref(f"refs/heads/{head_ref}"), repository.git.ref(f"refs/heads/{base_ref}")
    assert head, f"{head_repository.full_name} has no branch {head_ref}"
    assert base, f"{repository.full_name} has no branch {base_ref}"
    pull = PullRequest(
        **state.identify("pull", "PR", repository.id), repository=repository, number=repository.last_number,
        author=author, title=title, body=body, head_repository=head_repository, head_ref=head_ref, head_sha=head,
        base_ref=base_ref, base_sha=base, created_at=now, updated_at=now, draft=draft,
    )  # fmt: skip
    repository.pulls[pull.number] = state.remember("pull", pull)
    repository.git.set_ref(f"refs/pull/{pull.number}/head", head)
    if pull.head_is_fork:
        request_suites(hub, repository, head, None, None, author)
    emit_pull(hub, pull, "opened", author)
    return pull


def edit_pull(hub: Hub, pull: PullRequest, sender: User, *, title: str | None = None, body: str | None = None) -> None:
    """Change title or body."""
    changes: dict[str, Any] = {}
    if title is not None and title != pull.title:
        changes["title"], pull.title = {"from": pull.title}, title
    if body is not None and body != pull.body:
        changes["body"], pull.body = {"from": pull.body}, body
    if changes:
        pull.updated_at = hub.state.now()
        emit_pull(hub, pull, "edited", sender, changes=changes)


def retarget(hub: Hub, pull: PullRequest, sender: User, base_ref: str) -> None:
    """Let a pull request go to another branch."""
    tip = pull.repository.git.ref(f"refs/heads/{base_ref}")
    assert tip, f"{pull.repository.full_name} has no branch {base_ref}"
    changes = {"base": {"ref": {"from": pull.base_ref}, "sha": {"from": pull.base_sha}}}
    pull.base_ref, pull.base_sha, pull.updated_at = base_ref, tip, hub.state.now()
    emit_pull(hub, pull, "edited", sender, changes=changes)


def set_draft(hub: Hub, pull: PullRequest, sender: User, draft: bool) -> None:
    """Convert to a draft, or mark ready for review."""
    if pull.draft != draft:
        pull.draft, pull.updated_at = draft, hub.state.now()
        emit_pull(hub, pull, "converted_to_draft" if draft else "ready_for_review", sender)


def lock(hub: Hub, pull: PullRequest, sender: User, locked: bool) -> None:
    """Lock the conversation, or unlock it."""
    if pull.locked != locked:
        pull.locked, pull.updated_at = locked, hub.state.now()
        emit_pull(hub, pull, "locked" if locked else "unlocked", sender)


def close(hub: Hub, pull: PullRequest, sender: User) -> None:
    """Close without merging."""
    if pull.state == "open":
        now = hub.state.now()
        pull.state, pull.closed_at, pull.updated_at = "closed", now, now
        emit_pull(hub, pull, "closed", sender)


def reopen(hub: Hub, pull: PullRequest, sender: User) -> None:
    """Open again what was closed and not merged; what was pushed meanwhile counts."""
    if pull.state == "open" or pull.merged:
        return
    repository = pull.head_repository
    tip = repository.git.ref(f"refs/heads/{pull.head_ref}") if repository else None
    pull.state, pull.closed_at, pull.updated_at = "open", None, hub.state.now()
    pull.head_sha = tip or pull.head_sha
    emit_pull(hub, pull, "reopened", sender)


def merge(hub: Hub, pull: PullRequest, sender: User) -> str:
    """Merge with a merge commit whose tree is the head's changes on the base; returns the commit."""
    git, base = pull.repository.git, pull.base_tip
    assert base, f"{pull.repository.full_name} has no branch {pull.base_ref}"
    changes = git.three_dot(base, pull.head_sha)
    entries: list[tuple[str, str, str | None]]
    entries = [(c.previous_path, c.mode, None) for c in changes if c.previous_path and c.status == "renamed"]
    entries += [(c.path, c.mode, None if c.status == "removed" else c.sha) for c in changes]
    tree = git.write_tree(git.commit(base).tree, entries)
    message = f"Merge pull request #{pull.number} from {pull.head_ref}\n\n{pull.title}"
    sha = commit_tree(hub, pull.repository, tree, (base, pull.head_sha), message, sender)
    git.set_ref(f"refs/heads/{pull.base_ref}", sha)
    pushed(hub, pull.repository, f"refs/heads/{pull.base_ref}", base, sha, sender)
    return sha


def commit_tree(
    hub: Hub, repository: Repository, tree: str, parents: tuple[str, ...], message: str, author: User
) -> str:
    """Write a commit object."""
    who = f"{author.login} <{author.email}> {int(hub.state.now().timestamp())} +0000"
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents), f"author {who}", f"committer {who}"]
    return repository.git.write_object("commit", "\n".join([*lines, "", message]).encode())


def add_labels(hub: Hub, pull: PullRequest, sender: User, names: list[str]) -> list[Label]:
    """Put labels on a pull request, made where the repository has none of that name."""
    repository = pull.repository
    for name in names:
        if name not in repository.labels:
            ids = hub.state.identify("label", "LA", repository.id)
            repository.labels[name] = hub.state.remember("label", Label(**ids, name=name))
        label = repository.labels[name]
        if label not in pull.labels:
            pull.labels.append(label)
            emit_pull(hub, pull, "labeled", sender, label=label_shape(label, repository, hub.url))
    return pull.labels
