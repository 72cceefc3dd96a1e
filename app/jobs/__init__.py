"""The letters from receiver to workers: frozen values that name their reader; the two share nothing else."""

from app.jobs.letters import KINDS, Drop, Letter, Perhaps, about, from_json, interrupted, put_back, to_json
from app.jobs.reviews import PartWays, ReviewMergeGroup, ReviewPullRequest
from app.jobs.sweeps import ForgetInstallation, Reconcile, SweepInstallation, SweepOwner, SweepRepository
from app.jobs.urgency import Urgency
from app.jobs.wishes import AnswerComment, ScaffoldTasks, TidyFollowUps

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
