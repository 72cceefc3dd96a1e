"""The end of registering an App by a manifest: a code, good once and for an hour, becomes the App with its secrets.

https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
"""

from dataclasses import dataclass, field
from urllib.parse import quote

import httpx

from plangate.errors import TransientError
from plangate.github.api.client import TIMEOUT, tls
from plangate.github.api.errors import json_of, of_response
from plangate.github.api.request import API_VERSION


@dataclass(frozen=True, slots=True)
class CreatedApp:
    """A new App, and the secrets that GitHub tells once."""

    id: int
    slug: str
    url: str
    private_key: str = field(repr=False)
    webhook_secret: str = field(repr=False)


def convert(api: str, code: str) -> CreatedApp:
    """The App that a code stands for; AppError where GitHub gives none for it."""
    doing = "asking for the new App"
    url = f"{api}/app-manifests/{quote(code, safe='')}/conversions"
    headers = {"User-Agent": "Plangate", "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": API_VERSION}
    try:
        response = httpx.post(url, headers=headers, timeout=TIMEOUT, verify=tls())
    except httpx.HTTPError:
        raise TransientError(f"The connection to GitHub was lost while {doing}.") from None
    if response.is_error:
        raise of_response(response, doing)
    answer = json_of(response, doing)
    return CreatedApp(answer["id"], answer["slug"], answer["html_url"], answer["pem"], answer["webhook_secret"])
