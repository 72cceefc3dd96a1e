"""Accounts, Apps, installations and repositories as GitHub writes them in JSON; `url` is the stand-in's own address."""

from datetime import datetime
from typing import Any

from tests.fakehub.model import Installation, Label, Repository
from tests.fakehub.model_accounts import App, User

Json = dict[str, Any]

USER_LINKS = {
    "followers_url": "/followers",
    "following_url": "/following{/other_user}",
    "gists_url": "/gists{/gist_id}",
    "starred_url": "/starred{/owner}{/repo}",
    "subscriptions_url": "/subscriptions",
    "organizations_url": "/orgs",
    "repos_url": "/repos",
    "events_url": "/events{/privacy}",
    "received_events_url": "/received_events",
}
REPOSITORY_LINKS = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}


def timestamp(moment: datetime | None) -> str | None:
    """A time as GitHub writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def user_shape(user: User, url: str) -> Json:
    """An account, as `simple-user`."""
    own = f"{url}/users/{user.login}"
    page = f"{url}/apps/{user.app.slug}" if user.app else f"{url}/{user.login}"
    return {
        "login": user.login,
        "id": user.id,
        "node_id": user.node_id,
        "avatar_url": f"{url}/avatars/u/{user.id}?v=4",
        "gravatar_id": "",
        "url": own,
        "html_url": page,
        **{key: own + tail for key, tail in USER_LINKS.items()},
        "type": user.type,
        "user_view_type": "public",
        "site_admin": False,
    }


def organization_shape(user: User, url: str) -> Json:
    """An organization, as webhooks carry it."""
    own = f"{url}/orgs/{user.login}"
    links = {f"{name}_url": f"{own}/{name}" for name in ("repos", "events", "hooks", "issues")}
    return {
        "login": user.login,
        "id": user.id,
        "node_id": user.node_id,
        "url": own,
        **links,
        "members_url": f"{own}/members{{/member}}",
        "public_members_url": f"{own}/public_members{{/member}}",
        "avatar_url": f"{url}/avatars/u/{user.id}?v=4",
        "description": "",
    }


def app_shape(app: App, url: str) -> Json:
    """A GitHub App, as `integration`."""
    return {
        "id": app.id,
        "client_id": app.client_id,
        "slug": app.slug,
        "node_id": app.node_id,
        "owner": user_shape(app.owner, url),
        "name": app.name,
        "description": "",
        "external_url": "https://example.com",
        "html_url": f"{url}/apps/{app.slug}",
        "created_at": timestamp(app.created_at),
        "updated_at": timestamp(app.created_at),
        "permissions": dict(app.permissions),
        "events": list(app.events),
    }


def installation_shape(installation: Installation, url: str) -> Json:
    """An installation of an App."""
    own = f"{url}/app/installations/{installation.id}"
    return {
        "id": installation.id,
        "client_id": installation.app.client_id,
        "account": user_shape(installation.account, url),
        "repository_selection": installation.repository_selection,
        "access_tokens_url": f"{own}/access_tokens",
        "repositories_url": f"{url}/installation/repositories",
        "html_url": f"{url}/settings/installations/{installation.id}",
        "app_id": installation.app.id,
        "app_slug": installation.app.slug,
        "target_id": installation.account.id,
        "target_type": installation.account.type,
        "permissions": dict(installation.permissions),
        "events": list(installation.events),
        "created_at": timestamp(installation.created_at),
        "updated_at": timestamp(installation.created_at),
        "single_file_name": None,
        "has_multiple_single_files": False,
        "single_file_paths": [],
        "suspended_by": user_shape(installation.account, url) if installation.suspended_at else None,
        "suspended_at": timestamp(installation.suspended_at),
    }


def minimal_repository_shape(repository: Repository, url: str) -> Json:
    """A repository with its links and no numbers, as `minimal-repository`."""
    own = f"{url}/repos/{repository.full_name}"
    return {
        "id": repository.id,
        "node_id": repository.node_id,
        "name": repository.name,
        "full_name": repository.full_name,
        "private": repository.private,
        "owner": user_shape(repository.owner, url),
        "html_url": f"{url}/{repository.full_name}",
        "description": None,
        "fork": repository.parent is not None,
        "url": own,
        **{key: own + tail for key, tail in REPOSITORY_LINKS.items()},
    }


def repository_shape(repository: Repository, url: str) -> Json:
    """A repository as pull requests and webhooks carry it."""
    page = f"{url}/{repository.full_name}"
    opened = sum(pull.state == "open" for pull in repository.pulls.values())
    return {
        **minimal_repository_shape(repository, url),
        "created_at": timestamp(repository.created_at),
        "updated_at": timestamp(repository.created_at),
        "pushed_at": timestamp(repository.created_at),
        "git_url": f"git://{page.partition('://')[2]}.git",
        "ssh_url": f"git@{page.partition('://')[2]}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "homepage": None,
        "size": 108,
        "stargazers_count": 0,
        "watchers_count": 0,
        "language": None,
        "has_issues": repository.has_issues,
        "has_projects": True,
        "has_downloads": True,
        "has_wiki": True,
        "has_pages": False,
        "has_discussions": False,
        "forks_count": 0,
        "mirror_url": None,
        "archived": False,
        "disabled": False,
        "open_issues_count": opened,
        "license": None,
        "allow_forking": True,
        "is_template": False,
        "web_commit_signoff_required": False,
        "topics": [],
        "visibility": "private" if repository.private else "public",
        "forks": 0,
        "open_issues": opened,
        "watchers": 0,
        "default_branch": repository.default_branch,
    }


def full_repository_shape(repository: Repository, url: str) -> Json:
    """A repository asked for by itself, as `full-repository`."""
    parent = {"parent": repository_shape(repository.parent, url)} if repository.parent else {}
    source = {"source": parent["parent"]} if parent else {}
    organization = {"organization": user_shape(repository.owner, url)} if is_organization(repository.owner) else {}
    return {
        **repository_shape(repository, url),
        "permissions": {"admin": False, "maintain": False, "push": False, "triage": False, "pull": False},
        "network_count": 0,
        "subscribers_count": 0,
        **organization,
        **parent,
        **source,
    }


def is_organization(user: User) -> bool:
    """Whether an account is an organization."""
    return user.type == "Organization"


def label_shape(label: Label, repository: Repository, url: str) -> Json:
    """A label of a repository."""
    return {
        "id": label.id,
        "node_id": label.node_id,
        "url": f"{url}/repos/{repository.full_name}/labels/{label.name}",
        "name": label.name,
        "color": label.color,
        "default": False,
        "description": None,
    }
