"""What a repository asks of Plangate: its policy file, read strictly, with a default for every key."""

from plangate.domain.model.default_paths import POLICY_PATH
from plangate.domain.model.policy import (
    Drafts,
    Exempt,
    Existing,
    History,
    NonNegotiable,
    OpenOn,
    Policy,
    PolicyProblem,
    TasksPolicy,
    Waivers,
)
from plangate.domain.policy.keys import policy_schema
from plangate.domain.policy.parse import PolicyReader, parse_policy, policy_in_force

__all__ = [
    "POLICY_PATH",
    "Drafts",
    "Exempt",
    "Existing",
    "History",
    "NonNegotiable",
    "OpenOn",
    "Policy",
    "PolicyProblem",
    "PolicyReader",
    "TasksPolicy",
    "Waivers",
    "parse_policy",
    "policy_in_force",
    "policy_schema",
]
