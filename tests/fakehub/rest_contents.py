"""REST for what is in a repository: files and folders, branches and their rules, comparisons, who may do what."""

import base64
from typing import Any
from urllib.parse import quote

from tests.fakehub.git_objects import Entry
from tests.fakehub.rest import Answer, Call, Refusal, endpoint, not_found, positive
from tests.fakehub.shapes_accounts import user_shape
from tests.fakehub.shapes_checks import commit_shape
from tests.fakehub.shapes_pulls import file_shape

READ = (("contents", "read"),)
METADATA = (("metadata", "read"),)
MOST_OF_A_FOLDER = 1000
LARGEST_IN_JSON = 1024 * 1024
LARGEST_RAW = 100 * 1024 * 1024
MOST_COMPARED_FILES = 300
SIMPLE = {"admin": "admin", "maintain": "write", "write": "write", "triage": "read", "read": "read", "none": "none"}


@endpoint("GET", "/repos/{owner}/{repo}/contents/{path*}", needs=READ)
def get_contents(call: Call) -> Answer:
    """A file, a folder, a symbolic link (followed when it leads to a file) or a submodule."""
    git, path = call.repository.git, call.params["path"].strip("/")
    ref = call.query.get("ref", call.repository.default_branch)
    commit = git.resolve(ref)
    if commit is None:
        raise Refusal(404, f"No commit found for the ref {ref}")
    found = git.find(commit, path)
    if found is None:
        raise not_found()
    if found.kind == "tree":
        entries = sorted(git.entries(found.sha), key=lambda entry: entry.path)[:MOST_OF_A_FOLDER]
        return Answer(200, [entry_shape(call, Entry(join(path, e.path), e.mode, e.kind, e.sha), ref) for e in entries])
    return file_answer(call, commit, found, ref)


def join(folder: str, name: str) -> str:
    """A path below a folder, which may be the top."""
    return f"{folder}/{name}" if folder else name


def file_answer(call: Call, commit: str, entry: Entry, ref: str) -> Answer:
    """A file with its content, in JSON up to 1 MB, raw up to 100 MB."""
    data = call.repository.git.blob(entry.sha) or b""
    if entry.mode == "120000":
        target = call.repository.git.find(commit, beside(entry.path, data.decode("utf-8", "replace")))
        if target is None or target.kind != "blob" or target.mode == "120000":
            return Answer(200, {**entry_shape(call, entry, ref), "target": data.decode("utf-8", "replace")})
        data = call.repository.git.blob(target.sha) or b""
    if len(data) > LARGEST_RAW:
        raise Refusal(403, "This API returns blobs up to 100 MB in size.")
    if "raw" in call.accept:
        return Answer(200, data, {"content-type": "application/vnd.github.raw+json; charset=utf-8"})
    content = {"content": base64.encodebytes(data).decode(), "encoding": "base64"}
    if len(data) > LARGEST_IN_JSON:
        content = {"content": "", "encoding": "none"}
    return Answer(200, {**entry_shape(call, entry, ref), "type": "file", "size": len(data), **content})


def beside(path: str, target: str) -> str:
    """Where a link at `path` leads."""
    parts = path.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


def entry_shape(call: Call, entry: Entry, ref: str) -> dict[str, Any]:
    """An entry of a folder."""
    own = f"{call.url}/repos/{call.repository.full_name}"
    page = f"{call.url}/{call.repository.full_name}"
    kind = "symlink" if entry.mode == "120000" else {"blob": "file", "tree": "dir", "commit": "submodule"}[entry.kind]
    size = len(call.repository.git.object(entry.sha)[1]) if entry.kind == "blob" else 0
    path = quote(entry.path)
    links = {
        "self": f"{own}/contents/{path}?ref={quote(ref)}",
        "git": f"{own}/git/{'trees' if entry.kind == 'tree' else 'blobs'}/{entry.sha}",
        "html": f"{page}/{entry.kind}/{ref}/{path}",
    }
    return {
        "name": entry.path.rpartition("/")[2],
        "path": entry.path,
        "sha": entry.sha,
        "size": size,
        "url": links["self"],
        "html_url": links["html"],
        "git_url": links["git"],
        "download_url": f"{page}/raw/{ref}/{path}" if kind in ("file", "symlink") else None,
        "type": kind,
        "_links": links,
    }


