"""The plan uses another language than the constitution mandates."""

import re
from collections.abc import Iterator

from app.domain.constitution.model import Principle
from app.domain.findings import Severity
from app.domain.plan.model import Role
from app.domain.rules.rule import Case, Example, Remark, rule

_LANGUAGES = {
    "Rust": (r"Rust", (".rs",)),
    "Go": (r"Go(?:lang)?(?=\s*\d|\s+only|\b(?!\s+(?:to|on|for|back|through|live)))", (".go",)),
    "Python": (r"Python", (".py",)),
    "TypeScript": (r"TypeScript", (".ts", ".tsx")),
    "JavaScript": (r"JavaScript", (".js", ".jsx", ".mjs")),
    "Java": (r"Java(?!Script)", (".java",)),
    "Kotlin": (r"Kotlin", (".kt",)),
    "C#": (r"C#", (".cs",)),
    "C++": (r"C\+\+", (".cpp", ".cc", ".hpp")),
    "Ruby": (r"Ruby", (".rb",)),
    "Elixir": (r"Elixir", (".ex", ".exs")),
    "Swift": (r"Swift", (".swift",)),
    "PHP": (r"PHP", (".php",)),
    "Scala": (r"Scala", (".scala",)),
    "Zig": (r"Zig", (".zig",)),
    "Dart": (r"Dart", (".dart",)),
}
"""Languages by the names that projects write, with the endings of their files; taken from GitHub's linguist."""

_FORMS = {name: re.compile(rf"(?<![\w.])(?:{form})(?!\w)") for name, (form, _) in _LANGUAGES.items()}
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_FOR_ALL = (
    r"\b(?:all|every|everything|each|any)\b[^.\n]{{0,80}}\b(?:written|implemented|developed|built|coded|programmed)\b"
    r"[^.\n]{{0,20}}\bin {name}(?!\w)",
    r"\b{name}(?: is the)? only\b|\bonly(?: in)? {name}(?!\w)",
    r"\bno (?:other )?language(?: other than| but| except)? {name}(?!\w)",
)
_EXCEPT = re.compile(
    r"\b(?:except|unless|where|apart from|may|should|prefer\w*|backend|frontend|server-side|core)\b", re.IGNORECASE
)
_OTHER_PROJECTS = frozenset(
    re.findall(
        r"\S+",
        """
    docs doc ui web client clients frontend mobile app apps site website .github ci scripts tools infra deploy
    examples sdk bindings e2e packages terraform
    """,
    )
)

_CONSTITUTION = """
    # Librarian Constitution

    ## Core Principles

    ### I. One Language

    All features MUST be implemented in Rust.
    """


@rule(
    "stack-conflict",
    severity=Severity.HIGH,
    bad=(
        Example(
            plan="""
            ## Technical Context

            **Language/Version**: TypeScript 5.6 on Node.js 22 ◀
            """,
            constitution=_CONSTITUTION,
        ),
    ),
    good=(
        Example(
            plan="""
            ## Technical Context

            **Language/Version**: Rust 1.90 with a TypeScript client
            """,
            constitution=_CONSTITUTION,
        ),
    ),
)
def stack_conflict(case: Case) -> Iterator[Remark]:
    """A principle mandates one language for everything, and the Technical Context names another and not it.

    Only a sentence that speaks of all code and names exactly one language counts, without exceptions of its own.
    Nothing is said where the feature's own paths lie in another project of the repository, such as docs, CI or a
    client, or where the plan names the mandated language too.

    Plan with the mandated language, or declare the violation and justify it.

    Source: `templates/commands/analyze.md`, Constitution Authority; language names as GitHub's linguist has them.
    """
    fields = [field for field in case.plan.context if field.key == "Language/Version"]
    for principle in case.constitution.principles if fields else ():
        mandated = _mandated(principle)
        for field in fields if mandated else ():
            named = _named(field.value)
            if named and mandated not in named and not _lies_elsewhere(case, str(mandated)):
                name = f"{principle.id}. {principle.name}" if principle.number else principle.name
                message = f"{field.name} names {', '.join(sorted(named))}; {name} mandates {mandated} for everything."
                todo = f"Plan with {mandated}, or declare the violation and justify it."
                yield Remark(field.span, f"{message} {todo}", principle=principle.id)


def _mandated(principle: Principle) -> str | None:
    """The one language that the principle demands for all; None when it names several or leaves room."""
    names = _named(principle.text)
    if len(names) != 1:
        return None
    name = next(iter(names))
    forms = [re.compile(form.format(name=re.escape(name)), re.IGNORECASE) for form in _FOR_ALL]
    sentences = [sentence for sentence in _SENTENCE.split(principle.text) if name in _named(sentence)]
    demands = [sentence for sentence in sentences if any(form.search(sentence) for form in forms)]
    return name if demands and not any(_EXCEPT.search(sentence) for sentence in demands) else None


def _named(text: str) -> frozenset[str]:
    # A form begins with the name: looking for it is far cheaper than for the form.
    return frozenset(name for name, form in _FORMS.items() if name in text and form.search(text))


def _lies_elsewhere(case: Case, mandated: str) -> bool:
    trees = (tree for tree in case.plan.trees if tree.role is not Role.DOCUMENTATION)
    paths = [path.path for tree in trees for path in tree.paths]
    if any(path.endswith(_LANGUAGES[mandated][1]) for path in paths):
        return True
    parts = {part.lower() for path in paths for part in path.split("/")[:-1]}
    return bool((parts | set(case.feature.folder.lower().split("/"))) & _OTHER_PROJECTS)
