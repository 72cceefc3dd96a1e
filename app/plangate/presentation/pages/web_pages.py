"""The rules' pages as HTML, for browsers: the printed Markdown with a frame around it, nothing from a repository."""

import functools

from markdown_it import MarkdownIt

from plangate.domain.rules import CATALOGUE
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown
from plangate.presentation.pages.rules import compose_index, compose_page

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


@functools.cache
def rule_page(name: str) -> str | None:
    """The HTML page of a rule, None when there is no such rule."""
    rule = next((rule for rule in CATALOGUE if rule.name == name), None)
    return None if rule is None else _framed(rule.name, compose_page(rule))


@functools.cache
def rule_index() -> str:
    """The HTML page that lists all rules."""
    return _framed("Rules", compose_index().replace(".md)", ")"))


def _framed(title: str, text: str) -> str:
    return render("pages/frame.html", title=Markdown(title), body=Markdown(PARSER.render(text))) + "\n"
