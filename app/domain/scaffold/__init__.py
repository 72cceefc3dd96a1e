"""The scaffold: a feature's design documents become its tasks.md, each task with the evidence that it comes from.

The door is `scaffold_tasks(snapshot, feature, paths=…, tests=None, fresh=False) -> Scaffold | Refusal`: pure, the same
input gives the same bytes. `paths` are all files of the repository at the plan's commit; `tests` overrides what the
documents ask for; `fresh` leaves an existing tasks.md out of account. Law and templates are those of the snapshot.
"""

from app.domain.scaffold.model import Gone, Kind, Mapped, PhaseCount, Refusal, Scaffold, Source, TestChoice, Unmapped

__all__ = ["Gone", "Kind", "Mapped", "PhaseCount", "Refusal", "Scaffold", "Source", "TestChoice", "Unmapped"]
