"""Real constitutions, where they are at hand: slips of the pen and other marks never look like another law."""

import random
import re

import pytest

from plangate.domain.documents.constitution.amendment import read_amendment
from plangate.domain.model.snapshot import AmendedLaw
from tests.builders import CONSTITUTION_PATH, a_file
from tests.evaluation.corpus import CORPUS

LAWS = sorted(path for path in CORPUS.rglob("constitution.md") if path.is_file())
STRANGE = "Pages MUST carry a photograph of the harbour, and sailors MUST sign it before sunset."


def misspelled(text):
    """A tenth of the longer words below the headings with two letters exchanged."""
    dice = random.Random(7)

    def slip(word):
        if dice.random() > 0.1 or word[0].isupper() or len(word[0]) < 5:
            return word[0]
        at = dice.randrange(1, len(word[0]) - 2)
        return word[0][:at] + word[0][at + 1] + word[0][at] + word[0][at + 2 :]

    lines = text.split("\n")
    return "\n".join(line if line.startswith("#") else re.sub("[A-Za-z]+", slip, line) for line in lines)


def bold(text):
    return re.sub(r"\b(MUST|SHALL)\b", r"**\1**", text)


def broken(text):
    """Lines that end elsewhere, and other bullets."""
    dice = random.Random(7)
    ended = re.sub("(?<=[a-z,]) (?=[a-z])", lambda _: "\n" if dice.random() < 0.05 else " ", text)
    return re.sub("^- ", "* ", ended, flags=re.MULTILINE)


def amend(before, after):
    return read_amendment(AmendedLaw(a_file(CONSTITUTION_PATH, after), a_file(CONSTITUTION_PATH, before)))


@pytest.mark.skipif(not LAWS, reason="the constitutions outside of this repository are not here")
@pytest.mark.parametrize("change", [misspelled, bold, broken])
@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.parts[len(CORPUS.parts)])
def test_form_and_spelling_change_no_demand_of_a_real_law(path, change):
    text = path.read_text(encoding="utf-8", errors="replace")

    amendment = amend(text, change(text))

    if amendment is not None:
        assert (amendment.redefined, amendment.altered, amendment.removed) == ((), (), ())


@pytest.mark.skipif(not LAWS, reason="the constitutions outside of this repository are not here")
@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.parts[len(CORPUS.parts)])
def test_a_principle_of_a_real_law_whose_text_is_replaced_is_no_patch(path):
    text = path.read_text(encoding="utf-8", errors="replace")
    first = amend(text, f"{text} ")
    principles = first.after.law.principles if first and first.before else ()
    texts = [principle.text for principle in principles if len(principle.text) > 80]

    found = [amend(text, text.replace(one, STRANGE, 1)) for one in texts]

    assert [bool(one.redefined or one.altered or one.removed) for one in found] == [True] * len(texts)
