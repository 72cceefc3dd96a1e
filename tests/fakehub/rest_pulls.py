"""REST for pull requests: listing, reading, their files, opening and changing them."""

from tests.fakehub.bodies import boolean, record, text
from tests.fakehub.deeds_pulls import close, edit_pull, open_pull, reopen, retarget
from tests.fakehub.diff import FileChange
from tests.fakehub.model import PullRequest, Repository
from tests.fakehub.rest import Answer, Call, Refusal, endpoint, invalid, not_found
from tests.fakehub.shapes_checks import commit_shape
from tests.fakehub.shapes_pulls import file_shape, pull_shape, simple_pull_shape

READ = (("pull_requests", "read"),)
WRITE = (("pull_requests", "write"),)
MOST_FILES = 3000
MOST_COMMITS = 250
LARGEST_DIFF = 1024 * 1024
BODY = text(most=65_536, null=True)
OPEN = record(
    {"title": text(least=1, most=256), "head": text(least=1), "base": text(least=1)},
    {"body": BODY, "draft": boolean, "maintainer_can_modify": boolean, "head_repo": text()},
)
CHANGE = record(
    {},
    {
        "title": text(least=1, most=256),
        "body": BODY,
        "state": text(choices=("open", "closed")),
        "base": text(least=1),
        "maintainer_can_modify": boolean,
    },
)
SORTS = {
    "created": lambda pull: (pull.created_at, pull.number),
    "updated": lambda pull: (pull.updated_at, pull.number),
    "popularity": lambda pull: (len(pull.comments), pull.number),
    "long-running": lambda pull: (pull.created_at, pull.number),
}


@endpoint("GET", "/repos/{owner}/{repo}/pulls", needs=READ)
def list_pulls(call: Call) -> Answer:
    """The pull requests that the query asks for, the open ones by default, newest first."""
    found = [pull for pull in call.repository.pulls.values() if matches(pull, call.query)]
    sort = call.query.get("sort", "created")
    direction = call.query.get("direction", "desc" if sort == "created" else "asc")
    found.sort(key=SORTS.get(sort, SORTS["created"]), reverse=direction == "desc")
    return call.page(found, lambda pull: simple_pull_shape(pull, call.url))


def matches(pull: PullRequest, query: dict[str, str]) -> bool:
    """Whether a pull request is what a listing asks for; `head` is `owner:branch` and ignored without an owner."""
    if query.get("state", "open") not in ("all", pull.state) or query.get("base", pull.base_ref) != pull.base_ref:
        return False
    owner, colon, ref = query.get("head", "").partition(":")
    head = pull.head_repository.owner.login if pull.head_repository else ""
    return not colon or (owner.lower(), ref) == (head.lower(), pull.head_ref)


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}", needs=READ)
def get_pull(call: Call) -> Answer:
    """A pull request, or its diff where that is what is accepted."""
    pull = call.pull()
    if "diff" in call.accept or "patch" in call.accept:
        return diff_of(pull)
    return Answer(200, pull_shape(pull, call.url))


def diff_of(pull: PullRequest) -> Answer:
    """The diff as text; 406 when there are over 300 files, 20,000 lines or 1 MB of it."""
    git = pull.repository.git
    text = git.run("diff-tree", "-p", "-M", "-r", pull.merge_base, pull.head_sha)
    files = changed_files(pull)
    if len(files) > 300 or text.count(b"\n") > 20_000 or len(text) > LARGEST_DIFF:
        raise Refusal(406, "Sorry, the diff exceeded the maximum number of files (300).", [
            {"resource": "PullRequest", "field": "diff", "code": "too_large"}
        ])  # fmt: skip
    return Answer(200, text.decode("utf-8", "replace"), {"content-type": "application/vnd.github.diff; charset=utf-8"})


def changed_files(pull: PullRequest) -> tuple[FileChange, ...]:
    """What a pull request changes."""
    return pull.repository.git.three_dot(pull.base_tip or pull.base_sha, pull.head_sha)


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/files", needs=READ)
def list_files(call: Call) -> Answer:
    """The changed files, at most 3,000 of them."""
    pull = call.pull()
    shown = changed_files(pull)[:MOST_FILES]
    return call.page(shown, lambda change: file_shape(change, call.repository, pull.head_sha, call.url))


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/commits", needs=READ)
def list_commits(call: Call) -> Answer:
    """The commits of a pull request, at most 250 of them."""
    pull = call.pull()
    git = call.repository.git
    commits = git.between(pull.merge_base, pull.head_sha)[:MOST_COMMITS]
    return call.page(commits, lambda sha: commit_shape(git.commit(sha), call.repository, call.url))


