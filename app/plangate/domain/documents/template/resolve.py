"""Which plan template is in force, and what it asks for; where none is, what every known stock template asks for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from plangate.domain.documents.layout import (
    OLD_CONSTITUTION,
    OLD_PLAN_TEMPLATE,
    PLAN_TEMPLATE,
    SPECIFY,
    folders_above,
    inside,
)
from plangate.domain.documents.plan.headings import says_when, tells_when
from plangate.domain.documents.plan.keys import STOCK_CONTEXT
from plangate.domain.documents.plan.model import Plan, Role, Section
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.template.layers import Unresolved, resolve_layers
from plangate.domain.documents.template.model import Template
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import Block, Document, Fence, Html, Paragraph, Quote, Table, texts_of
from plangate.domain.text.vocabulary import Vocabulary

_STOCK_TITLE = "Implementation Plan"
_STOCK_SECTIONS: tuple[tuple[int, str], ...] = (
    (2, "Summary"),
    (2, "Technical Context"),
    (2, "Constitution Check"),
    (2, "Project Structure"),
    (3, "Documentation (this feature)"),
    (3, "Source Code (repository root)"),
    (2, "Complexity Tracking"),
)
"""Level and title of a stock template's sections, in order; the same from v0.0.57 to v1.0.1."""

_STOCK_HEADER = ("Branch", "Date", "Spec", "Input")
"""The labels of a stock template's header."""

UPSTREAM = "upstream"
"""The source of a template where the repository has none."""

_MAX_PLACEHOLDERS = 500
"""Placeholders that a template is asked for; upstream's have 20 to 34, and each is sought in the whole plan."""

_GUIDANCE = Vocabulary("guideline, guidelines, how to use, how to fill, what to include, what to exclude")
_GUIDANCE_AT_FIRST = Vocabulary(
    "guidance, instruction, instructions, template guidance, template instructions, authoring guidance,"
    " authoring instructions, writing guidance, writing instructions, execution flow, phase 3+"
)


def project_root(law: Sequence[File], plan_path: str) -> str:
    """The folder of the spec-kit project that a plan belongs to: the nearest above it that holds `.specify`.

    Without one, the nearest with a constitution or a template of the layout before; else the repository's root.
    """
    for marks in ((SPECIFY,), (OLD_PLAN_TEMPLATE, OLD_CONSTITUTION)):
        for folder in folders_above(plan_path):
            if any(_lies_at(file.path, inside(folder, mark)) for mark in marks for file in law):
                return folder
    return ""


def resolve_template(law: Sequence[File], root: str) -> Template:
    """The plan template of the project in that folder; where none resolves, what every stock template asks for."""
    resolved = resolve_layers(law, root, PLAN_TEMPLATE)
    if isinstance(resolved, Unresolved):
        return replace(_template(None, UPSTREAM, stock_outline()), unresolved=resolved)
    return _template(resolved.top.path, resolved.top.source, resolved.text)


@lru_cache(maxsize=16)
def _template(path: str | None, source: str, text: str) -> Template:
    plan = parse_plan_text(path or "", text)
    placeholders = tuple(dict.fromkeys((*placeholders_of(plan)[:_MAX_PLACEHOLDERS], *STOCK)))
    return Template(path, source, plan, placeholders, tuple(dict.fromkeys(_optional(plan))))


def _optional(plan: Plan) -> Iterator[str]:
    """The titles of sections that a plan may leave out, with those inside them."""
    end = 0
    for section in plan.sections:
        marked = says_when(section.title) or _is_guidance(section.title)
        if marked or section.role is Role.COMPLEXITY_TRACKING or _begins_with_when(plan.document, section):
            end = max(end, section.span.end_line)
        if section.span.line <= end:
            yield section.title


def _begins_with_when(document: Document, section: Section) -> bool:
    """Whether a section's first words tell its author when to fill it in: `Skip this section if nothing is sent`."""
    first = next(iter(document.blocks_in(section.body)), None) if section.role is Role.OTHER else None
    if isinstance(first, Quote):
        first = next(iter(document.blocks_in(first.span)[1:]), None)
    told = "\n".join(line.text for line in first.lines) if isinstance(first, Html) else ""
    return tells_when(first.inline.flat if isinstance(first, Paragraph) else told)


def _lies_at(path: str, mark: str) -> bool:
    return path == mark or path.startswith(f"{mark}/")


def stock_outline() -> str:
    """What every known stock template asks for: a plan of nothing but sections and fields, all of them empty."""
    lines = [f"# {_STOCK_TITLE}", "", *(f"**{name}**:" for name in _STOCK_HEADER)]
    for level, title in _STOCK_SECTIONS:
        lines += ["", f"{'#' * level} {title}", ""]
        if title == "Technical Context":
            lines += [f"**{name}**:" for name in STOCK_CONTEXT]
        if title.startswith("Source Code"):
            lines.append("**Structure Decision**:")
    return "\n".join(lines) + "\n"


