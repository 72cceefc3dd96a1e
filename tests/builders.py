"""Something valid of every kind: a test changes the one thing that it is about."""

from dataclasses import replace
from textwrap import dedent

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import resolve_template
from plangate.domain.model.findings import Finding, Phase, Severity, Status, Strength
from plangate.domain.model.github.contributions import Contribution, FileHistory
from plangate.domain.model.plan_read import ComplexityRead, FieldRead, GateRead, MatrixRow, PathRead, Read
from plangate.domain.model.report import (
    Conclusion,
    ConstitutionRead,
    LawStatus,
    PlanReport,
    PrincipleRead,
    Report,
    Shape,
    TemplateRead,
    TouchedReport,
)
from plangate.domain.model.snapshot import Change, ChangeKind, Feature, File, Snapshot
from plangate.domain.review.policy_findings import read_policy

FEATURE = "specs/001-search"
PLAN_PATH = f"{FEATURE}/plan.md"
CONSTITUTION_PATH = ".specify/memory/constitution.md"
TEMPLATE_PATH = ".specify/templates/plan-template.md"
POLICY_PATH = ".github/plangate.yml"

CONSTITUTION_TEXT = dedent("""\
    # Librarian Constitution

    ## Core Principles

    ### I. Small Parts

    Every capability MUST live in a module that can be tested alone.

    ### II. Test-First (NON-NEGOTIABLE)

    A failing test MUST exist before the code that it asks for.

    ### III. Plain Language

    Messages should be understood by people who never read the code.

    ## Governance

    Amendments are made by pull request.

    **Version**: 1.2.0 | **Ratified**: 2026-01-10 | **Last Amended**: 2026-03-02
    """)
"""Three principles: a must, a non-negotiable and a should."""

TEMPLATE_TEXT = dedent("""\
    # Implementation Plan: [FEATURE]

    **Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

    **Input**: Feature specification from `/specs/[###-feature-name]/spec.md`

    ## Summary

    [Say in two sentences what is built and how]

    ## Technical Context

    **Language/Version**: [e.g., the language and its version]
    **Storage**: [where data lives, or N/A]
    **Testing**: [e.g., the test runner]

    ## Constitution Check

    *GATE: before research, and again after design.*

    [Gates determined based on constitution file]

    ## Project Structure

    ### Documentation (this feature)

    ```text
    specs/[###-feature]/
    ├── plan.md
    ├── research.md
    └── tasks.md
    ```

    ### Source Code (repository root)

    ```text
    # [REMOVE IF UNUSED] Option 1: Single project
    src/
    └── [module]/
    ```

    **Structure Decision**: [Say which structure and why]

    ## Complexity Tracking

    | Violation | Why Needed | Simpler Alternative Rejected Because |
    |-----------|------------|--------------------------------------|
    | [e.g., one more project] | [need] | [why the simpler way fails] |
    """)
"""A template of the stock layout, in words of our own."""

PLAN_TEXT = dedent("""\
    # Implementation Plan: Search the catalogue

    **Branch**: `001-search` | **Date**: 2026-04-01 | **Spec**: [spec.md](./spec.md)

    **Input**: Feature specification from `/specs/001-search/spec.md`

    ## Summary

    Readers find books by title. An index is kept beside the catalogue and answers prefix queries.

    ## Technical Context

    **Language/Version**: Python 3.12
    **Storage**: SQLite 3.45
    **Testing**: pytest 8

    ## Constitution Check

    *GATE: before research, and again after design.*

    | Principle | Status | Notes |
    |-----------|--------|-------|
    | I. Small Parts | PASS | The index is a module with its own tests |
    | II. Test-First | PASS | Tests of the queries are written first |
    | III. Plain Language | PASS | Empty results are explained in one sentence |

    ## Project Structure

    ### Documentation (this feature)

    ```text
    specs/001-search/
    ├── plan.md
    ├── research.md
    └── tasks.md
    ```

    ### Source Code (repository root)

    ```text
    src/
    └── search/
        └── index.py      # NEW
    ```

    **Structure Decision**: One package, because the index has no other user.

    ## Complexity Tracking

    No violations.
    """)
"""A plan that answers CONSTITUTION_TEXT in the form of TEMPLATE_TEXT, without a finding."""

