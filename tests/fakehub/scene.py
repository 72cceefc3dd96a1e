"""One lively pull request to test GraphQL and pages on: a plan with threads, a check-run, a conversation."""

from dataclasses import dataclass
from pathlib import Path

from tests.fakehub.credentials import mint
from tests.fakehub.deeds_apps import install_app, register_app
from tests.fakehub.deeds_checks import create_run
from tests.fakehub.deeds_comments import add_comment
from tests.fakehub.deeds_pulls import open_pull
from tests.fakehub.deeds_repository import commit, create_repository
from tests.fakehub.deeds_reviews import reply, submit_review
from tests.fakehub.deeds_threads import Place
from tests.fakehub.hub import Hub
from tests.fakehub.model import CheckRun, InstallationToken, PullRequest, Repository, ReviewThread
from tests.fakehub.model_accounts import App

PLAN = """# Implementation Plan: Search

## Technical Context

**Language/Version**: Python 3.11
**Storage**: [NEEDS CLARIFICATION: which store?]

## Constitution Check

- [x] I. Library-First
- [ ] II. Test-First
"""
PATH = "specs/001-search/plan.md"
EVERYTHING = {"contents": "write", "pull_requests": "write", "checks": "write", "issues": "write"}


@dataclass(slots=True)
class Scene:
    """Who and what there is: an App installed on `acme`, whose repository `shop` has a pull request with its review."""

    hub: Hub
    app: App
    token: InstallationToken
    repository: Repository
    pull: PullRequest
    run: CheckRun

    @property
    def thread(self) -> ReviewThread:
        """The thread on the plan's open question."""
        return self.pull.threads[0]

    def token_for(self, **permissions: str) -> InstallationToken:
        """A token for the repository with these permissions only."""
        return mint(self.hub.state, self.token.installation, permissions, [self.repository.id])

    def close(self) -> None:
        """Let go of git."""
        for repository in self.hub.state.repositories.values():
            repository.git.close()


def a_scene(root: Path, *, title: str = "Plan the search", body: str = "Plans **search** for #12.") -> Scene:
    """The scene, set under a folder."""
    hub = Hub(root)
    state = hub.state
    repository = create_repository(hub, "acme", "shop", private=True, default_branch="main")
    app = register_app(
        hub, "plan-judge", owner="acme", permissions=EVERYTHING, events=(), webhook_url=None, webhook_secret="s"
    )
    installation = install_app(hub, app, "acme")
    token = mint(state, installation, EVERYTHING, None)
    ada, ben = state.user("ada"), state.user("ben")
    repository.permissions["ada"] = "write"
    first = {"README.md": "# Shop\n\nSells things.\n", "docs/a.txt": "one\ntwo\nthree\n"}
    base = commit(hub, repository, "main", first, author=ada, message="Start the shop", parent=None)
    plan = {PATH: PLAN, "docs/a.txt": "one\n2\nthree\n"}
    head = commit(hub, repository, "001-search", plan, author=ada, message="Plan the search\n\nAll.", parent=base)
    pull = open_pull(
        hub, repository, author=ada, title=title, body=body, head_repository=repository, head_ref="001-search",
        base_ref="main",
    )  # fmt: skip
    commit(hub, repository, "main", {"LAW.md": "Be kind.\n"}, author=ben, message="Add a law", parent=base)
    run = create_run(hub, repository, app, head, a_failed_check())
    place = Place(PATH, 6)
    finding = "**High**: the storage is undecided.\n\n```suggestion\n**Storage**: PostgreSQL 16\n```"
    review = {"body": "Two findings.", "event": "COMMENT", "commit": head}
    submit_review(hub, pull, app.bot, **review, comments=[(place, finding), (Place(PATH, 11), "Untested.")], app=app)
    reply(hub, pull.threads[0], ada, "Good catch :+1:")
    add_comment(hub, pull, ben, "Looks nice, @ada!")
    return Scene(hub, app, token, repository, pull, run)


def a_failed_check() -> dict[str, object]:
    """The fields of a check-run with two annotations and a button."""
    return {
        "name": "Plan judge",
        "status": "completed",
        "conclusion": "failure",
        "external_id": "pull-1",
        "output": {
            "title": "Does not comply: 1 of 2 principles answered",
            "summary": "| Principle | Plan |\n|---|---|\n| I. Library-First | ✅ |\n| II. Test-First | ❌ |\n",
            "text": "<details><summary>What was read</summary>\n\n- [x] plan.md\n- [ ] ~~tasks.md~~\n\n</details>",
            "annotations": [
                {
                    "path": PATH,
                    "start_line": 6,
                    "end_line": 6,
                    "annotation_level": "failure",
                    "title": "Open clarification",
                    "message": "The storage is undecided.",
                    "raw_details": "open-clarification",
                },
                {
                    "path": PATH,
                    "start_line": 10,
                    "end_line": 11,
                    "annotation_level": "warning",
                    "message": "Only one of two principles has evidence.",
                },
            ],
        },
        "actions": [{"label": "Scaffold tasks", "description": "Write tasks.md", "identifier": "tasks"}],
    }
