"""What a constitution is: principles and clauses with their places."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Clause:
    """A normative section outside the principles, such as `Quality Gates`: it can be answered, but need not be."""

    name: str
    text: str
    strength: Strength
    span: Span


@dataclass(frozen=True, slots=True)
class Constitution:
    """The law; `deviations` are its own known deviations, `path` is None where the repository has no constitution."""

    path: str | None
    status: LawStatus
    principles: tuple[Principle, ...] = ()
    clauses: tuple[Clause, ...] = ()
    version: str | None = None
    deviations: tuple[str, ...] = ()
    sha: str | None = None
    text: str = ""

    def principle(self, id: str) -> Principle | None:
        """The principle with that id."""
        return next((principle for principle in self.principles if principle.id == id), None)
