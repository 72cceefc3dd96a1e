"""The constitution changes under the version that it had."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.amendment import Amendment, Bump
from plangate.domain.documents.constitution.version import iso_date
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import LAW_BEFORE, SOME_PLAN, amended_law
from plangate.domain.rules.rule import Example, Remark, rule


@rule(
    "unversioned-amendment",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("should be", "MUST be"), version="1.2.0", day="2026-03-02 ◀"),
        ),
    ),
    good=(
        Example(plan=SOME_PLAN, constitution=LAW_BEFORE, amended=amended_law(("should be", "MUST be"))),
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("should be", "*should*\n    be"), version="1.2.0", day="2026-03-02"),
        ),
    ),
)
def unversioned_amendment(case: Case) -> Iterator[Remark]:
    """The constitution says something else than before, and its version does not rise.

    Plans name the version that they were checked against. When the text changes under a version, nobody can tell any
    more which plans were checked against which text. White space, emphasis and comments do not count, nor does a
    constitution without a version. A rising version with the old date in Last Amended weighs little: two amendments may
    come on one day.

    Raise the version, PATCH for wording, MINOR for what is added, MAJOR for what is removed or redefined, and set Last
    Amended.

    Source: `templates/commands/constitution.md`, step 2.
    """
    for amendment in case.amendments:
        message = _unversioned(amendment)
        if message:
            yield Remark(amendment.anchor, message, path=amendment.path)
        elif _is_undated(amendment):
            message = "The version rises, and Last Amended stays as it was. Set it to the day of this amendment."
            yield Remark(amendment.anchor, message, path=amendment.path, severity=Severity.LOW)


def _unversioned(amendment: Amendment) -> str | None:
    if amendment.before is None or not amendment.is_material or amendment.bump is not Bump.NONE:
        return None
    old, new = amendment.before.law.version, amendment.after.law.version
    stays = f"stays at {new}" if old == new else f"goes back from {old} to {new}"
    part = amendment.required.name
    return f"The constitution changes, and its version {stays}. Raise it, at least in its {part} part."


def _is_undated(amendment: Amendment) -> bool:
    """Whether the version rises, and Last Amended is the day that it was before."""
    before, after = amendment.version_line_before, amendment.after.version_line
    if before is None or after is None or before.amended != after.amended:
        return False
    return iso_date(after.amended or "") is not None and bool(amendment.bump)
