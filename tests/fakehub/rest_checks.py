"""REST for check-runs and check-suites: only Apps write them, and only their own."""

from typing import Any

from tests.fakehub.bodies import array, integer, moment, octets, record, text
from tests.fakehub.deeds_checks import create_run, find_suite, make_suite, rerequest_run, rerequest_suite, update_run
from tests.fakehub.model import CheckRun, CheckSuite
from tests.fakehub.repositories import is_sha
from tests.fakehub.rest import NOT_ACCESSIBLE, Answer, Call, Refusal, endpoint, not_found
from tests.fakehub.shapes_checks import annotation_shape, run_shape, suite_shape

READ = (("checks", "read"),)
WRITE = (("checks", "write"),)
KILOBYTES_64 = 64 * 1024
CONCLUSIONS = (
    "action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out",
)  # fmt: skip
ANNOTATION = record(
    {
        "path": text(least=1),
        "start_line": integer(1),
        "end_line": integer(1),
        "annotation_level": text(choices=("notice", "warning", "failure")),
        "message": octets(KILOBYTES_64),
    },
    {
        "start_column": integer(1),
        "end_column": integer(1),
        "title": text(most=255),
        "raw_details": octets(KILOBYTES_64),
    },
)
PARTS = {
    "title": text(),
    "summary": text(most=65_535),
    "text": text(most=65_535),
    "annotations": array(ANNOTATION, most=50),
    "images": array(record({"alt": text(), "image_url": text()}, {"caption": text()})),
}
ACTION = record({"label": text(most=20), "description": text(most=40), "identifier": text(most=20)})
FIELDS = {
    "details_url": text(),
    "external_id": text(),
    "status": text(choices=("queued", "in_progress", "completed")),
    "conclusion": text(choices=CONCLUSIONS),
    "started_at": moment,
    "completed_at": moment,
    "actions": array(ACTION, most=3),
}


def output(*required: str) -> Any:
    """What a run says; creating one needs a title, updating it does not."""
    others = {name: check for name, check in PARTS.items() if name not in required}
    return record({name: PARTS[name] for name in required}, others)


CREATE = record({"name": text(least=1), "head_sha": text()}, {**FIELDS, "output": output("title", "summary")})
UPDATE = record({}, {**FIELDS, "name": text(least=1), "output": output("summary")})


@endpoint("POST", "/repos/{owner}/{repo}/check-runs", needs=WRITE, check=CREATE)
def create_check_run(call: Call) -> Answer:
    """A new check-run of the calling App."""
    sha = call.body["head_sha"]
    if not is_sha(sha) or call.repository.git.kind(sha) != "commit":
        raise Refusal(422, f"No commit found for SHA: {sha}")
    check_sense(call.body)
    run = create_run(call.hub, call.repository, call.speaker, sha, call.body)
    return Answer(201, run_shape(run, call.url))


@endpoint("PATCH", "/repos/{owner}/{repo}/check-runs/{run}", needs=WRITE, check=UPDATE)
def update_check_run(call: Call) -> Answer:
    """Change an own check-run; annotations add up."""
    run = run_of(call)
    if run.app is not call.speaker:
        words = "check run can only be modified by the GitHub App that created it."
        raise Refusal(403, f"Invalid app_id `{call.speaker.id}` - {words}")
    check_sense(call.body)
    update_run(call.hub, run, call.body)
    return Answer(200, run_shape(run, call.url))


def check_sense(body: dict[str, Any]) -> None:
    """What no type can say: completed needs a conclusion, an annotation must not end before it starts."""
    if body.get("status") == "completed" and "conclusion" not in body:
        raise Refusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.')
    if "conclusion" in body and body.get("status", "completed") != "completed":
        raise Refusal(422, "Invalid request.\n\nA conclusion needs the status completed.")
    for annotation in body.get("output", {}).get("annotations", []):
        one_line = annotation["start_line"] == annotation["end_line"]
        columns = "start_column" in annotation or "end_column" in annotation
        if annotation["end_line"] < annotation["start_line"] or (columns and not one_line):
            raise Refusal(422, "Validation Failed", [
                {"resource": "CheckAnnotation", "code": "invalid", "field": "end_line"}
            ])  # fmt: skip


