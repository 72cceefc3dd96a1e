"""What a plan is: values with their places in the file; no dialect is left in them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from plangate.domain.model.findings import Phase, Status
from plangate.domain.model.report import Shape
from plangate.domain.text.markdown import Document, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a path that a field names: the target as written, without its anchor."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of the header or the Technical Context.

    `name` is the label as written, `key` the stock English name it stands for where one is known (`Storage`,
    `Branch`), else the label folded. `value` is the visible text with its lines joined by newlines, `links` are the
    links in it.
    """

    name: str
    key: str
    value: str
    span: Span
    links: tuple[Link, ...] = ()


class Role(StrEnum):
    """What a section of the stock template is for, whatever language its heading has."""

    SUMMARY = "summary"
    TECHNICAL_CONTEXT = "technical-context"
    CONSTITUTION_CHECK = "constitution-check"
    PROJECT_STRUCTURE = "project-structure"
    DOCUMENTATION = "documentation"
    SOURCE_CODE = "source-code"
    COMPLEXITY_TRACKING = "complexity-tracking"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all below it down to the next heading of its level or a higher one.

    `title` is the heading's text without marks and numbering; `heading` the heading's lines, `span` the whole section.
    """

    title: str
    level: int
    role: Role
    heading: Span
    span: Span

    @property
    def body(self) -> Span:
        """What stands below the heading; without lines where nothing does."""
        return Span(self.heading.end_line + 1, self.span.end_line)


class Box(StrEnum):
    """The checkbox at the start of an answer."""

    TICKED = "ticked"
    OPEN = "open"
    NOT_APPLICABLE = "not-applicable"
    NONE = "none"


class GateShape(StrEnum):
    """How a gate is written."""

    ROW = "row"
    BULLET = "bullet"
    CHECKBOX = "checkbox"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


class GateForm(StrEnum):
    """What a gate begins with."""

    NUMERAL = "numeral"
    LABEL = "label"
    VERDICT = "verdict"
    SENTENCE = "sentence"


class DoubtKind(StrEnum):
    """How a sentence may take an answer back."""

    BROKEN = "broken"
    DENIED = "denied"
    EXCEPTED = "excepted"
    RESERVED = "reserved"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A denial, an exception or a reserve: `about` are the other words of its sentence, which tell what it is of.

    What is broken is the principle itself, whatever the words are.
    """

    kind: DoubtKind
    about: str


@dataclass(frozen=True, slots=True)
class Gate:
    """One answer of a Constitution Check, in the plan's own words.

    `label` is the bold name, the first cell or the heading; `text` the rest of the answer, unwrapped to one line;
    `reason` what the answer says besides label and verdict word. `status` is read from the answer's own slot alone:
    whether its text is only the template's or the constitution's is known after matching.
    `group` is the nearest heading or bold line above, such as `Required Documentation Gates`. `doubts` are what its
    prose denies, excepts or reserves: whether that is what the principle demands, is known after matching.
    `refers_back`: it only points to an answer given before, and takes none back. `excused`: it says of itself that it
    is a violation for a reason, and gives one, or has a line or a cell that is called the reason.
    `announced`: it says in words that its work is to come. `series` tells the list, the table or the row of headings
    that it stands in: what stands in one has the same number. `form` is what it begins with.
    """

    label: str
    text: str
    status: Status
    phase: Phase
    span: Span
    shape: GateShape
    box: Box = Box.NONE
    reason: str = ""
    group: str = ""
    doubts: tuple[Doubt, ...] = ()
    refers_back: bool = False
    excused: bool = False
    announced: bool = False
    series: int = 0
    form: GateForm = GateForm.SENTENCE

    @property
    def title(self) -> str:
        """What the gate is called by: its label, or its text where it has none."""
        return self.label or self.text


@dataclass(frozen=True, slots=True)
class BlanketStatement:
    """A sentence about all gates, such as `All gates pass` or `no violations`, with what it claims.

    A re-check that is recorded without a verdict is a claim too, with status asserted.
    """

    text: str
    status: Status
    phase: Phase
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of running text in a check that is neither gate nor claim, such as `§XI–§XVI are not applicable: …`.

    It may answer what it names, or all the rest; `label` is what stands before its first colon, `status` what its own
    verdict word declares, else asserted.
    """

    text: str
    label: str
    status: Status
    phase: Phase
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A Constitution Check or re-check: its section, its gates, its claims, its running text."""

    section: Section
    phase: Phase
    gates: tuple[Gate, ...] = ()
    claims: tuple[BlanketStatement, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class ComplexityRow:
    """A row (or bullet, or sentence) of Complexity Tracking; cells are empty where nothing stands.

    `shape` tells rows of a table, which have all three cells, from what is written otherwise.
    """

    violation: str
    why: str
    alternative: str
    span: Span
    shape: GateShape = GateShape.ROW


class Tag(StrEnum):
    """What the plan says will happen to a path."""

    NEW = "new"
    MODIFY = "modify"
    DELETE = "delete"


class TreePath(NamedTuple):
    """A path of a tree, relative to the repository root, folders with a slash at the end.

    `comment` is what stands behind it, `around` what else is said of it: of its folders, by titles, in remarks.
    """

    path: str
    span: Span
    tag: Tag | None = None
    comment: str = ""
    around: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A fenced tree of Project Structure, or the part of one that is of one role, documentation or source code.

    `root` is the folder that all of it lies in, as drawn: the feature's own, or the first line's of another tree.
    """

    role: Role
    root: str
    paths: tuple[TreePath, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as read. Parsing is total: any text gives one, in time linear in its size.

    `complexity_claims` are the sentences of Complexity Tracking that say there is nothing to track.
    """

    path: str
    document: Document
    title: str
    title_span: Span
    header: tuple[Field, ...] = ()
    context: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    checks: tuple[Check, ...] = ()
    complexity: tuple[ComplexityRow, ...] = ()
    complexity_says_none: bool = False
    complexity_claims: tuple[BlanketStatement, ...] = ()
    trees: tuple[Tree, ...] = ()
    structure_decision: Field | None = None
    front_matter: tuple[tuple[str, str], ...] = ()
    shape: Shape = Shape.SPEC_KIT

    @property
    def gates(self) -> tuple[Gate, ...]:
        """Every gate of every check, in file order."""
        return tuple(gate for check in self.checks for gate in check.gates)

    @property
    def claims(self) -> tuple[BlanketStatement, ...]:
        """Every claim of every check, in file order."""
        return tuple(claim for check in self.checks for claim in check.claims)

    def section(self, role: Role) -> Section | None:
        """The first section with that role."""
        return next((section for section in self.sections if section.role is role), None)

    @property
    def source_trees(self) -> tuple[Tree, ...]:
        """The trees of source code: all but the documentation's."""
        return tuple(tree for tree in self.trees if tree.role is not Role.DOCUMENTATION)

    @property
    def documentation_trees(self) -> tuple[Tree, ...]:
        """The trees of the feature's own folder."""
        return tuple(tree for tree in self.trees if tree.role is Role.DOCUMENTATION)

    @property
    def paths(self) -> tuple[TreePath, ...]:
        """Every path of every tree, in file order."""
        return tuple(path for tree in self.trees for path in tree.paths)

    @property
    def source_paths(self) -> tuple[tuple[Tree, TreePath], ...]:
        """Every path of source code with the tree that it stands in, in file order."""
        return tuple((tree, path) for tree in self.source_trees for path in tree.paths)
