"""The permissions and events that we ask for are those of the manifest, and what is lacking of them is told."""

import yaml

from plangate.operations.manifest import EVENTS, PERMISSIONS, in_words, lacking
from tests import ROOT


def test_they_are_those_of_the_manifest():
    manifest = yaml.safe_load((ROOT / "app.yml").read_text())

    assert (manifest["default_permissions"], tuple(manifest["default_events"])) == (PERMISSIONS, EVENTS)


def test_more_than_is_wanted_is_enough_and_less_is_not():
    granted = {**PERMISSIONS, "checks": "read", "issues": "write"}
    del granted["metadata"]

    assert lacking(granted) == {"checks": "write", "metadata": "read"}
    assert in_words(lacking(granted)) == "Checks: read and write, Metadata: read-only"
