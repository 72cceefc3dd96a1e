"""Answers that say nothing of their own: the template's line or question unchanged, or the principle's own words."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.plan.model import Box, Gate
from plangate.domain.documents.template.model import Template
from plangate.domain.model.findings import Status
from plangate.domain.text.words import fold

_FEWEST_WORDS = 4
"""Words of a restated principle; fewer are shared by chance."""

_MOST_REPEATED = 10
"""Principles whose own words are looked for in one answer; who speaks of more restates none."""


class Restated:
    """What the template and the constitution say already."""

    def __init__(self, template: Template, constitution: Constitution) -> None:
        self._lines = {line: gate.status for gate in template.plan.gates for line in _forms(gate)}
        self._law = {principle.id: principle.text for principle in constitution.principles}
        self._names = {principle.id: fold(principle.name) for principle in constitution.principles}

    def says_nothing(self, gate: Gate, principles: Iterable[str]) -> bool:
        """Whether the gate repeats a line of the template, or a principle that it cites, and adds nothing.

        A mark that the template has put before its line itself declares nothing either; a box is ticked by somebody.
        """
        if gate.box is Box.NONE and any(self._lines.get(line) is gate.status for line in _forms(gate)):
            return True
        is_open = gate.box is Box.OPEN and gate.status is Status.PENDING
        if gate.status is not Status.ASSERTED and not is_open:
            return False
        if any(line in self._lines for line in _forms(gate)):
            return True
        said = fold(gate.text or gate.label)
        return any(self._repeats(said, id) for id in islice(principles, _MOST_REPEATED))

    def _repeats(self, said: str, id: str) -> bool:
        if said == self._names.get(id):
            return True
        return len(said.split()) >= _FEWEST_WORDS and f" {said} " in _padded(self._law.get(id, ""))


@lru_cache(maxsize=256)
def _padded(text: str) -> str:
    """The folded words of a principle's text between spaces; most gates are never compared with it."""
    return f" {fold(text)} "


def _forms(gate: Gate) -> Iterable[str]:
    """The gate's line with its label, and without it where it is long enough to be known."""
    label, text = fold(gate.label), fold(gate.text)
    whole = text if text.startswith(label) else f"{label} {text}".strip()
    yield whole
    if len(text.split()) > _FEWEST_WORDS:
        yield text
