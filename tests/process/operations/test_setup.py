"""The set-up by manifest, spoken to as a browser does and as attackers do, over a stand-in for GitHub."""

import html
import http.client
import os
import re
import stat
import threading
from base64 import b64decode
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import yaml
from click.testing import CliRunner
from dotenv import dotenv_values

from plangate.cli.main import app
from plangate.github.api.app_manifest import CreatedApp
from plangate.operations.setup.credentials import kubernetes_secret, settings_of, without, write_settings
from plangate.operations.setup.request import SetupRequest, WrongRequestError, read_request
from plangate.operations.setup.server import SetupServer
from plangate.operations.setup.session import STATE_TTL, SetupSession
from plangate.settings import PREFIX, ReceiverSettings, WorkerSettings, read_settings
from tests.fakehub.credentials import key_pair
from tests.fakehub.deeds_apps import install_app
from tests.fakehub.server import FakeHub
from tests.process.web.receiver import receiver

ADDRESS = "http://127.0.0.1:9"
"""Where nobody receives anything."""


@pytest.fixture
def hub(tmp_path):
    with FakeHub.start(tmp_path / "hub") as hub:
        yield hub


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.env"


@pytest.fixture
def server(file):
    """A set-up that writes to the file."""

    def keep(created, request):
        write_settings(file, settings_of(created, request, "s" * 32))
        return f"Its credentials are in {file}."

    server = SetupServer(keep)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


class Browser:
    """Sends what a browser would, its cookies included, and follows nothing by itself."""

    def __init__(self, server):
        self.port, self.cookies = server.server_port, ""

    def ask(self, method, path, body="", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded", **headers}
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in sent.items()})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if cookie := answer.getheader("Set-Cookie"):
            self.cookies = cookie.partition(";")[0]
        return answer.status, text, answer

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def begin(self, hub, **changed):
        """Send the form; the manifest and the address that it is to be sent to."""
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.get("/")[1])[1]
        form = {"csrf": csrf, "name": "Plan Check", "organization": "acme", "address": ADDRESS, "github": hub.url}
        status, text, _ = self.ask("POST", "/begin", urlencode({**form, **changed}))
        action = re.search(r'action="(http[^"]+)"', text)
        manifest = re.search(r'name="manifest" value="([^"]+)"', text)
        return status, text, html.unescape(action[1]) if action else "", html.unescape(manifest[1]) if manifest else ""


@pytest.fixture
def browser(server):
    """The browser that opened the address that was printed."""
    browser = Browser(server)
    status, _, answer = browser.get(urlsplit(server.url)._replace(scheme="", netloc="").geturl())
    assert (status, answer.getheader("Location")) == (303, "/")
    return browser


def register(hub, action, manifest):
    """What a person does on GitHub; the path and query with which GitHub sends the browser back."""
    parts = urlsplit(action)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"{parts.path}?{parts.query}", urlencode({"manifest": manifest}), form)
    page = connection.getresponse().read().decode()
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    sent = urlencode({name: html.unescape(value) for name, value in fields.items()})
    connection.request("POST", "/settings/apps/create", sent, form)
    answer = connection.getresponse()
    back = urlsplit(answer.getheader("Location"))
    connection.close()
    return f"{back.path}?{back.query}"


@pytest.fixture
def registered(hub, browser):
    """The way back from GitHub, not yet gone."""
    _, _, action, manifest = browser.begin(hub)
    return register(hub, action, manifest)


def test_it_ends_with_settings_that_hold_and_that_nobody_else_can_read(hub, browser, registered, file, monkeypatch):
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)

    status, _, answer = browser.get(registered)

    made = next(one for one in hub.state.apps.values() if one.slug == "plan-check")
    worker = read_settings(WorkerSettings, env_file=file)
    assert (status, answer.getheader("Location")) == (303, "/done")
    assert (worker.app_id, worker.private_key.get_secret_value().strip()) == (made.id, made.private_key.strip())
    assert read_settings(ReceiverSettings, env_file=file).webhook_secrets == (made.webhook_secret.encode(),)
    assert (worker.github_url, worker.github_api_url) == (hub.url, f"{hub.url}/api/v3")
    assert (stat.S_IMODE(file.stat().st_mode), [one.name for one in file.parent.glob(".settings*")]) == (0o600, [])
    assert (made.owner.login, made.webhook_url) == ("acme", f"{ADDRESS}/webhook")


