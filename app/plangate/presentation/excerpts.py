"""The lines that findings stand at, by the paths of their files."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from plangate.domain.model.snapshot import File, Snapshot


def lines_of(snapshot: Snapshot) -> Mapping[str, Sequence[str]]:
    """The lines of every file that a finding may stand in, a symbolic link's and an unread file's left out."""
    readable = (file for file in _files(snapshot) if not file.symlink)
    return {file.path: file.text.replace("\r\n", "\n").split("\n") for file in readable if file.text is not None}


def _files(snapshot: Snapshot) -> Iterator[File]:
    """What is judged last: of two texts at one path the later one is shown."""
    yield from snapshot.law
    yield from (law.after for law in snapshot.written_law)
    yield from chain.from_iterable(feature.files for feature in snapshot.looked_at)
    yield from (feature.plan for feature in snapshot.features)
