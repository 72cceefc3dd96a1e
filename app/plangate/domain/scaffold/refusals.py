"""When no tasks are made of a plan, and what to do first."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Finding, Severity
from plangate.domain.model.snapshot import File, content_of
from plangate.domain.review.fingerprints import sign
from plangate.domain.review.waivers import waived
from plangate.domain.rules.artifacts.open_specification import open_specification
from plangate.domain.rules.constitution.negotiated_non_negotiable import negotiated_non_negotiable
from plangate.domain.rules.constitution.unjustified_violation import unjustified_violation
from plangate.domain.rules.context.open_clarification import open_clarification
from plangate.domain.rules.rule import Rule
from plangate.domain.rules.template.untouched_template import untouched_template
from plangate.domain.scaffold.model import ScaffoldRefusal
from plangate.domain.scaffold.stories import stories_of

_UNFINISHED: tuple[tuple[Rule, str], ...] = (
    (
        untouched_template,
        "The plan is still its template ({at}). Fill it in, with /speckit.plan or by hand, then ask again.",
    ),
    (
        open_clarification,
        "NEEDS CLARIFICATION is open in {at}. Answer it first: tasks made of a guess would have to be made again.",
    ),
    (
        open_specification,
        "The specification has an open question in {at}. Answer it, with /speckit.clarify, then ask again.",
    ),
    (
        unjustified_violation,
        "A violation is declared and not justified ({at}). Add its row to Complexity Tracking, or change the plan.",
    ),
    (
        negotiated_non_negotiable,
        "A principle that is not negotiable is violated ({at}). Change the plan so that it holds.",
    ),
)


def refusal(case: Case) -> ScaffoldRefusal | None:
    """Why there can be no tasks yet; None where nothing stands in the way. Waived findings do not."""
    if case.feature.plan.text is None:
        return ScaffoldRefusal(
            f"{case.feature.plan.path} cannot be read. Make it a text file in UTF-8 of at most 256 KiB."
        )
    for rule, reason in _UNFINISHED:
        finding = next(_counting(case, rule), None)
        if finding is not None:
            return ScaffoldRefusal(reason.format(at=f"{finding.path}, line {finding.line}"))
    return _of_specification(case)


def _counting(case: Case, rule: Rule) -> Iterator[Finding]:
    signed = sign(case, ((rule, remark) for remark in rule.judge(case)))
    findings = waived((fingerprinted.finding for fingerprinted in signed), case.snapshot)
    return (finding for finding in findings if finding.waived is None and finding.severity >= Severity.HIGH)


def _of_specification(case: Case) -> ScaffoldRefusal | None:
    folder = case.feature.folder
    if case.spec is None:
        return ScaffoldRefusal(
            f"{folder}/spec.md is missing or cannot be read. Tasks are grouped by its user stories: "
            "write it, with /speckit.specify."
        )
    if not stories_of(case.spec):
        return ScaffoldRefusal(
            f"{case.spec.path} has no user stories. Add headings such as "
            "`### User Story 1 - Title (Priority: P1)`, then ask again."
        )
    return None


def unreadable(tasks: File | None) -> ScaffoldRefusal | None:
    """Why an existing tasks.md cannot be merged in; None where it can, or there is none."""
    if tasks is None or content_of(tasks) is not None:
        return None
    return ScaffoldRefusal(
        f"{tasks.path} cannot be read: it is a symbolic link, longer than 256 KiB, or not UTF-8. "
        "Make it a text file, or move it away, so that nothing of it is lost."
    )


def too_many(parts: int, max_parts: int) -> ScaffoldRefusal:
    """That a design has more parts than tasks are made of."""
    return ScaffoldRefusal(
        f"The documents have {parts:,} stories, requirements, entities, operations and files; tasks are made of at "
        f"most {max_parts:,}. Make several features of it."
    )
