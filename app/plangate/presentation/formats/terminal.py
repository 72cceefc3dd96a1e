"""What people read at a terminal: a report (what was found, where, why, what to do, what was read), and the rules."""

import io
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from plangate.domain.model.findings import Finding, Fix, Severity
from plangate.domain.model.report import (
    NO_CONSTITUTION,
    Conclusion,
    ConstitutionRead,
    PlanReport,
    Report,
    Shape,
    TouchedReport,
)
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.rules.rule import Rule
from plangate.presentation.environment import count, whose_law
from plangate.presentation.escape import for_terminal
from plangate.presentation.excerpts import lines_of
from plangate.presentation.formats.what_was_read import lines_of_what_was_read
from plangate.presentation.verdict import (
    counting,
    is_unevaluated,
    is_unreadable,
    unevaluated,
    why_not_assessed,
)

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
}
_VERDICTS = {
    Conclusion.SUCCESS: ("complies", "green"),
    Conclusion.NEUTRAL: ("not assessed", "yellow"),
    Conclusion.FAILURE: ("does not comply", "red"),
}
MAX_EXCERPT_LENGTH = 100
"""Characters of a line that are shown."""


WIDTH, MIN_WIDTH = 108, 60
"""Characters of a line where no terminal says how many it has, and the fewest that are reckoned with."""

_INDENT = " " * 8


class Styled:
    """Text that grows, in pieces of one style each: a few words, as `bold red`."""

    """Text that grows; a style is a few words, as `bold red`."""

    def __init__(self, text: str = "", style: str = "") -> None:
        self._pieces: list[tuple[str, str]] = []
        self.append(text, style)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The pieces, each with its style."""
        return iter(self._pieces)

    def append(self, text: str, style: str = "") -> "Styled":
        """Add a piece; returns the text itself."""
        if text:
            self._pieces.append((text, style))
        return self

    def extend(self, other: "Styled") -> "Styled":
        """Add all pieces of another text; returns the text itself."""
        self._pieces.extend(other)
        return self

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(text for text, _ in self._pieces)


class _View(NamedTuple):
    """What a page is made with: the lines of every file that an excerpt may come from, and the width of a message."""

    texts: Mapping[str, Sequence[str]]
    width: int


def terminal_width() -> int:
    """Characters of a line of this terminal; where there is none, those that people like to read."""
    from rich.console import Console

    console = Console()
    return console.width if console.is_terminal else WIDTH


def compose_terminal(report: Report, snapshot: Snapshot, width: int = WIDTH) -> Styled:
    """The report as styled text in lines of a width; excerpts come from the texts of the snapshot."""
    view = _View(lines_of(snapshot), max(width, MIN_WIDTH) - len(_INDENT))
    page = Styled()
    for plan in report.plans:
        page.extend(_plan(plan, view))
    for touched in report.touched:
        page.extend(_touched(touched, view))
    for path, findings in groupby((*report.law, *report.policy.problems), key=lambda finding: finding.path):
        page.append(f"{for_terminal(path)}\n", "bold")
        for finding in findings:
            page.extend(_finding(finding, view, report.constitution or NO_CONSTITUTION))
        page.append("\n")
    for line in lines_of_what_was_read(report):
        page.append(f"{line}\n", "dim")
    page.extend(_closing(report))
    return page


def compose_rules(rules: Sequence[Rule]) -> Styled:
    """One line for each rule, by family."""
    listing = Styled()
    for family, members in groupby(rules, key=lambda rule: rule.family):
        listing.append(f"{family}\n", "bold")
        for rule in members:
            listing.append(f"  {rule.name:<28} {rule.severity.word:<9} {rule.summary}\n")
    return listing


def render_text(text: Styled) -> str:
    """The styled text as this terminal shows it. Who writes elsewhere takes it plain, and does not wait for rich."""
    from rich.console import Console
    from rich.text import Text

    rendered = io.StringIO()
    console = Console(file=rendered, force_terminal=Console().is_terminal, soft_wrap=True, highlight=False)
    console.print(Text.assemble(*text), end="")
    return rendered.getvalue()


def _plan(plan: PlanReport, view: _View) -> Styled:
    word, style = _VERDICTS[plan.conclusion]
    if is_unevaluated(plan):
        word, style = "could not be evaluated", "bold red"
    page = Styled(for_terminal(plan.path), "bold").append(f"  {word}{_why_neutral(plan)}\n", style)
    if plan.as_of:
        page.append(f"        judged by {whose_law(plan.as_of)}; --today judges by today's\n", "dim")
    page.extend(_findings(plan.findings, view, plan.constitution))
    page.append(_more(plan.unlisted), "dim")
    return page.append("\n")


def _touched(touched: TouchedReport, view: _View) -> Styled:
    """What lies beside a plan that stands as it was; each file that has findings heads its own."""
    page = Styled()
    for path in touched.looked_at:
        page.append(for_terminal(path), "bold")
        page.append("  the plan beside it is as it was\n", "dim")
        findings = [finding for finding in touched.findings if finding.path == path]
        page.extend(_findings(findings, view, touched.constitution))
    page.append(_more(touched.unlisted), "dim")
    return page.append("\n")


def _more(unlisted: int) -> str:
    return f"        and {unlisted} more\n" if unlisted else ""


def _why_neutral(plan: PlanReport) -> str:
    if plan.conclusion is not Conclusion.NEUTRAL:
        return ""
    if plan.exempt:
        return f": exempt by policy ({for_terminal(plan.exempt)})"
    if is_unreadable(plan):
        # The finding below says why.
        return ""
    if plan.shape is Shape.OTHER:
        return ": another format than spec-kit's"
    return f": {why_not_assessed(plan) or 'the plan template cannot be read'}"


def _findings(findings: Sequence[Finding], view: _View, law: ConstitutionRead) -> Styled:
    """The findings below the heading of a file: those that count in full, then the others in a line each."""
    page = Styled()
    for finding in counting(findings):
        page.extend(_finding(finding, view, law))
    for finding in findings:
        if not finding.counts:
            page.append(_set_apart(finding), "dim")
    return page


def _finding(finding: Finding, view: _View, law: ConstitutionRead) -> Styled:
    """A finding, with its place as terminals and editors open it."""
    page = Styled()
    page.append(f"  {for_terminal(finding.path)}:{finding.line}  ")
    page.append(f"{finding.severity.word} ", _STYLES[finding.severity])
    page.append(f"{finding.rule}\n", "bold")
    excerpt = _excerpt(finding, view)
    if excerpt:
        page.append(f"        │ {excerpt}\n", "dim")
    for line in textwrap.wrap(for_terminal(finding.message), view.width):
        page.append(f"{_INDENT}{line}\n")
    page.append("".join(f"        │ {line}\n" for line in for_terminal(finding.to_copy).splitlines()), "green")
    if finding.principle:
        page.append(f"        principle {_principle(finding.principle, law)}\n", "dim")
    if finding.fix:
        page.append(f"        fix: {_fix(finding.fix)}\n", "green")
    return page


def _principle(id: str, law: ConstitutionRead) -> str:
    """The principle with its name and its place in the law, where the law has it."""
    principle = law.principle(id)
    if principle is None:
        return for_terminal(id)
    name = for_terminal(principle.name)
    numbered = id[:1].isupper() or id[:1].isdigit()
    return f"{f'{for_terminal(id)}. {name}' if numbered else name} ({for_terminal(law.path)}, line {principle.line})"


def _excerpt(finding: Finding, view: _View) -> str:
    lines = view.texts.get(finding.path, ())
    line = for_terminal(lines[finding.line - 1]).strip() if finding.line <= len(lines) else ""
    return line if len(line) <= MAX_EXCERPT_LENGTH else f"{line[: MAX_EXCERPT_LENGTH - 1]}…"


def _fix(fix: Fix) -> str:
    lines = f"line {fix.line}" if fix.line == fix.end_line else f"lines {fix.line} to {fix.end_line}"
    if not fix.text:
        return f"delete {lines}"
    text = for_terminal(fix.text).rstrip()
    if text[:1].isspace() or "\n" in text:
        # On lines of its own, since a YAML line means another thing without its indentation.
        return f"replace {lines} by:\n" + "\n".join(f"        │ {line}" for line in text.split("\n"))
    return f"replace {lines} by: {text}"


def _set_apart(finding: Finding) -> str:
    why = f"waived: {for_terminal(finding.waived)}" if finding.waived else "already there"
    return f"  {for_terminal(finding.path)}:{finding.line}  {finding.severity.word} {finding.rule}  ({why})\n"


def _by_severity(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity, the heaviest first: `1 critical, 2 high`."""
    numbers = Counter(finding.severity for finding in findings)
    return ", ".join(f"{numbers[severity]} {severity.word}" for severity in sorted(numbers, reverse=True))


