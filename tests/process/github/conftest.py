"""A stand-in GitHub with a repository, a Redis, and our client between them."""

from dataclasses import dataclass, field, replace

import pytest
import redis

from plangate.domain.model.snapshot import File
from plangate.github.api.client import AppConnection, Connection, open_app, open_installation
from plangate.github.api.tokens import AppKey
from plangate.github.read.gather import gather
from plangate.github.read.text_cache import TextCache
from tests.builders import CONSTITUTION_TEXT, FEATURE, PLAN_PATH, PLAN_TEXT, SPEC_TEXT, TEMPLATE_TEXT
from tests.fakehub.server import FakeHub

BASE = {
    "README.md": "# Library\n",
    "src/shelf.py": "shelf = 1\n",
    ".specify/memory/constitution.md": CONSTITUTION_TEXT,
    ".specify/templates/plan-template.md": TEMPLATE_TEXT,
    ".specify/scripts/bash/setup.sh": "echo\n",
}
"""The files on the base branch of a spec-kit repository."""

SPEC_PATH = f"{FEATURE}/spec.md"
PLANNED = {PLAN_PATH: PLAN_TEXT, SPEC_PATH: SPEC_TEXT}
"""The files of a pull request that plans a feature."""


def a_file_of(path, text, repository, **changes):
    """The file of a snapshot that git keeps for a text."""
    data = text.encode()
    sha = repository.repository.git.write_object("blob", data)
    return replace(File(path, sha, text, len(data)), **changes)


def told_law(snapshot):
    """The law's texts by path."""
    return {file.path: file.text for file in snapshot.law}


@pytest.fixture
def hub(tmp_path):
    with FakeHub.start(tmp_path / "hub") as running:
        yield running


@pytest.fixture
def library(hub):
    return hub.create_repository("acme/library", BASE, private=True)


@pytest.fixture
def store(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def key(hub):
    return AppKey(hub.app.id, hub.app.private_key, f"{hub.url}/api/v3")


@pytest.fixture
def github(hub, key, store, library):
    with open_installation(key, store, hub.installation.id, library.id, "acme/library") as connection:
        yield connection


@pytest.fixture
def app(key):
    with open_app(key) as connection:
        yield connection


@dataclass
class Reader:
    """Gathers pull requests, and tells what that took."""

    hub: FakeHub
    github: Connection
    cache: TextCache
    app: AppConnection | None = None
    listed: set[str] = field(default_factory=set)

    def __call__(self, pull):
        return gather(self.github, pull.number, self.cache)

    def calls(self):
        """The calls since the last time, in short, but for the first look at all that a commit holds.

        The links of its folder specs are listed once for each state of it; `all_calls` tells of that, too.
        """
        return [call for call in self.all_calls() if not self._is_first_listing(call)]

    def _is_first_listing(self, call):
        is_first = call.startswith("GET /git/trees/") and call not in self.listed
        self.listed.add(call)
        return is_first

    def all_calls(self):
        """The calls since the last time, in short."""
        told = [seen.operation or f"{seen.method} {seen.path.rpartition('/library')[2]}" for seen in self.hub.calls()]
        self.hub.traffic.clear()
        return told


@pytest.fixture
def read(hub, github, key, store):
    return Reader(hub, github, TextCache(store, key.host, github.installation, github.repository_id))
