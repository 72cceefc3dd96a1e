"""Lines of the tasks template, which are no tasks of a feature."""

import re

_SAMPLE = re.compile(
    r"\bT?XXX\b(?=.*\[)|- \[ \] TXXX\b|\[Entity[12]\]|\[entity[12]\]|\[Service\]|\[service\]\.py|\[endpoint/feature\]"
    r"|\[location\]/\[file\]|\[user journey\]|Create model in \[|\[Brief description of what this story delivers\]"
    r"|\[How to verify this story works on its own\]|\btasks below are SAMPLE TASKS\b|The tasks below are examples"
)
_CODE = re.compile(r"`[^`]*`")


def is_sample(line: str) -> bool:
    """Whether a line is one of the tasks template's own; what stands in code is spoken of, and not left."""
    return _SAMPLE.search(_CODE.sub(" ", line)) is not None
