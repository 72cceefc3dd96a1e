"""Pull requests, their files, reviews and comments as GitHub writes them in JSON; `url` is the stand-in's address."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from tests.fakehub.diff import FileChange
from tests.fakehub.model import IssueComment, PullRequest, Reaction, Repository, Review, ReviewComment, ReviewThread
from tests.fakehub.model_accounts import User
from tests.fakehub.shapes_accounts import app_shape, label_shape, repository_shape, timestamp, user_shape

Json = dict[str, Any]
REACTIONS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def association(author: User, repository: Repository) -> str:
    """What an author is to a repository, in GitHub's words."""
    if author is repository.owner:
        return "OWNER"
    if author.login in repository.permissions:
        return "MEMBER" if repository.owner.type == "Organization" else "COLLABORATOR"
    return "NONE"


def pull_links(pull: PullRequest, url: str) -> dict[str, str]:
    """The addresses of a pull request, by the names that `_links` gives them."""
    repository = f"{url}/repos/{pull.repository.full_name}"
    own, issue = f"{repository}/pulls/{pull.number}", f"{repository}/issues/{pull.number}"
    return {
        "self": own,
        "html": f"{url}/{pull.repository.full_name}/pull/{pull.number}",
        "issue": issue,
        "comments": f"{issue}/comments",
        "review_comments": f"{own}/comments",
        "review_comment": f"{repository}/pulls/comments{{/number}}",
        "commits": f"{own}/commits",
        "statuses": f"{repository}/statuses/{pull.head_sha}",
    }


def branch_shape(repository: Repository | None, ref: str, sha: str, url: str) -> Json:
    """The head or base of a pull request; the repository is null once it is gone."""
    owner = repository.owner if repository else None
    return {
        "label": f"{owner.login if owner else 'unknown'}:{ref}",
        "ref": ref,
        "sha": sha,
        "user": user_shape(owner, url) if owner else None,
        "repo": repository_shape(repository, url) if repository else None,
    }


def simple_pull_shape(pull: PullRequest, url: str) -> Json:
    """A pull request as lists give it."""
    links = pull_links(pull, url)
    return {
        "url": links["self"],
        "id": pull.id,
        "node_id": pull.node_id,
        "html_url": links["html"],
        "diff_url": f"{links['html']}.diff",
        "patch_url": f"{links['html']}.patch",
        **{f"{name}_url": links[name] for name in links if name not in ("self", "html")},
        "number": pull.number,
        "state": pull.state,
        "locked": pull.locked,
        "title": pull.title,
        "user": user_shape(pull.author, url),
        "body": pull.body,
        "created_at": timestamp(pull.created_at),
        "updated_at": timestamp(pull.updated_at),
        "closed_at": timestamp(pull.closed_at),
        "merged_at": timestamp(pull.merged_at),
        "merge_commit_sha": pull.merge_commit_sha,
        "assignee": None,
        "assignees": [],
        "requested_reviewers": [],
        "requested_teams": [],
        "labels": [label_shape(label, pull.repository, url) for label in pull.labels],
        "milestone": None,
        "draft": pull.draft,
        "head": branch_shape(pull.head_repository, pull.head_ref, pull.head_sha, url),
        "base": branch_shape(pull.repository, pull.base_ref, pull.base_sha, url),
        "_links": {name: {"href": link} for name, link in links.items()},
        "author_association": association(pull.author, pull.repository),
        "auto_merge": None,
        "active_lock_reason": None,
    }


def pull_shape(pull: PullRequest, url: str) -> Json:
    """A pull request asked for by itself, and as webhooks carry it."""
    git = pull.repository.git
    changes = git.three_dot(pull.base_tip or pull.base_sha, pull.head_sha)
    comments = [comment for thread in pull.threads for comment in thread.comments]
    return {
        **simple_pull_shape(pull, url),
        "merged": pull.merged,
        "mergeable": None if pull.state == "closed" else True,
        "rebaseable": None if pull.state == "closed" else True,
        "mergeable_state": "unknown" if pull.state == "closed" else "clean",
        "merged_by": user_shape(pull.merged_by, url) if pull.merged_by else None,
        "comments": len(pull.comments),
        "review_comments": len(comments),
        "maintainer_can_modify": pull.head_is_fork,
        "commits": len(git.between(pull.merge_base, pull.head_sha)),
        "additions": sum(change.additions for change in changes),
        "deletions": sum(change.deletions for change in changes),
        "changed_files": len(changes),
    }


