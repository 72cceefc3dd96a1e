"""Whether the App is registered, installed and told of events as it needs to be: from what GitHub says of it."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from plangate.errors import AppError, GoneError
from plangate.github.api.app_registration import AppInstallation, RegisteredApp, WebhookConfig
from plangate.github.api.errors import UnauthorizedError
from plangate.operations.doctor.health import Health, note, unknown, well, wrong
from plangate.operations.manifest import EVENTS, PERMISSIONS, SUFFICIENT, events_in_words, in_words, lacking

WEBHOOK_PATH = "/webhook"
GENERAL = "on the App's page, General"
LOOKED_AT = 20
"""Deliveries of which is told how they went."""
NO_ANSWER = frozenset({0, 502, 504})
"""What GitHub writes where nobody answered, or not in time."""
MAX_NAMES = 5
"""Accounts that are named in a line."""

ADVICE = {
    401: "The secret on the App's page and PLANGATE_WEBHOOK_SECRET differ: put the same into both.",
    403: "Something in front of the receiver keeps GitHub out: let POST /webhook through.",
    404: f"The address is another's, or lacks {WEBHOOK_PATH} at its end: set the Webhook URL on the App's page.",
    405: f"The address lacks {WEBHOOK_PATH} at its end: set the Webhook URL on the App's page.",
    413: "What stands in front of the receiver takes less than GitHub's 25 MB: raise its limit.",
    415: "Set the content type of the webhook to application/json on the App's page.",
    503: "The receiver cannot reach Redis: bring Redis back.",
}
"""What to do, by the status that the receiver, or what stands in front of it, answered a delivery with."""


def refusal(error: AppError, app_id: int) -> Health:
    """Whether the id or the key is wrong; unknown where it is neither."""
    if isinstance(error, GoneError) or "Integration not found" in str(error):
        advice = "Set PLANGATE_APP_ID to the App ID of its page, General, not the Client ID; and the right GitHub."
        return wrong("app", f"GitHub knows no App with the id {app_id}", advice)
    if isinstance(error, UnauthorizedError):
        said = str(error).rpartition(": ")[2].rstrip(".")
        advice = "Generate a private key on the App's page, General, and name it in PLANGATE_PRIVATE_KEY."
        return wrong("app", f"GitHub does not accept the key of App {app_id}: {said}", advice)
    return unknown("app", str(error))


def examine_app(app: RegisteredApp) -> Iterator[Health]:
    """The registration: what the App may do, and what it is told."""
    yield well("app", f"{app.slug} ({app.id}), owned by {app.owner}")
    yield _permissions(app)
    yield _events(app)


def _permissions(app: RegisteredApp) -> Health:
    missing, page = lacking(app.permissions, SUFFICIENT), "on the App's page, Permissions & events"
    if missing:
        return wrong("permissions", f"missing: {in_words(missing)}", f"Grant them {page}, then accept them.")
    if lacking(app.permissions):
        seen = "Contents is read-only: /plan fix and /plan tasks cannot commit"
        return note("permissions", seen, f"Grant Contents: read and write {page}, if you want them to.")
    if more := {name: level for name, level in app.permissions.items() if _exceeds(name, level)}:
        return note("permissions", f"more than needed: {in_words(more)}", f"Take them away {page}.")
    return well("permissions", f"all {len(PERMISSIONS)} are granted")


def _exceeds(name: str, level: str) -> bool:
    return bool(lacking(PERMISSIONS, {name: level}))


def _events(app: RegisteredApp) -> Health:
    if missing := tuple(event for event in EVENTS if event not in app.events):
        advice = "Subscribe to them on the App's page, Permissions & events."
        return wrong("events", f"not subscribed: {events_in_words(missing)}", advice)
    return well("events", f"all {len(EVENTS)} are subscribed to")


def examine_installations(app: RegisteredApp, installations: Sequence[AppInstallation]) -> Health:
    """Whether the App is installed, and what was granted later was accepted there."""
    name = "installations"
    if not installations:
        return wrong(name, "the App is installed nowhere", f"Install it: {app.url}/installations/new")
    if pending := [one for one in installations if lacking(one.permissions, app.permissions)]:
        missing = in_words(lacking(pending[0].permissions, app.permissions))
        advice = f"Accept them: {pending[0].url}"
        return wrong(name, f"not accepted yet on {_accounts(pending)}: {missing}", advice)
    if deaf := [one for one in installations if not set(EVENTS) & set(app.events) <= set(one.events)]:
        advice = f"Accept the App's new events: {deaf[0].url}"
        return wrong(name, f"not told of all events on {_accounts(deaf)}", advice)
    if suspended := [one for one in installations if one.suspended]:
        state = wrong if len(suspended) == len(installations) else note
        return state(name, f"suspended on {_accounts(suspended)}", f"Take that back there: {suspended[0].url}")
    return well(name, f"on {_accounts(installations)}")


def _accounts(installations: Sequence[AppInstallation]) -> str:
    named = ", ".join(one.account for one in installations[:MAX_NAMES])
    more = len(installations) - MAX_NAMES
    return f"{named} and {more} more" if more > 0 else named


def examine_webhook(webhook: WebhookConfig, home: str | None) -> Health:
    """Whether GitHub delivers to an address that can be ours, in a way that we take; `home` is where we are."""
    if fault := next(_faults(webhook), None):
        return wrong("webhook", *fault)
    if not webhook.verifies_tls:
        seen = "GitHub does not verify the certificate of its address"
        return note("webhook", seen, f"Enable SSL verification {GENERAL}.")
    if home and urlsplit(home).netloc != urlsplit(webhook.url).netloc:
        seen = f"{webhook.url} is another place than PLANGATE_HOME_URL, {home}"
        return note("webhook", seen, "Make sure that both lead here.")
    return well("webhook", webhook.url)


def _faults(webhook: WebhookConfig) -> Iterator[tuple[str, str]]:
    """What keeps deliveries from being taken, and what to do, the first thing first."""
    url = urlsplit(webhook.url)
    if not webhook.url:
        yield "the App has no webhook", f"Set it active, with its address, {GENERAL}."
    if url.path.rstrip("/") != WEBHOOK_PATH:
        seen = f"{webhook.url} does not end in {WEBHOOK_PATH}"
        yield seen, f"Set the Webhook URL to {url.scheme}://{url.netloc}{WEBHOOK_PATH} {GENERAL}."
    if webhook.content_type != "json":
        yield f"its content type is {webhook.content_type}", f"Set it to application/json {GENERAL}."
    if not webhook.has_secret:
        yield "it has no secret, so every delivery is refused", f"Set that of PLANGATE_WEBHOOK_SECRET {GENERAL}."


def examine_deliveries(statuses: Iterable[int]) -> Health:
    """How the last deliveries went; `statuses` are those of their answers, the newest first."""
    name, seen = "deliveries", tuple(statuses)[:LOOKED_AT]
    if not seen:
        return unknown(name, "GitHub has delivered nothing in the last three days")
    failed = sum(not 200 <= status < 300 for status in seen)
    told = f"{failed} of the last {len(seen)} failed"
    if 200 <= seen[0] < 300:
        return well(name, f"the last one arrived; {told}" if failed else f"the last {len(seen)} arrived")
    if seen[0] in NO_ANSWER:
        advice = (
            "Nobody answered at the webhook's address: start the receiver, its tunnel or proxy, or mend the address; "
            "then redeliver it on the App's page, Advanced."
        )
        return wrong(name, f"the last one got no answer; {told}", advice)
    advice = ADVICE.get(seen[0], "Look at Recent Deliveries on the App's page, Advanced.")
    return wrong(name, f"the last one was answered {seen[0]}; {told}", advice)
