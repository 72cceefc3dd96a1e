"""The Spec link points nowhere."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import Reference, main_references, points_somewhere
from plangate.domain.model.findings import Fix, Severity
from plangate.domain.rules.cause import misled
from plangate.domain.rules.rule import Example, Remark, changed_line, rule

_SPEC = {"specs/001-search/spec.md": "# Feature Specification: Search the catalogue\n"}


@rule(
    "broken-spec-link",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Branch**: `001-search` | **Spec**: [spec.md](../008-find/spec.md) ◀
            """,
            files=_SPEC,
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Branch**: `001-search` | **Spec**: [Search](./spec.md#user-stories)
            **Input**: Feature specification from `/specs/001-search/spec.md`
            """,
            files=_SPEC,
        ),
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Spec**: https://example.com/wiki/search
            """,
            files=_SPEC,
        ),
    ),
)
def broken_spec_link(case: Case) -> Iterator[Remark]:
    """The header's Spec link, or the path after Input, leads to no file of the repository.

    Readers and agents follow the link to learn what is to be built. A link that was copied from another plan, or kept
    after a rename, leads them to nothing. Further paths on the line are sources besides; addresses on the web are not
    followed.

    Link the `spec.md` beside the plan.

    Source: `templates/plan-template.md`, header; `templates/commands/plan.md`: "use project-relative paths".
    """
    if case.feature.file("spec.md") is None:
        return
    for reference in (*main_references(case, "Spec"), *main_references(case, "Input")):
        if not points_somewhere(case, reference):
            message = f"{reference.key} points at {reference.target}, which does not exist. Point it at ./spec.md."
            cause = misled(reference.key, reference.target)
            yield Remark(reference.span, message, fix=_fix(case, reference), cause=cause)


def _fix(case: Case, reference: Reference) -> Fix | None:
    line = reference.span.line
    return changed_line(case, line, case.plan.document.line(line).replace(f"]({reference.target})", "](./spec.md)"))
