"""The specification has an open question."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.clarification import open_markers
from plangate.domain.documents.open_marks import question_of
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span, read_markdown
from plangate.domain.text.phrases import shown

_MARK = "[NEEDS CLARIFICATION"
_MAX_QUESTION_LENGTH = 100
"""Characters of a question that are quoted."""
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
    marked = _marked_lines(spec.text or "") if spec else []
    if spec and marked:
        (first, line), also = marked[0], f", and {len(marked) - 1} more" if len(marked) > 1 else ""
        message = f"{_question(line)} is open in the specification{also}. Answer it: this plan rests on it."
        yield Remark(Span(first, first), message, path=spec.path)


def _question(line: str) -> str:
    """The question of a line in its own words, where it has some."""
    question = question_of(line)
    return f"“{shown(question, _MAX_QUESTION_LENGTH)}”" if question else "A question"


def _marked_lines(text: str) -> list[tuple[int, str]]:
    """The lines of open questions, with their numbers."""
    if _MARK not in text:
        return []
    document = read_markdown(text)
    lines = ((span.line, document.line(span.line)) for span in open_markers(document))
    return [(number, line) for number, line in lines if _MARK in line]
