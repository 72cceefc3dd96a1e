"""Only a mechanism that a principle surely demands, and a rival that its answer surely uses, contradict each other."""

import pytest

from tests.unit.domain.rules.test_stack_conflict import conflicts


def rivals(law: str, answer: str) -> list[str]:
    """The messages of the rule for a plan that answers a principle of that law so."""
    return conflicts(law, gates=f"I. Stack: {answer}")


@pytest.mark.parametrize(
    ("law", "answer", "says"),
    [
        (
            "Live updates MUST use WebSocket.",
            "PASS, polling every five seconds.",
            "with polling; I. Stack demands WebSocket",
        ),
        (
            "Changes MUST reach readers over a WebSocket, never by polling.",
            "the page polls the server.",
            "with polling",
        ),
        ("Events MUST be sent with server-sent events.", "PASS, one web socket for each reader.", "with WebSocket"),
        ("Clients MUST connect through EventSource.", "✅ long-polling, 30 s.", "demands server-sent events"),
        ("The interface MUST be RESTful.", "PASS: one GraphQL endpoint.", "with GraphQL; I. Stack demands REST"),
        ("All services MUST communicate via gRPC.", "PASS, a REST API.", "with REST; I. Stack demands gRPC"),
        ("Every query MUST\ngo through GraphQL.", "PASS, RESTful endpoints.", "with REST; I. Stack demands GraphQL"),
        (
            "Jobs MUST run on a thread pool.",
            "PASS, each job is run inline.",
            "with inline; I. Stack demands a thread pool",
        ),
        ("Blocking work MUST go to worker threads.", "done on the calling thread.", "with inline"),
        ("Writers MUST use optimistic locking.", "PASS: pessimistic locking of the row.", "with pessimistic locking"),
        (
            "Rows MUST be guarded by pessimistic concurrency.",
            "PASS, optimistic concurrency, retried.",
            "with optimistic",
        ),
        ("Sessions MUST be kept in cookies.", "PASS, bearer tokens in memory.", "with JWT; I. Stack demands cookies"),
        (
            "Callers MUST authenticate with a JWT.",
            "PASS, a session cookie as today.",
            "with cookies; I. Stack demands JWT",
        ),
        ("Lists MUST be read with keyset pagination.", "PASS: offset pagination.", "demands cursor pagination"),
        ("Offset-based pagination MUST be used.", "cursor pagination, 20 a page.", "demands offset pagination"),
        ("Live updates must use WebSocket.", "PASS, polling every second.", "demands WebSocket"),
        ("更新は WebSocket を使用しなければならない。", "PASS: polling every second.", "demands WebSocket"),
    ],
)
def test_a_rival_in_the_answer_to_the_principle_conflicts(law, answer, says):
    (message,) = rivals(law, answer)

    assert says in message


@pytest.mark.parametrize(
    "law",
    [
        "Polling MUST NOT be used.",
        "WebSocket is forbidden: it MUST be avoided.",
        "Polling MUST back off.",
        "REST endpoints MUST return JSON.",
        "The rest of the interface MUST be documented.",
        "Live updates SHOULD use WebSocket.",
        "Live updates MUST use WebSocket unless the client is old.",
        "Live updates MUST use WebSocket or something as fast.",
        "Live updates MUST use WebSocket where the proxy lets them.",
        "Live updates MUST use WebSocket. Reports MUST be fetched by polling.",
        "Errors MUST be handled inline.",
        "Polls MUST end at midnight.",
    ],
)
@pytest.mark.parametrize(
    "answer", ["PASS, over server-sent events.", "PASS, GraphQL and polling.", "PASS, imports run on worker threads."]
)
def test_a_law_that_demands_no_mechanism_surely_has_no_rival(law, answer):
    assert rivals(law, answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        "PASS, one WebSocket; polling where it is closed.",
        "PASS, no polling.",
        "PASS, polling is replaced by push.",
        "PASS, the old polling is removed.",
        "PASS, we considered polling.",
        "PASS, polling isn't needed.",
        "PASS, push with polling as a fallback.",
        "PASS, the poll results are pushed.",
        "PASS, push instead of polling.",
        "PASS, as the law says.",
        "VIOLATION, polling every second.",
        "N/A, polling every second.",
    ],
)
def test_an_answer_that_names_the_mechanism_or_uses_no_rival_surely_is_not_accused(answer):
    assert rivals("Live updates MUST use WebSocket.", answer) == []


def test_a_word_that_only_looks_like_a_rival_is_none():
    assert rivals("All queries MUST go through GraphQL.", "PASS, the rest is unchanged.") == []
    assert rivals("Callers MUST authenticate with a JWT.", "PASS, the cookie banner stays.") == []
    assert rivals("Jobs MUST run on a thread pool.", "PASS, errors are shown inline.") == []
