"""Header, Technical Context and Structure Decision: fields in every form that plans give them."""

import pytest

from plangate.domain.documents.plan.model import Role
from tests.unit.domain.documents.plan.samples import a_plan

CONTEXT = "# P\n\n## Technical Context\n\n"


def header(text):
    return [(f.key, f.value, f.span.line, [link.target for link in f.links]) for f in a_plan(text).header]


def context(text):
    return [(f.key, f.value, f.span.line, f.span.end_line) for f in a_plan(CONTEXT + text).context]


def test_a_header_on_one_line_has_a_field_behind_every_bold_name():
    text = """# Implementation Plan: Lamps

**Branch**: `001-lamps` | **Date**: 2026-01-02 | **Spec**: [Lamps](./spec.md#top)
**Input**: Feature specification from `/specs/001-lamps/spec.md`

## Summary

**Branch**: not the header's
"""

    assert header(text) == [
        ("Branch", "001-lamps", 3, []),
        ("Date", "2026-01-02", 3, []),
        ("Spec", "Lamps", 3, ["./spec.md"]),
        ("Input", "Feature specification from /specs/001-lamps/spec.md", 4, []),
    ]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("**Branch** : `x`", "Branch"), ("**Branch:** x", "Branch"), ("**分支**：x", "Branch"), ("**Rama**: x",
        "Branch"),
        ("**브랜치**: x", "Branch"), ("**ブランチ**: x", "Branch"), ("**Ветка**: x", "Branch"), ("- **Branch**: x",
        "Branch"),
        ("Branch: x", "Branch"), ("**仕様**: x", "Spec"), ("**Eingabe**: x", "Input"), ("**Jira**: x", "jira"),
        ("| **Branch** | x |\n|---|---|", "Branch"),
    ],
)  # fmt: skip
def test_a_header_field_is_known_by_its_label_in_ten_languages(line, key):
    assert [(field[0], field[1]) for field in header(f"# P\n\n{line}\n\n## Summary\n")] == [(key, "x")]


def test_front_matter_is_a_header_too():
    text = '---\nbranch: 001-lamps\nconstitution_version: "1.4.0"\n# a comment\nlist:\n  - x\n---\n\n# P\n'

    plan = a_plan(text)

    assert plan.front_matter == (("branch", "001-lamps"), ("constitution_version", "1.4.0"), ("list", ""))
    assert [(field.key, field.value, field.span.line) for field in plan.header] == [
        ("Branch", "001-lamps", 2),
        ("constitution_version", "1.4.0", 3),
        ("list", "", 5),
    ]
    assert (plan.title, plan.title_span.line) == ("P", 9)


def test_a_plan_without_a_title_has_none():
    plan = a_plan("## Summary\n\ntext\n")

    assert (plan.title, plan.title_span.line, plan.header) == ("", 1, ())


def test_bold_lines_are_fields_whatever_their_spacing():
    text = "**Language/Version**: Go 1.25  \n**Storage**: N/A\n\n**Testing:** go test\n**Jigs** : two\n**Empty**:\n"

    assert context(text) == [
        ("Language/Version", "Go 1.25", 5, 5),
        ("Storage", "N/A", 6, 6),
        ("Testing", "go test", 8, 8),
        ("jigs", "two", 9, 9),
        ("empty", "", 10, 10),
    ]


def test_a_value_runs_until_the_next_key_heading_table_or_comment():
    text = """**Primary Dependencies**:
- **wire**: copper
- **shade**: paper
  and glue

more of both

**Storage**: a box
of wood
<!-- a comment -->
not of the value

### Notes
"""

    assert context(text) == [
        ("Primary Dependencies", "- wire: copper\n- shade: paper\nand glue\nmore of both", 5, 10),
        ("Storage", "a box\nof wood", 12, 13),
    ]


def test_bullets_with_bold_names_are_fields():
    assert context("- **Language/Version**: Go\n- **Editor**: none\n  - really\n- plain\n") == [
        ("Language/Version", "Go", 5, 5),
        ("editor", "none\n  - really\n- plain", 6, 8),
    ]


def test_plain_stock_keys_are_fields():
    assert context("- Language/Version: Go\n- Storage: none\n") == [
        ("Language/Version", "Go", 5, 5),
        ("Storage", "none", 6, 6),
    ]


