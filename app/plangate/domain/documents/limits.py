"""What is not judged, since nobody could read it: a Markdown file with too much structure."""

from dataclasses import replace

from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import is_overgrown

TOO_MUCH_STRUCTURE = (
    "has too much structure: over 50,000 pieces of text and marks, 100 levels, or many blocks on one long line"
)
"""What is said of such a file, after its name."""

_MARKDOWN = (".md", ".markdown")


def within_limits(file: File) -> File:
    """The file as it was read, or without its text where that has too much structure."""
    if file.text is None or file.symlink or not file.path.lower().endswith(_MARKDOWN) or not is_overgrown(file.text):
        return file
    return replace(file, text=None, overgrown=True)
