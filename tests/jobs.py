"""Jobs from plain fields, those of target and metadata among them."""

from dataclasses import fields, replace

from plangate.queue.jobs import Job, JobMetadata, PullRequestRef, RepositoryRef, ReviewPullRequest

PARCELS = RepositoryRef(1, 10, "acme/parcels")


def changed(job: Job, **values: object) -> Job:
    """The job with other values, whichever part of it holds them."""
    for part in ("target", "metadata"):
        old = getattr(job, part)
        own = {field.name: values.pop(field.name) for field in fields(old) if field.name in values}
        job = replace(job, **{part: replace(old, **own)})
    return replace(job, **values)


def a_review(number: int, **values: object) -> ReviewPullRequest:
    """A look at a pull request; each number has a head of its own."""
    return changed(ReviewPullRequest(PARCELS.pull_request(number), head=f"{number:040x}"), **values)


def pull_request_of(hub, repository, pull) -> PullRequestRef:
    """A pull request of the stand-in GitHub."""
    return PullRequestRef(hub.installation.id, repository.id, repository.full_name, pull.number)


def repository_of(hub, repository) -> RepositoryRef:
    """A repository of the stand-in GitHub."""
    return RepositoryRef(hub.installation.id, repository.id, repository.full_name)


def received(at: float, delivery: str | None = None) -> JobMetadata:
    """Where a job comes from."""
    return JobMetadata(delivery, at)
