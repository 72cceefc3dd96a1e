"""The plan names a path of somebody's machine."""

import re
from collections.abc import Iterator

from app.domain.findings import Severity
from app.domain.markdown import Span
from app.domain.rules.rule import Case, Example, Remark, rule

_LOCAL = re.compile(
    r"file:///\S|(?<![\w/.])/(?:Users|home)/[\w.-]+/[\w.-]+|(?<![\w/\\])[A-Za-z]:\\(?:Users|[\w.-]+\\)[\w.-]*"
)
_TARGET = re.compile(r"\]\(([^()\s]{1,500})\)")
_CONTAINER = re.compile(r"/home/(?:node|app|user|runner|vscode|nonroot|ubuntu)\b")


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
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Spec**: [spec.md](./spec.md)

            The image runs as `/home/node/app`.
            """
        ),
    ),
)
def local_path(case: Case) -> Iterator[Remark]:
    """The header or a link names an absolute path of the author's machine.

    It leads nowhere for everybody else, and tells who works where. Header lines and link targets are read, prose and
    code are not: a path in a container is no mistake.

    Write the path relative to the project.

    Source: `templates/commands/plan.md`: "use project-relative paths for references in documentation".
    """
    first = case.plan.sections[0].heading.line if case.plan.sections else 1 << 30
    header = {field.span.line for field in case.plan.header}
    lines = [
        number
        for number, text in enumerate(case.plan.document.lines, 1)
        if _is_local(text if number in header or (number < first and text.startswith("**")) else _targets(text))
    ]
    if lines:
        also = f" (and on {len(lines) - 1} further lines)" if len(lines) > 1 else ""
        message = f"This path exists on one machine only{also}. Write it relative to the repository."
        yield Remark(Span(lines[0], lines[0]), message)


def _is_local(text: str) -> bool:
    return bool(text) and _LOCAL.search(_CONTAINER.sub("", text)) is not None


def _targets(text: str) -> str:
    return " ".join(_TARGET.findall(text)) if "](" in text else ""
