"""The source tree is the template's."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import bare, lies_in, paths_at_head
from plangate.domain.documents.layout import folders_above
from plangate.domain.documents.plan.model import Tree, TreePath
from plangate.domain.model.findings import Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_MIN_SHARE = 0.8
"""Of a tree's paths, that are the template's."""
_MIN_PATHS = 4
"""Paths of a tree that can be told from chance."""

_TEMPLATE = """
    ## Project Structure

    ### Source Code (repository root)

    ```text
    src/
    ├── models/
    ├── services/
    └── cli/
    tests/
    └── unit/
    ```
    """


@rule(
    "generic-tree",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text ◀
            src/
            ├── models/
            ├── services/
            └── cli/
            tests/
            └── unit/
            ```
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            src/
            ├── models/
            ├── services/
            │   └── search.py
            └── search/
                └── index.py
            ```
            """,
            template=_TEMPLATE,
        ),
    ),
)
def generic_tree(case: Case) -> Iterator[Remark]:
    """The source tree is the template's example, and the repository does not look like it.

    A tree that was kept tells nothing about this feature, and sends its implementation to folders that do not exist. It
    is found when at least 80 % of its paths are the template's, and three in four of its innermost paths or more are
    not in the repository. That a folder such as `src/` is there says little: most have one.

    Draw the folders and files that this feature touches.

    Source: `templates/plan-template.md`: "Replace the placeholder tree below with the concrete layout".
    """
    known = {bare(path.path) for _, path in case.template.plan.source_paths}
    existing = paths_at_head(case)
    for tree in case.plan.source_trees:
        if not _is_kept(tree, known):
            continue
        ends = _ends(tree)
        held = sum(lies_in(case, tree, path, existing) for path in ends)
        if held * 4 <= len(ends):
            what = f"only {held} of its {len(ends)} innermost paths" if held else "none of its innermost paths"
            verb = "are" if held > 1 else "is"
            message = f"This source tree is the template's, and {what} {verb} in the repository. Draw this feature's."
            yield Remark(Span(tree.span.line, tree.span.line), message, cause=unfilled(tree.span))


def _is_kept(tree: Tree, known: set[str]) -> bool:
    """Whether a tree is mostly the template's."""
    paths = _bare_paths(tree)
    return len(paths) >= _MIN_PATHS and len(paths & known) >= _MIN_SHARE * len(paths)


def _ends(tree: Tree) -> list[TreePath]:
    """The paths of a tree that no other lies below."""
    above = {parent for path in tree.paths for parent in folders_above(bare(path.path))}
    return [path for path in tree.paths if bare(path.path) not in above]


def _bare_paths(tree: Tree) -> set[str]:
    return {bare(path.path) for path in tree.paths}
