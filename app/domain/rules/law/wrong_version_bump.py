"""The version of an amended constitution rises too little."""

from collections.abc import Iterator

from app.domain.constitution.amend import Amendment, Bump
from app.domain.constitution.model import Principle
from app.domain.constitution.version_line import numbers
from app.domain.findings import Severity
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.samples import LAW_BEFORE, SOME_PLAN, amended_law
from app.domain.rules.words import listed, shown

_SECOND = """### II. Plain Language

    Messages should be understood by people who never read the code.
"""
_WITHOUT = (f"{_SECOND}\n    ", "")
_THIRD = f"""{_SECOND}
    ### III. Offline Reading

    Every page MUST work offline.
"""


@rule(
    "wrong-version-bump",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(_WITHOUT, version="1.3.0", day="2026-05-04 ◀"),
        ),
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law((_SECOND, _THIRD), version="1.2.1", day="2026-05-04 ◀"),
        ),
    ),
    good=(
        Example(plan=SOME_PLAN, constitution=LAW_BEFORE, amended=amended_law(_WITHOUT, version="2.0.0")),
        Example(plan=SOME_PLAN, constitution=LAW_BEFORE, amended=amended_law((_SECOND, _THIRD), version="1.3.0")),
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("II. Plain Language", "II. Plain Languages"), version="1.2.1"),
        ),
    ),
)
def wrong_version_bump(case: Case) -> Iterator[Remark]:
    """The constitution loses a principle without a new MAJOR version, or gains one with a PATCH.

    The class of the version tells people whether plans that were checked must be looked at again. A principle that
    keeps its text or nearly its name was renamed, one that became a section was moved: neither counts as removed.
    Before 1.0.0, a MINOR is enough for everything. A principle that is added with a PATCH weighs less than one that is
    removed; a version that rises more than it must is nobody's concern.

    Raise MAJOR when a principle is removed or redefined, MINOR when one is added or widened, else PATCH.

    Source: `templates/commands/constitution.md`, step 2.
    """
    for amendment in case.amendments:
        if not amendment.bump or amendment.bump >= _demanded(amendment):
            continue
        versions = f"from {amendment.before_version} to {amendment.after.law.version}"
        message = (
            f"The version rises {versions}, and {_why(amendment)} asks for a new {amendment.required.name} version."
            " Raise that part."
        )
        severity = Severity.HIGH if amendment.removed else Severity.MEDIUM
        yield Remark(amendment.anchor, message, path=amendment.path, severity=severity)


def _demanded(amendment: Amendment) -> Bump:
    old = numbers(amendment.before_version)
    return min(amendment.required, Bump.MINOR) if old and old[0] == 0 else amendment.required


def _why(amendment: Amendment) -> str:
    verb, principles = ("removing", amendment.removed) if amendment.removed else ("adding", amendment.added)
    return f"{verb} {listed([_named(principle) for principle in principles], 4)}"


def _named(principle: Principle) -> str:
    name = shown(principle.name, 60)
    return f"{principle.id}. {name}" if principle.number is not None else name
