"""The owner's policy moved: what is kept of it is read anew, and what it judges is looked at again, last of all."""

import structlog

from plangate.github.read.owner_policy import governed_by, read_anew
from plangate.queue.jobs import RepositoryRef, SweepOwner, SweepRepository
from plangate_workers.context import WorkerContext

log = structlog.stdlib.get_logger()


def sweep(context: WorkerContext, job: SweepOwner) -> None:
    """Put in a sweep of each repository that was judged by it lately."""
    texts = context.texts(job)
    with context.open(job) as github:
        read_anew(github, texts)
    targets = [RepositoryRef(job.target.installation, one.id, one.name) for one in governed_by(texts)]
    sweeps = [SweepRepository(target, job.metadata.untried(), policy=True) for target in targets]
    if sweeps:
        context.inbox.put(sweeps)
    log.info("owner_swept", repositories=len(sweeps))
