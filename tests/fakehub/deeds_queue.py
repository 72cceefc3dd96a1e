"""The merge queue: a commit for each pull request in it, on a branch of its own, whose checks are then asked for."""

from collections.abc import Mapping

from tests.fakehub.deeds_pulls import commit_tree
from tests.fakehub.events import emit, emit_pull
from tests.fakehub.hub import Hub
from tests.fakehub.model import PullRequest
from tests.fakehub.model_accounts import User
from tests.fakehub.shapes_checks import simple_commit_shape


def build_entry(
    hub: Hub, pull: PullRequest, sender: User, *, onto: str, branch: str, meanwhile: Mapping[str, str]
) -> str:
    """Put a pull request into the queue on top of a commit, without asking for checks; returns the queue's commit.

    `meanwhile` are files that merging gave another text than the pull request's, as when the base changed them too.
    """
    git = pull.repository.git
    changes = git.three_dot(onto, pull.head_sha)
    entries: list[tuple[str, str, str | None]]
    entries = [(c.previous_path, c.mode, None) for c in changes if c.previous_path and c.status == "renamed"]
    entries += [(c.path, c.mode, None if c.status == "removed" else c.sha) for c in changes]
    entries += [(path, "100644", git.write_object("blob", text.encode())) for path, text in meanwhile.items()]
    tree = git.write_tree(git.commit(onto).tree, entries)
    sha = commit_tree(hub, pull.repository, tree, (onto,), f"Merge pull request #{pull.number}", sender)
    git.set_ref(branch, sha)
    emit_pull(hub, pull, "enqueued", sender)
    return sha


def queue_branch(pull: PullRequest, onto: str) -> str:
    """The branch of a pull request's entry, as GitHub names it."""
    return f"refs/heads/gh-readonly-queue/{pull.base_ref}/pr-{pull.number}-{onto}"


def tell_group(
    hub: Hub, pull: PullRequest, sender: User, head: str, *, base: str, branch: str, action: str = "checks_requested"
) -> None:
    """A `merge_group` event about the queue's commit and all entries before it down to `base`."""
    group = {
        "head_sha": head, "head_ref": branch, "base_sha": base, "base_ref": f"refs/heads/{pull.base_ref}",
        "head_commit": simple_commit_shape(pull.repository.git.commit(head)),
    }  # fmt: skip
    emit(hub, "merge_group", pull.repository, sender, action=action, merge_group=group)
