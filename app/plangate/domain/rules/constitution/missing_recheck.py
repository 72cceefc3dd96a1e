"""The Constitution Check was not repeated after the design."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.layout import CONTRACTS, DATA_MODEL, QUICKSTART
from plangate.domain.documents.plan.model import BlanketStatement, Check, Gate
from plangate.domain.model.findings import Phase, Severity
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.vocabulary import Vocabulary

_DESIGN = (DATA_MODEL, QUICKSTART)
_RECHECK = Vocabulary(
    "recheck*, re-check*, reevaluat*, re-evaluat*, postdesign, post-design*, after design,"
    " after the design, phase 1 re*"
)

_CHECKED = """
    ## Constitution Check

    - **I–III**: PASS. The index is a tested module with plain messages.
    """


@rule(
    "missing-recheck",
    severity=Severity.INFO,
    bad=(
        Example(
            plan="""
            ## Constitution Check ◀

            - **I–III**: PASS. The index is a tested module with plain messages.
            """,
            constitution=CONSTITUTION,
            files={"specs/001-search/data-model.md": "# Data Model\n"},
        ),
    ),
    good=(
        Example(
            plan=f"{_CHECKED}\n    **Post-design re-check**: PASS, the model adds no part.\n",
            constitution=CONSTITUTION,
            files={"specs/001-search/data-model.md": "# Data Model\n"},
        ),
        Example(plan=_CHECKED, constitution=CONSTITUTION),
    ),
)
def missing_recheck(case: Case) -> Iterator[Remark]:
    """Design artifacts exist, and no re-check of the constitution is recorded.

    The design can break what the first check promised. Most plans record no re-check, so this is a note only.

    Add a line or a section that says what the re-check found.

    Source: `templates/commands/plan.md`: "Re-evaluate Constitution Check post-design".
    """
    if case.plan.checks and _is_designed(case) and not _is_rechecked(case):
        message = (
            "Design artifacts exist, but no re-check of the constitution after the design. Add a line on what it found."
        )
        yield Remark(case.plan.checks[0].section.heading, message)


def _is_rechecked(case: Case) -> bool:
    parts: tuple[Check | Gate | BlanketStatement, ...] = (*case.plan.checks, *case.plan.gates, *case.plan.claims)
    return any(part.phase is Phase.POST_DESIGN for part in parts) or _is_mentioned(case)


def _is_designed(case: Case) -> bool:
    return any(map(case.feature.file, _DESIGN)) or bool(case.feature.files_in(CONTRACTS))


def _is_mentioned(case: Case) -> bool:
    # The template's reminder asks for the re-check, and records none.
    template = {"", *case.template.plan.document.lines}
    lines = (line for line in case.plan.document.lines if line not in template and "GATE" not in line)
    return _RECHECK.stands_in("\n".join(lines))
