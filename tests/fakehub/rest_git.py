"""REST for git data: blobs, trees, commits and references."""

import base64
import binascii
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Any

from tests.fakehub.bodies import array, boolean, moment, record, text
from tests.fakehub.deeds_repository import pushed
from tests.fakehub.git_objects import Entry
from tests.fakehub.repositories import is_sha
from tests.fakehub.rest import Answer, Call, Refusal, endpoint, not_found
from tests.fakehub.shapes_checks import blob_shape, git_commit_shape, ref_shape

READ = (("contents", "read"),)
WRITE = (("contents", "write"),)
LARGEST_BLOB = 100 * 1024 * 1024
MOST_ENTRIES = 100_000
PERSON = record({"name": text(least=1), "email": text(least=1)}, {"date": moment})
ENTRY = record(
    {"path": text(least=1), "mode": text(choices=("100644", "100755", "040000", "160000", "120000"))},
    {"type": text(choices=("blob", "tree", "commit")), "sha": text(null=True), "content": text()},
)
SIGNER = {"name": "GitHub", "email": "noreply@github.com"}
COMMIT = record(
    {"message": text(), "tree": text()},
    {"parents": array(text()), "author": PERSON, "committer": PERSON, "signature": text()},
)


@endpoint("GET", "/repos/{owner}/{repo}/git/blobs/{sha}", needs=READ)
def get_blob(call: Call) -> Answer:
    """A blob, in Base64 or raw as accepted."""
    data = call.repository.git.blob(call.params["sha"])
    if data is None:
        raise not_found()
    if len(data) > LARGEST_BLOB:
        raise Refusal(403, "This API returns blobs up to 100 MB in size.")
    if "raw" in call.accept:
        return Answer(200, data, {"content-type": "application/vnd.github.raw; charset=utf-8"})
    return Answer(200, blob_shape(call.params["sha"], data, call.repository, call.url))


@endpoint(
    "POST", "/repos/{owner}/{repo}/git/blobs", needs=WRITE,
    check=record({"content": text()}, {"encoding": text(choices=("utf-8", "base64"))}),
)  # fmt: skip
def create_blob(call: Call) -> Answer:
    """Store a blob."""
    content = call.body["content"]
    try:
        data = base64.b64decode(content) if call.body.get("encoding") == "base64" else content.encode()
    except binascii.Error:
        raise Refusal(422, "content is not valid Base64") from None
    sha = call.repository.git.write_object("blob", data)
    return Answer(201, {"sha": sha, "url": f"{call.url}/repos/{call.repository.full_name}/git/blobs/{sha}"})


@endpoint("GET", "/repos/{owner}/{repo}/git/trees/{tree*}", needs=READ)
def get_tree(call: Call) -> Answer:
    """A tree, one level or all of it; a large one is cut and says so."""
    git, name = call.repository.git, call.params["tree"]
    found = git.evaluate(name)
    if found is None or found.kind not in ("commit", "tree"):
        raise not_found()
    sha = git.commit(found.sha).tree if found.kind == "commit" else found.sha
    entries = list(git.walk(sha) if "recursive" in call.query else git.entries(sha))
    body = tree_shape(call, sha, entries[:MOST_ENTRIES])
    return Answer(200, {**body, "truncated": len(entries) > MOST_ENTRIES})


def tree_shape(call: Call, sha: str, entries: list[Entry]) -> dict[str, Any]:
    """A tree with its entries."""
    own = f"{call.url}/repos/{call.repository.full_name}/git"

    def shape(entry: Entry) -> dict[str, Any]:
        size = {"size": len(call.repository.git.object(entry.sha)[1])} if entry.kind == "blob" else {}
        link = {} if entry.kind == "commit" else {"url": f"{own}/{entry.kind}s/{entry.sha}"}
        return {"path": entry.path, "mode": entry.mode, "type": entry.kind, "sha": entry.sha, **size, **link}

    return {"sha": sha, "url": f"{own}/trees/{sha}", "tree": [shape(e) for e in entries], "truncated": False}


@endpoint(
    "POST", "/repos/{owner}/{repo}/git/trees", needs=WRITE,
    check=record({"tree": array(ENTRY)}, {"base_tree": text()}),
)  # fmt: skip
def create_tree(call: Call) -> Answer:
    """A tree out of another one, or out of nothing."""
    git = call.repository.git
    base = call.body.get("base_tree")
    if base is not None and git.kind(base) not in ("tree", "commit"):
        raise Refusal(422, "base_tree is not a valid tree oid")
    entries = [tree_entry(call, entry) for entry in call.body["tree"]]
    sha = git.write_tree(base, entries)
    return Answer(201, tree_shape(call, sha, list(git.entries(sha))))


def tree_entry(call: Call, entry: dict[str, Any]) -> tuple[str, str, str | None]:
    """An entry to put into a tree, its content stored; raises Refusal when it names no object."""
    if ("sha" in entry) == ("content" in entry):
        raise Refusal(422, "Must supply either tree.sha or tree.content, and not both")
    if "content" in entry:
        return entry["path"], entry["mode"], call.repository.git.write_object("blob", entry["content"].encode())
    if entry["sha"] is not None and call.repository.git.kind(entry["sha"]) is None:
        raise Refusal(422, f"tree.sha {entry['sha']} does not exist")
    return entry["path"], entry["mode"], entry["sha"]


