"""What of ours stands on a pull request: the check-run on its head, and review comments that nobody else edited."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from plangate.domain.model.existing_output import OwnCheckRun, OwnComment, OwnReview, OwnReviewComment
from plangate.domain.model.outgoing import CHECK_NAME, RunStatus
from plangate.errors import RefusedError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import Page, nodes
from plangate.github.api.tokens import CHECKING

Node = Mapping[str, Any]


def check_run_on(head: Node) -> OwnCheckRun | None:
    """The newest check-run of ours on a head; RefusedError where GitHub does not list all suites that hold one."""
    if head["checkSuites"]["pageInfo"]["hasNextPage"]:
        raise RefusedError(f"Too many check-suites of ours stand on {head['oid'][:12]}.")
    runs = [run for suite in head["checkSuites"]["nodes"] for run in suite["checkRuns"]["nodes"]]
    if not runs:
        return None
    newest = max(runs, key=lambda run: int(run["databaseId"]))
    return OwnCheckRun(
        id=newest["databaseId"],
        status=newest["status"].lower(),
        conclusion=(newest["conclusion"] or "").lower() or None,
        external_id=newest["externalId"] or "",
        annotations=newest["annotations"]["totalCount"] if newest["annotations"] else 0,
    )


def others_unfinished(head: Node) -> tuple[int, ...]:
    """The ids of our check-runs on a head that are not completed, but for the newest."""
    newest = check_run_on(head)
    runs = (run for suite in head["checkSuites"]["nodes"] for run in suite["unfinished"]["nodes"])
    return tuple(sorted(int(run["databaseId"]) for run in runs if newest and run["databaseId"] != newest.id))


def own_check_run(github: Connection, head: str) -> OwnCheckRun | None:
    """The same, asked for with a token for check-runs and nothing else."""
    found = github.read(
        f"{github.path}/commits/{quote(head, safe='')}/check-runs", doing=f"reading our check-run at {head[:12]}",
        permissions=CHECKING, check_name=CHECK_NAME, app_id=github.app_id, per_page=100,
    )  # fmt: skip
    newest = max(found["check_runs"], key=lambda run: int(run["id"]), default=None)
    if newest is None:
        return None
    annotations = newest["output"]["annotations_count"]
    return OwnCheckRun(newest["id"], newest["status"], newest["conclusion"], newest["external_id"] or "", annotations)


def unfinished_runs(github: Connection, head: str) -> tuple[int, ...]:
    """The ids of our check-runs on a head that are not completed, a hundred at most."""
    found = github.read(
        f"{github.path}/commits/{quote(head, safe='')}/check-runs", doing=f"reading our check-runs at {head[:12]}",
        check_name=CHECK_NAME, app_id=github.app_id, per_page=100, filter="all",
    )  # fmt: skip
    return tuple(int(run["id"]) for run in found["check_runs"] if run["status"] != RunStatus.COMPLETED)


def known_since(head: Node) -> str:
    """When GitHub first opened a check-suite of ours on a head; empty while there is none."""
    return min((str(suite["createdAt"]) for suite in head["checkSuites"]["nodes"]), default="")


def forced_at(pull: Node) -> str:
    """When a pull request's head was last forced to another commit; empty while it never was."""
    return max((str(event["createdAt"]) for event in pull["forced"]["nodes"] or () if event), default="")


def sharing(github: Connection, head: Node, repository_id: int, number: int) -> tuple[tuple[int, str], ...]:
    """The numbers and base branches of other open pull requests of the repository that have this very head.

    A call for each hundred beyond the twenty that the head was told with: none may be missed, since they share a check.
    """

    def following(after: str) -> Page:
        doing = f"reading the pull requests at {head['oid'][:12]}"
        data = github.ask_for("more_sharing", doing=doing, oid=head["oid"], after=after)
        commit = data["repository"]["object"]
        if commit is None:
            raise TransientError(f"GitHub's answer was incomplete while {doing}.")
        page: Page = commit["associatedPullRequests"]
        return page

    listed = nodes(head["associatedPullRequests"], following)
    same = (pull for pull in listed if pull["headRefOid"] == head["oid"])
    into = (pull for pull in same if (pull["baseRepository"] or {}).get("databaseId") == repository_id)
    others = (pull for pull in into if pull["state"] == "OPEN" and pull["number"] != number)
    return tuple(sorted({(pull["number"], pull["baseRefName"]) for pull in others}))


def own_comments(threads: Iterable[Node], viewer: str) -> Iterator[OwnReviewComment]:
    """The comments that began a thread, are ours, and were edited by nobody else; `viewer` is our login."""
    comments = ((thread, comment) for thread in threads for comment in thread["comments"]["nodes"])
    own = ((thread, comment) for thread, comment in comments if _is_by(comment, viewer))
    return (_own_comment(thread, comment, viewer) for thread, comment in own if not _is_tampered(comment, viewer))


def _own_comment(thread: Node, comment: Node, viewer: str) -> OwnReviewComment:
    return OwnReviewComment(
        id=int(comment["fullDatabaseId"]),
        path=thread["path"],
        line=thread["line"],
        body=comment["body"],
        resolved=thread["isResolved"],
        outdated=thread["isOutdated"],
        thread=thread["id"],
        resolved_by_us=thread["isResolved"] and _is_us(thread["resolvedBy"], viewer),
        touched=thread["comments"]["totalCount"] > 1 or comment["reactions"]["totalCount"] > 0,
        review=(comment["pullRequestReview"] or {}).get("id", ""),
    )


def own_reviews(reviews: Iterable[Node], viewer: str) -> Iterator[OwnReview]:
    """The reviews that are ours and that nobody else edited."""
    own = (review for review in reviews if _is_by(review, viewer) and not _is_tampered(review, viewer))
    return (
        OwnReview(review["id"], (review["commit"] or {}).get("oid", ""), review["body"], review["isMinimized"])
        for review in own
    )


def own_words(comments: Iterable[Node], viewer: str) -> Iterator[OwnComment]:
    """The comments of the conversation that are ours, those that another edited last marked."""
    own = (comment for comment in comments if _is_by(comment, viewer))
    for comment in own:
        tampered = _is_tampered(comment, viewer)
        yield OwnComment(int(comment["fullDatabaseId"]), comment["body"], comment["createdAt"], tampered)


def _is_tampered(comment: Node, viewer: str) -> bool:
    """Whether another edited it last."""
    return comment["editor"] is not None and not _is(comment["editor"], viewer)


def _is_by(comment: Node, viewer: str) -> bool:
    return bool(comment["viewerDidAuthor"]) or _is(comment["author"], viewer)


def _is_us(resolver: Node | None, viewer: str) -> bool:
    """Whether who resolved a thread is us; the field is for people, so that a bot may well be nobody there."""
    return resolver is None or resolver["login"] in (viewer, viewer.removesuffix("[bot]"))


def _is(actor: Node | None, viewer: str) -> bool:
    # As an author a bot has no suffix, as the viewer it has one.
    return actor is not None and actor["__typename"] == "Bot" and login_of(actor) == viewer


def login_of(actor: Node | None) -> str:
    """A login as REST and policies write it: `renovate[bot]`; an account that is gone is `ghost`."""
    if actor is None:
        return "ghost"
    login = str(actor["login"])
    return f"{login}[bot]" if actor["__typename"] == "Bot" and not login.endswith("[bot]") else login
