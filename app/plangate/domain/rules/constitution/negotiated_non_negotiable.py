"""A NON-NEGOTIABLE principle is violated."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.violations import is_negotiated, violations
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import Cause, Step
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import shown

_JUSTIFIED = """
    ## Constitution Check

    - **I. Small Parts**: PASS. The index is a module.
    - **II. Test-First**: VIOLATION. Tests follow one sprint later. ◀
    - **III. Plain Language**: PASS. One sentence for each message.

    ## Complexity Tracking

    | Violation | Why Needed | Simpler Alternative Rejected Because |
    |-----------|------------|--------------------------------------|
    | II. Test-First: tests follow later | The fair opens in two weeks | Tests first would miss the fair |
    """


@rule(
    "negotiated-non-negotiable",
    severity=Severity.CRITICAL,
    bad=(Example(plan=_JUSTIFIED, constitution=CONSTITUTION),),
    good=(
        Example(plan=_JUSTIFIED.replace(" ◀", ""), constitution=CONSTITUTION, policy="non-negotiable: justified\n"),
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: PASS. The index is a module.
            - **II. Test-First**: N/A, because only documents change.
            - **III. Plain Language**: PASS. One sentence for each message.
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def negotiated_non_negotiable(case: Case) -> Iterator[Remark]:
    """A principle marked NON-NEGOTIABLE is declared violated, justified or not.

    The mark takes the principle out of the plan's hands: spec-kit's analysis forbids its "dilution, reinterpretation,
    or silent ignoring". Its plan command would accept a justification; where a repository wants that, its policy says
    `non-negotiable: justified`, and a row of Complexity Tracking is enough.

    Change the plan so that the principle holds, or amend the constitution in a pull request of its own.

    Source: `templates/commands/analyze.md`, Constitution Authority.
    """
    for answer in violations(case):
        if is_negotiated(case, answer):
            name = shown(answer.gate.title, 60)
            yield Remark(
                answer.gate.span,
                f"{name} is NON-NEGOTIABLE, and declared violated; no justification excuses that."
                " Change the plan so that it holds, or amend the constitution in a pull request of its own.",
                principle=answer.principles[0],
                cause=Cause(Step.KEEP_LAW, frozenset(answer.gate.span.lines)),
            )
