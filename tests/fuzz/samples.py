"""Texts to begin with, all of our own: those of the cases, of the demo, of the builders, and of the unit tests."""

import json
from collections.abc import Iterator
from typing import Any

from plangate.domain.commands import COMMAND_NAMES
from plangate.domain.model.existing_output import Waiver
from plangate.domain.model.follow_up import Origin, trailer, with_marker
from plangate.domain.review.waivers import canonical, marker
from plangate.presentation.hidden_markers import answers_marker, fingerprint_marker
from tests import ROOT, builders
from tests.load.texts import a_law, a_plan, a_template
from tests.unit.domain.scaffold import loans
from tests.unit.web import payloads

KEY = b"what waivers are signed with"
POLICY = """plans:
  - "specs/*/plan.md"
  - "!specs/old/**"
constitution: [docs/law.md]
fail-on: high
comment-on: medium
drafts: {comments: false}
rules:
  vague-goal: "off"
  missing-field: high
waivers: {who: [write], never: [unaddressed-principle]}
exempt:
  authors: ["dependabot[bot]"]
tasks: {open-on: merge}
"""
CONTRACT_IN_JSON = (
    '{"openapi": "3.1.0", "info": {"title": "Loans"}, "paths": {"/loans/{id}": {"get": {"summary": "One"}}}}'
)
CONTRACT_IN_MARKDOWN = (
    "# Loans\n\n- `GET /loans/{id}`\n\n| Method | Path |\n|---|---|\n| POST | /loans |\n\nFR-001 to FR-003, US1\n"
)
SYNC_REPORT = """<!--
Sync Impact Report
==================
Version change: 1.1.0 → 1.2.0
Modified principles:
- II. Tests → II. Test-First
Added sections: Governance
Removed sections: none
Templates requiring updates:
- ✅ .specify/templates/plan-template.md
- ⚠ .specify/templates/tasks-template.md
Follow-up TODOs: none
-->

"""


def _files(*names: str) -> tuple[str, ...]:
    """The texts of all files of these names below the cases and the demo."""
    places = (ROOT / "tests" / "cases", ROOT / "tests" / "demo" / "sample")
    found = sorted(path for place in places for path in place.rglob("*") if path.name in names)
    return tuple(path.read_text() for path in found)


TEMPLATES = (*_files("plan-template.md"), builders.TEMPLATE_TEXT, a_template())
PLANS = (*_files("plan.md"), builders.PLAN_TEXT, loans.PLAN, a_plan(), *TEMPLATES[:2])
LAWS = (*_files("constitution.md"), builders.CONSTITUTION_TEXT, a_law(), SYNC_REPORT + builders.CONSTITUTION_TEXT)
SPECS = (*_files("spec.md"), builders.SPEC_TEXT, loans.SPEC)
RESEARCH = (*_files("research.md"), builders.RESEARCH_TEXT, loans.RESEARCH)
MODELS = (loans.DATA_MODEL, "## Entity: Book\n\n- `id`: uuid\n\n## Relationships\n\n- Book has many Loans\n")
QUICKSTARTS = (loans.QUICKSTART, "# Q\n\n## Try it\n\n```sh\nmake\n```\n")
TASKS = (
    loans.scaffold().text,
    "# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 [P] [US1] Create src/a.py (depends on T002)\n- [x] T002 Write b\n",
)
TASKS_TEMPLATES = (loans.TASKS_TEMPLATE,)
CONTRACTS = (loans.CONTRACT, *_files("shifts.yaml"), CONTRACT_IN_JSON)
CONTRACTS_IN_MARKDOWN = (CONTRACT_IN_MARKDOWN, *_files("api.md"))
POLICIES = (POLICY, "drafts: quiet\n", "rules: &a\n  vague-goal: info\nother: *a\n")
COMMENTS = (
    "Well done.\n\n" + "\n".join(f"/plan {name}" for name in COMMAND_NAMES),
    "/plan waive unaddressed-principle II agreed\r\n/plangate explain IV\n> /plan help\n\n```\n/plan review\n```\n",
    "/plan waive vague-goal specs/001-search/plan.md we know\n/plan tasks --force\n/planning\n",
)
WAIVER = Waiver(
    10, 7, "vague-goal", None, "specs/001-search/plan.md", "a" * 40, "grace", "issuecomment-1", "0a1b2c", "known",
    "2026-04-01T00:00:00Z",
)  # fmt: skip
RECORDS = (canonical(WAIVER).decode(),)
OWN_COMMENTS = (
    f"Waived.\n\n{marker([WAIVER], ['issuecomment-1/0a1b2c'], KEY)}\n",
    f"Said.\n\n{fingerprint_marker(['unaddressed-principle:4f2a90c1d3b7', 'vague-goal:%3c'])}",
    f"Answered.\n\n{answers_marker(['issuecomment-1/0a1b2c', 'discussion_r7/ff'])}",
    with_marker("Tasks.", 7, "specs/001-search/plan.md"),
    trailer(Origin("a" * 40, None, "specs/001 search")),
)
EXTERNAL_IDS = (f"1:3:{'d' * 40}", f"1:3:{'d' * 40}:person", f"1:12:{'0' * 40}:0a1b2c3d.ffffffff")
LFS = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\n"
LINKS = ("../shared/specs", "docs/plan.md", "/etc/passwd", "a/../../b", "./././x", LFS)
MANIFESTS = (
    '[project]\ndependencies = ["fastapi>=0.1", "alembic"]\n',
    '{"dependencies": {"react": "^18"}}',
    'gem "rails", "~> 7"\n',
    "module a\n\nrequire (\n\tgithub.com/a/b v1.2.3\n)\n",
    "dependencies {\n  implementation 'a:b:1'\n}\n",
    "<project><dependency><artifactId>a</artifactId></dependency></project>",
    "dependencies:\n  http: ^1.0\n",
)


