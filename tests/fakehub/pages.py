"""Pages that show in a browser what a person would see on GitHub: rendered here, to be read only, without script."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from tests.fakehub.graphql_listing import changes_of, commits_of
from tests.fakehub.hub import Hub
from tests.fakehub.model import CheckRun, PullRequest, Repository
from tests.fakehub.model_accounts import User
from tests.fakehub.pages_checks import OUTCOMES, check_rows, merge_box, note_counts, notes_by_file, outcome, pulls_of
from tests.fakehub.pages_conversation import opinions, timeline
from tests.fakehub.pages_diff import file_boxes
from tests.fakehub.pages_markup import markdown, visible
from tests.fakehub.shapes_pulls import association

HERE = Path(__file__).parent
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}
"""No script, no frame, nothing from elsewhere: what the pages show was written by strangers."""
COLORS = 8
"""How many colors of avatars style.css has."""


class Missing(Exception):
    """There is no such page."""


Page = Callable[[Hub, dict[str, str]], str]


def routes(hub: Hub) -> list[BaseRoute]:
    """The addresses of all pages; they stay clear of those of the API."""
    pages: dict[str, Page] = {
        "/": repositories_page,
        "/{owner}/{name}": repository_page,
        "/{owner}/{name}/pull/{number:int}": conversation_page,
        "/{owner}/{name}/pull/{number:int}/commits": commits_page,
        "/{owner}/{name}/pull/{number:int}/checks": checks_page,
        "/{owner}/{name}/pull/{number:int}/files": files_page,
        "/{owner}/{name}/runs/{run:int}": run_page,
        "/{owner}/{name}/blob/{rest:path}": blob_page,
    }
    style = Route("/assets/style.css", lambda _: FileResponse(HERE / "static" / "style.css", headers=HEADERS))
    return [style, *(Route(path, partial(respond, hub, page), methods=["GET"]) for path, page in pages.items())]


def respond(hub: Hub, page: Page, request: Request) -> Response:
    """A page, or one that says that there is none."""
    try:
        with hub.state.lock:
            return HTMLResponse(page(hub, request.path_params), headers=HEADERS)
    except Missing:
        return HTMLResponse(render("missing.html"), status_code=404, headers=HEADERS)


# What is rendered


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and a name that is not given is a mistake."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "markdown": markdown, "visible": visible, "moment": moment, "path": quote, "color": color, "bare": bare,
    }  # fmt: skip
    made.globals |= {"association": association, "outcome": outcome, "outcomes": OUTCOMES, "note_counts": note_counts}
    return made


def render(template: str, **values: Any) -> str:
    """A template filled in."""
    return environment().get_template(template).render(**values)


def moment(at: datetime) -> str:
    """A time as a person reads it."""
    return f"{at:%b} {at.day}, {at.year}, {at:%H:%M} UTC"


def color(user: User) -> int:
    """The number of a person's color, always the same."""
    return sum(user.login.encode()) % COLORS


def bare(user: User) -> str:
    """A login without `[bot]`, which the page shows as a label."""
    return user.login.removesuffix("[bot]")


# The pages


def repositories_page(hub: Hub, _: dict[str, str]) -> str:
    """All repositories."""
    found = sorted(hub.state.repositories.values(), key=lambda repository: repository.full_name)
    return render("repositories.html", repositories=found)


def repository_page(hub: Hub, asked: dict[str, str]) -> str:
    """The pull requests of a repository, newest first."""
    repository = find_repository(hub, asked)
    pulls = sorted(repository.pulls.values(), key=lambda pull: -pull.number)
    return render("repository.html", repository=repository, pulls=[(pull, merge_box(pull)) for pull in pulls])


def conversation_page(hub: Hub, asked: dict[str, str]) -> str:
    """A pull request's conversation, ending in the merge box."""
    pull = find_pull(hub, asked)
    return pull_page("conversation.html", pull, entries=timeline(pull), box=merge_box(pull), opinions=opinions(pull))


def commits_page(hub: Hub, asked: dict[str, str]) -> str:
    """A pull request's commits."""
    pull = find_pull(hub, asked)
    git = pull.repository.git
    return pull_page("commits.html", pull, commits=[git.commit(sha) for sha in commits_of(pull)])


def checks_page(hub: Hub, asked: dict[str, str]) -> str:
    """The checks of a pull request, the first one in full."""
    pull = find_pull(hub, asked)
    rows = check_rows(pull)
    shown = rows[0].run if rows else None
    return pull_page("checks.html", pull, rows=rows, run=shown, files=notes_by_file(shown) if shown else [])


def files_page(hub: Hub, asked: dict[str, str]) -> str:
    """What a pull request changes, with what is said about it in place."""
    pull = find_pull(hub, asked)
    return pull_page("files.html", pull, boxes=file_boxes(pull))


def run_page(hub: Hub, asked: dict[str, str]) -> str:
    """One check, with its neighbors beside it."""
    repository, run = find_repository(hub, asked), hub.state.by_id.get(("run", int(asked["run"])))
    if not isinstance(run, CheckRun) or run.suite.repository is not repository:
        raise Missing
    pulls = pulls_of(run)
    if not pulls:
        return render("run.html", repository=repository, rows=[], run=run, files=notes_by_file(run))
    return pull_page("checks.html", pulls[0], rows=check_rows(pulls[0]), run=run, files=notes_by_file(run))


def blob_page(hub: Hub, asked: dict[str, str]) -> str:
    """A file at a branch or commit, line by line."""
    repository = find_repository(hub, asked)
    for revision, path in ways_to_read(asked["rest"]):
        sha = repository.git.resolve(revision)
        found = repository.git.find(sha, path) if sha else None
        if found and found.kind == "blob":
            text = (repository.git.blob(found.sha) or b"").decode("utf-8", "replace")
            lines = text.removesuffix("\n").split("\n")
            return render("blob.html", repository=repository, revision=revision, path=path, lines=lines)
    raise Missing


def ways_to_read(rest: str) -> Sequence[tuple[str, str]]:
    """All ways to part `<branch or commit>/<path>`: a branch's name may have slashes."""
    parts = rest.split("/")
    return [("/".join(parts[:at]), "/".join(parts[at:])) for at in range(1, len(parts))]


def pull_page(template: str, pull: PullRequest, **values: Any) -> str:
    """A page about a pull request, with what its head and tabs say."""
    return render(
        template, repository=pull.repository, pull=pull, changes=changes_of(pull),
        commit_count=len(commits_of(pull)),
        unfinished=any(row.icon == "pending" for row in check_rows(pull)), **values,
    )  # fmt: skip


def find_repository(hub: Hub, asked: dict[str, str]) -> Repository:
    """The repository that an address names."""
    found = hub.state.repository(asked["owner"], asked["name"])
    if found is None:
        raise Missing
    return found


def find_pull(hub: Hub, asked: dict[str, Any]) -> PullRequest:
    """The pull request that an address names."""
    found = find_repository(hub, asked).pulls.get(asked["number"])
    if found is None:
        raise Missing
    return found
