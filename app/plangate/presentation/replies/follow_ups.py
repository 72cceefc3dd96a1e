"""What is to be done about follow-ups, with all that they will say: decided before any of them is written."""

from dataclasses import replace

from plangate.domain.model.follow_up import ExistingBranch, FollowUpState, Origin, trailer
from plangate.domain.model.outgoing import FollowUp
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, scaffold_tasks
from plangate.domain.scaffold.follow_up import (
    FeatureEvidence,
    FollowUpEvidence,
    Hindrance,
    Outcome,
    OutgoingFollowUp,
    outgoing_follow_up,
    tasks_path,
    tasks_to_keep,
)
from plangate.presentation.links import Links
from plangate.presentation.replies.tasks import compose_body, compose_message, compose_title


def compose_follow_ups(evidence: FollowUpEvidence, links: Links) -> tuple[OutgoingFollowUp, ...]:
    """What is to be done, feature by feature; the links are the snapshot's.

    Where nobody asked, a feature that has a tasks.md and no open follow-up is left out.
    """
    outgoing: list[OutgoingFollowUp] = []
    opened: dict[str, FollowUpState] = {}
    for one in evidence.features:
        if evidence.request.unasked and one.planned is not None and one.standing.open is None:
            continue
        composed = _composed(evidence, replace(one, standing=opened.get(one.branch, one.standing)), links)
        if composed.opens is not None:
            # Folders that differ in nothing but what a branch's name cannot hold have one branch: the first has it.
            opened[one.branch] = FollowUpState(ExistingBranch(composed.opens.plan, _origin(evidence, one), None))
        outgoing.append(composed)
    return tuple(outgoing)


def _composed(evidence: FollowUpEvidence, one: FeatureEvidence, links: Links) -> OutgoingFollowUp:
    outcome = Outcome(one.feature.folder, one.branch, plan=evidence.snapshot.head_sha)
    made = _scaffold(evidence, one)
    if isinstance(made, ScaffoldRefusal):
        return OutgoingFollowUp(replace(outcome, words=made.reason))
    done = replace(outcome, made=made)
    if evidence.base is None:
        return OutgoingFollowUp(replace(done, hindrance=Hindrance.FORK))
    return outgoing_follow_up(one, _follow_up(evidence, one, made, evidence.base, links), done)


def _scaffold(evidence: FollowUpEvidence, one: FeatureEvidence) -> Scaffold | ScaffoldRefusal:
    """The feature's tasks.md, with the words of people kept wherever they stand."""
    feature, path = one.feature, tasks_path(one.feature.folder)
    kept = tasks_to_keep(one.standing, feature.folder, one.planned)
    others = tuple(file for file in feature.files if file.path != path)
    return scaffold_tasks(
        evidence.snapshot,
        replace(feature, files=(*others, replace(kept, path=path)) if kept else others),
        paths=evidence.paths,
        manifests=one.manifests,
        tests=evidence.request.tests,
    )


def _follow_up(evidence: FollowUpEvidence, one: FeatureEvidence, made: Scaffold, base: str, links: Links) -> FollowUp:
    """The pull request that should stand."""
    commit, feature = evidence.snapshot.head_sha, one.feature
    return FollowUp(
        folder=feature.folder,
        branch=one.branch,
        base=base,
        plan=commit,
        path=made.path,
        text=made.text,
        message=compose_message(evidence.request.asked, trailer(_origin(evidence, one))),
        title=compose_title(feature.folder),
        body=compose_body(made, links, plan=feature.plan.path, commit=commit, branch=one.branch, base=base),
        labels=evidence.snapshot.policy.tasks.labels,
    )


def _origin(evidence: FollowUpEvidence, one: FeatureEvidence) -> Origin:
    """What its commit is made of."""
    return Origin(evidence.snapshot.head_sha, one.planned.sha if one.planned else None, one.feature.folder)
