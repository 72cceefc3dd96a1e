"""Which files a pull request changes that concern us: plans, what lies beside them, and law; told from GitHub's list or
from two trees."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from plangate.domain.documents.layout import is_law, name_of, plan_beside
from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.domain.policy import Policy
from plangate.errors import AuthorError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.pull_request import ListedFile, PullRequestState

MOST_LISTED = 3000
"""Files that GitHub lists of one pull request."""


def concerns_us(path: str, policy: Policy) -> bool:
    """Whether a changed file is a plan, or law: policy, constitution, templates, presets."""
    return policy.matches_plan(path) or is_law(path, policy.constitution)


def lies_beside(path: str, kind: ChangeKind, policy: Policy) -> bool:
    """Whether a changed file may be looked at beside its plan: one that is moved along says nothing new."""
    return kind in (ChangeKind.ADDED, ChangeKind.MODIFIED) and plan_beside(path, policy.plan_globs) is not None


def read_changes(github: Connection, seen: PullRequestState, policy: Policy) -> tuple[Change, ...]:
    """The changes that concern us, sorted by path; what lies beside a plan that is judged comes with that plan.

    Raises RefusedError when GitHub lists fewer files than there are and the trees are too large to be compared:
    what cannot be seen is never taken for unchanged.
    """
    listed_all = len(seen.files) >= seen.changed_files
    found = tuple(_of_list(github, seen, policy) if listed_all else _of_trees(github, seen, policy))
    plans = {change.path for change in judged(found, policy)}
    apart = (change for change in found if plan_beside(change.path, policy.plan_globs) not in plans)
    return tuple(sorted(apart, key=lambda change: change.path))


def judged(changes: Iterable[Change], policy: Policy) -> tuple[Change, ...]:
    """The plans whose text is judged: neither removed nor only renamed (those have no previous path)."""
    return tuple(
        change
        for change in changes
        if policy.matches_plan(change.path)
        and change.kind is not ChangeKind.REMOVED
        and (change.kind is not ChangeKind.RENAMED or change.previous_path is not None)
    )


def _is_ours(file: ListedFile, policy: Policy) -> bool:
    concerns = concerns_us(file.path, policy) or _may_be_law(file, policy)
    return concerns or lies_beside(file.path, file.kind, policy)


def _of_list(github: Connection, seen: PullRequestState, policy: Policy) -> Iterator[Change]:
    ours = [file for file in seen.files if _is_ours(file, policy)]
    renamed = {file.path for file in ours if file.kind is ChangeKind.RENAMED}
    before = {file.path: file.previous for file in ours if file.path in renamed and file.previous}
    if renamed - before.keys():
        before |= _previous_paths(github, seen, renamed)
    same = _unchanged(github, seen, {f.path: before[f.path] for f in ours if f.no_lines and f.path in before})
    for file in ours:
        yield from _told(file, before.get(file.path), policy, same=file.path in same)


def _told(file: ListedFile, previous: str | None, policy: Policy, *, same: bool) -> Iterator[Change]:
    """The change of a file that lay at `previous`; none where it concerns us neither here nor there."""
    came, went = (path is not None and policy.matches_constitution(path) for path in (file.path, previous))
    if went and not came:
        yield Change(file.path, file.kind, previous)
    elif previous is not None and came and not went:
        yield Change(file.path, ChangeKind.ADDED)
    elif not concerns_us(file.path, policy) and not lies_beside(file.path, file.kind, policy):
        return
    elif previous is not None and _becomes_a_plan(file.path, previous, policy):
        yield Change(file.path, ChangeKind.ADDED, previous)
    else:
        yield Change(file.path, file.kind, None if same else previous)


def _may_be_law(file: ListedFile, policy: Policy) -> bool:
    """Whether a renamed file is called as a constitution, so that it may have been one."""
    names = map(name_of, policy.constitution)
    return file.kind is ChangeKind.RENAMED and name_of(file.path) in names


def _becomes_a_plan(path: str, previous: str, policy: Policy) -> bool:
    """Whether a renamed file is a plan that was none before, or one that nobody judged."""
    was_judged = policy.matches_plan(previous) and not policy.exempts_path(previous)
    return policy.matches_plan(path) and not was_judged


def _unchanged(github: Connection, seen: PullRequestState, moved: Mapping[str, str]) -> frozenset[str]:
    """Those of the renamed files, to what they were called, whose bytes are the same.

    That no lines were counted is not enough: GitHub counts none in a file that it takes for binary.
    """
    if not moved:
        return frozenset()
    start, doing = merge_base(github, seen), f"reading the renamed files of {seen.called}"
    sides = [side for now, then in moved.items() for side in ((seen.head_sha, now), (start, then))]
    answers = look_up(github, [ObjectQuery(commit, path, Selection.ID) for commit, path in sides], doing=doing)
    ids = {
        path: (answers.at(seen.head_sha, path, Selection.ID), answers.at(start, moved[path], Selection.ID))
        for path in moved
    }
    return frozenset(path for path, (now, then) in ids.items() if now is not None and now == then)


def _previous_paths(github: Connection, seen: PullRequestState, renamed: set[str]) -> Mapping[str, str]:
    """Where files lay before they were renamed, which only REST tells."""
    found: dict[str, str] = {}
    doing = f"reading the renamed files of {seen.called}"
    for page in range(1, MOST_LISTED // 100 + 1):
        files = github.read(f"{github.path}/pulls/{seen.number}/files", doing=doing, per_page=100, page=page)
        found |= {file["filename"]: file["previous_filename"] for file in files if file["filename"] in renamed}
        if len(found) == len(renamed) or len(files) < 100:
            break
    if len(found) < len(renamed):
        # Taken for moved without a change, they would not be judged.
        raise TransientError(f"GitHub's answer was incomplete while {doing}.")
    return found


def _of_trees(github: Connection, seen: PullRequestState, policy: Policy) -> Iterator[Change]:
    before = _tree(github, seen, merge_base(github, seen), policy)
    after = _tree(github, seen, seen.head_sha, policy)
    for path in before.keys() | after.keys():
        if path not in before:
            yield Change(path, ChangeKind.ADDED)
        elif path not in after and concerns_us(path, policy):
            yield Change(path, ChangeKind.REMOVED)
        elif path in after and before[path] != after[path]:
            yield Change(path, ChangeKind.MODIFIED)


def _tree(github: Connection, seen: PullRequestState, commit: str, policy: Policy) -> Mapping[str, str]:
    """The files of a commit that concern us, with their blob ids."""
    doing = f"reading all file names of {seen.called}"
    tree = github.read(f"{github.path}/git/trees/{commit}", doing=doing, recursive=1)
    if tree["truncated"]:
        raise AuthorError(
            f"{seen.split} changes {seen.changed_files} files, of which GitHub lists {len(seen.files)}, "
            "and the repository is too large to compare."
        )
    files = (entry for entry in tree["tree"] if entry["type"] == "blob")
    return {entry["path"]: entry["sha"] for entry in files if _may_concern_us(entry["path"], policy)}


def _may_concern_us(path: str, policy: Policy) -> bool:
    return concerns_us(path, policy) or plan_beside(path, policy.plan_globs) is not None


def merge_base(github: Connection, seen: PullRequestState) -> str:
    """The commit that the pull request's diff starts from; a call where its commits do not tell."""
    if seen.merge_base is not None:
        return seen.merge_base
    # The second page of a comparison has no files in it.
    path = f"{github.path}/compare/{quote(seen.base_sha)}...{quote(seen.head_sha)}"
    doing = f"comparing {seen.called} with its base"
    return str(github.read(path, doing=doing, per_page=1, page=2)["merge_base_commit"]["sha"])
