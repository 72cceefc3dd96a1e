"""Gathering a pull request: its snapshot, in three rounds at most; one that changes no plan and no law takes one, one
that changes only what lies beside a plan takes two.

First the pull request with its files and what stands there (pull_request), beside which the links of the base's folder
specs are listed once for each state of it, and followed where a plan may lie behind one (changed_files); then the
feature folders and the law (features, governing_files); at last the texts that only their listings name, which of the
paths named in plans exist, and the head once more. Where the plans were read before, the second round asks for all that
the third would, and takes its place if they name the same paths still: a push beside the plans costs two calls of
reading.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plangate.domain.model.github.contributions import FileHistory
from plangate.domain.model.snapshot import Change, ChangeKind, Feature, File, Snapshot, judged
from plangate.domain.policy import PolicyReader, policy_in_force
from plangate.errors import AuthorError
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection, look_up
from plangate.github.read.branches.contributions import read_contributions
from plangate.github.read.changed_files import (
    merge_base,
    queries_for_base,
    read_changes,
    stand_on_base,
    without_companions,
)
from plangate.github.read.features import (
    MAX_PATHS,
    MAX_TOUCHED_FEATURES,
    PlanLocation,
    TouchedFeature,
    existing,
    feature_at,
    location_of,
    named_paths,
    queries_for_features,
    queries_for_touched_features,
    touched_features,
    touched_features_at,
    unread,
    with_texts,
    within_room,
)
from plangate.github.read.files import Commits, TreeEntry, files_at, look_up_texts
from plangate.github.read.known_syntax import with_known_syntax
from plangate.github.read.law.governing_files import (
    LinkedLaw,
    amended,
    amending,
    files_of,
    listed_nested,
    proposed,
    proposing,
    queries_for_changes,
    queries_for_law,
    read_of,
    targets,
    too_long,
    unlisted_files,
)
from plangate.github.read.law.owner_policy import read_governed
from plangate.github.read.law.young_law import YoungLaw, queries_for_law_before
from plangate.github.read.pull_request import HeadMovedError, PullRequestState
from plangate.github.read.text_cache import TextCache

MAX_ATTEMPTS = 3
"""Times that reading begins when the head moves meanwhile."""

MAX_PLANS = 200
"""Of one pull request; ten of them take a call."""


def gather(
    github: Connection,
    number: int,
    cache: TextCache,
    read_policy: PolicyReader = policy_in_force,
    state: PullRequestState | None = None,
) -> Snapshot:
    """All that a review reads of a pull request, with its head as of the last answer.

    `state` is what the first round told, where the job asked before.
    """
    for _ in range(MAX_ATTEMPTS - 1):
        try:
            return _gather(github, state or read_governed(github, number, cache, read_policy), cache)
        except HeadMovedError:
            state = None
    return _gather(github, read_governed(github, number, cache, read_policy), cache)


def _gather(github: Connection, state: PullRequestState, cache: TextCache) -> Snapshot:
    if not state.lists_all_files:
        state = replace(state, merge_base=merge_base(github, state))
    changes = read_changes(github, state, cache) if state.open else ()
    if not changes:
        return first_snapshot(state, changes)
    state = replace(state, merge_base=merge_base(github, state))
    return Reading(github, state, cache).snapshot(changes)


def gather_merged(github: Connection, state: PullRequestState, cache: TextCache) -> Snapshot:
    """What a merged pull request brought: its plans as the base branch has them now, under the law there.

    They count as new ones, and the head is the tip of the base branch.
    """
    plans = _still_there(github, state, judged(read_changes(github, state, cache), state.policy))
    # Nothing stood there before: what is read is the base branch alone.
    now = replace(state, number=None, head_sha=state.base_sha, merge_base=state.base_sha)
    return Reading(github, now, cache).snapshot(plans) if plans else first_snapshot(now, ())


def _still_there(github: Connection, state: PullRequestState, plans: Iterable[Change]) -> tuple[Change, ...]:
    queries = {ObjectQuery(state.base_sha, plan.path, Selection.ID): plan for plan in plans}
    answers = look_up(github, queries, doing=f"looking for the plans of {state.called}")
    there = (plan for query, plan in queries.items() if answers.paths[query] is not None)
    return tuple(replace(plan, kind=ChangeKind.ADDED, previous_path=None) for plan in there)


def first_snapshot(state: PullRequestState, changes: tuple[Change, ...]) -> Snapshot:
    """What the first round alone tells."""
    return Snapshot(
        repository=state.repository,
        head_sha=state.head_sha,
        base_sha=state.base_sha,
        merge_base_sha=state.merge_base or "",
        number=state.number,
        base_ref=state.base_ref,
        author=state.author,
        draft=state.draft,
        open=state.open,
        changed_files=state.changed_files,
        changes=changes,
        law=state.law,
        policy=state.policy,
        owner_policy=state.owner_policy,
        existing_output=state.existing_output,
        sharing=tuple(number for number, _ in state.sharing),
        threads_block=state.threads_block,
        misnamed_policies=tuple(state.misnamed_policies) if state.open else (),
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """What the changes make a review look at; `passed_over` counts the touched features that are too many."""

    places: tuple[PlanLocation, ...]
    touched: tuple[TouchedFeature, ...]
    passed_over: int
    amending: tuple[Change, ...]
    proposing: tuple[Change, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """The features' folders that the law is asked for."""
        lawful = (feature.folder for feature in self.touched if feature.asks_for_law)
        return tuple(dict.fromkeys((*(place.folder for place in self.places), *lawful)))


