"""Gather, scaffold, follow up: what stands of a feature's follow-up pull request is made what should stand.

Like a review, this looks at what is there, and writes only the difference: done twice, it writes once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import basename

from plangate.domain.documents.layout import TASKS
from plangate.domain.model.branch_commit import BranchCommit
from plangate.domain.model.follow_up import FollowUpState, Origin, trailer
from plangate.domain.model.outgoing import FollowUp
from plangate.domain.model.policy import Policy
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, manifest_paths, scaffold_tasks
from plangate.domain.scaffold.follow_up import (
    FollowUpStep,
    Hindrance,
    Outcome,
    branch_of,
    changed_lines,
    decide,
    needs_commit,
    parents_of,
    tasks_to_keep,
)
from plangate.errors import AuthorError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.api.errors import UngrantedError
from plangate.github.read.branches.follow_ups import read_files, read_follow_up, read_paths
from plangate.github.read.branches.head_branch import read_head_branch
from plangate.github.read.gather import gather_merged
from plangate.github.read.pull_request import PullRequestState
from plangate.github.write.branches import advance, create, make
from plangate.github.write.follow_ups import change_follow_up, label, open_follow_up
from plangate.presentation.links import Links
from plangate.presentation.replies.tasks import compose_body, compose_message, compose_title
from plangate.queue.jobs import AnswerComment, ScaffoldTasks
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.tidy_follow_ups import remember_follow_ups

MAX_FEATURES = 10
"""Features of one pull request that are followed up without being named."""


@dataclass(frozen=True, slots=True)
class FollowUpRequest:
    """Who or what wants tasks of a pull request's plans.

    `named` is a feature's folder, None for all. `tests` overrides what the documents ask for. `asked` says in the
    commit's message who wants it. With `unasked` nobody did: features that have a tasks.md are let be.
    """

    context: WorkerContext
    github: Connection
    job: AnswerComment | ScaffoldTasks
    seen: PullRequestState
    asked: str
    named: str | None = None
    tests: bool | None = None
    unasked: bool = False

    @property
    def policy(self) -> Policy:
        """The policy on the base."""
        return self.seen.policy(read_policy)


@dataclass(frozen=True, slots=True)
class FollowUpContext:
    """What tasks are made of: the plans where they stand, and the branch that follow-ups go to, None for a fork's."""

    snapshot: Snapshot
    base: str | None
    links: Links


def follow_up(request: FollowUpRequest) -> tuple[tuple[Outcome, ...], Links]:
    """What became of the request, for each feature; AuthorError says why there was nothing to do."""
    plans = _plans(request)
    features = _chosen(request, plans.snapshot)
    paths = read_paths(request.github, plans.snapshot.head_sha) if features else frozenset()
    manifests = _manifests(request.github, plans.snapshot.head_sha, features, paths)
    outcomes = (_Feature(request, plans, feature).follow_up(paths, manifests[feature.folder]) for feature in features)
    return tuple(outcome for outcome in outcomes if outcome is not None), plans.links


def _manifests(
    github: Connection, sha: str, features: Iterable[Feature], paths: frozenset[str]
) -> dict[str, tuple[File, ...]]:
    """The manifests that each feature's plan names, by its folder."""
    named = {feature.folder: manifest_paths(feature, paths) for feature in features}
    files = read_files(github, sha, [path for own in named.values() for path in own])
    return {folder: tuple(files[path] for path in own if path in files) for folder, own in named.items()}


def _plans(request: FollowUpRequest) -> FollowUpContext:
    seen, context, job = request.seen, request.context, request.job
    if seen.open:
        head = read_head_branch(request.github, job.target.number)
        snapshot = context.gather(request.github, job, job.target.number, seen)
        base = head.name if head.ours else None
    elif seen.merged:
        merged = context.remember_law(job, gather_merged(request.github, seen, context.texts(job), read_policy))
        snapshot, base = replace(merged, number=job.target.number), seen.base_ref
    else:
        raise AuthorError("This pull request was closed without being merged, so there is no plan to make tasks of.")
    return FollowUpContext(
        snapshot, base, Links(snapshot, context.settings.home_url or "", context.settings.github_url)
    )


def _chosen(request: FollowUpRequest, snapshot: Snapshot) -> tuple[Feature, ...]:
    """The features that are wanted; what is not judged gets no tasks unless somebody asks for them."""
    features = snapshot.features
    if request.unasked:
        return _judged(features, snapshot.author, request.policy)[:MAX_FEATURES]
    if not features:
        raise AuthorError("This pull request changes no plan of which tasks could be made.")
    if request.named is not None:
        return (_named(features, request.named),)
    if len(features) > MAX_FEATURES:
        raise AuthorError(f"There are {len(features)} plans here. Name the feature: `/plan tasks <feature>`.")
    return features


def _judged(features: Iterable[Feature], author: str, policy: Policy) -> tuple[Feature, ...]:
    if policy.exempts_author(author):
        return ()
    return tuple(feature for feature in features if not policy.exempts_path(feature.plan.path))


def _named(features: Iterable[Feature], folder: str) -> Feature:
    """The feature of that folder, which may be named by its last part."""
    named = [feature for feature in features if folder in (feature.folder, basename(feature.folder))]
    if len(named) != 1:
        how_many = "More than one plan" if named else "No plan"
        raise AuthorError(f"{how_many} that is changed here lies in `{folder}`. Name the folder by its whole path.")
    return named[0]


