"""Webhook requests as GitHub sends them, whole and signed, ready for a socket."""

import hashlib
import hmac
import json
import uuid
from typing import Any

SIZE = 25 * 1024


def requests(secret: str, *, count: int = 500, installations: int = 10) -> list[bytes]:
    """Signed `pull_request` requests of 25 KB, each about another pull request."""
    return [request(secret, payload(number + 1, installations)) for number in range(count)]


def payload(number: int, installations: int) -> bytes:
    """The body of a `pull_request` event, filled up to its usual size."""
    installation = number % installations + 1
    event: dict[str, Any] = {
        "action": "synchronize",
        "number": number,
        "pull_request": {
            "number": number, "state": "open", "draft": False, "user": {"login": "alice", "type": "User"},
            "head": {"sha": hashlib.sha1(str(number).encode()).hexdigest(), "ref": f"feature-{number}"},
            "base": {"sha": "b" * 40, "ref": "main"}, "updated_at": "2026-11-02T10:00:00Z", "body": "",
        },
        "repository": {"id": installation, "full_name": f"acme/shop-{installation}", "default_branch": "main"},
        "installation": {"id": installation},
        "sender": {"login": "alice", "type": "User"},
    }  # fmt: skip
    event["pull_request"]["body"] = "Why we need it. " * ((SIZE - len(json.dumps(event))) // 16)
    return json.dumps(event).encode()


def request(secret: str, body: bytes) -> bytes:
    """A whole HTTP request."""
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    head = (
        "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        "User-Agent: GitHub-Hookshot/5e1a2b7\r\nX-GitHub-Event: pull_request\r\n"
        f"X-GitHub-Delivery: {uuid.uuid5(uuid.NAMESPACE_OID, signature)}\r\n"
        f"X-Hub-Signature-256: sha256={signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
