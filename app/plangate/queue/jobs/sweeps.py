"""Letters that become others: what may have changed or been missed is put in; what is gone is forgotten."""

from dataclasses import dataclass
from typing import ClassVar

from plangate.queue.jobs.carried import JobMetadata
from plangate.queue.jobs.urgency import Priority


@dataclass(frozen=True, slots=True)
class SweepRepository(JobMetadata):
    """Put in every open pull request of a repository that may lack our word.

    `base` limits the sweep to pull requests into that branch (the law on it moved), `head` to those with that head
    (somebody asked for its checks again, and GitHub does not say for which pull request: each is reviewed anew).
    Without them those are put in that have no check-run of ours on their head and were updated after `since`.
    `policy`: the policy may be another, and with it what is a plan at all; a law that moved concerns plans only.
    """

    installation: int
    repository_id: int
    repository: str
    urgency: Priority = Priority.SWEEP
    base: str | None = None
    head: str | None = None
    since: float = 0.0
    policy: bool = False

    reader: ClassVar[str] = "plangate_workers.handlers.reconcile.sweep"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: one sweep of a repository, or one per base branch or head.

        One for a policy is another, so that none takes its place that reaches less far.
        """
        about = [part for part in (self.base or self.head, "policy?" if self.policy else None) if part]
        return ":".join([f"sweep:{self.repository_id}", *about])


@dataclass(frozen=True, slots=True)
class SweepOwner(JobMetadata):
    """The policy in an owner's `.github` repository may be another: put in a sweep of each repository under it."""

    installation: int
    repository_id: int
    repository: str
    urgency: Priority = Priority.SWEEP

    reader: ClassVar[str] = "plangate_workers.handlers.sweep_owner_policy.sweep"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"sweep-owner:{self.installation}"


@dataclass(frozen=True, slots=True)
class SweepInstallation(JobMetadata):
    """Put in a sweep of each repository of an installation, for pull requests updated after `since`."""

    installation: int
    urgency: Priority = Priority.SWEEP
    since: float = 0.0

    reader: ClassVar[str] = "plangate_workers.handlers.reconcile.sweep_installation"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"sweep-installation:{self.installation}"


@dataclass(frozen=True, slots=True)
class ForgetInstallation(JobMetadata):
    """Delete what is kept of an installation that is gone."""

    installation: int
    urgency: Priority = Priority.SWEEP

    reader: ClassVar[str] = "plangate_workers.handlers.reconcile.forget"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"forget:{self.installation}"


@dataclass(frozen=True, slots=True)
class Reconcile(JobMetadata):
    """Look for what we missed: failed deliveries, and then every installation. It is about no installation: 0."""

    installation: int = 0
    urgency: Priority = Priority.SWEEP

    reader: ClassVar[str] = "plangate_workers.handlers.reconcile.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: there is only one."""
        return "reconcile"
