"""Telling what an App has to ask for from what its requests needed."""

from tests.fakehub.demands import Demands

HEARD = frozenset({("issues", "read")})


def demands(*clauses):
    """These were needed."""
    kept = Demands()
    for clause in clauses:
        kept.add(clause)
    return kept


def test_what_was_needed_and_is_not_granted_is_unmet():
    kept = demands([("contents", "read")], [("issues", "write"), ("pull_requests", "write")])

    assert kept.unmet({"contents": "read", "pull_requests": "write"}) == []
    assert kept.unmet({"contents": "write", "pull_requests": "read"}) == [
        frozenset({("issues", "write"), ("pull_requests", "write")})
    ]


def test_what_nothing_needs_or_less_would_do_for_is_spare():
    kept = demands([("contents", "read")], [("checks", "write")])

    assert kept.spare({"contents": "write", "checks": "write", "issues": "read"}) == ["contents", "issues"]
    assert kept.spare({"contents": "read", "checks": "write", "issues": "read"}, [HEARD]) == []
