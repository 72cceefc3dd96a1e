"""Which plan template is in force, and what it asks for; where none is, what every known stock template asks for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from plangate.domain.documents.layout import (
    OLD_CONSTITUTION,
    OLD_PLAN_TEMPLATE,
    PLAN_TEMPLATE,
    SPECIFY,
    folders_above,
    inside,
)
from plangate.domain.documents.plan.keys import STOCK_CONTEXT
from plangate.domain.documents.plan.model import Plan, Role
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.plan.placeholders import STOCK, placeholders_of
from plangate.domain.documents.template.layers import compose, layers
from plangate.domain.documents.template.model import Template
from plangate.domain.model.snapshot import File

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

_MARKED = re.compile(r"[\[(]\s*(?:optional|if applicable|if needed|if relevant|conditional)[^\])]*[\])]\s*$", re.I)
_GUIDANCE = re.compile(
    r"guidelines?\b|^(?:template |authoring |writing )?(?:guidance|instructions?)\b|how to (?:use|fill)"
    r"|what to (?:include|exclude)|^execution flow|^phase 3\+",
    re.I,
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
    composed = compose(tuple(layers(law, root, PLAN_TEMPLATE)))
    if composed is None:
        return _template(None, UPSTREAM, stock_outline())
    text, top = composed
    return _template(top.path, top.source, text)


@lru_cache(maxsize=16)
def _template(path: str | None, source: str, text: str) -> Template:
    plan = parse_plan_text(path or "", text)
    placeholders = tuple(dict.fromkeys((*placeholders_of(plan)[:_MAX_PLACEHOLDERS], *STOCK)))
    return Template(path, source, plan, placeholders, tuple(dict.fromkeys(_optional(plan))))


def _optional(plan: Plan) -> Iterator[str]:
    """The titles of sections that a plan may leave out, with those inside them."""
    end = 0
    for section in plan.sections:
        marked = _MARKED.search(section.title) or _GUIDANCE.search(section.title)
        if marked or section.role is Role.COMPLEXITY_TRACKING:
            end = max(end, section.span.end_line)
        if section.span.line <= end:
            yield section.title


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
