"""A review leaves word of where the law lies."""

from plangate.queue.jobs import PullRequestRef, ReviewPullRequest
from plangate_workers.handlers import review_pull_request
from tests import sample
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT
from tests.fakehub.repositories import symlink


def test_where_law_lies_beside_the_usual_places_is_told_to_whoever_hears_of_pushes(hub, context):
    linked = {"docs/principles.md": CONSTITUTION_TEXT, CONSTITUTION_PATH: symlink("../../docs/principles.md")}
    policy = {".github/plangate.yml": f"constitution: [LAW.md, {CONSTITUTION_PATH}]\n"}
    library = hub.create_repository("acme/library", {**sample.base(), **policy, **linked})
    pull = library.open_pull_request("007", sample.good_feature())
    job = ReviewPullRequest(PullRequestRef(hub.installation.id, library.id, library.full_name, pull.number))

    review_pull_request.run(context, job)

    key = f"plangate:law-paths:{hub.installation.id}:{library.id}"
    assert set(context.redis.zrange(key, 0, -1)) == {b"docs/principles.md", b"LAW.md"}
