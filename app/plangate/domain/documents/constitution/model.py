"""What a constitution is: principles and clauses with their places."""

from dataclasses import dataclass, field

from plangate.domain.model.absent_text import WhyUnfilled
from plangate.domain.model.findings import Strength
from plangate.domain.model.report import LawStatus
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle of the law.

    `id` is unique in the constitution: the numeral as written (roman in capitals, or arabic), a second use of it with
    `-2` behind, else the slug of the name. `number` is the numeral's value, None where there is none.
    `name` is the heading without numeral and flag; `text` what stands below it.
    """

    id: str
    number: int | None
    name: str
    text: str
    strength: Strength
    span: Span

    @property
    def title(self) -> str:
        """The principle as people cite it: numeral and name."""
        return f"{self.id}. {self.name}" if self.number is not None else self.name


@dataclass(frozen=True, slots=True)
class Clause:
    """A normative section outside the principles, such as `Quality Gates`: it can be answered, but need not be."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Provision:
    """A principle or a clause as it is cited: by the principle's id, or by the clause's name where that is None.

    `title` is the principle with its numeral, or the clause's name; `line` is where a clause begins, 0 for a principle,
    whose line goes with its id.
    """

    principle: str | None
    title: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Constitution:
    """The law; `deviations` are its own known deviations, `path` is None where the repository has no constitution.

    `why_unfilled` is None but where it is unfilled and no template. What is read from its text is no part of the hash.
    """

    path: str | None
    status: LawStatus
    principles: tuple[Principle, ...] = field(default=(), hash=False)
    clauses: tuple[Clause, ...] = field(default=(), hash=False)
    version: str | None = None
    deviations: tuple[str, ...] = ()
    sha: str | None = None
    text: str = ""
    why_unfilled: WhyUnfilled | None = None

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The principles, and behind them the clauses, as they are cited."""
        return (
            *(Provision(principle.id, principle.title, principle.text, 0) for principle in self.principles),
            *(Provision(None, clause.name, clause.text, clause.span.line) for clause in self.clauses),
        )

    def principle(self, id: str) -> Principle | None:
        """The principle with that id."""
        return next((principle for principle in self.principles if principle.id == id), None)
