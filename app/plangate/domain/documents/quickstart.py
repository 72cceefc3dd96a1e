"""A feature's quickstart.md: whether there is anything in it to run or to follow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.markdown import Block, Document, Fence, Heading, Item, Span, read_markdown

_SCENARIO = re.compile(
    r"(?i)\b(?:scenario|validat(?:e|ion)|verif(?:y|ication)|test|try|walkthrough|step|usage|example|smoke|check)s?(?:ing)?\b"
    r"|シナリオ|検証|手順|场景|場景|验证|驗證|步骤|步驟|시나리오|검증|단계|сценари|проверк|шаг|escenario|cenário|prueba|passo|paso|étape|schritt"
)
_SHELL = frozenset(
    ("", "bash", "sh", "shell", "console", "zsh", "powershell", "ps1", "pwsh", "cmd", "text", "http", "sql")
)


@dataclass(frozen=True, slots=True)
class Quickstart:
    """A quickstart.md as read: titles of scenarios, counts of numbered steps and blocks of commands."""

    path: str
    document: Document
    scenarios: tuple[tuple[str, Span], ...] = ()
    steps: int = 0
    commands: int = 0

    @property
    def can_be_run(self) -> bool:
        """Whether there is anything to follow."""
        return bool(self.scenarios or self.steps or self.commands)


def parse_quickstart(file: File | None) -> Quickstart | None:
    """The quickstart of a file; None without the file or its text."""
    text = content_of(file)
    if file is None or text is None:
        return None
    document = read_markdown(text)
    return Quickstart(
        path=file.path,
        document=document,
        scenarios=tuple(_scenarios(document.blocks)),
        steps=sum(map(_is_step, document.blocks)),
        commands=sum(map(_is_command, document.blocks)),
    )


def _scenarios(blocks: Iterable[Block]) -> Iterator[tuple[str, Span]]:
    for heading in blocks:
        if isinstance(heading, Heading) and heading.level > 1 and _SCENARIO.search(title := heading.inline.flat):
            yield title, heading.span


def _is_step(block: Block) -> bool:
    return isinstance(block, Item) and block.number is not None


def _is_command(block: Block) -> bool:
    return isinstance(block, Fence) and block.language in _SHELL and any(line.text.strip() for line in block.lines)
