"""Whatever a repository writes, and wherever a template prints it: no template lets it act.

Each template is rendered with values of which every attribute and every item is hostile text, so that a filter that is
forgotten in a template of today or tomorrow shows here.
"""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError, meta, nodes

import plangate.presentation
from plangate.domain.model.findings import Severity
from plangate.presentation.environment import _environment, render
from plangate.presentation.links import Links
from tests.builders import a_snapshot
from tests.unit.presentation.test_escape import HOSTILE, MENTION, REFERENCE
from tests.unit.presentation.test_hostile_report import MARKDOWN, OURS

FOLDER = Path(plangate.presentation.__file__).parent / "templates"
NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.md") if path.parent.name != "pages")
"""All templates with words of repositories in them; pages are printed from the catalogue alone."""

LINKS = Links(a_snapshot(), "https://plangate.example")
NUMBER = "7"
OURS_ONLY = {
    "severity": Severity.HIGH,
    "status": "pass",
    "strength": "must",
    "answer": "yes-us",
    "fail_on": Severity.HIGH,
    "most": 2,
}
"""Closed choices and bounds of our own, which templates look up."""

FOLDING = {"<details>", "</details>", "<summary>", "</summary>"}
"""The only HTML of our own."""

EVIL = (
    "@octocat octo/library#1 GH-7 <!-- x --> <img src=x onerror=y> [x](https://evil.example) ![x](y) www.evil.example "
    "/home/ana/secret/plan.md `` ``` | \\| safe\u202etxt.exe \u200b\n# head\n- item\n```\n"
)


class Foreign(str):
    """Text of a repository of which every part is that text too; as a number, a number of ours.

    `width` is how many parts an item of a list falls into.
    """

    width: int

    def __new__(cls, text, width):
        made = super().__new__(cls, text)
        made.width = width
        return made

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return OURS_ONLY.get(name, self)

    def __getitem__(self, key):
        if not isinstance(key, slice):
            return self
        return Foreign(str(self)[: key.stop if isinstance(key.stop, int) else None], self.width)

    def __iter__(self):
        return iter([self] * self.width)

    def __format__(self, how):
        return NUMBER

    def __call__(self, *told):
        return self


def rendered(name, text):
    """The template with foreign text in the place of every value, for whichever number of parts it takes apart."""
    source = (FOLDER / name).read_text(encoding="utf-8")
    asked = _asked(source)
    for width in (2, 3, 4, 5):
        values = {one: OURS_ONLY.get(one, Foreign(text, width)) for one in asked}
        try:
            return render(name, **{**values, "links": LINKS})
        except ValueError as error:
            if "unpack" not in str(error):
                raise
    raise AssertionError(f"{name} takes items apart in more than five.")


def _asked(source):
    """The values that a template takes, those of the templates in it included."""
    tree = _environment().parse(source)
    inner = [node.template.value for node in tree.find_all(nodes.Include)]
    found = set(meta.find_undeclared_variables(tree))
    return found.union(*(_asked((FOLDER / name).read_text(encoding="utf-8")) for name in inner))


def assert_harmless(markdown):
    """No markup but ours, no link but ours, no mention, no reference, no path of somebody's machine."""
    words = []
    for block in MARKDOWN.parse(markdown):
        if block.type == "html_block":
            assert set(re.findall(r"<[^>]*>?", block.content)) <= FOLDING
            words.append(unescape(re.sub(r"<[^>]*>", " ", block.content)))
        for token in block.children or ():
            assert token.type not in ("html_inline", "image")
            assert token.type != "link_open" or str(token.attrs["href"]).startswith(
                (*OURS, "https://github.com/", NUMBER)
            )
            words.append("`" if token.type == "code_inline" else token.content)
        words.append(" ")
    said = "".join(words)
    assert (MENTION.search(said), REFERENCE.search(said), "/home/ana" in said, "\u202e" in said) == (
        None, None, False, False,
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=5)
@given(text=st.lists(HOSTILE, max_size=12).map("".join))
@example(text=EVIL)
@example(text="<!-- x|\\|www.evil.example")
def test_no_template_lets_foreign_text_act(name, text):
    assert_harmless(rendered(name, text))


def test_a_template_that_prints_foreign_text_as_it_is_would_be_found():
    with pytest.raises(AssertionError):
        assert_harmless(str(Foreign(EVIL, 2)))


def test_a_value_that_a_template_takes_and_nobody_gives_is_no_silence():
    with pytest.raises(UndefinedError):
        render("replies/not_allowed.md")