SPEC_TEXT = dedent("""\
    # Feature Specification: Search the catalogue

    **Feature Branch**: `001-search`

    ## User Scenarios & Testing

    ### User Story 1 - Find a book by its title (Priority: P1)

    A reader types the first letters of a title and sees the books that match.

    **Independent Test**: Type three letters and see the books whose titles start with them.

    **Acceptance Scenarios**:

    1. **Given** a book named "Walden", **When** a reader types "wal", **Then** the book is listed.

    ## Requirements

    ### Functional Requirements

    - **FR-001**: The system MUST list books whose titles start with the letters typed.

    ## Success Criteria

    - **SC-001**: Nine of ten searches are answered within 200 ms.
    """)

RESEARCH_TEXT = dedent("""\
    # Research

    **Decision**: a prefix index in SQLite. **Rationale**: no further service. **Alternatives considered**: a server.
    """)


def a_file(path: str = PLAN_PATH, text: str | None = PLAN_TEXT, **changes: object) -> File:
    """A file whose size and blob id follow from its text."""
    data = (text or "").encode()
    return replace(File(path, sha=f"{sum(data) + len(data):040x}", text=text, size=len(data)), **changes)


def a_feature(plan: str = PLAN_TEXT, *, folder: str = FEATURE, before: str | None = None, **files: str) -> Feature:
    """A feature folder with its plan, specification and research; further files as `data_model_md="…"`."""
    beside = {"spec.md": SPEC_TEXT, "research.md": RESEARCH_TEXT, **_named(files)}
    return Feature(
        folder,
        plan=a_file(f"{folder}/plan.md", plan),
        before=None if before is None else a_file(f"{folder}/plan.md", before),
        files=tuple(a_file(f"{folder}/{name}", text) for name, text in beside.items()),
    )


def a_touched_feature(now: dict[str, str], before: dict[str, str], *, plan: str = PLAN_TEXT) -> Feature:
    """A feature whose plan stands as it was beside these files, by their names, as of the head and the merge base."""
    file = a_file(PLAN_PATH, plan)
    files, earlier = (tuple(a_file(f"{FEATURE}/{name}", text) for name, text in some.items()) for some in (now, before))
    return Feature(FEATURE, file, before=file, files=files, before_files=earlier)


def _named(files: dict[str, str]) -> dict[str, str]:
    return {"-".join(name.split("_")[:-1]) + "." + name.split("_")[-1]: text for name, text in files.items()}


def a_law(
    *, constitution: str | None = CONSTITUTION_TEXT, template: str | None = TEMPLATE_TEXT, policy: str | None = None
) -> tuple[File, ...]:
    """The law at the repository's root; what is None is not there."""
    texts = {CONSTITUTION_PATH: constitution, TEMPLATE_PATH: template, POLICY_PATH: policy}
    return tuple(a_file(path, text) for path, text in texts.items() if text is not None)


def a_snapshot(*features: Feature, **changes: object) -> Snapshot:
    """Pull request 7 of a small repository, which adds one clean plan."""
    judged = features or (a_feature(),)
    snapshot = Snapshot(
        repository="octo/library",
        head_sha="1" * 40,
        base_sha="2" * 40,
        merge_base_sha="3" * 40,
        number=7,
        base_ref="main",
        author="ada",
        changed_files=len(judged),
        changes=tuple(_change(feature) for feature in judged),
        law=a_law(),
        features=judged,
        head_paths=frozenset({"src/"}),
        base_paths=frozenset({"src/"}),
    )
    changed = replace(snapshot, **changes)
    return in_force(changed if "contributions" in changes else replace(changed, contributions=_all_by_author(changed)))


def _all_by_author(snapshot: Snapshot) -> tuple[FileHistory, ...]:
    """That signed commits of the author, and nobody else's, touch whatever is changed."""
    plans = [feature.plan.path for feature in snapshot.features]
    beside = [file.path for feature in snapshot.touched for file in feature.files]
    law = [law.after.path for law in snapshot.written_law]
    return vouched_for(snapshot.author, *plans, *beside, *law)


def vouched_for(login: str, *paths: str) -> tuple[FileHistory, ...]:
    """That one signed commit of that account, and no other, touches each of the files."""
    return tuple(FileHistory(path, (Contribution("4" * 40, login, verified=True),)) for path in paths)


