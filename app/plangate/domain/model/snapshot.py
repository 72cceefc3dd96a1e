"""Snapshot: everything that a review reads, with the id of each thing read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.github.contributions import Authorship, FileHistory, authorship
from plangate.domain.model.github.merge_group import MergeGroup
from plangate.domain.model.plan_read import LastCommit
from plangate.domain.model.policy import DEFAULTS, Policy
from plangate.domain.model.syntax import Syntax

MAX_FILE_SIZE = 256 * 1024
"""Bytes; a longer file is not judged."""

MAX_CONTRACTS = 50
"""Contracts of one feature that are read on GitHub, where most have fewer than ten."""

MAX_READ_SIZE = 16 * 1024 * 1024
"""Bytes that are read for one pull request of plans and of what lies beside them; a feature's are about 80 kB."""

MAX_READ_FILES = 4_000
"""Files that are read for one pull request, likewise."""

MAX_AFFECTED_FEATURES = 200
"""Features whose plans are judged under an amendment, those of the highest numbers."""


@dataclass(frozen=True, slots=True)
class File:
    """A file at a commit.

    `sha` is its blob id. `text` is None when it was not read or cannot be (over MAX_FILE_SIZE bytes, not UTF-8, or,
    with `overgrown`, too much structure); for a symbolic link it is the target's path as written. In the place of a
    `submodule`, `sha` is the commit of another repository. `passed_over`: it was not read for want of room. `syntax`
    says whether it parses, where that was found before.
    """

    path: str
    sha: str
    text: str | None = None
    size: int = 0
    symlink: bool = False
    overgrown: bool = False
    submodule: bool = False
    passed_over: bool = False
    syntax: Syntax | None = None


def content_of(file: File | None) -> str | None:
    """The text of a regular file; None without a file, for a symbolic link, and for what was not read."""
    return None if file is None or file.symlink else file.text


class ChangeKind(StrEnum):
    """How a pull request touches a file."""

    ADDED = "added"
    MODIFIED = "modified"
    REMOVED = "removed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that the pull request's own three-dot diff touches.

    `seen_as` is the path at which a plan is seen that lies behind links, or the link or submodule below which plans may
    be; None for any other file.
    """

    path: str
    kind: ChangeKind
    previous_path: str | None = None
    seen_as: str | None = None


def judged(changes: Iterable[Change], policy: Policy) -> tuple[Change, ...]:
    """The plans whose text is judged: neither removed nor only renamed (those have no previous path)."""
    return tuple(
        change
        for change in changes
        if (change.seen_as or policy.matches_plan(change.path))
        and change.kind is not ChangeKind.REMOVED
        and (change.kind is not ChangeKind.RENAMED or change.previous_path is not None)
    )


@dataclass(frozen=True, slots=True)
class AmendedLaw:
    """A constitution, or a policy, that the pull request changes: at the head, and at the merge base (None: added)."""

    after: File
    before: File | None = None


@dataclass(frozen=True, slots=True)
class OwnerPolicy:
    """The policy that an owner keeps for all repositories without one: in `owner/.github`, at its default branch's tip.

    `file` is None where there is none.
    """

    repository: str
    commit: str
    file: File | None


@dataclass(frozen=True, slots=True)
class AsOf:
    """What an old plan is judged by: the law of its last commit, and those of the paths it names that were there."""

    commit: LastCommit
    law: tuple[File, ...] = ()
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature folder whose plan is judged.

    `plan` is its plan as of the head, `before` the same plan as of the merge base (None: this pull request adds it).
    `files` are all other files of the folder at the head; those that rules read (spec.md, research.md, data-model.md,
    tasks.md, quickstart.md, contracts/) carry their text.
    `before_files` are the same files at the merge base, with text only where the text differs and a rule reads it.
    `siblings` are the names of the folders beside the feature's folder, at the head and where it will be merged.
    `as_of` is None where the plan is judged by the snapshot's own law and tree. `young_law` is the constitution in
    force against that of the merge base, where it was changed since the plan was; None where it was not.
    """

    folder: str
    plan: File
    before: File | None = None
    files: tuple[File, ...] = ()
    before_files: tuple[File, ...] = ()
    siblings: tuple[str, ...] = ()
    as_of: AsOf | None = None
    young_law: AmendedLaw | None = None

    def file(self, name: str) -> File | None:
        """The file of the folder with that name relative to it, such as `spec.md` or `contracts/api.md`."""
        return _named(self.files, self.folder, name)

    def file_before(self, name: str) -> File | None:
        """That file as of the merge base."""
        return _named(self.before_files, self.folder, name)

    def files_in(self, folder: str) -> tuple[File, ...]:
        """The files in that folder of the feature's, such as `contracts/`."""
        start = f"{self.folder}/{folder}"
        return tuple(file for file in self.files if file.path.startswith(start))

    @property
    def changed_files(self) -> tuple[File, ...]:
        """The files beside the plan that the merge base has not, or has otherwise."""
        before = {file.path: file.sha for file in self.before_files}
        return tuple(file for file in self.files if before.get(file.path) != file.sha)


def _named(files: tuple[File, ...], folder: str, name: str) -> File | None:
    path = f"{folder}/{name}" if folder else name
    return next((file for file in files if file.path == path), None)


