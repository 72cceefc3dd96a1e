"""A principle has no answer."""

from collections.abc import Iterator

from app.domain.constitution.model import Principle
from app.domain.findings import Severity, Status, Strength
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.samples import CONSTITUTION
from app.domain.rules.words import listed


@rule(
    "unaddressed-principle",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Constitution Check ◀

            | Principle | Status | Notes |
            |-----------|--------|-------|
            | I. Small Parts | PASS | The index is a module |
            | III. Plain Language | PASS | One sentence for each message |
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            - **I, III**: PASS. The index is a module, and its messages are sentences.
            - **TDD** (Principle II): PASS. The tests of the queries come first.
            """,
            constitution=CONSTITUTION,
        ),
        Example(
            plan="""
            ## Constitution Check

            | Principles | Status |
            |------------|--------|
            | I–III | PASS |
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def unaddressed_principle(case: Case) -> Iterator[Remark]:
    """A principle of the constitution is answered nowhere in the Constitution Check.

    A plan that skips a principle was not checked against it; often it was written before the principle existed. An
    answer cites the principle by numeral or by name, alone or in a range, in any section that is a Constitution Check
    or a re-check. It weighs high where a principle says MUST or is NON-NEGOTIABLE, else medium. All principles that
    one plan skips are one finding.

    Add a line for the principle: how this plan meets it, or why it does not apply.

    Source: `templates/commands/plan.md`: "Fill Constitution Check section from constitution".
    """
    missing = [row for row in case.matrix if row.status is Status.MISSING]
    if not missing or not case.plan.checks or _is_unfilled(case):
        return
    principles = [principle for row in missing if (principle := case.constitution.principle(row.principle))]
    binding = any(principle.strength in (Strength.MUST, Strength.NON_NEGOTIABLE) for principle in principles)
    names = listed([name_of(principle) for principle in principles])
    it = "it, or why it does not apply" if len(principles) == 1 else "each, or why it does not apply"
    yield Remark(
        case.plan.checks[0].section.heading,
        f"The Constitution Check does not answer {names}. Say how this plan meets {it}.",
        principle=principles[0].id if len(principles) == 1 else None,
        severity=None if binding else Severity.MEDIUM,
        about=tuple(principle.id for principle in principles),
    )


def name_of(principle: Principle) -> str:
    """A principle as people cite it: numeral and name."""
    return f"{principle.id}. {principle.name}" if principle.number is not None else principle.name


def _is_unfilled(case: Case) -> bool:
    """Whether the section still holds the template's line instead of answers: that is one cause, said elsewhere."""
    if case.answers:
        return False
    lines = {token.span.line for token in case.tokens}
    return any(span.contains(line) for span in (check.section.span for check in case.plan.checks) for line in lines)
