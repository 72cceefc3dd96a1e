"""Placeholders: the exact strings that a filled plan no longer holds.

They are collected from the template in force and known of every upstream one; never is anything in brackets taken for
one. The facts are spec-kit's `templates/plan-template.md` from v0.0.1 to v1.0.1.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from plangate.domain.documents.plan.model import Plan
from plangate.domain.text.markdown import Block, Document, Fence, Table, texts_of

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

_INSTRUCTING = re.compile(
    r"(?i)e\.g\.|\bex\.|for example|example:|needs clarification|if applicable|domain-specific"
    r"|determines? |###|must be filled"
    r"|\b(?:why|how|what|which|when|who|whether|describe|document|list|extract|add"
    r"|insert|specify|explain|brief|copy|replace|fill|provide|state|name of"
    r"|your|per project|requirements per|strategy|specific|current need|current|same as"
    r"|determined based|remove if|confirms?|assessment and|mitigation"
    r"|alternatives?|considered|justification|rationale|description of|number of"
    r"|potential|other feature|agent name|measures?)\b"
    r"|例[:：]|記入|填写|填入|请|예[:：]|작성|например|p\. ?ex|ex\. ?:|por ejemplo|par exemple|z\. ?b\."
)
_BRACKETS = re.compile(r"\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,80}\]){1,400})\](?![(\[])")
_NEVER = re.compile(r"(?i)\[(?:[ xX~✓/-]?|p|n|us\d*n?|\^[^\]]*|\d+|optional|n/a|story|id|c\d+|fr-[\dx]+|-+)\]")
_NAMED = re.compile(r"\[[A-Z][A-Z0-9_ /-]{2,40}\]")
_TOKEN_NAME = re.compile(r"\[[a-z][a-z0-9_-]{1,30}(?: \d+)?\]")
_NUMBERED = re.compile(r"\[[A-Za-z][A-Za-z -]{1,40} \d\]")
_TITLED = re.compile(r"\[[A-Z][A-Za-z-]*(?: [A-Za-z-]+){0,4}\]")
_CODE = re.compile(r"(`+)[^`\n]*\1")


def placeholders_of(plan: Plan) -> tuple[str, ...]:
    """The placeholders that a template, read as a plan, prints: stock ones, instructions and names in brackets.

    Bracketed values, such as a field's `[Rust 1.90]`, are values.
    """
    values = {" ".join(field.value.split()) for field in plan.context}
    tokens = chain.from_iterable(_tokens_in(plan.document, block, tree=tree) for block, tree in _places(plan))
    return tuple(dict.fromkeys(token for token in tokens if token not in values or is_instruction(token)))


def _tokens_in(document: Document, block: Block, *, tree: bool) -> Iterator[str]:
    return chain.from_iterable(_tokens(source, tree=tree) for source in _sources(document, block))


def is_instruction(token: str) -> bool:
    """Whether a bracketed text tells its reader what to write, wherever it stands."""
    return token in STOCK or "?" in token or _INSTRUCTING.search(token) is not None


def is_placeholder(token: str, *, tree: bool = False) -> bool:
    """Whether a bracketed text of a template is to be replaced, and no value, box, reference or name of a file."""
    flat = " ".join(token.split())
    if _NEVER.fullmatch(flat):
        return False
    named = (_NAMED, _TOKEN_NAME) if tree else (_NAMED, _TOKEN_NAME, _TITLED, _NUMBERED)
    return is_instruction(flat) or any(pattern.fullmatch(flat) for pattern in named)


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
        token = " ".join(match[0].split())
        if _is_read(match, codes) and is_placeholder(token, tree=tree):
            yield token


def _is_read(brackets: re.Match[str], codes: Sequence[tuple[int, int]]) -> bool:
    return "###" in brackets[0] or not _inside(brackets.start(), codes)


def _code_ranges(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CODE.finditer(text)] if "`" in text else []


def _inside(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in ranges)
