"""A path that the plan calls new exists already."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import is_concrete, lies_in, paths_at_base
from plangate.domain.documents.plan.model import Tag, TreePath
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule


@rule(
    "existing-new-path",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            src/
            └── catalogue.py     # NEW ◀
            ```
            """,
            files={"src/catalogue.py": "pass\n"},
        ),
    ),
    good=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            src/                 # NEW package
            └── search.py        # NEW
            ```
            """,
            files={"src/catalogue.py": "pass\n"},
        ),
    ),
)
def existing_new_path(case: Case) -> Iterator[Remark]:
    """The source tree calls a file new that exists before this pull request.

    Either the plan overlooks what is there, and would build it twice, or the file is meant to be changed. It is looked
    for at the merge base, and only for plans that this pull request adds: later, what was new is rightly there.

    Tag the file as modified, or choose another name.

    Source: `templates/plan-template.md`, Source Code. Measured: NEW and MODIFY stand in 116 of 172 trees.
    """
    if case.feature.before is not None:
        return
    existing = paths_at_base(case)
    for tree, path in case.plan.source_paths:
        if _is_new_file(path) and lies_in(case, tree, path, existing):
            todo = "Tag it as modified, or choose another name."
            yield Remark(path.span, f"{path.path} is called new, but was there before. {todo}")


def _is_new_file(path: TreePath) -> bool:
    return path.tag is Tag.NEW and not path.path.endswith("/") and is_concrete(path.path)
