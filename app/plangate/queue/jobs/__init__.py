"""The letters from receiver to workers: frozen values that name their reader; the two share nothing else."""

from plangate.queue.jobs.letters import KINDS, Drop, Letter, Perhaps, about, from_json, interrupted, put_back, to_json
from plangate.queue.jobs.reviews import PartWays, ReviewMergeGroup, ReviewPullRequest
from plangate.queue.jobs.sweeps import ForgetInstallation, Reconcile, SweepInstallation, SweepOwner, SweepRepository
from plangate.queue.jobs.urgency import Urgency
from plangate.queue.jobs.wishes import AnswerComment, ScaffoldTasks, TidyFollowUps

__all__ = [
    "KINDS",
    "AnswerComment",
    "Drop",
    "ForgetInstallation",
    "Letter",
    "PartWays",
    "Perhaps",
    "Reconcile",
    "ReviewMergeGroup",
    "ReviewPullRequest",
    "ScaffoldTasks",
    "SweepInstallation",
    "SweepOwner",
    "SweepRepository",
    "TidyFollowUps",
    "Urgency",
    "about",
    "from_json",
    "interrupted",
    "put_back",
    "to_json",
]
