"""What the timeline of a pull request tells besides what was said: that its head was forced elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tests.fakehub.model_accounts import User

if TYPE_CHECKING:
    from tests.fakehub.model import PullRequest


@dataclass(slots=True, eq=False)
class ForcePush:
    """The head was moved to a commit that does not follow from the one before."""

    id: int
    node_id: str
    pull: "PullRequest"
    actor: User
    before: str
    after: str
    created_at: datetime
