"""The version of an amended constitution rises too little."""

from collections.abc import Iterator, Sequence

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.amendment import Amendment
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import LAW_BEFORE, SOME_PLAN, amended_law
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import by_number, listed, shown

_SECOND = """### II. Plain Language

    Messages should be understood by people who never read the code.
"""
_WITHOUT = (f"{_SECOND}\n    ", "")
_THIRD = f"""{_SECOND}
    ### III. Offline Reading

    Every page MUST work offline.
"""
_CAPABILITY = "Every capability MUST live in a module that can be tested alone."
_REDEFINED = (_CAPABILITY, "A page MUST weigh less than a photograph of it.")
_REWORDED = (_CAPABILITY, "Each capability MUST live in its own module, so that it can be tested alone.")


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
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(_REDEFINED, version="1.2.1", day="2026-05-04 ◀"),
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
        Example(plan=SOME_PLAN, constitution=LAW_BEFORE, amended=amended_law(_REWORDED, version="1.2.1")),
    ),
)
def wrong_version_bump(case: Case) -> Iterator[Remark]:
    """The constitution loses or redefines a principle without a new MAJOR version, or gains one with a PATCH.

    The class of the version tells people whether plans that were checked must be looked at again. A principle that
    keeps its text or nearly its name was renamed, one that became a section was moved: neither counts as removed. One
    is redefined when it binds no more, or when half of its demands or more have hardly a word in common with what it
    says now, and stand nowhere else in the law; a demand more or less, another strength or another limit asks for a
    MINOR. Spelling, form and other words for the same are a PATCH. Before 1.0.0, a MINOR is enough for everything. Only
    a principle that is removed weighs high, since it leaves no doubt; a version that rises more than it must is
    nobody's concern.

    Raise MAJOR when a principle is removed or redefined, MINOR when one is added or widened, else PATCH.

    Source: `templates/commands/constitution.md`, step 2.
    """
    for amendment in case.amendments:
        if not amendment.bump or amendment.bump >= amendment.required:
            continue
        versions = f"from {amendment.before_version} to {amendment.after.law.version}"
        why = _why(amendment)
        asks = by_number(why, "asks", "ask")
        message = (
            f"The version rises {versions}, and {listed(why)} {asks} for a new {amendment.required.name} version."
            " Raise that part."
        )
        severity = Severity.HIGH if amendment.removed else Severity.MEDIUM
        yield Remark(amendment.anchor, message, path=amendment.path, severity=severity)


def _why(amendment: Amendment) -> list[str]:
    """What asks for the version that is demanded."""
    major = (("removing", amendment.removed), ("redefining", amendment.redefined))
    minor = (("adding", amendment.added), ("changing what is demanded by", amendment.altered))
    parts = major if amendment.removed or amendment.redefined else minor
    return [f"{verb} {_names(principles)}" for verb, principles in parts if principles]


def _names(principles: Sequence[Principle]) -> str:
    return listed([_named(principle) for principle in principles], 4)


def _named(principle: Principle) -> str:
    name = shown(principle.name, 60)
    return f"{principle.id}. {name}" if principle.number is not None else name
