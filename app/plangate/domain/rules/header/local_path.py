"""The plan names a path of somebody's machine."""

import re
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.home_paths import names_home
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Fence, Span

_LOCAL = re.compile(
    r"file:///\S|(?<![\w/.])/(?:Users|home)/[\w.-]+/[\w.-]+|(?<![\w/\\])[A-Za-z]:\\(?:Users|[\w.-]+\\)[\w.-]*"
)
_HINTS = ("file:", "/home/", "users/", "users\\", ":\\")
"""Of which one stands in every plan with such a path, lower case: few plans have one."""
_TARGET = re.compile(r"\]\(([^()\s]{1,500})\)")
_CONTAINER = re.compile(r"/home/(?:node|app|user|runner|vscode|nonroot|ubuntu)\b|/Users/Shared\b")


@rule(
    "local-path",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Spec**: [spec.md](/Users/ada/git/library/specs/001-search/spec.md) ◀
            """
        ),
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            The index follows `/home/ada/git/library/docs/index.md`. ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Spec**: [spec.md](./spec.md)

            The image runs as `/home/node/app`, and `/home/<name>/.library/index.db` is read when it starts.

            ```sh
            cp /home/ada/git/library/index.db .
            ```
            """
        ),
    ),
)
def local_path(case: Case) -> Iterator[Remark]:
    """The plan names an absolute path of the author's machine.

    It leads nowhere for everybody else, and tells who works where. Header and link targets are held to it whatever the
    path; elsewhere, in words and in quoted code, paths below a person's home are found. A container's or a server's
    home, a placeholder, an example and an address are no mistake, and fenced code and trees are not read.

    Write the path relative to the project.

    Source: `templates/commands/plan.md`: "use project-relative paths for references in documentation".
    """
    whole = case.plan.document.text.lower()
    if not any(hint in whole for hint in _HINTS):
        return
    header = frozenset(_header(case))
    told = ((number, text, text if number in header else _targets(text)) for number, text in _read(case))
    lines = [number for number, text, pointed_at in told if _is_local(pointed_at) or names_home(text)]
    if lines:
        more = len(lines) - 1
        also = f" (and on {more} further line{'s' if more > 1 else ''})" if more else ""
        message = f"This path exists on one machine only{also}. Write it relative to the repository."
        yield Remark(Span(lines[0], lines[0]), message)


def _read(case: Case) -> Iterator[tuple[int, str]]:
    """The lines of the plan with their numbers, without those of fences."""
    document = case.plan.document
    fences = [block.span for block in document.blocks if isinstance(block, Fence)]
    hidden = {number for span in fences for number in range(span.line, span.end_line + 1)}
    return ((number, text) for number, text in enumerate(document.lines, 1) if number not in hidden)


def _header(case: Case) -> Iterator[int]:
    """The lines of the header's fields, and of what is written like one above the first section."""
    first = case.plan.sections[0].heading.line if case.plan.sections else len(case.plan.document.lines) + 1
    yield from (field.span.line for field in case.plan.header)
    yield from (number for number in range(1, first) if case.plan.document.line(number).startswith("**"))


def _is_local(text: str) -> bool:
    return bool(text) and _LOCAL.search(_CONTAINER.sub("", text)) is not None


def _targets(text: str) -> str:
    return " ".join(_TARGET.findall(text)) if "](" in text else ""
