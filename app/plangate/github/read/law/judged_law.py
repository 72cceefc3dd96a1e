"""By which law verdicts were given: the ids of its files at each base branch, kept in Redis, and whether they moved.

A push tells that law moved. Where its event is lost without a trace, only a look at the branch itself does: a call asks
where the branches stand, and one more for each that is elsewhere what lies at the places of its law now. What was kept
first stays until a look has settled it, so that it is never younger than the oldest verdict that stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from plangate.domain.documents.layout import LAW_FOLDERS, POLICY_PATH, SPECIFY, inside
from plangate.domain.model.snapshot import Snapshot
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import RepositoryQuery
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.text_cache import TextCache

JUDGED_LAW_TTL = 30 * 24 * 3600
"""Seconds after the last review in the repository."""

MAX_PLACES = 2_000
"""Places of one repository's law that are kept; of more, most would be of branches that are left."""

NOTHING = ""
"""In the place of an id: there was nothing at that path."""

_TIP = ""
"""In the place of a path: where the branch stood when its law was looked at last."""


@dataclass(frozen=True, slots=True)
class BranchLaw:
    """What lies at the places of a branch's law, by their paths, as of the commit `tip`; `moved` are the paths at which
    it is not what was there."""

    branch: str
    tip: str
    ids: Mapping[str, str]
    moved: frozenset[str] = frozenset()

    @property
    def policy_moved(self) -> bool:
        """Whether the policy is another: with it, what is a plan."""
        return POLICY_PATH in self.moved


@dataclass(frozen=True, slots=True)
class JudgedLaw:
    """The law that verdicts in one repository were given by."""

    cache: TextCache

    def put(self, snapshot: Snapshot) -> None:
        """Keep by which law a pull request is judged, where no other is kept for its base."""
        with self.cache.redis.pipeline(transaction=False) as pipe:
            for path, sha in _places(snapshot).items():
                pipe.hsetnx(self._key, _field(snapshot.base_ref, path), sha)
            pipe.expire(self._key, JUDGED_LAW_TTL)
            pipe.execute()

    def look(self, github: Connection, base: str | None = None) -> tuple[BranchLaw, ...]:
        """The law of the branches, or of `base` alone, that stand elsewhere than when it was looked at last."""
        kept = self._kept()
        branches = [branch for branch in sorted(kept) if base in (None, branch)]
        tips = _tips(github, branches)
        self._forget(branch for branch in branches if tips[branch] is None)
        moved = ((branch, tip) for branch, tip in tips.items() if tip and tip != kept[branch].get(_TIP))
        return tuple(_look(github, branch, tip, kept[branch]) for branch, tip in moved)

    def settle(self, law: BranchLaw) -> None:
        """Keep what a look found, once all are put in that were judged by what was there before."""
        with self.cache.redis.pipeline(transaction=False) as pipe:
            for path, sha in {**law.ids, _TIP: law.tip}.items():
                pipe.hset(self._key, _field(law.branch, path), sha)
            pipe.execute()

    def _kept(self) -> dict[str, dict[str, str]]:
        """The ids by branch and path."""
        held = cast(dict[bytes, bytes], self.cache.redis.hgetall(self._key))
        if len(held) > MAX_PLACES:
            self.cache.redis.delete(self._key)
        kept: dict[str, dict[str, str]] = {}
        for field, sha in held.items():
            branch, _, path = field.decode("utf-8", "surrogatepass").partition("\n")
            kept.setdefault(branch, {})[path] = sha.decode()
        return kept

    def _forget(self, branches: Iterable[str]) -> None:
        """Forget branches that are gone: what was to be merged there has another base."""
        gone = tuple(f"{branch}\n".encode("utf-8", "surrogatepass") for branch in branches)
        fields = cast(list[bytes], self.cache.redis.hkeys(self._key)) if gone else []
        if dropped := [field for field in fields if field.startswith(gone)]:
            self.cache.redis.hdel(self._key, *dropped)

    @property
    def _key(self) -> str:
        # Among the kept texts, which are deleted with the installation.
        return self.cache.key_of("judged-law")


def _field(branch: str, path: str) -> bytes:
    # No branch has a line break in its name.
    return f"{branch}\n{path}".encode("utf-8", "surrogatepass")


def _places(snapshot: Snapshot) -> dict[str, str]:
    """Where the law of a pull request lies, and where there is none though it is looked for."""
    looked_for = snapshot.policy.constitution if snapshot.features else ()
    absent = dict.fromkeys((POLICY_PATH, *looked_for), NOTHING)
    return absent | {file.path: file.sha for file in snapshot.law}


def _tips(github: Connection, branches: Iterable[str]) -> dict[str, str | None]:
    """Where branches stand; None where there is none of that name."""
    query, named = RepositoryQuery("Tips"), list(branches)
    for place, branch in enumerate(named):
        name = query.variable("String!", f"refs/heads/{branch}")
        query.ask(f"ref{place}: ref(qualifiedName: {name}) {{ target {{ oid }} }}")
    if not named:
        return {}
    doing = f"looking where the branches of {github.repository} stand"
    repository = github.ask(query.document(), query.variables, doing=doing)["repository"]
    refs = {branch: repository[f"ref{place}"] for place, branch in enumerate(named)}
    return {branch: ref["target"]["oid"] if ref else None for branch, ref in refs.items()}


def _look(github: Connection, branch: str, tip: str, kept: Mapping[str, str]) -> BranchLaw:
    """What lies at the known places, and in the folders where more law may come to lie."""
    known = {path: sha for path, sha in kept.items() if path != _TIP}
    queries = {path: ObjectQuery(tip, path, Selection.ID) for path in (*known, *_folders(known))}
    answers = look_up(github, queries.values(), doing=f"looking at the law of {github.repository}").paths
    found = {path: answers[query] for path, query in queries.items()}
    ids = {path: str(node["oid"]) if node else NOTHING for path, node in found.items()}
    return BranchLaw(branch, tip, ids, frozenset(path for path, sha in known.items() if ids[path] != sha))


def _folders(paths: Iterable[str]) -> Iterator[str]:
    """The folders of law at the root, and in every project that has law of its own."""
    projects = {"", *(path.rpartition(f"/{SPECIFY}/")[0] for path in paths)}
    return (inside(project, f"{SPECIFY}/{folder}") for project in sorted(projects) for folder in LAW_FOLDERS)
