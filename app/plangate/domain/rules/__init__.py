"""The catalogue: every rule, in the order of the documentation. A new rule is one file and one line here."""

from plangate.domain.rules.artifacts.missing_artifact import missing_artifact
from plangate.domain.rules.artifacts.missing_spec import missing_spec
from plangate.domain.rules.artifacts.open_specification import open_specification
from plangate.domain.rules.artifacts.unbacked_claim import unbacked_claim
from plangate.domain.rules.artifacts.unmodelled_entity import unmodelled_entity
from plangate.domain.rules.artifacts.unreadable_contract import unreadable_contract
from plangate.domain.rules.complexity.incomplete_justification import incomplete_justification
from plangate.domain.rules.constitution.contradictory_claim import contradictory_claim
from plangate.domain.rules.constitution.dropped_gate import dropped_gate
from plangate.domain.rules.constitution.false_constitution_claim import false_constitution_claim
from plangate.domain.rules.constitution.limit_conflict import limit_conflict
from plangate.domain.rules.constitution.missing_constitution_check import missing_constitution_check
from plangate.domain.rules.constitution.missing_recheck import missing_recheck
from plangate.domain.rules.constitution.negotiated_non_negotiable import negotiated_non_negotiable
from plangate.domain.rules.constitution.stack_conflict import stack_conflict
from plangate.domain.rules.constitution.stale_constitution_version import stale_constitution_version
from plangate.domain.rules.constitution.unaddressed_principle import unaddressed_principle
from plangate.domain.rules.constitution.unanswered_gate import unanswered_gate
from plangate.domain.rules.constitution.unclear_answer import unclear_answer
from plangate.domain.rules.constitution.unexplained_exemption import unexplained_exemption
from plangate.domain.rules.constitution.unjustified_violation import unjustified_violation
from plangate.domain.rules.constitution.unknown_principle import unknown_principle
from plangate.domain.rules.context.missing_field import missing_field
from plangate.domain.rules.context.open_clarification import open_clarification
from plangate.domain.rules.context.unresolved_marker import unresolved_marker
from plangate.domain.rules.context.vague_goal import vague_goal
from plangate.domain.rules.header.broken_spec_link import broken_spec_link
from plangate.domain.rules.header.local_path import local_path
from plangate.domain.rules.header.wrong_feature import wrong_feature
from plangate.domain.rules.history.feature_number_clash import feature_number_clash
from plangate.domain.rules.history.reset_plan import reset_plan
from plangate.domain.rules.history.stale_plan import stale_plan
from plangate.domain.rules.history.stale_tasks import stale_tasks
from plangate.domain.rules.law.bad_version_line import bad_version_line
from plangate.domain.rules.law.leftover_law_placeholder import leftover_law_placeholder
from plangate.domain.rules.law.stale_sync_report import stale_sync_report
from plangate.domain.rules.law.unfilled_constitution import unfilled_constitution
from plangate.domain.rules.law.unreadable_law import unreadable_law
from plangate.domain.rules.law.unversioned_amendment import unversioned_amendment
from plangate.domain.rules.law.wrong_version_bump import wrong_version_bump
from plangate.domain.rules.policy.invalid_policy import invalid_policy
from plangate.domain.rules.rule import Rule
from plangate.domain.rules.structure.existing_new_path import existing_new_path
from plangate.domain.rules.structure.generic_tree import generic_tree
from plangate.domain.rules.structure.missing_planned_path import missing_planned_path
from plangate.domain.rules.structure.missing_structure_decision import missing_structure_decision
from plangate.domain.rules.tasks.broken_dependency import broken_dependency
from plangate.domain.rules.tasks.duplicate_task_id import duplicate_task_id
from plangate.domain.rules.tasks.leftover_sample_task import leftover_sample_task
from plangate.domain.rules.tasks.malformed_task import malformed_task
from plangate.domain.rules.tasks.parallel_conflict import parallel_conflict
from plangate.domain.rules.tasks.uncovered_story import uncovered_story
from plangate.domain.rules.template.leftover_option_label import leftover_option_label
from plangate.domain.rules.template.leftover_optional_section import leftover_optional_section
from plangate.domain.rules.template.leftover_placeholder import leftover_placeholder
from plangate.domain.rules.template.missing_section import missing_section
from plangate.domain.rules.template.unreadable_plan import unreadable_plan
from plangate.domain.rules.template.untouched_template import untouched_template

CATALOGUE: tuple[Rule, ...] = (
    untouched_template,
    leftover_placeholder,
    leftover_option_label,
    leftover_optional_section,
    missing_section,
    unreadable_plan,
    broken_spec_link,
    wrong_feature,
    local_path,
    open_clarification,
    unresolved_marker,
    missing_field,
    vague_goal,
    missing_constitution_check,
    unaddressed_principle,
    unanswered_gate,
    unclear_answer,
    dropped_gate,
    unknown_principle,
    unjustified_violation,
    negotiated_non_negotiable,
    contradictory_claim,
    limit_conflict,
    stack_conflict,
    stale_constitution_version,
    false_constitution_claim,
    unexplained_exemption,
    missing_recheck,
    incomplete_justification,
    missing_planned_path,
    existing_new_path,
    generic_tree,
    missing_structure_decision,
    missing_spec,
    missing_artifact,
    unbacked_claim,
    open_specification,
    unmodelled_entity,
    unreadable_contract,
    malformed_task,
    duplicate_task_id,
    leftover_sample_task,
    uncovered_story,
    parallel_conflict,
    broken_dependency,
    reset_plan,
    stale_plan,
    stale_tasks,
    feature_number_clash,
    unfilled_constitution,
    unreadable_law,
    leftover_law_placeholder,
    bad_version_line,
    unversioned_amendment,
    wrong_version_bump,
    stale_sync_report,
    invalid_policy,
)

RULE_NAMES: tuple[str, ...] = tuple(rule.name for rule in CATALOGUE)
"""The names that a policy may use."""


def find_rule(name: str) -> Rule | None:
    """The rule of that name."""
    return next((rule for rule in CATALOGUE if rule.name == name), None)
