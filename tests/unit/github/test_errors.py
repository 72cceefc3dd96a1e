"""What each refusal and failure of GitHub's becomes, told once."""

import json

import httpx
import pytest
from githubkit.exception import RequestError, RequestFailed, RequestTimeout
from githubkit.response import Response

from plangate.errors import AppError, GoneError, RefusedError, TransientError
from plangate.github.api.errors import (
    LIMIT_PAUSE,
    InvalidError,
    LimitError,
    UnauthorizedError,
    UngrantedError,
    data_of,
    json_of,
    translate,
)

DOING = "reading octo/library#7"
DATE = "Sat, 21 Nov 2026 12:00:00 GMT"
NOON = 1_795_262_400
REQUEST = httpx.Request("POST", "https://api.github.com/graphql")


def refusal(status, message="No.", headers=None, **body):
    content = json.dumps({"message": message, **body}).encode()
    return httpx.Response(status, headers={"date": DATE, **(headers or {})}, content=content, request=REQUEST)


def meaning(response):
    return translate(RequestFailed(Response(response, object)), DOING)


def graphql(*errors, data=None, headers=None):
    return httpx.Response(200, headers={"date": DATE, **(headers or {})}, json={"data": data, "errors": list(errors)})


SPENT = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(NOON + 90)}


@pytest.mark.parametrize(
    ("response", "kind", "retry_after", "says"),
    [
        (refusal(401, "Bad credentials"), UnauthorizedError, LIMIT_PAUSE, "Bad credentials"),
        (refusal(403, "Resource not accessible by integration"), RefusedError, None, "not accessible"),
        (
            refusal(403, headers={"x-accepted-github-permissions": "checks=write"}), UngrantedError, None,
            "the App needs the permission checks: write",
        ),
        (refusal(403, "This installation has been suspended"), GoneError, None, "suspended"),
        (refusal(403, "secondary rate limit", {"retry-after": "30"}), LimitError, 30.0, "wait 30 s"),
        (refusal(429, headers={"retry-after": "7"}), LimitError, 7.0, "wait 7 s"),
        (refusal(403, "API rate limit exceeded", SPENT), LimitError, 91.0, "wait 91 s"),
        (refusal(403, "You have exceeded a secondary rate limit."), LimitError, LIMIT_PAUSE, "slow down"),
        (refusal(429), LimitError, LIMIT_PAUSE, "slow down"),
        (refusal(404, "Not Found"), GoneError, None, "404"),
        (refusal(451), GoneError, None, "451"),
        (refusal(409, "Git Repository is empty."), RefusedError, None, "Git Repository is empty."),
        (refusal(410, "Issues are disabled"), RefusedError, None, "Issues are disabled"),
        (
            refusal(422, "Validation Failed", errors=[{"resource": "Run", "field": "line", "code": "invalid"}, "off"]),
            InvalidError, None, "Validation Failed; Run line invalid; off",
        ),
        (refusal(500), TransientError, None, "answered 500"),
        (refusal(502), TransientError, None, "answered 502"),
        (refusal(503, headers={"retry-after": "120"}), TransientError, 120.0, "answered 503"),
        (httpx.Response(504, content=b"<html>", request=REQUEST), TransientError, None, "answered 504"),
        (httpx.Response(418, content=b"[", request=REQUEST), RefusedError, None, "no reason given"),
    ],
)  # fmt: skip
def test_a_status_with_its_headers_has_one_meaning(response, kind, retry_after, says):
    error = meaning(response)

    assert type(error) is kind
    assert getattr(error, "retry_after", None) == retry_after
    assert says in str(error)
    assert DOING in str(error) or kind is GoneError


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (RequestTimeout(httpx.ReadTimeout("slow", request=REQUEST)), "did not answer in time"),
        (RequestError(httpx.ConnectError("refused", request=REQUEST)), "connection to GitHub was lost"),
        (RequestError(httpx.RemoteProtocolError("cut", request=REQUEST)), "connection to GitHub was lost"),
    ],
)
def test_a_connection_that_fails_passes(error, says):
    trouble = translate(error, DOING)

    assert isinstance(trouble, TransientError)
    assert says in str(trouble)


