"""What was read, in lines for a terminal."""

from collections.abc import Iterator
from itertools import chain

from plangate.domain.documents.template.resolve import UPSTREAM
from plangate.domain.model.plan_read import Coverage
from plangate.domain.model.report import PlanReport, Report, TemplateRead
from plangate.presentation.environment import count, unresolved
from plangate.presentation.escape import for_terminal

_COVERED_KINDS = {"story": ("story", "stories"), "requirement": ("requirement", "requirements")}

MAX_UNREAD_FILES = 20
"""Files that could not be read that are named."""

MAX_BARE_ROWS = 12
"""Stories and requirements without a task that are named."""


def lines_of_what_was_read(report: Report) -> Iterator[str]:
    """A line for each plan, its tasks, what could not be read, and the policy: a verdict says what it rests on."""
    yield from map(_read_plan, report.plans)
    yield from (_covered(feature.coverage) for feature in report.features if feature.coverage)
    unread = list(chain.from_iterable(feature.unread for feature in report.features))
    for path in unread[:MAX_UNREAD_FILES]:
        yield f"Not read: {for_terminal(path)}, which is too long, a link, no UTF-8 text, or one contract too many."
    if len(unread) > MAX_UNREAD_FILES:
        yield f"Not read: {len(unread) - MAX_UNREAD_FILES} more files."
    if report.policy.path:
        yield f"Policy {for_terminal(report.policy.path)}."


def _read_plan(plan: PlanReport) -> str:
    law, read = plan.constitution, plan.read
    unnamed = (
        f" (to name it: constitution: [{for_terminal(law.unnamed)}] in .github/plangate.yml)" if law.unnamed else ""
    )
    at = for_terminal(" ".join(filter(None, (law.path, law.version))))
    by = f"{count(len(law.principles), 'principle')} of {at}" if law.path else "no constitution found"
    return (
        f"Read {for_terminal(plan.path)}: {by}{unnamed}{',' if law.path else ', so principles were not judged;'} "
        f"{count(len(read.gates), 'gate')}, {count(len(read.fields), 'field')}, {count(len(read.tree), 'path')}"
        f"; {_template(plan.template)}."
    )


def _template(template: TemplateRead) -> str:
    """The template by its source, as the report's JSON names it, and its path; where none was found, whose it is."""
    if template.why_unresolved:
        at = f"{for_terminal(template.unresolved_at)} " if template.unresolved_at else ""
        return f"spec-kit's own template: {at}{unresolved(template.why_unresolved)}"
    name = "spec-kit's own template" if template.source == UPSTREAM else f"template {template.source}"
    return f"{name} ({for_terminal(template.path)})" if template.path else name


def _covered(coverage: Coverage) -> str:
    """How many stories and requirements have tasks, and which have none."""
    shares = filter(None, (_share(coverage, kind, *nouns) for kind, nouns in _COVERED_KINDS.items()))
    bare = [row.id for row in coverage.rows if not row.tasks]
    without = f"; without: {for_terminal(', '.join(bare[:MAX_BARE_ROWS]))}" if bare else ""
    more = f" and {len(bare) - MAX_BARE_ROWS} more" if len(bare) > MAX_BARE_ROWS else ""
    return f"Tasks {for_terminal(coverage.path)}: {' and '.join(shares)} have a task{without}{more}."


def _share(coverage: Coverage, kind: str, noun: str, plural: str) -> str:
    covered = [bool(row.tasks) for row in coverage.rows if row.kind == kind]
    return f"{sum(covered)} of {count(len(covered), noun, plural)}" if covered else ""
