"""The owner's policy moved: what is kept of it is read anew, and what it judges is looked at again, last of all."""

import structlog

from plangate.github.read.owner_policy import governed_by, read_anew
from plangate.queue.jobs import SweepOwner, SweepRepository
from plangate_workers.context import WorkerContext

log = structlog.stdlib.get_logger()


def sweep(work: WorkerContext, letter: SweepOwner) -> None:
    """Put in a sweep of each repository that was judged by it lately."""
    texts = work.texts(letter)
    with work.open(letter) as github:
        read_anew(github, texts)
    sweeps = [
        SweepRepository(
            letter.installation, one.id, one.name,
            policy=True, delivery=letter.delivery, received=letter.received,
        )
        for one in governed_by(texts)
    ]  # fmt: skip
    if sweeps:
        work.inbox.put(sweeps)
    log.info("owner_swept", repositories=len(sweeps))
