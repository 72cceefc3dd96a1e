"""What the scaffolds make can be tested at once: a rule that runs, a language that says what it lacks."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.languages.en import ENGLISH
from tests import PATIENCE, ROOT, new_dialect, new_rule

LISTS = "app/plangate/domain/rules"


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of what a rule takes: the packages, and the tests of rules."""
    skipped = shutil.ignore_patterns("__pycache__")
    for part in ("app", "workers", "tests/unit/domain/rules"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=skipped)
    for part in ("tests", "tests/unit", "tests/unit/domain"):
        for file in (ROOT / part).glob("*.py"):
            shutil.copy(file, tmp_path / part)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(house, *words):
    """Run a tool of the environment in the copy, which wins over what is installed."""
    path = os.pathsep.join(str(house / part) for part in ("app", "workers", ""))
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=house, env={**os.environ, "PYTHONPATH": path}, capture_output=True,
        text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


def test_a_new_rule_holds_to_all_that_rules_are_held_to(house):
    assert new_rule.main(["leftover-apology", "--family", "template"], house) == 0

    done = run(house, "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/domain/rules", "-k", "leftover-apology")
    style = run(house, "ruff", "check", "--no-cache", LISTS), run(house, "ruff", "format", "--check", LISTS)

    assert done.returncode == 0, done.stdout
    # Its page, its name, what it shows, its bad example, its good one, and its messages.
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= 6
    assert [one.returncode for one in style] == [0, 0], [one.stdout for one in style]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["leftover-placeholder", "--family", "template"], "There is a rule leftover-placeholder already."),
        (["Apology", "--family", "template"], "Apology is no name of a rule"),
        (["leftover-apology", "--family", "manners"], "There is no family manners: choose one of artifacts, "),
    ],
)
def test_a_rule_that_cannot_be_made_so_is_refused_and_nothing_written(house, capsys, words, says):
    before = {path: path.read_bytes() for path in (house / LISTS).rglob("*.py")}

    assert new_rule.main(words, house) == 1

    assert says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (house / LISTS).rglob("*.py")} == before


@pytest.fixture
def languages(tmp_path) -> Path:
    """A place for a language."""
    place = tmp_path / new_dialect.LANGUAGES
    place.mkdir(parents=True)
    return place


def test_a_new_language_has_every_list_and_says_what_it_lacks(languages, tmp_path, capsys):
    assert new_dialect.main(["nl"], tmp_path) == 0
    capsys.readouterr()

    assert new_dialect.main(["nl"], tmp_path) == 1

    said = capsys.readouterr().out
    assert re.findall(r"^needed, and empty: (\w+)", said, re.MULTILINE) == list(new_dialect.NEEDED)
    assert "of which 0 have words" in said


def test_a_language_with_words_in_each_list_lacks_nothing(languages, tmp_path, capsys):
    new_dialect.main(["nl"], tmp_path)
    file = languages / "nl.py"
    filled = re.sub(r'(?<=[=(])""', '"woord"', file.read_text(encoding="utf-8"))
    file.write_text(filled, encoding="utf-8")

    assert new_dialect.main(["nl"], tmp_path) == 0

    assert "Add LANGUAGE_NL to DIALECTS" in capsys.readouterr().out


@pytest.mark.parametrize("dialect", [one for one in DIALECTS if one is not ENGLISH], ids=lambda dialect: dialect.tag)
def test_the_languages_that_are_read_lack_nothing_that_is_needed(dialect):
    file = new_dialect.file_of(dialect.tag)

    lacking = [line for line in new_dialect.missing(file.read_text(encoding="utf-8")) if line.startswith("needed")]

    assert lacking == []
