"""How a rule is declared: one function from a case to remarks, with its name, weight and examples."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Fix, Severity
from plangate.domain.rules.cause import Cause
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class Remark:
    """An unsigned finding: the runner adds the rule's name, the severity that the policy allows, and the fingerprint.

    `path` is None for the plan itself. `severity` weighs less or more than the rule's default, where the rule says so.
    `about` names what a remark lists, as keys: a remark of which every key stood there before was there before. `once`
    tells that a file has one such remark at most, so that it stays the same one when it moves to another line. `cause`
    is what it comes from, where remarks of other rules may come from the same: one finding is made of them. `to_copy`
    are lines that mend it once a person has filled their blanks.
    """

    span: Span
    message: str
    principle: str | None = None
    severity: Severity | None = None
    path: str | None = None
    fix: Fix | None = None
    about: tuple[str, ...] = ()
    once: bool = False
    to_copy: str | None = None
    cause: Cause | None = None


def changed_line(case: Case, line: int, text: str) -> Fix | None:
    """The fix that makes this of a line of the plan; None where it says so already."""
    return Fix(line, line, text) if text != case.plan.document.line(line) else None


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


# Each is one of its kind: rules are told apart by which they are, without a look at their examples.
@dataclass(frozen=True, slots=True, eq=False)
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
