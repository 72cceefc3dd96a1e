"""What workers do with a job: one module a type, and the table of them all."""

from plangate.queue.jobs import (
    AnswerComment,
    CloseStaleFollowUps,
    ForgetInstallation,
    PullRequestClosed,
    Reconcile,
    ReviewMergeGroup,
    ReviewPullRequest,
    ScaffoldTasks,
    SweepInstallation,
    SweepOwner,
    SweepRepository,
)
from plangate_workers.context import Handler
from plangate_workers.handlers import (
    answer_comment,
    pull_request_closed,
    reconcile,
    review_merge_group,
    review_pull_request,
    review_status,
    scaffold_tasks,
    tidy_follow_ups,
)

HANDLERS = {
    ReviewPullRequest: Handler(
        "review_pull_request.run",
        review_pull_request.run,
        on_waiting=review_status.report_waiting,
        on_failure=review_status.report_failure,
        on_success=review_status.observe_wait,
    ),
    ReviewMergeGroup: Handler(
        "review_merge_group.run",
        review_merge_group.run,
        on_waiting=review_status.report_waiting,
        on_failure=review_status.report_failure,
        on_success=review_status.observe_wait,
    ),
    AnswerComment: Handler("answer_comment.run", answer_comment.run, on_failure=answer_comment.report_failure),
    ScaffoldTasks: Handler("scaffold_tasks.run", scaffold_tasks.run, on_failure=scaffold_tasks.report_failure),
    CloseStaleFollowUps: Handler("tidy_follow_ups.run", tidy_follow_ups.run),
    PullRequestClosed: Handler("sharing.part_ways", pull_request_closed.run),
    SweepRepository: Handler("reconcile.sweep", reconcile.sweep),
    SweepInstallation: Handler("reconcile.sweep_installation", reconcile.sweep_installation),
    SweepOwner: Handler("owner.sweep", reconcile.sweep_owner),
    ForgetInstallation: Handler("reconcile.forget", reconcile.forget),
    Reconcile: Handler("reconcile.run", reconcile.run),
}
"""By the job's type. A label is what the metrics have called it since 0.1, whatever its module is called."""