def test_the_page_after_it_says_what_is_done_and_what_is_left(hub, browser, registered, tmp_path, redis_url):
    hub.create_repository("acme/shop")
    browser.get(registered)
    made = next(one for one in hub.state.apps.values() if one.slug == "plan-check")
    before = browser.get("/done")[1]
    settings = {"PLANGATE_APP_ID": str(made.id), "PLANGATE_WEBHOOK_SECRET": made.webhook_secret}

    with receiver(redis_url, tmp_path, **settings) as running:
        made.webhook_url = f"http://127.0.0.1:{running.port}/webhook"
        hub.ping(made)
        hub.post.wait()
    connection = http.client.HTTPConnection(urlsplit(hub.url).netloc)
    connection.request("POST", "/apps/plan-check/installations/new")
    connection.getresponse().read()
    unrequired = browser.get("/done")[1]
    hub.repository("acme/shop").require_check("Plangate", integration_id=made.id)
    after = browser.get("/done")[1]

    assert "No webhook has arrived" in before or "No webhook was sent yet" in before
    assert f'href="{hub.url}/apps/plan-check/installations/new"' in before
    assert "✔ Done: The first webhook arrived." in unrequired
    assert f'href="{hub.url}/acme/shop/settings/rules/new?target=branch"' in unrequired
    assert "✔ Done: The check is required on main of acme/shop, and pinned to this App." in after
    assert ("/next?done=2" in unrequired, "/next" in after, "All is set up" in after) == (True, False, True)
    assert not any(secret in before + after for secret in (made.webhook_secret, "PRIVATE KEY"))


def test_who_waits_for_the_next_step_is_answered_when_it_is_done(hub, browser, registered):
    browser.get(registered)
    made = next(one for one in hub.state.apps.values() if one.slug == "plan-check")
    threading.Timer(0.5, install_app, (hub, made, "acme")).start()

    status, _, answer = browser.get("/next?done=0")

    assert (status, answer.getheader("Location")) == (303, "/done")
    assert "✔ Done: It is installed on acme." in browser.get("/done")[1]


# Attacks


def test_another_host_that_leads_here_is_refused(server, browser):
    for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1", ""):
        status, text, _ = browser.get("/", Host=host)

        assert (status, "csrf" in text) == (403, False)


def test_without_the_token_nothing_is_shown(server):
    stranger = Browser(server)

    answers = [stranger.get(path) for path in ("/", "/done", "/created?code=x&state=y", "/?token=guess", "/?token=")]
    answers.append(stranger.ask("POST", "/begin", urlencode({"csrf": server.session.csrf})))

    assert {status for status, _, _ in answers} == {403}
    assert stranger.cookies == ""


def test_the_token_is_good_once(server, browser):
    second = Browser(server)

    assert second.get(f"/?token={server.session.token}")[0] == 403
    assert (second.cookies, browser.get("/")[0]) == ("", 200)


def test_a_form_of_another_page_is_refused(hub, server, browser):
    forms = {
        "without the secret": ({"csrf": ""}, {}),
        "with a guess": ({"csrf": "x" * 43}, {}),
        "from elsewhere": ({"csrf": server.session.csrf}, {"Origin": "https://evil.example"}),
        "from nowhere": ({"csrf": server.session.csrf}, {"Origin": "null"}),
    }
    for fields, headers in forms.values():
        form = {"name": "x", "address": "https://evil.example", **fields}

        assert browser.ask("POST", "/begin", urlencode(form), **headers)[0] == 403
    assert browser.get(f"/begin?{urlencode({'csrf': server.session.csrf})}")[0] == 404


def test_a_state_that_is_not_ours_exchanges_no_code(hub, browser, registered, file):
    code = parse_qs(urlsplit(registered).query)["code"][0]

    for state in ("", "x" * 43):
        assert browser.get(f"/created?{urlencode({'code': code, 'state': state})}")[0] == 403
    assert (file.exists(), code in hub.state.manifest_codes) == (False, True)


def test_a_state_is_good_once_whatever_code_comes_with_it(hub, browser, registered, file):
    browser.get(registered)
    before = file.read_text()

    again = browser.get(registered)
    other = browser.get(re.sub("code=[0-9a-f]+", "code=another", registered))

    assert (again[0], other[0], file.read_text()) == (403, 403, before)


