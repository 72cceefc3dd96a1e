"""The plan says that there is no constitution."""

from collections.abc import Iterator
from itertools import islice

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.denials import mentions_constitution, sentences_that_deny
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.cause import unanswered
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span, texts_of


@rule(
    "false-constitution-claim",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            *No constitution file found, section skipped.* ◀
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            The constitution still consists of placeholders, so there are no gates. ◀
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            The constitution is not a placeholder any more; no constitution change is needed.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            All principles hold; no constitution violations were found.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            *No constitution file found, section skipped.*
            """
        ),
    ),
)
def false_constitution_claim(case: Case) -> Iterator[Remark]:
    """The plan says that the repository has no constitution, or only its template, and it has one.

    The section was skipped for a reason that is not true, often because a symbolic link was not followed. It is said
    when a sentence of the Constitution Check claims it and a filled constitution was read. That principles then go
    unanswered has the same cause, and is not said beside it.

    Check the plan against the constitution that is named here.

    Source: spec-kit's plan command reads `.specify/memory/constitution.md`.
    """
    if case.constitution.status is not LawStatus.OK:
        return
    for number in islice(sorted(_claims(case)), 1):
        message = f"There is a constitution: {case.constitution.path}. Check the plan against it."
        law = (principle.id for principle in case.constitution.principles)
        yield Remark(Span(number, number), message, cause=unanswered(law, case.unanswered_check_lines))


def _claims(case: Case) -> Iterator[int]:
    """The lines of the Constitution Checks on which a sentence begins that denies the constitution."""
    inside = case.check_lines
    for block in case.plan.document.blocks:
        if block.span.line in inside:
            for inline in texts_of(block):
                if mentions_constitution(inline.text):
                    yield from map(inline.line_at, sentences_that_deny(inline.text))
