"""A principle is cited that the constitution does not have."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import shown


@rule(
    "unknown-principle",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: PASS. The index is a module.
            - **II. Test-First**: PASS. Tests come first.
            - **III. Plain Language**: PASS. One sentence for each message.
            - **IX. Library-First**: PASS. The index can be used alone. ◀
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - **I. Small Parts**: PASS. The index is a module.
            - **2. TDD**: PASS. Tests come first.
            - **Principle III**: PASS. One sentence for each message.
            - **Accessibility**: PASS. The list can be read aloud.
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unknown_principle(case: Case) -> Iterator[Remark]:
    """A principle is cited that the constitution does not have, or its numeral and its name belong to two principles.

    The plan was checked against another constitution: an older one, another project's, or spec-kit's examples. A
    citation has a numeral, "Principle", "§" or "Article"; a bare name is a gate of the plan's own, which is welcome.

    Cite the principle as the constitution has it now.

    Source: judged by the constitution at the tip of the base branch. Measured: 7 % of numbered citations are drift.
    """
    for answer in case.answers:
        if answer.cites is None:
            continue
        cited = f"“{shown(answer.cites, 60)}”"
        message = (
            f"The constitution has no {cited}. Cite one that it has, or call a gate of your own by its name alone."
        )
        if answer.disagrees:
            message = f"{cited}: numeral and name belong to two principles; the name was taken. Correct the numeral."
        yield Remark(answer.gate.span, message, about=(answer.cites,))
