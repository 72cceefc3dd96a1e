"""The plan says that there is no constitution."""

import re
from collections.abc import Iterator
from itertools import islice

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import LawStatus
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_NAME = r"(?:project |repository |live |ratified )?constitution(?:\.md)?`?(?: file| document)?"
_CLAIM = re.compile(
    rf"\bno {_NAME} "
    r"(?:was |is |has been |could be )?"
    r"(?:found|present|available|defined|exists?|ratified|yet|in (?:this|the) repository)"
    r"|\b(?:repository|repo|project|codebase|monorepo|we)\W{1,3}"
    r"(?:(?:currently |still )?(?:has|have) no|(?:does not|doesn't|do not|don't)(?: yet)? have an?|lacks? an?)"
    # A word behind it would make it another thing: `has no constitution violations`, `lacks a constitution check`.
    rf" {_NAME}(?=\s*(?:[.;:!?)|*_—–]|,? (?:so|hence|thus|therefore|yet|at all|to (?:check|hold|judge|evaluate))\b|$))"
    r"|\bconstitution(?:\.md)?`? (?:file )?(?:(?:does not exist|doesn't exist)(?! in (?!(?:this|the) (?:repo|project)))"
    r"|(?:was )?not found(?! to\b)"
    r"|is (?:absent|missing(?! (?!from|in|at|so|and|here|yet)\w)|not (?:present|found(?! to)|available|defined))"
    r"|is (?:still |currently )?(?:an? |the )?(?:unfilled|empty|blank|placeholder)(?: template)?)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:if|when|unless|until|before|sub-?project|module|package|was|previous\w*|initial\w*|earlier|former\w*"
    r"|at first)\b",
    re.IGNORECASE,
)


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
    if case.constitution.status is not LawStatus.OK:
        return
    claims = (number for number in sorted(case.check_lines) if _denies_law(case.plan.document.line(number)))
    for number in islice(claims, 1):
        message = f"There is a constitution: {case.constitution.path}. Check the plan against it."
        yield Remark(Span(number, number), message)


def _denies_law(text: str) -> bool:
    claim = _CLAIM.search(text)
    return claim is not None and not _ELSEWHERE.search(f"{text[: claim.start()]} {text[claim.end() :]}")