def _closing(report: Report) -> Styled:
    word, style = _VERDICTS[report.conclusion]
    if not report.features and not report.law and not report.policy.problems:
        return Styled("No plan to judge.\n", style)
    numbers = _by_severity(counting(report.findings)) or "nothing found"
    if unevaluated(report):
        return Styled(f"{_could_not(report)}, {numbers}.\n", "bold red")
    closing = Styled(f"{word[0].upper()}{word[1:]}: ", f"bold {style}")
    if not report.plans:
        return closing.append(f"{_without_plans(report)}, {numbers}.\n", style)
    closing.append(f"{count(len(report.plans), 'plan')} judged{_failed(report)}, {numbers}. ", style)
    closing.append("The plans' declarations were judged, not the future code.\n", "dim")
    return closing


def _could_not(report: Report) -> str:
    """What there is no verdict on, and how many of the other plans fail."""
    plans = sum(map(is_unevaluated, report.plans))
    failed = sum(plan.conclusion is Conclusion.FAILURE for plan in report.plans)
    of_all = f"{plans} of {len(report.plans)} plans" if len(report.plans) > 1 else "the plan"
    what = of_all if plans else ", ".join(for_terminal(finding.path) for finding in unevaluated(report))
    does_not = f"; {failed} {'does' if failed == 1 else 'do'} not comply" if failed else ""
    return f"Could not evaluate {what}{does_not}"


def _without_plans(report: Report) -> str:
    if report.law:
        return "the constitution is amended"
    return "no plan changed" if report.features else "no plan to judge"


def _failed(report: Report) -> str:
    """How many of several plans fail, where any does."""
    failed = sum(plan.conclusion is Conclusion.FAILURE for plan in report.plans)
    if len(report.plans) == 1 or not failed:
        return ""
    return f", {failed} of them {'does' if failed == 1 else 'do'} not comply"
