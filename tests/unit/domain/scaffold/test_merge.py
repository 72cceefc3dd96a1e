"""Making tasks again: what people wrote stays byte for byte, and only what is missing is added."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plangate.domain.scaffold import Gone, ScaffoldRefusal, scaffold_tasks
from tests.hostile.texts import TEXTS
from tests.unit.domain.scaffold.loans import (
    DATA_MODEL,
    PATHS,
    PLAN,
    SPEC,
    a_loans_feature,
    a_loans_snapshot,
    scaffold,
    with_tasks,
)

FIRST = scaffold().text
LINES = FIRST.splitlines(keepends=True)

MORE_SPEC = SPEC.replace(
    "### Key Entities",
    "- **FR-006**: The system MUST show the due date when a book is lent.\n\n### Key Entities",
).replace(
    "## Requirements\n",
    "### User Story 4 - Pay a fine (Priority: P4)\n\nA reader pays a fine.\n\n**Acceptance Scenarios**:\n\n"
    "1. **Given** a fine, **When** a reader pays, **Then** it is gone\n\n## Requirements\n",
)
MORE = a_loans_feature(spec__md=MORE_SPEC)


def is_kept(before: str, after: str) -> bool:
    """Whether every line of a text stands in another, in the same order and with the same bytes."""
    left = iter(after.removeprefix("\ufeff").splitlines(keepends=True))
    *lines, last = before.removeprefix("\ufeff").splitlines(keepends=True) or [""]
    return all(any(line == other for other in left) for line in lines) and any(o.startswith(last) for o in left)


def test_nothing_new_changes_nothing():
    again = scaffold(with_tasks(FIRST))

    assert (again.text, again.changed, again.added) == (FIRST, False, ())


def test_fresh_leaves_what_stands_out_of_account():
    made = scaffold(with_tasks(FIRST.replace("T005", "T105")), fresh=True)

    assert (made.text, made.changed) == (FIRST, True)


def test_every_form_of_a_requirement_s_number_is_known_again():
    numbers = ("FR-001a", "NFR-2", "FR-AUTH-01", "fr-003b")
    spec = SPEC
    for old, new in zip(("FR-001", "FR-002", "FR-003", "FR-004"), numbers, strict=True):
        spec = spec.replace(old, new)
    feature = a_loans_feature(spec__md=spec)

    again = scaffold(with_tasks(scaffold(feature).text, feature))

    assert (again.added, again.gone) == ((), ())


def test_ticks_and_tasks_of_people_stay_and_new_tasks_get_numbers_above_all():
    edited = FIRST.replace("- [ ] T005", "- [x] T005").replace(
        "**Checkpoint**: User Story 1",
        "- [ ] T040 [US1] Ask the librarian in src/ask.py\n\n**Checkpoint**: User Story 1",
    )

    made = scaffold(with_tasks(edited, MORE))

    assert made.added == ("T041", "T042")
    assert "- [ ] T041 [US1] Show the due date when a book is lent (FR-006)\n" in made.text
    assert "## Phase 7: User Story 4 - Pay a fine (Priority: P4)\n" in made.text
    assert is_kept(edited, made.text)


def test_a_new_task_stands_at_the_end_of_its_phase():
    made = scaffold(with_tasks(FIRST, MORE))

    story = made.text[made.text.index("## Phase 3") : made.text.index("## Phase 4")]
    assert story.index("T017") < story.index("**Checkpoint**")
    assert made.text.index("## Phase 6") < made.text.index("## Phase 7") < made.text.index("## Dependencies")


def test_a_task_that_a_person_reworded_is_not_made_again():
    edited = FIRST.replace(
        "Refuse to lend a book that is lent (FR-002)", "FR-002: say no, politely, in src/services/lending.py"
    ).replace("Create Loan model in src/models/loan.py", "Write down what a Loan is in src/models/loan.py")

    assert scaffold(with_tasks(edited)).added == ()


def test_a_task_whose_source_is_gone_is_kept_and_told():
    without_hold = DATA_MODEL[: DATA_MODEL.index("### Hold")]
    plan = PLAN.replace(
        "│   ├── loan.py          # NEW\n│   └── hold.py          # NEW\n", "│   └── loan.py          # NEW\n"
    )
    feature = a_loans_feature(data_model__md=without_hold, plan__md=plan)
    number = FIRST[: FIRST.index("Create Hold model")].count("\n") + 1

    made = scaffold(with_tasks(FIRST, feature))

    why = "The design no longer has data-model: Hold and plan: structure."
    text = "Create Hold model in src/models/hold.py (data-model: Hold; plan: structure)"
    assert made.gone == (Gone("T013", text, number, why),)
    assert made.text == FIRST


def test_what_is_done_is_never_told_as_gone():
    feature = a_loans_feature(data_model__md=DATA_MODEL[: DATA_MODEL.index("### Hold")])
    done = FIRST.replace("- [ ] ", "- [x] ")

    assert scaffold(with_tasks(done, feature)).gone == ()


def test_line_ends_stay_as_they_are():
    made = scaffold(with_tasks(FIRST.replace("\n", "\r\n"), MORE))

    assert made.text.count("\n") == made.text.count("\r\n") > FIRST.count("\n")


EDITS = st.lists(st.tuples(st.integers(0, len(LINES)), TEXTS), max_size=4)


def edited(edits: list[tuple[int, str]]) -> str:
    """The file with texts put in between its lines."""
    lines = list(LINES)
    for at, text in edits:
        lines.insert(at, text)
    return "".join(lines)


@settings(max_examples=60)
@given(EDITS)
def test_any_edit_by_hand_survives_byte_for_byte(edits):
    text = edited(edits)

    made = scaffold(with_tasks(text, MORE))

    assert is_kept(text, made.text)


@settings(max_examples=60)
@given(EDITS)
def test_merging_twice_is_merging_once(edits):
    once = scaffold(with_tasks(edited(edits), MORE))

    twice = scaffold(with_tasks(once.text, MORE))

    assert (twice.text, twice.added) == (once.text, ())


@settings(max_examples=60)
@given(TEXTS)
def test_any_file_that_stands_is_kept_and_merged_once(text):
    once = scaffold(with_tasks(text))

    assert is_kept(text, once.text)
    assert not scaffold(with_tasks(once.text)).changed


@settings(max_examples=40)
@given(TEXTS)
def test_any_tasks_template_gives_tasks_or_a_reason(text):
    feature = a_loans_feature()
    template = f"{text}\n\n## Phase 1: User Story 1 - [Title]\n\n- [ ] T001 a\n"

    made = scaffold_tasks(a_loans_snapshot(feature, template=template), feature, paths=PATHS)

    assert isinstance(made, ScaffoldRefusal) or (made.text.count("\n- [ ] T001 "), len(made.added)) == (1, 16)


PEOPLES = """\
# Tasks: Loans

