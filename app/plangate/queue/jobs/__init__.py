"""The letters from receiver to workers: frozen values that name their reader; the two share nothing else."""

from plangate.queue.jobs.letters import (
    JOB_TYPES,
    CancelPending,
    ConditionalSweep,
    Job,
    about,
    from_json,
    interrupted,
    put_back,
    to_json,
)
from plangate.queue.jobs.reviews import PullRequestClosed, ReviewMergeGroup, ReviewPullRequest
from plangate.queue.jobs.sweeps import ForgetInstallation, Reconcile, SweepInstallation, SweepOwner, SweepRepository
from plangate.queue.jobs.urgency import Priority
from plangate.queue.jobs.wishes import AnswerComment, CloseStaleFollowUps, ScaffoldTasks

__all__ = [
    "JOB_TYPES",
    "AnswerComment",
    "CancelPending",
    "CloseStaleFollowUps",
    "ConditionalSweep",
    "ForgetInstallation",
    "Job",
    "Priority",
    "PullRequestClosed",
    "Reconcile",
    "ReviewMergeGroup",
    "ReviewPullRequest",
    "ScaffoldTasks",
    "SweepInstallation",
    "SweepOwner",
    "SweepRepository",
    "about",
    "from_json",
    "interrupted",
    "put_back",
    "to_json",
]
