"""The documentation tree promises a file that is not there."""

import re
from collections.abc import Iterator
from posixpath import basename

from app.domain.findings import Severity
from app.domain.plan.model import Role, Tree, TreePath
from app.domain.rules.paths import exists, is_concrete
from app.domain.rules.rule import Case, Example, Remark, rule

_CONDITION = re.compile(
    r"\b(?:if|when|where|optional\w*|planned|later|future|pending|tbd|todo|skip\w*|not|no|n/?a|none|omitted|deferred"
    r"|will|unless|as needed)\b|必要|省略|予定|不要|可选|선택|생략|opcional|optionnel",
    re.IGNORECASE,
)
_NOT_OF_THE_PLAN = frozenset({"tasks.md", "plan.md", "checklists"})
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
    for tree in case.plan.trees:
        if tree.role is not Role.DOCUMENTATION:
            continue
        for path in _leaves(tree):
            if _is_promised(tree, path) and not _is_there(case, tree, path):
                name = _relative(tree, path).rstrip("/")
                yield Remark(path.span, f"The documentation tree lists {name}, which is not in {case.feature.folder}.")


def _leaves(tree: Tree) -> Iterator[TreePath]:
    parents = {path.path for path in tree.paths}
    return (path for path in tree.paths if not any(o != path.path and o.startswith(_folder(path)) for o in parents))


def _folder(path: TreePath) -> str:
    return f"{path.path.rstrip('/')}/"


def _is_promised(tree: Tree, path: TreePath) -> bool:
    relative = _relative(tree, path).strip("/")
    if not relative or not is_concrete(relative) or _NOT_OF_THE_PLAN & {basename(relative), relative.split("/")[0]}:
        return False
    # The stock comment of tasks.md says "NOT created"; others say what a line is for.
    return not _CONDITION.search(path.comment)


def _is_there(case: Case, tree: Tree, path: TreePath) -> bool:
    relative = _relative(tree, path).strip("/")
    if case.feature.file(relative) or exists(case, path.path):
        return True
    return any(file.path.startswith(f"{case.feature.folder}/{relative}/") for file in case.feature.files)


def _relative(tree: Tree, path: TreePath) -> str:
    return path.path.removeprefix(tree.root.rstrip("/")).lstrip("/")