def test_a_code_that_was_exchanged_before_gives_no_second_app(hub, server, browser, registered, file):
    browser.get(registered)
    before = file.read_text()
    code = parse_qs(urlsplit(registered).query)["code"][0]
    state = server.session.begin(server.session.request)

    status, text, _ = browser.get(f"/created?{urlencode({'code': code, 'state': state})}")

    assert (status, file.read_text()) == (502, before)
    assert "GitHub answered 404 while asking for the new App" in text


def test_a_state_ends_with_its_hour():
    now = [0.0]
    session = SetupSession(clock=lambda: now[0])
    state = session.begin(SetupRequest("x", "", "https://github.com", "https://a.example"))

    now[0] = STATE_TTL

    assert session.finish(state) is None


def test_pages_hold_no_script_no_secret_of_github_and_leave_nothing_behind(hub, server, browser, registered, capfd):
    browser.get(registered)
    pages = [browser.get(path) for path in ("/", "/done", "/style.css", "/none")]

    for _, text, answer in pages:
        policy = answer.getheader("Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert (answer.getheader("Cache-Control"), "<script" in text) == ("no-store", False)
    assert capfd.readouterr() == ("", "")


def test_it_listens_on_this_machine_only(server):
    assert server.server_address[0] == "127.0.0.1"


def test_words_of_a_form_are_words_in_the_page(hub, browser):
    status, text, _, _ = browser.begin(hub, name='"><b>x</b>', address="nowhere")

    assert (status, "<b>" in text, "&lt;b&gt;x" in text) == (422, False, True)
    assert "The receiver&#x27;s address must be one like https://plans.example.com." in text


# What is asked for, and where it is written


@pytest.mark.parametrize(
    ("github", "api"),
    [
        ("https://github.com", "https://api.github.com"),
        ("https://github.example.com", "https://github.example.com/api/v3"),
        ("https://octo.ghe.com/", "https://api.octo.ghe.com"),
    ],
)
def test_each_github_has_its_api(github, api):
    request = read_request({"name": "P", "address": "https://p.example.com/webhook", "github": github})

    assert (request.api, request.address) == (api, "https://p.example.com")
    assert request.registration_url("s") == f"{github.rstrip('/')}/settings/apps/new?state=s"


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "n" * 35}, {"organization": "a/b"}, {"address": "ftp://x"}, {"address": "http://x.example"},
     {"address": "https://user:pw@x.example"}, {"address": "https://[x"}, {"github": "javascript:alert(1)"}],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_told(wrong):
    with pytest.raises(WrongRequestError):
        read_request({"name": "P", "address": "https://p.example.com", **wrong})


def an_app():
    return CreatedApp(7, "p", "https://github.com/apps/p", key_pair("plangate")[0], "a secret of the webhook")


REQUEST = SetupRequest("P", "", "https://github.com", "https://p.example.com")


def test_what_else_a_file_of_settings_says_stays(file):
    file.write_text('PLANGATE_PORT=9000\nPLANGATE_PRIVATE_KEY="-----BEGIN\nold\n-----END"\n# mine\nPLANGATE_APP_ID=1\n')
    file.chmod(0o644)

    write_settings(file, settings_of(an_app(), REQUEST, "k" * 32))

    read = dotenv_values(file)
    assert (read["PLANGATE_PORT"], read["PLANGATE_APP_ID"], "old" in file.read_text()) == ("9000", "7", False)
    assert ("# mine" in file.read_text(), stat.S_IMODE(file.stat().st_mode)) == (True, 0o600)
    assert read["PLANGATE_PRIVATE_KEY"] == an_app().private_key.strip()


def test_only_settings_of_the_same_name_are_taken_out():
    text = "A=1\nAB=2\nexport A = '3'\nA=4"

    assert without(text, {"A": ""}) == "AB=2\n"


def test_a_secret_for_kubernetes_has_the_names_that_its_manifests_mount():
    secret = yaml.safe_load(kubernetes_secret(settings_of(an_app(), REQUEST, "k" * 32)))

    assert secret["metadata"]["name"] == "plangate"
    assert set(secret["data"]) == {
        "plangate_app_id", "plangate_webhook_secret", "plangate_signing_key", "plangate_private_key",
    }  # fmt: skip
    assert b64decode(secret["data"]["plangate_app_id"]) == b"7"


def test_an_app_that_is_set_up_already_is_not_written_over(tmp_path):
    (tmp_path / ".env").write_text("PLANGATE_APP_ID=7\n")

    result = CliRunner().invoke(app, ["setup", "--env-file", str(tmp_path / ".env")])

    assert (result.exit_code, "an App is set up already" in result.output) == (2, True)
