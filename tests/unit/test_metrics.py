"""The figures of a small house, counted by hand."""

import ast
from textwrap import dedent

import pytest

from tests.metrics.__main__ import main
from tests.metrics.complexity import Block, blocks_of
from tests.metrics.duplicates import duplicates_of
from tests.metrics.figures import measure
from tests.metrics.imports import arrows_of, edges_of, sole_importers
from tests.metrics.modules import read_modules

SMALL_HOUSE = {
    "app/__init__.py": '"""The house."""\n',
    "app/settings.py": "LIMIT = 3\n",
    "app/domain/__init__.py": "",
    "app/domain/frozen.py": "def frozen(): ...\n",
    "app/domain/plan/__init__.py": """\
        from app.domain.plan.parse import parse
        from app.domain.plan.model import Plan as Read
        """,
    "app/domain/plan/model.py": "from app.domain.frozen import frozen\nclass Plan: ...\n",
    "app/domain/plan/parse.py": "import app.domain.frozen\nfrom app.domain.plan.model import Plan\ndef parse(): ...\n",
    "app/domain/rules/__init__.py": "from app.domain.rules.law.bad import bad\nCATALOGUE = (bad,)\n",
    "app/domain/rules/law/__init__.py": "",
    "app/domain/rules/law/bad.py": "from app.domain.plan import Read\ndef bad(plan: Read): ...\n",
    "app/github/__init__.py": '"""GitHub."""\nfrom app.github.read import fetch\n',
    "app/github/client.py": "def call(): ...\n",
    "app/github/read/__init__.py": "from app.github.read.pages import fetch\n",
    "app/github/read/pages.py": "from app.github.client import call\ndef fetch(): ...\n",
    "workers/__init__.py": "",
    "workers/review.py": """\
        from typing import TYPE_CHECKING
        from app.github import fetch
        if TYPE_CHECKING:
            from app.domain.plan.model import Plan
        def review():
            from app.domain import plan, rules
            return plan.parse, rules.CATALOGUE
        """,
}


@pytest.fixture
def house(tmp_path):
    for path, text in SMALL_HOUSE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(dedent(text))
    return tmp_path


def test_a_name_that_packages_hand_on_comes_from_the_module_behind_them(house):
    edges = edges_of(read_modules(house))

    assert ("workers.review", "app.github.read.pages") in edges
    assert ("app.domain.rules.law.bad", "app.domain.plan.model") in edges
    assert not {importer for importer, _ in edges} & {"app.github", "app.github.read"}


def test_a_package_imports_what_it_uses_itself_and_what_nobody_takes_from_it(house):
    edges = edges_of(read_modules(house))

    assert ("app.domain.rules", "app.domain.rules.law.bad") in edges
    assert ("app.domain.plan", "app.domain.plan.parse") in edges
    assert ("app.domain.plan", "app.domain.plan.model") not in edges


def test_an_arrow_counts_once_and_wherever_the_import_stands(house):
    modules = read_modules(house)

    arrows = arrows_of(modules, edges_of(modules))

    assert {arrow: len(imports) for arrow, imports in arrows.items()} == {
        ("domain/plan", "domain/frozen"): 2,
        ("domain/rules", "domain/plan"): 1,
        ("github/read", "github"): 1,
        ("workers/review", "github/read"): 1,
        ("workers/review", "domain/plan"): 2,
        ("workers/review", "domain/rules"): 1,
    }


def test_the_modules_with_one_importer_are_told_with_it(house):
    assert sole_importers(edges_of(read_modules(house))) == {
        "app.domain.plan": "workers.review",
        "app.domain.plan.parse": "app.domain.plan",
        "app.domain.rules": "workers.review",
        "app.domain.rules.law.bad": "app.domain.rules",
        "app.github.client": "app.github.read.pages",
        "app.github.read.pages": "workers.review",
    }


def test_the_table_has_the_figures_of_the_house(house):
    figures = {figure.name: figure.value for figure in measure(read_modules(house))}

    assert figures == {
        "modules": 16, "lines": 27, "folder": 3, "domain": 3, "rooms": 7, "arrows": 6, "single": 5, "single-all": 6,
        "file": 7, "function": 3, "mean": 1.0, "share": 0.0, "mean-all": 1.0, "share-all": 0.0, "plan-lines": 0,
        "plan-patterns": 0, "patterns": 0, "mean-plan": 0.0, "share-plan": 0.0, "duplicates": 0,
    }  # fmt: skip


