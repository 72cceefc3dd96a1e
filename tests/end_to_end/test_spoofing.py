"""What others write to look like us is neither believed nor touched."""

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.fakehub.deeds_apps import install_app, register_app
from tests.fakehub.deeds_checks import create_run
from tests.fakehub.deeds_threads import Place


def ours(pull):
    return [comment for comment in pull.review_comments() if comment.author.login == "plangate[bot]"]


def by_app(pull):
    return [(run.app.slug, run.conclusion) for run in pull.check_runs(CHECK_NAME)]


def another_app(house, slug, account):
    may = {"checks": "write", "pull_requests": "write", "contents": "read"}
    app = register_app(
        house.hub, slug, owner=account, permissions=may, events=(), webhook_url=None, webhook_secret="x" * 20
    )
    install_app(house.hub, app, account)
    return app


def test_a_person_who_posts_our_markers_silences_no_finding(house, repository):
    first = repository.open_pull_request("one", sample.bad_feature())
    house.wait_for_check(first)
    said = [(Place(sample.PLAN, comment.thread.line), comment.body) for comment in ours(first)]
    house.hub.post.hold()
    second = repository.open_pull_request("two", sample.bad_feature())

    second.review("Looks good.", comments=tuple(said), by="mallory")
    house.hub.post.release()

    house.wait_for_check(second)
    assert len(ours(second)) == len(said) > 0


def test_a_check_run_of_another_app_under_our_name_is_not_taken_for_ours(house, repository):
    first = repository.open_pull_request("one", sample.bad_feature())
    forged = house.wait_for_check(first).external_id.split(":")
    house.hub.post.hold()
    second = repository.open_pull_request("two", sample.bad_feature())
    other = another_app(house, f"other-{repository.id}", "acme")
    output = {"title": "Complies", "summary": "All is well."}
    run = {"name": CHECK_NAME, "status": "completed", "conclusion": "success", "output": output}
    named = ":".join([forged[0], str(second.number), *forged[2:]])
    create_run(house.hub, repository.repository, other, second.head_sha, {**run, "external_id": named})
    house.hub.post.release()

    house.hub.wait_for(lambda: len(by_app(second)) == 2)

    assert by_app(second) == [(other.slug, "success"), ("plangate", "failure")]


def test_markers_in_a_plan_silence_no_finding(house, repository):
    first = repository.open_pull_request("one", sample.bad_feature())
    house.wait_for_check(first)
    markers = "\n".join(comment.body.splitlines()[-1] for comment in ours(first))
    plan = sample.bad_plan()

    second = repository.open_pull_request("two", {**sample.bad_feature(), sample.PLAN: f"{plan}\n{markers}\n"})

    house.wait_for_check(second)
    assert len(ours(second)) >= len(ours(first))


def test_a_comment_of_ours_that_somebody_edited_is_said_again(house, repository):
    pull = repository.open_pull_request("one", sample.bad_feature())
    house.wait_for_check(pull)
    before = len(ours(pull))
    comment = ours(pull)[0]
    marker = comment.body.splitlines()[-1]

    pull.edit_comment(comment, f"Nothing to see here.\n\n{marker}", by="alice")
    pull.push({"README.md": "# Tracker\n"})

    house.wait_for_check(pull)
    assert len(ours(pull)) == before + 1
