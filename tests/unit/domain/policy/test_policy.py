"""A policy is read strictly, and a mistake costs only its own key."""

import json
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Conclusion
from plangate.domain.policy import (
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
    parse_policy,
    policy_schema,
)
from plangate.domain.text.yaml import plain, read_yaml
from tests.builders import POLICY_PATH, a_file

RULES = ("leftover-placeholder", "open-clarification", "unaddressed-principle")

FULL = dedent("""\
    plans: ["docs/plans/**/plan.md"]
    constitution: [LAW.md]
    fail-on: never
    comment-on: high
    rules:
      unaddressed-principle: medium
      open-clarification: off
    existing: count
    no-constitution: failure
    other-format: success
    drafts: {comments: true}
    exempt:
      authors: ["renovate[bot]"]
      paths: ["specs/archive/**"]
    non-negotiable: justified
    history: frozen
    waivers: {who: [admin], author: true, never: [leftover-placeholder]}
    tasks: {open-on: merge, labels: [tasks]}
    """)


def a_policy(text: str) -> Policy:
    """The policy of that text."""
    return parse_policy(a_file(POLICY_PATH, dedent(text)), RULES)


def test_no_file_is_a_policy_of_defaults():
    assert parse_policy(None) == Policy()


def test_every_key_is_read():
    policy = a_policy(FULL)

    assert policy == Policy(
        path=POLICY_PATH,
        sha=a_file(POLICY_PATH, FULL).sha,
        plans=("docs/plans/**/plan.md",),
        constitution=("LAW.md",),
        fail_on=None,
        comment_on=Severity.HIGH,
        rules=(("unaddressed-principle", Severity.MEDIUM), ("open-clarification", None)),
        existing=Existing.COUNT,
        no_constitution=Conclusion.FAILURE,
        other_format=Conclusion.SUCCESS,
        drafts=Drafts(comments=True),
        exempt=Exempt(("renovate[bot]",), ("specs/archive/**",)),
        non_negotiable=NonNegotiable.JUSTIFIED,
        history=History.FROZEN,
        waivers=Waivers(("admin",), True, ("leftover-placeholder",)),
        tasks=TasksPolicy(OpenOn.MERGE, ("tasks",)),
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "fail-on: hihg",
            1,
            "`fail-on` must be critical, high, medium, low or never, not `hihg`. Did you mean `high`?",
        ),
        ("\nfail_on: high", 2, "The policy has no key `fail_on`. Did you mean `fail-on`?"),
        ("tasks:\n  zzz: 1", 2, "`tasks` has no key `zzz`. Remove it, or use one of `open-on`, `labels`."),
        ("plans: []\nplans: []", 2, "The policy has the key `plans` twice; keep one of them."),
        (
            "rules:\n  open-clarifications: low",
            2,
            "There is no rule `open-clarifications`. Did you mean `open-clarification`?",
        ),
        (
            "rules:\n  open-clarification: 3",
            2,
            "`open-clarification` must be critical, high, medium, low, info or off, not `3`.",
        ),
        ("drafts: true", 1, "`drafts` must hold keys with values, not `true`."),
        ("drafts: {comments: yes}", 1, "`comments` must be true or false, not `yes`."),
        ("drafts: {comment: true}", 1, "`drafts` has no key `comment`. Did you mean `comments`?"),
        ("plans: specs/*/plan.md", 1, "`plans` must be a list, not `specs/*/plan.md`."),
        ("plans: []", 1, "`plans` must name at least one glob."),
        ("plans:\n- a\n- [b]", 3, "`plans` must be a list of texts, and one entry is a list."),
        ("constitution: [../law.md]", 1, "`constitution` must hold paths inside the repository, not `../law.md`."),
        ("waivers: {who: [owner]}", 1, "`who` does not know `owner`."),
        ("- a", 1, "The policy must hold keys with values, not a list."),
        ("a: b: c", 1, "The policy is not YAML: mapping values are not allowed in this context."),
    ],
)
def test_a_mistake_is_a_problem_at_its_line_and_the_default_holds(text, line, message):
    policy = a_policy(text)

    assert [replace(problem, meant=None) for problem in policy.problems] == [PolicyProblem(line, message)]
    assert replace(policy, path=None, sha=None, problems=()) == Policy()


def test_a_mistake_costs_no_other_key():
    policy = a_policy("fail-on: loud\nhistory: frozen\nrules: {nothing: low, open-clarification: low}\n")

    assert len(policy.problems) == 2
    assert policy.history is History.FROZEN
    assert policy.rules == (("open-clarification", Severity.LOW),)


def test_a_file_that_cannot_be_read_is_a_problem():
    policy = parse_policy(a_file(POLICY_PATH, None), RULES)

    assert [problem.line for problem in policy.problems] == [1]


def test_a_policy_without_text_has_no_problems():
    assert a_policy("# nothing yet\n").problems == ()


def test_thresholds_and_severities_are_asked_of_the_policy():
    policy = Policy(fail_on=Severity.MEDIUM, comment_on=None, rules=(("a", Severity.LOW), ("b", None)))

    assert [policy.severity(name, Severity.HIGH) for name in "abc"] == [Severity.LOW, None, Severity.HIGH]
    assert (policy.blocks(Severity.MEDIUM), policy.blocks(Severity.LOW)) == (True, False)


def test_a_login_is_exempt_in_any_case():
    assert Policy(exempt=Exempt(authors=("Renovate[bot]",))).exempts_author("renovate[bot]")


def test_the_schema_has_every_key_and_the_full_policy_holds_to_it():
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    schema = policy_schema(RULES)

    validator = jsonschema_rs.validator_for(json.loads(json.dumps(schema)))

    assert set(schema["properties"]) == set(plain(read_yaml(FULL)))
    assert validator.is_valid(plain(read_yaml(FULL)))
    assert not validator.is_valid({"fail-on": "hihg"})
    assert not validator.is_valid({"constitution": ["../law.md"]})


@given(st.text(alphabet="rulespan-:[]{}'*\n wcomt", max_size=80))
def test_any_text_gives_a_policy(text):
    assert isinstance(a_policy(text), Policy)
