"""A path that the plan will change does not exist."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import is_concrete, lies_in, paths_at_base, paths_at_head
from plangate.domain.documents.commitment import is_conditional
from plangate.domain.documents.plan.model import Tag, TreePath
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule

_WORDS: dict[Tag | None, tuple[str, str]] = {
    Tag.MODIFY: ("modified", "tag it as new"),
    Tag.DELETE: ("deleted", "take the line out"),
}
"""What a tag says will be done, and what to do where the file is not there."""


@rule(
    "missing-planned-path",
    severity=Severity.MEDIUM,
    bad=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            src/
            ├── catalogue.py     # MODIFY hand out prefixes
            └── readers.py       # MODIFY show matches ◀
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
            src/
            ├── catalogue.py     # MODIFY hand out prefixes
            └── search.py        # NEW
            ```
            """,
            files={"src/catalogue.py": "pass\n"},
        ),
    ),
)
def missing_planned_path(case: Case) -> Iterator[Remark]:
    """The source tree says that a file will be modified or deleted, and there is no such file.

    Plans are often written from memory: the file was renamed, lies elsewhere, or never existed. A path is missed when
    it exists neither at the merge base nor at the head. Where none of several tagged paths exists, the tree is drawn
    from another root than the repository's, and nothing is said.

    Correct the path, or tag the file as new.

    Source: `templates/commands/analyze.md`: files or components that are not defined.
    """
    promised = [(tree, path) for tree, path in case.plan.source_paths if _is_promised(case, path)]
    existing = paths_at_head(case) | paths_at_base(case)
    missing = [path for tree, path in promised if not lies_in(case, tree, path, existing)]
    if 1 < len(missing) == len(promised):
        return
    for path in missing:
        verb, todo = _WORDS[path.tag]
        message = f"{path.path} is to be {verb}, but is not in the repository. Correct the path, or {todo}."
        yield Remark(path.span, message)


def _is_promised(case: Case, path: TreePath) -> bool:
    # Once the plan is carried out, what it deletes is rightly gone.
    is_carried_out = path.tag is Tag.DELETE and case.feature.before is not None
    is_tagged = path.tag in _WORDS and not is_carried_out
    return is_tagged and is_concrete(path.path) and not is_conditional(path.comment)
