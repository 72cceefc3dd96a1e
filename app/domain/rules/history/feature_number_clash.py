"""A feature's number is taken."""

import re
from collections.abc import Iterator

from app.domain.findings import Severity
from app.domain.markdown import Span
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.words import listed, shown

_NUMBER = re.compile(r"(?!\d{8}-\d{6}-)(\d{3,})-")
_PLAN = """
    # Implementation Plan: Search the catalogue ◀
    """


@rule(
    "feature-number-clash",
    severity=Severity.MEDIUM,
    bad=(Example(plan=_PLAN, siblings=("001-lending", "002-fines")),),
    good=(
        Example(plan=_PLAN.replace(" ◀", ""), siblings=("002-lending", "20260401-101500-fines", "0010-visits")),
        Example(
            plan=_PLAN.replace(" ◀", ""),
            siblings=("001-lending",),
            before={"specs/001-search/plan.md": "# Implementation Plan: Search\n"},
        ),
    ),
)
def feature_number_clash(case: Case) -> Iterator[Remark]:
    """The pull request adds a feature whose number another folder beside it has.

    Scripts and people find a feature by its number; with two of one number, they find the other one. Only the plan that
    is added is told, and only where a merge base says that it is; numbers that are times never clash.

    Rename the folder to the next free number.

    Source: `scripts/bash/create-new-feature.sh` takes the highest number and adds one. Measured: 23 of 46 repositories
    have two features with one number.
    """
    root, _, name = case.feature.folder.rpartition("/")
    number = _NUMBER.match(name)
    if case.feature.before is not None or number is None or not case.snapshot.merge_base_sha:
        return
    taken = [other for other in case.feature.siblings if other != name and _same(other, number[1])]
    if taken:
        folders = [shown(f"{root}/{other}" if root else other, 60) for other in sorted(taken)]
        message = f"Number {number[1]} is taken: {listed(folders)}. Take the next free one."
        yield Remark(Span(1, 1), message, about=tuple(folders))


def _same(name: str, number: str) -> bool:
    other = _NUMBER.match(name)
    return other is not None and other[1] == number
