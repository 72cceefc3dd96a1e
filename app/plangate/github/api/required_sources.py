"""From whom the rulesets of repositories take a check, asked without a Redis: for who sets the App up."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

from githubkit import GitHub, TokenAuthStrategy
from githubkit.exception import GitHubException

from plangate.github.api.client import client
from plangate.github.api.errors import translate
from plangate.github.api.tokens import LISTING, AppKey, TokenScope, mint


@dataclass(frozen=True, slots=True)
class RequiredSources:
    """A repository, its default branch, and the App that each ruleset of it takes the check from, None for any."""

    repository: str
    branch: str
    apps: tuple[int | None, ...]


def read_required_sources(key: AppKey, installation: int, check: str, most: int) -> tuple[RequiredSources, ...]:
    """Of the installation's first repositories; AppError where GitHub does not say."""
    doing = "asking whether the check is required"
    try:
        with client(key.url, key.app_auth()) as app:
            token, _ = mint(app, TokenScope(installation, None, LISTING))
        with client(key.url, TokenAuthStrategy(token)) as github:
            found = _read(github, "/installation/repositories?per_page=30")["repositories"]
            return tuple(_sources(github, one, check) for one in islice(found, most))
    except GitHubException as error:
        raise translate(error, doing) from None


def _sources(github: GitHub[TokenAuthStrategy], repository: dict[str, Any], check: str) -> RequiredSources:
    name, branch = repository["full_name"], repository["default_branch"]
    rules = _read(github, f"/repos/{quote(name)}/rules/branches/{quote(branch, safe='')}?per_page=100")
    return RequiredSources(name, branch, tuple(_apps(rules, check)))


def _apps(rules: list[dict[str, Any]], check: str) -> Iterator[int | None]:
    required = (rule["parameters"] for rule in rules if rule["type"] == "required_status_checks")
    checks = (one for parameters in required for one in parameters["required_status_checks"])
    return (one.get("integration_id") for one in checks if one["context"] == check)


def _read(github: GitHub[TokenAuthStrategy], path: str) -> Any:
    return json.loads(github.request("GET", path).content)
