"""Look at a pull request, judge its plans, and make GitHub say what should be said of it."""

from plangate.domain.review.impact import judge
from plangate.domain.review.policy_findings import read_policy
from plangate.github.read.law.owner_policy import read_governed
from plangate.presentation.shared_head import compose_outgoing
from plangate.queue.jobs import ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.evidence import gather_evidence, gather_pull_request
from plangate_workers.handlers.publish import head_moved, look_anew, publish_review
from plangate_workers.handlers.review_memory import mark_rerun_done, rerun_pending
from plangate_workers.handlers.review_status import take_back_verdict


def run(context: WorkerContext, job: ReviewPullRequest) -> None:
    """Gather, judge, compose, publish; only a new look is put in where the head moved meanwhile."""
    with context.open(job) as github:
        state = read_governed(github, job.target.number, context.texts(job), read_policy)
        alone = gather_pull_request(context, github, job, take_back_verdict(context, github, job, state))
        evidence = gather_evidence(context, github, job, alone)
        anew = rerun_pending(context, job)
        outgoing = compose_outgoing(
            evidence, judge(evidence),
            home=context.settings.home_url or "", comments=not job.metadata.check_run_only,
            github=context.settings.github_url,
        )  # fmt: skip
        if head_moved(github, outgoing, evidence, force_rerun=anew):
            return look_anew(context, job)
        publish_review(context, github, job, outgoing, evidence, force_rerun=anew)
    mark_rerun_done(context, job)
