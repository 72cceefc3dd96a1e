"""What the operator decides: read from the environment once, all mistakes named at once.

Every setting is an environment variable that begins with PLANGATE_; deploy/example.env lists them. Three processes,
three sets: each is given no more than it needs, so that the receiver, which faces the internet, holds no App key.
"""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "PLANGATE_"
SECRETS_FOLDER = Path("/run/secrets")
"""Where containers find the files of secrets that they are given."""
MIN_SECRET_LENGTH = 16
"""Characters; GitHub lets anything pass as a webhook secret, and a short one can be guessed."""


class LogFormat(StrEnum):
    """For machines or for people."""

    JSON = "json"
    CONSOLE = "console"


class LogLevel(StrEnum):
    """From which weight on a line is written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class SettingsError(Exception):
    """The settings do not hold; the message has one line for each mistake."""


def _url(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        if not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            raise ValueError(f"must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return value.rstrip("/")

    return AfterValidator(check)


def _webhook_secret(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < MIN_SECRET_LENGTH:
        raise ValueError(f"must have at least {MIN_SECRET_LENGTH} characters")
    return value


def _none_if_empty(value: Any) -> Any:
    """A secret that has its file, as containers want it, and is not set."""
    return value or None


def _pem(value: Any) -> Any:
    """The key itself, whether the variable holds it, holds it with `\\n` for line ends, or names its file."""
    if not isinstance(value, str):
        return value
    text = value if "-----BEGIN" in value else _key_file(Path(value).expanduser())
    text = text.replace("\\n", "\n").strip()
    if "PRIVATE KEY-----" not in text or not text.endswith("-----"):
        raise ValueError("holds no complete PEM private key, from its BEGIN line to its END line")
    return text + "\n"


def _key_file(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        # The value is not repeated: it may be a key that lost its first line.
        why = getattr(error, "strerror", None) or "not a text"
        raise ValueError(f"is no PEM text, and names no file that can be read ({why})") from None


Secret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
OptionalSecret = Annotated[Secret | None, BeforeValidator(_none_if_empty)]
PrivateKey = Annotated[SecretStr, BeforeValidator(_pem)]
WebAddress = Annotated[str, _url("https", "http")]


class Settings(BaseSettings):
    """What every process needs: where Redis is, and how to log. The dispatcher needs no more."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    redis_url: Annotated[str, _url("redis", "rediss", "unix", "redis+sentinel", "rediss+sentinel")] = Field(
        default="redis://127.0.0.1:6379/0", description="Redis or Valkey, with persistence on.", repr=False
    )
    log_format: LogFormat = Field(default=LogFormat.JSON, description="json for machines, console for people.")
    log_level: LogLevel = Field(default=LogLevel.INFO, description="debug, info, warning or error.")
    secrets_dir: Path | None = Field(
        default=None,
        description="A folder with a file for each setting that is secret, named as it is in small letters.",
    )
    heartbeat_file: Path | None = Field(
        default=None, description="A file in which dispatcher and worker give signs of life, for health checks."
    )
    reconcile_every: int = Field(default=300, ge=5, description="Seconds between two looks for what was missed.")


class ReceiverSettings(Settings):
    """What the receiver needs besides: the webhook secrets, and where to listen."""

    app_id: int = Field(gt=0, description="The App's id, from its settings page on GitHub.")
    webhook_secret: Secret = Field(description="The App's webhook secret, at least 16 characters.")
    webhook_secret_previous: OptionalSecret = Field(
        default=None, description="The secret before it, accepted as well while you change it."
    )
    host: str = Field(default="127.0.0.1", min_length=1, description="The address the receiver listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port the receiver listens on.")

    web_processes: int = Field(default=1, ge=1, le=64, description="Processes that take webhooks on that port.")

    @property
    def webhook_secrets(self) -> tuple[bytes, ...]:
        """The secrets that a signature may be made with, the current one first."""
        secrets = (self.webhook_secret, self.webhook_secret_previous)
        return tuple(secret.get_secret_value().encode() for secret in secrets if secret is not None)


