"""Publishing: what stands on GitHub is made equal to what should stand there, with as few writes as that takes.

Threads are resolved first, then reviews are posted, and the check-run goes last: its external id says that all was
said, and it is annotated with what GitHub took no comment on. What a crash in between leaves is found standing when the
work is done once more. Nothing is read after the first write.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plangate.domain.model.existing_output import ExistingOutput, OwnCheckRun, OwnReviewComment
from plangate.domain.model.outgoing import CHECK_NAME, Annotation, CheckRun, Outgoing, Review, RunStatus
from plangate.errors import AppError, GoneError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.api.tokens import SPEAKING
from plangate.github.write.reviews import delete_comment, fold_review, id_of, post_review, resolve_thread

MAX_ANNOTATIONS = 50
"""Of one request; each further request adds to them."""


@dataclass(frozen=True, slots=True)
class Published:
    """What stands now. `wrote` counts the requests that wrote.

    `refused` tells that GitHub took none of the inline comments, so that the review stands without them, or not at
    all. `unresolved` are, by the number of their pull request, the threads that we were not let resolve, and that
    somebody answered or reacted to. `unsettled` are the ids of unfinished runs that could not be concluded, each
    with the reason.
    """

    review_id: int | None = None
    check_run_id: int | None = None
    wrote: int = 0
    refused: bool = False
    unresolved: tuple[tuple[int, frozenset[str]], ...] = ()
    unsettled: tuple[tuple[int, str], ...] = ()


def _held_anyway() -> None:
    """Nobody else does what is done here."""


def publish(
    github: Connection,
    number: int | None,
    outgoing: Outgoing,
    existing: ExistingOutput,
    *,
    force_rerun: bool = False,
    check_lease: Callable[[], None] = _held_anyway,
) -> Published:
    """Do on GitHub what is to be done there; of a review only what the check-run does not show to be done already.

    `number` is the pull request, None for a merge queue's commit. `existing` must have been read by this very job, and
    the head be where it was read. `force_rerun` completes a new run whatever stands. `check_lease` is called before
    each write and raises when somebody else does this job by now: a process may be stopped for any time between two of
    them.
    """
    writing = _Writing(github, check_lease)
    unresolved = tuple((pull, writing.resolve(comments)) for pull, comments in outgoing.resolve)
    writing.fold(outgoing.folded)
    writing.take_back(outgoing.repeated)
    says = says_more(outgoing, existing, force_rerun=force_rerun)
    said = writing.say(number, outgoing, existing, force_rerun) if says else _standing(existing)
    return replace(said, unresolved=unresolved, unsettled=tuple(writing.supersede(outgoing.superseded)))


def says_more(outgoing: Outgoing, existing: ExistingOutput, *, force_rerun: bool = False) -> bool:
    """Whether something is to be said that the check-run does not show to be said already."""
    wanted, run = outgoing.check_run, existing.check_run
    return wanted is not None and (force_rerun or run is None or not is_said_by(run, wanted))


def _standing(existing: ExistingOutput) -> Published:
    return Published(check_run_id=existing.check_run.id if existing.check_run else None)


@dataclass(frozen=True, slots=True)
class _Writing:
    """Writing for one job, which asks before each write whether the job is still its own."""

    github: Connection
    check_lease: Callable[[], None]

    def say(self, number: int | None, outgoing: Outgoing, existing: ExistingOutput, force_rerun: bool) -> Published:
        """Post the reviews, then the check-run."""
        own = ((number, outgoing.review),) if number is not None and outgoing.review else ()
        posted = [(review, self._review(pull, review)) for pull, review in (*outgoing.others, *own)]
        first = posted[-1][1] if own else Published()
        if outgoing.check_run is None:
            return first
        wanted = outgoing.check_run.instead_of(review for review, done in posted if done.refused)
        run_id, wrote = post_check_run(
            self.github, wanted, existing, force_rerun=force_rerun, check_lease=self.check_lease
        )
        return replace(first, check_run_id=run_id, wrote=wrote + sum(done.wrote for _, done in posted))

    def _review(self, number: int, review: Review) -> Published:
        """Post a review, where the pull request takes one: a locked conversation does not, and the verdict stands."""
        self.check_lease()
        try:
            review_id, refused = post_review(self.github, number, review, check_lease=self.check_lease)
        except (RefusedError, GoneError):
            return Published(refused=True)
        return Published(review_id, wrote=1, refused=refused)

    def resolve(self, comments: Iterable[OwnReviewComment]) -> frozenset[str]:
        """Resolve the threads of comments of ours, or delete those that nobody answered or reacted to; the others' ids.

        They are never only hidden: a hidden thread still blocks where conversations must be resolved. Where one thread
        may not be resolved, none may: GitHub wants a permission for it that an operator can refuse.
        """
        may_resolve, left = True, set()
        for comment in comments:
            self.check_lease()
            may_resolve = may_resolve and resolve_thread(self.github, comment)
            if may_resolve:
                continue
            if comment.touched:
                left.add(comment.thread)
            else:
                self.check_lease()
                delete_comment(self.github, f"pulls/comments/{comment.id}")
        return frozenset(left)

    def fold(self, reviews: Iterable[str]) -> None:
        """Fold reviews of ours that say what another does, where GitHub lets us."""
        for review in reviews:
            self.check_lease()
            fold_review(self.github, review)

    def take_back(self, comments: Iterable[int]) -> None:
        """Delete comments of ours in the conversation that say what another does."""
        for comment in comments:
            self.check_lease()
            delete_comment(self.github, f"issues/comments/{comment}")

    def supersede(self, runs: Iterable[tuple[int, CheckRun]]) -> Iterator[tuple[int, str]]:
        """Conclude runs of ours that another run or another head has taken the place of; why some could not be."""
        for run_id, wanted in runs:
            standing = ExistingOutput(OwnCheckRun(run_id, RunStatus.IN_PROGRESS, None, ""))
            try:
                post_check_run(self.github, wanted, standing, check_lease=self.check_lease)
            except AppError as error:
                # The verdict stands elsewhere; the next look tries again.
                yield run_id, str(error)


def is_said_by(run: OwnCheckRun, wanted: CheckRun) -> bool:
    """Whether a standing check-run is completed and says just that."""
    return run.status == RunStatus.COMPLETED and run.external_id == wanted.external_id


def post_check_run(
    github: Connection,
    wanted: CheckRun,
    existing: ExistingOutput,
    *,
    force_rerun: bool = False,
    check_lease: Callable[[], None] = _held_anyway,
    permissions: Mapping[str, str] = SPEAKING,
) -> tuple[int, int]:
    """Make the check-run stand on its head; its id, and how many requests that took, 0 when it stood already.

    A run of ours that is in progress is completed; a completed one is followed by a new one, since annotations of a
    run can be added to but never taken back. With `force_rerun` it is followed by a new one even when it says the same.
    """
    run = existing.check_run
    if run is not None and not force_rerun and _stands(run, wanted):
        return run.id, 0
    done = annotations_to_keep(run, wanted) if run is not None else None
    if run is not None and run.status != RunStatus.COMPLETED and done is None:
        # Another follows. This one says the same until then, by no digest: it is not all that is to be said.
        check_lease()
        _write(github, run.id, replace(wanted, external_id=""), (), RunStatus.COMPLETED, permissions)
    batches = _batches(wanted.annotations[done or 0 :])
    run_id = run.id if run is not None and done is not None else None
    # Completed only with the last batch: a crash before leaves a run in progress, not a verdict cut short.
    for batch in batches[:-1]:
        check_lease()
        run_id = _write(github, run_id, wanted, batch, RunStatus.IN_PROGRESS, permissions)
    check_lease()
    return _write(github, run_id, wanted, batches[-1], wanted.status, permissions), len(batches)


def writes_in_parts(outgoing: Outgoing, existing: ExistingOutput, *, force_rerun: bool = False) -> bool:
    """Whether the check-run is unfinished for a while, since it takes several requests."""
    many = outgoing.most_annotations > MAX_ANNOTATIONS
    return many and says_more(outgoing, existing, force_rerun=force_rerun)


def _stands(run: OwnCheckRun, wanted: CheckRun) -> bool:
    if wanted.status is RunStatus.COMPLETED:
        return is_said_by(run, wanted)
    return run.status == wanted.status and run.external_id == wanted.external_id


def annotations_to_keep(run: OwnCheckRun, wanted: CheckRun) -> int | None:
    """How many annotations stand of those that are wanted, when the run is in progress and can be gone on with.

    None when a new run is needed: it is completed, or what annotates it belongs to another verdict.
    """
    if run.status == RunStatus.COMPLETED:
        return None
    if wanted.status is not RunStatus.COMPLETED:
        return 0
    return run.annotations if run.annotations == 0 or run.external_id == wanted.external_id else None


def _batches(annotations: Sequence[Annotation]) -> list[Sequence[Annotation]]:
    starts = range(0, max(len(annotations), 1), MAX_ANNOTATIONS)
    return [annotations[start : start + MAX_ANNOTATIONS] for start in starts]


def _write(
    github: Connection, run_id: int | None, wanted: CheckRun, annotations: Sequence[Annotation], status: RunStatus,
    permissions: Mapping[str, str],
) -> int:  # fmt: skip
    """Create the run, or change the one with that id."""
    body: dict[str, Any] = {"name": CHECK_NAME, "status": status.value, "external_id": wanted.external_id}
    body["output"] = _output(wanted, annotations)
    if status is RunStatus.COMPLETED:
        body["conclusion"] = wanted.conclusion
        body["actions"] = [
            {"label": button.label, "description": button.description, "identifier": button.identifier}
            for button in wanted.buttons
        ]
    method, url = "PATCH", f"{github.path}/check-runs/{run_id}"
    if run_id is None:
        method, url = "POST", f"{github.path}/check-runs"
        body["head_sha"] = wanted.head_sha
    doing = f"writing the check-run on {github.repository} at {wanted.head_sha[:12]}"
    return id_of(github.write(method, url, body, doing=doing, permissions=permissions), doing)


def _output(wanted: CheckRun, annotations: Sequence[Annotation]) -> Mapping[str, Any]:
    output: dict[str, Any] = {"title": wanted.title, "summary": wanted.summary}
    if wanted.text:
        output["text"] = wanted.text
    if annotations:
        output["annotations"] = [
            {
                "path": annotation.path,
                "start_line": annotation.line,
                "end_line": annotation.end_line,
                "annotation_level": annotation.level.value,
                "title": annotation.title,
                "message": annotation.message,
            }
            for annotation in annotations
        ]
    return output
