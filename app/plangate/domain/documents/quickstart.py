"""A feature's quickstart.md: whether there is anything in it to run or to follow."""

from plangate.domain.model.snapshot import File, content_of
from plangate.domain.text.markdown import Block, Fence, Heading, Item, read_markdown
from plangate.domain.text.words import word_set

_NO_COMMANDS = word_set("python py javascript js typescript ts json yaml toml xml html css mermaid diff")


def can_be_followed(file: File | None) -> bool:
    """Whether a quickstart has parts, numbered steps or blocks of commands; not without the file or its text."""
    return any(map(_is_followed, read_markdown(content_of(file) or "").blocks))


def _is_followed(block: Block) -> bool:
    match block:
        case Heading():
            return block.level > 1
        case Item():
            return block.number is not None
        case Fence():
            return block.language not in _NO_COMMANDS and any(line.text.strip() for line in block.lines)
    return False