class Reading:
    """The second and the third round."""

    def __init__(self, github: Connection, state: PullRequestState, cache: TextCache) -> None:
        """After the first round, with the merge base known."""
        self._github = github
        self._state = state
        self._policy = state.policy
        self._cache = cache
        self._commits = Commits(state.head_sha, state.merge_base or "", state.base_sha)
        self._doing = f"reading the plans of {state.called}"

    def snapshot(self, listed: tuple[Change, ...]) -> Snapshot:
        """The whole snapshot; HeadMovedError when the head is another one by now.

        Of the changes, those count that would change something at the base's tip.
        """
        changes = without_companions(listed, self._policy)
        scope = self._scope(changes)
        root = read_of(self._state.listed_law, self._policy)
        answers, texts = self._second(scope, root, changes)
        if stands := stand_on_base(changes, answers, self._commits):
            # What lies beside a plan that is not judged is looked at by itself.
            ours = tuple(change for change in listed if change not in stands)
            return self.snapshot(ours) if ours else first_snapshot(self._state, ())
        nested = tuple(listed_nested(self._commits.base, answers, scope.folders))
        law = (*self._law(answers, scope.folders, nested), *files_of(root, texts))
        features = [feature_at(self._github, place, answers, self._commits) for place in scope.places]
        linked = {change.path for change in changes if change.seen_as}
        # A change of the mode alone is no change of the text; of what lies behind a link, its id tells nothing.
        changed = tuple(f for f in features if f.before is None or f.before.sha != f.plan.sha or f.plan.path in linked)
        first = replace(first_snapshot(self._state, changes), contributions=self._contributions(changes))
        github, commits = self._github, self._commits
        snapshot = self._third(first, within_room(changed, self._state.split), law, nested, answers)
        snapshot = YoungLaw(github, commits, answers, self._doing).mark(snapshot)
        return replace(
            snapshot,
            amended=tuple(amended(github, scope.amending, answers, commits)),
            proposed_policy=next(proposed(github, scope.proposing, answers, commits), None),
            touched=tuple(touched_features_at(github, scope.touched, answers, commits)),
            passed_over=scope.passed_over,
        )

    def _contributions(self, changes: Iterable[Change]) -> tuple[FileHistory, ...]:
        """Who wrote what is changed, where an exemption of the author depends on that."""
        number, head = self._state.number, self._state.head_sha
        if number is None or not self._policy.exempts_author(self._state.author):
            return ()
        paths = [change.path for change in changes if change.kind is not ChangeKind.REMOVED]
        return read_contributions(self._github, number, head, paths)

    def _scope(self, changes: tuple[Change, ...]) -> Scope:
        plans = judged(changes, self._policy)
        if len(plans) > MAX_PLANS:
            many = f"changes {len(plans)} plans and at most {MAX_PLANS} are judged together"
            raise AuthorError(f"{self._state.split} {many}.")
        touched = touched_features(changes, self._policy, judged={plan.path for plan in plans})
        return Scope(
            places=tuple(map(location_of, plans)),
            touched=touched[:MAX_TOUCHED_FEATURES],
            passed_over=len(touched[MAX_TOUCHED_FEATURES:]),
            amending=amending(changes, self._policy),
            proposing=proposing(changes),
        )

    def _law(self, answers: Answers, folders: tuple[str, ...], nested: tuple[TreeEntry, ...]) -> tuple[File, ...]:
        """The law's files that the first two rounds have, but for those that are asked for by their blobs."""
        listed = (*self._state.listed_law, *nested)
        beside = unlisted_files(self._github, self._policy, self._commits.base, answers, folders)
        return (*self._state.law, *beside, *too_long(listed, self._policy))

    def _second(
        self, scope: Scope, root: tuple[TreeEntry, ...], changes: tuple[Change, ...]
    ) -> tuple[Answers, dict[str, str | None]]:
        number = self._state.number
        expected = self._cache.named_paths(number) if scope.places and number is not None else None
        queries = [
            *queries_for_features(scope.places, self._commits),
            *queries_for_touched_features(scope.touched, self._commits),
            *queries_for_law(self._policy, self._commits.base, scope.folders),
            *queries_for_law_before(self._policy, self._commits, scope.folders),
            *queries_for_changes((*scope.amending, *scope.proposing), self._commits),
            *self._queries_for_paths(expected or ()),
        ]
        queries += queries_for_base(changes, self._policy, self._commits, asked=frozenset(queries))
        # Without a plan there is no third round, and this one asks for the head once more.
        return self._ask(queries, [entry.sha for entry in root], again=not scope.places or expected is not None)

    def _queries_for_paths(self, paths: Iterable[str]) -> list[ObjectQuery]:
        """Whether there is something at these paths, at the head and at the merge base."""
        commits = (self._commits.head, self._commits.merge_base)
        return [ObjectQuery(commit, path.rstrip("/"), Selection.KIND) for commit in commits for path in paths]

    def _third(
        self,
        first: Snapshot,
        features: tuple[Feature, ...],
        found: tuple[File, ...],
        listed: tuple[TreeEntry, ...],
        known: Answers,
    ) -> Snapshot:
        """The snapshot with law and features; `found` and `listed` are the law that the second round has and names."""
        base = self._commits.base
        named, links, nested = named_paths(features), targets(found), read_of(listed, self._policy)
        asked = named[:MAX_PATHS]
        queries = [*(ObjectQuery(base, path, Selection.ENTRY) for path in links), *self._queries_for_paths(asked)]
        shas = [*(file.sha for feature in features for file in unread(feature)), *(entry.sha for entry in nested)]
        answers, texts = self._ask(queries, shas, again=True, known=known)
        if features and self._state.number is not None:
            self._cache.put_named_paths(self._state.number, asked)
        law = (*found, *files_of(nested, texts), *files_at(self._github, answers, base, links))
        linked = LinkedLaw(self._github, self._cache, self._policy, base, self._doing)
        return replace(
            first,
            law=tuple({file.path: file for file in linked.follow(law, found)}.values()),
            features=with_known_syntax(self._cache, (with_texts(feature, texts) for feature in features)),
            # What was not looked up is taken to exist now and to be new, of which no rule makes an accusation.
            head_paths=existing(asked, answers, self._commits.head) | set(named[MAX_PATHS:]),
            base_paths=existing(asked, answers, self._commits.merge_base),
        )

    def _ask(
        self, queries: Iterable[ObjectQuery], shas: Iterable[str], *, again: bool, known: Answers | None = None
    ) -> tuple[Answers, dict[str, str | None]]:
        """Answers, and texts by blob id of which only those are asked for that are not kept; `again` asks the head.

        What was answered before is not asked again; where that is everything, and the head with it, nothing is.
        """
        known = known or Answers()
        unasked = [query for query in queries if query not in known]
        number = self._state.number if again else None
        answers, texts = look_up_texts(
            self._github, self._cache, shas, unasked, number=number, alone=known.head is None, doing=self._doing
        )
        head = answers.head or known.head
        if number is not None and head != self._commits.head:
            raise HeadMovedError(retry_after=1)
        return Answers({**known.paths, **answers.paths}, answers.blobs, head), texts
