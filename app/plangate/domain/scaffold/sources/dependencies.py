"""Work on dependencies: those of the plan that no manifest of the repository names yet."""

import re
from collections.abc import Iterator

from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.sources.manifests import MANIFESTS, folded, named_in
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line

_KEY = "Primary Dependencies"
_UNCHANGED = re.compile(
    r"(?i)\b(?:no|without)\b[^.;]{0,40}\b(?:new|change|migration|schema)|\bexisting\b|\bunchanged\b|\breuse"
)
_LABEL = re.compile(r"^[\w /&-]{1,40}:\s+")
_SAID = re.compile(r"\s*\(|\s+[-–—]\s|\[|\s+(?:for|as|via|in)\s")
_VERSION = re.compile(r"\s*[~^<>=!@]+.*$|(?:\s+v?\d[\w.+*-]*)+$")
_LONGEST_NAME = 120
_MOST_SHOWN = 200


def dependency_drafts(design: Design) -> Iterator[TaskDraft]:
    """One task for all that is missing; none where the plan adds nothing, or the manifests name all of it."""
    field = next((field for field in design.plan.context if field.key == _KEY), None)
    value = ", ".join(line.strip(" -*•") for line in design.field(_KEY).split("\n") if line.strip())
    if field is None or not value or _UNCHANGED.search(one_line(value, _MOST_SHOWN)):
        return
    manifest = _manifest(design)
    missing = _missing(design, value)
    if not missing:
        return
    text = (
        f"Add what is missing of the plan's dependencies to {manifest}" if manifest else "Add the plan's dependencies"
    )
    yield TaskDraft(
        TaskPhase.SETUP,
        Stage.SERVICES,
        f"{text}: {one_line(missing, _MOST_SHOWN)}".rstrip("."),
        cites=(f"plan: {_KEY}",),
        sources=(TaskSource(TaskKind.TECHNOLOGY, _KEY, design.plan.path, field.span.line),),
    )


def _missing(design: Design, value: str) -> str:
    """The part of the value that the manifests do not name; all of it where they cannot tell."""
    named = frozenset(name for file in design.manifests for name in named_in(file) or ())
    if not named or _begins_anew(design):
        return value
    parts = [part for part in _parts(value) if part]
    kept = [part for part in parts if not _names_of(part) & named]
    return value if len(kept) == len(parts) else ", ".join(kept)


def _begins_anew(design: Design) -> bool:
    """Whether the plan creates a manifest: what others name is no help to that project."""
    return any(
        leaf.name in MANIFESTS or leaf.name.endswith(".csproj") for leaf in design.leaves if leaf.verb == "Create"
    )


def _parts(value: str) -> Iterator[str]:
    """What stands between commas and semicolons outside of brackets."""
    depth, start = 0, 0
    for at, sign in enumerate(value):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign in ",;" and depth <= 0:
            yield value[start:at].strip()
            start = at + 1
    yield value[start:].strip()


def _names_of(part: str) -> frozenset[str]:
    """What a manifest may call a dependency, as `folded`: `React 18 (frontend)` is called react."""
    start = " ".join(part[:_LONGEST_NAME].replace("*", "").replace("`", "").split())
    said = _SAID.split(_LABEL.sub("", start), maxsplit=1)[0]
    return frozenset({folded(_VERSION.sub("", said).strip(" ."))} - {""})


def _manifest(design: Design) -> str:
    """The manifest of the project: one that the tree names, else the nearest that the repository has."""
    drawn = next((leaf.path for leaf in design.leaves if leaf.name in MANIFESTS), "")
    if drawn:
        return drawn
    wanted = [design.language.manifest] if design.language and design.language.manifest else list(MANIFESTS)
    held = [path for path in design.ground.paths if path.rpartition("/")[2] in wanted]
    mine = [path for path in held if path.rpartition("/")[0] == design.ground.project]
    return mine[0] if len(mine) == 1 else held[0] if len(held) == 1 else ""
