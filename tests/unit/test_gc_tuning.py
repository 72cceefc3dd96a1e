"""How seldom cycles are looked for."""

import gc

import pytest

from plangate.gc_tuning import GC_THRESHOLD, tune_gc


@pytest.fixture
def as_before():
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("as_before")
def test_what_is_there_is_walked_no_more_and_what_comes_is_walked_seldom():
    tune_gc()

    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == GC_THRESHOLD


@pytest.mark.usefixtures("as_before")
def test_a_cycle_that_is_made_later_is_still_given_back():
    tune_gc()
    before = gc.get_stats()[0]["collected"]
    for _ in range(2 * GC_THRESHOLD):
        cycle = []
        cycle.append(cycle)

    assert gc.get_stats()[0]["collected"] - before > GC_THRESHOLD // 2