@endpoint("GET", "/repos/{owner}/{repo}/commits/{sha*}/pulls", needs=READ)
def list_pulls_of_commit(call: Call) -> Answer:
    """The pull requests of a commit: none for heads in forks, as on GitHub."""
    sha = call.repository.git.resolve(call.params["sha"])
    if sha is None:
        raise Refusal(422, f"No commit found for SHA: {call.params['sha']}")
    found = [pull for pull in call.repository.pulls_with_head(sha, state=None) if not pull.head_is_fork]
    return call.page(found, lambda pull: simple_pull_shape(pull, call.url))


@endpoint("POST", "/repos/{owner}/{repo}/pulls", needs=WRITE, check=OPEN, creates_content=True)
def create_pull(call: Call) -> Answer:
    """Open a pull request."""
    repository, body = call.repository, call.body
    head_repository, head_ref = head_of(call, body["head"])
    if repository.git.ref(f"refs/heads/{body['base']}") is None:
        raise Refusal(422, "Validation Failed", [{"resource": "PullRequest", "field": "base", "code": "invalid"}])
    head = head_repository.git.ref(f"refs/heads/{head_ref}") if head_repository else None
    if head_repository is None or head is None:
        raise Refusal(422, "Validation Failed", [{"resource": "PullRequest", "field": "head", "code": "invalid"}])
    named = f"{head_repository.owner.login}:{head_ref}"
    if any(p.state == "open" and p.head_ref == head_ref and p.base_ref == body["base"]
           and p.head_repository is head_repository for p in repository.pulls.values()):  # fmt: skip
        raise invalid("PullRequest", "", f"A pull request already exists for {named}.")
    base = repository.git.ref(f"refs/heads/{body['base']}")
    if not repository.git.between(base, head):
        raise invalid("PullRequest", "", f"No commits between {body['base']} and {head_ref}")
    pull = open_pull(
        call.hub, repository, author=call.speaker.bot, title=body["title"], body=body.get("body"),
        head_repository=head_repository, head_ref=head_ref, base_ref=body["base"], draft=body.get("draft", False),
    )  # fmt: skip
    return Answer(201, pull_shape(pull, call.url))


def head_of(call: Call, head: str) -> tuple[Repository | None, str]:
    """The repository and branch that `branch` or `owner:branch` names."""
    owner, colon, ref = head.rpartition(":")
    if not colon or owner.lower() == call.repository.owner.login.lower():
        return call.repository, ref
    forks = [r for r in call.hub.state.repositories.values() if r.parent is call.repository]
    return next((fork for fork in forks if fork.owner.login.lower() == owner.lower()), None), ref


@endpoint("PATCH", "/repos/{owner}/{repo}/pulls/{number}", needs=WRITE, check=CHANGE)
def update_pull(call: Call) -> Answer:
    """Change title, body, base, or whether it is open."""
    pull, body, bot = call.pull(), call.body, call.speaker.bot
    if "base" in body and call.repository.git.ref(f"refs/heads/{body['base']}") is None:
        raise invalid("PullRequest", "base", f"Proposed base branch '{body['base']}' was not found", "invalid")
    edit_pull(call.hub, pull, bot, title=body.get("title"), body=body.get("body"))
    if "base" in body and body["base"] != pull.base_ref:
        retarget(call.hub, pull, bot, body["base"])
    if "state" in body:
        if body["state"] == "open" and pull.merged:
            raise invalid("PullRequest", "state", "state cannot be changed. The pull request is merged.")
        (close if body["state"] == "closed" else reopen)(call.hub, pull, bot)
    return Answer(200, pull_shape(pull, call.url))


@endpoint("GET", "/repos/{owner}/{repo}/pulls/{number}/merge", needs=READ)
def is_merged(call: Call) -> Answer:
    """204 when it is merged, else 404."""
    if not call.pull().merged:
        raise not_found()
    return Answer(204)
