"""What a person does with a pull request, and what a person sees on it."""

from collections.abc import Mapping

from tests.fakehub import deeds_checks, deeds_comments, deeds_pulls, deeds_queue, deeds_repository, deeds_reviews
from tests.fakehub.deeds_comments import Comment
from tests.fakehub.deeds_threads import Place
from tests.fakehub.diff import FileChange
from tests.fakehub.hub import Hub
from tests.fakehub.model import CheckRun, CheckSuite, IssueComment, PullRequest, Review, ReviewComment, ReviewThread
from tests.fakehub.model_accounts import User
from tests.fakehub.repositories import Files


class PullRequestActs:
    """A pull request in the hands of people; `by` is the login of who acts, the author by default."""

    def __init__(self, hub: Hub, pull: PullRequest) -> None:
        """Take hold of a pull request."""
        self.hub = hub
        self.pull = pull

    @property
    def number(self) -> int:
        """Its number."""
        return self.pull.number

    @property
    def head_sha(self) -> str:
        """Its head now."""
        return self.pull.head_sha

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"{self.hub.url}/{self.pull.repository.full_name}/pull/{self.number}"

    def push(self, files: Files, *, message: str = "Change files", by: str | None = None) -> str:
        """Commit on top of the head and push; returns the new head."""
        with self.hub.state.lock:
            return self._commit(files, message, by, parent=self._head_tip())

    def force_push(
        self, files: Files, *, message: str = "Rewrite", by: str | None = None, onto: str | None = None
    ) -> str:
        """Replace all commits by one with these files, on top of `onto` (default: the base's tip)."""
        with self.hub.state.lock:
            return self._commit(files, message, by, parent=onto or self.pull.base_tip)

    def rewind(self, to: str, *, by: str | None = None) -> None:
        """Force the head back to a commit that it had."""
        with self.hub.state.lock:
            repository, ref, before = self.pull.head_repository, f"refs/heads/{self.pull.head_ref}", self._head_tip()
            assert repository, "the fork is gone"
            repository.git.set_ref(ref, to)
            deeds_repository.pushed(self.hub, repository, ref, before, to, self.person(by))

    def _commit(self, files: Files, message: str, by: str | None, *, parent: str | None) -> str:
        repository = self.pull.head_repository
        assert repository, "the fork is gone"
        return deeds_repository.commit(
            self.hub, repository, self.pull.head_ref, files, author=self.person(by), message=message, parent=parent
        )

    def _head_tip(self) -> str:
        repository = self.pull.head_repository
        tip = repository.git.ref(f"refs/heads/{self.pull.head_ref}") if repository else None
        return tip or self.pull.head_sha

    def close(self, *, by: str | None = None) -> None:
        """Close without merging."""
        with self.hub.state.lock:
            deeds_pulls.close(self.hub, self.pull, self.person(by))

    def reopen(self, *, by: str | None = None) -> None:
        """Open again."""
        with self.hub.state.lock:
            deeds_pulls.reopen(self.hub, self.pull, self.person(by))

    def merge(self, *, by: str | None = None) -> str:
        """Merge; returns the merge commit."""
        with self.hub.state.lock:
            return deeds_pulls.merge(self.hub, self.pull, self.person(by))

    def enqueue(
        self, *, by: str | None = None, onto: str | None = None, base: str | None = None, branch: str | None = None,
        meanwhile: Mapping[str, str] | None = None, told: bool = True,
    ) -> str:  # fmt: skip
        """Put into the merge queue on top of `onto` (default: the base's tip); returns the queue's commit.

        Its checks are asked for as those of a group from `base` (default: `onto`) on, unless not `told`. `branch` is
        another name for the queue's branch; `meanwhile` are files to which merging gave another text.
        """
        with self.hub.state.lock:
            below = onto or self.pull.base_tip
            assert below, "the base is gone"
            name = branch or deeds_queue.queue_branch(self.pull, below)
            who = self.person(by)
            head = deeds_queue.build_entry(self.hub, self.pull, who, onto=below, branch=name, meanwhile=meanwhile or {})
            if told:
                deeds_queue.tell_group(self.hub, self.pull, who, head, base=base or below, branch=name)
            return head

    def retarget(self, base: str, *, by: str | None = None) -> None:
        """Change the base branch."""
        with self.hub.state.lock:
            deeds_pulls.retarget(self.hub, self.pull, self.person(by), base)

    def edit(self, *, title: str | None = None, body: str | None = None, by: str | None = None) -> None:
        """Change title or body."""
        with self.hub.state.lock:
            deeds_pulls.edit_pull(self.hub, self.pull, self.person(by), title=title, body=body)

    def mark_ready(self, *, by: str | None = None) -> None:
        """Mark as ready for review."""
        with self.hub.state.lock:
            deeds_pulls.set_draft(self.hub, self.pull, self.person(by), False)

    def convert_to_draft(self, *, by: str | None = None) -> None:
        """Make it a draft."""
        with self.hub.state.lock:
            deeds_pulls.set_draft(self.hub, self.pull, self.person(by), True)

    def lock(self, *, by: str | None = None) -> None:
        """Lock the conversation."""
        with self.hub.state.lock:
            deeds_pulls.lock(self.hub, self.pull, self.person(by), True)

    def unlock(self, *, by: str | None = None) -> None:
        """Open the conversation again."""
        with self.hub.state.lock:
            deeds_pulls.lock(self.hub, self.pull, self.person(by), False)

    def label(self, *names: str, by: str | None = None) -> None:
        """Put labels on it."""
        with self.hub.state.lock:
            deeds_pulls.add_labels(self.hub, self.pull, self.person(by), list(names))

    def comment(self, body: str, *, by: str | None = None) -> IssueComment:
        """Say something in the conversation."""
        with self.hub.state.lock:
            return deeds_comments.add_comment(self.hub, self.pull, self.person(by), body)

    def edit_comment(self, comment: Comment, body: str, *, by: str | None = None) -> None:
        """Change what a comment says; the author of the comment does it by default."""
        with self.hub.state.lock:
            editor = self.person(by or comment.author.login)
            if isinstance(comment, IssueComment):
                deeds_comments.edit_comment(self.hub, comment, editor, body)
            else:
                deeds_reviews.edit_review_comment(self.hub, comment, editor, body)

    def delete_comment(self, comment: Comment, *, by: str | None = None) -> None:
        """Take a comment away."""
        with self.hub.state.lock:
            if isinstance(comment, IssueComment):
                deeds_comments.delete_comment(self.hub, comment, self.person(by))
            else:
                deeds_reviews.delete_review_comment(self.hub, comment, self.person(by))

    def review(
        self, body: str, *, event: str = "COMMENT", comments: tuple[tuple[Place, str], ...] = (), by: str | None = None
    ) -> Review:
        """Submit a review, with comments on lines of the diff; raises NotInDiff when a line is off it."""
        with self.hub.state.lock:
            return deeds_reviews.submit_review(
                self.hub, self.pull, self.person(by), body=body, event=event, commit=self.pull.head_sha,
                comments=comments,
            )  # fmt: skip

    def reply(self, to: ReviewThread | ReviewComment, body: str, *, by: str | None = None) -> ReviewComment:
        """Answer in a thread."""
        thread = to.thread if isinstance(to, ReviewComment) else to
        with self.hub.state.lock:
            return deeds_reviews.reply(self.hub, thread, self.person(by), body)

    def resolve(self, thread: ReviewThread, *, by: str | None = None) -> None:
        """Resolve a thread."""
        with self.hub.state.lock:
            deeds_reviews.resolve(self.hub, thread, self.person(by))

    def unresolve(self, thread: ReviewThread, *, by: str | None = None) -> None:
        """Open a resolved thread again."""
        with self.hub.state.lock:
            deeds_reviews.resolve(self.hub, thread, self.person(by), resolved=False)

    def react(self, comment: Comment, content: str, *, by: str | None = None) -> None:
        """React to a comment: +1, -1, laugh, hooray, confused, heart, rocket or eyes."""
        with self.hub.state.lock:
            deeds_comments.react(self.hub, comment, self.person(by), content)

    def rerun(self, run: CheckRun | None = None, *, by: str | None = None) -> None:
        """Press "Re-run" on a check-run, the newest by default."""
        with self.hub.state.lock:
            deeds_checks.rerequest_run(self.hub, run or self.check_runs()[-1], self.person(by))

    def rerun_all(self, *, by: str | None = None) -> None:
        """Press "Re-run all checks"."""
        with self.hub.state.lock:
            for suite in self.suites():
                deeds_checks.rerequest_suite(self.hub, suite, self.person(by))

    def press(self, identifier: str, run: CheckRun | None = None, *, by: str | None = None) -> None:
        """Press a button of a check-run, the newest by default."""
        with self.hub.state.lock:
            deeds_checks.press(self.hub, run or self.check_runs()[-1], identifier, self.person(by))

    def check_runs(self, name: str | None = None, *, sha: str | None = None) -> list[CheckRun]:
        """The check-runs on the head, or on another commit, oldest first."""
        with self.hub.state.lock:
            runs = self.pull.repository.runs(sha or self.pull.head_sha)
            return [run for run in runs if name in (None, run.name)]

    def conclusion(self, name: str | None = None) -> str | None:
        """What the newest check-run on the head concluded, None while there is none or it runs."""
        runs = self.check_runs(name)
        return runs[-1].conclusion if runs else None

    def suites(self) -> list[CheckSuite]:
        """The check-suites on the head."""
        with self.hub.state.lock:
            return [suite for suite in self.pull.repository.suites if suite.head_sha == self.pull.head_sha]

    def reviews(self) -> list[Review]:
        """The reviews, oldest first."""
        with self.hub.state.lock:
            return list(self.pull.reviews)

    def threads(self) -> list[ReviewThread]:
        """The threads on the diff, oldest first."""
        with self.hub.state.lock:
            return list(self.pull.threads)

    def review_comments(self) -> list[ReviewComment]:
        """All comments on the diff, oldest first."""
        with self.hub.state.lock:
            found = [comment for thread in self.pull.threads for comment in thread.comments]
            return sorted(found, key=lambda comment: comment.id)

    def comments(self) -> list[IssueComment]:
        """The conversation, oldest first."""
        with self.hub.state.lock:
            return list(self.pull.comments)

    def files(self) -> tuple[FileChange, ...]:
        """What it changes."""
        with self.hub.state.lock:
            pull = self.pull
            return pull.repository.git.three_dot(pull.base_tip or pull.base_sha, pull.head_sha)

    def person(self, login: str | None) -> User:
        """Who acts."""
        return self.hub.state.user(login) if login else self.pull.author