def in_force(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the policy that its law, or its owner, has."""
    return replace(snapshot, policy=read_policy(snapshot.law_file(POLICY_PATH), snapshot.owner_policy))


def _change(feature: Feature) -> Change:
    return Change(feature.plan.path, ChangeKind.MODIFIED if feature.before else ChangeKind.ADDED)


def a_finding(**changes: object) -> Finding:
    """A counting finding of severity high on the plan."""
    finding = Finding(
        rule="unaddressed-principle",
        severity=Severity.HIGH,
        path=PLAN_PATH,
        line=17,
        end_line=17,
        message="The Constitution Check answers neither II. Test-First nor III. Plain Language.",
        principle="II",
        fingerprint="unaddressed-principle:4f2a90c1d3b7",
    )
    return replace(finding, **changes)


def a_constitution_read(**changes: object) -> ConstitutionRead:
    """The law as the report names it."""
    read = ConstitutionRead(
        path=CONSTITUTION_PATH,
        status=LawStatus.OK,
        version="1.2.0",
        sha="c" * 40,
        principles=(
            PrincipleRead("I", "Small Parts", 5, Strength.MUST),
            PrincipleRead("II", "Test-First", 9, Strength.NON_NEGOTIABLE),
            PrincipleRead("III", "Plain Language", 13, Strength.SHOULD),
        ),
    )
    return replace(read, **changes)


def a_read(**changes: object) -> Read:
    """What was read of a plan."""
    read = Read(
        fields=(FieldRead("Storage", "SQLite 3.45", 14, True),),
        gates=(
            GateRead(23, "I. Small Parts", ("I",), None, Status.PASS, Phase.INITIAL),
            GateRead(24, "II. Test-First", ("II",), None, Status.PASS, Phase.INITIAL),
            GateRead(25, "III. Plain Language", ("III",), None, Status.PASS, Phase.INITIAL),
        ),
        complexity=(ComplexityRead(56, "A second store", "Latency", "One table is too slow", False),),
        tree=(PathRead("src/search/index.py", 44, "new"),),
    )
    return replace(read, **changes)


def a_matrix() -> tuple[MatrixRow, ...]:
    """Three principles that the plan declares to be met."""
    names = ("Small Parts", "Test-First", "Plain Language")
    numerals = ("I", "II", "III")
    return tuple(
        MatrixRow(numeral, name, Status.PASS, line)
        for numeral, name, line in zip(numerals, names, (23, 24, 25), strict=True)
    )


def a_plan_report(*findings: Finding, **changes: object) -> PlanReport:
    """The verdict on one plan; a counting finding of severity high or above makes it a failure."""
    report = PlanReport(
        path=PLAN_PATH,
        feature=FEATURE,
        shape=Shape.SPEC_KIT,
        conclusion=_conclusion(findings),
        constitution=a_constitution_read(),
        template=TemplateRead(TEMPLATE_PATH, "core"),
        read=a_read(),
        matrix=a_matrix(),
        findings=findings,
    )
    return replace(report, **changes)


def _conclusion(findings: tuple[Finding, ...]) -> Conclusion:
    counting = [f for f in findings if f.severity >= Severity.HIGH and not f.existing and f.waived is None]
    return Conclusion.FAILURE if counting else Conclusion.SUCCESS


def a_touched_report(*findings: Finding, **changes: object) -> TouchedReport:
    """What is said of a feature whose tasks.md changes and whose plan does not."""
    report = TouchedReport(PLAN_PATH, FEATURE, (f"{FEATURE}/tasks.md",), findings=findings)
    return replace(report, **changes)


def a_report(*findings: Finding, **changes: object) -> Report:
    """The verdict on a snapshot with one plan; findings are the plan's."""
    plan = a_plan_report(*findings)
    report = Report(
        engine="0.1.0",
        conclusion=plan.conclusion,
        plans=(plan,),
        constitution=plan.constitution,
        template=plan.template,
    )
    return replace(report, **changes)


def a_plan(text: str = PLAN_TEXT) -> Plan:
    """A plan as read."""
    return parse_plan(a_file(PLAN_PATH, text))


def a_constitution(text: str = CONSTITUTION_TEXT) -> Constitution:
    """A constitution as read."""
    return parse_constitution(a_file(CONSTITUTION_PATH, text))


def a_template(text: str = TEMPLATE_TEXT) -> Template:
    """A template as resolved."""
    return resolve_template(a_law(template=text), "")
