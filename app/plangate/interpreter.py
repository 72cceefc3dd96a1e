"""The interpreter, fitted to processes that live for one job or one command.

Left alone, Python walks all that was imported again and again in search of garbage in cycles: a quarter of the time in
which the largest plans are judged. And each process compiles patterns and the methods of dataclasses anew, which is
more than half of what `plangate check` of one plan takes. A module's code is kept in `__pycache__`; so are these, in a
file of their own and under the same conditions: whoever may write there may write compiled modules, too.
"""

import builtins
import dataclasses
import gc
import importlib
import importlib.util
import marshal
import os
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from types import CodeType, SimpleNamespace
from typing import Any

GC_THRESHOLD = 20_000
"""Objects made, less those given back, between two searches; Python's own number is 700."""
MAX_ENTRIES = 8_000
"""Entries of a file; where more come together, those of other runs are left out."""

PatternKey = tuple[str | bytes, int]
CompiledPattern = tuple[str | bytes, int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` takes, with the machine words of the code as bytes."""
Entries = dict[str | PatternKey, Any]


def tune_gc() -> None:
    """Leave all that is there by now out of every later search, of this process and of its forks, and search seldom.

    To be called when everything is imported, and before the first fork: what is not walked stays shared. Nothing is
    collected first: that takes 14 ms of every command, and imports leave next to nothing.
    """
    gc.freeze()
    gc.set_threshold(GC_THRESHOLD)
    gc.enable()


def stop_gc() -> None:
    """Search no more: until `tune_gc` is called, because imports leave next to nothing; or because the process ends.

    At its end Python would walk everything twice, a tenth of what judging one plan takes.
    """
    gc.freeze()
    gc.disable()


@contextmanager
def start_cache(file: str | None = None) -> Iterator[None]:
    """Compile no pattern and no dataclass, in here, that an earlier process compiled with the same Python.

    What is new is written at the end, where Python writes its compiled modules; where it may not, nothing is.
    """
    if not _is_known_inside():
        yield
        return
    file = file or _file_beside_modules()
    cache = _Compilations(file)
    uninstall = cache.install()
    try:
        yield
    finally:
        uninstall()
        if cache.is_new and not sys.dont_write_bytecode:
            _write(file, cache.to_keep())


def _is_known_inside() -> bool:
    """Whether this Python has the two private names that the cache rests on; where not, it compiles as ever."""
    if sys.implementation.name != "cpython" or importlib.util.find_spec("re._compiler") is None:
        return False
    compiler = importlib.import_module("re._compiler")
    return all(hasattr(compiler, name) for name in ("compile", "_sre")) and hasattr(compiler._sre, "compile")


class _Compilations:
    """Stands between the standard library and its compilers: known texts are not compiled again."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._used: Entries = {}
        self._engine: Any = importlib.import_module("_sre")
        self._compiler: Any = importlib.import_module("re._compiler")
        self._compile: Callable[..., Any] = self._compiler.compile
        self._last: CompiledPattern | None = None

    @cached_property
    def _known(self) -> Entries:
        """What the file has, read when something is to be compiled: `--help` compiles nothing."""
        return _read(self._file)

    @property
    def is_new(self) -> bool:
        """Whether something was compiled that is not in the file."""
        return not self._used.keys() <= self._known.keys()

    def to_keep(self) -> Entries:
        """What is to be in the file."""
        everything = self._known | self._used
        return everything if len(everything) <= MAX_ENTRIES else self._used

    def install(self) -> Callable[[], None]:
        """Take the compilers' place; what is returned gives it back."""
        compiler, generated = self._compiler, vars(dataclasses)
        compiler.compile = self._pattern
        compiler._sre = SimpleNamespace(**{**vars(self._engine), "compile": self._record})
        # A name of the module goes before the built-in one.
        generated["exec"] = self._execute

        def uninstall() -> None:
            compiler.compile, compiler._sre = self._compile, self._engine
            del generated["exec"]

        return uninstall

    def _pattern(self, source: Any, flags: int = 0) -> Any:
        if not isinstance(source, str | bytes):
            return self._compile(source, flags)
        key = (source, int(flags))
        known: CompiledPattern | None = self._known.get(key)
        if known is None:
            pattern, self._used[key] = self._compile(source, flags), self._last
            return pattern
        self._used[key] = known
        text, all_flags, code, *groups = known
        return self._engine.compile(text, all_flags, memoryview(code).cast("I").tolist(), *groups)

    def _record(self, text: Any, flags: int, code: list[int], groups: int, index: Any, names: Any) -> Any:
        self._last = (text, int(flags), array("I", code).tobytes(), groups, dict(index), tuple(names))
        return self._engine.compile(text, flags, code, groups, index, names)

    def _execute(self, source: str, *scopes: Any) -> None:
        code: CodeType = self._known.get(source) or compile(source, "<string>", "exec")
        self._used[source] = code
        builtins.exec(code, *scopes)


def _file_beside_modules() -> str:
    # No module can have that name, and whatever leaves out or removes compiled modules does so with this file.
    return importlib.util.cache_from_source(os.path.join(os.path.dirname(__file__), "start-cache.py"))


def _header() -> bytes:
    """What the file depends on: this very Python, on such a machine."""
    return f"{sys.version} {sys.byteorder}\n".encode()


def _read(file: str) -> Entries:
    header = _header()
    with suppress(OSError, ValueError, EOFError, TypeError), open(file, "rb") as opened:
        if opened.read(len(header)) == header:
            entries = marshal.loads(opened.read())
            return entries if isinstance(entries, dict) else {}
    return {}


def _write(file: str, entries: Entries) -> None:
    """Write it whole or not at all: others may be reading and writing it."""
    own = f"{file}.{os.getpid()}"
    with suppress(OSError):
        with open(own, "wb") as opened:
            opened.write(_header() + marshal.dumps(entries))
        os.replace(own, file)
