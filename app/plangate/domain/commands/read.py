"""From a comment to invocations: what stands at the start of a line, and is neither code, quote nor comment.

`/plangate` is ours whatever follows. `/plan` was a coding agent's command once, so it is ours only when the next word
is a command or nearly one; any other use of it gives nothing.
"""

from collections.abc import Iterator

from plangate.domain.commands import COMMAND_NAMES, find_command
from plangate.domain.commands.actions import Action, InvalidCommand
from plangate.domain.commands.command import Invocation
from plangate.domain.commands.lines import MAX_COMMANDS, key_of, lines_of
from plangate.domain.text.likeness import closest, slips
from plangate.domain.text.markdown import Document, Item, Paragraph, Span, read_markdown

_OWN_SLASH = "/plangate"
_MIN_LONG_NAME_LENGTH = 7
"""Letters from which on a command's name may be mistaken by two."""
_MIN_LIKENESS = 60
"""How alike a word must be to a command's name, of 100, to be taken for it where we are addressed for sure."""


def read_comment(body: str) -> tuple[Invocation, ...]:
    """The invocations of a comment in their order, each line once. Total: any text gives some, or none."""
    if not lines_of(body):
        return ()
    document = read_markdown(body)
    lines = (line for text in _spoken(document) for line in lines_of(text))
    invocations = map(_invocation, dict.fromkeys(lines))
    return tuple(filter(None, invocations))[:MAX_COMMANDS]


def action_of(invocation: Invocation) -> Action:
    """What an invocation asks for."""
    command = find_command(invocation.name) if invocation.name else None
    if command is not None:
        return command.act(invocation)
    hint = f" Did you mean `{invocation.meant}`?" if invocation.meant else ""
    return InvalidCommand(f"There is no such command.{hint} `/plan help` lists them.")


def _spoken(document: Document) -> Iterator[str]:
    """The source lines that are running text, from their very start."""
    for block in document.blocks:
        if isinstance(block, Paragraph | Item) and not block.quoted:
            yield from map(document.line, _open_lines(block))


def _open_lines(block: Paragraph | Item) -> Iterator[int]:
    """The numbers of the lines that do not start inside code or a comment."""
    spans = [mark.span for mark in (*block.inline.codes, *block.inline.comments)]
    return (line for line in block.span.lines if not any(_covers_start(span, line) for span in spans))


def _covers_start(span: Span, line: int) -> bool:
    return span.line < line <= span.end_line


def _invocation(line: str) -> Invocation | None:
    slash, *words = line.split(" ")
    name = words[0].lower() if words else ""
    if name in COMMAND_NAMES:
        return Invocation(line, key_of(line), name, tuple(words[1:]))
    meant = _alike(name) if slash == _OWN_SLASH else _nearly(name)
    return Invocation(line, key_of(line), None, meant=meant) if slash == _OWN_SLASH or meant else None


def _nearly(word: str) -> str | None:
    """The command that a word misspells, by one slip of the finger; none where it may be a word of its own."""
    begun_alike = [name for name in COMMAND_NAMES if word[:1] == name[0]]
    counted = [(slips(word, name, _max_slips(name)), name) for name in begun_alike]
    near = [(number, name) for number, name in counted if number <= _max_slips(name)]
    return min(near, key=lambda pair: pair[0], default=(0, None))[1]


def _max_slips(name: str) -> int:
    return 2 if len(name) >= _MIN_LONG_NAME_LENGTH else 1


def _alike(word: str) -> str | None:
    return closest(word, COMMAND_NAMES, _MIN_LIKENESS)
