"""Request bodies, checked as strictly as GitHub does: unknown keys, types, lengths, choices, what is required."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

Check = Callable[[Any, str], None]


class BadBody(Exception):
    """Invalid request."""


def text(*, most: int | None = None, least: int = 0, choices: Collection[str] = (), null: bool = False) -> Check:
    """A string, of so many characters or out of a choice."""

    def check(value: Any, at: str) -> None:
        if value is None and null:
            return
        if not isinstance(value, str):
            raise BadBody(f"For '{at}', {shown(value)} is not a string.")
        if choices and value not in choices:
            raise BadBody(f"For '{at}', \"{value}\" is not a member of {sorted(choices)}.".replace("'", '"'))
        if most is not None and len(value) > most:
            raise BadBody(f"For '{at}', only {most} characters are allowed; {len(value)} were supplied.")
        if len(value) < least:
            raise BadBody(f"For '{at}', at least {least} characters are needed; {len(value)} were supplied.")

    return check


def octets(most: int) -> Check:
    """A string of so many bytes in UTF-8."""

    def check(value: Any, at: str) -> None:
        text()(value, at)
        if len(value.encode()) > most:
            raise BadBody(f"For '{at}', only {most} bytes are allowed; {len(value.encode())} were supplied.")

    return check


def moment(value: Any, at: str) -> None:
    """A time in ISO 8601 with its zone."""
    try:
        parsed = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except (AttributeError, ValueError):
        raise BadBody(f"For '{at}', {shown(value)} is not a valid date-time.") from None
    if parsed.tzinfo is None:
        raise BadBody(f"For '{at}', {shown(value)} is not a valid date-time.")


def integer(least: int = -(2**63)) -> Check:
    """A whole number, not smaller than `least`."""

    def check(value: Any, at: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadBody(f"For '{at}', {shown(value)} is not an integer.")
        if value < least:
            raise BadBody(f"For '{at}', {value} must be greater than or equal to {least}.")

    return check


def boolean(value: Any, at: str) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise BadBody(f"For '{at}', {shown(value)} is not a boolean.")


def array(of: Check, *, most: int | None = None) -> Check:
    """A list of so many items."""

    def check(value: Any, at: str) -> None:
        if not isinstance(value, list):
            raise BadBody(f"For '{at}', {shown(value)} is not an array.")
        if most is not None and len(value) > most:
            raise BadBody(f"For '{at}', no more than {most} items are allowed; {len(value)} were supplied.")
        for index, item in enumerate(value):
            of(item, f"{at}/{index}")

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with those keys and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str) -> None:
        if not isinstance(value, dict):
            raise BadBody(f"For '{at}', {shown(value)} is not an object.")
        if missing := [name for name in required if name not in value]:
            raise BadBody(f'"{missing[0]}" wasn\'t supplied.')
        if unknown := [name for name in value if name not in known]:
            raise BadBody(f'"{unknown[0]}" is not a permitted key.')
        for name, item in value.items():
            known[name](item, f"{at}/{name}" if at else f"properties/{name}")

    return check


def shown(value: Any) -> str:
    """A wrong value, short enough to be told."""
    return repr(value)[:60] if value is not None else "nil"
