"""The policy file has a mistake."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "invalid-policy",
    severity=Severity.HIGH,
    bad=(Example(plan=_PLAN, policy="fail-on: hihg ◀\n"),),
    good=(Example(plan=_PLAN, policy="fail-on: critical\nrules:\n  vague-goal: off\n"),),
)
def invalid_policy(case: Case) -> Iterator[Remark]:
    """The repository's policy file does not hold to its schema.

    A key that is wrong keeps its default, never nothing: a slip must not switch judgement off. The rest of the file
    holds as it is written. It is said in the pull request that makes the mistake; elsewhere it stood there before.

    Correct the line; the policy's JSON Schema lets an editor help.

    Source: `.github/plangate.yml`, as the pull request writes it, else as it stands on the base branch.
    """
    for problem in case.policy.problems:
        yield Remark(Span(problem.line, problem.line), problem.message, path=case.policy.path)
