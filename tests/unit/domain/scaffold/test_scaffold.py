"""What the design of a feature becomes: tasks with their evidence, and nothing else."""

import re
from dataclasses import replace

import pytest

from plangate.domain.analysis.case import open_case
from plangate.domain.model.snapshot import Feature, File, OwnerPolicy
from plangate.domain.policy import POLICY_PATH, parse_policy
from plangate.domain.rules import CATALOGUE
from plangate.domain.scaffold import (
    Mapped,
    PhaseCount,
    Scaffold,
    ScaffoldRefusal,
    TaskKind,
    TaskSource,
    TestChoice,
    scaffold_tasks,
)
from tests.builders import TEMPLATE_TEXT, in_force
from tests.unit.domain.scaffold.loans import (
    FOLDER,
    LAW,
    PATHS,
    PLAN,
    SPEC,
    TASKS_TEMPLATE,
    a_loans_feature,
    a_loans_snapshot,
    scaffold,
    with_tasks,
)

TEST_FIRST = LAW.replace("### I. Small", "### II. Test-First\n\nA failing test MUST come first.\n\n### I. Small")


def lines(text: str) -> list[str]:
    """The tasks of a file."""
    return [line.removeprefix("- [ ] ") for line in text.split("\n") if line.startswith("- [ ] ")]


def refused(feature, **options) -> str:
    """Why there are no tasks."""
    made = scaffold_tasks(a_loans_snapshot(feature, **options), feature, paths=PATHS)
    assert isinstance(made, ScaffoldRefusal)
    return made.reason


def test_every_task_cites_what_it_comes_from():
    made = scaffold()

    assert lines(made.text) == [
        "T001 Create the folders src/services/, src/api/ (plan: structure)",
        "T002 Add what is missing of the plan's dependencies to pyproject.toml: FastAPI, Alembic "
        "(plan: Primary Dependencies)",
        "T003 Set up what research decided: Alembic, configured in alembic.ini (research: Migrations)",
        "T004 Create the schema, or its migration, for Loan, Hold in PostgreSQL 16 "
        "(plan: Storage; data-model: Loan, Hold)",
        "T005 [P] [US1] Create Loan model in src/models/loan.py (data-model: Loan; plan: structure)",
        "T006 [P] [US1] Create src/services/lending.py: refuses what is lent (plan: structure)",
        "T007 [US1] Give each loan a due date of 28 days (FR-001; data-model: Loan)",
        "T008 [US1] Refuse to lend a book that is lent (FR-002)",
        "T009 [US1] Implement `POST /loans` (Lend a book) in src/api/loans.py (depends on T006, T005) "
        "(per contracts/loans.yaml)",
        "T010 [P] [US1] Update src/main.py: include the routes (plan: structure)",
        "T011 [US3] Create src/services/reminders.py: mail before the due date (plan: structure)",
        "T012 [US3] Send a reminder by mail one day before in src/services/reminders.py (FR-004)",
        "T013 [P] [US2] Create Hold model in src/models/hold.py (data-model: Hold; plan: structure)",
        "T014 [US2] Implement `POST /holds` (Put a hold on a book) in src/api/loans.py (depends on T013) "
        "(FR-003; per contracts/loans.yaml)",
        "T015 Walk through specs/003-loans/quickstart.md and make every step hold (quickstart: all steps)",
        "T016 Meet FR-005: Every answer MUST be logged (FR-005)",
    ]


def test_the_account_says_what_became_what_and_what_needs_a_look():
    made = scaffold()

    loan = TaskSource(TaskKind.ENTITY, "Loan", f"{FOLDER}/data-model.md", 5)
    contract = TaskSource(TaskKind.CONTRACT, "contracts/loans.yaml", f"{FOLDER}/contracts/loans.yaml", 1)
    assert Mapped(loan, ("T005",), 1, "the story names it in its acceptance scenarios") in made.mapped
    assert Mapped(contract, ("T009", "T014")) in made.mapped
    assert [one.source.name for one in made.unmapped] == ["src/main.py", "FR-005", "How long a loan lasts"]
    assert made.phases[0] == PhaseCount("Phase 1: Setup (Ground)", 3)
    assert (made.changed, made.gone, len(made.added)) == (True, (), 16)


