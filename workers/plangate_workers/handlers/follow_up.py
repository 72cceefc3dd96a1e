"""Follow-up pull requests: what is read for them, and how what is to be done about them is written.

Like a review, this looks at what is there, and writes only the difference: done twice, it writes once.
"""

from collections.abc import Iterable
from dataclasses import replace
from posixpath import basename

from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.waivers import with_waivers
from plangate.domain.scaffold import manifest_paths
from plangate.domain.scaffold.follow_up import (
    FeatureEvidence,
    FollowUpEvidence,
    FollowUpRequest,
    Hindrance,
    Outcome,
    OutgoingFollowUp,
    tasks_path,
)
from plangate.errors import AuthorError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.api.errors import UngrantedError
from plangate.github.read.branches.follow_ups import read_files, read_follow_up, read_paths
from plangate.github.read.branches.head_branch import read_head_branch
from plangate.github.read.gather import gather, gather_merged
from plangate.github.read.pull_request import PullRequestState
from plangate.github.read.text_cache import TextCache
from plangate.github.write.branches import advance, create, make
from plangate.github.write.follow_ups import change_follow_up, label, open_follow_up
from plangate.presentation.links import Links
from plangate.queue.jobs import AnswerComment, ScaffoldTasks
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.tidy_follow_ups import remember_follow_ups

MAX_FEATURES = 10
"""Features of one pull request that are followed up without being named."""

Job = AnswerComment | ScaffoldTasks


def gather_follow_ups(
    context: WorkerContext, github: Connection, job: Job, seen: PullRequestState, request: FollowUpRequest
) -> FollowUpEvidence:
    """All that is read for a request; AuthorError says why there is nothing to do."""
    snapshot, base = _plans(github, seen, job.target.number, context.texts(job))
    snapshot = with_waivers(snapshot, context.settings.signing_keys, job.target.repository_id)
    features = _chosen(request, snapshot)
    paths = read_paths(github, snapshot.head_sha) if features else frozenset()
    manifests = _manifests(github, snapshot.head_sha, features, paths)
    gathered = [FeatureEvidence(feature, manifests[feature.folder]) for feature in features]
    if base is not None:
        gathered = [_with_standing(github, one, snapshot.head_sha) for one in gathered]
    return FollowUpEvidence(request, snapshot, base, paths, tuple(gathered))


def _plans(github: Connection, seen: PullRequestState, number: int, cache: TextCache) -> tuple[Snapshot, str | None]:
    """The plans where they stand, and the branch that follow-ups go to, None for a fork's."""
    if seen.open:
        head = read_head_branch(github, number)
        return gather(github, number, cache, read_policy, seen), head.name if head.ours else None
    if seen.merged:
        return replace(gather_merged(github, seen, cache), number=number), seen.base_ref
    raise AuthorError("This pull request was closed without being merged, so there is no plan to make tasks of.")


def _chosen(request: FollowUpRequest, snapshot: Snapshot) -> tuple[Feature, ...]:
    """The features that are wanted; what is not judged gets no tasks unless somebody asks for them."""
    features = snapshot.features
    if request.unasked:
        return _judged(snapshot)[:MAX_FEATURES]
    if not features:
        raise AuthorError("This pull request changes no plan of which tasks could be made.")
    if request.named is not None:
        return (_named(features, request.named),)
    if len(features) > MAX_FEATURES:
        raise AuthorError(f"There are {len(features)} plans here. Name the feature: `/plan tasks <feature>`.")
    return features


def _judged(snapshot: Snapshot) -> tuple[Feature, ...]:
    policy = snapshot.policy
    if policy.exempts_author(snapshot.author):
        return ()
    return tuple(feature for feature in snapshot.features if not policy.exempts_path(feature.plan.path))


def _named(features: Iterable[Feature], folder: str) -> Feature:
    """The feature of that folder, which may be named by its last part."""
    named = [feature for feature in features if folder in (feature.folder, basename(feature.folder))]
    if len(named) != 1:
        how_many = "More than one plan" if named else "No plan"
        raise AuthorError(f"{how_many} that is changed here lies in `{folder}`. Name the folder by its whole path.")
    return named[0]


def _manifests(
    github: Connection, sha: str, features: Iterable[Feature], paths: frozenset[str]
) -> dict[str, tuple[File, ...]]:
    """The manifests that each feature's plan names, by its folder."""
    named = {feature.folder: manifest_paths(feature, paths) for feature in features}
    files = read_files(github, sha, [path for own in named.values() for path in own])
    return {folder: tuple(files[path] for path in own if path in files) for folder, own in named.items()}


def _with_standing(github: Connection, one: FeatureEvidence, plan: str) -> FeatureEvidence:
    standing, tree = read_follow_up(github, one.branch, tasks_path(one.feature.folder), plan)
    return replace(one, standing=standing, tree=tree)


def links_of(context: WorkerContext, evidence: FollowUpEvidence) -> Links:
    """The addresses of what follow-ups are made of, and of what is said of them."""
    return Links(evidence.snapshot, context.settings.home_url or "", context.settings.github_url)


def publish_follow_ups(
    context: WorkerContext, github: Connection, job: Job, outgoing: Iterable[OutgoingFollowUp]
) -> tuple[Outcome, ...]:
    """What became of each feature's, once it is written; what GitHub does not let us write of one hinders no other."""
    return tuple(_publish(context, github, job, one) for one in outgoing)


def _publish(context: WorkerContext, github: Connection, job: Job, outgoing: OutgoingFollowUp) -> Outcome:
    try:
        return _written(context, github, job, outgoing)
    except UngrantedError as error:
        return outgoing.hindered(Hindrance.UNGRANTED, error.permission)
    except RefusedError as error:
        return outgoing.hindered(Hindrance.REFUSED, str(error))


def _written(context: WorkerContext, github: Connection, job: Job, outgoing: OutgoingFollowUp) -> Outcome:
    """Write it in an order of which whatever a crash leaves is found to be unfinished."""
    number = outgoing.outcome.number
    _commit(context, github, outgoing)
    if outgoing.opens is not None:
        remember_follow_ups(context, job.target.installation, job.target.repository_id)
        context.check_lease()
        number = open_follow_up(github, outgoing.opens)
    refused = False
    if outgoing.labels and number is not None:
        context.check_lease()
        refused = not label(github, number, outgoing.labels)
    return replace(outgoing.outcome, number=number, labels_refused=refused)


def _commit(context: WorkerContext, github: Connection, outgoing: OutgoingFollowUp) -> None:
    """The branch moves last: as long as it does not, the follow-up is out of date."""
    if outgoing.commit is None:
        return
    sha, number = make(github, outgoing.commit, context.check_lease), outgoing.outcome.number
    if outgoing.fields and number is not None:
        context.check_lease()
        change_follow_up(github, number, **outgoing.fields)
    context.check_lease()
    (create if outgoing.new_branch else advance)(github, outgoing.outcome.branch, sha)
