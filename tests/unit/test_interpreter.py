"""The interpreter: how seldom cycles are looked for, and what is compiled once for all starts."""

import gc
import re
import sys
from dataclasses import dataclass, make_dataclass, replace
from pathlib import Path

import pytest

from plangate.interpreter import GC_THRESHOLD, start_cache, stop_gc, tune_gc

PATTERNS = [
    (r"(?P<word>\w+)-(?P<rest>[a-z]{2,3}|é)", re.IGNORECASE), (r"(?<!\w)straße|ß\b", re.IGNORECASE | re.ASCII),
    (r"(?s)a.b(?=c)|(x)?(?(1)y|z)", 0), (rb"[\x00-\x1f]+", 0), (r"(?#x)  a  # b", re.VERBOSE),
]  # fmt: skip
TEXT = "The Word-abc and WORD-É, STRASSE straße a\nbc xy z"


@pytest.fixture
def as_before():
    threshold = gc.get_threshold()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("as_before")
def test_what_is_there_is_walked_no_more_and_what_comes_is_walked_seldom():
    tune_gc()

    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == GC_THRESHOLD


@pytest.mark.usefixtures("as_before")
def test_a_cycle_that_is_made_later_is_still_given_back():
    tune_gc()
    before = gc.get_stats()[0]["collected"]
    for _ in range(2 * GC_THRESHOLD):
        cycle = []
        cycle.append(cycle)

    assert gc.get_stats()[0]["collected"] - before > GC_THRESHOLD // 2


@pytest.mark.usefixtures("as_before")
def test_while_a_command_is_imported_and_ends_nothing_is_looked_for():
    stop_gc()
    assert not gc.isenabled()

    tune_gc()
    assert gc.isenabled()


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """Where the results lie, in a process that may write compiled modules."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "start.bin"


def compiled(file: Path) -> list[re.Pattern]:
    re.purge()
    with start_cache(str(file)):
        return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def made(file: Path) -> type:
    with start_cache(str(file)):
        return make_dataclass("Point", ["x", ("y", int, 2)], frozen=True, slots=True)


def test_a_pattern_of_another_start_finds_what_it_found_at_its_first(file):
    first, again = compiled(file), compiled(file)

    for one, other in zip(first, again, strict=True):
        text = TEXT.encode() if isinstance(one.pattern, bytes) else TEXT
        assert (one.flags, one.groups, one.groupindex) == (other.flags, other.groups, other.groupindex)
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]


def test_a_dataclass_of_another_start_is_the_same_value(file):
    first, again = made(file), made(file)

    for kind in (first, again):
        point = kind(1)
        assert (point, repr(replace(point, y=3)), hash(point)) == (kind(1, 2), "Point(x=1, y=3)", hash(kind(1)))
        with pytest.raises(AttributeError):
            point.x = 4


def test_nothing_that_is_known_is_compiled_again(file, monkeypatch):
    compiled(file)
    made(file)
    monkeypatch.setattr("re._parser.parse", None)
    monkeypatch.setattr("builtins.compile", None)

    assert compiled(file)[0].search("a-bc")
    assert made(file)(1).y == 2


@pytest.mark.parametrize("content", [b"", b"3.9.0\nxyz", f"{sys.version} {sys.byteorder}\n".encode() + b"\xff{"])
def test_a_file_that_cannot_be_read_is_made_anew(file, content):
    file.write_bytes(content)

    assert compiled(file)[0].search("a-bc")
    assert file.read_bytes() != content


def test_where_python_writes_no_compiled_modules_nothing_is_written(file, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    compiled(file)

    assert not file.exists()


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)

    assert compiled(tmp_path / "nowhere" / "start.bin")


def test_python_compiles_as_always_afterwards(file):
    before = re._compiler.compile

    compiled(file)

    @dataclass(frozen=True)
    class Point:
        x: int

    assert re._compiler.compile is before
    assert "exec" not in vars(sys.modules["dataclasses"])
    assert Point(1).x == 1