def test_entities_of_the_specification_are_cited_as_its_own_where_there_is_no_data_model():
    made = scaffold(a_loans_feature(data_model__md=None))

    assert [line for line in lines(made.text) if "model" in line.lower()] == [
        "T004 [P] [US1] Create Loan model in src/models/loan.py (spec: Key Entities; plan: structure)",
        "T012 [P] [US2] Create Hold model in src/models/hold.py (spec: Key Entities; plan: structure)",
    ]


def test_a_document_that_cannot_be_read_is_no_prerequisite_and_is_named_for_a_look():
    feature = a_loans_feature()
    files = tuple(
        replace(file, text=None) if file.path.endswith(("/data-model.md", "/research.md")) else file
        for file in feature.files
    )

    made = scaffold(replace(feature, files=files))

    assert "**Prerequisites**: plan.md, spec.md, contracts/, quickstart.md\n" in made.text
    assert "data-model" not in made.text
    assert [one.source for one in made.unmapped if one.source.kind is TaskKind.DOCUMENT] == [
        TaskSource(TaskKind.DOCUMENT, "research.md", f"{FOLDER}/research.md", 1),
        TaskSource(TaskKind.DOCUMENT, "data-model.md", f"{FOLDER}/data-model.md", 1),
    ]


def test_without_a_template_the_sections_behind_the_phases_are_all_there():
    made = scaffold(template=None, law=TEST_FIRST)

    tail = made.text[made.text.index("## Dependencies & Execution Order") :]
    assert re.findall(r"(?m)^##+ .*", tail) == [
        "## Dependencies & Execution Order",
        "### Phase Dependencies",
        "### User Story Dependencies",
        "### Within Each User Story",
        "### Parallel Opportunities",
        "## Implementation Strategy",
        "### MVP First",
        "### Incremental Delivery",
        "### Parallel Team Strategy",
        "## Notes",
    ]
    assert "- Then one developer, or pair, on User Story 2\n" in tail


def test_what_can_be_done_at_once_is_told_by_stage():
    tree = (
        "src/\n├── models/\n│   ├── loan.py      # NEW\n│   └── lend_log.py  # NEW lend log\n└── services/\n"
        "    ├── lending.py   # NEW lend a book\n    └── due.py       # NEW due date of a loan that a librarian lends\n"
    )

    made = scaffold(a_feature_with_a_tree(tree, contracts___loans__yaml=None), template=None)

    assert "- User Story 1, models: T005, T006\n" in made.text
    assert '## Parallel Example: User Story 1\n\n```bash\nTask: "T005 Create Loan model' in made.text


def test_the_template_keeps_its_words_and_loses_its_samples():
    made = scaffold()

    assert "**House rule**: One pull request for each story." in made.text
    assert "### Our Own Rule\n\n- Merge on Fridays" in made.text
    assert "## Phase 2: Foundational (First Things)\n\n**Purpose**: For all stories" in made.text
    assert [sign for sign in ("[", "SAMPLE", "Entity1", "TXXX", "as the template says") if sign in made.text] == ["["]
    assert made.from_template == ".specify/templates/tasks-template.md"


def test_without_a_template_there_are_phases_all_the_same():
    made = scaffold(template=None)

    assert "## Phase 3: User Story 1 - Lend a book (Priority: P1) 🎯 MVP" in made.text
    assert len(lines(made.text)) == 16
    assert made.from_template is None


def test_the_result_passes_every_rule_for_tasks():
    feature = with_tasks(scaffold(law=TEST_FIRST).text)
    case = open_case(a_loans_snapshot(feature), feature, parse_policy(None))

    assert [remark for rule in CATALOGUE if rule.family == "tasks" for remark in rule.judge(case)] == []
    assert all(task.strict for task in case.tasks.tasks)


