"""Sample tasks of the template are left."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.changes import added_lines
from plangate.domain.documents.tasks import is_sample
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span
from plangate.domain.text.phrases import by_number

_PLAN = """
    # Implementation Plan: Search the catalogue
    """


@rule(
    "leftover-sample-task",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] T001 Create src/search/index.py\n"
                "- [ ] T012 [P] [US1] Create [Entity1] model in src/models/[entity1].py ◀\n- [ ] TXXX [P] Clean up\n"
            },
        ),
    ),
    good=(
        Example(
            plan=_PLAN,
            files={
                "specs/001-search/tasks.md": "- [ ] T001 Create src/search/index.py\n"
                "- [ ] T002 Read `shelves[entity]` in src/search/query.py\n"
            },
        ),
    ),
)
def leftover_sample_task(case: Case) -> Iterator[Remark]:
    """A task, or a line, of the tasks template is left as the template has it.

    Whoever carries the tasks out makes a model named `[Entity1]`, or stops there. Only the exact tokens of the template
    are known as samples; one finding counts them all.

    Replace the samples by tasks of this feature, or delete them.

    Source: `templates/tasks-template.md`: "DO NOT keep these sample tasks".
    """
    file = case.feature.file("tasks.md")
    if file is None or file.text is None:
        return
    added = added_lines(case, "tasks.md")
    left = [n for n, line in enumerate(file.text.split("\n"), 1) if n in added and is_sample(line)]
    if left:
        lines = by_number(left, "a line", f"{len(left)} lines")
        message = f"tasks.md still has {lines} of the template. Replace what is a sample, or delete it."
        yield Remark(Span(left[0], left[0]), message, path=file.path)
