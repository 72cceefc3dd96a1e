"""Defects of what a plan says, put into clean plans by machine: numbers, languages, denials, claims, paths."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.limits import FROM_BELOW, Quantity, quantities
from plangate.domain.analysis.sections import Titles
from plangate.domain.analysis.technology.mandates import mandates
from plangate.domain.analysis.technology.technologies import TechnologyClass
from plangate.domain.documents.plan.model import Box, Field, Gate, Role, Tag
from plangate.domain.model.findings import Status
from plangate.domain.model.report import LawStatus
from plangate.domain.text.markdown import Span
from tests.evaluation.mutant import Mutant, changed, in_line

_OTHER_STACK = {
    "Language/Version": "Kotlin 2.1",
    "Primary Dependencies": "Ktor",
    "Storage": "files",
    "Testing": "Kotest",
    "Constraints": "none",
}
_DENIAL = "**Result**: no violations."
_CLAIM = "- [x] API contract (OpenAPI specification) exists"
_CONTRACT = re.compile(r"contract|openapi|swagger|asyncapi|\.proto|\.graphql", re.IGNORECASE)


def _limits(case: Case) -> Iterator[Mutant]:
    """A goal that says what the law says, with a looser number; where the law has one number for the measure."""
    stated = [(line, found) for line in case.constitution.text.split("\n") for found in quantities(line)]
    times = Counter((found.measure, found.statistic) for _, found in stated)
    goal = _plain_field(case, "Performance Goals")
    if goal is None or case.constitution.status is not LawStatus.OK:
        return
    for line, found in stated:
        loose = _loosened(found)
        if times[found.measure, found.statistic] == 1 and loose and re.search(r"\bMUST\b", line):
            value = line.replace(found.shown, loose).strip("-* ").replace("|", "/")
            yield changed(case, "limit", goal.span, (f"**Performance Goals**: {value}",), "limit-conflict")


def _loosened(found: Quantity) -> str | None:
    number = re.search(r"\d+(?:\.\d+)?", found.shown)
    if number is None:
        return None
    looser = float(number.group()) * (0.5 if found.measure in FROM_BELOW else 5)
    return f"{found.shown[: number.start()]}{looser:g}{found.shown[number.end() :]}"


def _languages(case: Case) -> Iterator[Mutant]:
    """Another language with tools and files of its own, where the law demands one."""
    demanded = [one for one in mandates(case.constitution) if one.kind is TechnologyClass.LANGUAGE and not one.forbids]
    fields = {key: _plain_field(case, key) for key in _OTHER_STACK}
    if any(one.technology and one.technology.name in _OTHER_STACK["Language/Version"] for one in demanded):
        return
    lines = list(case.plan.document.lines)
    for key, field in fields.items():
        if field:
            lines[field.span.line - 1] = f"**{key}**: {_OTHER_STACK[key]}"
    language = fields["Language/Version"]
    if demanded and language:
        endings = [re.escape(ending) for one in demanded if one.technology for ending in one.technology.endings]
        text = re.sub(rf"(?:{'|'.join(endings)})\b", ".kt", "\n".join(lines)) if endings else "\n".join(lines)
        yield Mutant("language", f"{text}\n", language.span.line, frozenset({"stack-conflict"}))


def _plain_field(case: Case, key: str) -> Field | None:
    """A field that is one bold line of its own."""
    found = next((field for field in case.plan.context if field.key == key), None)
    alone = found and found.span.line == found.span.end_line
    return found if alone and case.plan.document.line(found.span.line).startswith("**") else None


def _denials(case: Case) -> Iterator[Mutant]:
    """A check that declares a violation, and denies it in its first line."""
    for check in case.plan.checks:
        if check.section.role is Role.CONSTITUTION_CHECK and any(g.status is Status.VIOLATION for g in check.gates):
            line = check.section.heading.end_line + 1
            said = ("", _DENIAL, "")
            yield changed(case, "denial", Span(line, line - 1), said, "contradictory-claim", at=line + 1)


def _claims(case: Case) -> Iterator[Mutant]:
    """A ticked box that speaks of a contract, below the last box of a check, where nothing speaks of one."""
    files = [file.path for file in case.feature.files]
    planned = [path.path for tree in case.plan.trees for path in tree.paths]
    if any(_CONTRACT.search(path) for path in (*files, *planned)):
        return
    for check in case.plan.checks:
        # The boxes of a progress section only repeat results.
        if check.section.role is not Role.CONSTITUTION_CHECK:
            continue
        boxes = [gate for gate in check.gates if gate.box is Box.TICKED and _stands_at_the_margin(case, gate)]
        for gate in boxes[-1:]:
            place = Span(gate.span.end_line + 1, gate.span.end_line)
            yield changed(case, "claim", place, (_CLAIM,), "unbacked-claim")


def _stands_at_the_margin(case: Case, gate: Gate) -> bool:
    following = case.plan.document.line(gate.span.end_line + 1)
    return case.plan.document.line(gate.span.line).startswith("- [") and not following.startswith((" ", "\t"))


def _paths(case: Case) -> Iterator[Mutant]:
    """A new file is told to be modified, in a tree of which something that is modified is there."""
    for tree in case.plan.trees if case.snapshot.head_paths else ():
        modified = any(one.tag is Tag.MODIFY and one.path in case.snapshot.head_paths for one in tree.paths)
        for path in tree.paths if modified else ():
            if path.tag is Tag.NEW and path.path not in case.snapshot.head_paths:
                yield from in_line(case, "path", path.span.line, "NEW", "MODIFY", "missing-planned-path")


def _sections(case: Case) -> Iterator[Mutant]:
    """An optional section of the template, pasted at the end of a plan that has none of that name."""
    last = len(case.plan.document.lines)
    titles = Titles(case.template.plan, case.plan)
    for section in case.template.plan.sections:
        pasted = case.template.plan.document.lines[section.heading.line - 1 : section.span.end_line]
        if "optional" in section.title.lower() and titles.same(section) is None and "[" in "".join(pasted):
            rule, along = "leftover-optional-section", "leftover-placeholder"
            yield changed(case, "section", Span(last + 1, last), ("", *pasted), rule, at=last + 2, along=along)


CONTENT: tuple[Callable[[Case], Iterator[Mutant]], ...] = (_limits, _languages, _denials, _claims, _paths, _sections)
