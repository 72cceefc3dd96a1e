"""The version line of an amended constitution."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.amendment import Amendment
from plangate.domain.documents.constitution.version import VersionLine, is_semantic, iso_date
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import LAW_BEFORE, SOME_PLAN, amended_law
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.phrases import listed, shown

_OPEN = ("TODO", "[")
"""How a value begins that is left open, which is another rule's matter."""


@rule(
    "bad-version-line",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("should be", "must be"), version="1.3", day="4 May 2026 ◀"),
        ),
    ),
    good=(
        Example(plan=SOME_PLAN, constitution=LAW_BEFORE, amended=amended_law(("should be", "must be"))),
        Example(
            plan=SOME_PLAN,
            amended="""
            # Librarian Charter

            ## Principles

            ### Small Parts

            Every capability can be tested alone.
            """,
        ),
    ),
)
def bad_version_line(case: Case) -> Iterator[Remark]:
    """The amended constitution has a version line that cannot be compared, or has lost the one it had.

    Plans say by which version they were checked, and tools compare: both need `X.Y.Z` and dates as `YYYY-MM-DD`, with
    Ratified not after Last Amended. A constitution that never had such a line, or has it in a comment only, is left
    alone, and so is a mistake that stood there before.

    Write `**Version**: X.Y.Z | **Ratified**: YYYY-MM-DD | **Last Amended**: YYYY-MM-DD`.

    Source: `templates/commands/constitution.md`, step 5.
    """
    for amendment in case.amendments:
        line = amendment.after.version_line
        mistakes = dict(_mistakes(line)) if line else dict(_lost(amendment))
        if mistakes:
            wrong = listed(list(mistakes.values()))
            message = f"In the version line, {wrong}. Correct it." if line else f"{wrong}. Put it back, raised."
            yield Remark(amendment.anchor, message, path=amendment.path, about=tuple(mistakes))


def _lost(amendment: Amendment) -> Iterator[tuple[str, str]]:
    line = amendment.version_line_before
    if line and amendment.after.law.version is None and not amendment.reset:
        yield "lost", f"The version line is gone; it said {shown(line.version, 20)}"


def _is_dated(value: str) -> bool:
    """Whether it means to be a day: `N/A` and what is left open do not."""
    return any(sign.isdigit() for sign in value) and not value.startswith(_OPEN)


def _mistakes(line: VersionLine) -> Iterator[tuple[str, str]]:
    """What is wrong, by kind."""
    if not is_semantic(line.version) and not line.version.startswith(_OPEN):
        yield "version", f"{shown(line.version, 40)} is not X.Y.Z"
    ratified, amended = line.ratified or "", line.amended or ""
    yield from _unreadable_days(ratified, amended)
    yield from _reversed_days(ratified, amended)


def _unreadable_days(ratified: str, amended: str) -> Iterator[tuple[str, str]]:
    for name, value in (("Ratified", ratified), ("Last Amended", amended)):
        if _is_dated(value) and iso_date(value) is None:
            yield name, f"{name} {shown(value, 40)} is no date of the form YYYY-MM-DD"


def _reversed_days(ratified_as_written: str, amended_as_written: str) -> Iterator[tuple[str, str]]:
    ratified, amended = iso_date(ratified_as_written), iso_date(amended_as_written)
    if ratified and amended and ratified > amended:
        yield "order", f"Ratified {ratified} is after Last Amended {amended}"
