"""Defects put into clean plans by machine: each kind at every place where a plan has room for it.

A mutant is a plan that differs from a clean one by one defect, with the rules that may name it and the line where they
must.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.documents.plan.model import Box, Field, Gate, GateShape, Role, Tree
from plangate.domain.matching import MatchedBy
from plangate.domain.model.findings import Status
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import parse_policy
from plangate.domain.text.markdown import Span
from tests.evaluation.content_mutants import CONTENT
from tests.evaluation.mutant import Mutant, changed, in_line

OPTION = "# Option 1: Single project (DEFAULT)"
_STOCK_VALUE = "[domain-specific, e.g., 1000 req/s, 10k lines/sec, 60 fps or NEEDS CLARIFICATION]"
_EXAMPLE_ROW = "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |"
_TABLE = ("| Violation | Why Needed | Simpler Alternative Rejected Because |", "|---|---|---|", _EXAMPLE_ROW)
_VERDICT = re.compile(r"(?i)\bN/A\b|\bpass(?:es|ed)?\b|\bpartial\b|\bfail\b|not applicable|[✅✓✔⚠❌☑]\ufe0f?")
_PASS = re.compile(r"(?:[✅✓✔☑]\ufe0f?\s*)?\*{0,2}\b(?:PASS(?:ED)?|Pass(?:ed)?)\b\*{0,2}|[✅✓✔☑]\ufe0f?")
_SIMPLE = frozenset({GateShape.ROW, GateShape.BULLET, GateShape.CHECKBOX, GateShape.PARAGRAPH})


def mutants(snapshot: Snapshot) -> Iterator[Mutant]:
    """Every mutant of the first plan of a snapshot."""
    case = open_case(snapshot, snapshot.features[0], parse_policy(None))
    for make in _MAKERS:
        yield from make(case)


def with_plan(snapshot: Snapshot, text: str) -> Snapshot:
    """The snapshot with another text of its first plan."""
    first, *others = snapshot.features
    changed = replace(first, plan=replace(first.plan, text=text, sha=f"mutant-{len(text)}"))
    return replace(snapshot, features=(changed, *others))


def _title(case: Case) -> Iterator[Mutant]:
    if case.plan.title:
        span = case.plan.title_span
        yield changed(case, "title", span, ("# Implementation Plan: [FEATURE]",), "leftover-placeholder")


def _links(case: Case) -> Iterator[Mutant]:
    for field in case.plan.header:
        for link in field.links if field.key == "Spec" else ():
            rules = "broken-spec-link wrong-feature"
            yield from in_line(case, "spec link", link.span.line, f"({link.target})", "(../999-no/spec.md)", rules)
        for link in field.links if field.key == "Input" else ():
            other = "/specs/999-elsewhere/spec.md"
            yield from in_line(case, "input", link.span.line, link.target, other, "wrong-feature broken-spec-link")


def _fields(case: Case) -> Iterator[Mutant]:
    for field in case.plan.context:
        value = field.value.split("\n")[0]
        line, one = field.span.line, field.span.line == field.span.end_line
        written = case.plan.document.line(line)
        if not one or written.count(value) != 1 or f"`{value}`" in written:
            continue
        along = "open-clarification"
        yield from in_line(case, "field", line, value, _STOCK_VALUE, "leftover-placeholder", along=along)
        asked = _asked(case.plan.document.line(line))
        yield changed(case, "clarification", field.span, (asked,), "open-clarification")
        yield from in_line(case, "marker", line, value, "TBD", "unresolved-marker missing-field")


def _asked(line: str) -> str:
    end = len(line.rstrip().removesuffix("|").rstrip())
    return f"{line[:end]} (NEEDS CLARIFICATION: which one){line[end:]}"


def _empty_field(case: Case) -> Iterator[Mutant]:
    section = case.plan.section(Role.TECHNICAL_CONTEXT)
    wanted = {field.key for field in case.template.plan.context}
    for field in case.plan.context if section else ():
        if _is_plain(case, field) and field.key in wanted and section:
            at = section.heading.line
            yield changed(case, "field gone", field.span, (), "missing-field", at=at)


def _is_plain(case: Case, field: Field) -> bool:
    return field.span.line == field.span.end_line and case.plan.document.line(field.span.line).startswith("**")


def _boxes(case: Case) -> Iterator[Mutant]:
    # What the first check leaves open and the re-check answers is answered, and what both leave open is named once.
    names = Counter(gate.label or gate.text for gate in case.plan.gates)
    for gate in case.plan.gates:
        if names[gate.label or gate.text] > 1:
            continue
        line = case.plan.document.line(gate.span.line)
        told = " ".join(case.plan.document.lines[gate.span.line - 1 : gate.span.end_line])
        if gate.box is Box.TICKED and gate.status is Status.PASS and not _VERDICT.search(told):
            new = re.sub(r"\[[xX]\]", "[ ]", line, count=1)
            yield from in_line(case, "box", gate.span.line, line, new, "unanswered-gate", along="contradictory-claim")


def _gates_gone(case: Case) -> Iterator[Mutant]:
    if case.constitution.status is not LawStatus.OK or any(a.how is MatchedBy.RESIDUAL for a in case.answers):
        return
    for principle in case.constitution.principles:
        told = [answer for answer in case.answers if principle.id in answer.principles]
        if len(told) == 1 and told[0].principles == (principle.id,) and _stands_alone(case, told[0].gate):
            heading = next(c.section.heading.line for c in case.plan.checks if told[0].gate in c.gates)
            rules = "unaddressed-principle dropped-gate"
            yield changed(case, "gate gone", told[0].gate.span, (), rules, at=heading)


def _stands_alone(case: Case, gate: Gate) -> bool:
    """Whether taking the gate's lines away takes the gate away, and nothing else."""
    if gate.shape not in _SIMPLE or gate not in case.plan.gates:
        return False
    others = [other for other in case.plan.gates if other is not gate and other.span.contains(gate.span.line)]
    following = case.plan.document.line(gate.span.end_line + 1)
    return not others and not following.startswith((" ", "\t"))


