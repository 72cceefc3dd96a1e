"""Work on linting: only where plan or law names a linter, and nothing of the repository configures any."""

import re
from collections.abc import Iterator

from plangate.domain.model.findings import Strength
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource
from plangate.domain.scaffold.sources.manifests import MANIFESTS
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase

_TOOLS = {
    ".py": {"Ruff": r"[Rr]uff", "Flake8": r"[Ff]lake8", "Pylint": r"[Pp]ylint", "Black": r"Black(?=[\s,;.`)+/]|$)"},
    ".ts": {"ESLint": r"(?i:eslint)", "Prettier": r"Prettier|`prettier`", "Biome": r"Biome|`biome`"},
    ".go": {"golangci-lint": r"golangci-lint"},
    ".rb": {"RuboCop": r"[Rr]ubo[Cc]op"},
    ".swift": {"SwiftLint": r"[Ss]wift[Ll]int"},
    ".kt": {"ktlint": r"[Kk]t[Ll]int", "detekt": r"[Dd]etekt"},
    ".java": {"Checkstyle": r"[Cc]heckstyle"},
    ".cs": {"StyleCop": r"StyleCop"},
    ".php": {"PHP-CS-Fixer": r"(?i:php-cs-fixer)"},
}
"""By the ending of a language's files; what works without any set-up, such as gofmt and Clippy, is left out."""

_CONFIGURES = re.compile(
    r"(?i)^(?:\.?(?:ruff|rustfmt|clippy)\.toml|\.?pylintrc|\.flake8|setup\.cfg|tox\.ini|\.pre-commit-config\.ya?ml"
    r"|\.eslintrc.*|\.prettierrc.*|(?:eslint|prettier)\.config\..+|\.?biome\.jsonc?|\.golangci\..+|\.editorconfig"
    r"|\.?rubocop.*\.yml|\.swiftlint\.yml|\.swiftformat|\.?(?:detekt|checkstyle).*\.(?:yml|xml)|\.globalconfig"
    r"|stylecop\.json|.*\.ruleset|directory\.build\.props|phpcs\.xml.*|\.php[-_]cs.*|pint\.json|\.oxlintrc\.json"
    r"|deno\.jsonc?|lefthook\.ya?ml|.*lint.*\.(?:json|toml|ya?ml|[cm]?[jt]s))$"
)
_FIELD = re.compile(r"(?i)^(?:testing|constraints?)$|lint|format|quality|tooling|style")
_DENIED = re.compile(r"(?i)\b(?:no|not|without|never|instead of|replac\w+|existing|already)\b")
_DEMANDED = re.compile(r"\b(?:MUST|SHALL)\b(?! NOT)")
_SENTENCE = re.compile(r"(?<=[.;])\s+|\n")


def lint_drafts(design: Design) -> Iterator[TaskDraft]:
    """One task for the linters that are asked for; none where the repository has a configuration, or may have one."""
    found = tuple(_asked(design))
    tools = tuple(dict.fromkeys(tool for tool, _, _ in found))
    if not tools or _may_be_there(design) or _is_decided(design, tools):
        return
    yield TaskDraft(
        TaskPhase.SETUP,
        Stage.SERVICES,
        f"Set up {' and '.join(tools)}: nothing in the repository configures a linter",
        cites=tuple(dict.fromkeys(cite for _, cite, _ in found)),
        sources=tuple(dict.fromkeys(source for _, _, source in found)),
    )


def _asked(design: Design) -> Iterator[tuple[str, str, TaskSource]]:
    """Each linter of the plan's language that is asked for, with citation and place."""
    ending = design.language.ending.replace(".js", ".ts") if design.language else ""
    for tool, form in _TOOLS.get(ending, {}).items():
        pattern = re.compile(rf"(?<![\w/.-])(?:{form})(?![\w-])")
        for field in design.plan.context:
            if _FIELD.search(field.key) and _says(field.value, pattern):
                source = TaskSource(TaskKind.TECHNOLOGY, tool, design.plan.path, field.span.line)
                yield tool, f"plan: {_plain(field.key)}", source
        law = design.case.constitution
        for principle in law.principles if law.path else ():
            if principle.strength in (Strength.MUST, Strength.NON_NEGOTIABLE) and _says(
                principle.text, pattern, _DEMANDED
            ):
                source = TaskSource(TaskKind.TECHNOLOGY, tool, law.path or "", principle.span.line)
                yield tool, f"constitution: {_plain(principle.id)}", source


def _says(text: str, tool: re.Pattern[str], demanded: re.Pattern[str] | None = None) -> bool:
    """Whether a sentence names the tool without turning it down, and demands it where that is asked for."""
    return any(
        tool.search(sentence) and not _DENIED.search(sentence) and (demanded is None or demanded.search(sentence))
        for sentence in _SENTENCE.split(text)
    )


def _may_be_there(design: Design) -> bool:
    """Whether a linter is configured, will be by a file of the tree, or a manifest that was not read may do it."""
    paths = design.ground.paths
    names = {path.rpartition("/")[2] for path in (*paths, *(leaf.path for leaf in design.leaves))}
    read = {file.path for file in design.manifests if file.text is not None}
    unread = any(_is_manifest(path) and path not in read for path in paths)
    tools = [tool.casefold() for of_language in _TOOLS.values() for tool in of_language]
    texts = [(file.text or "").casefold() for file in design.manifests]
    named = any(tool in text for text in texts for tool in tools)
    return not paths or unread or named or any(map(_CONFIGURES.match, names))


def _is_manifest(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name in MANIFESTS or name.endswith(".csproj")


def _is_decided(design: Design, tools: tuple[str, ...]) -> bool:
    """Whether research decides on one of the tools: then that is the task, or a decision to follow."""
    said = " ".join(f"{one.title} {one.chosen}" for one in design.decisions).casefold()
    return any(tool.casefold() in said for tool in tools)


def _plain(text: str) -> str:
    return re.sub(r"[();]", "", text)
