"""Whether a contract that tools read parses: total. What changes here or in `text/yaml` raises READING."""

import json
from functools import lru_cache

from plangate.domain.model.snapshot import MAX_READ_FILES, File
from plangate.domain.model.syntax import Syntax
from plangate.domain.text.yaml import YamlTrouble, read_yaml_documents

PARSES = Syntax()

_YAML = (".yaml", ".yml")
_JSON = ".json"
FOR_TOOLS = (*_YAML, _JSON)
"""How the names of files end that tools read."""
_TEMPLATED = ("{{", "{%", "<%", "${")


def syntax_of(file: File) -> Syntax:
    """Whether a file parses, as it is known, else as it is found; one that no tool reads as it stands counts as such.

    Of a file with a text.
    """
    return file.syntax or _found(file)


# A plan is judged several times: as it is, as it was, and with each fix. A file that is equal has the same blob id.
@lru_cache(maxsize=MAX_READ_FILES)
def _found(file: File) -> Syntax:
    if not file.text or any(sign in file.text for sign in _TEMPLATED):
        return PARSES
    text = file.text.removeprefix("\ufeff")
    if file.path.endswith(_YAML):
        return _as_yaml(text)
    return _as_json(text) if file.path.endswith(_JSON) else PARSES


def _as_yaml(text: str) -> Syntax:
    documents = read_yaml_documents(text)
    return Syntax(documents.line, f"it {documents.message}") if isinstance(documents, YamlTrouble) else PARSES


def _as_json(text: str) -> Syntax:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return Syntax(error.lineno, error.msg[:1].lower() + error.msg[1:])
    except (RecursionError, ValueError):
        return Syntax(1, "it is nested too deeply, or holds a number that is too long")
    return PARSES
