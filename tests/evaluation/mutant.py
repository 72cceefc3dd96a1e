"""A plan with one defect that was put in by machine."""

from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.analysis.case import Case
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class Mutant:
    """A plan with one defect: `rules` may name it, at `line`; `along` are rules that it may set off besides."""

    kind: str
    text: str
    line: int
    rules: frozenset[str]
    along: frozenset[str] = frozenset()


def changed(
    case: Case, kind: str, span: Span, lines: tuple[str, ...], rules: str, *, at: int = 0, along: str = ""
) -> Mutant:
    """The plan with the span's lines replaced; the finding is expected on line `at`, else on the first of them."""
    old = case.plan.document.lines
    text = "\n".join((*old[: span.line - 1], *lines, *old[span.end_line :])) + "\n"
    return Mutant(kind, text, at or span.line, frozenset(rules.split()), frozenset(along.split()))


def in_line(case: Case, kind: str, number: int, old: str, new: str, rules: str, *, along: str = "") -> Iterator[Mutant]:
    """The plan with one piece of a line replaced; nothing where it does not stand there exactly once."""
    line = case.plan.document.line(number)
    if old and line.count(old) == 1 and old != new:
        yield changed(case, kind, Span(number, number), (line.replace(old, new),), rules, along=along)