def test_table_rows_are_fields():
    text = "| Aspect | Value |\n|---|---|\n| **Storage** | a box |\n| Glue | strong |\n\n**Constraints**: small\n"

    assert context(text) == [("Storage", "a box", 7, 7), ("glue", "strong", 8, 8), ("Constraints", "small", 10, 10)]


def test_sub_headings_are_fields_unless_they_only_group_others():
    text = "### Storage\n\nA box.\n\n### Rest\n\n**Testing**: by hand\n"

    assert context(text) == [("Storage", "A box.", 5, 7), ("Testing", "by hand", 11, 11)]


def test_keys_that_a_formatter_moved_are_fields():
    text = """**Language/Version**: Go **Storage**:
none **Testing**: go test

**Constraints**:

- small
- light
  **Scale/Scope**: two lamps
**Project Type**: single
"""

    assert [(key, value) for key, value, _, _ in context(text)] == [
        ("Language/Version", "Go"),
        ("Storage", "none"),
        ("Testing", "go test"),
        ("Constraints", "- small\n- light"),
        ("Scale/Scope", "two lamps"),
        ("Project Type", "single"),
    ]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Contexto Técnico", "Armazenamento"), ("Contexto técnico", "Almacenamiento"),
        ("Contexte technique", "Stockage"),
        ("Technischer Kontext", "Speicher"), ("技術コンテキスト", "ストレージ"), ("技术背景", "存储"),
        ("기술 컨텍스트", "저장소"),
        ("Технический контекст", "Хранилище"), ("2. Technical Context", "Storage"), ("🔧 Technical context", "storage"),
    ],
)  # fmt: skip
def test_context_and_its_keys_are_known_in_ten_languages(heading, key):
    plan = a_plan(f"# P\n\n## {heading}\n\n**{key}**：x\n")

    assert [(field.key, field.value) for field in plan.context] == [("Storage", "x")]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Summary", Role.SUMMARY), ("1. Summary", Role.SUMMARY), ("概要", Role.SUMMARY), ("Resumo", Role.SUMMARY),
        ("Project Structure", Role.PROJECT_STRUCTURE), ("プロジェクト構造", Role.PROJECT_STRUCTURE),
        ("Documentation (this feature)", Role.DOCUMENTATION), ("Source Code (repository root)", Role.SOURCE_CODE),
        ("Complexity Tracking", Role.COMPLEXITY_TRACKING), ("复杂度跟踪", Role.COMPLEXITY_TRACKING),
        ("Constitution Check (Post-Design)", Role.CONSTITUTION_CHECK), ("Phase 0: Outline & Research", Role.OTHER),
        ("Document Content Guidelines", Role.OTHER), ("Documentation Standards", Role.OTHER),
    ],
)  # fmt: skip
def test_a_section_has_the_role_that_its_heading_names(heading, role):
    plan = a_plan(f"# P\n\n## {heading}\n")

    assert [(section.role, section.level, section.span.line) for section in plan.sections] == [(role, 2, 3)]


def test_a_title_has_no_emoji_number_or_verdict_mark():
    plan = a_plan("# P\n\n## 3. Wires 🔌\n## ✅ Phase 0: Lamps\n## Caching [OPTIONAL]\n")

    assert [section.title for section in plan.sections] == ["Wires", "Phase 0: Lamps", "Caching [OPTIONAL]"]


def test_text_above_a_rule_makes_no_section():
    plan = a_plan("# P\n\n## Summary\n\nA lamp.\n---\n\n## Technical Context\n\n**Storage**: none\n---\n")

    assert [section.title for section in plan.sections] == ["Summary", "Technical Context"]
    assert [(field.key, field.value) for field in plan.context] == [("Storage", "none")]


def test_the_structure_decision_is_a_bold_line_with_what_follows_it():
    plan = a_plan("# P\n\n**Structure Decision**: One box,\nwith [a lid](lid.md):\n\n- of wood\n\nNext.\n")

    decision = plan.structure_decision

    assert decision is not None
    assert (decision.value, decision.span.line, decision.span.end_line) == ("One box,\nwith a lid:\nof wood", 3, 6)


def test_the_structure_decision_may_be_a_heading():
    decision = a_plan("# P\n\n### Structure Decision\n\nOne box.\n").structure_decision

    assert decision is not None
    assert (decision.value, decision.span.line) == ("One box.", 3)
