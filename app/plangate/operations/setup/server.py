"""The set-up's web server: for one browser on this machine, which shows that it is meant by a token in the address.

Nothing is logged: what is asked for holds codes and tokens. Pages that another address shows cannot speak to it: the
Host must be ours, forms carry a secret of ours, and no script runs in the pages.
"""

import threading
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from plangate.errors import AppError
from plangate.github.api.app_manifest import CreatedApp, convert
from plangate.operations.setup import pages
from plangate.operations.setup.progress import count_done, read_progress
from plangate.operations.setup.request import SetupRequest, WrongRequestError, is_loopback, read_request
from plangate.operations.setup.session import SetupSession

COOKIE = "plangate-setup"
MAX_FORM = 8192
"""Bytes of a form."""
MAX_WAIT = 60.0
"""Seconds that a page is kept waiting for something to be done."""
LOOK_INTERVAL = 2.0
"""Seconds between two looks at GitHub meanwhile."""
NOT_YOURS = "This page belongs to the browser that opened the address of plangate setup first. Start it anew."

Keep = Callable[[CreatedApp, SetupRequest], str]
"""Puts the credentials where they belong, and says where that is."""


class SetupServer(ThreadingHTTPServer):
    """Serves one set-up on the loopback address."""

    daemon_threads = True

    def __init__(self, keep: Keep, port: int = 0, session: SetupSession | None = None) -> None:
        """On a port, by default a free one."""
        super().__init__(("127.0.0.1", port), SetupHandler)
        self.session = session or SetupSession()
        self.keep = keep
        self.kept_at = ""
        self.lock = threading.Lock()

    @property
    def home(self) -> str:
        """Its own address."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def url(self) -> str:
        """The address that the browser is to open; good once."""
        return f"{self.home}/?token={self.session.token}"


class SetupHandler(BaseHTTPRequestHandler):
    """One request."""

    server: SetupServer
    server_version, sys_version = "Plangate", ""
    timeout = 30

    def do_GET(self) -> None:
        """A page, or GitHub's way back."""
        path, query = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        if not self._is_ours():
            return
        if path == "/style.css":
            self._answer(200, pages.style(), "text/css; charset=utf-8")
        elif path == "/" and "token" in query:
            self._admit(query["token"])
        elif not self._is_known():
            self._refuse(NOT_YOURS)
        elif path == "/created":
            self._created(query)
        elif path == "/next":
            self._wait_for_progress(query.get("done", ""))
        elif path in ("/", "/done"):
            self._show(path)
        else:
            self._answer(404, pages.refused_page("There is no such page."))

    def do_POST(self) -> None:
        """The form."""
        if not self._is_ours():
            return
        if not self._is_known():
            return self._refuse(NOT_YOURS)
        form = self._form()
        origin = self.headers.get("Origin", self.server.home)
        if (
            self.path != "/begin"
            or origin != self.server.home
            or not self.server.session.is_own_form(form.get("csrf", ""))
        ):
            return self._refuse("This form is not one of this page.")
        try:
            request = read_request(form)
        except WrongRequestError as error:
            return self._answer(422, pages.form_page(self.server.session.csrf, form, str(error)))
        with self.server.lock:
            state = self.server.session.begin(request)
        manifest = request.manifest(f"{self.server.home}/created")
        page = pages.confirm_page(request, request.registration_url(state), manifest)
        return self._answer(200, page, form_target=request.github)

    # Who asks

    def _is_ours(self) -> bool:
        """Whether it is asked of us by our own name: another's could be made to lead here."""
        name, _, port = self.headers.get("Host", "").rpartition(":")
        if is_loopback(name.strip("[]")) and port == str(self.server.server_port):
            return True
        self._refuse("This page is served at its own address only.")
        return False

    def _is_known(self) -> bool:
        try:
            morsel = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return morsel is not None and self.server.session.knows(morsel.value)

    def _admit(self, token: str) -> None:
        with self.server.lock:
            admitted = self.server.session.admit(token)
        if admitted:
            # Away from the address with the token, which is good no more.
            cookie = f"{COOKIE}={self.server.session.cookie}; Path=/; HttpOnly; SameSite=Lax"
            self._redirect("/", ("Set-Cookie", cookie))
        elif self._is_known():
            self._redirect("/")
        else:
            self._refuse(NOT_YOURS)

    # What is asked

    def _show(self, path: str) -> None:
        session = self.server.session
        if session.app is None or session.request is None:
            return self._answer(200, pages.form_page(session.csrf, {})) if path == "/" else self._redirect("/")
        steps = read_progress(session.app, session.request)
        return self._answer(200, pages.done_page(session.app, self.server.kept_at, steps))

    def _wait_for_progress(self, shown: str) -> None:
        """Back to the page once more, or less, is done than it shows, or after a while."""
        session, end = self.server.session, time.monotonic() + MAX_WAIT
        if session.app is not None and session.request is not None:
            while time.monotonic() < end and str(count_done(read_progress(session.app, session.request))) == shown:
                time.sleep(LOOK_INTERVAL)
        self._redirect("/done")

    def _created(self, query: dict[str, str]) -> None:
        """GitHub comes back with a code for the App that it registered."""
        with self.server.lock:
            request = self.server.session.finish(query.get("state", ""))
            if request is None:
                return self._refuse(
                    "GitHub came back with a state that is not of this set-up, or was used.", again=True
                )
            try:
                app = convert(request.api, query.get("code", ""))
                self.server.kept_at = self.server.keep(app, request)
            except (AppError, OSError) as error:
                return self._answer(502, pages.refused_page(f"{error}", again=True))
            self.server.session.app, self.server.session.request = app, request
        # Away from the address with the code.
        return self._redirect("/done")

    def _form(self) -> dict[str, str]:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MAX_FORM:
            return {}
        return dict(parse_qsl(self.rfile.read(int(length)).decode("utf-8", "replace"), keep_blank_values=True))

    # What is answered

    def _redirect(self, path: str, *headers: tuple[str, str]) -> None:
        self._send(303, b"", ("Location", path), *headers)

    def _refuse(self, why: str, *, again: bool = False) -> None:
        self._answer(403, pages.refused_page(why, again=again))

    def _answer(
        self, status: int, text: str, content_type: str = "text/html; charset=utf-8", *, form_target: str = ""
    ) -> None:
        policy = (
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            f"form-action 'self' {form_target}"
        )
        headers = (("Content-Type", content_type), ("Content-Security-Policy", policy.strip()))
        self._send(status, text.encode("utf-8", "replace"), *headers)

    def _send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (
            *headers, ("Content-Length", str(len(body))), ("Cache-Control", "no-store"), ("Connection", "close"),
            ("Referrer-Policy", "same-origin"), ("X-Content-Type-Options", "nosniff"),
        ):  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: paths hold codes and tokens."""
