"""Only a demand without a way out, and only what a plan surely uses, may conflict."""

from textwrap import dedent

import pytest

from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_file, a_snapshot

CONTEXT = {
    "Language/Version": "Python 3.12",
    "Primary Dependencies": "click 8",
    "Storage": "files",
    "Testing": "by hand",
}


def conflicts(law: str, gates: str = "I. Stack: PASS, as it says.", tree: str = "", **fields: str) -> list[str]:
    """The messages of the rule for a plan with these fields under a law of one principle."""
    context = CONTEXT | {
        name.replace("_", " ").replace("Language", "Language/Version"): v for name, v in fields.items()
    }
    lines = "\n".join(f"**{name}**: {value}" for name, value in context.items())
    plan = f"# Implementation Plan: Search\n\n## Technical Context\n\n{lines}\n\n## Constitution Check\n\n- {gates}\n"
    plan += f"\n## Project Structure\n\n```text\n{tree or 'search/index'}\n```\n"
    constitution = f"# Law\n\n## Core Principles\n\n### I. Stack\n\n{dedent(law)}\n\n**Version**: 1.0.0\n"
    snapshot = a_snapshot(a_feature(plan), law=(a_file(CONSTITUTION_PATH, constitution),))
    (report,) = review(snapshot).plans
    return [finding.message for finding in report.findings if finding.rule == "stack-conflict"]


@pytest.mark.parametrize(
    ("law", "fields", "says"),
    [
        ("All features MUST be implemented in Rust.", {}, "Language/Version names Python; I. Stack mandates Rust"),
        ("Every feature must be implemented using Rust as the primary language.", {}, "mandates Rust for everything"),
        ("All production code MUST be in Go.", {}, "mandates Go for everything"),
        ("All production code\nMUST be in Go.", {}, "mandates Go for everything"),
        ("The server and everything it ships with is written in Rust.", {}, "mandates Rust for everything"),
        ("Rust only.", {}, "mandates Rust for everything"),
        ("Rust is the only language.", {}, "mandates Rust for everything"),
        ("The only language is Rust.", {}, "mandates Rust for everything"),
        ("No language other than Rust.", {}, "mandates Rust for everything"),
        ("PostgreSQL only.", {"Storage": "SQLite 3"}, "Storage names SQLite; I. Stack mandates PostgreSQL"),
        ("All data MUST be stored in PostgreSQL.", {"Storage": "MongoDB 8, one collection"}, "names MongoDB"),
        ("PostgreSQL MUST be the only database.", {"Storage": "MySQL"}, "names MySQL"),
        ("The database MUST be PostgreSQL.", {"Storage": "MySQL"}, "names MySQL"),
        ("Features MUST use PostgreSQL as their only database.", {"Storage": "MySQL"}, "names MySQL"),
        ("All tests MUST use pytest.", {"Testing": "unittest"}, "Testing names unittest; I. Stack mandates pytest"),
        ("All unit and integration tests MUST run with pytest.", {"Testing": "unittest"}, "names unittest"),
        ("All APIs MUST be built with FastAPI.", {"Primary_Dependencies": "Django 5"}, "names Django"),
        ("The web framework MUST be FastAPI.", {"Primary_Dependencies": "Flask 3, click"}, "names Flask"),
        ("All UIs MUST be built with React.", {"Primary_Dependencies": "Vue 3"}, "mandates React for everything"),
        ("All database access MUST use SQLAlchemy.", {"Primary_Dependencies": "Peewee"}, "names Peewee"),
        ("MUST NOT use MongoDB.", {"Storage": "MongoDB"}, "Storage names MongoDB; I. Stack forbids it."),
        ("MongoDB is prohibited.", {"Storage": "MongoDB"}, "forbids it. Plan without it"),
        ("MongoDB MUST NOT be used.", {"Storage": "MongoDB"}, "forbids it"),
        ("Never use PHP.", {"Language": "PHP 8.4"}, "names PHP"),
        ("- No MongoDB.\n- No Cassandra.", {"Storage": "Cassandra"}, "names Cassandra"),
        ("No ORM.", {"Primary_Dependencies": "SQLAlchemy 2"}, "forbids any object-relational mapper. Plan without one"),
        ("ORMs are forbidden.", {"Primary_Dependencies": "SQLModel"}, "forbids any object-relational mapper"),
    ],
)
def test_what_the_law_demands_or_forbids_conflicts_with_another_plan(law, fields, says):
    (message,) = conflicts(law, **fields)

    assert says in message
    assert message.endswith(", or declare the violation and justify it.")


