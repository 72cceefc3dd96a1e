"""What was read of a plan, and of the tasks beside it: with its lines, as the report publishes it."""

from dataclasses import dataclass

from plangate.domain.model.findings import Phase, Status


@dataclass(frozen=True, slots=True)
class LastCommit:
    """The commit that gave a plan the text that it has, and the day it was made on, as `2026-03-02`.

    `is_cut`: the history before it was not fetched, so that it may be an older one's text.
    """

    sha: str
    date: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A field of header or Technical Context."""

    name: str
    value: str
    line: int
    filled: bool


@dataclass(frozen=True, slots=True)
class GateRead:
    """One answer of a Constitution Check; `principles` are ids, `clause` is one outside the principles."""

    line: int
    label: str
    principles: tuple[str, ...]
    clause: str | None
    status: Status
    phase: Phase


@dataclass(frozen=True, slots=True)
class ComplexityRead:
    """A row of Complexity Tracking."""

    line: int
    violation: str
    why: str
    alternative: str
    placeholder: bool


@dataclass(frozen=True, slots=True)
class PathRead:
    """A path of the plan's trees; `tag` is new, modify, delete or None."""

    path: str
    line: int
    tag: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a plan."""

    fields: tuple[FieldRead, ...] = ()
    gates: tuple[GateRead, ...] = ()
    complexity: tuple[ComplexityRead, ...] = ()
    tree: tuple[PathRead, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A user story or a requirement of the specification, and the tasks that name it.

    `kind` is `story` or `requirement`, `id` as the specification has it (`US1`, `FR-001`), `line` that one's.
    """

    kind: str
    id: str
    name: str
    line: int
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the tasks that a pull request changes cover: `path` is the tasks' file, `spec` the specification's."""

    path: str
    spec: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What the plan declares of one principle; `line` is the plan's, None when it declares nothing. `inferred`: neither
    numeral nor name says so, but what both speak of, or the place in the list."""

    principle: str
    name: str
    status: Status
    line: int | None = None
    justified: bool | None = None
    inferred: bool = False