class _Feature:
    """One feature whose tasks are wanted."""

    def __init__(self, request: FollowUpRequest, plans: FollowUpContext, feature: Feature) -> None:
        self._request = request
        self._github = request.github
        self._plans = plans
        self._feature = feature
        self._planned = feature.file(TASKS)
        self._branch = branch_of(feature.folder)
        self._commit_sha = plans.snapshot.head_sha

    def follow_up(self, paths: Iterable[str], manifests: tuple[File, ...]) -> Outcome | None:
        """What became of it; None where nobody asked, and there is a tasks.md already."""
        path = f"{self._feature.folder}/{TASKS}" if self._feature.folder else TASKS
        standing = self._standing(path) if self._plans.base else FollowUpState()
        if self._request.unasked and self._planned is not None and standing.open is None:
            return None
        kept = tasks_to_keep(standing, self._feature.folder, self._planned)
        made = scaffold_tasks(
            self._plans.snapshot,
            _with_tasks(self._feature, path, kept),
            paths=frozenset(paths),
            manifests=manifests,
            tests=self._request.tests,
        )
        if isinstance(made, ScaffoldRefusal):
            return self._outcome(words=made.reason)
        if self._plans.base is None:
            return self._outcome(made=made, hindrance=Hindrance.FORK)
        try:
            return self._make_stand(made, standing, self._wanted(made, self._plans.base))
        except UngrantedError as error:
            return self._outcome(made=made, hindrance=Hindrance.UNGRANTED, words=error.permission)
        except RefusedError as error:
            return self._outcome(made=made, hindrance=Hindrance.REFUSED, words=str(error))

    def _standing(self, path: str) -> FollowUpState:
        standing, self._base_tree = read_follow_up(self._github, self._branch, path, self._commit_sha)
        return standing

    def _outcome(self, **fields: object) -> Outcome:
        return replace(Outcome(self._feature.folder, self._branch, plan=self._commit_sha), **fields)  # type: ignore[arg-type]

    def _wanted(self, made: Scaffold, base: str) -> FollowUp:
        folder, plan = self._feature.folder, self._commit_sha
        origin = Origin(plan, self._planned.sha if self._planned else None, folder)
        body = compose_body(
            made, self._plans.links, plan=self._feature.plan.path, commit=plan, branch=self._branch, base=base
        )
        message = compose_message(self._request.asked, trailer(origin))
        return FollowUp(
            folder, self._branch, base, plan, made.path, made.text, message, compose_title(folder), body,
            self._request.policy.tasks.labels,
        )  # fmt: skip

    def _make_stand(self, made: Scaffold, standing: FollowUpState, wanted: FollowUp) -> Outcome:
        step = decide(standing, wanted, self._planned.text if self._planned else None)
        if step is FollowUpStep.OPEN:
            opened, refused = self._open(standing, wanted)
            return self._outcome(made=made, step=step, number=opened, labels_refused=refused)
        if step is FollowUpStep.UPDATE:
            self._update(standing, wanted)
        pull = standing.open if step is FollowUpStep.COMPLETE else standing.pull
        changes: tuple[str, ...] = ()
        if step is FollowUpStep.TOUCHED and standing.branch is not None:
            changes = changed_lines(standing.branch.text or "", wanted.text)
        refused = step in (FollowUpStep.UPDATE, FollowUpStep.STANDS) and self._complete_labels(standing, wanted)
        number = pull.number if pull else None
        return self._outcome(made=made, step=step, number=number, changes=changes, labels_refused=refused)

    def _complete_labels(self, standing: FollowUpState, wanted: FollowUp) -> bool:
        """Put labels where there are none, since a worker may have died before it did; whether GitHub refused them."""
        pull = standing.open
        return pull is not None and not pull.labeled and self._label(pull.number, wanted)

    def _open(self, standing: FollowUpState, wanted: FollowUp) -> tuple[int, bool]:
        """The number of the new pull request, and whether its labels were refused."""
        if needs_commit(standing, wanted):
            sha = self._commit(standing, wanted)
            self._request.context.check_lease()
            (advance if standing.branch else create)(self._github, wanted.branch, sha)
        self._request.context.check_lease()
        remember_follow_ups(
            self._request.context, self._request.job.target.installation, self._request.job.target.repository_id
        )
        number = open_follow_up(self._github, wanted)
        return number, self._label(number, wanted)

    def _label(self, number: int, wanted: FollowUp) -> bool:
        """Put the policy's labels there; whether GitHub refused them."""
        return bool(wanted.labels) and not label(self._github, number, wanted.labels)

    def _update(self, standing: FollowUpState, wanted: FollowUp) -> None:
        """The commit goes last: what a crash leaves is found to be out of date again."""
        sha, pull = self._commit(standing, wanted), standing.open
        if pull is not None:
            fields = {} if pull.base == wanted.base else {"base": wanted.base}
            fields |= {} if pull.touched else {"body": wanted.body}
            if fields:
                self._request.context.check_lease()
                change_follow_up(self._github, pull.number, **fields)
        self._request.context.check_lease()
        advance(self._github, wanted.branch, sha)

    def _commit(self, standing: FollowUpState, wanted: FollowUp) -> str:
        commit = BranchCommit(self._base_tree, {wanted.path: wanted.text}, wanted.message, parents_of(standing, wanted))
        return make(self._github, commit, self._request.context.check_lease)


def _with_tasks(feature: Feature, path: str, tasks: File | None) -> Feature:
    """The feature with that tasks.md in the place of its own."""
    others = tuple(file for file in feature.files if file.path != path)
    return replace(feature, files=(*others, replace(tasks, path=path)) if tasks else others)
