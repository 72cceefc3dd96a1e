"""A label of the template's choice of trees is left."""

from bisect import bisect_left
from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.placeholders import option_labels
from plangate.domain.model.findings import Fix, Severity
from plangate.domain.rules.cause import unfilled
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import by_number


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
        Example(
            plan="""
            ## Project Structure

            ### Source Code (repository root)

            ```text
            # Option 2: Web application (frontend + backend) — chosen
            web/
            └── search/
            ```
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
    what = by_number(lines, "An Option label of the template is", "Option labels of the template are")
    todo = by_number(lines, "Delete the label.", "Delete the labels.")
    if _trees(case, lines) > 1:
        todo = "Keep one tree, without its label."
    message = f"{what} left in the source tree{also}. {todo}"
    fix = None if others else Fix(first, first, "")
    yield Remark(Span(first, first), message, fix=fix, cause=unfilled(*_labeled(case, lines)))


def _trees(case: Case, labels: tuple[int, ...]) -> int:
    """How many trees the labels choose from: the stretches between labels, of labeled fences, that hold a path."""
    held = set()
    for number, tree in enumerate(case.plan.trees):
        if any(tree.span.contains(label) for label in labels):
            held |= {(number, bisect_left(labels, path.span.line)) for path in tree.paths}
    return len(held)


def _labeled(case: Case, labels: tuple[int, ...]) -> Iterator[Span]:
    """The trees with labels: a choice that nobody made explains all that is left in them."""
    return (tree.span for tree in case.plan.trees if any(map(tree.span.contains, labels)))


def _lines(numbers: tuple[int, ...]) -> str:
    word = by_number(numbers, "line", "lines")
    return f"{word} {', '.join(map(str, numbers))}"
