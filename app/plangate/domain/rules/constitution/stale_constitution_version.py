"""The plan was checked against another version of the constitution."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.version import numbers
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import CONSTITUTION
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.vocabulary import Vocabulary

_CITED = re.compile(
    r"constitution(?:\.md)?(?:[^\w\n]|version|\bat\b|\bof\b){0,12}?v?(?P<version>\d+\.\d+\.\d+)\b", re.IGNORECASE
)
_HISTORY = Vocabulary("amend*, bump*, upgrad*, updat*, from, since, until, previous*, propos*, →")


@rule(
    "stale-constitution-version",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Constitution Check

            Checked against the constitution (v1.1.0). ◀
            """,
            constitution=CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Constitution Check

            Checked against the constitution (v1.2.0), amended from constitution v1.1.0.
            """,
            constitution=CONSTITUTION,
        ),
    ),
)
def stale_constitution_version(case: Case) -> Iterator[Remark]:
    """The plan says that it was checked against another version of the constitution than the live one.

    Its gates answer a law that no longer holds. The version is read from the front matter and from sentences of the
    Constitution Check or the footer that name the constitution and a version.

    Check the plan against the live constitution, and cite its version.

    Source: the footer of spec-kit's older templates, "Based on Constitution vX.Y.Z".
    """
    live = case.constitution.version
    cited = [*_in_front_matter(case), *_in_sentences(case)]
    if live is None or not cited or live in [version for _, version in cited]:
        return
    line, version = cited[0]
    if _is_amended(case) and _is_later(version, live):
        return
    message = (
        f"The plan cites version {version} of the constitution, and {live} is in force."
        " Check the plan against that one, and cite it."
    )
    yield Remark(Span(line, line), message)


def _in_front_matter(case: Case) -> Iterator[tuple[int, str]]:
    """Line and version of every citation in the front matter."""
    for key, value in case.plan.front_matter:
        if key.replace("-", "_").lower() == "constitution_version":
            number = next((n for n, text in enumerate(case.plan.document.lines, 1) if key in text), 1)
            yield number, value.strip().strip("'\"v")


def _in_sentences(case: Case) -> Iterator[tuple[int, str]]:
    """Line and version of the citations in sentences, one a line; what the template itself says cites nothing."""
    template = set(case.template.plan.document.lines)
    for number, text in enumerate(case.plan.document.lines, 1):
        if "onstitution" in text and text not in template:
            citation = _CITED.search(text)
            if citation and not _HISTORY.stands_in(text[: citation.end()].replace("->", "→")):
                yield number, citation["version"]


def _is_amended(case: Case) -> bool:
    return any(change.path == case.constitution.path for change in case.snapshot.changes)


def _is_later(version: str, live: str) -> bool:
    ours, theirs = numbers(version), numbers(live)
    return ours is not None and theirs is not None and ours > theirs
