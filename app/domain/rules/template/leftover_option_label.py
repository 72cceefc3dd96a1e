"""A label of the template's choice of trees is left."""

from collections.abc import Iterator

from app.domain.findings import Fix, Severity
from app.domain.markdown import Span
from app.domain.rules.rule import Case, Example, Remark, rule
from app.domain.rules.tokens import option_labels


@rule(
    "leftover-option-label",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            # [REMOVE IF UNUSED] Option 1: Single project (DEFAULT) ◀
            src/
            └── search/
            ```
            """
        ),
    ),
    good=(
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            # One package, as before
            src/
            └── search/
            ```

            Option 2: a service of its own was rejected in research.md.
            """
        ),
    ),
)
def leftover_option_label(case: Case) -> Iterator[Remark]:
    """A label of the template's choice of source trees is left, such as `Option 1: Single project`.

    The template offers several trees and asks for one. A label that is left says that nobody chose, and whoever
    implements the plan cannot tell which tree is meant.

    Keep the tree that this feature uses, with real paths, and delete the labels and the other trees.

    Source: `templates/plan-template.md`: "The delivered plan must not include Option labels."
    """
    lines = option_labels(case.plan)
    if not lines:
        return
    first, others = lines[0], lines[1:]
    also = f" (and on {_lines(others)})" if others else ""
    message = f"An Option label of the template is left in the source tree{also}. Keep one tree, without its label."
    yield Remark(Span(first, first), message, fix=None if others else Fix(first, first, ""))


def _lines(numbers: tuple[int, ...]) -> str:
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {', '.join(map(str, numbers))}"