READING = {
    "app/plangate/domain/documents/plan/constitution_check/statuses.py": """\
        import re
        from plangate.domain.documents.plan.model import Box
        NAME = re.compile("x")
        def status_of(text): return Box if NAME.match(text) or re.search("y", text) else None
        """,
    "app/plangate/domain/documents/plan/model.py": "from plangate.domain.text import SPAN\nclass Box: ...\n",
    "app/plangate/domain/documents/dialects/languages/en.py": "WORDS = ('pass',)\n",
    "app/plangate/domain/text.py": "import re\nSPAN = re.escape('.')\n",
}


def test_reading_plans_is_counted_with_its_words_and_patterns_and_what_a_status_needs(tmp_path):
    for path, text in READING.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(dedent(text))
    (tmp_path / "workers" / "plangate_workers").mkdir(parents=True)

    figures = {figure.name: figure.value for figure in measure(read_modules(tmp_path))}

    assert (figures["plan-lines"], figures["plan-patterns"], figures["patterns"], figures["closure"]) == (7, 2, 2, 2)
    assert (figures["mean-plan"], figures["share-plan"]) == (2.0, 0.0)


def test_the_nested_layout_has_the_same_arrows(house):
    modules = read_modules(house)
    before = arrows_of(modules, edges_of(modules))

    nested = nest(house)

    after = arrows_of(nested, edges_of(nested))
    assert {(a.replace("plangate_workers", "workers"), b) for a, b in after} == set(before)


def nest(house):
    """The same house with its packages one folder deeper."""
    for package, name in (("app", "plangate"), ("workers", "plangate_workers")):
        (house / package).rename(house / name)
        (house / package).mkdir()
        (house / name).rename(house / package / name)
    for path in house.rglob("*.py"):
        path.write_text(path.read_text().replace("app.", "plangate.").replace("from app ", "from plangate "))
    return read_modules(house)


def test_complexity_is_counted_as_radon_counts_it():
    tree = ast.parse(
        dedent("""\
        def sample(lines, deep=lambda: 1 or 2):
            assert lines and deep
            for line in lines:
                if line and line[0] and line[1]:
                    continue
                elif line:
                    break
            else:
                raise ValueError
            try:
                found = [word for word in lines if word if word[0]]
            except OSError:
                found = None if lines else lambda: 1 if lines else 2
            else:
                found = 1
            match found:
                case 1: pass
                case [2] | 3: pass
                case _: pass
            def inner():
                return 1 if lines else 2
            return inner

        class Pair:
            size = 1 if sample else 2
            def one(self): return self or 1
            async def two(self): return 2
        """)
    )

    assert list(blocks_of(tree)) == [
        Block("sample", 1, 17),
        Block("Pair", 24, 3),
        Block("Pair.one", 26, 2),
        Block("Pair.two", 27, 1),
    ]


def test_equal_code_is_found_under_another_indentation_and_between_comments(house):
    lines = [f"a{number} = {number}" for number in range(7)]
    (house / "app/settings.py").write_text("\n".join(["# ours", *lines]))
    (house / "workers/review.py").write_text(
        "\n".join(["if True:", '    """Why."""', *(f"    {line}\n" for line in lines)])
    )

    assert duplicates_of(read_modules(house)) == ("app/settings.py:2 = workers/review.py:3",)


def test_a_missed_bar_ends_with_1_only_for_the_strict(house, capsys):
    for number in range(16):
        (house / f"app/local{number}.py").write_text("")

    assert main([str(house)]) == 0
    assert "17   ≤ 15   ✘" in capsys.readouterr().out
    assert main([str(house), "--strict"]) == 1


def test_what_a_figure_is_made_of_is_listed_with_the_largest_first(house, capsys):
    assert main([str(house), "--list", "folder"]) == 0

    assert capsys.readouterr().out.splitlines()[0].split() == ["3", "app/domain/plan"]


def test_a_figure_or_a_house_that_is_not_there_is_told(house, capsys):
    assert main([str(house), "--list", "beauty"]) == 2
    assert main([str(house / "app"), "--strict"]) == 2

    assert [line.split("; ")[0] for line in capsys.readouterr().err.splitlines()] == [
        "there is no figure beauty",
        f"{house / 'app'} holds no house",
    ]
