"""The template in force is found through overrides, presets, extensions and the core."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.documents.plan.model import Role
from plangate.domain.documents.template.layers import Resolved, Unresolved, resolve_layers
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import STOCK, UPSTREAM, project_root, resolve_template
from plangate.domain.model.absent_text import WhyUnresolved
from plangate.domain.model.report import Shape
from plangate.domain.model.snapshot import File
from tests.builders import TEMPLATE_PATH, TEMPLATE_TEXT, a_file
from tests.template_layouts import LAYOUTS, target

OVERRIDE = ".specify/templates/overrides/plan-template.md"


def a_template(title: str) -> str:
    """A template that is known by its only section."""
    return f"# Plan: [FEATURE]\n\n## {title}\n\n[what to say]\n"


def titles(template: Template) -> list[str]:
    """The titles of a template's sections."""
    return [section.title for section in template.plan.sections]


def resolved(files: dict[str, str], root: str = "") -> tuple[str, str | None, list[str]]:
    """Source, path and titles of what these files resolve to."""
    template = resolve_template([a_file(path, text) for path, text in files.items()], root)
    return template.source, template.path, titles(template)


def test_the_core_template_is_read_as_a_plan():
    template = resolve_template([a_file(TEMPLATE_PATH, TEMPLATE_TEXT)], "")

    assert (template.path, template.source, template.plan.shape) == (TEMPLATE_PATH, "core", Shape.SPEC_KIT)
    assert set(STOCK) <= set(template.placeholders)
    assert "[Say in two sentences what is built and how]" in template.placeholders
    assert template.optional == ("Complexity Tracking",)


@pytest.mark.parametrize(
    ("files", "source"),
    [
        ([OVERRIDE, ".specify/presets/p/templates/plan-template.md", TEMPLATE_PATH], "override"),
        ([".specify/presets/p/templates/plan-template.md", TEMPLATE_PATH], "preset:p"),
        ([".specify/presets/p/plan-template.md", TEMPLATE_PATH], "preset:p"),
        ([".specify/extensions/e/templates/plan-template.md", TEMPLATE_PATH], "extension:e"),
        ([TEMPLATE_PATH, "templates/plan-template.md"], "core"),
        (["templates/plan-template.md"], "core"),
    ],
)
def test_the_highest_layer_wins(files, source):
    found = resolved({path: a_template(path) for path in files})

    assert found == (source, files[0], [files[0]])


def test_a_folder_that_is_no_id_is_no_preset():
    files = {".specify/presets/P/plan-template.md": a_template("Mine"), TEMPLATE_PATH: a_template("Core")}

    assert resolved(files)[0] == "core"


def test_a_project_below_the_root_has_its_own_template():
    files = {f"ui/{TEMPLATE_PATH}": a_template("Screens"), TEMPLATE_PATH: a_template("Tables")}

    assert resolved(files, "ui") == ("core", f"ui/{TEMPLATE_PATH}", ["Screens"])
    assert resolved(files) == ("core", TEMPLATE_PATH, ["Tables"])


@pytest.mark.parametrize(
    ("entries", "source"),
    [
        ({"a": {"priority": 5}, "b": {"priority": 2}}, "preset:b"),
        ({"b": {}, "a": {}}, "preset:a"),
        ({"a": {"priority": True}, "b": {"priority": 3}}, "preset:b"),
        ({"a": {"priority": 0}, "b": {"priority": 11}}, "preset:a"),
        ({"a": {"enabled": False}, "b": {}}, "preset:b"),
        ({"A/..": {"priority": 1}, "b": {}}, "preset:b"),
        ({}, "core"),
    ],
)
def test_the_registry_puts_presets_in_order(entries, source):
    files = {
        ".specify/presets/.registry": json.dumps({"presets": entries}),
        ".specify/presets/a/templates/plan-template.md": a_template("A"),
        ".specify/presets/b/templates/plan-template.md": a_template("B"),
        TEMPLATE_PATH: a_template("Core"),
    }

    assert resolved(files)[0] == source


@pytest.mark.parametrize("registry", ["", "not json", "[]", '{"presets": 3}', "[" * 100_000])
def test_without_a_valid_registry_presets_count_in_alphabetical_order(registry):
    files = {
        ".specify/presets/.registry": registry,
        ".specify/presets/b/templates/plan-template.md": a_template("B"),
        ".specify/presets/a/templates/plan-template.md": a_template("A"),
    }

    assert resolved(files)[0] == "preset:a"


def test_extensions_that_no_registry_knows_have_the_default_priority():
    files = {
        ".specify/extensions/.registry": json.dumps({"extensions": {"z": {"priority": 3}, "y": {"priority": 30}}}),
        **{f".specify/extensions/{id}/templates/plan-template.md": a_template(id) for id in ("m", "y", "z")},
    }

    assert resolved(files)[0] == "extension:z"
    assert resolved({path: text for path, text in files.items() if "/z/" not in path})[0] == "extension:m"


