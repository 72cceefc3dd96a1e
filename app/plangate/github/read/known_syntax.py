"""What is known of contracts that were parsed before, kept beside the texts; whatever is wrong with it is not known."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

import redis

from plangate.domain.documents.layout import is_contract
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.model.syntax import Syntax, kept_as
from plangate.github.read.text_cache import TEXT_TTL, TextCache

MAX_REASON = 500
"""Characters of a reason that is kept; none that we give is that long."""


def with_known_syntax(cache: TextCache, features: Iterable[Feature]) -> tuple[Feature, ...]:
    """The features; their contracts that were read say whether they parse, where that is known."""
    features = tuple(features)
    names = {name for feature in features for file in _files(feature) if (name := _name(feature, file))}
    known = _known(cache, names) if names else {}

    def filled(feature: Feature, files: Iterable[File]) -> tuple[File, ...]:
        return tuple(replace(file, syntax=known.get(_name(feature, file) or "")) for file in files)

    if not known:
        return features
    return tuple(
        replace(feature, files=filled(feature, feature.files), before_files=filled(feature, feature.before_files))
        for feature in features
    )


def keep_syntax(cache: TextCache, found: Mapping[str, Syntax]) -> None:
    """Keep for TEXT_TTL, by the names that `kept_as` gives, which files parse."""
    try:
        with cache.redis.pipeline(transaction=False) as pipe:
            for name, syntax in found.items():
                if len(syntax.reason) <= MAX_REASON:
                    pipe.set(_key(cache, name), json.dumps([syntax.line, syntax.reason]), ex=TEXT_TTL)
            pipe.execute()
    except redis.RedisError:
        # It is found again.
        return


def _known(cache: TextCache, names: Iterable[str]) -> dict[str, Syntax]:
    wanted = sorted(names)
    try:
        values: list[Any] = cache.redis.mget([_key(cache, name) for name in wanted])
    except redis.RedisError:
        return {}
    found = ((name, _unpack(value)) for name, value in zip(wanted, values, strict=True) if value is not None)
    return {name: syntax for name, syntax in found if syntax is not None}


def _unpack(value: bytes) -> Syntax | None:
    """What was kept; None for what nobody keeps so."""
    try:
        line, reason = json.loads(value)
    except (ValueError, TypeError, RecursionError):
        return None
    is_whole = type(line) is int and isinstance(reason, str) and (line > 0) == bool(reason)
    return Syntax(line, reason) if is_whole else None


def _files(feature: Feature) -> Iterable[File]:
    return chain(feature.files, feature.before_files)


def _name(feature: Feature, file: File) -> str | None:
    is_read = file.text is not None and not file.symlink and is_contract(feature.folder, file.path)
    return kept_as(file.path, file.sha, file.size) if is_read else None


def _key(cache: TextCache, name: str) -> str:
    return cache.key_of(f"syntax-{name}")
