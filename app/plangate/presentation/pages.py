"""What is printed from the catalogues: a rule's page, their index, the commands' page, the policy and its schema."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from inspect import cleandoc
from itertools import groupby

from plangate.domain.commands import COMMANDS
from plangate.domain.model.findings import Severity
from plangate.domain.policy import Policy, policy_schema
from plangate.domain.policy.keys import SCHEMA_URL, policy_keys
from plangate.domain.rules import CATALOGUE, RULE_NAMES, find_rule
from plangate.domain.rules.rule import Example, Rule
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown


@dataclass(frozen=True, slots=True)
class PagePart:
    """A text of an example: what it is, and how its block is marked."""

    title: Markdown
    language: Markdown
    text: Markdown


@dataclass(frozen=True, slots=True)
class Page:
    """A rule as its page shows it; everything in it is our own text."""

    name: Markdown
    family: Markdown
    severity: Markdown
    summary: Markdown
    paragraphs: tuple[Markdown, ...]
    bad: tuple[tuple[PagePart, ...], ...]
    good: tuple[tuple[PagePart, ...], ...]


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """The rules of one folder, with what the folder is about."""

    name: Markdown
    says: Markdown
    rules: tuple[Page, ...]


def compose_page(rule: Rule) -> str:
    """The page of a rule: the problem, why, what to do, the source, and examples."""
    return render("pages/rule.md", rule=_page(rule)) + "\n"


def compose_index(rules: Sequence[Rule] = CATALOGUE) -> str:
    """The list of all rules by family."""
    return render("pages/index.md", families=tuple(_families(rules)), total=len(rules)) + "\n"


def compose_pages(rules: Sequence[Rule] = CATALOGUE) -> tuple[tuple[str, str], ...]:
    """Every page with its file name: the index is README.md."""
    pages = ((f"{name}.md", page) for name, page in compose_rule_pages(rules))
    return (("README.md", compose_index(rules)), *pages)


def compose_rule_pages(rules: Sequence[Rule] = CATALOGUE) -> tuple[tuple[str, str], ...]:
    """The page of every rule with the rule's name."""
    return tuple((rule.name, compose_page(rule)) for rule in rules)


def compose_commands() -> str:
    """The page of the commands, docs/commands.md."""
    pages = [(command, _paragraphs(command.page)) for command in COMMANDS]
    return render("pages/commands.md", pages=pages) + "\n"


def advice_on(rule: str) -> Markdown:
    """What a rule's page says is to be done, one paragraph; empty for a rule that the catalogue does not have."""
    declared = find_rule(rule)
    paragraphs = _paragraphs(declared.page)[1:] if declared else []
    advice = [paragraph for paragraph in paragraphs if not paragraph.startswith("Source:")]
    return advice[-1] if advice else Markdown("")


def render_policy_schema() -> str:
    """The JSON Schema of the policy file with the names of all rules, for editors."""
    return json.dumps(policy_schema(RULE_NAMES), ensure_ascii=False, indent=2) + "\n"


def render_policy_file() -> str:
    """A policy file that sets nothing: each key with what it is for and its default, as a comment."""
    return "\n".join(_policy_lines()) + "\n"


def did_you_mean(name: str) -> str:
    """A hint at the rule whose name is closest, with a space before it; empty where none is close."""
    close = get_close_matches(name.lower(), RULE_NAMES, n=1)
    return f" Did you mean {close[0]}?" if close else ""


def _paragraphs(page: str) -> list[Markdown]:
    """The paragraphs of a rule's or a command's own text, each on one line."""
    return [Markdown(" ".join(paragraph.split())) for paragraph in cleandoc(page).split("\n\n")]


def _families(rules: Sequence[Rule]) -> Iterator[RuleFamily]:
    for name, members in groupby(rules, key=lambda rule: rule.family):
        says = sys.modules[f"plangate.domain.rules.{name}"].__doc__ or ""
        yield RuleFamily(Markdown(name), Markdown(says), tuple(_page(rule) for rule in members))


def _page(rule: Rule) -> Page:
    paragraphs = cleandoc(rule.page).split("\n\n")
    return Page(
        name=Markdown(rule.name),
        family=Markdown(rule.family),
        severity=Markdown(rule.severity.word),
        summary=Markdown(rule.summary),
        paragraphs=tuple(Markdown(paragraph) for paragraph in paragraphs[1:]),
        bad=tuple(_parts(example) for example in rule.bad),
        good=tuple(_parts(example) for example in rule.good),
    )


def _parts(example: Example) -> tuple[PagePart, ...]:
    return tuple(
        PagePart(Markdown(title), Markdown(language), Markdown(text)) for title, language, text in _texts(example)
    )


def _texts(example: Example) -> Iterator[tuple[str, str, str]]:
    """Title, language and text of each part: the plan, and what it was judged by."""
    if example.amended is not None:
        yield "", "markdown", cleandoc(example.amended)
        yield "Before the pull request:", "markdown", cleandoc(example.constitution or "None.")
        return
    yield "", "markdown", cleandoc(example.plan)
    basis = {
        "By this constitution:": ("markdown", example.constitution),
        "By this template:": ("markdown", example.template),
        "With this policy:": ("yaml", example.policy),
    }
    for title, (language, text) in basis.items():
        if text:
            yield title, language, cleandoc(text)
    for path, text in example.files.items():
        yield f"Beside `{path}`:", "", cleandoc(text)
    for path, text in example.before.items():
        yield f"At the merge base, `{path}`:", "", cleandoc(text)
    if example.siblings:
        yield "Folders beside the feature's:", "", "\n".join(example.siblings)


def _policy_lines() -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA_URL}"
    yield "#"
    yield "# What this repository asks of Plangate. Each key stands here with its default; take the mark before a key"
    yield "# away to set it. It holds once it is on the base branch."
    for key in policy_keys(RULE_NAMES):
        yield ""
        yield f"# {key.says}"
        default = getattr(Policy(), key.field)
        yield f"#{key.name}: {_written(dict(default) if key.name == 'rules' else default)}"


def _written(value: object) -> str:
    """A default as YAML on one line."""
    if value is None:
        return "never"
    if isinstance(value, Severity):
        return value.word
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value):
        pairs = ((field.name.replace("_", "-"), getattr(value, field.name)) for field in fields(value))
        return f"{{{', '.join(f'{name}: {_written(one)}' for name, one in pairs)}}}"
    return json.dumps(value)
