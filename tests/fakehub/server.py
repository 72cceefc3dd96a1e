"""`FakeHub`: the whole stand-in, served over HTTP from a thread of its own, in the hands of tests and of the demo."""

import socket
import threading
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any, Self, TypeVar

import uvicorn
from starlette.routing import Router

from tests import PATIENCE
from tests.fakehub import deeds_apps, deeds_repository, events, pages, pages_apps
from tests.fakehub.acts_repository import SOMEBODY, RepositoryActs
from tests.fakehub.application import Application
from tests.fakehub.control import control_routes
from tests.fakehub.hub import Hub
from tests.fakehub.model import Installation, Repository
from tests.fakehub.model_accounts import App
from tests.fakehub.model_deliveries import Delivery
from tests.fakehub.repositories import Files
from tests.fakehub.traffic import Seen

SECRET = "a secret that only the stand-in and the receiver know"
Found = TypeVar("Found")


class FakeHub(Hub):
    """A running stand-in with one registered App, `plangate` of `acme`, installed where repositories are made."""

    def __init__(self, root: Path, *, app: dict[str, Any] | None = None) -> None:
        """A stand-in that is not yet served; `app` changes how the App is registered, in `register_app`'s words."""
        super().__init__(root)
        root.mkdir(parents=True, exist_ok=True)
        wanted: dict[str, Any] = {
            "slug": "plangate", "owner": "acme", "permissions": deeds_apps.PERMISSIONS, "events": deeds_apps.EVENTS,
            "webhook_url": None, "webhook_secret": SECRET, **(app or {}),
        }  # fmt: skip
        self.state.user("acme", type="Organization")
        self.app = deeds_apps.register_app(self, wanted.pop("slug"), **wanted)
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @classmethod
    def start(cls, root: Path, *, port: int = 0, app: dict[str, Any] | None = None) -> Self:
        """A stand-in that is served on a port of the loopback address, by default a free one."""
        hub = cls(root, app=app)
        hub.serve(port)
        return hub

    def serve(self, port: int = 0) -> None:
        """Begin to answer, and to deliver webhooks."""
        listening = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        others = Router(routes=[*control_routes(self), *pages_apps.routes(self), *pages.routes(self)])
        config = uvicorn.Config(
            Application(self, others), log_level="warning", access_log=False, lifespan="off",
            timeout_graceful_shutdown=1, server_header=False,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        arguments = {"sockets": [listening]}
        self._thread = threading.Thread(target=self._server.run, kwargs=arguments, name="fakehub", daemon=True)
        self._thread.start()
        self.post.start()
        self.wait_for(lambda: self._server and self._server.started)

    def stop(self) -> None:
        """Stop serving and delivering, and let go of git."""
        self.post.stop()
        if self._server and self._thread:
            self._server.should_exit = True
            self._thread.join(PATIENCE)
        for repository in self.state.repositories.values():
            repository.git.close()

    def __enter__(self) -> Self:
        """Serve for the length of a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop at the end of a block."""
        self.stop()

    # Repositories and the App

    def create_repository(
        self, full_name: str, files: Files | None = None, *, private: bool = False, default_branch: str = "main",
        installed: bool = True, by: str = SOMEBODY,
    ) -> RepositoryActs:  # fmt: skip
        """A repository with a first commit, in which somebody may write and, unless told otherwise, the App works.

        It is as if it had stood there for long: no webhook tells of it.
        """
        owner, _, name = full_name.partition("/")
        with self.state.lock:
            made = deeds_repository.create_repository(self, owner, name, private=private, default_branch=default_branch)
            author = self.state.user(by)
            made.permissions[author.login] = "write"
            made.git.commit_files(
                default_branch, files if files is not None else {"README.md": f"# {name}\n"}, message="Begin",
                name=author.login, email=author.email, date=int(self.state.now().timestamp()), parent=None,
            )  # fmt: skip
            if installed:
                self._let_in(made)
            return RepositoryActs(self, made)

    def _let_in(self, repository: Repository) -> None:
        installation = self.installation_of(repository.owner.login)
        if installation is None:
            self.install(repository.owner.login, told=False)
        elif installation.repository_selection == "selected":
            installation.repository_ids.add(repository.id)

    def repository(self, full_name: str) -> RepositoryActs:
        """A repository by name; raises KeyError."""
        found = self.state.repository(*full_name.split("/", 1))
        if found is None:
            raise KeyError(full_name)
        return RepositoryActs(self, found)

    def install(
        self, account: str = "acme", repositories: Iterable[RepositoryActs] | None = None, *, told: bool = True
    ) -> Installation:
        """Install the App on an account, on all repositories or on those named; `told` by a webhook."""
        named = None if repositories is None else [acts.repository for acts in repositories]
        with self.state.lock:
            return deeds_apps.install_app(self, self.app, account, named, told=told)

    def installation_of(self, account: str = "acme") -> Installation | None:
        """The App's installation on an account."""
        found = [i for i in self.state.installations.values() if i.app is self.app and i.account.login == account]
        return found[0] if found else None

    @property
    def installation(self) -> Installation:
        """The App's installation on acme, else its only one."""
        ours = [each for each in self.state.installations.values() if each.app is self.app]
        [installation] = ours if len(ours) == 1 else [each for each in ours if each.account.login == "acme"]
        return installation

    def uninstall(self, account: str = "acme") -> None:
        """Take the App away from an account."""
        with self.state.lock:
            deeds_apps.uninstall_app(self, self._installed(account))

    def suspend(self, account: str = "acme", *, suspended: bool = True) -> None:
        """Suspend the App on an account, or take that back."""
        with self.state.lock:
            deeds_apps.suspend_app(self, self._installed(account), suspended=suspended)

    def add_repositories(self, *repositories: RepositoryActs, account: str = "acme") -> None:
        """Give the installation more repositories."""
        with self.state.lock:
            deeds_apps.add_repositories(self, self._installed(account), [acts.repository for acts in repositories])

    def remove_repositories(self, *repositories: RepositoryActs, account: str = "acme") -> None:
        """Take repositories from the installation."""
        with self.state.lock:
            deeds_apps.remove_repositories(self, self._installed(account), [acts.repository for acts in repositories])

    def _installed(self, account: str) -> Installation:
        found = self.installation_of(account)
        assert found, f"the App is not installed on {account}"
        return found

    def send_webhooks_to(self, url: str | None, *, secret: str | None = None, ping: bool = False) -> None:
        """Set the App's webhook address, and its secret where it changes."""
        with self.state.lock:
            self.app.webhook_url = url
            self.app.webhook_secret = secret or self.app.webhook_secret
            if ping:
                events.emit_ping(self, self.app)

    def ping(self, app: App | None = None) -> None:
        """Send a `ping`."""
        events.emit_ping(self, app or self.app)

    # Time and traffic

    def advance(self, seconds: float) -> None:
        """Set the stand-in's clock ahead: tokens expire; JWTs are still judged by the real time."""
        self.state.ahead += timedelta(seconds=seconds)

    @property
    def requests(self) -> list[Seen]:
        """Every request so far, oldest first."""
        return self.traffic.all()

    def calls(self) -> list[Seen]:
        """The requests that read or wrote something; asking for a token is none."""
        return [seen for seen in self.traffic.all() if not seen.mints]

    def writes(self) -> list[Seen]:
        """The requests that meant to change something."""
        return [seen for seen in self.traffic.all() if seen.writes]

    @property
    def deliveries(self) -> list[Delivery]:
        """Every webhook so far, oldest first."""
        with self.state.lock:
            return list(self.state.deliveries)

    def wait_for(self, condition: Callable[[], Found], timeout: float = PATIENCE) -> Found:
        """Wait until something is true and return it; raises TimeoutError."""
        until = time.monotonic() + timeout
        while not (found := condition()):
            if time.monotonic() > until:
                raise TimeoutError(f"not true after {timeout} s; the last requests were: {self._last_requests()}")
            time.sleep(0.02)
        return found

    def _last_requests(self) -> str:
        return "; ".join(map(str, self.traffic.all()[-8:])) or "none"