@endpoint("GET", "/repos/{owner}/{repo}/branches/{branch*}", needs=READ)
def get_branch(call: Call) -> Answer:
    """A branch."""
    name, git = call.params["branch"], call.repository.git
    sha = git.ref(f"refs/heads/{name}")
    if sha is None:
        raise Refusal(404, "Branch not found")
    own = f"{call.url}/repos/{call.repository.full_name}/branches/{name}"
    checks = {"enforcement_level": "off", "contexts": [], "checks": []}
    body = {
        "name": name, "commit": commit_shape(git.commit(sha), call.repository, call.url),
        "_links": {"self": own, "html": f"{call.url}/{call.repository.full_name}/tree/{name}"},
        "protected": name in call.repository.rules,
        "protection": {"enabled": name in call.repository.rules, "required_status_checks": checks},
        "protection_url": f"{own}/protection",
    }  # fmt: skip
    return Answer(200, body)


@endpoint("GET", "/repos/{owner}/{repo}/rules/branches/{branch*}", needs=METADATA)
def list_branch_rules(call: Call) -> Answer:
    """The rules that hold on a branch."""
    return call.page(call.repository.rules.get(call.params["branch"], []), lambda rule: rule)


@endpoint("GET", "/repos/{owner}/{repo}/collaborators/{user}/permission", needs=METADATA)
def get_permission(call: Call) -> Answer:
    """What a person may do here: `permission` in the four old words, `role_name` in all."""
    login = call.params["user"]
    user = next((u for u in call.hub.state.users.values() if u.login.lower() == login.lower()), None)
    if user is None:
        raise not_found()
    role = call.repository.permissions.get(user.login, "none" if call.repository.private else "read")
    rights = ("pull", "triage", "push", "maintain", "admin")
    level = ("none", "read", "triage", "write", "maintain", "admin").index(role)
    granted = {name: place < level for place, name in enumerate(rights)}
    who = {**user_shape(user, call.url), "permissions": granted, "role_name": role}
    return Answer(200, {"permission": SIMPLE[role], "role_name": role, "user": who})


@endpoint("GET", "/repos/{owner}/{repo}/commits/{ref*}", needs=READ)
def get_commit(call: Call) -> Answer:
    """A commit with what it changed, 300 files a page."""
    git = call.repository.git
    sha = git.resolve(call.params["ref"])
    if sha is None:
        raise Refusal(422, f"No commit found for SHA: {call.params['ref']}")
    commit = git.commit(sha)
    changes = git.changes(commit.parents[0], sha) if commit.parents else ()
    added, removed = sum(c.additions for c in changes), sum(c.deletions for c in changes)
    files = [file_shape(change, call.repository, sha, call.url) for change in changes[:MOST_COMPARED_FILES]]
    stats = {"additions": added, "deletions": removed, "total": added + removed}
    return Answer(200, {**commit_shape(commit, call.repository, call.url), "stats": stats, "files": files})


@endpoint("GET", "/repos/{owner}/{repo}/compare/{revisions*}", needs=READ)
def compare(call: Call) -> Answer:
    """Two revisions compared with three dots: commits by pages, at most 300 files and only on the first page."""
    git, repository = call.repository.git, call.repository
    base, head = (git.resolve(revision_name(part)) for part in split_revisions(call.params["revisions"]))
    if base is None or head is None:
        raise not_found()
    merge_base = git.merge_base(base, head)
    if merge_base is None:
        raise Refusal(404, f"No common ancestor between {base} and {head}.")
    ahead, behind = git.between(base, head), git.between(head, base)
    page = positive(call.query.get("page"), 1)
    listed = call.page(ahead, lambda sha: commit_shape(git.commit(sha), repository, call.url))
    changes = git.changes(merge_base, head)[:MOST_COMPARED_FILES] if page == 1 else ()
    own = f"{call.url}/{repository.full_name}/compare/{call.params['revisions']}"
    body = {
        "url": f"{call.url}/repos/{repository.full_name}/compare/{call.params['revisions']}",
        "html_url": own, "permalink_url": own, "diff_url": f"{own}.diff", "patch_url": f"{own}.patch",
        "base_commit": commit_shape(git.commit(base), repository, call.url),
        "merge_base_commit": commit_shape(git.commit(merge_base), repository, call.url),
        "status": relation(bool(ahead), bool(behind)), "ahead_by": len(ahead), "behind_by": len(behind),
        "total_commits": len(ahead), "commits": listed.body,
        "files": [file_shape(change, repository, head, call.url) for change in changes],
    }  # fmt: skip
    return Answer(200, body, listed.headers)


def split_revisions(revisions: str) -> list[str]:
    """Base and head of a comparison."""
    parts = revisions.split("...")
    if len(parts) != 2:
        raise not_found()
    return parts


def revision_name(part: str) -> str:
    """A revision without the owner that may stand before it: forks share objects, so a SHA is enough."""
    return part.rpartition(":")[2]


def relation(ahead: bool, behind: bool) -> str:
    """How the head stands to the base."""
    return {(True, True): "diverged", (True, False): "ahead", (False, True): "behind"}.get((ahead, behind), "identical")
