"""A feature's quickstart.md: whether there is anything in it to run or to follow."""

import re
from dataclasses import dataclass

from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import Document, Fence, Heading, Item, Span, read_markdown, visible

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
    if file is None or file.text is None or file.symlink:
        return None
    document = read_markdown(file.text)
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level > 1]
    titles = ((visible(heading.lines), heading.span) for heading in headings)
    return Quickstart(
        path=file.path,
        document=document,
        scenarios=tuple((title, span) for title, span in titles if _SCENARIO.search(title)),
        steps=sum(isinstance(block, Item) and block.marker[:1].isdigit() for block in document.blocks),
        commands=sum(isinstance(block, Fence) and _is_command(block) for block in document.blocks),
    )


def _is_command(fence: Fence) -> bool:
    info = fence.info.split(maxsplit=1)
    return (info[0].lower() if info else "") in _SHELL and any(line.text.strip() for line in fence.lines)
