"""The documents in queries/, each with the fragments that it spreads."""

import re
from functools import cache
from importlib.resources import files

_SPREAD = re.compile(r"\.\.\.\s*(?!on\b)([A-Z]\w*)")


@cache
def document(name: str) -> str:
    """The query of that name with all its fragments; fragment `Folder` lies in `folder.graphql`."""
    return with_fragments(_text(name))


def with_fragments(text: str) -> str:
    """A document followed by the fragments that it spreads, directly or not."""
    wanted, parts = fragments_in(text), {}
    while wanted:
        name = wanted.pop(0)
        if name not in parts:
            parts[name] = _text(_file_name(name))
            wanted += fragments_in(parts[name])
    return "\n".join([text, *parts.values()])


def fragments_in(text: str) -> list[str]:
    """The names of the fragments that a text spreads."""
    return _SPREAD.findall(text)


def names() -> tuple[str, ...]:
    """The names of all documents, fragments included."""
    paths = files("plangate.github").joinpath("queries").iterdir()
    return tuple(sorted(path.name.removesuffix(".graphql") for path in paths if path.name.endswith(".graphql")))


def _file_name(fragment: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", fragment).lower()


@cache
def _text(name: str) -> str:
    return files("plangate.github").joinpath("queries", f"{name}.graphql").read_text(encoding="utf-8")
