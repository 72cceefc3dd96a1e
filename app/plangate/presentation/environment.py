"""The templates of all messages: a value that nobody vouched for is defused when it is printed."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from plangate.presentation.escape import Markdown, code, inline, link, plain, prose


def render(template: str, **values: Any) -> Markdown:
    """The Markdown that a template of `templates/` says of the values, without blank lines around it."""
    return Markdown(_environment().get_template(template).render(values).strip("\n"))


def count(number: int, noun: str, plural: str | None = None) -> Markdown:
    """A number with its noun, as `1 plan` or `2 plans`."""
    return Markdown(f"{number} {noun if number == 1 else plural or noun + 's'}")


def sentence(text: str) -> str:
    """The text with a stop at its end, so that a sentence may follow: what others write often has none."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("plangate.presentation", "templates"),
        undefined=StrictUndefined,
        autoescape=False,  # this is Markdown: `finalize` defuses instead
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters.update(code=code, count=count, link=link, plain=plain, prose=prose, sentence=sentence)
    return environment


def _finalize(value: object) -> object:
    return value if isinstance(value, Markdown | int) else inline(str(value))
