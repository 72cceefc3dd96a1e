"""What a command asks for: values that the handler of comments carries out once permission is given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """Say which commands there are, and who may use each here."""


@dataclass(frozen=True, slots=True)
class ReviewAnew:
    """Judge the pull request again, whatever stands there."""


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """Say what was judged and with what, what is skipped, and what is waived."""


@dataclass(frozen=True, slots=True)
class Explain:
    """Say what a rule or a principle is about, and what was found of it here."""

    name: str


@dataclass(frozen=True, slots=True)
class Waive:
    """Let findings of a rule no longer count. `words` are a feature, where the first names one, and the reason."""

    rule: str
    principle: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unwaive:
    """Take waivers back: of each rule, or of a rule at a principle."""

    targets: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class ApplyFixes:
    """Commit the mechanical fixes of a feature, or of all."""

    feature: str | None


@dataclass(frozen=True, slots=True)
class MakeTasks:
    """Open or update the pull request with the tasks.md of a feature, or of all; `tests` is None where not said."""

    feature: str | None
    tests: bool | None


@dataclass(frozen=True, slots=True)
class InvalidCommand:
    """Say what was not understood."""

    message: str


Action = ShowHelp | ReviewAnew | ShowStatus | Explain | Waive | Unwaive | ApplyFixes | MakeTasks | InvalidCommand
