"""What the repository lacks for the plan: dependencies that no manifest names, linters that nothing configures."""

from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.documents.plan.model import Field
from plangate.domain.model.findings import Strength
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.sources.manifests import MANIFESTS, folded, is_manifest, named_in
from plangate.domain.scaffold.sources.placed import PlacedDesign
from plangate.domain.scaffold.sources.shared import asks_for_nothing_new
from plangate.domain.scaffold.task_draft import Wording
from plangate.domain.scaffold.words import one_line
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import before_first, is_name, sentences, word_set

_KEY = "Primary Dependencies"
_MAX_LABEL_LENGTH = 40
_DESCRIPTIONS = ("(", "[", " - ", " – ", " — ", " for ", " as ", " via ", " in ")
"""How what a plan says of a dependency begins behind its name."""

_COMPARISONS = "~^<>=!@"
_MAX_NAME_LENGTH = 120
_MAX_SHOWN_LENGTH = 200

_LINTERS: dict[str, dict[str, tuple[str, ...]]] = {
    ".py": {"Ruff": ("ruff",), "Flake8": ("flake8",), "Pylint": ("pylint",), "Black": ()},
    ".ts": {"ESLint": ("eslint", "Eslint"), "Prettier": ("`prettier`",), "Biome": ("`biome`",)},
    ".go": {"golangci-lint": ()},
    ".rb": {"RuboCop": ("Rubocop", "rubocop")},
    ".swift": {"SwiftLint": ("Swiftlint", "swiftlint")},
    ".kt": {"ktlint": ("Ktlint", "KtLint"), "detekt": ("Detekt",)},
    ".java": {"Checkstyle": ("checkstyle",)},
    ".cs": {"StyleCop": ()},
    ".php": {"PHP-CS-Fixer": ("php-cs-fixer",)},
}
"""By the ending of a language's files, with other ways to write a name; one that is a word too has few.

What works without any set-up, such as gofmt and Clippy, is left out.
"""

_ALL_LINTERS = tuple(tool for of_language in _LINTERS.values() for tool in of_language)
_CONFIGURATIONS = word_set(
    "ruff.toml rustfmt.toml clippy.toml pylintrc flake8 setup.cfg tox.ini pre-commit-config.yaml pre-commit-config.yml "
    "biome.json biome.jsonc editorconfig swiftformat globalconfig stylecop.json directory.build.props pint.json "
    "deno.json deno.jsonc lefthook.yml lefthook.yaml"
)
"""The names of files that configure linters, without a dot before them."""

_CONFIGURATION_STARTS = (
    "eslintrc", "prettierrc", "eslint.config.", "prettier.config.", "golangci.", "phpcs.xml", "php-cs", "php_cs",
)  # fmt: skip
_CONFIGURED = ("lint", "rubocop", "detekt", "checkstyle")
_SETTINGS = (
    ".json", ".toml", ".yml", ".yaml", ".xml", ".js", ".cjs", ".mjs", ".ts", ".cts", ".mts",
)  # fmt: skip
_LINTER_FIELDS = ("lint", "format", "quality", "tooling", "style")
_LINTER_KEYS = frozenset({"testing", "constraint", "constraints"})
_DENIED = Vocabulary("no, not, without, never, instead of, replac*, existing, already")
_DEMANDED = Vocabulary("MUST, SHALL", cased=True)
_BESIDE_NAMES = str.maketrans(dict.fromkeys("+,;:()[]{}*|\"'", " "))
_STRICT = (Strength.MUST, Strength.NON_NEGOTIABLE)


@dataclass(frozen=True, slots=True)
class MissingDependencies:
    """What is missing of the plan's dependencies, in its words, and the manifest to add it to, empty if unknown."""

    field: Field
    missing: str
    manifest: str


@dataclass(frozen=True, slots=True)
class WantedLinter:
    """A linter that is asked for, with the citation of who asks, and the place."""

    tool: str
    cite: str
    source: TaskSource


