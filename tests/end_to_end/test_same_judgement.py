"""The App and the command line judge alike, whatever a repository is like: one reads over HTTP, the other on disk."""

import subprocess
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import redis

from plangate.domain.model.report import Report
from plangate.domain.review.review import review
from plangate.github.api.client import open_installation
from plangate.github.api.tokens import AppKey
from plangate.github.read.gather import gather
from plangate.github.read.text_cache import TextCache
from plangate.local.gather import gather as gather_locally
from tests import sample
from tests.end_to_end.odd_repositories import BASE, FAILURE, PAIRS, SUCCESS
from tests.fakehub.server import FakeHub


@dataclass
class Ground:
    """A stand-in GitHub, a Redis, and a folder for clones."""

    hub: FakeHub
    store: redis.Redis
    folder: Path
    made: int = 0

    def judged(self, base: dict, head: dict) -> tuple[Report, Report]:
        """What the App and the command line say of a pull request."""
        self.made += 1
        name = f"acme/ground-{self.made}"
        repository = self.hub.create_repository(name, base)
        pull = repository.open_pull_request("feature", head)
        key = AppKey(self.hub.app.id, self.hub.app.private_key, f"{self.hub.url}/api/v3")
        with open_installation(key, self.store, self.hub.installation.id, repository.id, name) as github:
            cache = TextCache(self.store, key.host, github.installation, repository.id)
            app = review(gather(github, pull.number, cache))
        clone = self.folder / str(self.made)
        git = repository.repository.git.path
        subprocess.run(["git", "clone", "-q", "-b", "feature", git, clone], check=True, capture_output=True)
        return app, review(gather_locally([clone], "origin/main"))


@pytest.fixture(scope="module")
def ground(tmp_path_factory, redis_server):
    folder = tmp_path_factory.mktemp("ground")
    with FakeHub.start(folder / "hub") as hub, redis.Redis.from_url(redis_server) as store:
        yield Ground(hub, store, folder)


def told(report):
    """A report without what only one side can know."""
    plans = [
        (
            plan.path, plan.conclusion, plan.shape, plan.constitution.path, plan.constitution.status,
            plan.template.path, plan.template.source, plan.matrix,
            sorted((f.rule, f.severity, f.path, f.line, f.existing, f.message) for f in plan.findings),
        )
        for plan in report.plans
    ]  # fmt: skip
    return report.conclusion, sorted(plans), report.touched, sorted((f.rule, f.path, f.line) for f in report.law)


@pytest.mark.parametrize(("base", "head", "conclusion"), [pytest.param(*pair, id=name) for name, pair in PAIRS.items()])
def test_a_pull_request_gets_one_judgement_from_the_app_and_from_the_command_line(ground, base, head, conclusion):
    app, local = ground.judged(base, head)

    assert told(app) == told(local)
    assert conclusion in (None, app.conclusion)


def test_thirty_plans_get_one_judgement_each_from_both(ground):
    features = [partial(sample.bad_feature if n % 2 else sample.good_feature, f"specs/{n:03}-part") for n in range(30)]

    app, local = ground.judged(BASE, {path: text for feature in features for path, text in feature().items()})

    assert told(app) == told(local)
    assert [plan.conclusion for plan in app.plans] == [SUCCESS, FAILURE] * 15