def test_a_mistake_of_ours_while_sending_stays_one():
    mistake = TypeError("ours")

    assert translate(RequestError(mistake), DOING) is mistake


@pytest.mark.parametrize(
    ("errors", "kind"),
    [
        ([{"type": "NOT_FOUND", "path": ["repository"], "message": "Could not resolve"}], GoneError),
        ([{"type": "NOT_FOUND", "path": ["repository", "pullRequest"], "message": "Could not resolve"}], GoneError),
        ([{"type": "NOT_FOUND", "path": ["repository", "pullRequest", "files"], "message": "x"}], TransientError),
        ([{"type": "FORBIDDEN", "path": ["repository", "x"], "message": "not accessible"}], RefusedError),
        ([{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}], LimitError),
        ([{"type": "RATE_LIMIT", "message": "API rate limit exceeded"}], LimitError),
        ([{"message": "You have exceeded a secondary rate limit"}], LimitError),
        ([{"message": "Something went wrong while executing your query."}], TransientError),
        ([{"message": "Field 'x' doesn't exist", "extensions": {"code": "undefinedField"}}], RefusedError),
        ([{"message": "Timeout", "path": ["repository"]}], TransientError),
        (["what?"], TransientError),
    ],
)
def test_an_answer_with_errors_is_trouble_even_beside_data(errors, kind):
    with pytest.raises(AppError) as raised:
        data_of(graphql(*errors, data={"repository": {"pullRequest": None}}), DOING)

    assert type(raised.value) is kind


def test_a_refused_field_is_named():
    error = {"type": "FORBIDDEN", "path": ["repository", "pullRequest", "head"], "message": "Resource not accessible"}

    with pytest.raises(RefusedError, match=r"Resource not accessible \(repository\.pullRequest\.head\)"):
        data_of(graphql(error), DOING)


def test_the_hourly_limit_of_graphql_names_its_reset():
    answer = graphql({"type": "RATE_LIMITED", "message": "API rate limit exceeded"}, headers=SPENT)

    with pytest.raises(LimitError) as raised:
        data_of(answer, DOING)

    assert (raised.value.retry_after, raised.value.named) == (91.0, True)


@pytest.mark.parametrize("content", [b"", b'{"data": {"repository"', b"<html>", b"\xff\xfe", b"null", b"[1]", b"{}"])
def test_an_answer_that_is_no_answer_passes(content):
    with pytest.raises(TransientError):
        data_of(httpx.Response(200, content=content), DOING)


def test_json_that_is_cut_passes():
    with pytest.raises(TransientError, match="cut off"):
        json_of(httpx.Response(200, content=b'[{"id": 1}, {"i'), DOING)


def test_a_message_is_told_up_to_a_length():
    assert len(str(meaning(refusal(422, "x" * 10_000)))) < 600


@pytest.mark.parametrize(
    "response",
    [
        refusal(401), refusal(403, "Resource not accessible by integration"), refusal(404), refusal(422),
        refusal(403, headers={"x-accepted-github-permissions": "checks=write"}),
    ],
)  # fmt: skip
def test_what_github_says_of_what_it_made_just_now_may_be_lag(response):
    assert meaning(response).may_be_lag


@pytest.mark.parametrize(
    "response", [refusal(403, "This installation has been suspended"), refusal(429), refusal(500), refusal(400)]
)
def test_what_github_says_whatever_the_age_is_no_lag(response):
    assert not meaning(response).may_be_lag


@pytest.mark.parametrize("path", [["repository"], ["repository", "pullRequest"], ["node"], ["repository", "object"]])
def test_what_graphql_does_not_find_may_be_lag(path):
    with pytest.raises(AppError) as met:
        data_of(graphql({"type": "NOT_FOUND", "path": path, "message": "Could not resolve"}), DOING)

    assert met.value.may_be_lag
