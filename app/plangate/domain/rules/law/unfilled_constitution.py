"""The constitution is unfilled."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_PLAN = """
    # Implementation Plan: Search the catalogue

    ## Constitution Check

    No principle is written yet.
    """


@rule(
    "unfilled-constitution",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=_PLAN,
            constitution="""
            # [PROJECT_NAME] Constitution ◀

            ## Core Principles

            ### [PRINCIPLE_1_NAME]

            [PRINCIPLE_1_DESCRIPTION]
            """,
        ),
    ),
    good=(Example(plan=_PLAN, constitution=CONSTITUTION),),
)
def unfilled_constitution(case: Case) -> Iterator[Remark]:
    """The constitution is the unfilled template: it holds bracket tokens instead of principles.

    Without principles there is nothing to check a plan against. The plan is neither right nor wrong: its matrix is not
    assessed, and rules about the Constitution Check are off. That a plan says "no violations" beside an empty law is
    what this finding is for. It is said once, however many plans there are.

    Write the constitution, with `/speckit.constitution` or by hand.

    Source: `templates/commands/converge.md`: "If the constitution is an unfilled template, skip".
    """
    if case.constitution.status is LawStatus.UNFILLED and case.constitution.path is not None:
        message = "The constitution is still the unfilled template: no plan can be judged by it. Write its principles."
        yield Remark(Span(1, 1), message, path=case.constitution.path)
