"""A feature's number is taken."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.feature_numbers import clash, number_of
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import listed, shown

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
    """The pull request adds a feature whose number another folder beside it has, or an older open pull request takes.

    Scripts and people find a feature by its number; with two of one number, they find the other one. Only the plan that
    is added is told, and only where a merge base says that it is; of two open pull requests into one branch, the
    younger. Dates and times at the start of a name are no numbers, and never clash.

    Rename the folder to the next free number.

    Source: `scripts/bash/create-new-feature.sh` takes the highest number and adds one. Measured: 23 of 46 repositories
    have two features with one number.
    """
    folder = case.feature.folder
    number = number_of(folder.rpartition("/")[2])
    if case.feature.before is not None or number is None or not case.snapshot.merge_base_sha:
        return
    taken = _taken(case)
    if taken:
        where = [shown(other, 60) + f" in pull request {pull}" * (pull > 0) for other, pull in taken.items()]
        message = f"Number {number} is taken: {listed(where)}. Take the next free one."
        yield Remark(Span(1, 1), message, about=tuple(shown(other, 60) for other in taken))


def _taken(case: Case) -> dict[str, int]:
    """The folders with this number, sorted, with the pull request that adds them; 0 for those that stand already."""
    folder = case.feature.folder
    root, slash, _ = folder.rpartition("/")
    others = {claim.folder: claim.number for claim in case.snapshot.claims}
    others |= {f"{root}{slash}{name}": 0 for name in case.feature.siblings}
    return {other: number for other, number in sorted(others.items()) if clash(folder, other)}
