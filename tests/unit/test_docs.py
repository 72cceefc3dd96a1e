"""The documents keep step with the code: links lead somewhere, and tables list what there is."""

import ast
import re
import tomllib
from dataclasses import replace

import pytest
import yaml

from plangate.domain.model.snapshot import File
from plangate.domain.policy import POLICY_PATH, Policy, parse_policy
from plangate.domain.policy.keys import Group, policy_keys
from plangate.domain.rules import RULE_NAMES
from plangate.settings import PREFIX, ReceiverSettings, WorkerSettings
from tests import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").glob("*.md")])
HOME = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["urls"]["Homepage"]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ACCESS = {"read": "Read-only", "write": "Read and write"}


def text_of(path):
    """A document of the repository."""
    return (ROOT / path).read_text()


def rows_of(text, heading):
    """The first cells of the table whose header begins with that word."""
    table = re.search(rf"^\| {heading} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table[1].splitlines()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_documents_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", re.sub(r"(?ms)^(`{3,}).*?^\1$", "", page.read_text()))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_link_to_our_own_repository_leads_to_a_file_of_it():
    links = [(page, path) for page in PAGES for path in re.findall(rf"{HOME}/blob/main/([^\s)#]+)", page.read_text())]

    assert [(page, path) for page, path in links if not (ROOT / path).exists()] == []


def test_the_long_description_links_to_whole_addresses_since_a_package_index_has_no_files_beside_it():
    text = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", text_of("README.md"))

    assert re.findall(r"\]\((?!https:)\S*", text) + re.findall(r"^\[.*\]:(?! https:).*", text, re.MULTILINE) == []


def test_a_picture_of_the_long_description_is_a_file_of_the_repository():
    ours = r"!\[[^\]]+\]\(https://raw\.githubusercontent\.com/plangate/plangate/main/([^)]+)\)"
    shown = re.findall(ours, text_of("README.md"))

    assert shown
    assert [path for path in shown if not (ROOT / path).is_file()] == []


def test_every_named_link_of_the_long_description_is_defined():
    text = text_of("README.md")

    defined = set(re.findall(r"^\[(.+)\]: ", text, re.MULTILINE))

    assert set(re.findall(r"\]\[([^\]]+)\]", text)) <= defined


def test_the_installation_guide_names_the_permissions_and_events_of_the_manifest():
    manifest = yaml.safe_load(text_of("app.yml"))
    guide = text_of("docs/install.md")

    permissions = {row[0].lower().replace(" ", "_"): row[1] for row in rows_of(guide, "permission")}
    events = [row[0].lower().replace(" ", "_") for row in rows_of(guide, "event")]

    assert permissions == {name: ACCESS[level] for name, level in manifest["default_permissions"].items()}
    assert events == manifest["default_events"]


def test_the_security_page_asks_for_what_the_manifest_asks_for():
    manifest = yaml.safe_load(text_of("app.yml"))
    asked = ", ".join(f"{name.replace('_', ' ')} ({level})" for name, level in manifest["default_permissions"].items())

    page = " ".join(text_of("SECURITY.md").split())

    assert f"It asks for {' and '.join(asked.rsplit(', ', 1))}, and for nothing else." in page


def test_the_policy_page_lists_every_key():
    keys = policy_keys(RULE_NAMES)
    names = [f"{key.name}.{one.name}" for key in keys if isinstance(key, Group) for one in key.keys]
    names += [key.name for key in keys if not isinstance(key, Group)]

    assert {row[0].strip("`") for row in rows_of(text_of("docs/policy.md"), "key")} == set(names)


def test_the_policy_page_shows_the_defaults():
    (shown,) = re.findall(r"^```yaml\n(.*?)^```", text_of("docs/policy.md"), re.MULTILINE | re.DOTALL)

    policy = parse_policy(File(POLICY_PATH, "0" * 40, shown), RULE_NAMES)

    assert policy == replace(Policy(), path=POLICY_PATH, sha="0" * 40)
    assert {line.partition(":")[0] for line in shown.splitlines()} >= {key.name for key in policy_keys(())}


def test_the_documents_name_no_setting_that_does_not_exist():
    known = {f"{PREFIX}{name.upper()}" for kind in (ReceiverSettings, WorkerSettings) for name in kind.model_fields}
    pages = [*PAGES, ROOT / "Dockerfile", ROOT / "deploy/compose.yaml"]

    named = {name for page in pages for name in re.findall(rf"{PREFIX}[A-Z_]+", page.read_text())}

    assert named - known == set()


def test_compose_gives_the_receiver_no_key_and_the_dispatcher_no_secret():
    services = yaml.safe_load(text_of("deploy/compose.yaml"))["services"]

    assert not [name for name in services["web"]["environment"] if "PRIVATE_KEY" in name]
    assert not [name for name in services["worker"]["environment"] if "WEBHOOK" in name]


WALKS = re.findall(r"^\| \d+ \| .* \| `([^`]+)` \| `([^`]+)` \|$", text_of("docs/architecture.md"), re.MULTILINE)


@pytest.mark.parametrize(("path", "function"), WALKS)
def test_every_hop_of_the_walks_is_a_function_of_that_file(path, function):
    file = ROOT / ("workers" if path.startswith("plangate_workers/") else "app") / path
    owner, _, name = function.rpartition(".")
    body = ast.parse(file.read_text(encoding="utf-8")).body

    scopes = [node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner] if owner else [body]

    assert name in {node.name for scope in scopes for node in scope if isinstance(node, FUNCTIONS)}


def test_the_walks_are_not_empty():
    assert len(WALKS) > 30


FIGURE = re.compile(r"\d (?:ms|MB|jobs/s)\b")
SEEN = re.compile(r"[Ss]een at commit `([0-9a-f]{7})` on (\d{4}-\d\d-\d\d)")
NO_MEASUREMENTS = (ROOT / "deploy", ROOT / "docs" / "rules", ROOT / "docs" / "runbook")
"""What stands there is advice on sizes, and examples."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_figure_carries_the_commit_and_the_date_at_which_it_was_seen(page):
    sections = re.split(r"(?m)^#+ ", re.sub(r"`[^`\n]*<[^`\n]*`", "", page.read_text()))

    measured = [] if set(NO_MEASUREMENTS) & set(page.parents) else [text for text in sections if FIGURE.search(text)]
    assert [text.splitlines()[0] for text in measured if not SEEN.search(text)] == []
