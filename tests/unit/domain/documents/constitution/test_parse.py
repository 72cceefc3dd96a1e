"""A constitution is read whatever form its principles have."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.model.absent_text import WhyUnfilled
from plangate.domain.model.findings import Strength
from plangate.domain.model.report import LawStatus
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, a_file


def a_constitution(text: str) -> Constitution:
    """The law of that text."""
    return parse_constitution(a_file(CONSTITUTION_PATH, dedent(text)))


def ids_and_names(text: str) -> list[tuple[str, str]]:
    """The principles of a law by id and name."""
    return [(principle.id, principle.name) for principle in a_constitution(text).principles]


def test_principles_have_numeral_name_strength_and_place():
    law = parse_constitution(a_file(CONSTITUTION_PATH, CONSTITUTION_TEXT))

    read = [(p.id, p.number, p.name, p.strength, p.span.line) for p in law.principles]
    assert read == [
        ("I", 1, "Small Parts", Strength.MUST, 5),
        ("II", 2, "Test-First", Strength.NON_NEGOTIABLE, 9),
        ("III", 3, "Plain Language", Strength.SHOULD, 13),
    ]
    assert law.principle("II").text == "A failing test MUST exist before the code that it asks for."
    assert (law.status, law.version, law.path) == (LawStatus.OK, "1.2.0", CONSTITUTION_PATH)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ("## Core Principles\n### 1. Quiet\n### 2. Fast", [("1", "Quiet"), ("2", "Fast")]),
        ("## Rules of the house\n### Principle I: Quiet\n### Principle II: Fast", [("I", "Quiet"), ("II", "Fast")]),
        ("### Article I — Quiet\n### Article IV — Fast", [("I", "Quiet"), ("IV", "Fast")]),
        ("## 原則\n### 原則1: 静か\n### 原則2：速い", [("1", "静か"), ("2", "速い")]),
        ("## 核心原則\n### 一、安靜\n### 十二、最小化原則", [("一", "安靜"), ("十二", "最小化原則")]),
        ("## 一、靜原則\n## 二、快原則\n## 三、新原則", [("一", "靜原則"), ("二", "快原則"), ("三", "新原則")]),
        ("## I. Quiet\n## II. Fast\n## Governance", [("I", "Quiet"), ("II", "Fast")]),
        ("## 핵심 원칙\n### 제1조 고요\n### 제2조 속도", [("1", "고요"), ("2", "속도")]),
        ("## Основные принципы\n### I. Тихо\n### II. Быстро", [("I", "Тихо"), ("II", "Быстро")]),
        ("## Princípios Fundamentais\n### Silêncio\n### Rapidez", [("silêncio", "Silêncio"), ("rapidez", "Rapidez")]),
        ("## Guiding Principles & Values\n### Be Calm\n### Rush", [("be-calm", "Be Calm"), ("rush", "Rush")]),
        ("## Principles\n### A\n#### I. Quiet\n### B\n#### II. Fast", [("I", "Quiet"), ("II", "Fast")]),
        ("## 1. Principles\n1. **Quiet.** No noise.\n2. **Fast.** No wait.", [("1", "Quiet"), ("2", "Fast")]),
        ("## Principles\n- **Quiet**: no noise\n- **Fast**: no wait", [("quiet", "Quiet"), ("fast", "Fast")]),
        ("## Principles\n**I. Quiet**: no noise\n\n**II. Fast**: no wait", [("I", "Quiet"), ("II", "Fast")]),
        ("# Engineering Principles\n## Quiet\n## Fast", [("quiet", "Quiet"), ("fast", "Fast")]),
    ],
)  # fmt: skip
def test_every_form_of_principle_is_read(headings, expected):
    text = "# Law\n\n" + headings.replace("\n#", "\n\nIt must be so.\n\n#") + "\n\nIt must be so.\n"

    assert ids_and_names(text) == expected


@pytest.mark.parametrize(
    ("heading", "name", "flagged"),
    [
        ("I. Test-First (NON-NEGOTIABLE)", "Test-First", True),
        ("I. Test-First (NON‑NEGOTIABLE)", "Test-First", True),
        ("I. Test-First — NON-NEGOTIABLE", "Test-First", True),
        ("I. Test-First [Non-Negotiable]", "Test-First", True),
        ("I. Tests (TDD) (NON-NEGOTIABLE, always)", "Tests (TDD)", True),
        ("I. 測試優先（不可協商）", "測試優先", True),
        ("I. テスト優先 (妥協不可)", "テスト優先", True),
        ("I. 테스트 우선 (필수)", "테스트 우선", True),
        ("I. Testes Primeiro (Não negociável)", "Testes Primeiro", True),
        ("I. Data Integrity Non-Negotiable", "Data Integrity Non-Negotiable", False),
        ("I. Models (Excessive Use)", "Models (Excessive Use)", False),
    ],
)
def test_non_negotiable_is_a_flag_and_not_part_of_the_name(heading, name, flagged):
    principle = a_constitution(f"# Law\n\n## Core Principles\n\n### {heading}\n\nWords.\n").principles[0]

    assert (principle.name, principle.strength is Strength.NON_NEGOTIABLE) == (name, flagged)


@pytest.mark.parametrize(
    "flag",
    [
        "(NON-NEGOTIABLE)", "(Non Negotiable)", "(non\u2011negotiable)", "(NON\u2013NEGOTIABLE)", "(NONNEGOTIABLE)",
        "(non\u00adnegotiable)", "（ＮＯＮ－ＮＥＧＯＴＩＡＢＬＥ）", "[MUST; NON_NEGOTIABLE]",
        "⛔ NON-NEGOTIABLE", "· Non-negotiable!",
        "(NÃO-NEGOCIÁVEL)", "(NÃO NEGOCIÁVEL)", "(nao negociavel)", "(princípios não-negociáveis)", "(Inegociável)",
        "(NO-NEGOCIABLE)", "(NO NEGOCIABLE)", "— no\u2010negociable", "(INNEGOCIABLE)", "(NON NÉGOCIABLE)",
        "(NON-NEGOCIABLE)", "(non ne\u0301gociables)", "(NICHT VERHANDELBAR)", "(nicht-verhandelbar)",
        "(Unverhandelbar)",
        "(НЕ ПОДЛЕЖИТ ОБСУЖДЕНИЮ)", "(не обсуждается)", "（交渉不可）", "【譲歩不可】", "(絶対)",
        "（絶対遵守）", "（不可协商）", "（不可協商）", "(不可妥协)", "［不可妥協］", 
        "(협상 불가)", "(협상불가)", "- 타협 불가",
    ],
)  # fmt: skip
def test_a_flag_is_known_in_every_spelling(flag):
    law = a_constitution(f"# Law\n\n## Core Principles\n\n### I. Open Shelves {flag}\n\nBooks stand open.\n")

    assert [(principle.name, principle.strength) for principle in law.principles] == [
        ("Open Shelves", Strength.NON_NEGOTIABLE)
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Non-Negotiable Quality", "Nothing Mandatory", "Returns (not mandatory)", "Fines (no obligatorio)",
        "Kataloge (nicht verpflichtend)", "Отчёты (необязательно)", "Отчёты (не обязательно)", "目録（非強制）",
        "目録（必須ではない）", "목록 (필수 아님)", "Talks (immandatory)",
        "Visits (a rule that was written after long talks, and is mandatory)",
    ],
)  # fmt: skip
def test_words_of_a_flag_in_a_name_or_denied_are_no_flag(heading):
    law = a_constitution(f"# Law\n\n## Core Principles\n\n### I. {heading}\n\nBooks stand open.\n")

    assert [(principle.name, principle.strength) for principle in law.principles] == [(heading, Strength.NONE)]


@pytest.mark.parametrize("bold", ["**I. Open Shelves** (NON-NEGOTIABLE):", "**I. Open Shelves (no negociable)**:"])
def test_a_flag_stands_inside_the_bold_name_or_right_behind_it(bold):
    law = a_constitution(
        f"# Law\n\n## Core Principles\n\n- {bold} books stand open (optional).\n- **II. Quiet**: (x)\n"
    )

    assert [(principle.name, principle.strength) for principle in law.principles] == [
        ("Open Shelves", Strength.NON_NEGOTIABLE),
        ("Quiet", Strength.NONE),
    ]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("It MUST hold.", Strength.MUST),
        ("It is REQUIRED.", Strength.MUST),
        ("It must hold.", Strength.MUST),
        ("It should hold.", Strength.SHOULD),
        ("It holds.", Strength.NONE),
        ("必须如此。", Strength.MUST),
        ("そうしなければならない。", Strength.MUST),
        ("그렇게 해야 한다.", Strength.MUST),
        ("Это должно быть так.", Strength.MUST),
        ("Deve ser assim.", Strength.MUST),
        ("建议如此。", Strength.SHOULD),
        ("```\nMUST\n```", Strength.NONE),
        ("<!-- it MUST hold -->", Strength.NONE),
    ],
)
def test_strength_is_read_from_a_principles_own_words(text, strength):
    law = a_constitution(f"# Law\n\n## Core Principles\n\n### I. Quiet\n\n{text}\n")

    assert law.principles[0].strength is strength


def test_a_lower_case_must_does_not_bind_where_the_law_writes_it_in_capitals():
    law = a_constitution("# Law\n\n## Core Principles\n\n### I. A\n\nIt MUST hold.\n\n### II. B\n\nIt must hold.\n")

    assert [principle.strength for principle in law.principles] == [Strength.MUST, Strength.NONE]


def test_a_numeral_used_twice_gets_a_number_and_jumps_are_kept():
    text = "# Law\n\n## Core Principles\n\n### VIII. A\n\nx\n\n### XIII. B\n\nx\n\n### VIII. C\n\nx\n"

    assert ids_and_names(text) == [("VIII", "A"), ("XIII", "B"), ("VIII-2", "C")]


def test_a_principle_that_goes_on_counting_elsewhere_is_one():
    text = """\
        # Law

        ## Core Principles

        ### 1. Quiet

        ### 2. Fast

        ## Roles

        ### 1. Keeper

        ## Governance

        ### 3. Open
        """

    assert ids_and_names(text) == [("1", "Quiet"), ("2", "Fast"), ("3", "Open")]


def test_unnumbered_sections_beside_numbered_principles_are_clauses():
    law = a_constitution(
        """\
        # Law

        ## Core Principles

        ### I. Quiet

        No noise.

        ## Development Standards

        ### Single File

        There MUST be one file.

        ## Governance

        Ask.
        """
    )

    assert [(clause.name, clause.span.line) for clause in law.clauses] == [
        ("Development Standards", 9),
        ("Single File", 11),
        ("Governance", 15),
    ]


def test_headings_inside_a_fence_are_no_principles():
    text = "# Law\n\n## Core Principles\n\n### I. Quiet\n\n```\n### II. Fast\n```\n"

    assert ids_and_names(text) == [("I", "Quiet")]


@pytest.mark.parametrize("later", ["", "<!-- a later comment -->\n"])
def test_an_unclosed_comment_does_not_do_away_with_the_law(later):
    text = f"<!--\nReport\nVersion: 1.0.0\n\n# Law\n\n**Version**: 2.0.0\n{later}\n## Core Principles\n\n### I. Quiet\n"

    law = a_constitution(text)

    assert [(p.id, p.span.line) for p in law.principles] == [("I", text.count("\n"))]
    assert law.version == "2.0.0"


def test_an_unclosed_comment_without_a_heading_below_ends_at_the_next_blank_line():
    law = a_constitution("<!-- Report\nmore\n\n- **I. Quiet**: a search MUST NOT send mail\n")

    assert [p.id for p in law.principles] == ["I"]


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("# Law\n\n**Version**: 1.2.0 | **Ratified**: 2026-01-01\n", "1.2.0"),
        ("# Law\n\n**Version:** v1.1.0\n", "1.1.0"),
        ("# Law\n\n**版本**：1.15.1 | **制定日期**：2026-01-01\n", "1.15.1"),
        ("# Law\n\n**バージョン**: 2.0.0\n", "2.0.0"),
        ("# Law\n\n**Версия:** 1.0\n", "1.0"),
        ("# Law\n\n- Constitution Version: 3.0\n", "3.0"),
        ("<!--\nVersion: 1.4.0\n-->\n\n# Law\n", "1.4.0"),
        ("<!--\nVersion change: 1.0.0 → 1.1.0\n-->\n\n# Law\n", "1.1.0"),
        ("<!--\nVersion: 0.9.0 -> 1.0.0\n-->\n\n# Law\n\n**Version**: 1.0.1\n", "1.0.1"),
        ("---\nversion: 2.3.4\n---\n\n# Law\n", "2.3.4"),
        ("# Law\n\nVersioning: MAJOR.MINOR.PATCH\n", None),
        ("# Law\n\n**Version**: [CONSTITUTION_VERSION]\n", None),
        ("# Law\n\n```\n**Version**: 1.0.0\n```\n", None),
    ],
)
def test_the_version_is_found_wherever_it_stands(text, version):
    assert a_constitution(text).version == version


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n\nx\n",
            "unfilled",
        ),
        ("# Law\n\n## Core Principles\n\n### I. [PRINCIPLE_1_NAME]\n", "unfilled"),
        ("", "unfilled"),
        ("<!-- nothing yet -->\n", "unfilled"),
        ("# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### I. Quiet\n\nNo noise.\n", "ok"),
    ],
)
def test_tokens_in_place_of_principles_make_a_law_unfilled(text, status):
    assert a_constitution(text).status is LawStatus(status)


POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 4021\n".format("5e" * 32)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# [PROJECT_NAME] Constitution\n", None),
        ("\n<!-- later -->\n", WhyUnfilled.EMPTY),
        (POINTER, WhyUnfilled.LFS_POINTER),
        (POINTER.replace("\n", "\r\n"), WhyUnfilled.LFS_POINTER),
        ("../../docs/constitution.md", WhyUnfilled.LINK),
        ("LAW.md\n", WhyUnfilled.LINK),
        ("/annex/objects/SHA256E-s12--ab.md\n", WhyUnfilled.LINK),
        ("# Law\n\nBe kind.\n", WhyUnfilled.NO_PRINCIPLE),
        ("We keep our principles at https://wiki.library.example/law.md\n", WhyUnfilled.NO_PRINCIPLE),
        ("https://wiki.library.example/law.md\n", WhyUnfilled.NO_PRINCIPLE),
        ("# Law\n\n## Governance\n\nThe council decides.\n", WhyUnfilled.NO_PRINCIPLE),
    ],
)
def test_a_law_without_a_principle_says_what_it_is(text, why):
    law = a_constitution(text)

    assert (law.status, law.why_unfilled, law.principles) == (LawStatus.UNFILLED, why, ())


def test_a_law_with_a_principle_is_filled_though_it_speaks_of_a_pointer():
    law = a_constitution(f"# Law\n\n## Core Principles\n\n### I. Quiet\n\nNo file is one of these:\n\n{POINTER}")

    assert (law.status, law.why_unfilled) == (LawStatus.OK, None)


def test_a_token_left_beside_real_principles_is_no_principle():
    text = "# Law\n\n## Core Principles\n\n### I. Quiet\n\nx\n\n### [PRINCIPLE_2_NAME]\n\nx\n"

    assert ids_and_names(text) == [("I", "Quiet")]


def test_without_a_file_the_law_is_missing_and_without_its_text_unreadable():
    assert parse_constitution(None) == Constitution(None, LawStatus.MISSING)
    assert parse_constitution(a_file(CONSTITUTION_PATH, None)).status is LawStatus.UNREADABLE


def test_known_deviations_are_kept():
    law = a_constitution(
        """\
        # Law

        ## I. Quiet

        ## II. Fast

        ## Known Deviations

        | Rule | Violation |
        |------|-----------|
        | §II: "no wait" | `report.py` waits |
        """
    )

    assert law.deviations == ('§II: "no wait" | report.py waits',)


@given(st.text(alphabet="#I. V1*-\n<!>[](P`|一原則", max_size=80))
def test_any_text_gives_a_constitution(text):
    law = a_constitution(text)

    assert len({principle.id for principle in law.principles}) == len(law.principles)
    assert all(1 <= principle.span.line <= principle.span.end_line for principle in law.principles)


def test_a_version_line_below_bold_principles_is_none_of_them():
    text = (
        "# Law\n\n## Core Principles\n\n1. **Simple**: MUST be simple.\n2. **Tested**: MUST be tested.\n\n"
        "**Version**: 1.0.0 | **Ratified**: 2026-01-01\n\n**Last Amended**: 2026-02-01\n"
    )

    law = parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text))

    assert [(principle.id, principle.name) for principle in law.principles] == [("1", "Simple"), ("2", "Tested")]
    assert law.version == "1.0.0"
