"""What deploy/compose.yaml lets each process do in Redis: its own work, and the receiver no other's."""

import re
import shlex

import pytest
import redis
import yaml

from plangate.queue.watched_paths import remember
from tests import PATIENCE, ROOT, sample
from tests.end_to_end.conversation import felt
from tests.house import House

COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())
PASSWORD = "a" * 64


def users() -> dict[str, list[str]]:
    """The rules of each user, with the same password for all that have one."""
    words = shlex.split(re.sub(r"\$\{\w+:\?\}", PASSWORD, COMPOSE["services"]["redis"]["command"]))
    starts = [place for place, word in enumerate(words) if word == "--user"]
    ends = [*starts[1:], len(words)]
    return {words[start + 1]: words[start + 2 : end] for start, end in zip(starts, ends, strict=True)}


class Guarded(House):
    """A house in which each process is the user of compose."""

    user = "default"

    def environment(self) -> dict[str, str]:
        url = f"unix://{self.user}:{PASSWORD}@{self.redis.socket}"
        return {**super().environment(), "PLANGATE_REDIS_URL": url}

    def start(self, *names: str) -> None:
        with redis.Redis.from_url(self.redis.url) as admin:
            for user, rules in users().items():
                if user != "default":
                    admin.execute_command("ACL", "SETUSER", user, "reset", *rules)
        for name in names:
            self.user = name.partition("-")[0]
            super().start(name)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with Guarded.open(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def client(house):
    """Redis as a user."""

    def client(user):
        return redis.Redis.from_url(f"unix://{user}:{PASSWORD}@{house.redis.socket}")

    return client


def test_nobody_is_let_in_without_a_name_and_each_process_has_its_own():
    services = COMPOSE["services"]
    told = {
        name: service["environment"].get("PLANGATE_REDIS_URL") for name, service in services.items() if name != "redis"
    }

    assert users()["default"] == ["off"]
    assert told == {
        name: f"redis://{name}:${{REDIS_PASSWORD_{name.upper()}:?}}@redis:6379/0"
        for name in ("web", "dispatch", "worker")
    }


def test_each_process_may_do_its_own_work(house):
    repository = house.hub.create_repository("acme/parcels", files=sample.base())
    repository.grant("grace", "write")
    pull = repository.open_pull_request("007", sample.bad_feature())
    run = house.wait_for_check(pull)
    comment = pull.comment("/plan status", by="grace")
    house.hub.wait_for(lambda: "+1" in felt(comment), timeout=PATIENCE)
    repository.push("main", {"docs/law.md": "# Law\n"})
    house.wait_until_quiet()

    logs = "".join(house.log(name) for name in house.processes)
    assert (run.conclusion, [line for line in logs.splitlines() if "NOPERM" in line or "no permissions" in line]) == (
        "failure", [],
    )  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ("LPUSH", "rq:queue:plangate-1", "job"), ("HSET", "rq:job:1", "data", "code"), ("PUBLISH", "rq:pubsub", "stop"),
        ("GET", "plangate:text:github:1:2:blob"), ("SET", "plangate:answered:1", "1"),
        ("ZADD", "plangate:law-paths:1:2", 1, "x"), ("HSET", "plangate:metrics:jobs", "a", "1"), ("KEYS", "*"),
        ("FLUSHALL",), ("CONFIG", "GET", "*"), ("ACL", "LIST"),
        ("EVAL", "return redis.call('LPUSH', 'rq:queue:plangate-1', 'job')", 0),
    ],
    ids=lambda command: f"{command[0]} {command[-1]}"[:30],
)  # fmt: skip
def test_the_receiver_may_do_no_other_s(client, command):
    with client("web") as web, pytest.raises(redis.ResponseError, match=r"(?i)permission|ACL"):
        web.execute_command(*command)


def test_the_receiver_reads_what_workers_tell_it_of_law(client):
    with client("worker") as worker, client("web") as web:
        remember(worker, 1, 2, ["docs/law.md"])

        assert web.zrange("plangate:law-paths:1:2", 0, -1) == [b"docs/law.md"]


def test_who_asks_for_health_may_ask_for_nothing_else(client):
    with client("health") as health:
        assert health.ping()
        with pytest.raises(redis.ResponseError):
            health.get("plangate:inbox:wake")
