"""Judge what a merge queue is about to put on the base branch, and say so on its head; nobody is commented on there."""

from plangate.domain.model.evidence import Evidence
from plangate.domain.review.impact import judge
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.waivers import with_group_waivers
from plangate.github.api.client import Connection
from plangate.github.read.merge_group import QueueHead, gather_merge_group
from plangate.presentation.shared_head import compose_outgoing
from plangate.queue.jobs import ReviewMergeGroup
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.publish import publish_review
from plangate_workers.handlers.review_memory import mark_rerun_done, rerun_pending


def run(context: WorkerContext, job: ReviewMergeGroup) -> None:
    """Gather, judge, compose, publish; the queue's commit is what it is, so that it cannot move meanwhile."""
    with context.open(job) as github:
        evidence = _gather(context, github, job)
        anew = rerun_pending(context, job)
        outgoing = compose_outgoing(
            evidence, judge(evidence),
            home=context.settings.home_url or "", comments=False, github=context.settings.github_url,
        )  # fmt: skip
        publish_review(context, github, job, outgoing, evidence, force_rerun=anew)
    mark_rerun_done(context, job)


def _gather(context: WorkerContext, github: Connection, job: ReviewMergeGroup) -> Evidence:
    queued = QueueHead(job.head, job.head_ref, job.base, job.base_ref)
    snapshot = gather_merge_group(github, queued, context.texts(job), read_policy)
    snapshot = with_group_waivers(snapshot, context.settings.signing_keys, job.target.repository_id)
    return Evidence(snapshot, (snapshot,))
