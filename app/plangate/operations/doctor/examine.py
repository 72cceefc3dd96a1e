"""All that the doctor looks at, in the order in which one thing rests on another."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from plangate.errors import AppError, TransientError
from plangate.github.api.app_registration import read_app, read_installations, read_webhook, server_time
from plangate.github.api.client import AppConnection, open_app
from plangate.github.api.tokens import AppKey
from plangate.github.write.deliveries import DELIVERY_TTL, list_deliveries
from plangate.operations.doctor.health import Health, note, unknown, well, wrong
from plangate.operations.doctor.processes import examine_processes, read_house
from plangate.operations.doctor.redis_server import TIMEOUT, examine_redis, read_facts
from plangate.operations.doctor.registration import (
    LOOKED_AT,
    examine_app,
    examine_deliveries,
    examine_installations,
    examine_webhook,
    refusal,
)
from plangate.queue.redis_address import connect
from plangate.settings import (
    PREFIX,
    ReceiverSettings,
    Settings,
    SettingsError,
    WorkerSettings,
    environment_with,
    read_settings,
    unknown_settings,
)

MAX_SKEW = 30.0
"""Seconds between our clock and GitHub's from which on that is worth a word; at 60 GitHub refuses us."""
REDIS_URL = f"{PREFIX}REDIS_URL"
SECRET_MISSING = f"{PREFIX}WEBHOOK_SECRET is not set."


def examine(env_file: Path | None = None, *, redis_url: str | None = None) -> Iterator[Health]:
    """How everything is, one after another, as it is found; `redis_url` is taken where the settings name no Redis."""
    yield from _examine_settings(env_file)
    try:
        worker = read_settings(WorkerSettings, env_file=env_file)
    except SettingsError:
        yield unknown("github", "is not asked before the settings above hold")
    else:
        yield from _examine_github(worker)
    environment = environment_with(env_file)
    try:
        url = read_settings(Settings, env_file=env_file).redis_url
    except SettingsError:
        return
    yield from _examine_redis(url if REDIS_URL in environment or redis_url is None else redis_url)


def _examine_settings(env_file: Path | None) -> Iterator[Health]:
    mistakes = dict.fromkeys((*_mistakes(WorkerSettings, env_file), *_mistakes(ReceiverSettings, env_file)))
    for mistake in mistakes:
        if mistake == SECRET_MISSING and len(mistakes) == 1:
            # Where processes have settings of their own, the workers' hold no secret of the receiver's.
            yield note("settings", "no webhook secret here", "Right for a worker; the receiver needs it.")
        else:
            yield wrong("settings", mistake.rstrip("."), "deploy/example.env says what it is.")
    for name in unknown_settings(environment_with(env_file)):
        yield note("settings", f"{name} is no setting, and is ignored", "deploy/example.env has all names.")
    if not mistakes:
        yield well("settings", "hold")
        yield from _examine_signing(env_file)


def _mistakes(kind: type[Settings], env_file: Path | None) -> tuple[str, ...]:
    try:
        read_settings(kind, env_file=env_file)
    except SettingsError as error:
        return tuple(str(error).splitlines())
    return ()


def _examine_signing(env_file: Path | None) -> Iterator[Health]:
    if not read_settings(WorkerSettings, env_file=env_file).signing_keys:
        advice = f"Set {PREFIX}SIGNING_KEY: openssl rand -hex 32"
        yield note("waivers", "none can be given without a key to sign them with", advice)


def _examine_github(settings: WorkerSettings) -> Iterator[Health]:
    url = settings.github_api_url
    try:
        skew = time.time() - server_time(url)
    except TransientError as error:
        yield wrong("github", str(error).rstrip("."), f"Let this machine reach it, or mend {PREFIX}GITHUB_API_URL.")
        return
    yield well("github", f"{url} answers")
    if abs(skew) > MAX_SKEW:
        ahead = "ahead of" if skew > 0 else "behind"
        yield wrong("clock", f"this machine's is {abs(skew):.0f} s {ahead} GitHub's", "Keep it by NTP.")
    else:
        yield well("clock", "agrees with GitHub's")
    key = AppKey(settings.app_id, settings.private_key.get_secret_value(), url)
    try:
        with open_app(key) as app:
            yield from _examine_app(app, settings)
    except ValueError:
        # What is wrong with it is not repeated: that may quote it.
        yield wrong("app", f"{PREFIX}PRIVATE_KEY holds no private key that can be read", "Make a new one on its page.")


def _examine_app(app: AppConnection, settings: WorkerSettings) -> Iterator[Health]:
    try:
        registered = read_app(app)
    except AppError as error:
        yield refusal(error, settings.app_id)
        return
    yield from examine_app(registered)
    try:
        yield examine_installations(registered, read_installations(app))
        yield examine_webhook(read_webhook(app), settings.home_url)
        recent = list_deliveries(app, since=time.time() - DELIVERY_TTL)
        yield examine_deliveries(delivery.status for delivery in islice(recent, LOOKED_AT))
    except AppError as error:
        yield unknown("github", str(error))


def _examine_redis(url: str) -> Iterator[Health]:
    try:
        with connect(
            url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, retry=Retry(NoBackoff(), 0)
        ) as client:
            yield from examine_redis(url, read_facts(client))
            yield from examine_processes(read_house(client))
    except (redis.RedisError, OSError, ValueError) as error:
        yield wrong("redis", f"does not answer: {str(error).rstrip('.')}", f"Start it, or mend {REDIS_URL}.")


def as_json(found: Iterable[Health]) -> list[dict[str, str]]:
    """What was found, for programs."""
    return [{"name": one.name, "state": one.state.value, "seen": one.seen, "advice": one.advice} for one in found]
