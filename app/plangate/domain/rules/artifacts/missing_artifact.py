"""The documentation tree promises a file that is not there."""

import re
from collections.abc import Iterable, Iterator
from posixpath import basename

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import bare, is_concrete, paths_at_head
from plangate.domain.documents.layout import PLAN, TASKS
from plangate.domain.documents.plan.model import Tree, TreePath
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule

_CONDITION = re.compile(
    r"\b(?:if|when|where|optional\w*|planned|later|future|pending|tbd|todo|skip\w*|not|no|n/?a|none|omitted|deferred"
    r"|will|unless|as needed)\b|必要|省略|予定|不要|可选|선택|생략|opcional|optionnel",
    re.IGNORECASE,
)
_NOT_OF_THE_PLAN = frozenset({TASKS, PLAN, "checklists"})
"""What other commands write."""


@rule(
    "missing-artifact",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Project Structure

            ### Documentation (this feature)

            ```text
            specs/001-search/
            ├── plan.md
            ├── research.md      # Phase 0 output
            ├── data-model.md    # Phase 1 output ◀
            └── tasks.md
            ```
            """,
            files={"specs/001-search/research.md": "# Research\n"},
        ),
    ),
    good=(
        Example(
            plan="""
            ## Project Structure

            ### Documentation (this feature)

            ```text
            specs/001-search/
            ├── plan.md
            ├── research.md      # Phase 0 output
            ├── data-model.md    # Phase 1 output (if data changes)
            ├── contracts/       # not needed, nothing is exposed
            └── tasks.md         # Phase 2 output
            ```
            """,
            files={"specs/001-search/research.md": "# Research\n"},
        ),
    ),
)
def missing_artifact(case: Case) -> Iterator[Remark]:
    """The documentation tree lists a file that is neither in the repository nor in this pull request.

    Readers look for what the tree promises, and the tasks command takes it for given. A line that names a condition,
    such as `(if data changes)`, promises nothing, and `tasks.md` is another command's work. An empty folder is absent.

    Add the file, delete its line, or say on the line when it will be there.

    Source: `templates/commands/plan.md`, outputs of Phase 0 and Phase 1.
    """
    existing = _with_folders(paths_at_head(case))
    for tree in case.plan.documentation_trees:
        for path in _leaves(tree):
            if _is_promised(tree, path) and not _is_there(case, existing, tree, path):
                name = _relative(tree, path).rstrip("/")
                message = f"The documentation tree lists {name}, which is not in {case.feature.folder}."
                missing = "a file in that folder" if path.path.endswith("/") else "the file"
                yield Remark(path.span, f"{message} Add {missing}, or say on its line when it will be there.")


def _leaves(tree: Tree) -> Iterator[TreePath]:
    folders = {folder for path in tree.paths for folder in _folders(bare(path.path))}
    return (path for path in tree.paths if bare(path.path) not in folders)


def _folders(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _with_folders(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(place for path in paths for place in (path, *_folders(path)))


def _is_promised(tree: Tree, path: TreePath) -> bool:
    relative = _relative(tree, path).strip("/")
    if not relative or not is_concrete(relative) or _NOT_OF_THE_PLAN & {basename(relative), relative.split("/")[0]}:
        return False
    # The stock comment of tasks.md says "NOT created"; others say what a line is for.
    return not _CONDITION.search(path.comment)


def _is_there(case: Case, existing: frozenset[str], tree: Tree, path: TreePath) -> bool:
    relative = _relative(tree, path).strip("/")
    return bare(path.path) in existing or bare(f"{case.feature.folder}/{relative}") in existing


def _relative(tree: Tree, path: TreePath) -> str:
    return path.path.removeprefix(tree.root.rstrip("/")).lstrip("/")