def test_the_same_input_gives_the_same_bytes():
    assert scaffold().text == scaffold(replace(a_loans_feature(), siblings=("x",))).text


@pytest.mark.parametrize(
    ("feature", "options", "choice"),
    [
        (a_loans_feature(), {}, "Not requested: neither specification, plan nor constitution asks for them."),
        (
            a_loans_feature(),
            {"law": TEST_FIRST},
            "Included: the constitution's principle II (Test-First) asks for them.",
        ),
        (a_loans_feature(), {"tests": True}, "Included: asked for with the command."),
        (a_loans_feature(), {"law": TEST_FIRST, "tests": False}, "Left out: asked for with the command."),
        (
            a_loans_feature(plan__md=PLAN.replace("## Constitution", "Testing: manual\n\n## Constitution")),
            {"law": TEST_FIRST},
            "Not requested: plan.md says so in line 15.",
        ),
        (
            a_loans_feature(spec__md=f"{SPEC}\nUnit tests are required.\n"),
            {},
            "Included: spec.md asks for them in line 51.",
        ),
        (
            a_loans_feature(plan__md=PLAN.replace("└── main.py ", "├── test_loans.py   # NEW\n└── main.py ")),
            {},
            "Included: the plan's source tree names src/test_loans.py.",
        ),
    ],
)
def test_tests_are_made_only_where_somebody_asks_for_them(feature, options, choice):
    made = scaffold(feature, **options)

    assert made.tests == TestChoice(choice.startswith("Included"), choice)
    assert f"**Tests**: {choice}" in made.text
    assert ("### Tests for User Story 1" in made.text) is made.tests.wanted


def test_the_constitution_lies_where_the_owners_policy_says():
    feature = a_loans_feature()
    law = File("docs/law.md", "c", TEST_FIRST)
    policy = File(POLICY_PATH, "p", "constitution: [docs/law.md]\n")
    snapshot = in_force(
        replace(a_loans_snapshot(feature), law=(law,), owner_policy=OwnerPolicy("octo/.github", "4" * 40, policy))
    )

    made = scaffold_tasks(snapshot, feature, paths=PATHS)

    assert isinstance(made, Scaffold)
    assert made.tests == TestChoice(True, "Included: the constitution's principle II (Test-First) asks for them.")


def test_tests_come_before_what_they_test():
    made = scaffold(tests=True)

    story = made.text[made.text.index("## Phase 3") : made.text.index("## Phase 4")]
    assert lines(story)[0] == "T005 [US1] Contract test for loans.yaml (per contracts/loans.yaml)"
    assert story.index("### Tests for") < story.index("### Implementation for")
    assert "T012 [US3] Test the acceptance scenarios of User Story 3 (Remind readers)" in made.text


def test_a_file_without_a_tree_is_named_as_its_neighbors_are():
    plan = PLAN[: PLAN.index("├── models/")] + PLAN[PLAN.index("├── services/") :]

    made = scaffold(a_loans_feature(plan__md=plan))

    assert "Create Loan model in src/models/loan.py (data-model: Loan)" in made.text


def a_feature_with_a_tree(tree: str, **documents: str | None) -> Feature:
    """The feature whose plan draws another tree."""
    begin, end = PLAN.index("src/\n"), PLAN.index("```\n\n**Structure")
    return a_loans_feature(plan__md=PLAN[:begin] + tree + PLAN[end:], **documents)


def of_a_tree(tree: str, **documents: str | None) -> list[str]:
    """The tasks with a file or model, or for a contract, of a feature whose plan draws another tree."""
    made = scaffold(a_feature_with_a_tree(tree, **documents))
    return [line.split(" ", 1)[1] for line in lines(made.text) if re.search(r"Create \S+ model|structure|agrees", line)]


