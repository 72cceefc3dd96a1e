"""How a rule is declared: one function from a case to remarks, with its name, weight and examples."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from plangate.domain.documents.constitution.amendment import Amendment, read_amendment
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.tasks import Tasks
from plangate.domain.documents.template.model import Template
from plangate.domain.matching import Answer
from plangate.domain.model.report import Fix, MatrixRow, Severity
from plangate.domain.model.snapshot import Feature, Snapshot
from plangate.domain.policy import Policy
from plangate.domain.rules.tokens import Token
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class Case:
    """All that a rule may look at: one plan with its law, its template and what lies beside it.

    `answers` are the plan's gates with their final status and the principles they answer; `matrix` has a row for every
    principle of the constitution. `placeholders` are the template's that stand in the plan, quoted ones and choices
    that nobody made included. `tasks` are read only where the pull request changes them.
    """

    snapshot: Snapshot
    feature: Feature
    plan: Plan
    template: Template
    constitution: Constitution
    policy: Policy
    answers: tuple[Answer, ...]
    matrix: tuple[MatrixRow, ...]
    spec: Spec | None = None
    tasks: Tasks | None = None
    placeholders: tuple[Token, ...] = ()

    @property
    def amendments(self) -> tuple[Amendment, ...]:
        """What the pull request changes in constitutions."""
        return tuple(filter(None, map(read_amendment, self.snapshot.amended)))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The placeholders that are left: those that nobody quotes."""
        return tuple(token for token in self.placeholders if not token.quoted)


@dataclass(frozen=True, slots=True)
class Remark:
    """An unsigned finding: the runner adds the rule's name, the severity that the policy allows, and the fingerprint.

    `path` is None for the plan itself. `severity` weighs less or more than the rule's default, where the rule says so.
    `about` names what a remark lists, as keys: a remark of which every key stood there before was there before. `once`
    tells that a file has one such remark at most, so that it stays the same one when it moves to another line.
    """

    span: Span
    message: str
    principle: str | None = None
    severity: Severity | None = None
    path: str | None = None
    fix: Fix | None = None
    about: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A repository state in short, shown on the rule's page and run as its first test.

    `plan`, `constitution`, `template` and `files` by their paths are texts, indented as the code is; `◀` at a line's
    end marks where the rule finds something. `amended` is the constitution as the pull request changes it. `before` are
    texts as of the merge base, where they differ or the rule asks; `siblings` the names of other feature folders.
    """

    plan: str
    constitution: str | None = None
    template: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    policy: str | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    siblings: tuple[str, ...] = ()
    amended: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. `summary` and `page` are its docstring; `family` is its folder."""

    name: str
    family: str
    severity: Severity
    summary: str
    page: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    judge: Callable[[Case], Iterator[Remark]]


Judge = Callable[[Case], Iterator[Remark]]


def rule(
    name: str, *, severity: Severity, bad: tuple[Example, ...], good: tuple[Example, ...]
) -> Callable[[Judge], Rule]:
    """Declare a rule: the decorated function judges, its docstring is the page, its module's folder is the family."""

    def declare(judge: Judge) -> Rule:
        page = judge.__doc__ or ""
        family = judge.__module__.rsplit(".", 2)[-2]
        return Rule(name, family, severity, page.strip().split("\n", 1)[0], page, bad, good, judge)

    return declare
