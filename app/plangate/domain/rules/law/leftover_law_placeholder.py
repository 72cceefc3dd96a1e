"""A template's token is left in the constitution."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.documents.constitution.amendment import Amendment
from plangate.domain.documents.constitution.sync_report import SyncReport
from plangate.domain.model.findings import Severity
from plangate.domain.rules.example_constitutions import LAW_BEFORE, SOME_PLAN, amended_law
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import CODE, Inline, Span, texts_of
from plangate.domain.text.phrases import by_number, listed

_TOKEN = re.compile(r"(?<!\\)\[(?!NON_NEGOTIABLE\])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\](?![(\[:])")
_DEFERRED = re.compile(r"\bTODO\(\s*([A-Z][A-Z0-9_]+)\s*\)")

_LISTED = """
    <!--
    Sync Impact Report
    Version change: 1.2.0 → 1.2.1
    Follow-up TODOs: TODO(RATIFICATION_DATE), the first minutes are lost
    -->
"""


@rule(
    "leftover-law-placeholder",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("Messages should", "Messages of [PROJECT_NAME] should"), version="1.2.1").replace(
                "read the code.", "read the code. ◀"
            ),
        ),
    ),
    good=(
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("Messages should", "Messages of the `[PROJECT_NAME]` page should")),
        ),
        Example(
            plan=SOME_PLAN,
            constitution=LAW_BEFORE,
            amended=amended_law(("2026-01-10", "TODO(RATIFICATION_DATE): ask the founders"), head=_LISTED),
        ),
    ),
)
def leftover_law_placeholder(case: Case) -> Iterator[Remark]:
    """The amended constitution holds a bracket token of its template.

    Nobody can comply with `[PRINCIPLE_3_DESCRIPTION]`. A token that the Sync Impact Report names as left open on
    purpose is allowed, and so is `TODO(<FIELD>): why`, which weighs little where a report does not list it. Code and
    tokens that stood there before do not count; a constitution whose principles are replaced by the template again is
    one finding.

    Fill the token in, or defer it as `TODO(<FIELD>): why` and list it in the report.

    Source: `templates/commands/constitution.md`, steps 3 and 5: no remaining unexplained bracket tokens.
    """
    for amendment in case.amendments:
        if amendment.reset:
            gone = amendment.after.law.why_unfilled
            what = "no text of a law stands here now" if gone else "its template stands here again"
            message = f"The constitution's principles are gone, and {what}. Restore them."
            yield Remark(Span(1, 1), message, path=amendment.path)
            continue
        yield from _left(amendment)


def _left(amendment: Amendment) -> Iterator[Remark]:
    """What is left in each line: tokens, else what is deferred and not listed in the report, where there is one."""
    report = amendment.after.report
    for line in _lines(amendment):
        text = _without_code(line)
        tokens = _unexplained(_TOKEN, text, report)
        deferred = _unexplained(_DEFERRED, text, report) if report else []
        span = line.span
        if tokens:
            yield Remark(span, _of_tokens(tokens), path=amendment.path, about=tuple(tokens))
        elif deferred:
            names = listed([f"TODO({field})" for field in deferred])
            message = f"{names} is not listed in the Sync Impact Report. List it there."
            yield Remark(span, message, path=amendment.path, severity=Severity.LOW, about=tuple(deferred))


def _unexplained(form: re.Pattern[str], text: str, report: SyncReport | None) -> list[str]:
    """The names of that form that the report does not speak of."""
    explained = report.text if report else ""
    return [name for name in dict.fromkeys(form.findall(text)) if name not in explained]


def _of_tokens(tokens: list[str]) -> str:
    names = listed([f"[{token}]" for token in tokens])
    are = by_number(tokens, "is", "are")
    return f"{names} of the template {are} left. Fill it in, or defer it as TODO({tokens[0]}): why."


def _lines(amendment: Amendment) -> Iterator[Inline]:
    for block in amendment.after.document.blocks:
        yield from (line for inline in texts_of(block) for line in inline.lines)


def _without_code(line: Inline) -> str:
    """What a reader sees of the line, with blanks where it holds code."""
    return "".join(" " * len(run.text) if run.style & CODE else run.text for run in line.runs)
