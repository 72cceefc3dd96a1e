"""The plan names another feature."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from posixpath import basename, dirname

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import Reference, feature_named, main_references, points_somewhere, resolved
from plangate.domain.documents.plan.model import Tree
from plangate.domain.model.findings import Fix, Severity
from plangate.domain.rules.cause import misled
from plangate.domain.rules.rule import Example, Remark, changed_line, rule
from plangate.domain.text.markdown import Span

_SPEC = {"specs/001-search/spec.md": "# Feature Specification: Search the catalogue\n"}
_OPEN_SIGNS = frozenset("[]<>{}* …")
"""Signs of placeholders, prose and shortened roots."""


@rule(
    "wrong-feature",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Input**: Feature specification from `/specs/014-loans/spec.md` ◀

            ## Project Structure

            ### Documentation (this feature)

            ```text
            specs/014-loans/ ◀
            └── plan.md
            ```
            """,
            files=_SPEC,
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Branch**: `feat/prefix-search` | **Spec**: [spec.md](./spec.md)
            **Input**: Feature specification from `/specs/001-search/spec.md`

            ## Project Structure

            ### Documentation (this feature)

            ```text
            specs/001-search/
            └── plan.md
            ```
            """,
            files=_SPEC,
        ),
    ),
)
def wrong_feature(case: Case) -> Iterator[Remark]:
    """The header or the documentation tree names the folder of another feature.

    A plan that was begun as a copy carries the other feature's paths with it, and agents that read the Input line then
    work from the wrong specification. It weighs medium in the header, low where only the documentation tree's root is
    wrong; each line that names the other is told, so that each can be mended. The branch is not compared: since
    spec-kit 0.8.1 its name does not dictate the folder's.

    Name this plan's own folder.

    Source: `templates/plan-template.md`, header and documentation tree. Measured: 3 % of plans name another folder.
    """
    remarks: dict[int, Remark] = {}
    for remark in chain(_in_header(case), _in_tree(case)):
        remarks.setdefault(remark.span.line, remark)
    yield from remarks.values()


def _in_header(case: Case) -> Iterator[Remark]:
    for reference in (*main_references(case, "Spec"), *main_references(case, "Input")):
        named = feature_named(case, reference)
        if named and (reference.key == "Input" or points_somewhere(case, reference)):
            message = f"{reference.key} names {named}, but this plan lies in {case.feature.folder}. Name this folder."
            cause = misled(reference.key, reference.target)
            yield Remark(reference.span, message, fix=_fix(case, reference), cause=cause)


def _fix(case: Case, reference: Reference) -> Fix | None:
    """The line with this feature's folder in the place of the other's, where both lie in one folder."""
    other, own = basename(dirname(reference.target)), basename(case.feature.folder)
    named = re.compile(rf"(?<![\w.\-]){re.escape(other)}(?=/spec\.md\b)")
    meant = replace(reference, target=named.sub(lambda _: own, reference.target))
    if f"{case.feature.folder}/spec.md" not in resolved(case, meant):
        return None
    line = reference.span.line
    text = named.sub(lambda _: own, case.plan.document.line(line))
    return changed_line(case, line, text)


def _in_tree(case: Case) -> Iterator[Remark]:
    for tree in case.plan.documentation_trees:
        if _is_of_another(case, tree):
            line = _root_line(case, tree)
            root = tree.root.strip("/")
            message = (
                f"The documentation tree names {root}, but this plan lies in {case.feature.folder}. Name this folder."
            )
            text = case.plan.document.line(line).replace(root, case.feature.folder)
            yield Remark(Span(line, line), message, severity=Severity.LOW, fix=changed_line(case, line, text))


def _is_of_another(case: Case, tree: Tree) -> bool:
    root = tree.root.strip().strip("/")
    if not _OPEN_SIGNS.isdisjoint(root) or "..." in root:
        return False
    parts = root.split("/")
    return "specs" in dirname(root) and basename(case.feature.folder) not in parts


def _root_line(case: Case, tree: Tree) -> int:
    wanted = tree.root.strip().strip("/")
    lines = (number for number in tree.span.lines if wanted in case.plan.document.line(number))
    drawn = (path.span.line for path in tree.paths if path.path == tree.root)
    return next(chain(lines, drawn), tree.span.line)
