"""Where the App's credentials go: a file of settings that its owner alone reads, or a secret of Kubernetes."""

import base64
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from plangate.github.api.app_manifest import CreatedApp
from plangate.operations.setup.request import GITHUB, SetupRequest
from plangate.settings import PREFIX


def settings_of(app: CreatedApp, request: SetupRequest, signing_key: str) -> dict[str, str]:
    """The settings of the new App, by their names."""
    found = {
        "APP_ID": str(app.id),
        "WEBHOOK_SECRET": app.webhook_secret,
        "SIGNING_KEY": signing_key,
        "PRIVATE_KEY": app.private_key.strip(),
    }
    if request.github != GITHUB:
        found |= {"GITHUB_URL": request.github, "GITHUB_API_URL": request.api}
    return {f"{PREFIX}{name}": value for name, value in found.items()}


def write_settings(file: Path, settings: Mapping[str, str]) -> None:
    """Put settings into a file, in the place of those of the same names; the rest of it stays.

    It is whole or as it was before, and at no moment can anybody else read it.
    """
    kept = without(file.read_text(encoding="utf-8") if file.exists() else "", settings)
    lines = "".join(f'{name}="{value}"\n' for name, value in settings.items())
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(opened, "w", encoding="utf-8") as stream:
            stream.write(f"{kept.rstrip()}\n{lines}" if kept.strip() else lines)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def without(text: str, settings: Mapping[str, str]) -> str:
    """The text of a file of settings without those of these names, quoted values over several lines included."""
    names = "|".join(map(re.escape, settings))
    value = r"(?:\"[^\"]*\"|'[^']*'|[^\n]*)"
    return re.sub(rf"^[ \t]*(?:export[ \t]+)?(?:{names})[ \t]*={value}[^\n]*(?:\n|\Z)", "", text, flags=re.MULTILINE)


def kubernetes_secret(settings: Mapping[str, str]) -> str:
    """The same as a secret for `kubectl apply -f -`: JSON, which is YAML. Redis' address is added by hand."""
    told = {name.lower(): base64.b64encode(value.encode()).decode() for name, value in settings.items()}
    secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "plangate"}, "type": "Opaque", "data": told}
    return json.dumps(secret, indent=2)
