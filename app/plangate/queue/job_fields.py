"""What is said of a job beside what is done with it: in log lines, and in spans."""

from typing import Any

from plangate.queue.jobs import Job

_LOGGED = {
    "repository": "repository",
    "number": "pull_request",
    "comment": "comment",
    "cause": "cause",
    "base": "base",
    "head": "sha",
}


def log_fields(job: Job) -> dict[str, Any]:
    """What a log line says of a job."""
    values = {shown: getattr(job.target, name, getattr(job, name, None)) for name, shown in _LOGGED.items()}
    return {shown: value for shown, value in values.items() if value is not None}


def span_facts(job: Job) -> dict[str, Any]:
    """What a span tells of a job: ids and numbers, no text of a repository, and no name of one."""
    return {
        "job": job.kind,
        "delivery": job.metadata.delivery,
        "installation": job.target.installation,
        "pull_request": getattr(job.target, "number", None),
    }