def missing_dependencies(placed: PlacedDesign) -> Iterator[MissingDependencies]:
    """All that is missing; nothing where the plan adds nothing, or the manifests name all of it."""
    design = placed.design
    field = design.context_field(_KEY)
    if field is None:
        return
    value = ", ".join(line.strip(" -*•") for line in field.value.split("\n") if line.strip())
    if asks_for_nothing_new(one_line(value, _MAX_SHOWN_LENGTH)):
        return
    if missing := _missing(design, value):
        yield MissingDependencies(field, missing, _manifest(design))


def _missing(design: Design, value: str) -> str:
    """The part of the value that the manifests do not name; all of it where they cannot tell."""
    named = _named(design)
    if not named or _begins_anew(design):
        return value
    parts = list(filter(None, _parts(value)))
    kept = [part for part in parts if not _names_of(part) & named]
    return value if len(kept) == len(parts) else ", ".join(kept)


def _named(design: Design) -> frozenset[str]:
    """What the manifests name, as `folded`, as far as they can tell."""
    return frozenset(name for file in design.manifests for name in named_in(file) or ())


def _begins_anew(design: Design) -> bool:
    """Whether the plan creates a manifest: what others name is no help to that project."""
    return any(is_manifest(file.path) for file in design.files if file.is_created)


def _parts(value: str) -> Iterator[str]:
    """What stands between commas and semicolons outside of brackets."""
    depth, start = 0, 0
    for at, sign in enumerate(value):
        depth += (sign in "([") - (sign in ")]")
        if sign in ",;" and depth <= 0:
            yield value[start:at].strip()
            start = at + 1
    yield value[start:].strip()


def _names_of(part: str) -> frozenset[str]:
    """What a manifest may call a dependency, as `folded`: `React 18 (frontend)` is called react."""
    start = " ".join(part[:_MAX_NAME_LENGTH].replace("*", "").replace("`", "").split())
    label, colon, rest = start.partition(": ")
    is_labeled = colon and len(label) <= _MAX_LABEL_LENGTH and is_name(label, "_ /&-")
    name = before_first(rest if is_labeled else start, _DESCRIPTIONS)
    return frozenset({folded(_without_version(name).strip(" ."))} - {""})


def _without_version(name: str) -> str:
    """A dependency's name without the versions behind it; an `@` at its start belongs to it."""
    *words, last = (name[:1] + before_first(name[1:], _COMPARISONS)).split() or ("",)
    while words and last.removeprefix("v")[:1].isdigit():
        last = words.pop()
    return " ".join((*words, last))


def _manifest(design: Design) -> str:
    """The manifest of the project: one that the tree names, else the nearest that the repository has."""
    drawn = next((file.path for file in design.files if file.name in MANIFESTS), "")
    held = _held_manifests(design)
    own = [path for path in held if path.rpartition("/")[0] == design.repository.project]
    return drawn or next((paths[0] for paths in (own, held) if len(paths) == 1), "")


def _held_manifests(design: Design) -> list[str]:
    """The manifests of the repository that are for the plan's language."""
    language = design.language
    wanted = (language.manifest,) if language and language.manifest else MANIFESTS
    return [path for path in design.repository.paths if path.rpartition("/")[2] in wanted]


def word_dependencies(design: Design, part: MissingDependencies) -> Wording:
    """Add the dependencies."""
    what = (
        f"what is missing of the plan's dependencies to {part.manifest}" if part.manifest else "the plan's dependencies"
    )
    return Wording(
        f"Add {what}: {one_line(part.missing, _MAX_SHOWN_LENGTH)}".rstrip("."),
        (f"plan: {_KEY}",),
        (design.in_plan(TaskKind.TECHNOLOGY, _KEY, part.field.span.line),),
    )


def wanted_linters(placed: PlacedDesign) -> Iterator[tuple[WantedLinter, ...]]:
    """The linters that plan or law asks for; none where the repository has a configuration, or may have one."""
    design = placed.design
    wanted = tuple(linter for tool, name in _names(design) for linter in _wanted(design, tool, name))
    if wanted and not _may_be_configured(design) and not _is_decided(design, wanted):
        yield wanted


def _names(design: Design) -> Iterator[tuple[str, frozenset[str]]]:
    """The linters of the plan's language, each with the forms of its name."""
    ending = design.language.ending.replace(".js", ".ts") if design.language else ""
    for tool, others in _LINTERS.get(ending, {}).items():
        yield tool, frozenset({tool, *others})


