"""The plan has no specification."""

from collections.abc import Iterator

from plangate.domain.analysis.case import Case
from plangate.domain.analysis.paths import points_somewhere, references
from plangate.domain.analysis.unread_files import why_unreadable
from plangate.domain.model.findings import Severity
from plangate.domain.model.snapshot import File
from plangate.domain.rules.cause import Cause, Step
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Span

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
    to tasks without both files. It weighs medium where spec.md is there and cannot be read: empty, over 256 KiB, or
    not UTF-8.

    Add `spec.md` to the feature's folder, with `/speckit.specify`, or link the specification from the header.

    Source: `scripts/bash/setup-tasks.sh`: "ERROR: spec.md not found"; `templates/commands/plan.md`, step 2.
    """
    spec = case.feature.file("spec.md")
    yield from _absent(case) if spec is None else _empty(spec)


def _empty(spec: File) -> Iterator[Remark]:
    why = _why_empty(spec)
    if why:
        yield Remark(Span(1, 1), f"spec.md says nothing: {why}.", severity=Severity.MEDIUM, path=spec.path)


def _absent(case: Case) -> Iterator[Remark]:
    links = references(case, "Spec")
    if any(points_somewhere(case, reference) for reference in links) or _is_on_the_web(case):
        return
    span = links[0].span if links else Span(case.plan.title_span.line, case.plan.title_span.line)
    leads = ", and the Spec link leads to no file" if links else ""
    todo = "Add it with `/speckit.specify`, or link the specification from the header."
    message = f"There is no spec.md in {case.feature.folder}{leads}. {todo}"
    yield Remark(span, message, cause=Cause(Step.ADD_FILE))


def _why_empty(spec: File) -> str:
    """Why nothing can be read in a specification that is there, and what to do; empty where something can."""
    if spec.text is not None and not spec.symlink and not spec.text.strip("\ufeff \t\r\n"):
        return "it is empty. Write it with `/speckit.specify`"
    return why_unreadable(spec)


def _is_on_the_web(case: Case) -> bool:
    return any("://" in field.value for field in case.plan.header if field.key == "Spec")
