"""What is read of a payload: as much as the events' readers look at, whatever stands there."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.web.receive.events import _READERS, ANY_ACTION, read_event
from plangate.web.receive.payload import DeliveryContext
from plangate.web.receive.request import read_json
from tests import ROOT
from tests.unit.web.payloads import APP, HEAD

ARRIVAL = DeliveryContext(APP, 1_800_000_000.0, "guid-1")
READERS = (ROOT / "app/plangate/web/receive").glob("*.py")
NAMES = sorted({name for reader in READERS for name in re.findall(r'"([a-z_]{2,20})"', reader.read_text())} | {"other"})
"""Every word that stands in quotes where events are read: a field that is read is among them."""
LEAVES = (
    st.none() | st.booleans() | st.integers(-1, 2**70) | st.floats(allow_nan=True)
    | st.sampled_from(["acme/parcels", HEAD, "User", "refs/heads/main", "/plan status", "approved", "\ud800", "", "é"])
)  # fmt: skip
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=25,
)  # fmt: skip
WHOLE = {
    "installation": {"id": 42}, "repository": {"id": 10, "full_name": "acme/parcels"}, "sender": {"type": "User"},
    "pull_request": {"number": 3, "head": {"sha": HEAD}},
}  # fmt: skip


@pytest.mark.parametrize(("name", "action"), _READERS)
@given(parts=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5))
def test_an_event_asks_for_what_its_whole_payload_asks_for(name, action, parts):
    payload = {**WHOLE, **parts, "action": "created" if action == ANY_ACTION else action}
    body = json.dumps(payload).encode()

    assert read_event(name, read_json(body), ARRIVAL) == read_event(name, json.loads(body), ARRIVAL)


def test_what_nobody_reads_is_left_out():
    body = json.dumps({**WHOLE, "organization": {"id": 1}, "pull_request": {"number": 3, "body": "x" * 9}}).encode()

    assert read_json(body) == {**WHOLE, "pull_request": {"number": 3}}