STOCK: tuple[str, ...] = (
    "[FEATURE]",
    "[FEATURE NAME]",
    "[###-feature-name]",
    "[###-feature]",
    "[DATE]",
    "[link]",
    "[Extract from feature spec: primary requirement + technical approach from research]",
    "[e.g., Python 3.11, Swift 5.9, Rust 1.75 or NEEDS CLARIFICATION]",
    "[e.g., FastAPI, UIKit, LLVM or NEEDS CLARIFICATION]",
    "[if applicable, e.g., PostgreSQL, CoreData, files or N/A]",
    "[e.g., pytest, XCTest, cargo test or NEEDS CLARIFICATION]",
    "[e.g., Linux server, iOS 15+, WASM or NEEDS CLARIFICATION]",
    "[single/web/mobile - determines source structure]",
    "[e.g., library/cli/web-service/mobile-app/compiler/desktop-app or NEEDS CLARIFICATION]",
    "[domain-specific, e.g., 1000 req/s, 10k lines/sec, 60 fps or NEEDS CLARIFICATION]",
    "[domain-specific, e.g., <200ms p95, <100MB memory, offline-capable or NEEDS CLARIFICATION]",
    "[domain-specific, e.g., 10k users, 1M LOC, 50 screens or NEEDS CLARIFICATION]",
    "[Gates determined based on constitution file]",
    "[REMOVE IF UNUSED]",
    "[same as backend above]",
    "[platform-specific structure: feature modules, UI flows, platform tests]",
    "[platform-specific structure]",
    "[Document the selected structure and reference the real directories captured above]",
    "[DEFAULT to Option 1 unless Technical Context indicates web/mobile app]",
    "[e.g., 4th project]",
    "[current need]",
    "[why 3 projects insufficient]",
    "[e.g., Repository pattern]",
    "[specific problem]",
    "[why direct DB access insufficient]",
    "[#]",
    "[list - ensure ≤3]",
    "[list with purpose of each]",
    "[command per library]",
)
"""What the templates of upstream print in brackets and a filled plan replaces."""

_INSTRUCTING = Vocabulary(
    "e.g., ex., for example, example:, needs clarification, if applicable, domain-specific, determine, determines,"
    " ###, must be filled, why, how, what, which, when, who, whether, describe, document, list, extract, add, insert,"
    " specify, explain, brief, copy, replace, fill, provide, state, name of, your, per project, requirements per,"
    " strategy, specific, current, same as, determined based, remove if, confirm, confirms, assessment and,"
    " mitigation, alternative, alternatives, considered, justification, rationale, description of, number of,"
    " potential, other feature, agent name, measure, measures, 例:, 例：, 記入, 填写, 填入, 请, 예:, 예：, 작성,"
    " например, p. ex, por ejemplo, par exemple, z. b."
)
_BRACKETS = re.compile(r"\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,80}\]){1,400})\](?![(\[])")
_NEVER = re.compile(r"(?i)\[(?:[ xX~✓/-]?|p|n|us\d*n?|\^[^\]]*|\d+|optional|n/a|story|id|c\d+|fr-[\dx]+|-+)\]")
_NAMED = re.compile(r"\[(?:[A-Z][A-Z0-9_ /-]{2,40}|[a-z][a-z0-9_-]{1,30}(?: \d+)?)\]")
_TITLED = re.compile(r"\[(?:[A-Z][A-Za-z-]*(?: [A-Za-z-]+){0,4}|[A-Za-z][A-Za-z -]{1,40} \d)\]")
"""Names that stand in brackets outside trees alone, where files may be called so."""
_CODE = re.compile(r"(`+)[^`\n]*\1")


def placeholders_of(plan: Plan) -> tuple[str, ...]:
    """The placeholders that a template, read as a plan, prints: stock ones, instructions and names in brackets.

    Bracketed values, such as a field's `[Rust 1.90]`, are values.
    """
    fields = {" ".join(field.value.split()) for field in plan.context}
    found: dict[str, None] = {}
    for block, tree in _places(plan):
        for source in _sources(plan.document, block):
            for token in _tokens(source, tree=tree):
                if token not in fields or is_instruction(token):
                    found[token] = None
    return tuple(found)


def is_instruction(token: str) -> bool:
    """Whether a bracketed text tells its reader what to write, wherever it stands."""
    return token in STOCK or "?" in token or _INSTRUCTING.stands_in(token)


def is_placeholder(token: str, *, tree: bool = False) -> bool:
    """Whether a bracketed text of a template is to be replaced, and no value, box, reference or name of a file."""
    flat = " ".join(token.split())
    if _NEVER.fullmatch(flat):
        return False
    named = (_NAMED,) if tree else (_NAMED, _TITLED)
    return is_instruction(flat) or any(pattern.fullmatch(flat) for pattern in named)


def _is_guidance(title: str) -> bool:
    return _GUIDANCE.stands_in(title) or _GUIDANCE_AT_FIRST.begins(title)


def _places(plan: Plan) -> Iterator[tuple[Block, bool]]:
    """The blocks in which placeholders stand, and whether each is a tree: comments and other fences are not read."""
    trees = {tree.span.line for tree in plan.trees}
    for block in plan.document.blocks:
        tree = isinstance(block, Fence) and block.span.line in trees
        if tree or texts_of(block):
            yield block, tree


def _sources(document: Document, block: Block) -> Iterator[str]:
    """What is written in a block, cell by cell: a placeholder is known by its source."""
    if isinstance(block, Table):
        yield from (document.source(cell.span) for row in (block.header, *block.rows) for cell in row.cells)
    else:
        yield document.source(block.span)


def _tokens(text: str, *, tree: bool) -> Iterator[str]:
    """The placeholders in a text; of quoted code only those that name the feature."""
    if "[" not in text:
        return
    codes = [] if tree else _code_ranges(text)
    for match in _BRACKETS.finditer(text):
        token = " ".join(match.group().split())
        if ("###" in token or not _inside(match.start(), codes)) and is_placeholder(token, tree=tree):
            yield token


def _code_ranges(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CODE.finditer(text)] if "`" in text else []


def _inside(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the ranges, which ascend."""
    before = bisect_right(ranges, offset, key=itemgetter(0))
    return before > 0 and offset < ranges[before - 1][1]
