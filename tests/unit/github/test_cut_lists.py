"""Lists that GitHub cuts: what is not known to be whole is never taken for it."""

import pytest

from plangate.errors import RefusedError
from plangate.github.read.existing_output import check_run_on
from plangate.github.read.pull_request import threads_block


def a_page(*nodes, more=False):
    return {"pageInfo": {"hasNextPage": more}, "nodes": list(nodes)}


def test_a_head_with_more_suites_of_ours_than_are_listed_has_no_newest_run():
    assert check_run_on({"oid": "a" * 40, "checkSuites": a_page()}) is None
    with pytest.raises(RefusedError, match="Too many check-suites"):
        check_run_on({"oid": "a" * 40, "checkSuites": a_page(more=True)})


@pytest.mark.parametrize(
    ("rules", "blocks"), [(None, False), (a_page(), False), (a_page(None), False), (a_page(more=True), True)]
)
def test_a_branch_with_more_rules_than_are_listed_may_want_threads_resolved(rules, blocks):
    assert threads_block({"refUpdateRule": None, "rules": rules}) == blocks
