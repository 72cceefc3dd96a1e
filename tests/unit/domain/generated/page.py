"""The page `docs/reading.md`: its table of places and forms, printed from the data that the checks are made of."""

from tests.unit.domain.generated.forms import ASKED, PLACES, WHOLES, Spoken

_HEAD = """# How a Constitution Check is read

An answer counts wherever a reader of the rendered page would find it, and only there. A verdict is a word or a mark in
a slot: alone in a cell, at the start or the end of a line, at a separator, in a heading, or behind a status label. The
same word inside a sentence, in a principle's name or in code is text. What is not understood is `unclear`: never good,
and no accusation. The words are those of the [dialects](dialects.md).

This page is printed from the data that the generated checks are made of; `python -m tests.unit.domain.generated.page`
writes it anew.

## Places in which a verdict is read

| place | as in |
| --- | --- |
"""
_TAIL = """
## What is not read

An answer inside a sentence without a separator, a verdict in a picture or its alternative text, and verdicts that only
a legend of the plan's own explains are not looked for: where a slot holds them, the answer is `unclear`, else it is
`asserted`.
"""
_FORMS = (
    "\n## Answers without a verdict in a slot, and what looks like one\n\n"
    "| form | as in | read as |\n| --- | --- | --- |\n"
)
_ASKED = "\n## Columns that ask for the negative\n\n| column | cell | read as |\n| --- | --- | --- |\n"


def render() -> str:
    """The page."""
    said = Spoken("I. Dry Valves", "PASS", "one module")
    places = "".join(f"| {place.name} | {_shown(place.write(said))} |\n" for place in PLACES)
    forms = ((one.name, _shown(one.write("I. Dry Valves", "one module")), one.status) for one in WHOLES)
    wholes = "".join(f"| {name} | {shown} | `{status.value}` |\n" for name, shown, status in forms)
    asked = "".join(f"| {one.title} | {one.cell} | `{one.status.value}` |\n" for one in ASKED)
    return f"{_HEAD}{places}{_FORMS}{wholes}{_ASKED}{asked}{_TAIL}"


def _shown(text: str) -> str:
    code = text.replace("|", "\\|").replace("\n", " ⏎ ")
    return f"`` {code} ``" if "`" in code else f"`{code}`"


if __name__ == "__main__":
    from tests import ROOT

    (ROOT / "docs" / "reading.md").write_text(render(), encoding="utf-8")