def file_shape(change: FileChange, repository: Repository, sha: str, url: str) -> Json:
    """A changed file, as `diff-entry`."""
    path = quote(change.path)
    own = {
        "sha": change.sha,
        "filename": change.path,
        "status": change.status,
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.additions + change.deletions,
        "blob_url": f"{url}/{repository.full_name}/blob/{sha}/{path}",
        "raw_url": f"{url}/{repository.full_name}/raw/{sha}/{path}",
        "contents_url": f"{url}/repos/{repository.full_name}/contents/{path}?ref={sha}",
    }
    patch = {"patch": change.patch} if change.patch is not None else {}
    previous = {"previous_filename": change.previous_path} if change.previous_path else {}
    return own | patch | previous


def reactions_shape(reactions: Sequence[Reaction], url: str) -> Json:
    """How often each reaction was given."""
    counts = Counter(reaction.content for reaction in reactions)
    return {"url": url, "total_count": len(reactions), **{content: counts[content] for content in REACTIONS}}


def reaction_shape(reaction: Reaction, url: str) -> Json:
    """One reaction of one person."""
    return {
        "id": reaction.id,
        "node_id": reaction.node_id,
        "user": user_shape(reaction.user, url),
        "content": reaction.content,
        "created_at": timestamp(reaction.created_at),
    }


def issue_comment_shape(comment: IssueComment, url: str) -> Json:
    """A comment in the conversation."""
    repository = f"{url}/repos/{comment.pull.repository.full_name}"
    own = f"{repository}/issues/comments/{comment.id}"
    return {
        "url": own,
        "html_url": f"{pull_links(comment.pull, url)['html']}#issuecomment-{comment.id}",
        "issue_url": f"{repository}/issues/{comment.pull.number}",
        "id": comment.id,
        "node_id": comment.node_id,
        "user": user_shape(comment.author, url),
        "created_at": timestamp(comment.created_at),
        "updated_at": timestamp(comment.updated_at),
        "author_association": association(comment.author, comment.pull.repository),
        "body": comment.body,
        "reactions": reactions_shape(comment.reactions, f"{own}/reactions"),
        "performed_via_github_app": app_shape(comment.app, url) if comment.app else None,
    }


def review_shape(review: Review, url: str) -> Json:
    """A review."""
    links = pull_links(review.pull, url)
    page = f"{links['html']}#pullrequestreview-{review.id}"
    submitted = {"submitted_at": timestamp(review.submitted_at)} if review.submitted_at else {}
    return {
        "id": review.id,
        "node_id": review.node_id,
        "user": user_shape(review.author, url),
        "body": review.body,
        "state": review.state,
        "html_url": page,
        "pull_request_url": links["self"],
        "author_association": association(review.author, review.pull.repository),
        "_links": {"html": {"href": page}, "pull_request": {"href": links["self"]}},
        **submitted,
        "commit_id": review.commit,
    }


def review_comment_shape(comment: ReviewComment, url: str) -> Json:
    """A comment on the diff, with where it stands now and where it stood."""
    thread, links = comment.thread, pull_links(comment.thread.pull, url)
    own = f"{url}/repos/{thread.pull.repository.full_name}/pulls/comments/{comment.id}"
    page = f"{links['html']}#discussion_r{comment.id}"
    reply = {"in_reply_to_id": comment.in_reply_to.id} if comment.in_reply_to else {}
    return {
        "url": own,
        "pull_request_review_id": comment.review.id,
        "id": comment.id,
        "node_id": comment.node_id,
        "diff_hunk": comment.diff_hunk,
        "path": thread.path,
        "commit_id": thread.commit,
        "original_commit_id": comment.original_commit,
        "user": user_shape(comment.author, url),
        "body": comment.body,
        "created_at": timestamp(comment.created_at),
        "updated_at": timestamp(comment.updated_at),
        "html_url": page,
        "pull_request_url": links["self"],
        "author_association": association(comment.author, thread.pull.repository),
        "_links": {"self": {"href": own}, "html": {"href": page}, "pull_request": {"href": links["self"]}},
        "reactions": reactions_shape(comment.reactions, f"{own}/reactions"),
        **place_shape(thread),
        **reply,
    }


def place_shape(thread: ReviewThread) -> Json:
    """Where a thread stands; positions count lines of the diff, 1 where it is on a file."""
    hunk = thread.comments[0].diff_hunk if thread.comments else ""
    position = hunk.count("\n") or 1
    return {
        "start_line": thread.start_line,
        "original_start_line": thread.original_start_line,
        "start_side": thread.start_side,
        "line": thread.line,
        "original_line": thread.original_line,
        "side": thread.side,
        "original_position": position,
        "position": None if thread.outdated else position,
        "subject_type": thread.subject_type,
    }
