"""The set-up's pages: HTML of html/, in which every value is escaped."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template

from plangate.github.api.app_manifest import CreatedApp
from plangate.operations.manifest import EVENTS, PERMISSIONS, events_in_words, in_words
from plangate.operations.setup.progress import Step, count_done
from plangate.operations.setup.request import GITHUB, SetupRequest

FIELDS = ("name", "organization", "address", "github")
NEXT = '<p><a href="/next?done={done}">Wait for the next step</a></p>'
"""A page that refreshes itself takes readers away from what they are at; this one waits where somebody asks it to."""


def style() -> str:
    """How they look."""
    return _read("style.css")


def form_page(csrf: str, given: dict[str, str], mistake: str = "") -> str:
    """What is to be registered, with what was given before."""
    told = f'<p role="alert">{escape(mistake)}</p>' if mistake else ""
    values = {"name": "Plangate", "organization": "", "address": "", "github": GITHUB, **given}
    content = _fill("form.html", {"mistake": told}, csrf=csrf, **{name: values[name] for name in FIELDS})
    return _page("Register the App", 1, content)


def confirm_page(request: SetupRequest, action: str, manifest: str) -> str:
    """What GitHub is asked for, and the button that asks."""
    content = _fill(
        "confirm.html", {}, name=request.name, owner=request.organization or "your account", address=request.address,
        permissions=in_words(PERMISSIONS), events=events_in_words(EVENTS), action=action, manifest=manifest,
    )  # fmt: skip
    return _page("Look it over", 2, content)


def done_page(app: CreatedApp, where: str, steps: Iterable[Step]) -> str:
    """What is done, and what is left to do."""
    steps = tuple(steps)
    all_done = all(step.done for step in steps)
    html = {"steps": "\n".join(map(_row, steps)), "next": "" if all_done else NEXT.format(done=count_done(steps))}
    content = _fill("done.html", html, app_url=app.url, slug=app.slug, where=where)
    return _page("All is set up" if all_done else "Nearly there", 3, content)


def _row(step: Step) -> str:
    text = escape(step.text)
    linked = f'<a href="{escape(step.url)}" target="_blank" rel="noopener">{text}</a>' if step.url else text
    return f"<li>{'✔ Done:' if step.done else '○ To do:'} {linked}</li>"


def refused_page(why: str, *, again: bool = False) -> str:
    """That something cannot be, and why."""
    more = '<p><a href="/">Begin again</a></p>' if again else ""
    return _page("That did not work", 1, _fill("refused.html", {"more": more}, why=why))


def _page(title: str, step: int, content: str) -> str:
    return _fill("page.html", {"content": content}, title=title, step=str(step))


def _fill(file: str, html: dict[str, str], /, **values: str) -> str:
    """A file with values, which are escaped, and with HTML of ours, which is not."""
    escaped = {key: escape(value) for key, value in values.items()}
    return Template(_read(file)).substitute(escaped | html)


def _read(name: str) -> str:
    return files("plangate.operations.setup").joinpath("html", name).read_text(encoding="utf-8")