def run_of(call: Call) -> CheckRun:
    """The check-run that the path names."""
    return call.thing(CheckRun, "run", "run", of=lambda run: run.suite.repository)


@endpoint("GET", "/repos/{owner}/{repo}/check-runs/{run}", needs=READ)
def get_check_run(call: Call) -> Answer:
    """One check-run."""
    return Answer(200, run_shape(run_of(call), call.url))


@endpoint("GET", "/repos/{owner}/{repo}/check-runs/{run}/annotations", needs=READ)
def list_annotations(call: Call) -> Answer:
    """The annotations of a check-run."""
    run = run_of(call)
    return call.page(run.annotations, lambda annotation: annotation_shape(annotation, run, call.url))


@endpoint("POST", "/repos/{owner}/{repo}/check-runs/{run}/rerequest", needs=WRITE)
def rerequest_check_run(call: Call) -> Answer:
    """Ask for a run again, as the button does."""
    rerequest_run(call.hub, run_of(call), call.speaker.bot)
    return Answer(201, {})


@endpoint("GET", "/repos/{owner}/{repo}/commits/{ref*}/check-runs", needs=READ)
def list_check_runs(call: Call) -> Answer:
    """The check-runs on a commit, the newest of each name unless all are asked for."""
    sha = call.repository.git.resolve(call.params["ref"])
    if sha is None:
        raise Refusal(422, f"No commit found for SHA: {call.params['ref']}")
    runs = call.repository.runs(sha)
    if call.query.get("filter", "latest") == "latest":
        runs = list({(run.app.id, run.name): run for run in runs}.values())
    runs = [run for run in runs if wanted(run, call.query)]
    return call.page(runs[::-1], lambda run: run_shape(run, call.url), wrap="check_runs")


def wanted(run: CheckRun, query: dict[str, str]) -> bool:
    """Whether a run is what the query asks for."""
    facts = {"check_name": run.name, "status": run.status, "app_id": str(run.app.id)}
    return all(query.get(name, fact) == fact for name, fact in facts.items())


def suite_of(call: Call) -> CheckSuite:
    """The suite that the path names."""
    return call.thing(CheckSuite, "suite", "suite", of=lambda suite: suite.repository)


@endpoint("POST", "/repos/{owner}/{repo}/check-suites", needs=WRITE, check=record({"head_sha": text()}))
def create_check_suite(call: Call) -> Answer:
    """The App's suite on a commit: 201 for a new one, 200 for the one that stands."""
    sha = call.body["head_sha"]
    if not is_sha(sha) or call.repository.git.kind(sha) != "commit":
        raise Refusal(422, f"No commit found for SHA: {sha}")
    found = find_suite(call.repository, call.speaker, sha)
    suite = found or make_suite(call.hub, call.repository, call.speaker, sha)
    return Answer(200 if found else 201, suite_shape(suite, call.url))


@endpoint("GET", "/repos/{owner}/{repo}/check-suites/{suite}", needs=READ)
def get_check_suite(call: Call) -> Answer:
    """One suite."""
    return Answer(200, suite_shape(suite_of(call), call.url))


@endpoint("GET", "/repos/{owner}/{repo}/check-suites/{suite}/check-runs", needs=READ)
def list_suite_runs(call: Call) -> Answer:
    """The check-runs of a suite."""
    return call.page(suite_of(call).runs[::-1], lambda run: run_shape(run, call.url), wrap="check_runs")


@endpoint("POST", "/repos/{owner}/{repo}/check-suites/{suite}/rerequest", needs=WRITE)
def rerequest_check_suite(call: Call) -> Answer:
    """Ask for a whole suite again; only for one's own."""
    suite = suite_of(call)
    if suite.app is not call.speaker:
        raise Refusal(403, NOT_ACCESSIBLE)
    rerequest_suite(call.hub, suite, call.speaker.bot)
    return Answer(201, {})


@endpoint("GET", "/repos/{owner}/{repo}/commits/{ref*}/check-suites", needs=READ)
def list_check_suites(call: Call) -> Answer:
    """The suites on a commit."""
    sha = call.repository.git.resolve(call.params["ref"])
    if sha is None:
        raise not_found()
    suites = [suite for suite in call.repository.suites if suite.head_sha == sha]
    return call.page(suites, lambda suite: suite_shape(suite, call.url), wrap="check_suites")