PRESETS = (
    "provides:\n  templates:\n    - {type: template, name: plan-template, file: templates/plan.md, strategy: wrap}\n",
    "provides:\n  templates:\n    - type: template\n      name: plan-template\n      file: ../a.md\n",
)
REGISTRIES = ('{"presets": {"a": {"priority": 5, "enabled": true}}, "extensions": {"a": {"priority": 1}}}',)


def _payloads() -> Iterator[tuple[str, dict[str, Any]]]:
    person = {"id": 5, "login": "bob", "type": "User"}
    said = {
        "id": 77,
        "node_id": "IC_77",
        "body": COMMENTS[0],
        "user": person,
        "state": "approved",
        "commit_id": payloads.HEAD,
    }
    pull = {"number": 3, "head": {"sha": payloads.HEAD}, "merged": True}
    issue = {"number": 3, "pull_request": {"url": "a"}}
    edited = {"base": {"ref": {"from": "dev"}}, "body": {"from": "/plan help"}}
    for action in ("opened", "synchronize", "closed", "edited"):
        yield "pull_request", payloads.a_payload(action, pull_request=pull, changes=edited)
    for action in ("created", "edited"):
        yield "issue_comment", payloads.a_payload(action, issue=issue, comment=said, sender=person, changes=edited)
    yield "pull_request_review_comment", payloads.a_payload("created", pull_request=pull, comment=said, sender=person)
    yield "pull_request_review", payloads.a_payload("submitted", pull_request=pull, review=said, sender=person)
    yield "merge_group", payloads.a_merge_group()
    yield "check_run", payloads.a_check_run(pull_requests=[payloads.a_named_pull()])
    button = payloads.a_check_run() | {"action": "requested_action", "requested_action": {"identifier": "tasks"}}
    yield "check_run", button | {"sender": person}
    yield "check_suite", payloads.a_check_suite(check_suite={"head_branch": payloads.QUEUE})
    yield "push", payloads.a_push("specs/001-a/plan.md", ".specify/memory/constitution.md")
    yield "installation", payloads.an_installation("created", repositories=[payloads.REPOSITORY])
    yield "installation_repositories", payloads.an_installation("added", repositories_added=[payloads.REPOSITORY])
    yield "installation", payloads.an_installation("deleted")


PAYLOADS = tuple(f"{name}\n{json.dumps(payload)}" for name, payload in _payloads())
"""The name of an event on the first line, below it the body of its webhook."""
