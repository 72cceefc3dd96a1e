"""The plan has no specification."""

from collections.abc import Iterator

from app.domain.findings import Severity
from app.domain.markdown import Span
from app.domain.rules.links import points_somewhere, references
from app.domain.rules.rule import Case, Example, Remark, rule

_PLAN = """
    # Implementation Plan: Search the catalogue

    **Branch**: `001-search` | **Spec**: [spec.md](./spec.md)
    """


@rule(
    "missing-spec",
    severity=Severity.CRITICAL,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Branch**: `001-search` | **Spec**: [spec.md](./spec.md) ◀
            """
        ),
    ),
    good=(
        Example(plan=_PLAN, files={"specs/001-search/spec.md": "# Feature Specification: Search the catalogue\n"}),
        Example(
            plan=_PLAN.replace("./spec.md", "/docs/search.md"), files={"docs/search.md": "# Search the catalogue\n"}
        ),
    ),
)
def missing_spec(case: Case) -> Iterator[Remark]:
    """No spec.md lies beside the plan, and its Spec link leads to none elsewhere.

    A plan says how; without a specification nobody can tell whether it is the right thing. spec-kit refuses to go on
    to tasks without both files.

    Add `spec.md` to the feature's folder, with `/speckit.specify`, or link the specification from the header.

    Source: `scripts/bash/setup-tasks.sh`: "ERROR: spec.md not found"; `templates/commands/plan.md`, step 2.
    """
    if case.feature.file("spec.md") is not None:
        return
    links = references(case, "Spec")
    if any(points_somewhere(case, reference) for reference in links) or _is_on_the_web(case):
        return
    span = links[0].span if links else Span(case.plan.title_span.line, case.plan.title_span.line)
    leads = ", and the Spec link leads to no file" if links else ""
    todo = "Add it with `/speckit.specify`, or link the specification from the header."
    yield Remark(span, f"There is no spec.md in {case.feature.folder}{leads}. {todo}")


def _is_on_the_web(case: Case) -> bool:
    return any("://" in field.value for field in case.plan.header if field.key == "Spec")
