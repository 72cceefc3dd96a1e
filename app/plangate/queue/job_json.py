"""Jobs as lines of JSON: flat, with the fields of target and metadata beside a job's own; inbox.lua reads them too."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from plangate.queue.jobs import (
    JOB_TYPES,
    InstallationRef,
    Job,
    JobMetadata,
    Priority,
    PullRequestJob,
    PullRequestRef,
    RepositoryJob,
    RepositoryRef,
)

FORMER_NAMES = {
    "urgency": "priority",
    "quiet": "check_run_only",
    "killed": "crashes",
    "anew": "force_rerun",
    "perhaps": "only_if_known",
}
"""Fields as 0.1 and before wrote them, read for one release; inbox.lua has the same table."""

_REFS: tuple[tuple[type[Job], type[InstallationRef]], ...] = (
    (PullRequestJob, PullRequestRef),
    (RepositoryJob, RepositoryRef),
    (Job, InstallationRef),
)
_FIELDS: dict[type[Any], tuple[str, ...]] = {
    cls: tuple(field.name for field in fields(cls) if field.name not in ("target", "metadata"))
    for cls in (*JOB_TYPES.values(), *(ref for _, ref in _REFS), JobMetadata)
}


def _ref_of(cls: type[Job]) -> type[InstallationRef]:
    return next(ref for kind, ref in _REFS if issubclass(cls, kind))


def _columns(cls: type[Job]) -> tuple[list[str], Callable[[Job], tuple[Any, ...]]]:
    """The names that are written of such a job, and what gives their values: all at once is three times as fast."""
    target, metadata, own = _FIELDS[_ref_of(cls)], _FIELDS[JobMetadata], _FIELDS[cls]
    paths = [*(f"target.{name}" for name in target), *(f"metadata.{name}" for name in metadata), *own]
    return [*target, *metadata, *own], attrgetter(*paths)


_COLUMNS = {cls: _columns(cls) for cls in JOB_TYPES.values()}
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def to_json(job: Job) -> str:
    """The job as one line of JSON."""
    names, values = _COLUMNS[type(job)]
    return _ENCODER.encode({"kind": job.kind, **dict(zip(names, values(job), strict=True))})


def from_json(text: str | bytes) -> Job:
    """The job that `to_json` wrote, of another version too: fields that this one does not know are left out.

    Raises ValueError for a kind that it does not know, and for anything else.
    """
    try:
        written = {FORMER_NAMES.get(name, name): value for name, value in json.loads(text).items()}
        written["priority"] = Priority(written["priority"])
        cls = JOB_TYPES[written["kind"]]
        job: Job = _read(cls, written, target=_read(_ref_of(cls), written), metadata=_read(JobMetadata, written))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"Not a job: {error}") from error
    return job


def _read(cls: type[Any], written: Mapping[str, Any], **parts: Any) -> Any:
    return cls(**{name: written[name] for name in _FIELDS[cls] if name in written}, **parts)
