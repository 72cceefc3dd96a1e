"""Gathering a pull request: its snapshot, in three rounds at most; one that changes no plan and no law takes one, one
that changes only what lies beside a plan takes two.

First the pull request with its files and what stands there (read_pull_request); then the feature folders and the law
(features, law); at last the texts that only their listings name, which of the paths named in plans exist, and the
head once more. Where the plans were read before, the second round asks for all that the third would, and takes its
place if they name the same paths still: a push beside the plans costs two calls of reading.
"""

from collections.abc import Iterable
from dataclasses import replace

from plangate.domain.documents.layout import is_law_folder, target_of
from plangate.domain.model.snapshot import Change, Feature, File, Snapshot
from plangate.domain.policy import Policy, parse_policy
from plangate.errors import AuthorError
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection, look_up
from plangate.github.read import amendments as amended
from plangate.github.read import companion_changes as touched
from plangate.github.read import features
from plangate.github.read import governing_files as law
from plangate.github.read.changed_files import judged, merge_base, read_changes
from plangate.github.read.companion_changes import MOST_TOUCHED, Touch, touches
from plangate.github.read.features import PlanLocation
from plangate.github.read.listings import TreeEntry, files_in
from plangate.github.read.owner_policy import read_governed
from plangate.github.read.pull_request import HeadMovedError, PullRequestState
from plangate.github.read.symlinks import MOST_HOPS
from plangate.github.read.texts import TextCache, file_of, text_of
from plangate.queue import watched_paths
from plangate.queue.jobs import ReviewPullRequest

STARTS = 3
"""Times that reading begins when the head moves meanwhile."""

MOST_PLANS = 200
"""Of one pull request; ten of them take a call."""


def gather(github: Connection, letter: ReviewPullRequest, cache: TextCache) -> Snapshot:
    """All that a review reads of a pull request, with its head as of the last answer."""
    for _ in range(STARTS - 1):
        try:
            return _gather(github, letter.target.number, cache)
        except HeadMovedError:
            continue
    return _gather(github, letter.target.number, cache)


def _gather(github: Connection, number: int, cache: TextCache) -> Snapshot:
    seen = read_governed(github, number, cache)
    policy = parse_policy(seen.policy)
    if len(seen.files) < seen.changed_files:
        seen = replace(seen, merge_base=merge_base(github, seen))
    changes = read_changes(github, seen, policy) if seen.open else ()
    if not changes:
        return first_snapshot(seen, changes)
    seen = replace(seen, merge_base=merge_base(github, seen))
    return Reading(github, seen, policy, cache).snapshot(changes)


def first_snapshot(seen: PullRequestState, changes: tuple[Change, ...]) -> Snapshot:
    """What the first round alone tells."""
    return Snapshot(
        repository=seen.repository,
        head_sha=seen.head_sha,
        base_sha=seen.base_sha,
        merge_base_sha=seen.merge_base or "",
        number=seen.number,
        base_ref=seen.base_ref,
        author=seen.author,
        draft=seen.draft,
        open=seen.open,
        changed_files=seen.changed_files,
        changes=changes,
        law=seen.law,
        owner_policy=seen.owner_policy,
        standing=seen.standing,
        sharing=seen.sharing,
        threads_block=seen.threads_block,
    )


