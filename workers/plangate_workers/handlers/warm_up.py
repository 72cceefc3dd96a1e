"""What every job needs and none should pay for: made once in the worker, before it forks for the first job.

Two thirds of a job's processor time went into patterns, templates and modules that its process threw away at its end.
Connections are not made here: processes cannot share them.
"""

from hashlib import sha1
from importlib import import_module

from plangate.domain.documents.dialects.phrases import compile_phrases
from plangate.domain.model.snapshot import Change, ChangeKind, Feature, File, Snapshot
from plangate.domain.review.review import review
from plangate.github.api.client import open_app
from plangate.github.api.tokens import AppKey
from plangate.presentation.environment import compile_templates
from plangate.presentation.links import GITHUB
from plangate.presentation.review import compose


def warm_up(key: AppKey) -> None:
    """Compile the templates and the patterns, import what is imported late, and read the App's key.

    Raises ValueError for a key that is none. To be called before tune_gc, so that all of it stays shared.
    """
    compile_templates()
    compile_phrases()
    # What looks up a host's address imports it.
    import_module("encodings.idna")
    # An open client has imported what speaks HTTP; it connects when something is sent.
    with open_app(key):
        pass
    # Most patterns are compiled where they are first searched for: a review that meets them all fills those caches.
    snapshot = _sample()
    compose(review(snapshot), snapshot, home=GITHUB)


_FOLDER = "specs/001-sample"

_CONSTITUTION = """# Sample Constitution

## Core Principles

### I. Test-First (NON-NEGOTIABLE)

A failing test MUST exist before the code; there MUST NOT be more than 3 services. Data MUST be kept in PostgreSQL.

All code MUST be written in Python. All tests MUST use pytest. The web framework MUST be FastAPI.
The ORM MUST be SQLAlchemy. All pages MUST be written in React.

### II. Answers in Time

Answers MUST take less than 200 ms, except for exports. Secrets must never be logged.

### III. Simplicity

Start simple; new services should be justified.

## Governance

Amendments are made by pull request.

**Version**: 1.2.0 | **Ratified**: 2026-01-10 | **Last Amended**: 2026-03-02
"""

_TEMPLATE = """# Implementation Plan: [FEATURE]

**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]

## Summary (what is built)

[What is built, and how]

## Technical Context

**Language/Version**: [e.g., the language or NEEDS CLARIFICATION]
**Storage**: [where data lives, or N/A]

## Constitution Check

*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*

[Gates determined based on constitution file]

## Project Structure

```text
# [REMOVE IF UNUSED] Option 1: Single project
src/
└── [module]/
```

**Structure Decision**: [Which structure, and why]

## Complexity Tracking *(only if needed)*

> **Fill ONLY if Constitution Check has violations that must be justified**

| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|--------------------------------------|
| [one more project] | [need] | [why the simpler way fails] |
"""

_PLAN = f"""# Implementation Plan: Sample

**Branch**: `002-sample` | **Date**: 2026-04-01 | **Spec**: [spec.md](./spec.md) | [gone](./gone.md)

**Input**: Feature specification from `/{_FOLDER}/spec.md`, see /home/someone/notes.md

## Summary

Ask [FEATURE] of MySQL; none of the questions is still open. There is no constitution
in this repository. None of the constitution's principles applies. No written constitution was found.

## Technical Context

**Language/Version**: Python 3.12
**Storage**: MySQL 8, not PostgreSQL
**Testing**: [e.g., the test runner or NEEDS CLARIFICATION]
**Performance Goals**: answers within 500 ms; which answers? NEEDS CLARIFICATION
**Constraints**: NEEDS CLARIFICATION was resolved: see research.md
**Tech stack**: Python
**Scale/Scope**: [NEEDS CLARIFICATION: was the load ever measured?]

## Constitution Check

*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*

| Principle | Status | Notes |
|-----------|--------|-------|
| I. Test-First | PASS | There are no tests before the code, which is not allowed |
| II. Answers in Time | ❌ VIOLATION | Not justified; TODO later |
| IV. Unknown (v1.0.0) | N/A | |

- [x] **Test-First**: tests are written later, unless there is no time
- [ ] **Simplicity**: pending
- Does it stay simple? Yes, except for exports

**Overall result**: all principles pass

All gates pass, no violations. Post-design: PASS. Constitution v1.0.0.

## Project Structure

### Documentation (this feature)

```text
specs/001-sample/
├── plan.md
├── research.md      # not needed
└── quickstart.md    # later
```

### Source Code (repository root)

```text
src/
├── sample/
│   ├── api.py        # MODIFY
│   └── window.py     # NEW, perhaps later
└── tests/            # not yet
```

**Structure Decision**: Option 1 [Which structure, and why]

## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|--------------------------------------|
| A second store | Latency | |
"""

_SPEC = """# Feature Specification: Sample

**Feature Branch**: `001-sample` **Status**: Draft

## Clarifications

- Q: How old? → A: A day.

## User Scenarios & Testing

### User Story 1 - Ask (Priority: P1)

Somebody asks. [NEEDS CLARIFICATION: who?]

**Independent Test**: Ask.

**Acceptance Scenarios**:

1. **Given** a sample, **When** it is asked for, **Then** it is shown.

### User Story 2 - Hear (Priority: P2, deferred)

Not now.

## Requirements

- **FR-001**: The system MUST answer within 500 ms.

### Key Entities

- **Sample**: what is asked for

## Success Criteria

- **SC-001**: Nine of ten are answered.
"""

_TASKS = """# Tasks: Sample

## Phase 1: Setup

- [ ] T001 [P] [US1] Write the test of the sample (FR-001) in src/sample/api.py, depends on T002
- [x] T002 Make src/sample/window.py
"""

_BESIDE = {
    "spec.md": _SPEC,
    "tasks.md": _TASKS,
    "data-model.md": "# Data Model\n\n## Sample\n\n| Field | Type |\n|-|-|\n| id | int |\n\nStates: open → done\n",
    "contracts/api.md": "# API\n\n## GET /samples/{id}\n\nAnswers with a Sample.\n",
}


def _sample() -> Snapshot:
    """A pull request of our own making, with something of every kind that plans and law hold."""
    plan = _file(f"{_FOLDER}/plan.md", _PLAN)
    beside = tuple(_file(f"{_FOLDER}/{name}", text) for name, text in _BESIDE.items())
    return Snapshot(
        repository="plangate/sample",
        head_sha="1" * 40,
        base_sha="2" * 40,
        merge_base_sha="3" * 40,
        number=1,
        base_ref="main",
        author="plangate",
        changed_files=1,
        changes=(Change(plan.path, ChangeKind.ADDED),),
        law=(
            _file(".specify/memory/constitution.md", _CONSTITUTION),
            _file(".specify/templates/plan-template.md", _TEMPLATE),
        ),
        features=(Feature(_FOLDER, plan, files=beside),),
        head_paths=frozenset({"src/", "src/sample/api.py"}),
        base_paths=frozenset({"src/"}),
    )


def _file(path: str, text: str) -> File:
    data = text.encode()
    return File(path, sha1(data, usedforsecurity=False).hexdigest(), text, len(data))
