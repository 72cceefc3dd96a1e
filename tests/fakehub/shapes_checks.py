"""Check-runs, suites and git objects as GitHub writes them in JSON; `url` is the stand-in's own address."""

import base64
from datetime import UTC, datetime
from typing import Any

from tests.fakehub.git_objects import Commit
from tests.fakehub.model import CheckRun, CheckSuite, PullRequest, Repository
from tests.fakehub.model_deliveries import Delivery
from tests.fakehub.node_ids import node_id
from tests.fakehub.shapes_accounts import app_shape, minimal_repository_shape, timestamp

Json = dict[str, Any]


def pull_reference(pull: PullRequest, url: str) -> Json:
    """A pull request as check-runs name it."""

    def side(repository: Repository, ref: str, sha: str) -> Json:
        named = {"id": repository.id, "url": f"{url}/repos/{repository.full_name}", "name": repository.name}
        return {"ref": ref, "sha": sha, "repo": named}

    return {
        "url": f"{url}/repos/{pull.repository.full_name}/pulls/{pull.number}",
        "id": pull.id,
        "number": pull.number,
        "head": side(pull.repository, pull.head_ref, pull.head_sha),
        "base": side(pull.repository, pull.base_ref, pull.base_sha),
    }


def suite_pulls(suite: CheckSuite, url: str) -> list[Json]:
    """The open pull requests of a suite's commit: none for heads in forks, as on GitHub."""
    found = suite.repository.pulls_with_head(suite.head_sha)
    return [pull_reference(pull, url) for pull in found if not pull.head_is_fork]


def run_shape(run: CheckRun, url: str) -> Json:
    """A check-run; its annotations are only counted."""
    repository = run.suite.repository
    own = f"{url}/repos/{repository.full_name}/check-runs/{run.id}"
    page = f"{url}/{repository.full_name}/runs/{run.id}"
    return {
        "id": run.id,
        "name": run.name,
        "node_id": run.node_id,
        "head_sha": run.head_sha,
        "external_id": run.external_id,
        "url": own,
        "html_url": page,
        "details_url": run.details_url or page,
        "status": run.status,
        "conclusion": run.conclusion,
        "started_at": timestamp(run.started_at),
        "completed_at": timestamp(run.completed_at),
        "output": {
            "title": run.title,
            "summary": run.summary,
            "text": run.text,
            "annotations_count": len(run.annotations),
            "annotations_url": f"{own}/annotations",
        },
        "check_suite": {"id": run.suite.id},
        "app": app_shape(run.app, url),
        "pull_requests": suite_pulls(run.suite, url),
    }


def annotation_shape(annotation: Json, run: CheckRun, url: str) -> Json:
    """An annotation of a check-run."""
    page = f"{url}/{run.suite.repository.full_name}/blob/{run.head_sha}/{annotation['path']}"
    empty = dict.fromkeys(("start_column", "end_column", "title", "raw_details"))
    return {**empty, **annotation, "blob_href": page}


def suite_shape(suite: CheckSuite, url: str) -> Json:
    """A check-suite."""
    repository = suite.repository
    own = f"{url}/repos/{repository.full_name}/check-suites/{suite.id}"
    return {
        "id": suite.id,
        "node_id": suite.node_id,
        "head_branch": suite.head_branch,
        "head_sha": suite.head_sha,
        "status": suite.status,
        "conclusion": suite.conclusion,
        "url": own,
        "before": suite.before,
        "after": suite.head_sha,
        "pull_requests": suite_pulls(suite, url),
        "app": app_shape(suite.app, url),
        "created_at": timestamp(suite.created_at),
        "updated_at": timestamp(suite.updated_at),
        "latest_check_runs_count": len(suite.runs),
        "check_runs_url": f"{own}/check-runs",
        "head_commit": simple_commit_shape(repository.git.commit(suite.head_sha)),
        "repository": minimal_repository_shape(repository, url),
        "rerequestable": True,
        "runs_rerequestable": True,
    }


def person_shape(commit: Commit) -> Json:
    """Who made a commit."""
    return {"name": commit.author_name, "email": commit.author_email}


