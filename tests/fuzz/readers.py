"""Every reader of text that others write, each with samples of its kind and the errors that it declares."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plangate.domain.commands.read import action_of, read_comment
from plangate.domain.documents.constitution.amendment import read_amendment
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.constitution.sync_report import read_sync_report
from plangate.domain.documents.constitution.unclosed_comments import read_law
from plangate.domain.documents.contracts.parse import parse_contract
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.plan.named_paths import paths
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.pointers import read_pointer
from plangate.domain.documents.quickstart import can_be_followed
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.symlinks import follow
from plangate.domain.documents.tasks.parse import parse_tasks, read_boxes
from plangate.domain.documents.template.resolve import placeholders_of, resolve_template
from plangate.domain.model.existing_output import OwnComment
from plangate.domain.model.external_id import is_for, is_for_others, may_pass, pull_request_number
from plangate.domain.model.follow_up import ExistingPullRequest, PullState, read_trailer
from plangate.domain.model.snapshot import AmendedLaw, File, Snapshot
from plangate.domain.policy import parse_policy
from plangate.domain.review.review import review
from plangate.domain.review.waivers import open_record, read_ledger
from plangate.domain.scaffold import scaffold_tasks
from plangate.domain.scaffold.sources.manifests import MANIFESTS, named_in
from plangate.domain.scaffold.tasks_file.layout import read_layout
from plangate.domain.text.markdown import read_markdown
from plangate.domain.text.yaml import read_yaml_documents
from plangate.presentation.formats.json_report import as_json
from plangate.presentation.hidden_markers import read_answered, read_fingerprints, repeated_comments
from plangate.presentation.review import compose
from plangate.web.receive.events import read_event
from plangate.web.receive.payload import DeliveryContext
from plangate.web.receive.request import RejectedError, read_json
from tests.builders import CONSTITUTION_PATH, POLICY_PATH, TEMPLATE_PATH, a_feature, a_file, a_law, a_snapshot
from tests.fuzz import samples
from tests.unit.domain.scaffold.loans import PATHS, a_loans_feature, a_loans_snapshot
from tests.unit.web.payloads import APP


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of texts: what it is given to begin with, and the errors that it says it raises."""

    name: str
    samples: Sequence[str]
    read: Callable[[str], object]
    declared: tuple[type[Exception], ...] = ()


def _of_file(text: str) -> str:
    """The text as a file can hold it: GitHub gives the text of such alone as are UTF-8, and half a character is not."""
    return text.encode("utf-8", "replace").decode()


def _file(path: str, text: str) -> File:
    return a_file(path, _of_file(text))


def _plan(text: str) -> None:
    placeholders_of(parse_plan_text("specs/001-a/plan.md", text))
    tuple(paths(text, "specs/001-a"))


def _law(text: str) -> None:
    parse_constitution.__wrapped__(_file(CONSTITUTION_PATH, text))
    read_boxes([text])


def _amendment(text: str) -> None:
    before = _file(CONSTITUTION_PATH, samples.LAWS[0])
    amended = read_amendment(AmendedLaw(_file(CONSTITUTION_PATH, text), before))
    if amended is not None:
        _ = amended.required, amended.bump, amended.anchor


def _policy(text: str) -> None:
    policy = parse_policy(_file(POLICY_PATH, text), ("vague-goal", "missing-field"))
    for path in ("specs/001-a/plan.md", "a/b/c/d/e/f/plan.md", "x" * 200):
        policy.matches_plan(path)


def _layered(path: str) -> Callable[[str], object]:
    """A reader of a file in `.specify` that says which templates lie above the project's own."""
    beside = {
        "presets/a/preset.yml": samples.PRESETS[0],
        "presets/a/templates/plan.md": "{CORE_TEMPLATE}",
        "extensions/a/templates/plan-template.md": samples.TEMPLATES[0],
        "templates/plan-template.md": samples.TEMPLATES[0],
    }

    def resolve(text: str) -> None:
        files = {**beside, path: text}
        resolve_template([_file(f".specify/{name}", said) for name, said in files.items()], "")

    return resolve


def _contract_judged(text: str) -> None:
    files = {f"contracts/a_{ending}": _of_file(text) for ending in ("yaml", "json", "md")}
    _compose(a_snapshot(a_feature(**files)))


def _contract(ending: str) -> Callable[[str], object]:
    return lambda text: parse_contract.__wrapped__(_file(f"contracts/a.{ending}", text))


def _comment(text: str) -> None:
    for invocation in read_comment(text):
        action_of(invocation)