def _wanted(design: Design, tool: str, names: frozenset[str]) -> Iterator[WantedLinter]:
    """Who asks for a linter: fields of the plan, then principles that demand it."""
    yield from _wanted_by_plan(design, tool, names)
    yield from _wanted_by_law(design, tool, names)


def _wanted_by_plan(design: Design, tool: str, names: frozenset[str]) -> Iterator[WantedLinter]:
    for field in design.plan.context:
        if _may_ask_for_linters(field.key.lower()) and any(_sentences_with(names, field.value)):
            source = design.in_plan(TaskKind.TECHNOLOGY, tool, field.span.line)
            yield WantedLinter(tool, f"plan: {_without_signs(field.key)}", source)


def _may_ask_for_linters(key: str) -> bool:
    return key in _LINTER_KEYS or any(word in key for word in _LINTER_FIELDS)


def _wanted_by_law(design: Design, tool: str, names: frozenset[str]) -> Iterator[WantedLinter]:
    law = design.case.constitution
    for principle in law.principles if law.path else ():
        if principle.strength in _STRICT and any(map(_demands, _sentences_with(names, principle.text))):
            source = TaskSource(TaskKind.TECHNOLOGY, tool, law.path or "", principle.span.line)
            yield WantedLinter(tool, f"constitution: {_without_signs(principle.id)}", source)


def _demands(sentence: str) -> bool:
    return _DEMANDED.stands_in(sentence.replace("MUST NOT", "").replace("SHALL NOT", ""))


def _sentences_with(names: frozenset[str], text: str) -> Iterator[str]:
    """The sentences that name a linter without turning it down."""
    for line in text.split("\n"):
        for sentence in sentences(line, ".;"):
            if not names.isdisjoint(_words_of(sentence)) and not _DENIED.stands_in(sentence):
                yield sentence


def _words_of(sentence: str) -> Iterator[str]:
    """The words as they are written, up to a slash: what stands behind it belongs to a path."""
    for word in sentence.translate(_BESIDE_NAMES).split():
        name = word.rstrip(".!?").partition("/")[0]
        yield from (name, name.strip("`"))


def _may_be_configured(design: Design) -> bool:
    """Whether a linter is configured, will be by a file of the tree, or a manifest that was not read may do it."""
    paths = design.repository.paths
    names = {path.rpartition("/")[2] for path in (*paths, *(file.path for file in design.files))}
    return not paths or any(map(_configures, names)) or _may_be_in_manifests(design)


def _configures(name: str) -> bool:
    """Whether a file of a name configures a linter."""
    bare = name.lower().removeprefix(".")
    is_named_so = bare in _CONFIGURATIONS or bare.startswith(_CONFIGURATION_STARTS) or bare.endswith(".ruleset")
    return is_named_so or (bare.endswith(_SETTINGS) and any(tool in bare for tool in _CONFIGURED))


def _may_be_in_manifests(design: Design) -> bool:
    """Whether a manifest names a linter, or was not read."""
    texts = {file.path: file.text.casefold() for file in design.manifests if file.text is not None}
    unread = set(filter(is_manifest, design.repository.paths)) - texts.keys()
    return bool(unread) or any(tool.casefold() in text for text in texts.values() for tool in _ALL_LINTERS)


def _is_decided(design: Design, wanted: tuple[WantedLinter, ...]) -> bool:
    """Whether research decides on one of the tools: then that is the task, or a decision to follow."""
    decided = " ".join(f"{decision.title} {decision.chosen}" for decision in design.decisions).casefold()
    return any(linter.tool.casefold() in decided for linter in wanted)


def _without_signs(text: str) -> str:
    return text.replace("(", "").replace(")", "").replace(";", "")


def word_linters(design: Design, wanted: tuple[WantedLinter, ...]) -> Wording:
    """Set up the linters."""
    tools = dict.fromkeys(linter.tool for linter in wanted)
    return Wording(
        f"Set up {' and '.join(tools)}: nothing in the repository configures a linter",
        tuple(dict.fromkeys(linter.cite for linter in wanted)),
        tuple(dict.fromkeys(linter.source for linter in wanted)),
    )
