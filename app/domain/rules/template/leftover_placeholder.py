"""A placeholder of the template is left."""

from collections.abc import Iterator
from itertools import groupby
from posixpath import basename

from app.domain.findings import Fix, Severity, Status
from app.domain.markdown import Span
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.sections import is_in_procedure, unfilled_optional_sections
from app.domain.rules.tokens import Region, Token, instruction_comments, option_labels, tokens
from app.domain.rules.words import listed

_TEMPLATE = """
    # Implementation Plan: [FEATURE]

    ## Summary

    [What is built, and how]

    ## Constitution Check

    - [ ] **Spec Tests**: Every requirement has a test in [filename]_test.go
    """


@rule(
    "leftover-placeholder",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            # Implementation Plan: [FEATURE] ◀

            ## Summary

            Readers find books by title.

            ## Constitution Check

            - [x] **Spec Tests**: Every requirement has a test in [filename]_test.go ◀
            """,
            template=_TEMPLATE,
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            Keys look like [shelf][row], and `[FEATURE]` is quoted from the template on purpose.

            ## Constitution Check

            - [x] **Spec Tests**: Every requirement has a test in search_test.go
            """,
            template=_TEMPLATE,
        ),
    ),
)
def leftover_placeholder(case: Case) -> Iterator[Remark]:
    """A placeholder of the template still stands where a statement about this feature belongs.

    A placeholder in a ticked gate or a filled field says that the line was never thought about. Only the exact strings
    of this repository's template and of spec-kit's own templates count, never anything in brackets, and not what is
    quoted as code. The root of the documentation tree, example rows of Complexity Tracking while nothing is violated,
    and instruction comments weigh little.

    Replace it by what holds for this feature; delete example rows and comments that instruct the author.

    Source: `templates/plan-template.md`; `templates/commands/plan.md`, step 3.
    """
    left = [token for token in tokens(case) if not _has_another_cause(case, token)]
    in_rows = [token for token in left if token.region is Region.COMPLEXITY]
    yield from _by_line(case, [token for token in left if token.region is not Region.COMPLEXITY])
    if in_rows:
        yield _example_rows(case, in_rows)
    yield from _comments(case)


def _has_another_cause(case: Case, token: Token) -> bool:
    labels = option_labels(case.plan)
    tree = next((tree for tree in case.plan.trees if tree.span.contains(token.span.line)), None)
    if tree and any(tree.span.contains(label) for label in labels):
        return True
    if any(section.span.contains(token.span.line) for section in unfilled_optional_sections(case)):
        return True
    return is_in_procedure(case, token.span.line)


def _by_line(case: Case, left: list[Token]) -> Iterator[Remark]:
    for line, group in groupby(left, key=lambda token: token.span.line):
        found = tuple(group)
        weight = Severity.LOW if found[0].region is Region.DOCUMENTATION else None
        message = f"{_named(found)} left from the template."
        yield Remark(Span(line, line), message, severity=weight, fix=_fix(case, line, found))


def _fix(case: Case, line: int, found: tuple[Token, ...]) -> Fix | None:
    """The line with the feature's folder, where nothing else is asked for and the line is a path."""
    is_path = found[0].region is Region.DOCUMENTATION or any(
        field.key == "Input" and field.span.line == line for field in case.plan.header
    )
    if not is_path or {token.text for token in found} - {"[###-feature]", "[###-feature-name]"}:
        return None
    text = case.plan.document.line(line)
    for token in found:
        text = text.replace(token.text, basename(case.feature.folder))
    return Fix(line, line, text)


def _example_rows(case: Case, found: list[Token]) -> Remark:
    first = found[0].span.line
    if any(answer.status is Status.VIOLATION for answer in case.answers):
        message = "Example rows of the template stand in Complexity Tracking, where declared violations are justified."
        return Remark(Span(first, first), message)
    message = "Example rows of the template are left in Complexity Tracking; nothing is violated, so delete them."
    return Remark(Span(first, first), message, severity=Severity.LOW)


def _comments(case: Case) -> Iterator[Remark]:
    spans = instruction_comments(case.plan)
    if spans:
        message = "A comment of the template that instructs the author is left. Delete it."
        fix = Fix(spans[0].line, spans[0].end_line, "") if len(spans) == 1 else None
        yield Remark(Span(spans[0].line, spans[0].line), message, severity=Severity.LOW, fix=fix)


def _named(found: tuple[Token, ...]) -> str:
    texts = list(dict.fromkeys(" ".join(token.text.split()) for token in found))
    return f"Placeholder {texts[0]} is" if len(texts) == 1 else f"Placeholders {listed(texts)} are"
