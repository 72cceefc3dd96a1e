"""A feature with everything that tasks are made from: a library lends books, and readers hold them."""

from dataclasses import replace
from textwrap import dedent

from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.scaffold import Scaffold, scaffold_tasks
from tests.builders import CONSTITUTION_PATH, TEMPLATE_PATH, TEMPLATE_TEXT

FOLDER = "specs/003-loans"
TASKS_TEMPLATE_PATH = ".specify/templates/tasks-template.md"

LAW = dedent("""\
    # Librarian Constitution

    ## Core Principles

    ### I. Small Parts

    Every capability MUST live in a module of its own.

    **Version**: 1.0.0 | **Ratified**: 2026-01-10 | **Last Amended**: 2026-01-10
    """)

SPEC = dedent("""\
    # Feature Specification: Loans

    ## User Scenarios & Testing

    ### User Story 1 - Lend a book (Priority: P1)

    A librarian lends a book to a reader. It is the heart of the library.

    **Independent Test**: Lend one book, look at the reader's loans, find it.

    **Acceptance Scenarios**:

    1. **Given** a book on the shelf, **When** a librarian lends it, **Then** the loan has a due date
    2. **Given** a book that is lent, **When** a librarian lends it again, **Then** it is refused

    ### User Story 2 - Hold a book (Priority: P3)

    A reader puts a hold on a book that is away.

    **Independent Test**: Put a hold on a lent book, bring it back, see the hold served.

    **Acceptance Scenarios**:

    1. **Given** a lent book, **When** a reader puts a hold on it, **Then** the hold stands in the queue

    ### User Story 3 - Remind readers (Priority: P2)

    Readers get a reminder by mail before the due date.

    **Independent Test**: Make a loan that is due tomorrow, run the reminders, receive one mail.

    **Acceptance Scenarios**:

    1. **Given** a loan that is due tomorrow, **When** reminders run, **Then** one mail is sent

    ## Requirements

    ### Functional Requirements

    - **FR-001**: The system MUST give each loan a due date of 28 days.
    - **FR-002**: The system MUST refuse to lend a book that is lent.
    - **FR-003**: Readers MUST be able to put a hold on a lent book.
    - **FR-004**: The system MUST send a reminder by mail one day before.
    - **FR-005**: Every answer MUST be logged.

    ### Key Entities

    - **Loan**: a book that a reader has
    - **Hold**: a place in a queue
    """)

PLAN = dedent("""\
    # Implementation Plan: Loans

    **Branch**: `003-loans` | **Date**: 2026-04-01 | **Spec**: [spec.md](./spec.md)

    ## Summary

    Loans and holds are two tables and one router.

    ## Technical Context

    **Language/Version**: Python 3.12
    **Primary Dependencies**: FastAPI, Alembic
    **Storage**: PostgreSQL 16

    ## Constitution Check

    | Principle | Status | Evidence |
    |---|---|---|
    | I. Small Parts | PASS | One package for loans |

    ## Project Structure

    ### Source Code (repository root)

    ```text
    src/
    ├── models/
    │   ├── loan.py          # NEW
    │   └── hold.py          # NEW
    ├── services/
    │   ├── lending.py       # NEW refuses what is lent
    │   └── reminders.py     # NEW mail before the due date
    ├── api/
    │   └── loans.py         # NEW the routes
    └── main.py              # MODIFY include the routes
    ```

    **Structure Decision**: One package beside the catalogue.
    """)

DATA_MODEL = dedent("""\
    # Data Model: Loans

    ## Entities

    ### Loan

    | Field | Type |
    |---|---|
    | id | uuid |
    | due_at | date |

    ### Hold

    | Field | Type |
    |---|---|
    | id | uuid |
    | loan_id | uuid |
    """)

CONTRACT = dedent("""\
    openapi: 3.1.0
    info:
      title: Loans
      version: 1.0.0
    paths:
      /loans:
        post:
          summary: Lend a book
          responses: {}
      /holds:
        post:
          summary: Put a hold on a book
          responses: {}
    """)

