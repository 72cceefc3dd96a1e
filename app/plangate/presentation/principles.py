"""How a principle is called: its numeral and its name as the constitution writes them."""

import re

from plangate.domain.model.findings import Finding
from plangate.domain.model.report import ConstitutionRead, PrincipleRead

_NUMERAL = re.compile(r"(?:[IVXLCDM]+|\d+(?:\.\d+)*)(?:-\d+)?")


def named(principle: PrincipleRead) -> str:
    """`II. Test-First`, or the name alone where the constitution numbers nothing."""
    return f"{principle.id}. {principle.name}" if _NUMERAL.fullmatch(principle.id) else principle.name


def principle_of(finding: Finding, law: ConstitutionRead) -> PrincipleRead | None:
    """The principle that a finding is about."""
    return next((principle for principle in law.principles if principle.id == finding.principle), None)
