"""The templates of all messages: a value that nobody vouched for is made harmless when it is printed."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from plangate.domain.model.absent_text import WhyUnresolved
from plangate.domain.model.plan_read import LastCommit
from plangate.domain.model.report import PrincipleRead
from plangate.presentation.escape import Markdown, code, inline, link, plain, prose

if TYPE_CHECKING:
    from jinja2 import Environment

_NUMERAL = re.compile(r"(?:[IVXLCDM]+|\d+(?:\.\d+)*)(?:-\d+)?")


def render(template: str, **values: Any) -> Markdown:
    """The Markdown that a template of `templates/` says of the values, without blank lines around it."""
    return Markdown(_environment().get_template(template).render(values).strip("\n"))


def compile_templates() -> None:
    """Compile all templates of this process, and of its later forks, now instead of at their first use."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


def count(number: int, noun: str, plural: str | None = None) -> Markdown:
    """A number with its noun, as `1 plan` or `2 plans`."""
    return Markdown(f"{number} {noun if number == 1 else plural or noun + 's'}")


def sentence(text: str) -> str:
    """The text with a stop at its end, so that a sentence may follow: what others write often has none."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def principle_name(principle: PrincipleRead) -> str:
    """A principle as the constitution writes it, `II. Test-First`; the name alone where it numbers nothing."""
    return f"{principle.id}. {principle.name}" if _NUMERAL.fullmatch(principle.id) else principle.name


def whose_law(as_of: LastCommit) -> str:
    """By whose law an old plan was judged: `the law of 4f3a2b1, 2026-03-02`."""
    return f"the law of {as_of.sha[:7]}, {as_of.date}{', where the history here is cut' if as_of.is_cut else ''}"


_STOPS = "so that specify stops with an error"
_UNRESOLVED = {
    WhyUnresolved.MISSING: f"there is no plan template, {_STOPS}",
    WhyUnresolved.EMPTY: f"is empty, {_STOPS}",
    WhyUnresolved.NO_BASE: f"adds to a template that is not there, {_STOPS}",
    WhyUnresolved.NO_TOKEN: f"wraps a template and says with no {{CORE_TEMPLATE}} where, {_STOPS}",
    WhyUnresolved.BAD_MANIFEST: f"is no manifest of templates, {_STOPS}",
    WhyUnresolved.BAD_REGISTRY: f"is no registry, {_STOPS}",
    WhyUnresolved.UNREADABLE: "is too long, or no UTF-8 text",
}


def unresolved(why: WhyUnresolved) -> str:
    """Why no template of the repository is in force; the file that makes it so, if there is one, goes before."""
    return _UNRESOLVED[why]


@cache
def _environment() -> "Environment":
    # Who renders no template need not wait for it: the command line prints most reports without.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("plangate.presentation", "templates"),
        undefined=StrictUndefined,
        autoescape=False,  # this is Markdown: `finalize` escapes instead
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters.update(
        code=code,
        count=count,
        link=link,
        plain=plain,
        principle_name=principle_name,
        prose=prose,
        sentence=sentence,
        unresolved=unresolved,
        whose_law=whose_law,
    )
    return environment


def _finalize(value: object) -> object:
    return value if isinstance(value, Markdown | int) else inline(str(value))