RESEARCH = dedent("""\
    # Research: Loans

    ## How long a loan lasts

    - **Decision**: 28 days, as on paper.
    - **Rationale**: Readers know it.

    ## Migrations

    - **Decision**: Alembic, configured in `alembic.ini`.
    - **Rationale**: The library has it.
    """)

QUICKSTART = "# Quickstart: Loans\n\n1. Lend a book\n\n```bash\npytest\n```\n"

TASKS_TEMPLATE = dedent("""\
    ---
    description: "Our tasks"
    ---

    # Tasks: [FEATURE NAME]

    **Input**: Design documents from `/specs/[###-feature-name]/`

    **Prerequisites**: plan.md, spec.md

    **Tests**: Only where they are asked for.

    **House rule**: One pull request for each story.

    ## Format: `[ID] [P?] [Story] Description`

    Write the path of the file.

    ## Path Conventions

    - `src/` or something else

    <!-- IMPORTANT: The tasks below are SAMPLE TASKS. -->

    ## Phase 1: Setup (Ground)

    **Purpose**: Before everything

    - [ ] T001 Create something

    ## Phase 2: Foundational (First Things)

    **Purpose**: For all stories

    - [ ] T002 Create base things

    **Checkpoint**: Go on

    ## Phase 3: User Story 1 - [Title] (Priority: P1)

    **Goal**: [Brief description of what this story delivers]

    - [ ] T003 [P] [US1] Create [Entity1] model in src/models/[entity1].py

    ## Phase N: Polish & Last Things

    **Purpose**: After all stories

    - [ ] TXXX Clean up

    ## Dependencies & Execution Order

    ### Phase Dependencies

    - as the template says

    ### Our Own Rule

    - Merge on Fridays

    ## Notes

    - Commit after each task
    """)

PATHS = frozenset({"src/main.py", "pyproject.toml", "alembic.ini", "src/models/book.py"})


def a_loans_feature(**texts: str | None) -> Feature:
    """The feature with other texts, two underscores for a dot and three for a slash; None leaves a file out."""
    files = {
        "spec.md": SPEC,
        "data-model.md": DATA_MODEL,
        "contracts/loans.yaml": CONTRACT,
        "research.md": RESEARCH,
        "quickstart.md": QUICKSTART,
    }
    given = {name.replace("___", "/").replace("__", ".").replace("_", "-"): text for name, text in texts.items()}
    plan = given.pop("plan.md", PLAN) or ""
    kept = {name: text for name, text in (files | given).items() if text is not None}
    return Feature(
        folder=FOLDER,
        plan=File(f"{FOLDER}/plan.md", "1", plan),
        files=tuple(File(f"{FOLDER}/{name}", name, text) for name, text in sorted(kept.items())),
    )


def a_loans_snapshot(feature: Feature, *, law: str = LAW, template: str | None = TASKS_TEMPLATE) -> Snapshot:
    """A repository with that one feature."""
    files = [File(CONSTITUTION_PATH, "c", law), File(TEMPLATE_PATH, "t", TEMPLATE_TEXT)]
    files += [File(TASKS_TEMPLATE_PATH, "s", template)] if template is not None else []
    return Snapshot("o/r", "head", "base", law=tuple(files), features=(feature,), head_paths=PATHS)


def scaffold(feature: Feature | None = None, **options: object) -> Scaffold:
    """The scaffold of a feature that is ready for one."""
    feature = feature or a_loans_feature()
    law = {name: options.pop(name) for name in ("law", "template") if name in options}
    made = scaffold_tasks(a_loans_snapshot(feature, **law), feature, paths=PATHS, **options)  # type: ignore[arg-type]
    assert isinstance(made, Scaffold), made
    return made


def with_tasks(text: str, feature: Feature | None = None) -> Feature:
    """The feature with a tasks.md."""
    feature = feature or a_loans_feature()
    others = tuple(file for file in feature.files if not file.path.endswith("/tasks.md"))
    return replace(feature, files=(*others, File(f"{FOLDER}/tasks.md", str(hash(text)), text)))
