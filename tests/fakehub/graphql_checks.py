"""Check-suites and check-runs as GitHub's schema shows them."""

from collections.abc import Sequence
from typing import Any

from tests.fakehub.graphql_connections import pages
from tests.fakehub.graphql_errors import Refusal, no_such_node
from tests.fakehub.graphql_merging import SATISFYING, is_required
from tests.fakehub.graphql_things import GitThing, RefThing, Rollup, git_thing, opaque_id, ref_thing
from tests.fakehub.graphql_views import View, shows
from tests.fakehub.model import CheckRun, CheckSuite, PullRequest, Repository


class ConclusionView(View):
    """Something that is underway and then concludes."""

    it: CheckRun | CheckSuite

    def database_id(self) -> int:
        """The number that REST calls `id`; it does not fit 32 bits, and GitHub writes it all the same."""
        return self.it.id

    def status(self) -> str:
        """How far it is."""
        return self.it.status.upper()

    def conclusion(self) -> str | None:
        """How it ended, None before."""
        return self.it.conclusion.upper() if self.it.conclusion else None


@shows(CheckSuite)
class CheckSuiteView(ConclusionView):
    """All check-runs of one App on one commit."""

    it: CheckSuite

    def commit(self) -> GitThing | None:
        """The commit."""
        return git_thing(self.it.repository, self.it.head_sha)

    def branch(self) -> RefThing | None:
        """The branch that was pushed."""
        return ref_thing(self.it.repository, f"refs/heads/{self.it.head_branch}")

    @pages
    def check_runs(self, *, filter_by: dict[str, Any] | None = None) -> Sequence[CheckRun]:
        """Its check-runs that hold to the filter, oldest first; LATEST keeps the newest of each name."""
        chosen = filter_by or {}
        runs = sorted(self.it.runs, key=lambda run: run.id)
        if chosen.get("check_type") == "LATEST":
            runs = list({run.name: run for run in runs}.values())
        return [run for run in runs if holds(run, chosen)]

    def resource_path(self) -> str:
        """The path of the list of checks."""
        return f"/{self.it.repository.full_name}/commit/{self.it.head_sha}/checks?check_suite_id={self.it.id}"


def holds(run: CheckRun, chosen: dict[str, Any]) -> bool:
    """Whether a check-run is what a `CheckRunFilter` asks for."""
    statuses = [*(chosen.get("statuses") or []), *([chosen["status"]] if chosen.get("status") else [])]
    conclusions = chosen.get("conclusions") or []
    return (
        chosen.get("app_id") in (None, run.app.id)
        and chosen.get("check_name") in (None, run.name)
        and (not statuses or run.status.upper() in statuses)
        and (not conclusions or (run.conclusion or "").upper() in conclusions)
    )


@shows(CheckRun)
class CheckRunView(ConclusionView):
    """A check-run with its annotations."""

    it: CheckRun

    def check_suite(self) -> CheckSuite:
        """The suite that it is part of."""
        return self.it.suite

    def repository(self) -> Repository:
        """The repository of its commit."""
        return self.it.suite.repository

    def resource_path(self) -> str:
        """The path of its page."""
        return f"/{self.repository().full_name}/runs/{self.it.id}"

    def permalink(self) -> str:
        """The same address as `url`."""
        return self.url()

    def details_url(self) -> str:
        """Where its maker shows more, its own page unless said otherwise."""
        return self.it.details_url or self.url()

    @pages
    def annotations(self) -> Sequence[dict[str, Any]]:
        """Its annotations in the order in which they came."""
        return [annotation_view(one, self) for one in self.it.annotations]

    def is_required(self, *, pull_request_id: str | None = None, pull_request_number: int | None = None) -> bool:
        """Whether the base branch of a pull request requires it."""
        return is_required(self.it.name, self.it.app, self._pull(pull_request_id, pull_request_number))

    def _pull(self, node_id: str | None, number: int | None) -> PullRequest:
        if node_id is None and number is None:
            raise Refusal("UNPROCESSABLE", "Either a pull request ID or a pull request number must be given.")
        pulls = self.repository().pulls.values()
        found = next((pull for pull in pulls if node_id == pull.node_id or number == pull.number), None)
        if found is None:
            raise no_such_node(node_id or str(number))
        return found


def annotation_view(annotation: dict[str, Any], run: CheckRunView) -> dict[str, Any]:
    """An annotation, from REST's keys to the fields of the schema."""
    page = f"{run.asked.home}/{run.repository().full_name}/blob/{run.it.head_sha}/{annotation['path']}"
    return {
        "annotationLevel": annotation["annotation_level"].upper(),
        "blobUrl": page,
        "location": {
            "start": {"line": annotation["start_line"], "column": annotation.get("start_column")},
            "end": {"line": annotation["end_line"], "column": annotation.get("end_column")},
        },
        "message": annotation["message"],
        "path": annotation["path"],
        "rawDetails": annotation.get("raw_details"),
        "title": annotation.get("title"),
    }


@shows(Rollup)
class StatusCheckRollupView(View):
    """All checks of a commit taken together."""

    it: Rollup

    def id(self) -> str:
        """The global id."""
        return opaque_id("SCR", self.it.repository, self.it.sha)

    def commit(self) -> GitThing | None:
        """The commit."""
        return git_thing(self.it.repository, self.it.sha)

    def state(self) -> str:
        """FAILURE if one failed, PENDING while one is underway, else SUCCESS."""
        conclusions = {run.conclusion for run in self.it.runs}
        if conclusions - {None, *SATISFYING}:
            return "FAILURE"
        return "PENDING" if None in conclusions else "SUCCESS"

    @pages
    def contexts(self) -> Sequence[CheckRun]:
        """The newest check-run of each App and name."""
        return self.it.runs
