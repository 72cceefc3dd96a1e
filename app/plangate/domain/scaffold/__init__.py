"""The scaffold: a feature's design documents become its tasks.md, each task with the evidence that it comes from.

Documents are read into a design, the design into drafts, drafts are numbered and rendered in the layout of the
repository's tasks template, or merged into the tasks.md that stands. Pure: the same input gives the same bytes.
"""

from plangate.domain.scaffold.build import scaffold_tasks
from plangate.domain.scaffold.model import (
    Gone,
    Mapped,
    PhaseCount,
    Scaffold,
    ScaffoldRefusal,
    TaskKind,
    TaskSource,
    TestChoice,
    Unmapped,
)
from plangate.domain.scaffold.sources.manifests import manifest_paths

__all__ = [
    "Gone",
    "Mapped",
    "PhaseCount",
    "Scaffold",
    "ScaffoldRefusal",
    "TaskKind",
    "TaskSource",
    "TestChoice",
    "Unmapped",
    "manifest_paths",
    "scaffold_tasks",
]