def _violations(case: Case) -> Iterator[Mutant]:
    for answer in case.answers:
        gate, line = answer.gate, case.plan.document.line(answer.gate.span.line)
        passes = list(_PASS.finditer(line))
        if gate.status is not Status.PASS or gate.shape not in _SIMPLE or case.plan.complexity or not answer.direct:
            continue
        rules, along = "unjustified-violation negotiated-non-negotiable", "contradictory-claim"
        if len(passes) == 1:
            failed = "❌ VIOLATION" if "pass" in passes[0].group().lower() else "❌"
            new = f"{line[: passes[0].start()]}{failed}{line[passes[0].end() :]}"
            yield from in_line(case, "violation", gate.span.line, line, new, rules, along=along)
        elif not passes and gate.label and f"**{gate.label}**:" in line:
            new = line.replace(f"**{gate.label}**:", f"**{gate.label}**: VIOLATION -")
            yield from in_line(case, "violation", gate.span.line, line, new, rules, along=along)


def _exemptions(case: Case) -> Iterator[Mutant]:
    for answer in case.answers:
        gate, line = answer.gate, case.plan.document.line(answer.gate.span.line)
        bold = f"**{gate.label}**:"
        alone = gate.span.line == gate.span.end_line and answer.direct and answer.principles
        if gate.shape in _SIMPLE - {GateShape.ROW} and alone and gate.label and bold in line:
            new = f"{line[: line.index(bold)]}{bold} N/A"
            yield from in_line(case, "bare N/A", gate.span.line, line, new, "unexplained-exemption")


def _inventions(case: Case) -> Iterator[Mutant]:
    numbered = any(principle.number for principle in case.constitution.principles)
    # The boxes of a progress section only repeat the check's result: a principle among them is no answer.
    checks = [check for check in case.plan.checks if check.section.role is Role.CONSTITUTION_CHECK]
    for check in checks if numbered else ():
        bullets = [g for g in check.gates if g.shape in (GateShape.BULLET, GateShape.CHECKBOX)]
        rows = [g for g in check.gates if g.shape is GateShape.ROW]
        for gate in [*bullets[:2], *bullets[-1:]]:
            line = "- **Principle XXXIX. Tidy Desks**: PASS. Desks are tidied by those who sit at them."
            below = Span(gate.span.line, gate.span.line - 1)
            if not case.plan.document.line(gate.span.line).startswith((" ", "\t")):
                yield changed(case, "invented", below, (line,), "unknown-principle")
        for gate in rows[:1]:
            line = case.plan.document.line(gate.span.line).replace(gate.label, "Principle XXXIX. Tidy Desks")
            if gate.label and "XXXIX" in line:
                below = Span(gate.span.line, gate.span.line - 1)
                yield changed(case, "invented", below, (line,), "unknown-principle")


def _versions(case: Case) -> Iterator[Mutant]:
    version = case.constitution.version
    for check in case.plan.checks[:1] if version else ():
        rule = "stale-constitution-version"
        lines = range(1, case.plan.document.span.end_line + 1)
        cited = [number for number in lines if str(version) in case.plan.document.line(number)]
        line = check.section.heading.end_line + 1
        if not cited:
            said = ("", "This plan was checked against constitution v0.0.9.", "")
            yield changed(case, "version", Span(line, line - 1), said, rule, at=line + 1)
        elif len(cited) == 1:
            yield from in_line(case, "version", cited[0], str(version), "0.0.9", rule)


def _trees(case: Case) -> Iterator[Mutant]:
    for tree in case.plan.trees:
        first = tree.span.line + 1
        if tree.role is Role.SOURCE_CODE:
            place = Span(first, first - 1)
            yield changed(case, "option", place, (OPTION,), "leftover-option-label", along="leftover-placeholder")
        elif tree.role is Role.DOCUMENTATION:
            yield from _roots(case, tree)


def _roots(case: Case, tree: Tree) -> Iterator[Mutant]:
    root = tree.root.rstrip("/")
    for number in range(tree.span.line, tree.span.end_line + 1):
        if root and root in case.plan.document.line(number) and "/" in root:
            folder = root.rpartition("/")[0]
            placeholder, other = f"{folder}/[###-feature]", f"{folder}/999-elsewhere"
            yield from in_line(case, "tree token", number, root, placeholder, "leftover-placeholder")
            yield from in_line(case, "tree root", number, root, other, "wrong-feature")
            return


def _rows(case: Case) -> Iterator[Mutant]:
    section = case.plan.section(Role.COMPLEXITY_TRACKING)
    if section and not case.plan.complexity:
        below = Span(section.heading.end_line + 1, section.heading.end_line)
        yield changed(case, "rows", below, ("", *_TABLE, ""), "leftover-placeholder", at=below.line + 3)


def _template(case: Case) -> Iterator[Mutant]:
    if case.template.path:
        yield Mutant("template", case.template.plan.document.text + "\n", 1, frozenset({"untouched-template"}))


_MAKERS: tuple[Callable[[Case], Iterator[Mutant]], ...] = (
    _title, _links, _fields, _empty_field, _boxes, _gates_gone, _violations, _exemptions, _inventions, _versions,
    _trees, _rows, _template, *CONTENT,
)  # fmt: skip
