"""What somebody asks for who sets the App up, and the manifest that GitHub is given for it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from plangate.operations.manifest import EVENTS, PERMISSIONS

GITHUB = "https://github.com"
HOMEPAGE = "https://github.com/plangate/plangate"
MAX_NAME = 34
"""Characters; GitHub takes no longer name for an App."""

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")


class WrongRequestError(Exception):
    """Something in the form cannot be; the message says what."""


@dataclass(frozen=True, slots=True)
class SetupRequest:
    """The form as it was filled in.

    `organization` is empty for one's own account, `github` the address of GitHub's pages, `address` where GitHub
    reaches the receiver.
    """

    name: str
    organization: str
    github: str
    address: str

    @property
    def api(self) -> str:
        """Where this GitHub's API is."""
        parts = urlsplit(self.github)
        if self.github == GITHUB:
            return "https://api.github.com"
        if (parts.hostname or "").endswith(".ghe.com"):
            return f"https://api.{parts.netloc}"
        return f"{self.github}/api/v3"

    def registration_url(self, state: str) -> str:
        """Where the manifest is sent to."""
        owner = f"/organizations/{quote(self.organization, safe='')}" if self.organization else ""
        return f"{self.github}{owner}/settings/apps/new?state={quote(state, safe='')}"

    def manifest(self, redirect_url: str) -> str:
        """The manifest as JSON; GitHub comes back to `redirect_url` with a code."""
        return json.dumps(
            {
                "name": self.name,
                "url": HOMEPAGE,
                "description": "Reviews spec-kit implementation plans in pull requests and gates the merge.",
                "public": False,
                "redirect_url": redirect_url,
                "hook_attributes": {"url": f"{self.address}/webhook", "active": True},
                "default_permissions": dict(PERMISSIONS),
                "default_events": list(EVENTS),
            }
        )


def read_request(form: Mapping[str, str]) -> SetupRequest:
    """The form's fields, checked; raises WrongRequestError."""
    name, organization = form.get("name", "").strip(), form.get("organization", "").strip()
    if not 0 < len(name) <= MAX_NAME:
        raise WrongRequestError(f"The App needs a name of at most {MAX_NAME} characters.")
    if organization and not _LOGIN.fullmatch(organization):
        raise WrongRequestError("That is no name of an organization on GitHub.")
    github = _address(form.get("github", "") or GITHUB, "GitHub's address")
    return SetupRequest(name, organization, github, _address(form.get("address", ""), "The receiver's address"))


def _address(text: str, what: str) -> str:
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname or ""
        usable = host and parts.scheme in (("https", "http") if is_loopback(host) else ("https",))
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or parts.username:
        raise WrongRequestError(f"{what} must be one like https://plans.example.com.")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/').removesuffix('/webhook')}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    return host in ("127.0.0.1", "localhost", "::1")