@endpoint("GET", "/repos/{owner}/{repo}/git/commits/{sha}", needs=READ)
def get_commit(call: Call) -> Answer:
    """A commit."""
    sha = call.params["sha"]
    if call.repository.git.kind(sha) != "commit":
        raise not_found()
    return Answer(200, git_commit_shape(call.repository.git.commit(sha), call.repository, call.url))


@endpoint("POST", "/repos/{owner}/{repo}/git/commits", needs=WRITE, check=COMMIT)
def create_commit(call: Call) -> Answer:
    """Store a commit; it stands on no branch yet."""
    git, body = call.repository.git, call.body
    if git.kind(body["tree"]) != "tree":
        raise Refusal(422, "Tree SHA does not exist")
    if any(git.kind(parent) != "commit" for parent in body.get("parents", [])):
        raise Refusal(422, "Parent SHA does not exist or is not a commit object")
    author = signature(call, body.get("author"))
    # What names neither, GitHub commits and signs itself, in the App's name.
    by = body.get("committer", body.get("author", SIGNER))
    committer = signature(call, by)
    lines = [f"tree {body['tree']}", *(f"parent {parent}" for parent in body.get("parents", []))]
    lines += [f"author {author}", f"committer {committer}", "", body["message"]]
    sha = git.write_object("commit", "\n".join(lines).encode())
    return Answer(201, git_commit_shape(git.commit(sha), call.repository, call.url))


def signature(call: Call, person: dict[str, str] | None) -> str:
    """Who made a commit and when, as git writes it; the App itself by default."""
    bot = call.speaker.bot
    given = person or {"name": bot.login, "email": bot.email}
    when = datetime.fromisoformat(given["date"].replace("Z", "+00:00")) if "date" in given else call.hub.state.now()
    name, email = (given[key].translate(str.maketrans("", "", "<>\n")) for key in ("name", "email"))
    return f"{name} <{email}> {int(when.timestamp())} +0000"


@endpoint("GET", "/repos/{owner}/{repo}/git/ref/{ref*}", needs=READ)
def get_ref(call: Call) -> Answer:
    """A reference, by its name after `refs/`."""
    name = f"refs/{call.params['ref']}"
    sha = call.repository.git.ref(name)
    if sha is None:
        raise not_found()
    return Answer(200, ref_shape(name, sha, call.repository, call.url))


@endpoint("GET", "/repos/{owner}/{repo}/git/matching-refs/{ref*}", needs=READ)
def list_matching_refs(call: Call) -> Answer:
    """The references that begin so."""
    refs = sorted(call.repository.git.refs.items())
    found = [one for one in refs if one[0].startswith(f"refs/{call.params['ref']}")]
    return call.page(found, lambda one: ref_shape(one[0], one[1], call.repository, call.url))


@endpoint(
    "POST", "/repos/{owner}/{repo}/git/refs", needs=WRITE,
    check=record({"ref": text(least=1), "sha": text()}),
)  # fmt: skip
def create_ref(call: Call) -> Answer:
    """A new branch or tag."""
    name, sha, git = call.body["ref"], call.body["sha"], call.repository.git
    if not name.startswith("refs/") or name.count("/") < 2:
        raise Refusal(422, "Reference name must start with 'refs/' and contain at least two slashes.")
    check_commit(call, sha)
    if git.ref(name):
        raise Refusal(422, "Reference already exists")
    check_rules(call, name, "Cannot create ref due to creations being restricted.")
    git.set_ref(name, sha)
    pushed(call.hub, call.repository, name, None, sha, call.speaker.bot)
    return Answer(201, ref_shape(name, sha, call.repository, call.url))


def check_commit(call: Call, sha: str) -> None:
    """Refuse what is no commit of this repository."""
    if not is_sha(sha) or call.repository.git.kind(sha) != "commit":
        raise Refusal(422, "Object does not exist")


def check_rules(call: Call, ref: str, words: str) -> None:
    """Refuse what a ruleset keeps from everybody."""
    if any(fnmatchcase(ref, f"refs/heads/{pattern}") for pattern in call.repository.restricted):
        raise Refusal(422, f"Repository rule violations found\n\n{words}\n\n")


@endpoint(
    "PATCH", "/repos/{owner}/{repo}/git/refs/{ref*}", needs=WRITE,
    check=record({"sha": text()}, {"force": boolean}),
)  # fmt: skip
def update_ref(call: Call) -> Answer:
    """Move a branch, forward only unless forced."""
    name, sha, git = f"refs/{call.params['ref']}", call.body["sha"], call.repository.git
    before = git.ref(name)
    if before is None:
        raise Refusal(422, "Reference does not exist")
    check_commit(call, sha)
    if not call.body.get("force") and git.merge_base(before, sha) != before:
        raise Refusal(422, "Update is not a fast forward")
    check_rules(call, name, "Cannot update this protected ref.")
    git.set_ref(name, sha)
    pushed(call.hub, call.repository, name, before, sha, call.speaker.bot)
    return Answer(200, ref_shape(name, sha, call.repository, call.url))


@endpoint("DELETE", "/repos/{owner}/{repo}/git/refs/{ref*}", needs=WRITE)
def delete_ref(call: Call) -> Answer:
    """Remove a branch or tag."""
    name, git = f"refs/{call.params['ref']}", call.repository.git
    before = git.ref(name)
    if before is None:
        raise Refusal(422, "Reference does not exist")
    git.delete_ref(name)
    pushed(call.hub, call.repository, name, before, None, call.speaker.bot)
    return Answer(204)
