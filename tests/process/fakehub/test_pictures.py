"""The pictures of the documents are taken of the stand-in's pages by a real browser."""

import shutil
import struct

import pytest

from tests import pictures


@pytest.fixture
def browser():
    """A browser of this machine."""
    found = next(filter(None, map(shutil.which, pictures.BROWSERS)), None)
    return found or pytest.skip("no Chromium is there")


def size_of(picture):
    """The width and the height of a PNG."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", picture[16:24])


def test_a_page_of_the_stand_in_is_photographed_in_the_size_that_the_documents_have(browser, hub, tmp_path):
    shop = hub.create_repository("acme/shop", files={"README.md": "# Shop\n"})
    pull = shop.open_pull_request("001", {"README.md": "# Shop\n\nOpen.\n"})

    pictures.photograph(browser, pull.url, tmp_path / "pull.png")

    own = (pictures.PLACE / "check.png").read_bytes()
    assert size_of((tmp_path / "pull.png").read_bytes()) == size_of(own)
