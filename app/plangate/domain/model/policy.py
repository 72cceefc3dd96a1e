"""What a policy is: a value with a default for every key, and the problems met while reading it."""

from dataclasses import dataclass
from enum import StrEnum

from plangate.domain.model.default_paths import DEFAULT_CONSTITUTIONS, DEFAULT_PLANS
from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.report import Conclusion
from plangate.domain.text.globs import Globs, lies_at


class Existing(StrEnum):
    """What is done with findings that stood there before the pull request."""

    REPORT = "report"
    COUNT = "count"


class NonNegotiable(StrEnum):
    """Whether a row of Complexity Tracking excuses the violation of a NON-NEGOTIABLE principle."""

    STRICT = "strict"
    JUSTIFIED = "justified"


class History(StrEnum):
    """Whether old features are kept up to date, or are records."""

    LIVING = "living"
    FROZEN = "frozen"


class OpenOn(StrEnum):
    """What opens the follow-up pull request with tasks."""

    COMMAND = "command"
    MERGE = "merge"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class PolicyProblem:
    """A mistake at a line of the policy file, from 1; the key that is wrong has its default.

    `meant` is a word as written and the one that it was probably meant to be, None where none is close.
    """

    line: int
    message: str
    meant: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a draft pull request gets: a check-run always, comments only where `comments` says so."""

    comments: bool = False


@dataclass(frozen=True, slots=True)
class Exempt:
    """Whose pull requests, and which plans, are not judged: logins, and globs of paths."""

    authors: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waivers:
    """Who may waive a finding: repository permissions (`who`), the pull request's author; `never` are rule names."""

    who: tuple[str, ...] = ("write",)
    author: bool = False
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TasksPolicy:
    """When the follow-up pull request with tasks is opened, and the labels that it gets."""

    open_on: OpenOn = OpenOn.COMMAND
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What a repository asks for. `path` is None where there is no policy file and the defaults hold.

    `repository` is that of the owner, `owner/.github`, where the file lies there, and None where it is the base's own.
    `fail_on` and `comment_on` are the lowest severities that block and that get an inline comment, None for never.
    `rules` are the severities that replace every default of a rule, None for off. `constitution` are paths relative
    to the folder that they are looked for in: the plan's, then each one above it. `usual_constitution` is one of them
    that no policy names: the root has its constitution there.
    """

    path: str | None = None
    sha: str | None = None
    repository: str | None = None
    plans: tuple[str, ...] = DEFAULT_PLANS
    constitution: tuple[str, ...] = DEFAULT_CONSTITUTIONS
    usual_constitution: str | None = None
    fail_on: Severity | None = Severity.HIGH
    comment_on: Severity | None = Severity.MEDIUM
    rules: tuple[tuple[str, Severity | None], ...] = ()
    existing: Existing = Existing.REPORT
    no_constitution: Conclusion = Conclusion.NEUTRAL
    other_format: Conclusion = Conclusion.NEUTRAL
    drafts: Drafts = Drafts()
    exempt: Exempt = Exempt()
    non_negotiable: NonNegotiable = NonNegotiable.STRICT
    history: History = History.LIVING
    waivers: Waivers = Waivers()
    tasks: TasksPolicy = TasksPolicy()
    problems: tuple[PolicyProblem, ...] = ()

    @property
    def plan_globs(self) -> Globs:
        """What plans are called, each in a folder of its feature, however a disk that knows no case writes it."""
        return Globs(self.plans, folders_above=True, alike=True)

    def matches_plan(self, path: str) -> bool:
        """Whether the file at that path is a plan; one that lies directly in a specs root has no feature and is not."""
        return self.plan_globs.match(path)

    def matches_constitution(self, path: str) -> bool:
        """Whether a file lies at one of the constitution's places, in whatever folder."""
        return lies_at(path, self.constitution)

    def exempts_path(self, path: str) -> bool:
        """Whether the file, or a folder that it lies in, is exempt."""
        return Globs(self.exempt.paths).match_within(path)

    def exempts_author(self, login: str) -> bool:
        """Whether that person's or bot's pull requests are exempt; GitHub's logins know no case."""
        return login.casefold() in {author.casefold() for author in self.exempt.authors}

    def says(self, rule: str) -> bool:
        """Whether the policy states a severity for that rule, or switches it off."""
        return any(name == rule for name, _ in self.rules)

    def severity(self, rule: str, default: Severity) -> Severity | None:
        """The severity of a rule's finding whose default is given, None when the rule is off."""
        return next((severity for name, severity in self.rules if name == rule), default)

    def blocks(self, severity: Severity) -> bool:
        """Whether a counting finding of that severity makes the pull request not comply."""
        return self.fail_on is not None and severity >= self.fail_on

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the pull request not comply."""
        return finding.counts and self.blocks(finding.severity)


DEFAULTS = Policy()
"""What a repository without a policy file asks for."""
