"""The case that every rule is given: one plan, with its law, its template and what lies beside it."""

from dataclasses import dataclass

from plangate.domain.analysis.placeholders import Token
from plangate.domain.documents.constitution.amendment import Amendment, read_amendment
from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.tasks import Tasks
from plangate.domain.documents.template.model import Template
from plangate.domain.matching import MatchedGate
from plangate.domain.model.report import MatrixRow
from plangate.domain.model.snapshot import Feature, Snapshot
from plangate.domain.policy import Policy


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
    answers: tuple[MatchedGate, ...]
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
