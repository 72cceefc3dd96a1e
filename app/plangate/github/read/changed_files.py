"""Which files a pull request changes that concern us: plans, what lies beside them, and law; told from GitHub's list or
from two trees, and what changes behind links always from trees."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from plangate.domain.documents.layout import POLICY_PATH, is_law, name_of, plan_beside
from plangate.domain.documents.symlinks import LinkedPlans, linked_changes, with_targets
from plangate.domain.model.snapshot import Change, ChangeKind, judged
from plangate.domain.policy import Policy
from plangate.errors import AuthorError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection, look_up
from plangate.github.read.files import SYMLINK, Commits, Tree, read_texts, read_tree
from plangate.github.read.pull_request import ListedFile, PullRequestState, SpecsEntry
from plangate.github.read.text_cache import TextCache

MAX_LISTED_FILES = 3000
"""Files that GitHub lists of one pull request."""

MAX_LINK_LINES = 3
"""Lines of a changed file up to which it may be a symbolic link or a submodule: either has one, unless the name of a
folder that a link leads to has several."""

MAX_FOLLOWED_LINKS = 500
"""Symbolic links of a commit that are read."""

_USUAL_ROOT = "specs"
"""The folder whose standing links are looked for whether a plan was judged there or not."""


@dataclass(frozen=True, slots=True)
class _Trees:
    """All that commits hold, each read once."""

    github: Connection
    doing: str
    _read: dict[str, Tree] = field(default_factory=dict)

    def at(self, commit: str) -> Tree:
        """What a commit holds."""
        if commit not in self._read:
            self._read[commit] = read_tree(self.github, commit, doing=self.doing)
        return self._read[commit]


def concerns_us(path: str, policy: Policy) -> bool:
    """Whether a changed file is a plan, or law: policy, constitution, templates, presets."""
    return policy.matches_plan(path) or is_law(path, policy.constitution)


def lies_beside(path: str, kind: ChangeKind, policy: Policy) -> bool:
    """Whether a changed file may be looked at beside its plan: one that is moved along says nothing new."""
    return kind in (ChangeKind.ADDED, ChangeKind.MODIFIED) and plan_beside(path, policy.plan_globs) is not None


def read_changes(github: Connection, state: PullRequestState, cache: TextCache) -> tuple[Change, ...]:
    """The changes that concern us, sorted by path.

    A call lists the links of each specs root of the base, once for each state of it. Raises AuthorError when trees are
    too large to be compared where they must be: what cannot be seen is never taken for unchanged.
    """
    trees = _Trees(github, f"reading all file names of {state.called}")
    if state.lists_all_files:
        changes = _of_list(github, state, state.policy)
    else:
        changes = _of_trees(state, trees, merge_base(github, state))
    linked = _behind_links(github, state, cache, trees, changes) if state.changed_files else ()
    return tuple(sorted((*changes, *linked), key=lambda change: change.path))


def without_companions(changes: Iterable[Change], policy: Policy) -> tuple[Change, ...]:
    """The changes without what lies beside a plan that is judged: it comes with that plan."""
    changes = tuple(changes)
    plans = {change.path for change in judged(changes, policy)}
    return tuple(change for change in changes if plan_beside(change.path, policy.plan_globs) not in plans)


def queries_for_base(
    changes: Iterable[Change], policy: Policy, commits: Commits, *, asked: Container[ObjectQuery]
) -> Iterator[ObjectQuery]:
    """What is asked to know which of the changes stand on the base already, beside what is `asked` anyway."""
    if commits.base == commits.merge_base:
        return
    for change in changes:
        if not is_law(change.path, ()) or change.path == POLICY_PATH or policy.matches_constitution(change.path):
            for path in _places(change):
                yield ObjectQuery(commits.base, path, Selection.ID)
                if ObjectQuery(commits.head, path, Selection.ENTRY) not in asked:
                    yield ObjectQuery(commits.head, path, Selection.ID)


def stand_on_base(changes: Iterable[Change], answers: Answers, commits: Commits) -> tuple[Change, ...]:
    """The changes that the tip of the base has byte for byte: merging would change nothing there."""

    def stands(path: str) -> bool:
        query = ObjectQuery(commits.base, path, Selection.ID)
        return query in answers and _id(answers, commits.base, path) == _id(answers, commits.head, path)

    # What stands where a plan lies tells nothing of the links to it.
    own = (change for change in changes if change.seen_as is None)
    return tuple(change for change in own if all(map(stands, _places(change))))


def _places(change: Change) -> tuple[str, ...]:
    """Where a changed file is, and where it was if that is another place."""
    return (change.path,) if change.previous_path in (None, change.path) else (change.path, change.previous_path)


def _id(answers: Answers, commit: str, path: str) -> str | None:
    """The id of what is at a path that was asked about in one of two ways, None where there is nothing."""
    node = answers.at(commit, path, Selection.ENTRY) or answers.at(commit, path, Selection.ID)
    return node["oid"] if node else None


def _is_ours(file: ListedFile, policy: Policy) -> bool:
    return _is_ours_here(file, policy) or _may_be_law(file, policy)


def _is_ours_here(file: ListedFile, policy: Policy) -> bool:
    return concerns_us(file.path, policy) or lies_beside(file.path, file.kind, policy)


def _of_list(github: Connection, state: PullRequestState, policy: Policy) -> tuple[Change, ...]:
    ours = [file for file in state.files if _is_ours(file, policy)]
    before = _before_renaming(github, state, ours)
    in_doubt = {file.path: before[file.path] for file in ours if file.no_lines and file.path in before}
    same = _unchanged(github, state, in_doubt)
    changes = (_change(file, before.get(file.path), policy, same=file.path in same) for file in ours)
    return tuple(change for change in changes if change is not None)


def _before_renaming(github: Connection, state: PullRequestState, files: Sequence[ListedFile]) -> dict[str, str]:
    """Where those of the files lay before that are renamed."""
    renamed = {file.path: file.previous for file in files if file.kind is ChangeKind.RENAMED}
    told = {path: previous for path, previous in renamed.items() if previous}
    return told | _previous_paths(github, state, set(renamed)) if len(told) < len(renamed) else told


def _change(file: ListedFile, previous: str | None, policy: Policy, *, same: bool) -> Change | None:
    """The change of a file that lay at `previous`; None where it concerns us neither here nor there."""
    is_now = policy.matches_constitution(file.path)
    was_before = previous is not None and policy.matches_constitution(previous)
    if was_before and not is_now:
        return Change(file.path, file.kind, previous)
    if not _is_ours_here(file, policy):
        return None
    if previous is None:
        return Change(file.path, file.kind)
    if is_now and not was_before:
        return Change(file.path, ChangeKind.ADDED)
    if _becomes_a_plan(file.path, previous, policy):
        return Change(file.path, ChangeKind.ADDED, previous)
    return Change(file.path, file.kind, None if same else previous)


def _may_be_law(file: ListedFile, policy: Policy) -> bool:
    """Whether a renamed file is called as a constitution, so that it may have been one."""
    return file.kind is ChangeKind.RENAMED and name_of(file.path) in map(name_of, policy.constitution)


def _becomes_a_plan(path: str, previous: str, policy: Policy) -> bool:
    """Whether a renamed file is a plan that was none before, or one that nobody judged."""
    was_judged = policy.matches_plan(previous) and not policy.exempts_path(previous)
    return policy.matches_plan(path) and not was_judged


def _unchanged(github: Connection, state: PullRequestState, moved: Mapping[str, str]) -> frozenset[str]:
    """Those of the renamed files, to what they were called, whose bytes are the same.

    That no lines were counted is not enough: GitHub counts none in a file that it takes for binary.
    """
    if not moved:
        return frozenset()
    start, doing = merge_base(github, state), f"reading the renamed files of {state.called}"
    now = {path: ObjectQuery(state.head_sha, path, Selection.ID) for path in moved}
    then = {path: ObjectQuery(start, previous, Selection.ID) for path, previous in moved.items()}
    ids = look_up(github, [query for path in moved for query in (now[path], then[path])], doing=doing).paths
    there = (path for path in moved if ids[now[path]] is not None)
    return frozenset(path for path in there if ids[now[path]] == ids[then[path]])


def _previous_paths(github: Connection, state: PullRequestState, renamed: set[str]) -> dict[str, str]:
    """Where files lay before they were renamed, which only REST tells."""
    previous: dict[str, str] = {}
    doing = f"reading the renamed files of {state.called}"
    for page in range(1, MAX_LISTED_FILES // 100 + 1):
        files = github.read(f"{github.path}/pulls/{state.number}/files", doing=doing, per_page=100, page=page)
        previous |= {file["filename"]: file["previous_filename"] for file in files if file["filename"] in renamed}
        if len(previous) == len(renamed) or len(files) < 100:
            break
    if len(previous) < len(renamed):
        # Taken for moved without a change, they would not be judged.
        raise TransientError(f"GitHub's answer was incomplete while {doing}.")
    return previous


def _of_trees(state: PullRequestState, trees: _Trees, start: str) -> tuple[Change, ...]:
    policy = state.policy
    before, after = _files_of(trees, start, state), _files_of(trees, state.head_sha, state)
    added = after.keys() - before.keys()
    removed = {path for path in before.keys() - after.keys() if concerns_us(path, policy)}
    modified = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    kinds = {ChangeKind.ADDED: added, ChangeKind.REMOVED: removed, ChangeKind.MODIFIED: modified}
    return tuple(Change(path, kind) for kind, paths in kinds.items() for path in paths)


def _files_of(trees: _Trees, commit: str, state: PullRequestState) -> Mapping[str, str]:
    """The files of a commit that concern us, with their blob ids."""
    tree = trees.at(commit)
    if tree.truncated:
        raise AuthorError(
            f"{state.split} changes {state.changed_files} files, of which GitHub lists {len(state.files)}, "
            "and the repository is too large to compare."
        )
    return {entry.path: entry.sha for entry in tree.files if _may_concern_us(entry.path, state.policy)}


def _may_concern_us(path: str, policy: Policy) -> bool:
    return concerns_us(path, policy) or plan_beside(path, policy.plan_globs) is not None


def _behind_links(
    github: Connection, state: PullRequestState, cache: TextCache, trees: _Trees, changes: Iterable[Change]
) -> tuple[Change, ...]:
    """What changes of plans behind symbolic links and submodules, which GitHub lists by where they lie, if at all."""
    globs = state.policy.plan_globs
    at_base = any(globs.may_hold(path) or globs.match(path) for path in _links_of_base(github, state, cache))
    if not at_base and state.lists_all_files and not _brings_link(github, state):
        return ()
    known = {change.path for change in judged(changes, state.policy)}
    commits = (merge_base(github, state), state.head_sha)
    before, after = (_followed(github, state, cache, trees.at(commit)) for commit in commits)
    return tuple(linked_changes(before, after.all(), known))


def _links_of_base(github: Connection, state: PullRequestState, cache: TextCache) -> Iterator[str]:
    """The paths of the symbolic links and submodules that stand in the base's specs roots.

    A call where one changed since it was listed, and one for the roots that are not called `specs`: those are known by
    the plans that were judged there.
    """
    for root, entry in _specs_roots(github, state, cache):
        yield from (root,) if entry.leads_elsewhere else _links_in(github, state, cache, root, entry.oid)


def _specs_roots(github: Connection, state: PullRequestState, cache: TextCache) -> Iterator[tuple[str, SpecsEntry]]:
    nested = [ObjectQuery(state.base_sha, root, Selection.MODE) for root in cache.specs_roots() if root != _USUAL_ROOT]
    found = look_up(github, nested, doing=f"looking for links of {state.called}").paths
    entries = {_USUAL_ROOT: state.specs, **{query.path: SpecsEntry.of(found[query]) for query in nested}}
    return ((root, entry) for root, entry in entries.items() if entry is not None)


def _links_in(github: Connection, state: PullRequestState, cache: TextCache, root: str, oid: str) -> Iterator[str]:
    """The paths of the links and submodules in one folder."""
    held = cache.links(oid)
    if held is None:
        tree = read_tree(github, oid, doing=f"looking for links of {state.called}")
        if tree.truncated:
            raise AuthorError(f"{state.repository} has too many files in its folder {root} to look for links there.")
        held = tuple(sorted({*tree.submodules, *(file.path for file in tree.files if file.symlink)}))
        cache.put_links(oid, held)
    return (f"{root}/{path}" for path in held)


def _brings_link(github: Connection, state: PullRequestState) -> bool:
    """Whether one of the listed files is a symbolic link or a submodule below which plans could be."""
    globs = state.policy.plan_globs
    short = (file for file in state.files if file.kind is not ChangeKind.REMOVED and file.added <= MAX_LINK_LINES)
    paths = [file.path for file in short if globs.may_hold(file.path) and plan_beside(file.path, globs) is None]
    queries = [ObjectQuery(state.head_sha, path, Selection.MODE) for path in paths if not globs.match(path)]
    found = look_up(github, queries, doing=f"looking for links of {state.called}").paths.values()
    return any(node is not None and (node["mode"] == SYMLINK or node["type"] == "commit") for node in found)


def _followed(github: Connection, state: PullRequestState, cache: TextCache, tree: Tree) -> LinkedPlans:
    """The plans behind the links of a commit; calls for where links lead that was not read before."""
    linked = LinkedPlans(tree.nodes(), state.policy.plan_globs)
    known: dict[str, str | None] = {}
    while (unread := linked.find_unread()) or tree.truncated:
        if tree.truncated or len(known) + len(unread) > MAX_FOLLOWED_LINKS:
            raise AuthorError(
                f"{state.repository} has too many files or symbolic links to follow those in its specs folders. "
                "Put the plans in place of the links."
            )
        known |= read_texts(github, cache, unread, doing=f"following the links of {state.called}")
        linked = LinkedPlans(with_targets(linked.nodes, known), state.policy.plan_globs)
    return linked


def merge_base(github: Connection, state: PullRequestState) -> str:
    """The commit that the pull request's diff starts from; a call where its commits do not tell."""
    if state.merge_base is not None:
        return state.merge_base
    # The second page of a comparison has no files in it.
    path = f"{github.path}/compare/{quote(state.base_sha)}...{quote(state.head_sha)}"
    doing = f"comparing {state.called} with its base"
    return str(github.read(path, doing=doing, per_page=1, page=2)["merge_base_commit"]["sha"])
