"""Whether a branch requires our check, and of whom: what GitHub lets us see of it."""

from dataclasses import dataclass
from enum import Enum


class RequirementSource(Enum):
    """From whom the rulesets of a branch take our check."""

    UNSEEN = "unseen"
    """No ruleset names the check; classic protection may, and its source cannot be seen."""
    US = "us"
    ANYBODY = "anybody"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Requirement:
    """`required` is None where it cannot be seen: no check-run of ours stands on the head yet, or GitHub refuses.

    `misnamed_policies` are the paths of files of the branch that are called nearly as the policy, which nobody reads.
    """

    required: bool | None
    source: RequirementSource = RequirementSource.UNSEEN
    misnamed_policies: tuple[str, ...] = ()
