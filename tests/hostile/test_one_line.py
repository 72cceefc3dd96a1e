"""A text that is one line to git takes no reader longer than its length is reason for."""

import pytest

from tests.fuzz.hunt import GROWN, read_once
from tests.fuzz.readers import READERS
from tests.growth import MOST, growth


@pytest.mark.parametrize("between", ["\r", " "], ids=repr)
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_the_time_to_read_all_samples_in_one_line_grows_with_it(reader, between):
    """Blocks that share a line, and pieces of all kinds beside one another: each must be found without the others."""
    line = between.join("\n".join(reader.samples).splitlines()) + between

    def read(size: int) -> None:
        _, failure = read_once(reader, (line * (size // len(line) + 1))[:size])
        assert failure is None

    assert growth(read, GROWN) < MOST
