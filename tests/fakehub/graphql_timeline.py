"""The timeline of a pull request as GitHub's schema shows it; only the events that the stand-in records."""

from collections.abc import Sequence

from tests.fakehub.graphql_errors import Refusal
from tests.fakehub.graphql_things import GitThing, git_thing
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import PullRequest
from tests.fakehub.model_timeline import ForcePush

RECORDED = "HEAD_REF_FORCE_PUSHED_EVENT"


def timeline(pull: PullRequest, item_types: list[str] | None) -> Sequence[ForcePush]:
    """The events of these types, oldest first; refused where others are asked for, which nobody records here."""
    if item_types != [RECORDED]:
        raise Refusal("NOT_RECORDED", f"This stand-in records no timeline items but {RECORDED}.")
    return pull.force_pushes


@shows(ForcePush)
class HeadRefForcePushedEventView(View):
    """A forced push to the head."""

    it: ForcePush

    def pull_request(self) -> PullRequest:
        """The pull request."""
        return self.it.pull

    def before_commit(self) -> GitThing | None:
        """The head before it."""
        return git_thing(self.it.pull.repository, self.it.before)

    def after_commit(self) -> GitThing | None:
        """The head after it."""
        return git_thing(self.it.pull.repository, self.it.after)
