"""`python -m tests.new_dialect TAG`: a file for one more language; once it is there, what it still lacks.

The tag is that of the language, such as `nl`, or of its script, too, such as `zh-Hans`.
"""

import argparse
import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.dialect import Dialect
from plangate.domain.documents.dialects.languages.en import ENGLISH
from tests import ROOT

LANGUAGES = Path("app/plangate/domain/documents/dialects/languages")
NEEDED = ("law", "checking", "before", "passes", "fails", "exempt", "pending", "yes", "no", "negations", "deeds")
"""Without words in these no check can be read."""

MAPPINGS = ("fields", "meanings", "concepts")
"""What has words by a name in English."""

FEWEST_CONCEPTS = 30
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?")
_SHOWN = 6
"""Words of English that say what a list is for."""

_HEAD = '''"""Write here the language's name, in English."""

from plangate.domain.documents.dialects.dialect import Dialect, by_name, words

{name} = Dialect(
    tag="{tag}",
'''
_DONE = """{file} has what a check needs. To have it read:

1. Add {name} to DIALECTS in app/plangate/domain/documents/dialects/__init__.py, with its import.
2. Add a sentence of evidence to EVIDENCE in tests/unit/domain/generated/samples.py, and two rules that forbid to
   PROHIBITIONS in tests/unit/domain/generated/forms.py.
3. .venv/bin/pytest tests/unit/domain/documents/dialects tests/unit/domain/generated
4. Say it in .github/changes/, in a line; docs/dialects.md says what to watch for.
"""


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Make the file, or say what it lacks; 1 while it lacks something."""
    parser = argparse.ArgumentParser(prog="python -m tests.new_dialect", description=__doc__)
    parser.add_argument("tag", help="the language's tag: nl, zh-Hans")
    tag = parser.parse_args(arguments).tag
    if not TAG.fullmatch(tag):
        print(f"{tag} is no tag of a language, such as nl or zh-Hans.", file=sys.stderr)
        return 1
    file = file_of(tag, root)
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(skeleton(tag), encoding="utf-8")
        print(f"Made {file.relative_to(root)}. Write its words, delete what the language has none for, and ask again.")
        return 0
    lacking = list(missing(file.read_text(encoding="utf-8")))
    text = "".join(f"{line}\n" for line in lacking)
    print(text or _DONE.format(file=file.relative_to(root), name=name_of(tag)), end="")
    return 1 if lacking else 0


def file_of(tag: str, root: Path = ROOT) -> Path:
    """The file of a language; those of several scripts lie in a folder of the language."""
    return root / LANGUAGES / f"{tag.lower().replace('-', '/')}.py"


def name_of(tag: str) -> str:
    """What the value is called until somebody calls it by the language's name."""
    return f"LANGUAGE_{tag.upper().replace('-', '_')}"


def skeleton(tag: str) -> str:
    """The file of a language: each list that most languages have, empty, with what English has in it."""
    lists = "".join(f'    {name}=words(""),  # {_english(name)}\n' for name in usual_lists())
    return f"{_HEAD.format(name=name_of(tag), tag=tag)}{lists}{''.join(map(_mapping, MAPPINGS))})\n"


def _mapping(name: str) -> str:
    """The lists that have a name in English, empty, with what English has in each."""
    english = getattr(ENGLISH, name)
    known = "".join(f'        {_key(one)}="",  # {_cut(own)}\n' for one, own in english.items())
    return f"    {name}=by_name(\n{known}    ),\n" if known else ""


def usual_lists() -> list[str]:
    """The lists in which half of the languages have words, in the order of their declaration."""
    filled = Counter(name for dialect in DIALECTS for name in _lists() if getattr(dialect, name))
    return [name for name in _lists() if 2 * filled[name] >= len(DIALECTS)]


def _key(concept: str) -> str:
    """A concept's name where it is given its words."""
    return concept.replace("-", "_")


def _lists() -> list[str]:
    return [one.name for one in fields(Dialect) if one.name not in ("tag", *MAPPINGS)]


def _english(name: str) -> str:
    own = getattr(ENGLISH, name)
    return _cut(own) if own else "English has none"


def _cut(known: tuple[str, ...]) -> str:
    return ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")


def missing(text: str) -> Iterator[str]:
    """What the file of a language lacks: what no check can do without, then what is empty."""
    written = _written(text)
    yield from (f"needed, and empty: {name} ({_english(name)})" for name in NEEDED if not written.get(name))
    known = [name for name in ENGLISH.concepts if written.get(f"concepts.{_key(name)}")]
    if len(known) < FEWEST_CONCEPTS:
        yield f"needed: {FEWEST_CONCEPTS} concepts, of which {len(known)} have words"
    empty = [name for name, value in written.items() if not value and name not in NEEDED]
    if empty:
        yield f"empty, to be filled or deleted: {', '.join(empty)}"


def _written(text: str) -> dict[str, str]:
    """The lists of a file by name, each with its words as they are written; concepts and their like as `of.name`."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    dialect = next(call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Dialect")
    values = {key.arg: key.value for key in dialect.keywords if key.arg != "tag"}
    lists = {name: _words(value) for name, value in values.items() if name not in MAPPINGS}
    for of in MAPPINGS:
        mapping = values.get(of)
        named = mapping.keywords if isinstance(mapping, ast.Call) else ()
        lists |= {f"{of}.{key.arg}": _words(key.value) for key in named}
    return lists


def _words(value: ast.expr) -> str:
    nodes = ast.walk(value)
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    # A list may be made of others: `_KEPT`.
    names = (node.id for node in ast.walk(value) if isinstance(node, ast.Name) and node.id.startswith("_"))
    return "".join((*texts, *names)).strip()


if __name__ == "__main__":
    sys.exit(main())
