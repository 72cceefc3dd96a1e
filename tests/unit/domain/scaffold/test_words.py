"""Words and names: what makes a requirement an instruction, and a name a file's."""

import pytest

from plangate.domain.scaffold.file_names import FileNames, Language, Style, joined, language_of
from plangate.domain.scaffold.file_roles import FileRole, role_of
from plangate.domain.scaffold.words import one_line, tokens, what_to_do


@pytest.mark.parametrize(
    ("requirement", "instruction"),
    [
        ("The system MUST store a loan.", "Store a loan."),
        ("System SHALL list  what\nis late", "List what is late"),
        ("The lending service must refuse it", "Refuse it"),
        ("Readers MUST be able to hold a book", "Let readers hold a book"),
        ("The system MUST NOT lend it twice", None),
        ("The system MUST be fast", None),
        ("Every answer MUST be logged", None),
        ("Otherwise, all readers can wait", None),
        ("All signed-in library members can renew", "Let signed-in library members renew"),
        ("", None),
        ("Readers MUST NOT see others' loans", None),
    ],
)
def test_a_requirement_of_the_system_is_an_instruction(requirement, instruction):
    assert what_to_do(requirement) == instruction


def test_names_in_camel_case_and_in_the_plural_share_their_words():
    assert tokens("LoanPolicies of the users") == tokens("loan_policy") == {"loan", "policy"}


def test_a_long_text_is_cut_at_a_word_and_cannot_end_a_comment():
    assert one_line("one --> two\n<!-- three") == "one two three"
    assert one_line("a word " * 40, 20) == "a word a word a …"


@pytest.mark.parametrize(
    ("style", "name"),
    [
        (Style.SNAKE, "loan_policy_2"),
        (Style.KEBAB, "loan-policy-2"),
        (Style.PASCAL, "LoanPolicy2"),
        (Style.CAMEL, "loanPolicy2"),
    ],
)
def test_a_name_is_joined_in_the_style_of_its_neighbors(style, name):
    assert joined("Loan policy2", style) == name


@pytest.mark.parametrize(
    ("value", "ending"),
    [("Python 3.12", ".py"), ("TypeScript 5 on Node", ".ts"), ("C# 13 / .NET 10", ".cs"), ("Go 1.24", ".go")],
)
def test_the_first_language_that_a_plan_names_counts(value, ending):
    language = language_of(value)

    assert language is not None
    assert language.ending == ending


def test_without_a_known_language_there_is_none():
    assert language_of("NEEDS A GOPHER") is None


@pytest.mark.parametrize(
    ("paths", "path"),
    [
        ((), "src/entities/loan.ts"),
        (("src/entities/book.entity.ts", "src/entities/shelf.entity.ts"), "src/entities/loan.entity.ts"),
        (("src/entities/BookCase.ts", "src/entities/Shelf.ts"), "src/entities/Loan.ts"),
        (("src/entities/index.ts",), "src/entities/loan.ts"),
    ],
)
def test_a_model_is_named_as_the_files_beside_it(paths, path):
    names = FileNames(Language(".ts", Style.KEBAB, "{}.test.ts"), ("src/entities",), (), frozenset(paths))

    assert names.model("Loan") == path


def test_where_no_folder_is_for_models_no_file_is_named():
    names = FileNames(
        Language(".py", Style.SNAKE, "test_{}.py"), ("src",), (), frozenset({"a/models/x.py", "b/models/y.py"})
    )

    assert (names.model("Loan"), names.test("Loan", "contract")) == ("", "")


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("src/models/loan.py", FileRole.MODEL),
        ("tests/models/test_loan.py", FileRole.TEST),
        ("src/api/loans.py", FileRole.ENDPOINT),
        ("src/components/Loan/index.tsx", FileRole.UI),
        ("alembic/versions/001_loan.py", FileRole.MIGRATION),
        ("pyproject.toml", FileRole.CONFIG),
        ("docs/loans.md", FileRole.DOCS),
        ("src/loans/service.py", FileRole.SERVICE),
        ("src/lend.rs", FileRole.OTHER),
        ("src/lend_test.go", FileRole.TEST),
        ("src/LendTests.cs", FileRole.TEST),
        ("src/APITest.java", FileRole.TEST),
        ("src/latest.py", FileRole.OTHER),
        ("src/Contest.tsx", FileRole.OTHER),
        ("src/LoanService.ts", FileRole.SERVICE),
        ("web/vitest.config.js", FileRole.CONFIG),
        ("compose.dev.yaml", FileRole.CONFIG),
        ("compose.py", FileRole.OTHER),
        ("requirements-dev.txt", FileRole.CONFIG),
        ("Makefile", FileRole.CONFIG),
    ],
)
def test_a_file_s_role_is_read_from_its_folders_and_its_name(path, role):
    assert role_of(path) is role
