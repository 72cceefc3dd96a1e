"""Who is asking: App JWTs verified by the App's public key, and installation tokens made and looked up."""

import base64
import json
import secrets
import time
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.fakehub.model import Installation, InstallationToken
from tests.fakehub.model_accounts import App
from tests.fakehub.state import State

LONGEST_JWT = 600
"""Seconds from now that a JWT may still be valid; GitHub refuses more than ten minutes."""
LIFETIME = timedelta(hours=1)
LEVELS = {"read": 1, "write": 2, "admin": 3}


class NotAuthorized(Exception):
    """Bad credentials"""


@cache
def key_pair(name: str) -> tuple[str, str]:
    """A private and a public key as PEM, made once per process and name: making one takes a tenth of a second."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()


def app_of_jwt(state: State, token: str) -> App:
    """The App that signed a JWT; raises NotAuthorized in GitHub's words."""
    app = app_named(state, token)
    try:
        claims = jwt.decode(token, app.public_key, algorithms=["RS256"], options={"verify_iat": False})
    except jwt.ExpiredSignatureError:
        raise NotAuthorized("'Expiration time' claim ('exp') must be a numeric value in the future") from None
    except jwt.PyJWTError:
        raise NotAuthorized("A JSON web token could not be decoded") from None
    now = time.time()
    if not isinstance(claims.get("exp"), int) or claims["exp"] > now + LONGEST_JWT:
        raise NotAuthorized("'Expiration time' claim ('exp') is too far in the future")
    if not isinstance(claims.get("iat"), int) or claims["iat"] > now + 1:
        raise NotAuthorized("'Issued at' claim ('iat') must be an Integer representing a time in the past")
    return app


def app_named(state: State, token: str) -> App:
    """The App that a JWT names as its issuer, by id or client id, before anything is verified."""
    try:
        issuer = str(jwt.decode(token, options={"verify_signature": False}).get("iss"))
    except jwt.PyJWTError:
        raise NotAuthorized("A JSON web token could not be decoded") from None
    found = next((app for app in state.apps.values() if issuer in (str(app.id), app.client_id)), None)
    if found is None:
        raise NotAuthorized("Integration not found")
    return found


def mint(
    state: State, installation: Installation, permissions: dict[str, str], repository_ids: Iterable[int] | None
) -> InstallationToken:
    """A new installation token, valid for an hour."""
    token = InstallationToken(
        value=token_value(installation),
        installation=installation,
        permissions={"metadata": "read", **permissions},
        repository_ids=None if repository_ids is None else frozenset(repository_ids),
        expires_at=state.now() + LIFETIME,
    )
    state.tokens[token.value] = token
    return token


def token_value(installation: Installation) -> str:
    """A token in GitHub's new form, `ghs_<app>_<jwt>`, about 520 characters; nobody can verify its signature."""
    head = {"alg": "RS256", "typ": "JWT", "kid": "stand-in"}
    claims = {
        "iss": "github", "sub": f"app:{installation.app.id}", "installation": installation.id,
        "iat": int(time.time()), "jti": secrets.token_hex(8),
    }  # fmt: skip
    parts = [unpadded(json.dumps(part).encode()) for part in (head, claims)]
    return f"ghs_{installation.app.id}_{'.'.join([*parts, unpadded(secrets.token_bytes(192))])}"


def unpadded(data: bytes) -> str:
    """Bytes in URL-safe Base64 without padding."""
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def live_token(state: State, value: str) -> InstallationToken:
    """The token of that value; raises NotAuthorized when it is unknown, expired, or its installation is gone."""
    token = state.tokens.get(value)
    if token is None or token.expires_at <= state.now():
        raise NotAuthorized
    if state.installations.get(token.installation.id) is not token.installation:
        raise NotAuthorized
    return token


def exceeds(asked: dict[str, Any], granted: dict[str, str]) -> bool:
    """Whether permissions are asked for that have not been granted."""
    return any(LEVELS.get(level, 9) > LEVELS.get(granted.get(name, ""), 0) for name, level in asked.items())
