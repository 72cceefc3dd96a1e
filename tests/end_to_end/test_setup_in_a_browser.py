"""From nothing to a green first check, with nothing but a browser and two commands; over the stand-in for GitHub."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from plangate.settings import PREFIX
from tests import PATIENCE, ROOT, sample
from tests.fakehub.server import FakeHub
from tests.house import free_port

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no browser: Debian has one in `chromium`")

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@contextmanager
def running(folder, *arguments, **settings):
    """A command of ours in a folder, stopped at the end; its lines go to a file of its name."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)} | settings
    with (folder / f"{arguments[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "plangate.cli", *arguments], cwd=folder, stdout=log, stderr=log,
            env={**environment, "PYTHONPATH": f"{ROOT / 'app'}:{ROOT / 'workers'}"},
        )  # fmt: skip
    try:
        yield folder / f"{arguments[0]}.log"
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.fixture
def hub(tmp_path):
    with FakeHub.start(tmp_path / "hub") as hub:
        yield hub


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request):
    """A page of a browser of that size."""
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=request.param)
        page.set_default_timeout(PATIENCE * 1000)
        yield page
        browser.close()


def assert_is_for_all(page):
    """Nothing keeps somebody out: no violation that axe knows, and nothing wider than the window."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    # axe is a script, and the pages let none run: it is put in by the browser's own hand.
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_from_nothing_to_a_green_first_check(hub, page, tmp_path):
    port = free_port()
    shop = hub.create_repository("acme/shop", files=sample.base(), installed=False)

    with running(tmp_path, "setup") as log:
        address = hub.wait_for(lambda: re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", log.read_text()))[0]
        page.goto(address)
        assert "token" not in page.url
        assert_is_for_all(page)
        page.get_by_label("Name of the App").fill("Plan Check")
        page.get_by_label("Organization").fill("acme")
        page.get_by_label("Where GitHub reaches").fill(f"http://127.0.0.1:{port}")
        page.get_by_label("GitHub", exact=True).fill(hub.url)
        page.get_by_role("button", name="Continue").click()
        assert_is_for_all(page)
        page.get_by_role("button", name="Register it on GitHub").click()
        page.get_by_role("button", name="Create GitHub App for acme").click()
        page.wait_for_url("**/done")
        assert "code" not in page.url
        assert_is_for_all(page)

        with running(tmp_path, "up", "--data", str(tmp_path / "data"), PLANGATE_PORT=str(port)):
            hub.wait_for(lambda: "dispatching" in (tmp_path / "up.log").read_text())
            with page.expect_popup() as opened:
                page.get_by_role("link", name="Install the App").click()
            opened.value.get_by_role("button", name="Install").click()
            opened.value.get_by_role("heading", name="is installed").wait_for()
            pull = shop.open_pull_request("001", sample.good_feature())
            made = next(app for app in hub.state.apps.values() if app.slug == "plan-check")
            (check,) = hub.wait_for(lambda: [run for run in pull.check_runs("Plangate") if run.status == "completed"])
            page.get_by_role("link", name="Wait for the next step").click()
            page.get_by_text("Done: The first webhook arrived.").wait_for()
            shop.require_check("Plangate", integration_id=made.id)
            page.get_by_role("link", name="Wait for the next step").click()
            page.get_by_text("and pinned to this App").wait_for()
            page.get_by_role("heading", name="All is set up").wait_for()
            assert_is_for_all(page)

    assert (check.app, check.conclusion) == (made, "success")
    secrets = (made.webhook_secret, "PRIVATE KEY-----\nM")
    assert not any(secret in file.read_text() for file in tmp_path.glob("*.log") for secret in secrets)
