"""Whether a pull request may be merged: conflicts, required checks, reviews."""

from functools import lru_cache

from tests.fakehub.model import CheckRun, PullRequest
from tests.fakehub.model_accounts import App
from tests.fakehub.repositories import GitRepository

SATISFYING = ("success", "neutral", "skipped")


def required_checks(pull: PullRequest) -> list[tuple[str, int | None]]:
    """Name and App (None: any) of each check that the base branch's rulesets or its classic protection require."""
    rules = pull.repository.rules.get(pull.base_ref, [])
    named = [
        (check["context"], check.get("integration_id"))
        for rule in rules
        if rule["type"] == "required_status_checks"
        for check in rule["parameters"]["required_status_checks"]
    ]
    return [*named, *pull.repository.checks.get(pull.base_ref, {}).items()]


def is_required(name: str, app: App, pull: PullRequest) -> bool:
    """Whether the rules of the base branch require a check of that name from that App."""
    return any(name == wanted and source in (None, app.id) for wanted, source in required_checks(pull))


def newest_runs(pull: PullRequest) -> list[CheckRun]:
    """The newest check-run of each App and name on the head."""
    return list({(run.app.id, run.name): run for run in pull.repository.runs(pull.head_sha)}.values())


def missing_checks(pull: PullRequest) -> list[str]:
    """The names of required checks that are not satisfied on the head."""
    satisfied = [run for run in newest_runs(pull) if run.conclusion in SATISFYING]
    return [
        name
        for name, source in required_checks(pull)
        if not any(run.name == name and source in (None, run.app.id) for run in satisfied)
    ]


def open_conversations(pull: PullRequest) -> bool:
    """Whether a thread is open where the base branch wants all resolved; folding it away does not help."""
    rules = pull.repository.rules.get(pull.base_ref, [])
    wanted = pull.base_ref in pull.repository.conversations or any(
        rule["type"] == "pull_request" and rule["parameters"].get("required_review_thread_resolution") for rule in rules
    )
    return wanted and any(not thread.resolved for thread in pull.threads)


def conflicts(pull: PullRequest) -> bool:
    """Whether head and base cannot be merged without a person."""
    if pull.base_tip is None:
        return False
    return conflict(pull.repository.git, pull.base_tip, pull.head_sha)


@lru_cache(maxsize=2000)
def conflict(git: GitRepository, base: str, head: str) -> bool:
    """Whether two commits cannot be merged; asked of git once, since neither ever changes."""
    # On a conflict git prints more than the id of the merged tree; a git too old for this prints nothing.
    said = git.run("merge-tree", "--write-tree", base, head, check=False)
    return len(said.decode(errors="replace").split("\n", 2)) > 2


def mergeable(pull: PullRequest) -> str:
    """MERGEABLE, CONFLICTING, or UNKNOWN once it is closed."""
    if pull.state == "closed":
        return "UNKNOWN"
    return "CONFLICTING" if conflicts(pull) else "MERGEABLE"


def merge_state(pull: PullRequest) -> str:
    """The word that decides what the merge box says."""
    if pull.state == "closed":
        return "UNKNOWN"
    if conflicts(pull):
        return "DIRTY"
    if pull.draft:
        return "DRAFT"
    if missing_checks(pull) or open_conversations(pull):
        return "BLOCKED"
    if review_decision(pull) in ("REVIEW_REQUIRED", "CHANGES_REQUESTED"):
        return "BLOCKED"
    unfinished = [run for run in newest_runs(pull) if run.conclusion not in SATISFYING]
    return "UNSTABLE" if unfinished else "CLEAN"


def review_decision(pull: PullRequest) -> str | None:
    """What the reviews amount to, None where the base branch's rules require none."""
    rules = pull.repository.rules.get(pull.base_ref, [])
    wanted = [rule["parameters"]["required_approving_review_count"] for rule in rules if rule["type"] == "pull_request"]
    if not any(wanted):
        return None
    opinions = {
        review.author: review.state for review in pull.reviews if review.state in ("APPROVED", "CHANGES_REQUESTED")
    }
    if "CHANGES_REQUESTED" in opinions.values():
        return "CHANGES_REQUESTED"
    return "APPROVED" if len(opinions) >= max(wanted) else "REVIEW_REQUIRED"
