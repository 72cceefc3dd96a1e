"""How far the set-up has come after the App is registered: asked of GitHub each time that the page is looked at."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from plangate.errors import AppError
from plangate.github.api.app_manifest import CreatedApp
from plangate.github.api.app_registration import AppInstallation, read_installations
from plangate.github.api.client import open_app
from plangate.github.api.required_sources import RequiredSources, read_required_sources
from plangate.github.api.tokens import AppKey
from plangate.github.write.deliveries import DELIVERY_TTL, list_deliveries
from plangate.operations.doctor.registration import LOOKED_AT, examine_deliveries
from plangate.operations.setup.request import SetupRequest

CHECK_NAME = "Plangate"
MAX_REPOSITORIES = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A step: whether it is done, what was seen or is to be done, and where."""

    done: bool
    text: str
    url: str = ""


def count_done(steps: Iterable[Step]) -> int:
    """How many steps are done."""
    return sum(step.done for step in steps)


def read_progress(app: CreatedApp, request: SetupRequest) -> tuple[Step, ...]:
    """The steps that follow; one that GitHub does not tell of is not done."""
    key = AppKey(app.id, app.private_key, request.api)
    try:
        return tuple(_steps(key, app, request))
    except AppError as error:
        return (Step(False, str(error)),)


def _steps(key: AppKey, app: CreatedApp, request: SetupRequest) -> Iterator[Step]:
    with open_app(key) as github:
        installations = read_installations(github)
        recent = list_deliveries(github, since=time.time() - DELIVERY_TTL)
        statuses = tuple(delivery.status for delivery in islice(recent, LOOKED_AT))
    yield _started(statuses)
    yield _installed(app, installations)
    for installation in installations:
        for one in read_required_sources(key, installation.id, CHECK_NAME, MAX_REPOSITORIES):
            yield _required(app, request, one)


def _started(statuses: tuple[int, ...]) -> Step:
    if any(200 <= status < 300 for status in statuses):
        return Step(True, "The first webhook arrived.")
    if not statuses:
        return Step(False, "Start plangate up. No webhook was sent yet.")
    last = examine_deliveries(statuses)
    return Step(False, f"Start plangate up. No webhook has arrived: {last.seen}. {last.advice}")


def _installed(app: CreatedApp, installations: tuple[AppInstallation, ...]) -> Step:
    if not installations:
        return Step(False, "Install the App on the repositories that it is to check", f"{app.url}/installations/new")
    return Step(True, f"It is installed on {', '.join(one.account for one in installations)}.")


def _required(app: CreatedApp, request: SetupRequest, sources: RequiredSources) -> Step:
    where, page = (
        f"on {sources.branch} of {sources.repository}",
        f"{request.github}/{sources.repository}/settings/rules",
    )
    if not sources.apps:
        return Step(False, f"The check is not required {where}: add a ruleset", f"{page}/new?target=branch")
    if set(sources.apps) == {app.id}:
        return Step(True, f"The check is required {where}, and pinned to this App.")
    if set(sources.apps) <= {app.id, None}:
        return Step(False, f"The check is required {where}, from any source: choose this App", page)
    return Step(
        False, f"The check is required {where} from another App, so nothing can be merged: choose this one", page
    )