@pytest.mark.parametrize(
    ("strategy", "text", "source", "expected"),
    [
        ("replace", a_template("Mine"), "preset:p", ["Mine"]),
        ("prepend", "## Mine\n", "preset:p", ["Mine", "Core"]),
        ("append", "## Mine\n", "preset:p", ["Core", "Mine"]),
        ("wrap", "## Before\n\n{CORE_TEMPLATE}\n\n## After\n", "preset:p", ["Before", "Core", "After"]),
    ],
)
def test_a_preset_says_how_it_joins_what_lies_below(strategy, text, source, expected):
    manifest = (
        f"provides:\n  templates:\n  - {{type: template, name: plan-template, file: t/p.md, strategy: {strategy}}}\n"
    )
    files = {
        ".specify/presets/p/preset.yml": manifest,
        ".specify/presets/p/t/p.md": text,
        TEMPLATE_PATH: a_template("Core"),
    }

    found = resolved(files)

    assert (found[0], found[2]) == (source, expected)


@pytest.mark.parametrize("file", ["../../secret.md", "/secret.md", "t/../../../../secret.md"])
def test_a_manifest_does_not_lead_out_of_its_preset(file):
    entry = f"{{type: template, name: plan-template, file: '{file}'}}"
    files = {
        ".specify/presets/p/preset.yml": f"provides: {{templates: [{entry}]}}",
        "secret.md": a_template("Secret"),
        TEMPLATE_PATH: a_template("Core"),
    }

    assert resolved(files)[0] == "core"


def test_layers_without_a_base_are_no_template():
    entry = "{type: template, name: plan-template, file: p.md, strategy: append}"
    files = {
        ".specify/presets/p/preset.yml": f"provides: {{templates: [{entry}]}}",
        ".specify/presets/p/p.md": "## Mine\n",
    }

    assert resolved(files)[0] == UPSTREAM


@pytest.mark.parametrize(("files", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layers_come_to_what_spec_kit_makes_of_them(files, expected):
    law = [a_file(path, target(text) or text, symlink=target(text) is not None) for path, text in files.items()]

    found = resolve_layers(law, "", "plan-template")

    assert (found.text if isinstance(found, Resolved) else found.why) == expected


def test_what_stops_spec_kit_is_named():
    files = {".specify/presets/p/preset.yml": "provides: []\n", TEMPLATE_PATH: a_template("Core")}

    template = resolve_template([a_file(path, text) for path, text in files.items()], "")

    assert (template.path, template.source) == (None, UPSTREAM)
    assert template.unresolved == Unresolved(WhyUnresolved.BAD_MANIFEST, ".specify/presets/p/preset.yml")


def test_a_layer_that_cannot_be_read_hides_what_lies_below_it():
    law = [a_file(OVERRIDE, None), a_file(TEMPLATE_PATH, a_template("Core"))]

    assert resolve_template(law, "").unresolved == Unresolved(WhyUnresolved.UNREADABLE, OVERRIDE)


def test_a_linked_template_is_read_where_it_lies():
    law = [
        a_file(TEMPLATE_PATH, "../../shared/plan.md", symlink=True),
        a_file("shared/plan.md", a_template("Shared")),
    ]

    template = resolve_template(law, "")

    assert (template.path, template.source, titles(template)) == ("shared/plan.md", "core", ["Shared"])


def test_where_nothing_resolves_the_stock_sections_and_fields_are_expected():
    template = resolve_template([], "")

    roles = {section.role for section in template.plan.sections}
    assert (template.path, template.source, template.placeholders) == (None, UPSTREAM, STOCK)
    assert roles == set(Role) - {Role.OTHER}
    assert len(template.plan.context) == 9


def test_marked_sections_and_guidance_are_optional():
    text = "# Plan\n\n## Summary\n\n## Retry [OPTIONAL]\n\n### Rates\n\n## Content Guidelines\n\n### research.md\n"

    template = resolve_template([a_file(TEMPLATE_PATH, text)], "")

    assert template.optional == ("Retry [OPTIONAL]", "Rates", "Content Guidelines", "research.md")


@pytest.mark.parametrize(
    ("paths", "plan", "root"),
    [
        ([".specify/memory/constitution.md"], "specs/001-a/plan.md", ""),
        (["ui/.specify/init-options.json", ".specify/x.md"], "ui/specs/001-a/plan.md", "ui"),
        (["ui/.specify/x.md", ".specify/x.md"], "specs/001-a/plan.md", ""),
        (["ui/.specify"], "ui/specs/001-a/plan.md", "ui"),
        (["ui/templates/plan-template.md"], "ui/specs/001-a/plan.md", "ui"),
        ([".specify/x.md"], ".specify/specs/001-a/plan.md", ""),
        ([], "specs/001-a/plan.md", ""),
    ],
)
def test_the_nearest_project_above_a_plan_is_its_own(paths, plan, root):
    assert project_root([a_file(path, "x") for path in paths], plan) == root


@given(
    st.dictionaries(
        st.sampled_from([TEMPLATE_PATH, ".specify/presets/p/preset.yml", ".specify/presets/.registry", OVERRIDE]),
        st.text(alphabet="#[]{}: provides-templates\n\"'*|", max_size=60),
    )
)
def test_any_law_gives_a_template(files):
    template = resolve_template([File(path, "0", text) for path, text in files.items()], "")

    assert template.source
