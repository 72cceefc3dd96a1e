"""Reading for a job, and remembering where the law lies that was read: a push of it is to be recognized."""

from plangate.domain.model.snapshot import Snapshot
from plangate.github.api.client import Connection
from plangate.github.read.gather import gather, governing_paths
from plangate.queue import watched_paths
from plangate.queue.jobs import RepositoryJob
from plangate_workers.context import WorkerContext


def gather_pull_request(context: WorkerContext, github: Connection, job: RepositoryJob, number: int) -> Snapshot:
    """All that a review reads of a pull request of the job's repository."""
    return remember_law(context, job, gather(github, number, context.texts(job)))


def remember_law(context: WorkerContext, job: RepositoryJob, snapshot: Snapshot) -> Snapshot:
    """What was read; the receiver knows from now on where its law lies."""
    paths = governing_paths(snapshot)
    watched_paths.remember(context.redis, job.target.installation, job.target.repository_id, paths)
    return snapshot
