"""The operator's settings: read once, every mistake named, no secret shown."""

import re

import pytest
from pydantic_core import PydanticUndefined

from plangate.settings import PREFIX, ReceiverSettings, Settings, SettingsError, WorkerSettings, read_settings
from tests import ROOT

KINDS = (Settings, ReceiverSettings, WorkerSettings)
PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----\n"
SECRET = "a webhook secret of ours"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """An environment without any setting of ours; gives a way to set some."""
    for kind in KINDS:
        for name in kind.model_fields:
            monkeypatch.delenv(PREFIX + name.upper(), raising=False)

    def set_all(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(PREFIX + name.upper(), value)

    return set_all


def test_the_dispatcher_needs_nothing_that_is_secret():
    assert read_settings(Settings).model_dump(mode="json") == {
        "redis_url": "redis://127.0.0.1:6379/0",
        "log_format": "json",
        "log_level": "info",
        "secrets_dir": None,
        "heartbeat_file": None,
        "reconcile_every": 300,
    }


def test_the_receiver_does_not_start_without_a_secret(environment):
    environment(app_id="7")

    with pytest.raises(SettingsError, match=r"\APLANGATE_WEBHOOK_SECRET is not set\.\Z"):
        read_settings(ReceiverSettings)


def test_an_empty_secret_is_none(environment):
    environment(app_id="7", webhook_secret="")

    with pytest.raises(SettingsError, match=r"PLANGATE_WEBHOOK_SECRET is not set\."):
        read_settings(ReceiverSettings)


def test_every_mistake_is_named_at_once_and_no_value(environment):
    environment(
        app_id="seven", webhook_secret="too short", port="99999", log_format="xml", redis_url="http://u:hidden@x/"
    )

    with pytest.raises(SettingsError) as caught:
        read_settings(ReceiverSettings)

    assert str(caught.value).splitlines() == [
        "PLANGATE_REDIS_URL must begin with redis:// or rediss:// or unix:// or redis+sentinel:// or rediss+sentinel://.",
        "PLANGATE_LOG_FORMAT must be json or console.",
        "PLANGATE_APP_ID must be a number.",
        "PLANGATE_WEBHOOK_SECRET must have at least 16 characters.",
        "PLANGATE_PORT must be less than or equal to 65535.",
    ]


def test_two_secrets_are_accepted_while_one_is_changed(environment):
    environment(app_id="7", webhook_secret=SECRET, webhook_secret_previous="the secret before it")

    assert read_settings(ReceiverSettings).webhook_secrets == (SECRET.encode(), b"the secret before it")


def test_the_private_key_is_given_as_text_or_as_one_line_or_as_a_file(environment, tmp_path):
    file = tmp_path / "app.pem"
    file.write_text(PEM)

    keys = []
    for value in (PEM, PEM.replace("\n", "\\n"), str(file)):
        environment(app_id="7", private_key=value)
        keys.append(read_settings(WorkerSettings).private_key.get_secret_value())

    assert keys == [PEM, PEM, PEM]


@pytest.mark.parametrize("value", ["MIIEow-half-a-key", "/no/such/file.pem", PEM[:40], PEM[:-10]])
def test_a_private_key_that_is_none_is_refused_without_showing_it(environment, value):
    environment(app_id="7", private_key=value)

    with pytest.raises(SettingsError) as caught:
        read_settings(WorkerSettings)

    assert str(caught.value).startswith("PLANGATE_PRIVATE_KEY ")
    assert value not in str(caught.value)


def test_nothing_secret_shows_when_settings_are_printed(environment):
    environment(
        app_id="7", webhook_secret=SECRET, private_key=PEM, redis_url="redis://user:password@localhost/0",
    )  # fmt: skip

    shown = repr(read_settings(ReceiverSettings)) + str(read_settings(WorkerSettings))

    assert [word for word in (SECRET, "MIIEow", "password") if word in shown] == []


def test_the_example_names_every_setting_with_its_default_and_no_other():
    text = (ROOT / "deploy" / "example.env").read_text()
    shown = dict(re.findall(r"^(?:# )?(PLANGATE_\w+)=(.*)$", text, re.MULTILINE))

    assert shown == {
        PREFIX + name.upper(): "" if field.default in (None, PydanticUndefined) else str(field.default)
        for kind in KINDS
        for name, field in kind.model_fields.items()
    }


def test_secrets_may_be_files_of_a_folder_and_the_environment_goes_before_them(tmp_path, monkeypatch):
    files = {
        "plangate_webhook_secret": "a secret in a file of its own\n", "plangate_webhook_secret_previous": "\n",
        "plangate_app_id": "12",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    monkeypatch.setenv("PLANGATE_SECRETS_DIR", str(tmp_path))
    monkeypatch.setenv("PLANGATE_APP_ID", "13")

    settings = read_settings(ReceiverSettings)

    assert (settings.webhook_secrets, settings.app_id) == ((b"a secret in a file of its own",), 13)


def test_a_folder_of_secrets_that_is_none_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PLANGATE_SECRETS_DIR", str(tmp_path / "none"))

    with pytest.raises(SettingsError, match=r"PLANGATE_SECRETS_DIR names no folder\."):
        read_settings(Settings)
