"""Young law: what the constitution at the base's tip gained after a branch left it, for plans that are older than that.

A question by path and id in the second round tells whether the constitution changed at all; only where it did, one call
more asks what it was, and when law and plans were last changed. The head of a merge queue stands on the base's tip and
does not tell where the branches left it: there, what the base had when a plan was last changed takes its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from plangate.domain.documents.constitution.lookup import nearest
from plangate.domain.documents.layout import inside, projects
from plangate.domain.model.snapshot import AmendedLaw, Feature, File, Snapshot
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import RepositoryQuery
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection, look_up
from plangate.github.read.files import Commits, file_at, file_of


def queries_for_law_before(policy: Policy, commits: Commits, folders: Iterable[str]) -> Iterator[ObjectQuery]:
    """Which constitutions stood at the merge base; nothing where the base has not moved since."""
    if commits.base == commits.merge_base:
        return
    for project in projects(folders):
        for path in policy.constitution:
            yield ObjectQuery(commits.merge_base, inside(project, path), Selection.ID)


@dataclass(frozen=True, slots=True)
class YoungLaw:
    """What tells which plans are older than the law that governs them; `known` are the second round's answers."""

    github: Connection
    commits: Commits
    known: Answers
    doing: str

    def mark(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot, its features with the law that is younger than their plans; one call where a law changed."""
        if self.commits.base == self.commits.merge_base:
            return snapshot
        governing = dict(self._changed_laws(snapshot))
        if not governing:
            return snapshot
        answers = self._ask(governing)
        features = (self._marked(feature, governing, answers) for feature in snapshot.features)
        return replace(snapshot, features=tuple(features))

    def _changed_laws(self, snapshot: Snapshot) -> Iterator[tuple[str, File]]:
        """The plans that stood under another constitution at the merge base, with that of now."""
        for feature in snapshot.features:
            path = feature.plan.path
            law = nearest(snapshot.law, path, snapshot.policy.constitution)
            if law is not None and not self._stood(law):
                yield path, law

    def _stood(self, law: File) -> bool:
        before = self.known.at(self.commits.merge_base, law.path, Selection.ID)
        return before is not None and before["oid"] == law.sha

    def _ask(self, governing: Mapping[str, File]) -> Answers:
        laws = dict.fromkeys(law.path for law in governing.values())
        queries = [ObjectQuery(self.commits.merge_base, path, Selection.ENTRY) for path in laws]
        queries += [ObjectQuery(self.commits.base, path, Selection.CHANGED) for path in laws]
        queries += [ObjectQuery(self.commits.head, path, Selection.CHANGED) for path in governing]
        return look_up(self.github, queries, doing=self.doing)

    def _marked(self, feature: Feature, governing: Mapping[str, File], answers: Answers) -> Feature:
        law = governing.get(feature.plan.path)
        if law is None:
            return feature
        gained = _changed_at(answers, self.commits.base, law.path)
        written = _changed_at(answers, self.commits.head, feature.plan.path)
        # A date that is not told makes nobody older: the law at the base counts in full.
        if gained is None or written is None or written >= gained:
            return feature
        before = file_at(self.github, answers, self.commits.merge_base, law.path)
        return replace(feature, young_law=AmendedLaw(law, before))


def mark_queued(github: Connection, snapshot: Snapshot, *, doing: str) -> Snapshot:
    """The snapshot of a queue's head, its features with the law that is younger than their plans.

    One call where a plan is judged by a constitution, and one more where that is the younger.
    """
    plans = list(_QueuedPlan.of(snapshot))
    queries = [query for plan in plans for query in (*plan.when_written, plan.when_gained)]
    answers = look_up(github, queries, doing=doing)
    older = {plan: written for plan in plans if (written := plan.older_than_law(answers)) is not None}
    before = _laws_until(github, snapshot.base_sha, older, doing)
    marked = {plan.path: AmendedLaw(plan.law, before[plan]) for plan in older}
    features = (replace(one, young_law=marked.get(one.plan.path)) for one in snapshot.features)
    return replace(snapshot, features=tuple(features))


@dataclass(frozen=True, slots=True)
class _QueuedPlan:
    """A plan of a queue's head, the constitution that governs it, and the heads of the pull requests that have it."""

    path: str
    law: File
    base: str
    heads: tuple[str, ...]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Iterator["_QueuedPlan"]:
        """The plans whose pull requests and whose constitution are known."""
        pulls = snapshot.group.pull_requests if snapshot.group else ()
        for feature in snapshot.features:
            plan = feature.plan
            law = nearest(snapshot.law, plan.path, snapshot.policy.constitution)
            heads = tuple(pull.head for pull in pulls if (plan.path, plan.sha) in pull.files)
            if law is not None and heads:
                yield cls(plan.path, law, snapshot.base_sha, heads)

    @property
    def when_written(self) -> tuple[ObjectQuery, ...]:
        return tuple(ObjectQuery(head, self.path, Selection.CHANGED) for head in self.heads)

    @property
    def when_gained(self) -> ObjectQuery:
        return ObjectQuery(self.base, self.law.path, Selection.CHANGED)

    def older_than_law(self, answers: Answers) -> datetime | None:
        """When the plan was last changed, where its law was changed since; None where that is not told."""
        written = [_changed_at(answers, head, self.path) for head in self.heads]
        gained = _changed_at(answers, self.base, self.law.path)
        known = [moment for moment in written if moment is not None]
        is_older = gained is not None and len(known) == len(written) and max(known) < gained
        return max(known) if is_older else None


def _laws_until(
    github: Connection, base: str, plans: Mapping[_QueuedPlan, datetime], doing: str
) -> dict[_QueuedPlan, File | None]:
    """The constitutions of plans as the base had them at a moment; one call, none without plans."""
    if not plans:
        return {}
    query = RepositoryQuery("LawThen")
    fields = []
    for place, (plan, moment) in enumerate(plans.items()):
        path, until = query.variable("String!", plan.law.path), query.variable("GitTimestamp!", moment.isoformat())
        start = f"h{place}: history(path: {path}, until: {until}, first: 1)"
        fields.append(f"{start} {{ nodes {{ file(path: {path}) {{ ...Entry }} }} }}")
    oid = query.variable("GitObjectID!", base)
    query.ask(f"object(oid: {oid}) {{ ... on Commit {{ {' '.join(fields)} }} }}")
    commit = github.ask(query.document(), query.variables, doing=doing)["repository"]["object"] or {}
    newest = ((plan, next(iter(commit[f"h{place}"]["nodes"]), None)) for place, plan in enumerate(plans))
    return {plan: file_of(github, plan.law.path, node["file"]) if node else None for plan, node in newest}


def _changed_at(answers: Answers, commit: str, path: str) -> datetime | None:
    """When a path was last changed by a commit that this one holds, as its committer says."""
    node = answers.at(commit, path, Selection.CHANGED)
    newest = next(iter((node or {}).get("nodes") or ()), None)
    return datetime.fromisoformat(newest["committedDate"]) if newest else None
