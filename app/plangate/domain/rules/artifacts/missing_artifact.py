"""The documentation tree promises a file that is not there."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from posixpath import basename

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import bare, is_concrete, paths_at_head
from plangate.domain.documents.commitment import is_denied, is_put_off
from plangate.domain.documents.layout import PLAN, TASKS
from plangate.domain.documents.plan.model import Role, Tree, TreePath
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Block, Heading, Table, texts_of
from plangate.domain.text.words import SENTENCE_ENDS, parted

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

    Readers look for what the tree promises, and the tasks command takes it for given. Where the line, its folder or the
    title above says when or whether the file comes, such as `(if data changes)` or `created during tasks`, nothing is
    promised, and `tasks.md` is another command's work. An empty folder is absent; other folders are the sources' tree.

    Add the file, delete its line, or say on the line when it will be there.

    Source: `templates/commands/plan.md`, outputs of Phase 0 and Phase 1.
    """
    missing = tuple(_missing(case))
    remarks = tuple(_remarks(case)) if missing else ()
    for path, name in missing:
        if not _is_named_in(remarks, name):
            message = f"The documentation tree lists {name}, which is not in {case.feature.folder}."
            add = "a file in that folder" if path.path.endswith("/") else "the file"
            yield Remark(path.span, f"{message} Add {add}, or say on its line when it will be there.")


def _missing(case: Case) -> Iterator[tuple[TreePath, str]]:
    """What the trees promise and nobody added, with its name in the feature's folder."""
    existing = _with_folders(paths_at_head(case))
    for tree in case.plan.documentation_trees:
        for path in _leaves(tree):
            if not _is_there(case, existing, tree, path) and _is_promised(tree, path):
                yield path, _relative(tree, path).rstrip("/")


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
    return not (is_denied(path.comment) or is_put_off(path.comment) or is_put_off(path.around))


def _remarks(case: Case) -> Iterator[str]:
    """What the text around the trees says of things that are not there, sentence by sentence."""
    for section in case.plan.sections:
        if section.role in (Role.PROJECT_STRUCTURE, Role.DOCUMENTATION):
            texts = chain.from_iterable(map(_texts, case.plan.document.blocks_in(section.body)))
            sentences = (sentence for text in texts for sentence in parted(text, SENTENCE_ENDS))
            yield from (sentence for sentence in sentences if is_denied(sentence) or is_put_off(sentence))


def _texts(block: Block) -> Iterator[str]:
    """The texts of a block, a row's as one; headings say nothing."""
    if isinstance(block, Table):
        yield from (" | ".join(cell.flat for cell in row.cells) for row in block.rows)
    elif not isinstance(block, Heading):
        yield from (inline.flat for inline in texts_of(block))


def _is_named_in(remarks: Iterable[str], name: str) -> bool:
    """Whether a remark names a file, or the folder that it lies in."""
    parts = [re.escape(part) for part in name.split("/")]
    named = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")
    return any(map(named.search, remarks))


def _is_there(case: Case, existing: frozenset[str], tree: Tree, path: TreePath) -> bool:
    relative = _relative(tree, path).strip("/")
    return bare(path.path) in existing or bare(f"{case.feature.folder}/{relative}") in existing


def _relative(tree: Tree, path: TreePath) -> str:
    return path.path.removeprefix(tree.root.rstrip("/")).lstrip("/")
