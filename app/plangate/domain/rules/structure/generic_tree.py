"""The source tree is the template's."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import bare, paths_at_head
from plangate.domain.analysis.placeholders import option_labels
from plangate.domain.documents.plan.model import Role, Tree
from plangate.domain.documents.plan.tree import places
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

_MOSTLY = 0.8
_FEWEST = 4
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
    is found when at least 80 % of its paths are the template's, and none of them is in the repository.

    Draw the folders and files that this feature touches.

    Source: `templates/plan-template.md`: "Replace the placeholder tree below with the concrete layout".
    """
    known = {bare(path.path) for tree in _source_trees(case.template.plan.trees) for path in tree.paths}
    spoken = {token.span.line for token in case.tokens} | set(option_labels(case.plan))
    existing = paths_at_head(case)
    for tree in _source_trees(case.plan.trees):
        paths = {bare(path.path) for path in tree.paths}
        same = paths & known
        if len(paths) < _FEWEST or len(same) < _MOSTLY * len(paths):
            continue
        lie = {bare(place) for path in tree.paths for place in places(tree, path, case.feature.folder)}
        if lie & existing or not spoken.isdisjoint(range(tree.span.line, tree.span.end_line + 1)):
            continue
        message = "This source tree is the template's, and none of its paths is in the repository. Draw this feature's."
        yield Remark(Span(tree.span.line, tree.span.line), message)


def _source_trees(trees: tuple[Tree, ...]) -> Iterator[Tree]:
    return (tree for tree in trees if tree.role is not Role.DOCUMENTATION)
