"""What was read and what it comes to: the report of a review, shaped as its JSON form is published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from plangate.domain.model.absent_text import Pointer, WhyUnfilled, WhyUnresolved
from plangate.domain.model.findings import Finding, Severity, Strength
from plangate.domain.model.plan_read import Coverage, LastCommit, MatrixRow, Read


class Conclusion(StrEnum):
    """What a report comes to; the words are those of a GitHub check-run."""

    SUCCESS = "success"
    NEUTRAL = "neutral"
    FAILURE = "failure"


class Shape(StrEnum):
    """Whether a plan.md is spec-kit's, or something else that we do not judge."""

    SPEC_KIT = "spec-kit"
    OTHER = "other"


class LawStatus(StrEnum):
    """Whether there is a constitution to judge by.

    `unfilled` is one in which no principle is found, `unreadable` one whose text cannot be read.
    """

    OK = "ok"
    UNFILLED = "unfilled"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PrincipleRead:
    """A principle of the live constitution; `id` is its numeral as written, else the slug of its name."""

    id: str
    name: str
    line: int
    strength: Strength


@dataclass(frozen=True, slots=True)
class ConstitutionRead:
    """The law that a plan was judged by; `why_unfilled` is None but where it is unfilled and no template.

    `unnamed` is a path that the policy should name: where the law lies without being named, or, where there is none,
    the file that the plan links to as its constitution.
    """

    path: str | None
    status: LawStatus
    version: str | None = None
    sha: str | None = None
    principles: tuple[PrincipleRead, ...] = ()
    why_unfilled: WhyUnfilled | None = None
    unnamed: str | None = None

    def principle(self, id: str | None) -> PrincipleRead | None:
        """The principle of that id, None where there is none."""
        return next((principle for principle in self.principles if principle.id == id), None)


NO_CONSTITUTION = ConstitutionRead(None, LawStatus.MISSING)
"""The law where there is none."""


@dataclass(frozen=True, slots=True)
class TemplateRead:
    """The plan template in force; `source` is core, override, `preset:<id>`, `extension:<id>` or upstream.

    `why_unresolved` says why it is upstream's, and `unresolved_at` is the file that makes it so, if one does.
    """

    path: str | None
    source: str
    why_unresolved: WhyUnresolved | None = None
    unresolved_at: str | None = None


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The verdict on one plan; `unlisted` counts the findings beyond the cap, `exempt` says why it was not judged, and
    `not_exempt` why it was although its author is exempt.

    `unread` are the files beside the plan that rules ask for and that could not be read. `pointer` says what stands in
    the plan's place where that is not a plan's text. `as_of` is the commit that an old plan was judged
    as of.
    """

    path: str
    feature: str
    shape: Shape
    conclusion: Conclusion
    constitution: ConstitutionRead
    template: TemplateRead
    read: Read = Read()
    matrix: tuple[MatrixRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    unlisted: int = 0
    exempt: str | None = None
    not_exempt: str | None = None
    coverage: Coverage | None = None
    unread: tuple[str, ...] = ()
    pointer: Pointer | None = None
    as_of: LastCommit | None = None


@dataclass(frozen=True, slots=True)
class TouchedReport:
    """What is said of a feature whose plan the pull request leaves as it is, and so does not put up for judgement.

    `path` is that plan's. `looked_at` are the changed files beside it that were read, `unread` those that could not be.
    """

    path: str
    feature: str
    looked_at: tuple[str, ...]
    unread: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    unlisted: int = 0
    coverage: Coverage | None = None

    @property
    def constitution(self) -> ConstitutionRead:
        """None: the plan is judged by no law here."""
        return NO_CONSTITUTION


@dataclass(frozen=True, slots=True)
class PolicyRead:
    """The policy in force; `path` is None where the defaults are, `problems` are findings on it.

    A finding of `fail_on` or more fails the check, one of `comment_on` or more gets an inline comment; None for never.
    `draft_comments` allows those on drafts. `repository` is the owner's where the file lies there, and `unheeded` then
    counts the mistakes in it, which are found in that repository alone.
    """

    path: str | None = None
    sha: str | None = None
    repository: str | None = None
    unheeded: int = 0
    problems: tuple[Finding, ...] = ()
    fail_on: Severity | None = Severity.HIGH
    comment_on: Severity | None = Severity.MEDIUM
    draft_comments: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """A plan whose verdict an amendment changes; `number` is its open pull request, None where it is merged.

    `commit` is where the plan was read. `reasons` are the findings for which the check fails on one side only: on the
    side of `after` where that is a failure, else on that of `before`.
    """

    before: PlanReport
    after: PlanReport
    commit: str
    number: int | None = None
    reasons: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """What an amendment would change: plans that change verdict under the amended text, of all that were looked at.

    `merged` and `open` count the plans judged under both texts. `left_out`, `unlisted` and `unread` are the snapshot's.
    """

    shifts: tuple[Shift, ...] = ()
    merged: int = 0
    open: int = 0
    left_out: int = 0
    unlisted: int = 0
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on a snapshot. `plans` is empty when no plan is to be judged.

    `touched` are features of which only files beside the plan are looked at. `impact` is advice on an amendment, None
    where there is none to give.
    """

    engine: str
    conclusion: Conclusion
    plans: tuple[PlanReport, ...] = ()
    touched: tuple[TouchedReport, ...] = ()
    law: tuple[Finding, ...] = ()
    policy: PolicyRead = PolicyRead()
    constitution: ConstitutionRead | None = None
    template: TemplateRead | None = None
    impact: Impact | None = None

    @property
    def features(self) -> tuple[PlanReport | TouchedReport, ...]:
        """All features of which something was read: the plans that were judged, then those touched otherwise."""
        return (*self.plans, *self.touched)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding: the features', the law's and the policy's."""
        own = [finding for feature in self.features for finding in feature.findings]
        return (*own, *self.law, *self.policy.problems)

    @property
    def constitutions(self) -> tuple[ConstitutionRead, ...]:
        """The constitutions that the plans were judged by, each once."""
        shared = (self.constitution,) if self.constitution else ()
        return tuple(dict.fromkeys((*shared, *(plan.constitution for plan in self.plans))))

    def count(self, severity: Severity) -> int:
        """How many findings of that severity count: neither waived nor there before."""
        return sum(finding.severity is severity and finding.counts for finding in self.findings)


def findings_of(features: Iterable[PlanReport | TouchedReport], folder: str | None) -> Iterator[Finding]:
    """The findings of the feature in that folder; of all features where it is None."""
    return (finding for feature in features if folder in (None, feature.feature) for finding in feature.findings)
