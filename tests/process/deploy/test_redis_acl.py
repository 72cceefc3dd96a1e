"""With the rights that deploy/redis/users.acl grants everything works, and no process can do another's work."""

import subprocess
import time

import pytest
import redis

from plangate.queue.watched_paths import remember
from plangate.standalone.redis import find_server
from tests import PATIENCE, ROOT, sample
from tests.end_to_end.conversation import felt, replies
from tests.house import House, free_port

RIGHTS = ROOT / "deploy/redis/users.acl"
PASSWORD = "0123456789abcdef"
USERS = ("web", "dispatch", "worker")


class GuardedRedis:
    """A Redis with the rights as an operator loads them; who watches it may do all."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.url = f"redis://watcher@127.0.0.1:{self.port}/0"
        rights = RIGHTS.read_text()
        for user in USERS:
            assert f"CHANGE-{user} " in rights
            rights = rights.replace(f"CHANGE-{user} ", f"{PASSWORD} ")
        (folder / "users.acl").write_text(f"{rights}user watcher on nopass ~* &* +@all\n")

    def start(self):
        command = [find_server(), "--port", str(self.port), "--bind", "127.0.0.1", "--appendonly", "yes", "--save", "",
                   "--maxmemory-policy", "volatile-lru", "--aclfile", str(self.folder / "users.acl")]  # fmt: skip
        output = subprocess.DEVNULL
        self.process = subprocess.Popen(command, cwd=self.folder, stdout=output, stderr=output)
        end = time.monotonic() + PATIENCE
        while not self.lives():
            assert self.process.poll() is None, "the rights are none that Redis understands"
            assert time.monotonic() < end
            time.sleep(0.05)

    def lives(self) -> bool:
        try:
            with redis.Redis(port=self.port) as nobody:
                return nobody.ping()
        except redis.ConnectionError:
            return False

    def stop(self):
        self.process.kill()
        self.process.wait()

    def url_of(self, user):
        return f"redis://{user}:{PASSWORD}@127.0.0.1:{self.port}/0"

    def denied(self):
        """What was refused to the processes so far, as the server noted it."""
        with self.client("watcher") as watcher:
            entries = watcher.acl_log()
        return sorted({(one["username"], one["reason"], one["object"]) for one in entries if one["username"] in USERS})

    def client(self, user):
        if user == "watcher":
            return redis.Redis(port=self.port, username="watcher", password="")
        return redis.Redis.from_url(self.url_of(user))


class GuardedHouse(House):
    """A house in which each process is a user of its own."""

    user = "watcher"

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "PLANGATE_REDIS_URL": self.redis.url_of(self.user)}

    def start(self, *names: str) -> None:
        for name in names:
            self.user = name.partition("-")[0]
            super().start(name)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guarded")
    server = GuardedRedis(folder)
    with GuardedHouse.open(folder / "house", workers=2, server=server, reconcile_every=5) as house:
        yield house


def test_reviews_commands_sweeps_and_numbers_need_no_other_right(house):
    shop = house.hub.create_repository("acme/shop", files=sample.base())
    shop.grant("grace", "write")
    pull = shop.open_pull_request("007", sample.good_feature())
    assert house.wait_for_check(pull).conclusion == "success"
    comment = pull.comment("/plan status", by="grace")
    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.kill("worker-1")
    house.start("worker-1")
    pull.push({"notes.md": "again\n"})
    house.wait_for_check(pull)
    shop.push("main", {"docs/law.md": "# Law\n"})
    house.wait_until_quiet()
    house.hub.uninstall()
    house.wait_until_quiet(seconds=1.5)

    assert len(replies(pull)) == 1
    assert house.redis.denied() == []


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize(
    "command",
    [["FLUSHALL"], ["CONFIG", "GET", "*"], ["KEYS", "*"], ["SHUTDOWN"], ["GET", "other"], ["ACL", "LIST"], ["MONITOR"],
      ["REPLICAOF", "NO", "ONE"], ["SAVE"], ["MODULE", "LIST"], ["PUBLISH", "other", "x"]],
    ids=" ".join,
)  # fmt: skip
def test_more_than_that_is_refused(house, user, command):
    with house.redis.client(user) as client, pytest.raises(redis.ResponseError, match=r"(?i)permission"):
        client.execute_command(*command)


@pytest.mark.parametrize(
    "command",
    [
        ("LPUSH", "rq:queue:plangate-1", "job"), ("HSET", "rq:job:1", "data", "code"), ("PUBLISH", "rq:pubsub", "stop"),
        ("GET", "plangate:text:github:1:2:blob"), ("SET", "plangate:answered:1", "1"),
        ("ZADD", "plangate:law-paths:1:2", 1, "x"), ("HSET", "plangate:metrics:jobs", "a", "1"),
        ("EVAL", "return redis.call('LPUSH', 'rq:queue:plangate-1', 'job')", 0),
    ],
    ids=lambda command: f"{command[0]} {command[-1]}"[:30],
)  # fmt: skip
def test_the_receiver_may_do_no_other_s_work(house, command):
    with house.redis.client("web") as web, pytest.raises(redis.ResponseError, match=r"(?i)permission|ACL"):
        web.execute_command(*command)


def test_the_receiver_reads_what_workers_tell_it_of_law(house):
    with house.redis.client("worker") as worker, house.redis.client("web") as web:
        remember(worker, 1, 2, ["docs/law.md"])

        assert web.zrange("plangate:law-paths:1:2", 0, -1) == [b"docs/law.md"]


def test_who_says_no_password_can_do_nothing_but_ping(house):
    with redis.Redis(port=house.redis.port) as nobody:
        assert nobody.ping()
        with pytest.raises(redis.ResponseError):
            nobody.get("plangate:seats")