class Reading:
    """The second and the third round."""

    def __init__(self, github: Connection, seen: PullRequestState, policy: Policy, cache: TextCache) -> None:
        """After the first round, with the merge base known."""
        self._github = github
        self._seen = seen
        self._policy = policy
        self._cache = cache
        self._base = seen.base_sha
        self._head = seen.head_sha
        self._merge_base = seen.merge_base or ""
        self._commits = (self._head, self._merge_base, self._base)
        self._doing = f"reading the plans of {seen.called}"

    def snapshot(self, changes: tuple[Change, ...]) -> Snapshot:
        """The whole snapshot; HeadMovedError when the head is another one by now."""
        places = self._places(changes)
        beside = touches(changes, self._policy, judged={place.path for place in places})
        looked_at = beside[:MOST_TOUCHED]
        lawful = [touch.folder for touch in looked_at if touch.asks_for_law]
        folders = tuple(dict.fromkeys([*(place.folder for place in places), *lawful]))
        root = law.read_of(self._seen.listed_law, self._policy)
        amending, proposing = amended.amending(changes, self._policy), amended.proposing(changes)
        # Without a plan there is no third round, and this one asks for the head once more.
        answers, texts = self._second(places, looked_at, folders, root, (*amending, *proposing))
        nested = tuple(law.listed_nested(self._seen, answers, folders))
        found = (*self._found(answers, folders, nested), *law.files_of(root, texts))
        read = law.read_of(nested, self._policy)
        told = [features.feature_at(self._github, place, answers, *self._commits) for place in places]
        # A change of the mode alone is no change of the text.
        changed = tuple(f for f in told if f.before is None or f.before.sha != f.plan.sha)
        snapshot = self._third(changes, changed, found, read, answers)
        if places:
            self._remember(snapshot.law)
        return replace(
            snapshot,
            amended=tuple(amended.amended(self._github, amending, answers, self._head, self._merge_base)),
            proposed_policy=amended.proposed(self._github, proposing, answers, self._head, self._merge_base),
            touched=tuple(touched.features_at(self._github, looked_at, answers, self._head, self._merge_base)),
            passed_over=len(beside) - len(looked_at),
        )

    def _places(self, changes: tuple[Change, ...]) -> tuple[PlanLocation, ...]:
        places = tuple(features.place_of(change) for change in judged(changes, self._policy))
        if len(places) > MOST_PLANS:
            many = f"changes {len(places)} plans and at most {MOST_PLANS} are judged together"
            raise AuthorError(f"{self._seen.split} {many}.")
        return places

    def _remember(self, files: tuple[File, ...]) -> None:
        """Keep where the law lies: a push of it is to be recognized, wherever that is."""
        paths = (*self._policy.constitution, *(file.path for file in files))
        watched_paths.remember(self._cache.redis, self._cache.installation, self._cache.repository_id, paths)

    def _found(self, answers: Answers, folders: tuple[str, ...], nested: tuple[TreeEntry, ...]) -> tuple[File, ...]:
        """The law's files that the first two rounds have, but for those that are asked for by their blobs."""
        listed = (*self._seen.listed_law, *nested)
        beside = law.found_beside(self._github, self._seen, self._policy, answers, folders)
        return (*self._seen.law, *beside, *law.too_long(listed, self._policy))

    def _second(
        self,
        places: tuple[PlanLocation, ...],
        beside: tuple[Touch, ...],
        folders: tuple[str, ...],
        root: tuple[TreeEntry, ...],
        amending: tuple[Change, ...],
    ) -> tuple[Answers, dict[str, str | None]]:
        number = self._seen.number
        expected = self._cache.named_paths(number) if places and number is not None else None
        looks = (
            *features.looks(places, self._head, self._merge_base, self._base),
            *touched.looks(beside, self._head, self._merge_base),
            *law.looks(self._seen, self._policy, folders),
            *amended.looks(amending, self._head, self._merge_base),
            *self._path_looks(expected or ()),
        )
        return self._ask(looks, [entry.sha for entry in root], again=not places or expected is not None)

    def _path_looks(self, paths: Iterable[str]) -> list[ObjectQuery]:
        """Whether there is something at these paths, at the head and at the merge base."""
        commits = (self._head, self._merge_base)
        return [ObjectQuery(commit, path.rstrip("/"), Selection.KIND) for commit in commits for path in paths]

    def _third(
        self,
        changes: tuple[Change, ...],
        told: tuple[Feature, ...],
        found: tuple[File, ...],
        nested: tuple[TreeEntry, ...],
        known: Answers,
    ) -> Snapshot:
        named = tuple(path for path in features.named_paths(told) if features.is_askable(path))
        asked = named[: features.MOST_PATHS]
        links = law.targets(found)
        looks = [*(ObjectQuery(self._base, path, Selection.ENTRY) for path in links), *self._path_looks(asked)]
        unread = [file.sha for feature in told for file in features.unread(feature)]
        answers, texts = self._ask(looks, [*unread, *(entry.sha for entry in nested)], again=True, known=known)
        if told and self._seen.number is not None:
            self._cache.put_named_paths(self._seen.number, asked)
        full = (*found, *law.files_of(nested, texts), *self._linked(answers, links))
        return replace(
            first_snapshot(self._seen, changes),
            law=self._whole(full, found),
            features=tuple(features.with_texts(feature, texts) for feature in told),
            # What was not looked up is taken to exist now and to be new, of which no rule makes an accusation.
            head_paths=features.existing(asked, answers, self._head) | set(named[features.MOST_PATHS :]),
            base_paths=features.existing(asked, answers, self._merge_base),
        )

    def _ask(
        self, looks: Iterable[ObjectQuery], shas: Iterable[str], *, again: bool = False, known: Answers | None = None
    ) -> tuple[Answers, dict[str, str | None]]:
        """Answers, and texts by blob id of which only those are asked for that are not kept; `again` asks the head.

        What was answered before is not asked again; where that is everything, and the head with it, nothing is.
        """
        known = known or Answers()
        wanted = list(dict.fromkeys(shas))
        texts = self._cache.get(wanted)
        missing = [sha for sha in wanted if sha not in texts]
        unasked = [look for look in looks if look not in known.looks]
        if known.head is not None and not unasked and not missing:
            return known, texts
        number = self._seen.number if again else None
        answers = look_up(self._github, unasked, missing, number=number, doing=self._doing)
        answers.looks = {**known.looks, **answers.looks}
        read = {sha: text_of(self._github, sha, blob) for sha, blob in answers.blobs.items()}
        self._cache.put(read)
        if number is not None and answers.head != self._head:
            raise HeadMovedError(retry_after=1)
        return answers, {**texts, **read}

    def _whole(self, files: tuple[File, ...], found: tuple[File, ...]) -> tuple[File, ...]:
        """The law, each file once, with what its links lead to."""
        return tuple({file.path: file for file in self._follow(files, found)}.values())

    def _linked(self, answers: Answers, links: Iterable[str]) -> tuple[File, ...]:
        files = (file_of(self._github, path, answers.at(self._base, path, Selection.ENTRY)) for path in links)
        return tuple(file for file in files if file is not None)

    def _follow(self, files: tuple[File, ...], found: tuple[File, ...]) -> tuple[File, ...]:
        """The law with what its symbolic links lead to; those of `found` are asked for already, as files.

        Links to links and links to folders take calls of their own, and there are hardly any.
        """
        asked = {*law.targets(found), *(file.path for file in files)}
        listed: set[str] = set()
        for _ in range(MOST_HOPS):
            files = (*files, *self._in_folders(link for link in files if link.symlink and link.path not in listed))
            listed.update(file.path for file in files)
            links = [path for path in law.targets(files) if path not in asked]
            asked.update(links)
            looks = [ObjectQuery(self._base, path, Selection.ENTRY) for path in links]
            files = (*files, *self._linked(look_up(self._github, looks, doing=self._doing), links))
            if all(file.path in listed or not file.symlink for file in files):
                break
        return files

    def _in_folders(self, links: Iterable[File]) -> tuple[File, ...]:
        """The law's files in the folders that some of the links lead to."""
        leading = {link: path for link in links if is_law_folder(link.path) and (path := target_of(link))}
        looks = {link: ObjectQuery(self._base, path, Selection.FOLDER) for link, path in leading.items()}
        answers, _ = self._ask(looks.values(), ())
        entries = [
            entry
            for link, look in looks.items()
            for entry in law.behind_folder(link, files_in(look.path, answers.looks[look]), self._policy)
        ]
        _, texts = self._ask((), [entry.sha for entry in entries])
        return law.files_of(entries, texts)
