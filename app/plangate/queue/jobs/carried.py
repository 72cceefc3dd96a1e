"""What every letter carries besides what it asks for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class JobMetadata:
    """Where a letter comes from and what became of it so far, by name only.

    `quiet` allows the check-run but no comments. `delivery` is the id of the webhook's delivery and `received` when it
    came, in seconds since the epoch. `attempt` counts how often the letter was put back, and `killed` how often a
    worker died over it.
    """

    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0