## Phase 1: Setup

- [x] T001 Prepare the database

## Phase 3: User Story 1 - Lend a book

- [ ] T002 [US1] Write the Loan in src/models/loan.py
- [ ] T003 [US1] Lend in src/services/lending.py and answer POST /api/loans

## Phase 4: User Story 3 - Remind readers

- [ ] T004 [US3] Send mails in src/services/reminders.py
"""


def test_to_tasks_that_people_parted_only_what_they_lack_is_added():
    made = scaffold(with_tasks(PEOPLES))

    new = [line for line in made.text.split("\n") if line.startswith("- [ ] ") and line not in PEOPLES]
    assert new == [
        "- [ ] T006 [P] [US1] Update src/main.py: include the routes (plan: structure)",
        "- [ ] T005 Create the schema, or its migration, for Loan, Hold in PostgreSQL 16 "
        "(plan: Storage; data-model: Loan, Hold)",
        "- [ ] T007 [P] [US2] Create Hold model in src/models/hold.py (data-model: Hold; plan: structure)",
        "- [ ] T008 [US2] Implement `POST /holds` (Put a hold on a book) in src/api/loans.py (depends on T007) "
        "(FR-003; per contracts/loans.yaml)",
        "- [ ] T009 Walk through specs/003-loans/quickstart.md and make every step hold (quickstart: all steps)",
    ]
    assert not scaffold(with_tasks(made.text)).changed


def test_where_people_cite_requirements_each_that_is_not_cited_gets_a_task():
    cited = PEOPLES.replace("Lend in", "FR-001, FR-002: lend in").replace("Send mails", "FR-004: send mails")

    made = scaffold(with_tasks(cited))

    assert "Meet FR-005: Every answer MUST be logged (FR-005)" in made.text
    assert "Give each loan" not in made.text


def test_a_number_of_thousands_of_digits_is_no_number_of_a_task_or_phase():
    many = "9" * 5000
    text = FIRST.replace("## Phase 1:", f"## Phase {many}:").replace("T001 ", f"T{many} ", 1)

    assert is_kept(text, scaffold(with_tasks(text, MORE)).text)
    shapeless = f"## Phase {many}: all\n\nNothing yet.\n"
    assert is_kept(shapeless, scaffold(with_tasks(shapeless, MORE)).text)