def test_an_entity_that_the_tree_names_at_a_file_is_made_there_and_once():
    model = "# Data Model\n\n## Entities\n\n### BookLoan\n\nA loan.\n\n### HoldQueue\n\nThe holds.\n"
    tree = (
        "src/\n├── lending/\n│   ├── terms.py     # NEW BookLoan and its due date\n"
        "│   ├── queue.py     # NEW HoldQueue\n│   └── rules.py     # NEW rules for BookLoan\n"
        "└── report.py        # NEW HoldQueue pages\n"
    )

    made = of_a_tree(tree, data_model__md=model)

    assert [line for line in made if "BookLoan" in line or "HoldQueue" in line] == [
        "[P] [US1] Create BookLoan model in src/lending/terms.py: BookLoan and its due date "
        "(data-model: BookLoan; plan: structure)",
        "[US1] Create src/lending/rules.py: rules for BookLoan (depends on T005) (plan: structure)",
        "[P] [US2] Create HoldQueue model in src/lending/queue.py (data-model: HoldQueue; plan: structure)",
        "[US2] Create src/report.py: HoldQueue pages (depends on T011) (plan: structure)",
    ]


def test_an_entity_is_not_put_into_the_only_model_file_when_that_is_called_after_another():
    made = of_a_tree("src/\n├── dto/\n│   └── create_loan_dto.py  # NEW\n└── main.py  # MODIFY\n")

    assert [line for line in made if "model" in line] == [
        "[P] [US1] Create Loan model in src/dto/create_loan_dto.py (data-model: Loan; plan: structure)",
        "[P] [US2] Create Hold model in src/models/hold.py (data-model: Hold)",
    ]


def test_a_model_file_beside_others_has_their_language_and_form():
    tree = "src/\n└── Models/\n    ├── LoanModel.php  # NEW\n    └── ReaderModel.php  # NEW\n"

    made = of_a_tree(tree, data_model__md="# Data Model\n\n## Entities\n\n### loans\n\nA.\n\n### hold\n\nB.\n")

    assert [line for line in made if "Create" in line and " model " in line] == [
        "[P] [US1] Create loans model in src/Models/LoanModel.php (data-model: loans; plan: structure)",
        "[P] [US2] Create hold model in src/Models/HoldModel.php (data-model: hold)",
    ]


def test_a_model_lies_in_no_folder_of_a_tree_that_nobody_drew():
    made = of_a_tree("# Option 1: Single project (DEFAULT)\nlib/\n├── models/\n└── services/\ntests/\n└── unit/\n")

    assert made == [
        "[P] [US1] Create Loan model in src/models/loan.py (data-model: Loan)",
        "[P] [US2] Create Hold model in src/models/hold.py (data-model: Hold)",
    ]


def test_the_contract_of_a_library_is_kept_in_the_file_that_is_called_so():
    tree = "src/\n├── lending.py     # NEW Lend, Return\n└── cli/\n    └── main.py    # MODIFY the command `lend`\n"

    made = of_a_tree(tree, contracts___loans__yaml=None, contracts___api__md="# Contract: Lending\n\nOne call.\n")

    assert [line for line in made if "lending" in line or "main" in line] == [
        "[P] [US1] Update src/cli/main.py: the command `lend` (plan: structure)",
        "[P] [US1] Implement what contracts/api.md agrees on (Contract: Lending) in src/lending.py: Lend, Return "
        "(per contracts/api.md)",
    ]


def test_a_story_is_tested_in_the_only_file_that_the_tree_has_for_whole_stories():
    tree = "src/\n└── lending.py  # NEW\ntests/\n└── integration/\n    └── test_loans.py  # NEW\n"

    made = scaffold(a_feature_with_a_tree(tree), tests=True)

    assert {line.rpartition(" in ")[2] for line in lines(made.text) if "acceptance scenarios" in line} == {
        "tests/integration/test_loans.py (spec: User Story 2)",
        "tests/integration/test_loans.py (spec: User Story 3)",
    }