def _own_comments(text: str) -> None:
    comments = (OwnComment(1, text), OwnComment(2, samples.OWN_COMMENTS[0]), OwnComment(3, text, tampered=True))
    read_ledger(comments, (samples.KEY,), 10, 7)
    read_answered(comments)
    repeated_comments(comments)
    read_fingerprints(text)
    read_trailer(text)
    existing = ExistingPullRequest(1, PullState.OPEN, "main", text)
    _ = existing.about, existing.touched


def _record(text: str) -> None:
    open_record(f"{base64.b64encode(text.encode('utf-8', 'surrogatepass')).decode()}.{'0' * 64}", (samples.KEY,))
    open_record(text, (samples.KEY,))


def _external_id(text: str) -> None:
    pull_request_number(text)
    is_for(text, (3, "main"))
    is_for_others(text, ((3, "main"),))
    may_pass(text)


def _link(text: str) -> None:
    read_pointer(text)
    links = (File("specs", "a1", text, symlink=True), File("docs", "a2", text[::-1], symlink=True))
    follow(links, "specs/001-a/plan.md")


def _manifest(text: str) -> None:
    for name in (*MANIFESTS, "a.csproj"):
        named_in(_file(name, text))


def _webhook(text: str) -> None:
    name, _, body = text.partition("\n")
    read_event(name, read_json(body.encode("utf-8", "surrogatepass")), DeliveryContext(APP, 1_800_000_000.0, "guid-1"))


def _judged(text: str) -> None:
    _compose(a_snapshot(a_feature(_of_file(text))))


def _judged_by(text: str) -> None:
    _compose(a_snapshot(law=a_law(constitution=_of_file(text))))


def _compose(snapshot: Snapshot) -> None:
    report = review(snapshot)
    as_json(report)
    compose(report, snapshot, home="https://plangate.example")


def _scaffolded(name: str) -> Callable[[str], object]:
    def scaffold(text: str) -> None:
        feature = a_loans_feature(**{name: _of_file(text)})
        scaffold_tasks(a_loans_snapshot(feature), feature, paths=PATHS)

    return scaffold


READERS = (
    Reader("Markdown", (*samples.PLANS, *samples.LAWS), read_markdown),
    Reader("YAML", (*samples.POLICIES, *samples.CONTRACTS), read_yaml_documents),
    Reader("plan", samples.PLANS, _plan),
    Reader("constitution", samples.LAWS, _law),
    Reader("amendment", samples.LAWS, _amendment),
    Reader("sync report", samples.LAWS[-1:], lambda text: read_sync_report(read_law(text))),
    Reader("template", samples.TEMPLATES, lambda text: resolve_template([_file(TEMPLATE_PATH, text)], "")),
    Reader("preset", samples.PRESETS, _layered("presets/a/preset.yml")),
    Reader("registry of presets", samples.REGISTRIES, _layered("presets/.registry")),
    Reader("registry of extensions", samples.REGISTRIES, _layered("extensions/.registry")),
    Reader("specification", samples.SPECS, lambda text: parse_spec(_file("spec.md", text))),
    Reader("research", samples.RESEARCH, lambda text: parse_research(_file("research.md", text))),
    Reader("data model", samples.MODELS, lambda text: parse_data_model(_file("data-model.md", text))),
    Reader("quickstart", samples.QUICKSTARTS, lambda text: can_be_followed(_file("quickstart.md", text))),
    Reader("tasks", samples.TASKS, lambda text: parse_tasks(_file("tasks.md", text))),
    Reader("tasks template", samples.TASKS_TEMPLATES, lambda text: read_layout(text, "tasks-template.md")),
    Reader("contract in YAML", samples.CONTRACTS, _contract("yaml")),
    Reader("contract in JSON", samples.CONTRACTS[-1:], _contract("json")),
    Reader("contract in Markdown", samples.CONTRACTS_IN_MARKDOWN, _contract("md")),
    Reader("policy", samples.POLICIES, _policy),
    Reader("comment", samples.COMMENTS, _comment),
    Reader("waiver record", samples.RECORDS, _record),
    Reader("own comment", samples.OWN_COMMENTS, _own_comments),
    Reader("external id", samples.EXTERNAL_IDS, _external_id),
    Reader("link", samples.LINKS, _link),
    Reader("manifest", samples.MANIFESTS, _manifest),
    Reader("webhook", samples.PAYLOADS, _webhook, (RejectedError,)),
    Reader("plan, judged", samples.PLANS, _judged),
    Reader("contract, judged", samples.CONTRACTS, _contract_judged),
    Reader("constitution, judged by", samples.LAWS, _judged_by),
    Reader("specification, made into tasks", samples.SPECS, _scaffolded("spec__md")),
    Reader("data model, made into tasks", samples.MODELS, _scaffolded("data_model__md")),
    Reader("tasks, merged", samples.TASKS, _scaffolded("tasks__md")),
)
