"""A frozen value that is written to its slots is the dataclass that it was."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from plangate.domain.text.fast_slots import written_to_slots


@written_to_slots
@dataclass(frozen=True, slots=True)
class Reading:
    """What a gauge says."""

    hour: int
    height: float = 0.5
    notes: tuple[str, ...] = ()


def test_fields_are_given_in_order_or_by_name_and_have_their_defaults():
    assert (Reading(3), Reading(3, notes=("late",))) == (
        Reading(hour=3, height=0.5, notes=()),
        Reading(3, 0.5, ("late",)),
    )
    assert repr(Reading(3, notes=("late",))) == "Reading(hour=3, height=0.5, notes=('late',))"


def test_the_value_can_be_replaced_but_not_changed():
    reading = Reading(3)

    with pytest.raises(FrozenInstanceError):
        reading.hour = 4  # type: ignore[misc]

    assert replace(reading, hour=4) == Reading(4)


def test_a_field_that_is_missing_or_unknown_is_refused():
    with pytest.raises(TypeError, match="hour"):
        Reading()
    with pytest.raises(TypeError, match="depth"):
        Reading(3, depth=1)


def test_a_default_that_is_made_anew_each_time_is_refused():
    @dataclass(frozen=True, slots=True)
    class Log:
        lines: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="lines needs a default that is no factory"):
        written_to_slots(Log)