def test_what_no_document_says_is_not_made_up():
    made = scaffold(
        a_loans_feature(
            data_model__md=None,
            contracts___loans__yaml=None,
            research__md=None,
            quickstart__md=None,
            plan__md="# Plan\n",
        )
    )

    assert not [line for line in lines(made.text) if "src/" in line or "schema" in line or "Walk" in line]
    assert "**Prerequisites**: plan.md, spec.md\n" in made.text


@pytest.mark.parametrize(
    ("feature", "reason"),
    [
        (a_loans_feature(spec__md=None), "specs/003-loans/spec.md is missing or cannot be read."),
        (a_loans_feature(spec__md="# Feature Specification: Loans\n"), "specs/003-loans/spec.md has no user stories."),
        (
            a_loans_feature(plan__md=PLAN.replace("PostgreSQL 16", "NEEDS CLARIFICATION")),
            "NEEDS CLARIFICATION is open in specs/003-loans/plan.md, line 13.",
        ),
        (
            a_loans_feature(spec__md=SPEC.replace("of 28 days", "of [NEEDS CLARIFICATION: how many?] days")),
            "The specification has an open question in specs/003-loans/spec.md, line 40.",
        ),
        (
            a_loans_feature(plan__md=PLAN.replace("| PASS | One package for loans |", "| ❌ VIOLATION | |")),
            "A violation is declared and not justified (specs/003-loans/plan.md, line 19).",
        ),
    ],
)
def test_what_is_not_ready_is_refused_with_what_to_do(feature, reason):
    assert refused(feature).startswith(reason)


def test_an_untouched_plan_is_refused():
    reason = refused(a_loans_feature(plan__md=TEMPLATE_TEXT))

    assert reason.startswith("The plan is still its template (specs/003-loans/plan.md, line 1).")


def test_a_template_without_phases_for_stories_is_refused():
    reason = refused(a_loans_feature(), template="# Work\n\n## To do\n\n- a\n")

    assert reason.startswith("The tasks template .specify/templates/tasks-template.md has no phases for user stories")


def test_tasks_that_cannot_be_read_are_not_overwritten():
    feature = a_loans_feature()
    unreadable = replace(
        feature, files=(*feature.files, replace(feature.files[0], path=f"{FOLDER}/tasks.md", text=None))
    )

    assert refused(unreadable).startswith("specs/003-loans/tasks.md cannot be read")


def test_the_one_story_of_an_old_specification_is_the_first():
    spec = "# Feature Specification: Loans\n\n### Primary User Story\n\nA librarian lends a book.\n"

    made = scaffold(a_loans_feature(spec__md=spec))

    assert "User Story 1 - Loans 🎯 MVP" in made.text


def test_more_than_a_file_can_hold_is_refused():
    many = "\n".join(f"- **FR-{number}**: The system MUST count to {number}." for number in range(1000, 3000))

    reason = refused(a_loans_feature(spec__md=SPEC.replace("### Key Entities", f"{many}\n\n### Key Entities")))

    assert reason.startswith("The documents have 2,018 stories, requirements, entities, operations and files;")


def test_what_exists_already_is_not_made_again():
    plan = PLAN.replace("loan.py          # NEW", "loan.py          # No changes (uses existing Loan model)")
    plan = plan.replace("**Structure Decision**: ", "**Structure Decision**: No migration needed. ")

    made = scaffold(a_loans_feature(plan__md=plan))

    assert [line for line in lines(made.text) if "Loan model" in line or "schema" in line] == []
    assert "(FR-001; data-model: Loan)" in made.text


def test_a_template_without_marks_for_parallel_work_gets_none():
    made = scaffold(template=TASKS_TEMPLATE.replace("[P?] ", "").replace("[P] ", ""))

    assert "[P]" not in made.text


def test_a_database_is_named_without_what_stands_in_brackets_behind_it():
    plan = PLAN.replace("PostgreSQL 16", "PostgreSQL (loans, holds), Redis")

    made = scaffold(a_loans_feature(plan__md=plan))

    assert "for Loan, Hold in PostgreSQL (plan: Storage;" in made.text
