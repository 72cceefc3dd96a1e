"""A placeholder of the template is left."""

from collections.abc import Iterator
from itertools import chain, groupby
from posixpath import basename

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import Region, Token, flat, instruction_comments
from plangate.domain.analysis.sections import procedure_lines, unfilled_optional_sections
from plangate.domain.analysis.text_regions import block_at
from plangate.domain.model.findings import Fix, Severity, Status
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Row, Span, Table
from plangate.domain.text.phrases import by_number, listed

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
            Tests follow the [filename]_test.go pattern.

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
    quoted as code or is part of a name's pattern in other words than the template's. A list of choices that this
    template prints in a table, such as `Low/Medium/High`, counts in a row that is filled otherwise. The root of the
    documentation tree, an optional section that nobody began, example rows for violations while nothing is violated,
    instruction comments, and in a sentence a name's pattern that the constitution itself writes so (`[file]_test.go`)
    weigh little.

    Replace it by what holds for this feature; delete example rows and comments that instruct the author.

    Source: `templates/plan-template.md`; `templates/commands/plan.md`, step 3.
    """
    procedures = frozenset(procedure_lines(case))
    left = [token for token in case.tokens if token.span.line not in procedures]
    in_example_rows = _in_example_rows(case, left)
    examples = frozenset(in_example_rows)
    yield from _by_line(case, [token for token in left if token not in examples])
    if in_example_rows:
        yield _example_rows(case, in_example_rows)
    yield from _comments(case)


def _in_example_rows(case: Case, left: list[Token]) -> list[Token]:
    """Those in rows of Complexity Tracking that nobody filled in."""
    own = {row.span.line for row in case.complexity_rows}
    return [token for token in left if token.region is Region.COMPLEXITY and token.span.line not in own]


def _by_line(case: Case, left: list[Token]) -> Iterator[Remark]:
    named = {field.span.line for field in case.plan.header if field.key in ("Branch", "Input")}
    optional = frozenset(chain.from_iterable(section.span.lines for section in unfilled_optional_sections(case)))
    for line, group in groupby(left, key=lambda token: token.span.line):
        tokens = tuple(group)
        is_path = tokens[0].region is Region.DOCUMENTATION
        weighs_little = is_path or line in optional or all(token.lawful for token in tokens)
        fix = _fix(case, line, tokens) if is_path or line in named else None
        yield _on_line(line, tokens, Severity.LOW if weighs_little else None, fix)


def _on_line(line: int, tokens: tuple[Token, ...], severity: Severity | None, fix: Fix | None) -> Remark:
    """What is left on a line."""
    place = Span(line, line)
    return Remark(place, _message(tokens), severity=severity, fix=fix, cause=unfilled(place))


def _fix(case: Case, line: int, tokens: tuple[Token, ...]) -> Fix | None:
    """The line, which is a path or the branch, with the feature's name, where nothing else is asked for."""
    if {token.text for token in tokens} - {"[###-feature]", "[###-feature-name]"}:
        return None
    text = case.plan.document.line(line)
    for token in tokens:
        text = text.replace(token.text, basename(case.feature.folder))
    return Fix(line, line, text)


def _example_rows(case: Case, tokens: list[Token]) -> Remark:
    first = tokens[0].span.line
    if any(answer.status is Status.VIOLATION for answer in case.answers):
        message = "Example rows of the template stand where violations are justified. Give this plan's reasons."
        return Remark(Span(first, first), message)
    message = "Example rows of the template are left, and nothing is violated. Delete them."
    return Remark(Span(first, first), message, severity=Severity.LOW, fix=_without_rows(case, tokens))


def _without_rows(case: Case, tokens: list[Token]) -> Fix | None:
    """The rows deleted, where they follow each other and hold nothing but the template's words."""
    first = tokens[0].span.line
    table = block_at(case.plan.document, first)
    if not isinstance(table, Table):
        return None
    lines = {token.span.line for token in tokens}
    rows = [row for row in table.rows if row.span.line in lines]
    last = first + len(rows) - 1
    is_whole = lines == set(range(first, last + 1)) and _hold_only(tokens, rows)
    return Fix(first, last, "") if is_whole else None


def _hold_only(tokens: list[Token], rows: list[Row]) -> bool:
    """Whether rows hold the tokens and nothing else: one that somebody began to fill is theirs."""
    texts = {flat(token.text) for token in tokens}
    return all(cell.flat in texts for row in rows for cell in row.cells if cell.flat)


def _comments(case: Case) -> Iterator[Remark]:
    spans = instruction_comments(case.plan)
    if spans:
        message = "A comment of the template that instructs the author is left. Delete it."
        fix = Fix(spans[0].line, spans[0].end_line, "") if len(spans) == 1 else None
        yield Remark(Span(spans[0].line, spans[0].line), message, severity=Severity.LOW, fix=fix)


def _message(tokens: tuple[Token, ...]) -> str:
    """What is left on a line, and what to do: of nothing but choices, one is to be made."""
    texts = list(dict.fromkeys(" ".join(token.text.split()) for token in tokens))
    if not any(text.startswith("[") for text in texts):
        return f"The template's choice of {listed(texts)} is left open. Write the one that holds for this feature."
    named = by_number(texts, f"Placeholder {texts[0]} is", f"Placeholders {listed(texts)} are")
    return f"{named} left from the template. Write what holds for this feature."