@dataclass(frozen=True, slots=True)
class FeatureNumberClaim:
    """A feature folder that an open pull request of that number adds."""

    folder: str
    number: int


@dataclass(frozen=True, slots=True)
class AffectedPlan:
    """A plan that an amendment may strike: on the base branch, or in another open pull request, `number`.

    `commit` is where it was read. Of the feature's other files only paths and blob ids are known; `paths` are those
    that the plan names and that exist.
    """

    feature: Feature
    commit: str
    number: int | None = None
    author: str = ""
    paths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AffectedPlans:
    """The plans that an amendment may strike, with the law of all projects of the base branch.

    `left_out` counts features and `unlisted` open pull requests beyond what is looked at. `unread` says why none could
    be looked at, empty where they were.
    """

    law: tuple[File, ...] = ()
    plans: tuple[AffectedPlan, ...] = ()
    left_out: int = 0
    unlisted: int = 0
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a review reads of a pull request, of a working copy (then `number` is None), or of a merge queue's
    commit (then `group` says what it holds, and `number` is None).

    `base_sha` is the tip of the base branch now, the commit that the law is read from; `merge_base_sha` the commit
    that the diff starts from. `law` holds policy, constitutions, templates and presets as of `base_sha`, symbolic
    links as such. `changes` are the files of the diff that Plangate acts on: plans, law, and tasks.md and spec.md
    beside plans that it leaves alone.
    `amended` are the constitutions that the diff changes; they are looked at, and no plan is judged by them. So is
    `proposed_policy`, the policy that it writes. `policy` is the one in force: that of `law`, else the owner's, which
    is `owner_policy` and read only where `law` holds none.
    `touched` are the features whose plan stands as it was beside a tasks.md or spec.md that the diff changes: their
    plan is not judged, `before` is that same plan, and their files are those two. `passed_over` counts the features of
    that kind that were not looked at for their number. `claims` are what older open pull requests into the same branch
    add under a number that this one uses too.
    `head_paths` and `base_paths` are those of the paths named by the plans (trees, links) that exist at the head and
    at the merge base. `open` is False for a closed pull request. `sharing` are the numbers of other open pull
    requests with this very head, which see the same check-run. `threads_block`: the base branch takes no pull request
    with a thread that is not resolved, as far as GitHub lets us see. `affected_plans` are read where the pull request
    amends the constitution. `contributions` are the commits that touch the changed files, read where the policy exempts
    the author. `misnamed_policies` are the paths of changed files that are called nearly as the policy.
    """

    repository: str
    head_sha: str
    base_sha: str
    merge_base_sha: str = ""
    number: int | None = None
    base_ref: str = ""
    author: str = ""
    draft: bool = False
    open: bool = True
    changed_files: int = 0
    changes: tuple[Change, ...] = ()
    law: tuple[File, ...] = ()
    policy: Policy = DEFAULTS
    owner_policy: OwnerPolicy | None = None
    amended: tuple[AmendedLaw, ...] = ()
    proposed_policy: AmendedLaw | None = None
    features: tuple[Feature, ...] = ()
    touched: tuple[Feature, ...] = ()
    claims: tuple[FeatureNumberClaim, ...] = ()
    passed_over: int = 0
    head_paths: frozenset[str] = frozenset()
    base_paths: frozenset[str] = frozenset()
    existing_output: ExistingOutput = ExistingOutput()
    sharing: tuple[int, ...] = ()
    threads_block: bool = False
    group: MergeGroup | None = None
    affected_plans: AffectedPlans | None = None
    contributions: tuple[FileHistory, ...] = ()
    misnamed_policies: tuple[str, ...] = ()

    def as_of(self, then: AsOf | None) -> Self:
        """The snapshot with the law of an earlier commit, and what was there beside what is there now."""
        return replace(self, law=then.law, head_paths=self.head_paths | then.paths) if then else self

    def written_by(self, file: File) -> tuple[Authorship, ...]:
        """Who wrote a changed file in the pull request; on a queue, in each of those that have that very text."""
        if self.group is None:
            return (authorship(self.author, self.contributions, file.path),)
        pulls = self.group.pull_requests if self.group.whole else ()
        having = (pull for pull in pulls if (file.path, file.sha) in pull.files)
        return tuple(authorship(pull.author, pull.contributions, file.path) for pull in having)

    @property
    def judged_changes(self) -> tuple[Change, ...]:
        """The plans whose text is judged."""
        return judged(self.changes, self.policy)

    @property
    def looked_at(self) -> tuple[Feature, ...]:
        """All features with a text that findings may stand in: those judged, then those touched otherwise."""
        return (*self.features, *self.touched)

    @property
    def written_law(self) -> tuple[AmendedLaw, ...]:
        """The constitutions and the policy that the pull request itself writes."""
        return (*self.amended, *((self.proposed_policy,) if self.proposed_policy else ()))

    @property
    def amended_files(self) -> tuple[File, ...]:
        """The constitutions that the pull request writes, as of the head."""
        return tuple(law.after for law in self.amended)

    def law_file(self, path: str) -> File | None:
        """The law's file at that path."""
        return next((file for file in self.law if file.path == path), None)