def commit_time(commit: Commit) -> str | None:
    """When a commit was made."""
    return timestamp(datetime.fromtimestamp(commit.date, UTC))


def simple_commit_shape(commit: Commit) -> Json:
    """A commit as suites and merge groups carry it."""
    return {
        "id": commit.sha,
        "tree_id": commit.tree,
        "message": commit.message,
        "timestamp": commit_time(commit),
        "author": person_shape(commit),
        "committer": person_shape(commit),
    }


def verification_shape(commit: Commit) -> Json:
    """Whether GitHub vouches for a commit: it signed those that it committed itself."""
    signed = commit.committer_email == "noreply@github.com"
    reason, signature = ("valid", "-----BEGIN PGP SIGNATURE-----") if signed else ("unsigned", None)
    at = commit_time(commit) if signed else None
    return {"verified": signed, "reason": reason, "signature": signature, "payload": signature, "verified_at": at}


def git_commit_shape(commit: Commit, repository: Repository, url: str) -> Json:
    """A commit as the Git data API gives it."""
    git = f"{url}/repos/{repository.full_name}/git"
    page = f"{url}/{repository.full_name}/commit"
    who = {**person_shape(commit), "date": commit_time(commit)}
    return {
        "sha": commit.sha,
        "node_id": node_id("C", repository.id, int(commit.sha[:8], 16)),
        "url": f"{git}/commits/{commit.sha}",
        "html_url": f"{page}/{commit.sha}",
        "author": who,
        "committer": {"name": commit.committer_name, "email": commit.committer_email, "date": commit_time(commit)},
        "tree": {"sha": commit.tree, "url": f"{git}/trees/{commit.tree}"},
        "message": commit.message,
        "parents": [
            {"sha": p, "url": f"{git}/commits/{p}", "html_url": f"{page}/{p}"} for p in commit.parents
        ],
        "verification": verification_shape(commit),
    }  # fmt: skip


def commit_shape(commit: Commit, repository: Repository, url: str) -> Json:
    """A commit as lists and branches give it."""
    inner = git_commit_shape(commit, repository, url)
    own = f"{url}/repos/{repository.full_name}/commits/{commit.sha}"
    names = ("author", "committer", "message", "tree", "verification", "url")
    return {
        "sha": commit.sha,
        "node_id": inner["node_id"],
        "commit": {**{name: inner[name] for name in names}, "comment_count": 0},
        "url": own,
        "html_url": inner["html_url"],
        "comments_url": f"{own}/comments",
        "author": None,
        "committer": None,
        "parents": inner["parents"],
    }


def ref_shape(name: str, sha: str, repository: Repository, url: str) -> Json:
    """A reference."""
    git = f"{url}/repos/{repository.full_name}/git"
    return {
        "ref": name,
        "node_id": node_id("REF", repository.id, int(sha[:8], 16)),
        "url": f"{git}/{name}",
        "object": {"sha": sha, "type": "commit", "url": f"{git}/commits/{sha}"},
    }


def blob_shape(sha: str, data: bytes, repository: Repository, url: str) -> Json:
    """A blob in Base64, broken into lines as GitHub does."""
    return {
        "sha": sha,
        "node_id": node_id("B", repository.id, int(sha[:8], 16)),
        "size": len(data),
        "url": f"{url}/repos/{repository.full_name}/git/blobs/{sha}",
        "content": base64.encodebytes(data).decode(),
        "encoding": "base64",
    }


def delivery_shapes(delivery: Delivery) -> list[Json]:
    """The attempts at a delivery, newest first, as `/app/hook/deliveries` lists them."""
    return [
        {
            "id": attempt.id,
            "guid": delivery.guid,
            "delivered_at": attempt.delivered_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "redelivery": attempt.redelivery,
            "duration": attempt.duration,
            "status": attempt.status,
            "status_code": attempt.status_code,
            "event": delivery.event,
            "action": delivery.action,
            "installation_id": delivery.installation_id,
            "repository_id": delivery.repository_id,
            "throttled_at": None,
        }
        for attempt in reversed(delivery.attempts)
    ]
