"""Layouts of `.specify` that a plan template is found in, each with what spec-kit's own scripts make of it."""

import json

from plangate.domain.model.absent_text import WhyUnresolved
from tests.builders import TEMPLATE_PATH

OVERRIDE = ".specify/templates/overrides/plan-template.md"
PRESETS = ".specify/presets"
EXTENSIONS = ".specify/extensions"

CORE = "# Plan: [FEATURE]\n\n## Core\n\n[what to say]\n"
MINE = "# Plan: [FEATURE]\n\n## Mine\n\n[what else to say]\n"
THEIRS = "# Plan: [FEATURE]\n\n## Theirs\n"

Files = dict[str, str]


def manifest(id: str, *entries: str, file: str = "t/p.md") -> Files:
    """A preset's manifest with these entries, each with its braces, and a template beside it."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    return {f"{PRESETS}/{id}/preset.yml": f"provides:\n  templates:\n{lines}", f"{PRESETS}/{id}/{file}": MINE}


def declared(strategy: str, text: str = MINE, id: str = "p") -> Files:
    """A preset whose template joins the core in that way."""
    entry = f"{{type: template, name: plan-template, file: t/p.md, strategy: {strategy}}}"
    return {TEMPLATE_PATH: CORE, **manifest(id, entry), f"{PRESETS}/{id}/t/p.md": text}


def preset(id: str, text: str = MINE) -> Files:
    """A preset with its template where presets usually have it, and no manifest."""
    return {f"{PRESETS}/{id}/templates/plan-template.md": text}


def extension(id: str, text: str = MINE) -> Files:
    """An extension with its manifest and its template where extensions usually have it."""
    return {f"{EXTENSIONS}/{id}/extension.yml": "id: x\n", f"{EXTENSIONS}/{id}/templates/plan-template.md": text}


def registry(folder: str, entries: object) -> Files:
    """The registry of presets or of extensions."""
    return {f"{folder}/.registry": json.dumps({folder.rpartition("/")[2]: entries})}


def two_presets(first: object, second: object) -> Files:
    """Two presets, of which `a` has the text MINE and `b` THEIRS, with what the registry says of each."""
    return {**registry(PRESETS, {"a": first, "b": second}), **preset("a"), **preset("b", THEIRS)}


def two_extensions(first: object, second: object) -> Files:
    """Two extensions of the same kind."""
    return {**registry(EXTENSIONS, {"a": first, "b": second}), **extension("a"), **extension("b", THEIRS)}


WRAPPER = "## Before\n\n{CORE_TEMPLATE}\n\n## After\n"

LAYOUTS: dict[str, tuple[Files, str | WhyUnresolved]] = {
    # Where a template lies.
    "core": ({TEMPLATE_PATH: CORE}, CORE),
    "override over a preset": ({OVERRIDE: THEIRS, **preset("p"), TEMPLATE_PATH: CORE}, THEIRS),
    "preset over an extension": ({**preset("p"), **extension("e", THEIRS)}, MINE),
    "preset beside its manifest's place": ({f"{PRESETS}/p/plan-template.md": MINE, TEMPLATE_PATH: CORE}, MINE),
    "extension over the core": ({**extension("e"), TEMPLATE_PATH: CORE}, MINE),
    "extension beside extension.yml": (
        {f"{EXTENSIONS}/e/extension.yml": "id: e\n", f"{EXTENSIONS}/e/plan-template.md": MINE, TEMPLATE_PATH: CORE},
        MINE,
    ),
    "extension with its template in both places": (
        {**extension("e"), f"{EXTENSIONS}/e/plan-template.md": THEIRS, TEMPLATE_PATH: CORE},
        MINE,
    ),
    "extension without a manifest": ({f"{EXTENSIONS}/e-2/plan-template.md": MINE}, MINE),
    "a folder that is no id": ({**preset("P"), **extension("e.2", THEIRS), TEMPLATE_PATH: CORE}, CORE),
    # How layers join.
    "append in capitals": (declared("Append"), f"{CORE}\n\n{MINE}"),
    "prepend all in capitals": (declared("PREPEND"), f"{MINE}\n\n{CORE}"),
    "replace with a capital": (declared("Replace"), MINE),
    "wrap": (declared("wRap", WRAPPER), WRAPPER.replace("{CORE_TEMPLATE}", CORE)),
    "wrap twice": (declared("wrap", WRAPPER * 2), (WRAPPER * 2).replace("{CORE_TEMPLATE}", CORE)),
    "append without an end of line": (declared("append", "## Mine"), f"{CORE}\n\n## Mine"),
    "append nothing": (declared("append", ""), f"{CORE}\n\n"),
    "two presets that join": (
        {
            **registry(PRESETS, {"p": {}, "q": {"priority": 1}}),
            **declared("append"),
            **declared("prepend", THEIRS, "q"),
        },
        f"{THEIRS}\n\n{CORE}\n\n{MINE}",
    ),
    "wrap without the token": (declared("wrap", "## Mine\n"), WhyUnresolved.NO_TOKEN),
    "an unknown strategy": (declared("shout"), WhyUnresolved.BAD_MANIFEST),
    "a strategy that is a list": (declared("[append]"), WhyUnresolved.BAD_MANIFEST),
    "append to nothing": (
        {path: text for path, text in declared("append").items() if path != TEMPLATE_PATH},
        WhyUnresolved.NO_BASE,
    ),
    "wrap nothing": (
        {path: text for path, text in declared("Wrap", WRAPPER).items() if path != TEMPLATE_PATH},
        WhyUnresolved.NO_BASE,
    ),
    # What a manifest declares.
    "a file of any name": (
        {
            TEMPLATE_PATH: CORE,
            **manifest("p", "{type: template, name: plan-template, file: plan.tmpl}", file="plan.tmpl"),
        },
        MINE,
    ),
    "a file with dots in its path": (
        {TEMPLATE_PATH: CORE, **manifest("p", "{type: template, name: plan-template, file: ./t//p.md}")},
        MINE,
    ),
    "a declared file that is not there": (
        {TEMPLATE_PATH: CORE, **preset("p"), **manifest("p", "{type: template, name: plan-template, file: gone.md}")},
        CORE,
    ),
    "a declared file without a name": (
        {TEMPLATE_PATH: CORE, **preset("p"), **manifest("p", "{type: template, name: plan-template, file: ''}")},
        CORE,
    ),
    "a declared file above the preset": (
        {
            TEMPLATE_PATH: CORE,
            f"{PRESETS}/secret.md": THEIRS,
            **manifest("p", "{type: template, name: plan-template, file: ../secret.md}"),
        },
        CORE,
    ),
    "a manifest that declares something else": (
        {TEMPLATE_PATH: CORE, **preset("p"), **manifest("p", "{type: command, name: plan-template, file: t/p.md}")},
        MINE,
    ),
    "a manifest with one bad entry": (
        {
            TEMPLATE_PATH: CORE,
            **manifest("p", "{type: template, name: plan-template, file: t/p.md}", "{name: spec-template, file: x}"),
        },
        WhyUnresolved.BAD_MANIFEST,
    ),
    "a manifest that provides nothing": (
        {TEMPLATE_PATH: CORE, **preset("p"), f"{PRESETS}/p/preset.yml": "provides: {templates: []}\n"},
        WhyUnresolved.BAD_MANIFEST,
    ),
    "a manifest that is empty": (
        {TEMPLATE_PATH: CORE, **preset("p"), f"{PRESETS}/p/preset.yml": ""},
        WhyUnresolved.BAD_MANIFEST,
    ),
    "a bad manifest below an override": ({OVERRIDE: THEIRS, f"{PRESETS}/p/preset.yml": "["}, THEIRS),
    "a script that is appended": (
        {TEMPLATE_PATH: CORE, **manifest("p", "{type: script, name: x, file: x, strategy: append}")},
        WhyUnresolved.BAD_MANIFEST,
    ),
    # In which order.
    "a priority as text": (two_presets({"priority": "20"}, {"priority": "5"}), THEIRS),
    "a priority as text with blanks": (two_presets({"priority": 7}, {"priority": " 3 "}), THEIRS),
    "a priority as text before a number": (two_presets({"priority": "9"}, {"priority": 10}), MINE),
    "a priority that is no whole number": (two_presets({"priority": "5.5"}, {"priority": 9}), THEIRS),
    "a priority as a fraction": (two_presets({"priority": 9}, {"priority": 8.9}), THEIRS),
    "a priority that is true": (two_presets({"priority": True}, {"priority": 3}), THEIRS),
    "a priority below one": (two_presets({"priority": "0"}, {"priority": 11}), MINE),
    "priorities that are equal": (two_presets({}, {"priority": 10}), MINE),
    "an extension's priority as text": (two_extensions({"priority": "30"}, {"priority": "2"}), THEIRS),
    "an extension that no registry knows": (
        {**two_extensions({"priority": "11"}, {"priority": 12}), **extension("z", CORE)},
        CORE,
    ),
    "an extension that is off": ({**two_extensions({"enabled": False}, {}), TEMPLATE_PATH: CORE}, THEIRS),
    "a preset that is switched off by a zero": (two_presets({"enabled": 0}, {}), THEIRS),
    "a preset whose entry is no mapping": (two_presets("x", {}), THEIRS),
    "a registry that names no presets": ({f"{PRESETS}/.registry": "{}", **preset("p"), TEMPLATE_PATH: CORE}, CORE),
    "a registry of presets that is a list": (
        {f"{PRESETS}/.registry": "[]", **preset("b", THEIRS), **preset("a")},
        MINE,
    ),
    "a registry of presets that is no JSON": ({f"{PRESETS}/.registry": "{", **preset("p"), TEMPLATE_PATH: CORE}, MINE),
    "a registry of extensions that is no JSON": (
        {f"{EXTENSIONS}/.registry": "{", **extension("e"), TEMPLATE_PATH: CORE},
        WhyUnresolved.BAD_REGISTRY,
    ),
    "a registry of extensions that is a list": (
        {f"{EXTENSIONS}/.registry": "[]", TEMPLATE_PATH: CORE},
        WhyUnresolved.BAD_REGISTRY,
    ),
    "a bad registry of extensions below a preset": ({f"{EXTENSIONS}/.registry": "[]", **preset("p")}, MINE),
    # Where nothing stands.
    "nothing": ({".specify/memory/constitution.md": "# Law\n"}, WhyUnresolved.MISSING),
    "the layout of old beside the new one": (
        {".specify/memory/constitution.md": "# Law\n", "templates/plan-template.md": CORE},
        WhyUnresolved.MISSING,
    ),
    "an empty override": ({OVERRIDE: "", TEMPLATE_PATH: CORE}, WhyUnresolved.EMPTY),
    "an empty extension's template": ({**extension("e", ""), TEMPLATE_PATH: CORE}, WhyUnresolved.EMPTY),
    "an empty core": ({TEMPLATE_PATH: ""}, WhyUnresolved.EMPTY),
    "an override of blanks": ({OVERRIDE: " \n\n", TEMPLATE_PATH: CORE}, " \n\n"),
    # What is behind links.
    "a link to a template": ({TEMPLATE_PATH: "-> ../../shared/plan.md", "shared/plan.md": MINE}, MINE),
    "a link that leads nowhere": ({OVERRIDE: "-> ../../../gone.md", TEMPLATE_PATH: CORE}, CORE),
    "a preset that is a link": (
        {f"{PRESETS}/p": "-> ../../shared/p", "shared/p/templates/plan-template.md": MINE, TEMPLATE_PATH: CORE},
        MINE,
    ),
    "an extension that is a link": (
        {f"{EXTENSIONS}/e": "-> ../../shared/e", "shared/e/plan-template.md": MINE, TEMPLATE_PATH: CORE},
        MINE,
    ),
    "presets that lie behind a link": (
        {PRESETS: "-> ../shared", "shared/p/templates/plan-template.md": MINE, TEMPLATE_PATH: CORE},
        MINE,
    ),
    "a registry that is a link to nothing": (
        {f"{EXTENSIONS}/.registry": "-> gone.json", TEMPLATE_PATH: CORE},
        WhyUnresolved.BAD_REGISTRY,
    ),
}
"""By name, the files and the text that they come to, or why specify stops; what begins with `-> ` is a link."""


def target(text: str) -> str | None:
    """Where a link leads; None for what is none."""
    return text.removeprefix("-> ") if text.startswith("-> ") else None
