"""What a documentation tree promises: not what its words put off, in whichever language and place they say so."""

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.dialect import Dialect
from plangate.domain.model.snapshot import Feature
from plangate.domain.review.review import review
from tests.builders import FEATURE, PLAN_PATH, PLAN_TEXT, SPEC_TEXT, a_file, a_snapshot

of_each = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)

PLACES = (
    "└── evidence/     # {said}",
    "└── evidence/     # notes of the desk ({said})",
    "└── evidence/ — notes of the desk, {said}",
    "└── evidence/ {said}",
    "└── evidence/          # {said}\n    └── desk.md        # notes",
    "└── evidence/\n                       # {said}",
    "# {said}\n└── evidence/",
)
"""Where the remark on a folder may stand: `{said}` is the remark."""

PLAIN = {
    "en": "Phase 1 output (/speckit.plan command)",
    "de": "Ergebnis von Phase 1: Felder der Ausleihe",
    "fr": "sortie de la phase 1 (commande /speckit.plan)",
    "es": "salida de la fase 1, entidades y relaciones",
    "pt": "saída da fase 1 na pasta, contratos no projeto",
    "it": "risultato della fase 1, entità e relazioni nel contratto",
    "pl": "wynik fazy 1, encje i relacje",
    "uk": "результат етапу 1, сутності та зв’язки",
    "tr": "faz 1 çıktısı, varlıklar ve ilişkiler",
    "vi": "kết quả giai đoạn 1, thực thể và quan hệ",
    "nl": "resultaat van fase 1, entiteiten en relaties",
    "id": "keluaran fase 1, entitas dan relasi",
    "ru": "результат этапа 1, сущности и связи",
    "ja": "フェーズ1の成果物、エンティティと関係",
    "zh-Hans": "第一阶段输出，不可变对象与关系",
    "zh-Hant": "第一階段輸出，實體與關係",
    "ko": "1단계 결과, 엔티티와 관계 안내",
}
"""A remark of each language that puts nothing off."""


def found(structure: str, *beside: str, head_paths: tuple[str, ...] = ()) -> list[str]:
    """What the rule says of a plan with that Project Structure; `beside` lie in the feature's folder."""
    before, _, old = PLAN_TEXT.partition("## Project Structure\n")
    _, _, after = old.partition("\n## ")
    plan = a_file(PLAN_PATH, f"{before}## Project Structure\n\n{structure}\n\n## {after}")
    files = tuple(a_file(f"{FEATURE}/{name}", "# Text\n") for name in beside)
    feature = Feature(FEATURE, plan=plan, files=(a_file(f"{FEATURE}/spec.md", SPEC_TEXT), *files))
    report = review(a_snapshot(feature, head_paths=frozenset(head_paths))).plans[0]
    return [finding.message.split(",")[0].split()[-1] for finding in report.findings if finding.rule == RULE]


RULE = "missing-artifact"


def tree(lines: str, heading: str = "### Documentation (this feature)", lead: str = "") -> str:
    """A documentation tree with further lines, below a heading and a sentence that leads to it."""
    return f"{heading}\n\n{lead}\n\n```text\n{FEATURE}/\n├── plan.md\n├── spec.md\n{lines}\n```"


def remarks(dialect: Dialect) -> list[str]:
    """Every fourth remark of a language that puts something off."""
    entries = (*dialect.coming, *dialect.perhaps, *dialect.given_up)[::4]
    return [entry.replace(" *", " Freitag").replace("*", "a") for entry in entries]


@of_each
def test_what_a_line_puts_off_is_not_promised(dialect):
    for at, said in enumerate(remarks(dialect)):
        assert found(tree(PLACES[at % len(PLACES)].format(said=said))) == [], (PLACES[at % len(PLACES)], said)


@of_each
def test_what_a_title_or_a_lead_puts_off_is_not_promised(dialect):
    for said in (*dialect.coming[:4], *dialect.perhaps[:2]):
        word = said.replace(" *", " x").replace("*", "a")
        assert found(tree("└── evidence/", heading=f"### Documentation ({word})")) == [], word
        assert found(tree("└── evidence/", lead=f"{word}:")) == [], word


@of_each
def test_other_remarks_put_nothing_off(dialect):
    for place in PLACES:
        said = place.format(said=PLAIN[dialect.tag])

        assert found(tree(said)) in (["evidence"], ["evidence/desk.md"]), said


@pytest.mark.parametrize(
    "note",
    [
        "`contracts/` is left out: nothing is exposed.",
        "- No contracts: the feature is internal.",
        "> **Note**: contracts/ will follow with the public interface.",
        "| Artifact | Remark |\n|---|---|\n| contracts/ | N/A |\n| data-model.md | not needed here |",
    ],
)
def test_a_sentence_beside_the_tree_may_say_so(note):
    assert found(f"{tree('└── contracts/')}\n\n{note}") == []
    assert found(f"{tree('└── evidence/')}\n\n{note}") == ["evidence"]


@pytest.mark.parametrize(
    "line",
    [
        "├── research.md · data-model.md · quickstart.md",
        "├── research.md, data-model.md, and quickstart.md   # outputs",
        "├── `research.md`, `data-model.md`, `quickstart.md`",
        "├── research.md / data-model.md / quickstart.md",
        "├── research.md + data-model.md & quickstart.md — outputs",
        "├── research.md、data-model.md、quickstart.md # 成果物",
        "├── research.md，data-model.md 和 quickstart.md",
        "├── research.md und data-model.md und quickstart.md",
        "├── research.md, data-model.md e quickstart.md (saídas)",
        "├── research.md, data-model.md и quickstart.md",
    ],
)
def test_each_name_of_a_line_is_looked_for(line):
    assert found(tree(line), "research.md", "data-model.md", "quickstart.md") == []
    assert found(tree(line), "research.md", "quickstart.md") == ["data-model.md"]


@pytest.mark.parametrize("line", ["├── research.md or notes.md", "├── research.md oder notes.md", "├── {a,b}.md"])
def test_one_of_several_names_is_no_promise(line):
    assert found(tree(line)) == []


SOURCES = (
    "src/\n└── search/\n    └── index.py     ← NEW: the index",
    "src/\n  search/index.py",
    "docs/guide.md        # changed\nsrc/search/index.py  # new",
    "migrations/\n├── 0001_books.sql\n└── 0002_words.sql",
)


@pytest.mark.parametrize("sources", SOURCES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n# Sources\n"])
def test_another_root_is_a_tree_of_sources(sources, gap):
    assert found(tree(f"└── research.md{gap}{sources}"), "research.md") == []
    assert found(tree(f"└── research.md{gap}{sources}")) == ["research.md"]


@pytest.mark.parametrize("root", ["library/", "."])
def test_a_tree_from_the_repository_s_root_holds_both(root):
    specs = "├── specs/\n│   └── 001-search/\n│       ├── plan.md\n│       └── research.md"
    lines = f"{root}\n{specs}\n└── src/\n    └── index.py"
    drawn = f"### Documentation (this feature)\n\n```text\n{lines}\n```"

    assert found(drawn) == ["research.md"]
    assert found(drawn, "research.md") == []


@pytest.mark.parametrize("heading", ["### Documentation (this feature)", ""])
def test_files_at_the_top_are_the_feature_s_own(heading):
    drawn = f"{heading}\n\n```text\nplan.md\nspec.md\nresearch.md\ncontracts/\n└── api.yaml\nsrc/\n└── index.py\n```"

    assert found(drawn, "research.md") == ["contracts/api.yaml"]