@pytest.mark.parametrize(
    "law",
    [
        "New features SHOULD be implemented in Rust.",
        "All new features MUST be implemented in Rust.",
        "All features MUST be implemented in Rust where speed matters.",
        "All features MUST be implemented in Rust, except scripts.",
        "All features MUST be implemented in Rust or Go.",
        "All features MUST be implemented in Rust or another safe language.",
        "All features of the importer MUST be implemented in Rust.",
        "All scripts MUST be written in Rust.",
        "All test code MUST be written in Rust.",
        "All backend code MUST be written in Rust.",
        "Core modules MUST be written in Rust.",
        "Primary language: Rust",
        "We love Rust.",
        "The engine depends on only Rust.",
        "Rust only compiles what is safe.",
        "Rust is the only language for the engine.",
        "All features MUST be implemented in Rust. Python may be used for tools.",
        "All features MUST be implemented in e.g. Rust.",
    ],
)
def test_a_law_with_a_way_out_mandates_nothing(law):
    assert conflicts(law) == []


@pytest.mark.parametrize(
    ("law", "fields"),
    [
        ("PostgreSQL only.", {"Storage": "PostgreSQL 17 and Redis"}),
        ("PostgreSQL only.", {"Storage": "PostgreSQL 17; SQLite for local development"}),
        ("PostgreSQL only.", {"Storage": "PostgreSQL in production, MySQL"}),
        ("PostgreSQL only.", {"Storage": "SQLite in tests"}),
        ("PostgreSQL only.", {"Storage": "SQLite or MySQL, to be decided"}),
        ("PostgreSQL only.", {"Storage": "e.g. SQLite"}),
        ("PostgreSQL only.", {"Storage": "existing MongoDB, unchanged"}),
        ("PostgreSQL only.", {"Storage": "MongoDB, migrated in this feature"}),
        ("PostgreSQL only.", {"Storage": "replaces MongoDB"}),
        ("PostgreSQL only.", {"Storage": "no MongoDB"}),
        ("PostgreSQL only.", {"Storage": "Supabase"}),
        ("PostgreSQL only.", {"Storage": "N/A"}),
        ("PostgreSQL only.", {"Storage": "files", "Primary_Dependencies": "mongo-style filters"}),
        ("PostgreSQL only.\n\nSession data: SQLite.", {"Storage": "SQLite"}),
        ("MUST NOT use MongoDB in production.", {"Storage": "MongoDB"}),
        ("MUST NOT use MongoDB for sessions.", {"Storage": "MongoDB"}),
        ("MongoDB is prohibited unless agreed.", {"Storage": "MongoDB"}),
        ("MongoDB MUST NOT be used directly.", {"Storage": "MongoDB"}),
        ("No MongoDB.", {"Storage": "PostgreSQL (no MongoDB)"}),
        ("No MongoDB migrations by hand.", {"Storage": "MongoDB"}),
        ("All tests MUST use pytest.", {"Testing": "Vitest"}),
        ("All tests MUST use pytest.", {"Testing": "pytest, unittest mocks"}),
        ("All UIs MUST be built with React.", {"Primary_Dependencies": "Next.js 15"}),
        ("All UIs MUST be built with React.", {"Primary_Dependencies": "React Native 0.76"}),
        ("All APIs MUST be built with FastAPI.", {"Primary_Dependencies": "Express 5"}),
        ("All database access MUST use SQLAlchemy.", {"Primary_Dependencies": "SQLModel"}),
        ("All database operations MUST use SQLAlchemy/SQLModel.", {"Primary_Dependencies": "Peewee"}),
        ("All features MUST be implemented in Rust.", {"Language": "Rust 1.90 and TypeScript"}),
        ("All features MUST be implemented in Rust.", {"Language": "Markdown"}),
        ("All features MUST be implemented in Rust.", {"Language": "[e.g., Python 3.11]"}),
        ("All features MUST be implemented in Rust.", {"Language": "Python (scripts)", "Storage": "Rust crates"}),
        ("No ORM.", {"Primary_Dependencies": "no ORM, SQLAlchemy removed"}),
    ],
)
def test_a_plan_that_may_keep_the_law_is_not_accused(law, fields):
    assert conflicts(law, **fields) == []


def test_a_feature_in_another_project_of_the_repository_is_not_accused():
    assert conflicts("All features MUST be implemented in Rust.", tree="docs/\n└── search.py") == []
    assert conflicts("All features MUST be implemented in Rust.", tree="src/\n└── search.rs") == []


def test_a_declared_violation_is_not_said_again():
    assert conflicts("All features MUST be implemented in Rust.", gates="I. Stack: VIOLATION, see below.") == []


def test_two_demands_for_one_kind_leave_a_choice():
    law = "All features MUST be implemented in Rust.\n\n### II. More\n\nAll services MUST be written in Go."

    assert conflicts(law) == []


def test_one_field_is_said_once():
    law = "PostgreSQL only. MongoDB is prohibited."

    assert len(conflicts(law, Storage="MongoDB")) == 1
