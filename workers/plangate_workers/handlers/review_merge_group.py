"""Judge what a merge queue is about to put on the base branch, and say so on its head; nobody is commented on there."""

import structlog

from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.review import review
from plangate.domain.review.waivers import with_group_waivers
from plangate.github.read.merge_group import QueueHead, gather_merge_group
from plangate.github.write.publish import post_check_run
from plangate.presentation.review import compose
from plangate.queue.jobs import ReviewMergeGroup
from plangate.queue.metrics import REVIEWS
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.rerun_once import mark_rerun_done, rerun_pending

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: ReviewMergeGroup) -> None:
    """Gather, review, compose, publish; the queue's commit is what it is, so that it cannot move meanwhile."""
    with context.open(job) as github:
        queued = QueueHead(job.head, job.head_ref, job.base, job.base_ref)
        snapshot = context.remember_law(job, gather_merge_group(github, queued, context.texts(job), read_policy))
        snapshot = with_group_waivers(snapshot, context.settings.signing_keys, job.target.repository_id)
        home, links = context.settings.home_url or "", context.settings.github_url
        check_run = compose(review(snapshot), snapshot, home=home, comments=False, github=links).check_run
        context.check_lease()
        _, wrote = post_check_run(github, check_run, snapshot.existing_output, force_rerun=rerun_pending(context, job))
    mark_rerun_done(context, job)
    context.metrics.count(REVIEWS, check_run.conclusion)
    log.info("reviewed", head=snapshot.head_sha, conclusion=check_run.conclusion, wrote=wrote)