class WorkerSettings(Settings):
    """What a worker needs besides: the App's identity, and where GitHub is."""

    app_id: int = Field(gt=0, description="The App's id, from its settings page on GitHub.")
    private_key: PrivateKey = Field(description="The App's private key: PEM text, or the path of its file.")
    signing_key: OptionalSecret = Field(
        default=None, description="What waivers are signed with, at least 16 characters; without it none can be given."
    )
    signing_key_previous: OptionalSecret = Field(
        default=None, description="The key before it, accepted as well while waivers of that time stand."
    )
    github_api_url: WebAddress = Field(default="https://api.github.com", description="Where GitHub's API is.")
    github_url: WebAddress = Field(default="https://github.com", description="Where GitHub's pages are, for links.")
    home_url: WebAddress | None = Field(
        default=None, description="Where browsers reach the receiver, for links to the rules' pages."
    )
    max_cpu_seconds: int = Field(
        default=60, ge=5, description="Seconds of a processor that a job may use; what needs more is not evaluated."
    )

    @property
    def signing_keys(self) -> tuple[bytes, ...]:
        """The keys that a waiver may be signed with, the current one first; none where waivers are off."""
        keys = (self.signing_key, self.signing_key_previous)
        return tuple(key.get_secret_value().encode() for key in keys if key is not None)


S = TypeVar("S", bound=Settings)


def read_settings(kind: type[S], *, env_file: Path | None = None) -> S:
    """The settings of a process from the environment, and from a file where it says nothing.

    Raises SettingsError naming every mistake.
    """
    folder = _secrets_folder(environment_with(env_file))
    try:
        return kind(_env_file=env_file, _secrets_dir=folder)  # type: ignore[call-arg]  # pydantic-settings' own
    except ValidationError as error:
        raise SettingsError(describe(error)) from None


def _secrets_folder(environment: Mapping[str, str]) -> Path | None:
    """Where secrets lie as files; what the environment says goes before them."""
    named = environment.get(f"{PREFIX}SECRETS_DIR")
    if named is None:
        return SECRETS_FOLDER if SECRETS_FOLDER.is_dir() else None
    if not Path(named).is_dir():
        raise SettingsError(f"{PREFIX}SECRETS_DIR names no folder.")
    return Path(named)


def check_settings(*kinds: type[Settings], env_file: Path | None = None) -> None:
    """Raise SettingsError where those of several processes do not hold, naming every mistake once."""
    lines: dict[str, None] = {}
    for kind in kinds:
        try:
            read_settings(kind, env_file=env_file)
        except SettingsError as error:
            lines |= dict.fromkeys(str(error).splitlines())
    if lines:
        raise SettingsError("\n".join(lines))


def environment_with(env_file: Path | None) -> dict[str, str]:
    """The environment for a child process, with what a file sets besides."""
    in_file = dotenv_values(env_file) if env_file is not None else {}
    # A setting that is empty is one that is not set.
    set_here = {name: value for name, value in os.environ.items() if value or not name.startswith(PREFIX)}
    return {name: value for name, value in {**in_file, **set_here}.items() if value}


def unknown_settings(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The names that begin as settings do and are none: misspelt, most likely."""
    known = {f"{PREFIX}{name.upper()}" for name in ReceiverSettings.model_fields | WorkerSettings.model_fields}
    return tuple(sorted(name for name in environment.keys() - known if name.startswith(PREFIX)))


def wants_traces() -> bool:
    """Whether the operator names who takes traces, by OpenTelemetry's own variables, and did not turn them off."""
    takers = (os.environ.get(f"OTEL_EXPORTER_OTLP_{name}ENDPOINT") for name in ("", "TRACES_"))
    is_off = os.environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    return any(takers) and not is_off and os.environ.get("OTEL_TRACES_EXPORTER", "otlp").strip().lower() != "none"


def state_folder(environment: Mapping[str, str]) -> Path:
    """Where this user's programs keep what must outlast them: $XDG_STATE_HOME, else ~/.local/state."""
    home = environment.get("XDG_STATE_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".local" / "state") / "plangate"


def describe(error: ValidationError) -> str:
    """Every mistake on a line of its own, in plain words and without the value, which may be secret."""
    return "\n".join(f"{PREFIX}{_name(mistake)} {_plain(mistake)}." for mistake in error.errors())


def _name(mistake: Any) -> str:
    # Read from a file, a setting carries its prefix.
    return str(mistake["loc"][0]).upper().removeprefix(PREFIX)


def _plain(mistake: Any) -> str:
    match mistake["type"]:
        case "missing":
            return "is not set"
        case "value_error":
            return str(mistake["ctx"]["error"])
        case "int_parsing":
            return "must be a number"
        case "enum":
            return f"must be {mistake['ctx']['expected'].replace(chr(39), '')}"
        case _:
            return str(mistake["msg"]).removeprefix("Input ").replace("should", "must", 1)
