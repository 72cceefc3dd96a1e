"""Frozen values that are made by the thousand for one plan: a faster construction, and nothing else."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

T = TypeVar("T")


def written_to_slots(cls: type[T]) -> type[T]:
    """A frozen dataclass with slots, made in half the time: its values are written by the slots' own descriptors.

    What dataclasses writes for a frozen class looks `object.__setattr__` and each name up anew: an eighth of all the
    time of a review. The signature stays the same, and the values stay frozen. Fields have plain defaults or none.
    """
    parts = fields(cls)  # type: ignore[arg-type]  # mypy cannot see that the class is a dataclass
    lines = [f" {part.name}__set(self, {part.name})" for part in parts]
    source = "\n".join([f"def __init__(self, {', '.join(map(_parameter, parts))}):", *lines])
    names: dict[str, Any] = {f"{part.name}__set": getattr(cls, part.name).__set__ for part in parts}
    names |= {f"{part.name}__default": part.default for part in parts}
    exec(source, names)
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = made  # type: ignore[method-assign]  # that is what it is for
    return cls


def _parameter(part: "Field[Any]") -> str:
    if part.default_factory is not MISSING:
        raise TypeError(f"{part.name} needs a default that is no factory")
    return part.name if part.default is MISSING else f"{part.name}={part.name}__default"
