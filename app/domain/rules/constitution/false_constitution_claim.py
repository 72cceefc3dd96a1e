"""The plan says that there is no constitution."""

import re
from collections.abc import Iterator

from app.domain.findings import LawStatus, Severity
from app.domain.markdown import Span
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.samples import CONSTITUTION

_CLAIM = re.compile(
    r"\bno (?:project |repository |live |ratified )?constitution(?:\.md)?`?(?: file)? "
    r"(?:was |is |has been )?(?:found|present|available|defined|exists?|ratified|yet|in (?:this|the) repository)"
    r"|\bconstitution(?:\.md)?`? (?:file )?(?:does not exist|doesn't exist|was not found|not found"
    r"|is (?:absent|missing|not (?:present|found|available|defined))"
    r"|is (?:still |currently )?(?:an? |the )?(?:unfilled|empty|blank|placeholder)(?: template)?)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:if|when|unless|sub-?project|module|package|was|previous\w*)\b", re.IGNORECASE)


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
    ),
    good=(
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
    """The plan says that the repository has no constitution, and it has one.

    The section was skipped for a reason that is not true, often because a symbolic link was not followed. It is said
    when a sentence of the Constitution Check claims it and a filled constitution was read.

    Check the plan against the constitution that is named here.

    Source: spec-kit's plan command reads `.specify/memory/constitution.md`.
    """
    for check in case.plan.checks if case.constitution.status is LawStatus.OK else ():
        for number in range(check.section.span.line, check.section.span.end_line + 1):
            text = case.plan.document.line(number)
            match = _CLAIM.search(text)
            if match and not _ELSEWHERE.search(text):
                message = f"There is a constitution: {case.constitution.path}. Check the plan against it."
                yield Remark(Span(number, number), message)
                return
