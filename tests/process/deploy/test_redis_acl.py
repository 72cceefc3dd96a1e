"""With the rights that deploy/redis/users.acl grants everything works, and nothing else can be done."""

import subprocess
import time

import pytest
import redis

from plangate.standalone.redis import find_server
from tests import PATIENCE, ROOT, sample
from tests.end_to_end.conversation import felt, replies
from tests.house import House, free_port

RIGHTS = ROOT / "deploy/redis/users.acl"
PASSWORD = "0123456789abcdef"


class Guarded:
    """A Redis with the rights as an operator loads them."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.url = f"redis://plangate:{PASSWORD}@127.0.0.1:{self.port}/0"
        rights = RIGHTS.read_text().replace("CHANGE-ME", PASSWORD)
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

    def denied(self):
        """What was refused to Plangate so far, as the server noted it."""
        with redis.Redis(port=self.port, username="watcher", password="") as watcher:
            return sorted(
                {(entry["reason"], entry["object"]) for entry in watcher.acl_log() if entry["username"] == "plangate"}
            )


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("guarded")
    with House.open(folder / "house", workers=2, server=Guarded(folder), reconcile_every=5) as house:
        yield house


def test_reviews_commands_sweeps_and_numbers_need_no_other_right(house):
    shop = house.hub.create_repository("acme/shop", files=sample.base())
    pull = shop.open_pull_request("007", sample.good_feature())
    assert house.wait_for_check(pull).conclusion == "success"
    comment = pull.comment("/plan status")
    house.hub.wait_for(lambda: felt(comment) == ["+1", "eyes"])
    house.kill("worker-1")
    house.start("worker-1")
    pull.push({"notes.md": "again\n"})
    house.wait_for_check(pull)
    house.hub.uninstall()
    house.wait_until_quiet(seconds=1.5)

    assert len(replies(pull)) == 1
    assert house.redis.denied() == []


@pytest.mark.parametrize(
    "command",
    [["FLUSHALL"], ["CONFIG", "GET", "*"], ["KEYS", "*"], ["SHUTDOWN"], ["GET", "other"], ["ACL", "LIST"], ["MONITOR"],
      ["REPLICAOF", "NO", "ONE"], ["SAVE"], ["MODULE", "LIST"], ["PUBLISH", "other", "x"]],
    ids=" ".join,
)  # fmt: skip
def test_more_than_that_is_refused(house, command):
    with redis.Redis.from_url(house.redis.url) as client, pytest.raises(redis.ResponseError, match=r"(?i)permission"):
        client.execute_command(*command)


def test_who_says_no_password_can_do_nothing_but_ping(house):
    with redis.Redis(port=house.redis.port) as nobody:
        assert nobody.ping()
        with pytest.raises(redis.ResponseError):
            nobody.get("plangate:seats")
