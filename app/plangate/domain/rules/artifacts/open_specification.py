"""The specification has an open question."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.clarification import open_markers
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span, read_markdown

_MARK = "[NEEDS CLARIFICATION"
_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "open-specification",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/spec.md": "# Search\n\n- **FR-001**: Books are listed by [NEEDS CLARIFICATION: title "
                "or author?] ◀\n"
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={"specs/001-search/spec.md": "# Search\n\nNo [NEEDS CLARIFICATION] marker remains.\n"},
        ),
    ),
)
def open_specification(case: Case) -> Iterator[Remark]:
    """The specification of a planned feature still has a question marked `[NEEDS CLARIFICATION`.

    A plan that answers it silently decides what the feature is. The mark counts when it is really open: not negated,
    ticked, struck, quoted, or in a section of clarifications.

    Answer it in the specification, with `/speckit.clarify`, before planning.

    Source: `templates/commands/specify.md`: at most three markers, none left when a plan is made.
    """
    spec = case.feature.file("spec.md")
    lines = _marked_lines(spec.text or "") if spec else []
    if spec and lines:
        also = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
        message = f"The specification has an open question here{also}. Answer it: this plan rests on it."
        yield Remark(Span(lines[0], lines[0]), message, path=spec.path)


def _marked_lines(text: str) -> list[int]:
    if _MARK not in text:
        return []
    document = read_markdown(text)
    return [span.line for span in open_markers(document) if _MARK in document.line(span.line)]
