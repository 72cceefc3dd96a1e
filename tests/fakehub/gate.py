"""The gate of the API: required headers, credentials, rate limits."""

from dataclasses import dataclass

from starlette.requests import Request

from tests.fakehub.credentials import NotAuthorized, app_of_jwt, live_token
from tests.fakehub.faults import SECONDARY
from tests.fakehub.hub import Hub
from tests.fakehub.model import InstallationToken
from tests.fakehub.model_accounts import App
from tests.fakehub.rest import Answer, Refusal
from tests.fakehub.state import State

VERSIONS = ("2022-11-28", "2026-03-10")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: an App with its JWT, an installation with its token, or nobody."""

    app: App | None = None
    token: InstallationToken | None = None

    @property
    def installation_id(self) -> int | None:
        """The installation that asks."""
        return self.token.installation.id if self.token else None

    @property
    def who(self) -> str:
        """The name under which its points are counted."""
        return str(self.installation_id) if self.token else f"app-{self.app.id if self.app else 0}"

    def check(self, by: str) -> None:
        """Refuse credentials of the wrong kind; `by` as in Endpoint, or `any`."""
        if by == "app" and self.app is None:
            raise Refusal(401, "A JSON web token could not be decoded")
        if by in ("installation", "repository") and self.token is None:
            raise Refusal(401, "Bad credentials")


def check_headers(request: Request) -> None:
    """Refuse what GitHub refuses before it looks at anything else."""
    if not request.headers.get("user-agent"):
        raise Refusal(403, "Request forbidden by administrative rules. Please make sure there is a User-Agent header.")
    version = request.headers.get("x-github-api-version", VERSIONS[0])
    if version not in VERSIONS:
        raise Refusal(400, f"The API version {version} is not supported. Supported versions: {', '.join(VERSIONS)}")


def authenticate(state: State, request: Request) -> Caller:
    """Who sent a request; raises Refusal with 401, or with 403 where the installation is suspended."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() not in ("bearer", "token") or not value:
        raise Refusal(401, "Requires authentication")
    try:
        if not value.startswith("ghs_"):
            return Caller(app=app_of_jwt(state, value))
        token = live_token(state, value)
    except NotAuthorized as error:
        raise Refusal(401, str(error) or "Bad credentials") from None
    if token.installation.suspended_at:
        raise Refusal(403, "This installation has been suspended")
    return Caller(token=token)


def refuse_haste(hub: Hub, caller: Caller, resource: str, *, points: int, content: bool) -> None:
    """Count a request, and refuse it when points are used up or it comes too fast."""
    if hub.budgets.too_hasty(caller.who, resource, points=points, content=content):
        raise Refusal(403, SECONDARY, retry_after="60")
    if not hub.budgets.spend(caller.who, resource):
        reset = hub.budgets.window(caller.who, resource).reset
        text = f"API rate limit exceeded for installation ID {caller.installation_id}."
        refusal = Refusal(403, text, x_ratelimit_reset=str(int(reset) + 1))
        if resource == "graphql":
            # GraphQL tells of the hourly limit with an error inside an answer that says 200.
            errors = [{"type": "RATE_LIMITED", "message": text}]
            refusal.answer = Answer(200, {"errors": errors}, refusal.answer.headers)
        raise refusal
